"""Answers to many proposals at once."""

from __future__ import annotations

import pytest

from mosulmap.desk.bulk import bulk_answer, bulk_view
from mosulmap.desk.reading_actions import undo_last
from mosulmap.desk.workspace import Workspace
from mosulmap.errors import RequestError
from tests.tiny_project import MENTIONS


def test_an_answer_is_shown_before_it_is_given(workspace: Workspace) -> None:
    """How many, and what it changes on the map; nothing is written."""
    before = (workspace.folder / MENTIONS).read_bytes()
    found = bulk_view(workspace, {"where": "place=karama", "status": "accepted"})
    assert found["n"] == 2
    assert {one["place"] for one in found["handovers"]} == {"karama"}
    assert (workspace.folder / MENTIONS).read_bytes() == before


def test_all_are_answered_and_taken_back_as_one(workspace: Workspace) -> None:
    """One decision."""
    before = (workspace.folder / MENTIONS).read_bytes()
    assert bulk_answer(workspace, {"where": "article=late", "status": "rejected"}) == {"n": 2}
    undo_last(workspace, {})
    assert (workspace.folder / MENTIONS).read_bytes() == before


@pytest.mark.parametrize(
    ("where", "status", "words"),
    [
        ("place=karama", "proposed", "is no answer"),
        ("place=karma", "accepted", "karma"),
        ("x=y", "accepted", "is no condition"),
        ("place=iraq", "accepted", "no proposal"),
    ],
)
def test_what_means_nothing_is_refused_in_words(
    workspace: Workspace, where: str, status: str, words: str
) -> None:
    """Conditions are those of `review --accept-where`."""
    with pytest.raises(RequestError, match=words):
        bulk_view(workspace, {"where": where, "status": status})
