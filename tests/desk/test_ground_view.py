"""The ground of the small map: of a box, of the region of the project, or of the world."""

from __future__ import annotations

import pytest

from mosulmap.desk.ground_view import WORLD, ground_view
from mosulmap.desk.workspace import Workspace
from mosulmap.errors import RequestError

BOX = {"west": "42", "south": "35.5", "east": "44", "north": "37"}
OWN = """{"type": "FeatureCollection", "features": [{"type": "Feature",
 "properties": {"name": "Canal", "kind": "river", "uncertainty_m": 50, "source": "drawn by hand"},
 "geometry": {"type": "LineString", "coordinates": [[43.1, 36.3], [43.2, 36.4]]}}]}"""


def test_the_ground_of_a_box_has_its_rivers_and_borders(workspace: Workspace) -> None:
    """As longitude and latitude."""
    found = ground_view(workspace, BOX)
    assert found["box"] == [42, 35.5, 44, 37]
    names = {line["name"] for line in found["lines"]}
    assert "Tigris" in names
    assert {line["kind"] for line in found["lines"]} >= {"river", "border"}


def test_what_the_curator_drew_is_shown_too(workspace: Workspace) -> None:
    """Where it comes into the box."""
    (workspace.folder / "gazetteer" / "context.geojson").write_text(OWN, encoding="utf-8")
    workspace.read_again()
    assert "Canal" in {line["name"] for line in ground_view(workspace, BOX)["lines"]}
    far = BOX | {"west": "28", "east": "30"}
    assert "Canal" not in {line["name"] for line in ground_view(workspace, far)["lines"]}


def test_without_a_box_it_is_the_region_of_the_places(workspace: Workspace) -> None:
    """The country, which says little of where the war is, does not widen it."""
    west, south, east, north = ground_view(workspace, {})["box"]
    assert (west, east) == pytest.approx((42.4481, 43.2032))
    assert north - south == pytest.approx(0.5)


def test_a_project_without_a_place_begins_with_the_ground_it_has_or_the_world(
    workspace: Workspace,
) -> None:
    """The lines go beyond the region for which they were drawn."""
    places = workspace.folder / "gazetteer" / "places.csv"
    header = places.read_text(encoding="utf-8").splitlines()[0]
    places.write_text(f"{header}\n", encoding="utf-8")
    workspace.read_again()
    assert ground_view(workspace, {})["box"] == list(WORLD)
    (workspace.folder / "gazetteer" / "context.geojson").write_text(OWN, encoding="utf-8")
    workspace.read_again()
    west, _, east, _ = ground_view(workspace, {})["box"]
    assert 43.1 < west < east < 43.2


@pytest.mark.parametrize(
    "wrong", [{"west": "x"}, {"north": "91"}, {"north": "30"}, {"east": "nan"}, {"east": "42"}]
)
def test_what_is_no_box_is_refused(workspace: Workspace, wrong: dict[str, str]) -> None:
    """In words, and with no ground of the whole world."""
    with pytest.raises(RequestError):
        ground_view(workspace, BOX | wrong)
