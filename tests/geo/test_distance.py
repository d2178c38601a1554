"""Points, boxes and distances: what holds for all of them."""

from __future__ import annotations

import pytest
from geopy.distance import geodesic
from hypothesis import example, given
from hypothesis import strategies as st

from mosulmap.geo.distance import (
    METRES_PER_DEGREE,
    SPHERE_ERROR,
    SPHERE_ROUNDING,
    Box,
    Point,
    bearing,
    distance,
    is_farther,
    latitude_first,
    position,
    rough_distance,
    wrapped,
)
from mosulmap.model.rows import Place

LONS, LATS = st.floats(-180, 180), st.floats(-90, 90)
POINTS = st.builds(Point, lon=LONS, lat=LATS)
MILLIMETRE = 1e-3


@given(POINTS, POINTS)
def test_a_distance_is_the_same_in_both_directions(one: Point, other: Point) -> None:
    """And it is never below zero, nor above half of the way round the Earth."""
    assert distance(one, other) == pytest.approx(distance(other, one), abs=MILLIMETRE)
    assert 0 <= distance(one, other) < 20_004_000


@given(POINTS)
def test_a_point_is_where_it_is(point: Point) -> None:
    """Its distance from itself is zero, on either name of the antimeridian too."""
    assert distance(point, point) == 0
    assert distance(point, point._replace(lon=point.lon + 360)) == pytest.approx(0, abs=MILLIMETRE)


@given(POINTS, POINTS, POINTS)
def test_a_way_round_is_never_shorter(one: Point, between: Point, other: Point) -> None:
    """The triangle's law."""
    assert distance(one, other) <= distance(one, between) + distance(between, other) + MILLIMETRE


@given(POINTS, POINTS)
def test_the_distance_is_that_of_geopy(one: Point, other: Point) -> None:
    """The geocoders' library measures on the same ellipsoid; it wants the latitude first."""
    expected = geodesic(latitude_first(one), latitude_first(other)).m
    assert distance(one, other) == pytest.approx(expected, abs=MILLIMETRE)


@pytest.mark.parametrize(
    ("end", "degrees"), [((43, 37), 0), ((44, 36), 90), ((43, 35), 180), ((42, 36), 270)]
)
def test_a_bearing_is_clockwise_from_north(end: tuple[float, float], degrees: float) -> None:
    """To within the half degree by which an east-west way bends towards the pole."""
    assert bearing(Point(lon=43, lat=36), Point(*end)) == pytest.approx(degrees, abs=0.5)


def test_a_degree_of_latitude_is_nowhere_shorter_than_said() -> None:
    """It is shortest at the equator; at the poles it has a kilometre more."""
    lengths = [distance(Point(lon=0, lat=lat), Point(lon=0, lat=lat + 1)) for lat in range(-90, 90)]
    assert METRES_PER_DEGREE < min(lengths) == pytest.approx(METRES_PER_DEGREE, abs=1)


def test_a_place_without_a_position_has_no_point() -> None:
    """It is named in the error."""
    place = Place.model_validate({"id": "x", "title": "X", "type": "town", "fclass": "P"})
    with pytest.raises(ValueError, match="x has no position"):
        position(place)


@given(st.lists(POINTS, min_size=1))
def test_a_box_around_points_holds_them_all(points: list[Point]) -> None:
    """And no smaller box does: each edge touches a point."""
    box = Box.around(points)
    assert all(box.contains(point) for point in points)
    assert {box.west, box.east} <= {point.lon for point in points}
    assert {box.south, box.north} <= {point.lat for point in points}


@given(POINTS, POINTS)
def test_a_box_within_a_distance_holds_what_is_so_near(middle: Point, other: Point) -> None:
    """Across the antimeridian and around the poles as well."""
    assert Box.within(middle, distance(middle, other) + MILLIMETRE).contains(other)


@given(POINTS, st.floats(-3, 3), st.floats(-3, 3))
def test_a_box_within_a_distance_holds_its_surroundings(
    middle: Point, across: float, up: float
) -> None:
    """The same law for points a few degrees away."""
    lat = min(max(middle.lat + up, -90), 90)
    other = Point(lon=wrapped(middle.lon + across), lat=lat)
    assert Box.within(middle, distance(middle, other) + MILLIMETRE).contains(other)


@pytest.mark.parametrize(("lon", "inside"), [(179.95, 1), (-179.95, 1), (0, 0), (179.8, 0)])
def test_a_box_may_cross_the_antimeridian(lon: float, inside: int) -> None:
    """Then its west is greater than its east, and it is two boxes that do not cross it."""
    box = Box.within(Point(lon=180, lat=0), 10_000)
    assert box.west > 0 > box.east
    assert box.contains(Point(lon=lon, lat=0)) == bool(inside)
    west, east = box.halves
    assert (west.east, east.west) == (180, -180)
    assert west.contains(Point(lon=lon, lat=0)) + east.contains(Point(lon=lon, lat=0)) == inside


def test_a_box_around_a_pole_goes_all_the_way_round() -> None:
    """There every longitude is near."""
    box = Box.within(Point(lon=43, lat=89.99), 10_000)
    assert (box.west, box.east, box.north) == (-180, 180, 90)


BOXES = st.builds(
    lambda west, south, across, up: Box(
        west=west, south=south, east=west + across, north=south + up
    ),
    *[st.floats(-1000, 1000)] * 2,
    *[st.floats(1, 1000)] * 2,
)


@given(BOXES, BOXES)
def test_two_boxes_joined_hold_both(one: Box, other: Box) -> None:
    """Boxes that overlap have a corner or a crossing of edges in common."""
    joined = one.joined(other)
    assert all(joined.contains(corner) for corner in (*one.corners, *other.corners))
    assert one.overlaps(other) == other.overlaps(one)
    shared = Point(lon=max(one.west, other.west), lat=max(one.south, other.south))
    assert one.overlaps(other) == (one.contains(shared) and other.contains(shared))


@given(BOXES, st.floats(0.5, 3))
def test_a_box_grows_to_a_shape_and_loses_nothing(box: Box, ratio: float) -> None:
    """Nothing of a view is lost, and it has the frame's shape."""
    grown = box.shaped(ratio)
    assert (grown.east - grown.west) / (grown.north - grown.south) == pytest.approx(ratio)
    assert grown.west <= box.west + 1e-6
    assert grown.south <= box.south + 1e-6
    assert grown.east >= box.east - 1e-6
    assert grown.north >= box.north - 1e-6
    assert grown.middle == pytest.approx(box.middle)


@given(POINTS, POINTS, st.floats(0, 2e7))
@example(Point(lon=0, lat=90), Point(lon=1, lat=90), 0)
def test_the_sphere_never_decides_otherwise_than_the_ellipsoid(
    one: Point, other: Point, metres: float
) -> None:
    """It only decides where it is certain."""
    assert is_farther(one, other, metres) == (distance(one, other) > metres)


@given(POINTS, POINTS)
def test_the_sphere_is_as_near_the_ellipsoid_as_it_says(one: Point, other: Point) -> None:
    """Half a per cent, at the poles and along the equator."""
    exact = distance(one, other)
    assert abs(rough_distance(one, other) - exact) <= SPHERE_ERROR * exact + SPHERE_ROUNDING
