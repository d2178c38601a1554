"""The commands of those who decide together, as they are typed."""

from __future__ import annotations

import json
from pathlib import Path

from tests.command_line import Outcome, files_in, run_cli
from tests.tiny_project import PLACES, TinyProject, csv_text, tiny_tables


def write_versions(folder: Path, *titles: str) -> None:
    """Write base, ours and theirs, each with its own title for Karama."""
    for name, title in zip(("base", "ours", "theirs"), titles, strict=True):
        rows = tiny_tables()[PLACES]
        rows[1]["title"] = title
        (folder / name).write_text(csv_text(PLACES, rows), encoding="utf-8")


def test_a_clean_merge_says_nothing(tmp_path: Path) -> None:
    """Exit code 0, and the result stands in the second file."""
    write_versions(tmp_path, "Karama", "Karama", "Al-Karama")
    done = run_cli("merge-tables", "base", "ours", "theirs", PLACES, cwd=tmp_path)
    assert done == Outcome(0, "", "")
    assert "Al-Karama" in (tmp_path / "ours").read_text(encoding="utf-8")


def test_a_conflict_ends_with_one_and_says_what_to_do(tmp_path: Path) -> None:
    """File, row, column and both values, and the mend."""
    write_versions(tmp_path, "Karama", "Karamah", "Al-Karama")
    assert run_cli("merge-tables", "base", "ours", "theirs", PLACES, cwd=tmp_path) == Outcome(
        1,
        "",
        f"{PLACES}: karama: title: ours has 'Karamah', theirs has 'Al-Karama'\n"
        "mosulmap: 1 conflict; keep one of the two rows in the file and delete the lines with "
        "<<<, === and >>>\n",
    )


def test_a_place_is_renamed_and_that_is_undone(tiny: TinyProject, tmp_path: Path) -> None:
    """The difference, what was written, and one command back."""
    folder = tiny.write(tmp_path / "project")
    table = folder / PLACES
    before = table.read_bytes()
    done = run_cli("rename", "samah", "sammah", "--yes", "--as", "Amira", cwd=folder)
    assert (done.code, done.err) == (0, "")
    assert "-samah,Samah,neighbourhood,P,mosul" in done.out
    assert "+sammah,Samah,neighbourhood,P,mosul" in done.out
    assert done.out.endswith("Changed 3 rows in 2 tables; mosulmap undo takes it back\n")
    assert table.read_bytes() != before
    undone = run_cli("undo", cwd=folder)
    assert (undone.code, undone.err) == (0, "")
    assert undone.out.startswith("Undone: 20")
    assert " Amira: places samah: id samah > sammah" in undone.out
    assert table.read_bytes() == before


def test_without_an_answer_nothing_is_written(tiny: TinyProject, tmp_path: Path) -> None:
    """The end of the input is a no."""
    folder = tiny.write(tmp_path / "project")
    before = files_in(folder)
    done = run_cli("merge", "samah", "karama", cwd=folder)
    assert done.code == 1
    assert done.out.endswith("Write this? [y/N] Nothing was written\n")
    assert files_in(folder) == before


def test_a_decision_has_the_name_of_git_s_user(tiny: TinyProject, tmp_path: Path) -> None:
    """Unless another is given."""
    folder = tiny.write(tmp_path / "project")
    git = {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "user.name", "GIT_CONFIG_VALUE_0": "Nour"}
    words = ("review", "--reject", "early:85", "--why", "No name is given.")
    assert run_cli(*words, cwd=folder, env=git).code == 0
    assert run_cli(*words, "--as", "Amira", cwd=folder, env=git).code == 0
    *_, first, second = (folder / "seeds" / "decisions.csv").read_text("utf-8").splitlines()
    assert ",accepted,rejected,Nour," in first
    assert ",rejected,rejected,Amira," in second
    assert second.endswith(",No name is given.,")


def test_the_agreement_of_two_reviewers(tiny: TinyProject, tmp_path: Path) -> None:
    """As text and as JSON, from the decisions of both."""
    folder = tiny.write(tmp_path / "project")
    for name, words in (("Amira", "--accept"), ("Nour", "--reject")):
        run_cli("review", "--accept", "early:119", "--as", name, cwd=folder)
        run_cli("review", words, "early:85", "--as", name, cwd=folder)
    done = run_cli("agreement", cwd=folder)
    assert done.out.startswith("Amira and Nour: 1 decided by both, 0.0 % alike")
    assert "  They differ on\n    early:85\n" in done.out
    (found,) = json.loads(run_cli("agreement", "--format", "json", cwd=folder).out)
    assert (found["reviewers"], found["percent"]) == (["Amira", "Nour"], 0.0)
