"""What all parts of the desk share."""

from __future__ import annotations

from mosulmap.desk.project_view import project_view
from mosulmap.desk.reading_actions import undo_last
from mosulmap.desk.workspace import Workspace
from tests.desk.test_reading_actions import accept


def test_parties_places_and_counts_are_told(workspace: Workspace) -> None:
    """With who decides here."""
    found = project_view(workspace, {})
    assert found["who"] == "Amira"
    assert {"id": "karama", "title": "Karama", "type": "neighbourhood", "parent": "Mosul"} in found[
        "places"
    ]
    assert {party["id"]: party["holder"] for party in found["parties"]}["cts"] == "isf"
    assert (found["counts"]["proposed"], found["counts"]["articles"]) == (3, 2)
    assert found["counts"]["unplaced"] == 2  # an estimate, and one without a position


def test_the_last_decisions_come_newest_first(workspace: Workspace) -> None:
    """One that was taken back says so."""
    accept(workspace, "Karama")
    undo_last(workspace, {})
    workspace.changed = True
    newest, taken_back, *_ = project_view(workspace, {})["last"]
    assert newest["undoes"] == taken_back["when"]
    assert (newest["undone"], taken_back["undone"]) == (False, True)
    assert "status proposed > accepted" in taken_back["words"]
