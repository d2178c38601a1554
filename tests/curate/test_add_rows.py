"""New rows are written as one decision, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.curate.add_rows import add_rows
from mosulmap.errors import DataError
from mosulmap.model.rows import Name
from mosulmap.project.project import read_project
from tests.curate.test_review import AMIRA, folder
from tests.tiny_project import NAMES

__all__ = ["folder"]


def spelling(place_id: str) -> Name:
    """Return a new spelling of a place."""
    return Name(place_id=place_id, toponym="Karameh", lang="en", source="")


def test_rows_are_written_with_who_wrote_them(folder: Path) -> None:
    """And undo knows of them."""
    add_rows(folder, read_project(folder), NAMES, [spelling("karama")], AMIRA)
    project = read_project(folder)
    assert spelling("karama") in project.names.rows
    assert {row.table for row in project.decisions[-3:]} == {"names"}


def test_no_row_is_no_decision(folder: Path) -> None:
    """Nothing new was typed: nothing is written."""
    before = (folder / NAMES).read_bytes()
    add_rows(folder, read_project(folder), NAMES, [], AMIRA)
    assert (folder / NAMES).read_bytes() == before
    assert not read_project(folder).decisions[1:]


def test_what_check_refuses_keeps_all_rows_out(folder: Path) -> None:
    """A spelling of a place that is not there."""
    before = (folder / NAMES).read_bytes()
    with pytest.raises(DataError, match="atlantis"):
        add_rows(
            folder, read_project(folder), NAMES, [spelling("karama"), spelling("atlantis")], AMIRA
        )
    assert (folder / NAMES).read_bytes() == before
