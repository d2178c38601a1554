"""The gazetteer as geography."""

from __future__ import annotations

from dataclasses import fields
from itertools import combinations
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from mosulmap.control.status import PlaceStatus
from mosulmap.geo.distance import Box, Point, distance
from mosulmap.geo.frames import (
    STATUS_COLUMNS,
    clipped,
    control_frame,
    lakes_filled,
    lines_frame,
    near_pairs,
    places_frame,
    plane_around,
    regions_frame,
    view_of,
)
from mosulmap.project.context import ContextLine
from mosulmap.project.project import read_project
from tests.tiny_project import TinyProject


def test_the_frame_has_the_places_in_degrees(tiny: TinyProject, tmp_path: Path) -> None:
    """The frame holds points (lon, lat) in EPSG:4326 with radius and line; Samah has none."""
    frame = places_frame(read_project(tiny.write(tmp_path)).places)
    columns = ["place_id", "title", "parent_id", "geo_uncertainty_m", "line", "geometry"]
    assert list(frame.columns) == columns
    assert frame.crs.to_epsg() == 4326
    assert frame.loc[3].isna().to_dict() == dict.fromkeys(columns, False) | {
        "geo_uncertainty_m": True,
        "geometry": True,
    }
    frame = frame[frame.place_id != "samah"]
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


CITY = Box(west=43.05, south=36.3, east=43.25, north=36.4)
"""A box in degrees around Mosul and Karama."""


def test_a_view_is_a_plane_in_metres(tiny: TinyProject, tmp_path: Path) -> None:
    """Karama and Mosul are 7.6 km apart on it; Samah has no position; Tal Afar is not asked for."""
    project = read_project(tiny.write(tmp_path))
    view = view_of(places_frame(project.places), CITY, {"karama", "mosul", "samah"})
    assert list(view.places.place_id) == ["karama", "mosul"]
    karama, mosul = view.places.geometry
    assert karama.distance(mosul) == pytest.approx(7600, 0.01)
    assert view.box.west < mosul.x < karama.x < view.box.east
    assert view.box.south < mosul.y < karama.y < view.box.north


def test_lines_are_cut_at_the_edge_of_the_map(tiny: TinyProject, tmp_path: Path) -> None:
    """A line through the map keeps its part inside, and one elsewhere is gone."""
    project = read_project(tiny.write(tmp_path))
    view = view_of(places_frame(project.places), CITY, {"karama", "mosul"})
    through = ContextLine("Tigris", "river", 600, "", ((42.0, 36.338), (44.0, 36.338)))
    beyond = ContextLine("Euphrates", "river", 600, "", ((40.0, 34.0), (41.0, 34.0)))
    lines = clipped(lines_frame([through, beyond], view.plane), view.box)
    assert list(lines.name) == ["Tigris"]
    width = view.box.east - view.box.west
    assert lines.geometry[0].length == pytest.approx(width, 1e-4)
    assert clipped(lines_frame([], view.plane), view.box).empty


def ring(place_id: str, *points: tuple[float, float], kind: str = "region") -> ContextLine:
    """Return a closed line of the basemap."""
    return ContextLine("x", kind, 2000, "", (*points, points[0]), place_id)


def test_a_region_is_what_its_lines_go_round_on_both_sides_of_the_antimeridian() -> None:
    """Two halves meet at 180°, and a line inside leaves out what it goes round."""
    plane = plane_around(Point(180, 0))
    west = ring("north", (179, -1), (180, -1), (180, 1), (179, 1))
    east = ring("north", (-180, -1), (-179, -1), (-179, 1), (-180, 1))
    hole = ring("north", (179.2, -0.2), (179.6, -0.2), (179.6, 0.2), (179.2, 0.2))
    [whole] = regions_frame([west, east], plane).geometry
    assert whole.bounds[0] == pytest.approx(-whole.bounds[2], abs=1)
    [less] = regions_frame([west, east, hole], plane).geometry
    assert whole.area - less.area == pytest.approx(44_500 * 44_200, rel=0.01)
    assert regions_frame([], plane).empty


