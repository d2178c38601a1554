"""The commands of those who decide together, as they are typed."""

from __future__ import annotations

from pathlib import Path

from tests.command_line import Outcome, run_cli
from tests.tiny_project import PLACES, csv_text, tiny_tables


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
