"""The places at the desk: what is known of each position, and who changed it last."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mosulmap.desk.places_view import place_kinds, places_view, sentences_view
from mosulmap.desk.workspace import Workspace
from tests.tiny_project import DECISIONS, KARAMA, PLACES, TinyProject


@pytest.fixture
def folder(tiny: TinyProject, tmp_path: Path) -> Path:
    """Return a project with a place of each state, and one whose row has a fault."""
    tiny.change(PLACES, KARAMA, {"geo_source": "unverified: Nominatim, asked 2016-11-09"})
    tiny.change(PLACES, 4, {"geo_uncertainty_m": "1,5"})
    decision = {"table": "places", "row": "mosul", "column": "note", "before": "", "after": "x"}
    for number, (who, row) in enumerate((("Basim", "mosul"), ("Basim", "iraq"), ("Amira", "iraq"))):
        when = f"2016-11-09T10:00:0{number}.000000Z"
        tiny.tables[DECISIONS].append(decision | {"who": who, "row": row, "when": when})
    return tiny.write(tmp_path / "project")


def shown(workspace: Workspace) -> dict[str, dict[str, Any]]:
    """Return the places as the page has them, by id."""
    return {one["cells"]["id"]: one for one in places_view(workspace, {})["places"]}


def test_each_place_has_its_state(workspace: Workspace) -> None:
    """No position, one that nobody confirmed, an estimate, one that was read somewhere."""
    states = {key: one["state"] for key, one in shown(workspace).items()}
    assert states == {
        "iraq": "estimate",
        "karama": "unverified",
        "mosul": "read",
        "samah": "nowhere",
        "tal_afar": "read",
    }


def test_a_place_says_how_far_it_lies_from_the_larger_place(workspace: Workspace) -> None:
    """On the ellipsoid, in metres, with a point of the compass; nothing without a position."""
    places = shown(workspace)
    assert places["karama"]["away"] == {
        "of": "Mosul",
        "metres": 7599,
        "degrees": 85,
        "compass": "e",
    }
    assert places["samah"]["away"] is None


def test_what_somebody_else_changed_last_is_told(workspace: Workspace) -> None:
    """Not what the reader changed after him."""
    changed = {key: one["changed"] for key, one in shown(workspace).items() if one["changed"]}
    assert changed == {"mosul": {"who": "Basim", "when": "2016-11-09T10:00:00.000000Z"}}


def test_a_fault_stands_at_its_place(workspace: Workspace) -> None:
    """With the column and what is wrong."""
    (fault,) = shown(workspace)["tal_afar"]["faults"]
    assert fault["column"] == "geo_uncertainty_m"
    assert "decimal comma" in fault["message"]


def test_the_sentences_of_a_place_are_those_of_its_mentions(workspace: Workspace) -> None:
    """Each once; none of a place that no article names."""
    found = sentences_view(workspace, {"id": "samah"})["sentences"]
    assert [one["words"] for one in found] == [
        "Residents of Samah fled to Mosul.",
        "An Iraqi general spoke in Samah on Saturday.",
    ]
    assert sentences_view(workspace, {"id": "nowhere"}) == {"sentences": []}


def test_a_kind_has_its_class_and_a_usual_radius() -> None:
    """In metres; each kind once."""
    kinds = {str(one["type"]): one for one in place_kinds()}
    assert len(kinds) == len(place_kinds())
    assert kinds["city"] == {"type": "city", "fclass": "P", "radius": 5000.0}
    assert kinds["river"]["fclass"] == "H"
