"""The guide for curators, followed with a real LibreOffice that saves the tables in between."""

from __future__ import annotations

import runpy
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from mosulmap.model.rows import TABLES
from mosulmap.pipeline import check_project
from mosulmap.project.project import read_project
from tests.command_line import run_cli
from tests.faults import TODAY, all_words
from tests.libreoffice import SOFFICE, save_table

ROOT = Path(__file__).parent.parent

with_libreoffice = pytest.mark.skipif(
    SOFFICE is None,
    reason="LibreOffice is NOT INSTALLED: the guide is not tried (make tests)",
)

WRITING = {
    "suggest": "gazetteer/places.csv",
    "add": "seeds/articles.csv",
    "extract": "seeds/mentions.csv",
    "review": "seeds/mentions.csv",
}
"""The table that a curator looks at in a spreadsheet, and saves, after a command."""


def followed(folder: Path, saved: Callable[[Path], None]) -> Path:
    """Follow the guide in `folder`, give tables to `saved` after each step; return the project."""
    folder.mkdir()
    project = folder / "mosul"

    def run(command: str, where: Path) -> None:
        words = shlex.split(command)[1:]
        run_cli(*words, cwd=where)
        if words[0] in WRITING:
            saved(project / WRITING[words[0]])

    follow = runpy.run_path(str(ROOT / "docs" / "following.py"))["follow"]
    guide = (ROOT / "docs" / "curating.md").read_text(encoding="utf-8")
    for step in follow(guide, folder, run):
        if step.file.endswith(".csv"):
            saved(project / step.file)
    return project


def rows_of(folder: Path) -> dict[str, list[str]]:
    """Return the rows of all tables in order of their cells; of decisions without the moment."""
    project = read_project(folder)
    found = {table.path: sorted(map(repr, table.rows)) for table in project.tables}
    found["decisions"] = [
        repr(row.model_copy(update={"when": "", "undoes": ""})) for row in project.decisions
    ]
    return found


@with_libreoffice
@pytest.mark.parametrize("locale", ["en-US", "fr-FR"])
def test_the_half_hour_in_libreoffice_loses_nothing(
    locale: str, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Each table is opened and saved as CSV after each step; all ends as without a spreadsheet."""
    office = tmp_path_factory.mktemp("calc")
    plain = followed(tmp_path / "plain", lambda _: None)
    saved = followed(tmp_path / "saved", lambda table: save_table(table, locale, office))
    assert rows_of(saved) == rows_of(plain)
    assert set(rows_of(plain)) == {*list(TABLES)[:6], "decisions"}


@with_libreoffice
def test_points_that_a_german_libreoffice_takes_away_come_back(
    shipped_copy: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """`36.368` is saved as 36368: the place around it says which it was, or it is asked."""
    table = shipped_copy / "gazetteer" / "places.csv"
    before = table.read_text(encoding="utf-8").splitlines()
    save_table(table, "de-DE", tmp_path_factory.mktemp("calc"))
    spoilt = table.read_text(encoding="utf-8").splitlines()
    lost = sum(one != other for one, other in zip(before, spoilt, strict=True))
    run_cli("check", "--fix", cwd=shipped_copy)
    after = table.read_text(encoding="utf-8").splitlines()
    left = [number for number, row in enumerate(before, 1) if row != after[number - 1]]
    report = check_project(shipped_copy, today=TODAY)
    assert lost > 10 * len(left)
    assert [error.line for error in report.errors] == left, all_words(report)
    assert all(" meant" in error.message for error in report.errors), all_words(report)
