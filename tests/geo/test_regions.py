"""The shapes of provinces, put together from the edges of the ground."""

from __future__ import annotations

import pytest
import shapely

from mosulmap.geo.distance import Point
from mosulmap.geo.ground import Line, read_ground
from mosulmap.geo.regions import area_of, covers, half_size, rings_of, shape_of, turned_rings

SQUARE = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0), (0.0, 0.0)]
HOLE = [(1.0, 1.0), (2.0, 1.0), (2.0, 2.0), (1.0, 2.0), (1.0, 1.0)]


def number_of(country: str, name: str) -> int:
    """Return the index of a province."""
    provinces = read_ground().provinces
    [number] = [n for n, p in enumerate(provinces) if p.country == country and name in p.names]
    return number


@pytest.mark.parametrize(
    ("country", "name", "inside", "outside"),
    [
        ("CD", "Nord-Kivu", (29.2, -1.6), (28.9, -2.5)),
        ("UA", "Donets'k", (37.8, 48.0), (39.3, 48.6)),
        ("ET", "Oromiya", (39.3, 8.5), (38.75, 9.03)),  # Addis Ababa lies in it and is no part
    ],
)
def test_a_province_is_what_its_edges_go_round(
    country: str, name: str, inside: tuple[float, float], outside: tuple[float, float]
) -> None:
    """A city inside it that is a province of its own is a hole."""
    shape = shape_of(read_ground(), number_of(country, name))
    assert covers(shape, Point(*inside))
    assert not covers(shape, Point(*outside))


def test_every_province_has_a_shape() -> None:
    """Of a hundred all over the world none is lost in the edges."""
    ground = read_ground()
    for number in range(0, len(ground.provinces), len(ground.provinces) // 100):
        shape = shape_of(ground, number)
        assert shape.area > 0, ground.provinces[number]
        assert half_size(shape) > 0


def test_rings_are_closed_and_specks_are_left_out() -> None:
    """The largest part stays, however small beside the map."""
    speck: Line = [(9.0, 9.0), (9.1, 9.0), (9.1, 9.1), (9.0, 9.0)]
    shape = area_of([SQUARE, HOLE, speck])
    assert shape.area == 4 * 4 - 1 + 0.005
    rings = [*rings_of(shape, size=20)]
    assert len(rings) == 2
    assert all(ring[0] == ring[-1] for ring in rings)
    assert len([*rings_of(shape, size=2000)]) == 1


def test_holes_turn_the_other_way() -> None:
    """A drawing that fills by the direction of lines leaves them empty."""
    [outer, inner] = turned_rings(shapely.Polygon(SQUARE, [HOLE]))
    assert shapely.is_ccw(shapely.LinearRing(outer))
    assert not shapely.is_ccw(shapely.LinearRing(inner))
