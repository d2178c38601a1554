"""Where a place may lie: a gazetteer on this machine, and what distances say of a point."""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.desk.candidates_view import candidates_view, whereabouts_view
from mosulmap.desk.workspace import Workspace
from mosulmap.errors import RequestError
from tests.desk.places_project import with_unknown_names
from tests.tiny_project import TinyProject

GEONAMES = "\t".join(
    [
        *("1", "Orvana", "Orvana", "Urvana", "36.44", "43.12", "P", "PPL", "IQ"),
        *("", "", "", "", "", "7000", "", "200", "Asia/Baghdad", "2016-11-01"),
    ]
)


@pytest.fixture
def folder(tiny: TinyProject, tmp_path: Path) -> Path:
    """Return a project in which Orvana is unknown."""
    return with_unknown_names(tiny).write(tmp_path / "project")


def test_a_gazetteer_on_this_machine_has_candidates(workspace: Workspace, tmp_path: Path) -> None:
    """Unverified, with our kind, a radius, and the distance from the larger place."""
    workspace.places_file = tmp_path / "IQ.txt"
    workspace.places_file.write_text(f"{GEONAMES}\n", encoding="utf-8")
    asked = {"spellings": "Orvana\nUrvana", "parent_id": "mosul"}
    (found,) = candidates_view(workspace, asked)["candidates"]
    assert found["source"].startswith("unverified: GeoNames, IQ.txt, gn:1")
    assert (found["type"], found["fclass"], found["radius"]) == ("town", "P", 1500)
    assert found["away"] == {"of": "Mosul", "metres": 11652, "degrees": 0, "compass": "n"}
    assert (found["inside"], found["match"], found["country"]) == (True, "gn:1", "IQ")
    assert candidates_view(workspace, {"spellings": "Nowhere"}) == {"candidates": []}


def test_nothing_is_looked_for_without_a_name(workspace: Workspace) -> None:
    """The curator is told to type one."""
    with pytest.raises(RequestError, match="type one"):
        candidates_view(workspace, {"spellings": " \n"})


@pytest.mark.parametrize(
    ("lat", "agrees", "inside"), [("36.44", True, True), ("36.9", False, False)]
)
def test_a_point_is_held_against_what_a_sentence_says(
    workspace: Workspace, lat: str, *, agrees: bool, inside: bool
) -> None:
    """`Orvana, 12 km north of Mosul`: a point 11.7 km north agrees, one of 63 km does not."""
    point = {"title": "Orvana", "parent_id": "mosul", "lon": "43.12", "lat": lat, "radius": "500"}
    found = whereabouts_view(workspace, point)
    assert found["parent"]["of"] == "Mosul"
    assert found["inside"] is inside
    (said,) = found["said"]
    assert said["words"] == "Orvana, 12 km north of Mosul"
    assert (said["metres"], said["of"], said["agrees"]) == (12_000, "Mosul", agrees)


def test_without_a_point_the_sentence_is_told_all_the_same(workspace: Workspace) -> None:
    """It says where to look."""
    found = whereabouts_view(workspace, {"title": "Orvana", "lon": "", "lat": "", "radius": "0"})
    assert (found["parent"], found["inside"]) == (None, None)
    (said,) = found["said"]
    assert (said["agrees"], said["away"], said["lat"]) == (None, None, 36.335)


@pytest.mark.parametrize("wrong", [{"lon": "east"}, {"lat": "91"}, {"lon": "200"}])
def test_what_is_no_point_is_refused(workspace: Workspace, wrong: dict[str, str]) -> None:
    """In words."""
    with pytest.raises(RequestError):
        whereabouts_view(workspace, {"title": "Orvana", "lon": "43", "lat": "36"} | wrong)
