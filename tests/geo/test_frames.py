"""The gazetteer as geography."""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.geo.frames import lines_frame, places_frame, view_of
from mosulmap.project.project import ContextLine, read_project
from tests.tiny_project import TinyProject


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


CITY = (43.05, 36.3, 43.25, 36.4)
"""A box in degrees around Mosul and Karama."""


def test_a_view_is_a_plane_in_metres(tiny: TinyProject, tmp_path: Path) -> None:
    """Karama and Mosul are 7.6 km apart on it; Samah has no position; Tal Afar is not asked for."""
    project = read_project(tiny.write(tmp_path))
    view = view_of(project.places, CITY, {"karama", "mosul", "samah"})
    assert list(view.places.place_id) == ["karama", "mosul"]
    karama, mosul = view.places.geometry
    assert karama.distance(mosul) == pytest.approx(7600, 0.01)
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
