"""Who decided what, and the way back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from mosulmap.curate.decisions import Signature, make_decision, undo
from mosulmap.errors import DataError, RequestError
from mosulmap.model.rows import Decision, Mention, Name, Review
from mosulmap.project.project import read_project
from mosulmap.project.table import read_table
from mosulmap.project.table_edit import RowChange
from tests.command_line import files_in
from tests.tiny_project import DECISIONS, KARAMA_TAKEN, MENTIONS, NAMES, SAMAH_FLED, TinyProject

MOMENTS: Iterator[int] = count()


def clock() -> str:
    """Return a later moment at each call."""
    return f"2016-11-09T14:02:11.{next(MOMENTS):06}Z"


AMIRA = Signature("Amira", clock, "as read")


@pytest.fixture
def folder(tiny: TinyProject, tmp_path: Path) -> Path:
    """Return a project on disk with two proposals."""
    for row in (KARAMA_TAKEN, SAMAH_FLED):
        tiny.change(MENTIONS, row, {"status": "proposed"})
    del tiny.tables[DECISIONS]
    return tiny.write(tmp_path / "project")


def mentions(folder: Path) -> tuple[Mention, ...]:
    """Return the mentions of a project."""
    return read_table(folder, MENTIONS, Mention).rows


def set_status(folder: Path, index: int, status: Review) -> None:
    """Decide on one mention."""
    row = mentions(folder)[index]
    after = row.model_copy(update={"status": status})
    make_decision(folder, {MENTIONS: [RowChange(row, after)]}, AMIRA)


def test_a_project_without_decisions_is_fine(folder: Path) -> None:
    """The file begins with the first decision."""
    assert read_project(folder).decisions == ()
    set_status(folder, KARAMA_TAKEN, Review.ACCEPTED)
    (row,) = read_project(folder).decisions
    assert (row.who, row.column, row.before, row.after) == (
        *("Amira", "status", "proposed", "accepted"),
    )


def test_a_project_that_was_deleted_does_not_come_back(folder: Path) -> None:
    """A desk that still runs says that the table is not there, and makes no file in its place."""
    row = mentions(folder)[KARAMA_TAKEN]
    shutil.rmtree(folder)
    with pytest.raises(DataError, match="no such file"):
        make_decision(folder, {MENTIONS: [RowChange(row, None)]}, AMIRA)
    assert not folder.exists()


def test_earlier_decisions_keep_their_bytes(folder: Path) -> None:
    """The file is only added to."""
    set_status(folder, KARAMA_TAKEN, Review.ACCEPTED)
    before = (folder / DECISIONS).read_bytes()
    set_status(folder, SAMAH_FLED, Review.REJECTED)
    after = (folder / DECISIONS).read_bytes()
    assert after.startswith(before)
    assert after != before


def test_the_last_decision_is_undone_and_that_is_recorded(folder: Path) -> None:
    """The table has its former bytes; undoing again takes the decision before."""
    first = (folder / MENTIONS).read_bytes()
    set_status(folder, KARAMA_TAKEN, Review.ACCEPTED)
    second = (folder / MENTIONS).read_bytes()
    set_status(folder, SAMAH_FLED, Review.REJECTED)
    (said,) = undo(folder, 1, AMIRA)
    assert "status proposed > rejected" in said
    assert (folder / MENTIONS).read_bytes() == second
    list(undo(folder, 1, AMIRA))
    assert (folder / MENTIONS).read_bytes() == first
    rows = read_table(folder, DECISIONS, Decision).rows
    assert [(row.before, row.after, bool(row.undoes)) for row in rows] == [
        ("proposed", "accepted", False),
        ("proposed", "rejected", False),
        ("rejected", "proposed", True),
        ("accepted", "proposed", True),
    ]
    with pytest.raises(RequestError, match="no decision is left to undo"):
        list(undo(folder, 1, AMIRA))


def test_several_decisions_are_undone_at_once(folder: Path) -> None:
    """The last one first."""
    before = (folder / MENTIONS).read_bytes()
    set_status(folder, KARAMA_TAKEN, Review.ACCEPTED)
    set_status(folder, SAMAH_FLED, Review.REJECTED)
    assert len(list(undo(folder, 2, AMIRA))) == 2
    assert (folder / MENTIONS).read_bytes() == before


def test_a_row_changed_since_is_not_undone(folder: Path) -> None:
    """The hand's change is the later one; nothing is written."""
    set_status(folder, KARAMA_TAKEN, Review.ACCEPTED)
    table = folder / MENTIONS
    text = table.read_text(encoding="utf-8").replace(",accepted,", ",rejected,")
    table.write_text(text, encoding="utf-8")
    before = files_in(folder)
    with pytest.raises(DataError, match="was changed after the decision of 2016"):
        list(undo(folder, 1, AMIRA))
    assert files_in(folder) == before


def test_a_row_added_or_removed_is_undone(folder: Path) -> None:
    """Whole rows come back, and go."""
    before = (folder / NAMES).read_bytes()
    row = read_table(folder, NAMES, Name).rows[0]
    new = Name(place_id="samah", toponym="Samah; or so", lang="en", source="")
    make_decision(folder, {NAMES: [RowChange(row, None), RowChange(None, new)]}, AMIRA)
    assert (folder / NAMES).read_bytes() != before
    list(undo(folder, 1, AMIRA))
    assert (folder / NAMES).read_bytes() == before


def test_a_broken_record_is_told_by_the_check(folder: Path) -> None:
    """And stops no map: nothing that is drawn rests on it."""
    (folder / DECISIONS).write_text("table,row\nx\n", encoding="utf-8")
    assert {problem.path for problem in read_project(folder).reading_problems} == {DECISIONS}


def test_more_than_were_made_are_not_taken_back(folder: Path) -> None:
    """Nothing is undone where not all can be: the curator may have meant another number."""
    set_status(folder, KARAMA_TAKEN, Review.REJECTED)
    before = (folder / MENTIONS).read_bytes()
    with pytest.raises(RequestError, match="1 of 3 decisions is left to undo; nothing was undone"):
        list(undo(folder, 3, AMIRA))
    assert (folder / MENTIONS).read_bytes() == before
