"""Rows edited at the desk: saved, refused, or a clash."""

from __future__ import annotations

import pytest

from mosulmap.desk.reading_actions import undo_last
from mosulmap.desk.row_actions import edit
from mosulmap.desk.workspace import Workspace
from mosulmap.errors import ClashError, DataError, RequestError
from tests.tiny_project import ARTICLES, PLACES

WHERE = {"path": PLACES, "key": "karama"}


def test_a_cell_is_changed_and_taken_back(workspace: Workspace) -> None:
    """As one decision."""
    before = (workspace.folder / PLACES).read_bytes()
    found = edit(
        workspace, {**WHERE, "seen": {"title": "Karama"}, "changed": {"title": "Al-Karama"}}
    )
    assert found["cells"]["title"] == "Al-Karama"
    undo_last(workspace, {})
    assert (workspace.folder / PLACES).read_bytes() == before


def test_a_cell_that_somebody_changed_is_a_clash(workspace: Workspace) -> None:
    """What the other one wrote stays."""
    with pytest.raises(ClashError, match="was 'Old'"):
        edit(workspace, {**WHERE, "seen": {"title": "Old"}, "changed": {"title": "New"}})


def test_what_check_refuses_is_not_written(workspace: Workspace) -> None:
    """A day that is none."""
    before = (workspace.folder / ARTICLES).read_bytes()
    values = {"path": ARTICLES, "key": "early", "seen": {}, "changed": {"published": "Friday"}}
    with pytest.raises(DataError, match="published"):
        edit(workspace, values)
    assert (workspace.folder / ARTICLES).read_bytes() == before


@pytest.mark.parametrize(
    "values",
    [
        {"path": "../x.csv", "key": "a", "seen": {}, "changed": {}},
        {"path": "seeds/decisions.csv", "key": "a", "seen": {}, "changed": {}},
        {**WHERE, "seen": [], "changed": {}},
        {**WHERE, "seen": {}, "changed": {"title": 1}},
        {"path": PLACES, "key": "nowhere", "seen": {}, "changed": {"title": "x"}},
    ],
)
def test_what_is_no_row_is_refused(workspace: Workspace, values: dict[str, object]) -> None:
    """The record of decisions is nobody's to edit."""
    with pytest.raises(RequestError):
        edit(workspace, values)
