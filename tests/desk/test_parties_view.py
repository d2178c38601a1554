"""The parties at the desk: sides, mentions, and marks that a further one can have."""

from __future__ import annotations

from itertools import combinations

from mosulmap.check.parties import LIKE, distance
from mosulmap.desk.parties_view import parties_view
from mosulmap.desk.workspace import Workspace


def test_each_party_has_its_side_and_its_mentions(workspace: Workspace) -> None:
    """The side is the party at the top; a party that is its own has none."""
    found = {one["cells"]["id"]: one for one in parties_view(workspace, {})["parties"]}
    assert found["cts"]["side"] == "Iraqi forces"
    assert found["isf"]["side"] == ""
    assert found["isf"]["cells"]["title_ar"] == "القوات العراقية"
    assert (found["is"]["mentions"], found["un"]["mentions"]) == (3, 1)


def test_the_marks_that_are_offered_stay_apart(workspace: Workspace) -> None:
    """From those in use and from each other, on both grounds; shapes too, first."""
    shown = parties_view(workspace, {})
    offers = shown["offers"]
    used = [one["cells"]["color"].split(";") for one in shown["parties"] if one["cells"]["pattern"]]
    colours = [*(offer["color"] for offer in offers), *used]
    for one, other in combinations(colours, 2):
        assert all(distance(one[ground], other[ground]) >= LIKE for ground in (0, 1))
    assert len(offers) > 4
    assert {offer["pattern"] for offer in offers[:4]}.isdisjoint({"square", "circle"})
    assert set(shown["ground"]) == {"light", "dark"}
    assert "dome" in shown["shapes"]
