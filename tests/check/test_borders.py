"""Whether places lie on the right side of the borders that the basemap draws."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mosulmap.check.borders import find_places_abroad
from mosulmap.control.study import Study
from mosulmap.project.project import read_project
from tests.tiny_project import PLACES, TAL_AFAR, TinyProject


def border(name: str, *points: tuple[float, float]) -> dict[str, object]:
    """Return a border of the basemap, known to 2 km."""
    properties = {"name": name, "kind": "border", "uncertainty_m": 2000, "source": "a test"}
    geometry = {"type": "LineString", "coordinates": points}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


WEST = border("Syria–Iraq border", (41, 30), (41, 35), (42, 38))
BAY = border("Syria–Iraq border", (41, 30), (41, 35), (43, 35.5), (41, 36), (41, 38))
"""A border with a tongue of the neighbour's land in it."""


def said(folder: Path, lon: float, lat: float, *borders: dict[str, object]) -> list[str]:
    """Return what is told of Tal Afar, in Iraq, at a position."""
    tiny = TinyProject(context=json.dumps({"type": "FeatureCollection", "features": borders}))
    tiny.change(PLACES, TAL_AFAR, {"lon": str(lon), "lat": str(lat)})
    return [str(problem) for problem in find_places_abroad(read_project(tiny.write(folder)))]


@pytest.mark.parametrize(
    ("lon", "lat", "borders", "abroad"),
    [
        (42.4, 36.4, [WEST], 0),
        (40.0, 36.4, [WEST], 1),
        # Within 3.5 km of the line the side cannot be told.
        (41.0 - 0.03, 33.0, [WEST], 0),
        (41.0 - 0.05, 33.0, [WEST], 1),
        # Behind a tongue of the neighbour's land, and on it.
        (41.5, 36.5, [BAY], 0),
        (42.0, 35.5, [BAY], 1),
        # A border that leads beyond a pole is none.
        (40.0, 36.4, [border("Syria–Iraq border", (41, 30), (41, 95))], 0),
        # Another country's border, and none.
        (40.0, 36.4, [border("Syria–Jordan border", (41, 30), (41, 38))], 0),
        (40.0, 36.4, [], 0),
    ],
)
def test_a_place_beyond_a_border_of_its_country_is_doubtful(
    lon: float, lat: float, borders: list[dict[str, object]], abroad: int, tmp_path: Path
) -> None:
    """An odd number of borders on the way to the middle of the country is one too many."""
    message = (
        f"{PLACES}:6: warning: lon: 'tal_afar' lies beyond the Syria–Iraq border, outside Iraq, "
        "in which it is said to lie; check lon, lat or parent_id"
    )
    assert said(tmp_path, lon, lat, *borders) == [message] * abroad


def test_every_shipped_place_lies_in_its_country(shipped: Study) -> None:
    """With the borders of the shipped basemap."""
    assert list(find_places_abroad(shipped.project)) == []
