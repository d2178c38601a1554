"""Distances and directions in words."""

from __future__ import annotations

import pytest

from mosulmap.geo.away import away_from, distance_words
from mosulmap.geo.distance import Point
from mosulmap.model.rows import Place

BARTELLA = Place.model_validate(
    {
        "id": "bartella",
        "title": "Bartella",
        "type": "town",
        "fclass": "P",
        "lon": 43.38,
        "lat": 36.35,
    }
)


def test_a_point_is_told_by_the_place_that_it_is_near() -> None:
    """Distance on the ellipsoid, the side, and the degrees behind it."""
    assert str(away_from(Point(lon=43.41, lat=36.38), BARTELLA)) == "4.3 km NE (39°) of Bartella"


def test_without_a_position_nothing_is_told() -> None:
    """Nor without a place."""
    nowhere = BARTELLA.model_copy(update={"lon": None, "lat": None})
    assert away_from(Point(lon=43.41, lat=36.38), nowhere) is None
    assert away_from(Point(lon=43.41, lat=36.38), None) is None


@pytest.mark.parametrize(
    ("metres", "words"), [(0, "0 m"), (849.6, "850 m"), (3449, "3.4 km"), (1.2e6, "1,200 km")]
)
def test_distances_are_told_as_people_tell_them(metres: float, words: str) -> None:
    """In metres, in kilometres with a tenth, in whole ones."""
    assert distance_words(metres) == words
