"""Two commands on one project at once: neither loses what the other wrote. Real processes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from mosulmap.check.problems import find_problems
from mosulmap.model.rows import Article, Mention
from mosulmap.project.project import read_project
from mosulmap.project.table import read_table
from tests.command_line import run_cli
from tests.tiny_project import (
    ARTICLES,
    KARAMA_TAKEN,
    MENTIONS,
    SAMAH_FLED,
    SAMAH_SEEN,
    TinyProject,
)

TEXT = "Troops win\n\nIraqi forces took Karama on Monday. Residents of Samah fled to Mosul {}.\n"


@pytest.fixture
def folder(tiny: TinyProject, tmp_path: Path) -> Path:
    """Return the tiny project on disk with three proposals, and four articles to be added."""
    for row in (KARAMA_TAKEN, SAMAH_FLED, SAMAH_SEEN):
        tiny.change(MENTIONS, row, {"status": "proposed"})
    for number in range(4):
        (tmp_path / f"t{number}.txt").write_text(TEXT.format("twice " * number), encoding="utf-8")
    return tiny.write(tmp_path / "project")


def start(folder: Path, *words: str) -> subprocess.Popen[str]:
    """Start a command on the project."""
    pipe = subprocess.PIPE
    command = [sys.executable, "-m", "mosulmap", *words, "--project", str(folder)]
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True)


def until_asked(review: subprocess.Popen[str]) -> str:
    """Return what a review shows up to its first question."""
    assert review.stdout
    shown = ""
    while not shown.endswith("[q]uit > "):
        letter = review.stdout.read(1)
        assert letter, shown
        shown += letter
    return shown


def mention(folder: Path, number: int) -> Mention:
    """Return one of the mentions of the tiny project."""
    key = list(TinyProject().tables[MENTIONS])[number]["id"]
    return next(row for row in read_table(folder, MENTIONS, Mention).rows if row.id == key)


def test_two_reviews_at_once(folder: Path) -> None:
    """Each begins before the other has answered; both answers stand in the table."""
    first, second = start(folder, "review", "--all"), start(folder, "review", "--all")
    assert "1 of 3" in until_asked(first)
    assert "1 of 3" in until_asked(second)
    out, err = first.communicate("a\nq\n")
    assert (first.returncode, err) == (0, "")
    assert out.endswith("1 accepted, 0 rejected, 2 left\n")
    out, err = second.communicate("s\nr\nq\n")
    assert (second.returncode, err) == (0, "")
    assert out.endswith("0 accepted, 1 rejected, 1 left\n")
    found = [mention(folder, row).status for row in (KARAMA_TAKEN, SAMAH_FLED, SAMAH_SEEN)]
    assert found == ["accepted", "rejected", "proposed"]


def test_two_answers_to_one_question(folder: Path) -> None:
    """The second is told of the first, and does not undo it."""
    first, second = start(folder, "review"), start(folder, "review")
    until_asked(first)
    until_asked(second)
    first.communicate("r\nq\n")
    out, _ = second.communicate("a\nq\n")
    assert "seeds/mentions.csv:3: status: was 'proposed' when it was read and is 'rejected'" in out
    assert mention(folder, KARAMA_TAKEN).status == "rejected"


def test_a_review_and_an_edit_by_hand(folder: Path) -> None:
    """A rejection saved in an editor while a question waits is not taken back."""
    review = start(folder, "review")
    until_asked(review)
    text = (folder / MENTIONS).read_text(encoding="utf-8")
    (folder / MENTIONS).write_text(text.replace("No day in the text.", "By hand."), "utf-8")
    review.communicate("a\nq\n")
    assert mention(folder, KARAMA_TAKEN).status == "accepted"
    assert "By hand." in (folder / MENTIONS).read_text(encoding="utf-8")


def test_four_articles_added_at_once(folder: Path, tmp_path: Path) -> None:
    """Each has its own number and its row; that they print nearly the same is said, no more."""
    commands = [start(folder, "add", str(tmp_path / f"t{number}.txt")) for number in range(4)]
    for command in commands:
        _, err = command.communicate()
        assert command.returncode == 0
        said = [line for line in err.splitlines() if "wait for mosulmap review" not in line]
        assert all("prints mostly the sentences of" in line for line in said)
    rows = read_table(folder, ARTICLES, Article).rows
    numbers = sorted(row.id.partition("_")[0] for row in rows if "_" in row.id)
    assert numbers == ["000", "001", "002", "003"]
    assert find_problems(read_project(folder)) == ()


def test_reading_and_adding_and_reviewing_at_once(folder: Path, tmp_path: Path) -> None:
    """Nothing is lost, and reading again afterwards proposes what came too late."""
    run_cli("add", str(tmp_path / "t0.txt"), "--project", str(folder), cwd=tmp_path)
    # What stands there now, reading again proposes too: it may come before or after the answer.
    run_cli("extract", "--project", str(folder), cwd=tmp_path)
    mentions = read_table(folder, MENTIONS, Mention).rows
    asked = next(m.id for m in mentions if m.status == "proposed" and m.event_date)
    commands = [
        start(folder, "extract"),
        start(folder, "add", str(tmp_path / "t1.txt")),
        start(folder, "review", "--accept", asked),
        start(folder, "check", "--fix"),
    ]
    said = [command.communicate() for command in commands]
    assert [command.returncode for command in commands] == [0, 0, 0, 0], said[2]
    (answered,) = (m for m in read_table(folder, MENTIONS, Mention).rows if m.id == asked)
    assert answered.status == "accepted"
    assert len(read_table(folder, ARTICLES, Article).rows) == 4
    run_cli("extract", "--project", str(folder), cwd=tmp_path)
    again = run_cli("extract", "--project", str(folder), cwd=tmp_path)
    assert again.out.startswith(f"{folder}/seeds/mentions.csv: 0 new, ")
    assert find_problems(read_project(folder)) == ()
