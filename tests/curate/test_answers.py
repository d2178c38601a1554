"""Answers to proposals: all of one question or none, and only to rows as they were seen."""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.check.problems import find_problems
from mosulmap.check.sound_part import without_problems
from mosulmap.curate.answers import AnsweredRow, save_answers
from mosulmap.curate.decisions import cells_of_row
from mosulmap.errors import ClashError, DataError, RequestError
from mosulmap.model.rows import Mention
from mosulmap.project.project import Project, read_project
from mosulmap.project.row_cells import whole_row
from tests.curate.test_review import AMIRA, folder
from tests.tiny_project import MENTIONS

__all__ = ["folder"]


def sound(folder: Path) -> Project:
    """Return the sound part of a project."""
    project = read_project(folder)
    return without_problems(project, find_problems(project))


def test_cells_and_row_are_the_same_thing(folder: Path) -> None:
    """What the page has seen is the row, cell by cell."""
    for row in read_project(folder).mentions.rows:
        assert whole_row(cells_of_row(row), Mention, MENTIONS) == row


def test_of_several_rows_all_are_answered_or_none(folder: Path) -> None:
    """One clash keeps the others as they were."""
    rows = [row for row in read_project(folder).mentions.rows if row.status.waits]
    seen = [cells_of_row(row) for row in rows]
    seen[-1]["note"] = "as nobody wrote it"
    before = (folder / MENTIONS).read_bytes()
    answers = [AnsweredRow(cells, {"status": "accepted"}) for cells in seen]
    with pytest.raises(ClashError):
        save_answers(folder, sound(folder), answers, AMIRA)
    assert (folder / MENTIONS).read_bytes() == before


def test_an_unknown_column_is_refused(folder: Path) -> None:
    """It would be lost otherwise."""
    row = cells_of_row(read_project(folder).mentions.rows[0])
    with pytest.raises(RequestError, match="no column 'colour'"):
        save_answers(folder, sound(folder), [AnsweredRow(row, {"colour": "red"})], AMIRA)


def test_cells_that_make_no_row_are_told(folder: Path) -> None:
    """With the column."""
    row = cells_of_row(read_project(folder).mentions.rows[0])
    with pytest.raises(DataError, match="status"):
        save_answers(folder, sound(folder), [AnsweredRow(row, {"status": "yes"})], AMIRA)
