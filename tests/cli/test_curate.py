"""The commands of reading, typed as a curator types them."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.command_line import Outcome, run_cli

STORY = """Iraqi forces retake Karama

Published November 9, 2016

Iraqi special forces retook the Karama neighbourhood of Mosul on Tuesday, a commander said.
"""


@pytest.fixture
def article(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an article that no project has."""
    path = tmp_path_factory.mktemp("articles") / "karama.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_the_shipped_articles_propose_nothing_that_was_not_judged(shipped_copy: Path) -> None:
    """Every toponym that reading finds in the five articles has been judged by hand."""
    before = (shipped_copy / "seeds" / "mentions.csv").read_bytes()
    outcome = run_cli("extract", cwd=shipped_copy)
    assert outcome == Outcome(0, "seeds/mentions.csv: 0 new, 143 kept, 0 gone\n", "")
    assert (shipped_copy / "seeds" / "mentions.csv").read_bytes() == before


def test_an_article_is_read_without_being_added(shipped_copy: Path, article: Path) -> None:
    """Proposals as CSV go to the screen, a remark on the dating beside them."""
    outcome = run_cli("extract", str(article), cwd=shipped_copy)
    rows = list(csv.DictReader(io.StringIO(outcome.out)))
    karama = next(r for r in rows if r["quote"].startswith("Iraqi special"))
    assert (karama["event_date"], karama["date_phrase"]) == ("2016-11-08", "Tuesday")
    assert karama["status"] == "proposed"
    assert outcome.err == (
        f"karama: {len(rows)} mentions; published 2016-11-09 "
        '(printed: "Published November 9, 2016")\n'
    )


@pytest.fixture
def many_articles(article: Path) -> Path:
    """Return a folder with a dozen articles."""
    for number in range(11):
        shutil.copy(article, article.with_name(f"karama_{number}.txt"))
    return article.parent


def extract_on_a_terminal(source: Path, project: Path) -> str:
    """Return what `extract` remarks when its stderr is a terminal."""
    terminal, inside = pty.openpty()
    command = [sys.executable, "-m", "mosulmap", "extract", str(source), "-o", "rows.csv"]
    with subprocess.Popen(command, cwd=project, stdout=subprocess.DEVNULL, stderr=inside):
        os.close(inside)
        return b"".join(written_to(terminal)).decode()


def written_to(terminal: int) -> Iterator[bytes]:
    """Yield what is written to a terminal until nobody holds it open, which is an error."""
    try:
        while True:
            yield os.read(terminal, 4096)
    except OSError:
        os.close(terminal)


def test_many_articles_show_a_growing_bar_on_a_terminal(
    shipped_copy: Path, many_articles: Path
) -> None:
    """The bar counts the articles up to the last; the remarks follow it."""
    bar, *remarks = extract_on_a_terminal(many_articles, shipped_copy).split("\r\n")
    assert "Reading" in bar
    assert "12/12" in bar
    assert len([line for line in remarks if line.startswith("karama")]) == 12


def test_one_article_shows_no_bar_on_a_terminal(shipped_copy: Path, article: Path) -> None:
    """It is read before anyone could look."""
    assert extract_on_a_terminal(article, shipped_copy).startswith("karama: ")


def test_many_articles_show_no_bar_in_a_pipe(shipped_copy: Path, many_articles: Path) -> None:
    """Nothing but the rows goes to stdout and nothing but a remark on each article to stderr."""
    outcome = run_cli("extract", str(many_articles), cwd=shipped_copy)
    assert outcome.out.startswith("id,article_id,")
    assert [line[:6] for line in outcome.err.split("\n")] == ["karama"] * 12 + [""]


def test_json_lines_are_written_where_told(shipped_copy: Path, article: Path) -> None:
    """One object a line, with the days resolved."""
    target = shipped_copy / "proposals.jsonl"
    run_cli("extract", str(article), "--format", "jsonl", "-o", str(target), cwd=shipped_copy)
    rows = [json.loads(line) for line in target.read_text(encoding="utf-8").split("\n") if line]
    assert {row["published"] for row in rows} == {"2016-11-09"}
    for row in rows:
        assert STORY[row["char_start"] : row["char_end"]] == row["toponym"]


def test_three_commands_change_the_map(shipped_copy: Path, article: Path) -> None:
    """Add, extract, review: then the state of Karama is another, on the word of the new article."""
    added = run_cli("add", str(article), cwd=shipped_copy)
    assert added.code == 0
    assert added.out.endswith("Iraqi forces retake Karama; published 2016-11-09\n")
    assert run_cli("extract", cwd=shipped_copy).out.startswith("seeds/mentions.csv: ")
    table = shipped_copy / "seeds" / "mentions.csv"
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["status"] == "proposed"]
    taken = next(row for row in rows if row["quote"].startswith("Iraqi special"))
    reviewed = run_cli("review", "--accept", taken["id"], cwd=shipped_copy)
    assert reviewed.out == f"1 accepted, 0 rejected, {len(rows) - 1} left\n"
    assert run_cli("check", cwd=shipped_copy).code == 0
    status = run_cli("status", "--date", "2016-11-09", "--format", "json", cwd=shipped_copy)
    karama = next(row for row in json.loads(status.out) if row["place_id"] == "karama")
    assert (karama["controller"], karama["state"]) == ("isf", "held")
    assert taken["id"] in karama["mention_ids"]


def test_extracting_again_changes_nothing(shipped_copy: Path, article: Path) -> None:
    """What was proposed once is proposed the same again, and a rejected row stays rejected."""
    run_cli("add", str(article), cwd=shipped_copy)
    run_cli("extract", cwd=shipped_copy)
    table = shipped_copy / "seeds" / "mentions.csv"
    first = table.read_bytes()
    assert "0 new" in run_cli("extract", cwd=shipped_copy).out
    assert table.read_bytes() == first


def test_suggest_names_what_the_gazetteer_has_not(shipped_copy: Path) -> None:
    """The list is for the curator, on the screen."""
    outcome = run_cli("suggest", cwd=shipped_copy)
    assert outcome.code == 0
    assert outcome.out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("extract", "nowhere.txt"), "mosulmap: nowhere.txt: no such file or folder\n"),
        (("add", "nowhere.txt"), "mosulmap: nowhere.txt: no such file or directory\n"),
        (
            ("review", "--accept", "x:1"),
            "mosulmap: no mention has the id 'x:1'; the ids stand in seeds/mentions.csv\n",
        ),
    ],
)
def test_a_wrong_request_is_one_clear_line(
    shipped_copy: Path, words: tuple[str, ...], message: str
) -> None:
    """Exit code 2, nothing on the screen but the line."""
    assert run_cli(*words, cwd=shipped_copy) == Outcome(2, "", message)
