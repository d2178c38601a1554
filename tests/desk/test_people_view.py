"""What is shown of the people."""

from __future__ import annotations

from dataclasses import replace

from mosulmap.curate.decisions import Signature
from mosulmap.desk.people_view import people_view
from mosulmap.desk.reading_actions import answer
from mosulmap.desk.workspace import Workspace
from tests.desk.test_reading_actions import accept, row_of


def test_two_people_and_their_agreement(workspace: Workspace) -> None:
    """Nour rejects what Amira accepts; that counts for both."""
    accept(workspace, "Karama")
    nour = replace(
        workspace, sign=lambda why: Signature("Nour", lambda: "2016-11-09T15:00:00.000000Z", why)
    )
    row = row_of(nour, "Karama", "accepted")
    answer(nour, {"rows": [{"seen": row, "changed": {"status": "rejected"}}]})
    nour.changed = True
    found = people_view(nour, {})
    assert {"Amira", "Nour"} <= {person["name"] for person in found["people"]}
    [agreed] = [
        one for one in found["agreements"] if {one["first"], one["second"]} == {"Amira", "Nour"}
    ]
    assert (agreed["both"], agreed["observed"], agreed["differing"]) == (1, 0.0, [row["id"]])


def test_nobody_agrees_with_nobody(workspace: Workspace) -> None:
    """A project with one reviewer has no agreement, and no fault."""
    assert people_view(workspace, {})["agreements"] == []
