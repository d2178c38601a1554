"""The ground of any war: what is drawn in a region, and where it ends."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mosulmap.geo.distance import Box, Point
from mosulmap.geo.ground import ground_lines, read_ground, region_of, surroundings
from mosulmap.project.context import CONTEXT_KINDS

ISTHMUS = Box(west=-81, south=8, east=-78, north=10)
DATE_LINE = Box(west=177, south=-19, east=-179, north=-16)


def test_the_ground_of_the_world_is_small_enough_to_carry() -> None:
    """1.5 megabytes is what a package may carry of it."""
    assert len(files("mosulmap.geo").joinpath("ground.json.gz").read_bytes()) < 1_500_000


@pytest.mark.parametrize(
    ("region", "kind", "name"),
    [
        (ISTHMUS, "coast", "Panama"),
        (Box(west=6, south=45, east=10, north=48), "border", "Italy–Switzerland border"),
        (Box(west=6, south=45, east=10, north=48), "river", "Rhône"),
        (Box(west=31, south=-3, east=35, north=1), "lake", "lake"),
        (Box(west=-3, south=40, east=1, north=43), "province", "Huesca–Zaragoza"),
        (DATE_LINE, "coast", "Fiji"),
    ],
)
def test_a_region_shows_what_lies_in_it(region: Box, kind: str, name: str) -> None:
    """Coasts go by their country, borders by both, rivers by their own name."""
    assert (kind, name) in {(line.kind, line.name) for line in ground_lines(read_ground(), region)}


def test_a_continent_shows_no_districts_and_few_rivers() -> None:
    """Uganda has more than a hundred districts: a map of Africa would be a net of them."""
    wide = ground_lines(read_ground(), Box(west=-18, south=-35, east=52, north=38))
    near = ground_lines(read_ground(), Box(west=31, south=0, east=34, north=3))
    assert not [line for line in wide if line.kind == "province" and "Arua" in line.name]
    assert [line for line in near if line.kind == "province" and "Arua" in line.name]
    rivers = Counter(line.kind for line in wide)["river"]
    assert 0 < rivers < sum(river.rank <= 3 for river in read_ground().rivers)


@settings(max_examples=25, deadline=None)
@given(
    lon=st.floats(-179, 175),
    lat=st.floats(-60, 70),
    width=st.floats(0.2, 20),
    height=st.floats(0.2, 10),
)
def test_lines_end_at_the_surroundings(lon: float, lat: float, width: float, height: float) -> None:
    """Whatever the region: no line but a lake's goes beyond; every one can be drawn."""
    region = Box(lon, lat, min(lon + width, 180), lat + height)
    around = surroundings(region).grown(0.001, 0.001)
    for line in ground_lines(read_ground(), region):
        assert line.kind in CONTEXT_KINDS
        assert len(line.coordinates) > 1
        if line.kind != "lake":
            assert all(around.contains(Point(*point)) for point in line.coordinates)


@pytest.mark.parametrize(
    ("points", "box"),
    [
        ([(10, 1), (12, 3)], Box(10, 1, 12, 3)),
        ([(178, -18), (-179, -17)], Box(178, -18, -179, -17)),
        ([(178, -18), (-179, -17), (179, -16)], Box(178, -18, -179, -16)),
        ([(30, 5)], Box(30, 5, 30, 5)),
    ],
)
def test_a_region_goes_across_the_antimeridian_where_that_is_shorter(
    points: list[tuple[float, float]], box: Box
) -> None:
    """Two islands of Fiji are three degrees apart, not 357."""
    assert region_of([Point(*point) for point in points]) == box
