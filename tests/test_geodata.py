"""The gazetteer as geography."""

from __future__ import annotations

from pathlib import Path

import pytest
from shapely import Point
from tiny_project import KARAMA, MOSUL, PLACES, TAL_AFAR, Cells, TinyProject

from mosulmap.errors import DataError
from mosulmap.geodata import lines_frame, metres, places_frame, stray_places, view_of
from mosulmap.pipeline import check_project
from mosulmap.project import ContextLine, read_project
from mosulmap.study import Study

MOSUL_AT = Point(43.1189, 36.335)


def test_the_frame_has_the_located_places_in_degrees(tiny: TinyProject, tmp_path: Path) -> None:
    """The frame holds points (lon, lat) in EPSG:4326 with radius and line; Samah has none."""
    frame = places_frame(read_project(tiny.write(tmp_path)).places)
    columns = ["place_id", "title", "parent_id", "radius_m", "line", "geometry"]
    assert list(frame.columns) == columns
    assert frame.crs.to_epsg() == 4326
    assert [tuple(row) for row in frame.drop(columns="geometry").itertuples(index=False)] == [
        ("iraq", "Iraq", "", 400000.0, 2),
        ("karama", "Karama", "mosul", 600.0, 3),
        ("mosul", "Mosul", "iraq", 5000.0, 4),
        ("tal_afar", "Tal Afar", "iraq", 1500.0, 6),
    ]
    assert [(point.x, point.y) for point in frame.geometry] == [
        (43.7, 33.2),
        (43.2032, 36.3412),
        (43.1189, 36.335),
        (42.4481, 36.3791),
    ]


@pytest.mark.parametrize(
    ("row", "cells", "message"),
    [
        (
            KARAMA,
            {"lon": "36.3412", "lat": "43.2032"},
            (
                f"{PLACES}:3: lat: 'karama' lies 958 km from Mosul, in which it is said to lie; "
                "lon and lat look swapped"
            ),
        ),
        (
            KARAMA,
            {"lon": "4.32032"},
            (
                f"{PLACES}:3: lat: 'karama' lies 3459 km from Mosul, in which it is said to lie; "
                "check lon, lat or parent_id"
            ),
        ),
        (
            TAL_AFAR,
            {"lon": "142.4481"},
            (
                f"{PLACES}:6: lat: 'tal_afar' lies 8598 km from Iraq, in which it is said to lie; "
                "check lon, lat or parent_id"
            ),
        ),
    ],
)
def test_a_place_far_from_the_place_it_lies_in_is_reported(
    row: int, cells: Cells, message: str, tiny: TinyProject, tmp_path: Path
) -> None:
    """A pair of swapped coordinates, a lost digit and a wrong parent give one line each."""
    project = tiny.change(PLACES, row, cells).write(tmp_path)
    with pytest.raises(DataError) as error:
        check_project(project)
    assert str(error.value) == message


@pytest.mark.parametrize(
    ("row", "lon", "lat", "stray"),
    [
        # In Mosul, whose radius is 5 km: up to 100 km.
        (KARAMA, "44.232", "36.335", 0),
        (KARAMA, "44.233", "36.335", 1),
        # In Iraq, whose radius is 400 km: up to three times that and the place's own 1.5 km.
        (TAL_AFAR, "56.59", "33.2", 0),
        (TAL_AFAR, "56.60", "33.2", 1),
    ],
)
def test_how_far_a_place_may_lie_from_its_parent(
    row: int, lon: str, lat: str, stray: int, tiny: TinyProject, tmp_path: Path
) -> None:
    """A place may lie 100 km or three of its parent's radii away, whichever is farther."""
    tiny.change(PLACES, row, {"lon": lon, "lat": lat}).write(tmp_path)
    assert len(list(stray_places(read_project(tmp_path).places))) == stray


@pytest.mark.parametrize("cells", [{"lon": "", "lat": ""}, {"parent_id": ""}])
def test_a_place_without_position_or_parent_cannot_stray(
    cells: Cells, tiny: TinyProject, tmp_path: Path
) -> None:
    """Where there is no distance to measure, there is nothing to report."""
    tiny.change(PLACES, MOSUL, cells).write(tmp_path)
    assert list(stray_places(read_project(tmp_path).places)) == []


def test_no_shipped_place_strays(shipped: Study) -> None:
    """Every shipped place lies where its parent is."""
    assert list(stray_places(shipped.project.places)) == []


CITY = (43.05, 36.3, 43.25, 36.4)
"""A box in degrees around Mosul and Karama."""


def test_a_view_is_a_plane_in_metres(tiny: TinyProject, tmp_path: Path) -> None:
    """Karama and Mosul are 7.6 km apart on it; Samah has no position; Tal Afar is not asked for."""
    project = read_project(tiny.write(tmp_path))
    view = view_of(project.places, CITY, {"karama", "mosul", "samah"})
    assert list(view.places.place_id) == ["karama", "mosul"]
    karama, mosul = view.places.geometry
    assert karama.distance(mosul) == pytest.approx(metres(Point(43.2032, 36.3412), MOSUL_AT), 1e-4)
    west, south, east, north = view.box
    assert west < mosul.x < karama.x < east
    assert south < mosul.y < karama.y < north


def test_lines_are_cut_at_the_edge_of_the_map(tiny: TinyProject, tmp_path: Path) -> None:
    """A line through the map keeps its part inside, and one elsewhere is gone."""
    project = read_project(tiny.write(tmp_path))
    view = view_of(project.places, CITY, {"karama", "mosul"})
    through = ContextLine("Tigris", "river", 600, "", ((42.0, 36.338), (44.0, 36.338)))
    beyond = ContextLine("Euphrates", "river", 600, "", ((40.0, 34.0), (41.0, 34.0)))
    lines = lines_frame([through, beyond], view.plane, view.box)
    assert list(lines.name) == ["Tigris"]
    west, _, east, _ = view.box
    assert lines.geometry[0].length == pytest.approx(east - west, 1e-4)
    assert lines_frame([], view.plane, view.box).empty