def test_lakes_are_areas_where_their_shore_is_whole() -> None:
    """A map's edge then cuts the water and not a line."""
    lake = ring("", (29, -1), (30, -1), (30, 0), kind="lake")
    coast = ring("", (29, -1), (30, -1), (30, 0), kind="coast")
    filled = lakes_filled(lines_frame([lake, coast], plane_around(Point(29, 0))))
    assert [shape.geom_type for shape in filled.geometry] == ["Polygon", "LineString"]


def status(key: str, **cells: object) -> dict[str, object]:
    """Return the status of a place of which nothing is known, but for `cells`."""
    unknown: dict[str, object] = dict.fromkeys(STATUS_COLUMNS)
    flags = dict.fromkeys(("inferred", "inherited", "disputed", "stale"), False)
    return unknown | flags | {"place_id": key, "title": key, "mention_ids": ()} | cells


def test_the_control_frame_has_the_fields_of_a_status() -> None:
    """What the two rooms, which do not know each other, call the same things."""
    assert [field.name for field in fields(PlaceStatus)] == STATUS_COLUMNS


def test_the_control_frame_says_who_holds_each_place(tiny: TinyProject, tmp_path: Path) -> None:
    """With its radius and point; Samah, which has neither, stays as a row."""
    places = places_frame(read_project(tiny.write(tmp_path)).places)
    held = {"controller": "isf", "state": "held", "evidence_age_days": 2, "mention_ids": ("e:1",)}
    frame = control_frame(places, [status("samah"), status("karama", **held)])
    assert list(frame.columns) == [*STATUS_COLUMNS, "geo_uncertainty_m", "geometry"]
    assert frame.crs.to_epsg() == 4326
    samah, karama = (row for _, row in frame.iterrows())
    assert {key: karama[key] for key in held} == held
    assert (karama.geometry.x, karama.geometry.y) == (43.2032, 36.3412)
    assert karama.geo_uncertainty_m == 600
    missing = ("controller", "evidence_age_days", "geo_uncertainty_m", "geometry")
    assert samah[[*missing]].isna().all()


def test_a_day_without_places_has_the_columns_all_the_same(
    tiny: TinyProject, tmp_path: Path
) -> None:
    """A file of it keeps its header."""
    places = places_frame(read_project(tiny.write(tmp_path)).places)
    frame = control_frame(places, [])
    assert frame.empty
    assert list(frame.columns) == [*STATUS_COLUMNS, "geo_uncertainty_m", "geometry"]


def test_a_status_of_a_place_that_is_not_there_is_an_error(
    tiny: TinyProject, tmp_path: Path
) -> None:
    """It is named."""
    places = places_frame(read_project(tiny.write(tmp_path)).places)
    with pytest.raises(KeyError, match="nowhere"):
        control_frame(places, [status("nowhere")])


@given(
    st.lists(
        st.tuples(
            st.sampled_from([-180.0, -179.999, 0.0, 0.001, 179.999, 180.0]),
            st.sampled_from([-90.0, -89.999, 0.0, 0.001, 36.0, 89.999]),
            st.sampled_from([0.0, 200.0, 500.0]),
        )
        | st.none(),
        max_size=8,
    )
)
def test_near_places_are_found_as_by_comparing_each_with_each(
    drawn: list[tuple[float, float, float] | None],
) -> None:
    """At the equator, at the antimeridian and at the poles; without a position there is none."""
    frame = gpd.GeoDataFrame(
        geometry=[shapely.Point(one[:2]) if one else None for one in drawn], crs="EPSG:4326"
    )
    reach = pd.Series([one[2] if one else 500.0 for one in drawn], dtype=float)
    expected = set()
    for (first, one), (second, other) in combinations(enumerate(drawn), 2):
        if one and other:
            away = distance(Point(*one[:2]), Point(*other[:2]))
            if away <= min(one[2], other[2]):
                expected.add((first, second, away))
    found = list(near_pairs(frame, reach))
    assert len(found) == len(expected)
    assert set(found) == expected
