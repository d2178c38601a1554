"""Whether places lie on the right side of the borders that the project's basemap draws.

The basemap has lines and no areas, and not all borders of every country. A place is doubtful when
the straight way from it to its country's reference point crosses borders of that country an odd
number of times, and when no such border is near enough to blur the answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import cos, hypot, radians

from ..errors import Problem, Severity
from ..model.gazetteer import Gazetteer
from ..model.rows import Place
from ..project.project import ContextLine, Project

METRES_A_DEGREE = 111_320
"""Metres in a degree of longitude at the equator, and nearly so in one of latitude anywhere."""

Plane = tuple[float, float]
"""Metres east and north of the place in question."""


def places_abroad(project: Project) -> Iterator[Problem]:
    """Yield the warnings of places beyond a border of the country that they are said to lie in."""
    borders = [line for line in project.context if line.kind == "border"]
    if not borders:
        return
    for index, place in enumerate(project.places.rows):
        country = country_of(place, project.gazetteer)
        if country is None or not (place.located and country.located):
            continue
        own = [line for line in borders if country.title in line.name]
        if crossed := border_between(place, country, own):
            message = (
                f"'{place.id}' lies beyond the {crossed.name}, outside {country.title}, "
                "in which it is said to lie; check lon, lat or parent_id"
            )
            yield project.places.problem(index, "lon", message, severity=Severity.WARNING)


def country_of(place: Place, gazetteer: Gazetteer) -> Place | None:
    """Return the country around a place; None for a country itself and where there is none."""
    return next((p for p in gazetteer.ancestors(place.id) if p.type == "country"), None)


def border_between(
    place: Place, country: Place, borders: Sequence[ContextLine]
) -> ContextLine | None:
    """Return the border between a place and its country; None when it lies in it or may do so."""
    crossed: list[ContextLine] = []
    end = on_plane(country.lon or 0, country.lat or 0, place)
    for line in borders:
        points = [on_plane(lon, lat, place) for lon, lat in line.coordinates]
        blur = line.uncertainty_m + (place.geo_uncertainty_m or 0)
        if any(distance(one, other) <= blur for one, other in pairwise(points)):
            return None
        crossed += [line for one, other in pairwise(points) if crosses(end, one, other)]
    return crossed[0] if len(crossed) % 2 else None


def on_plane(lon: float, lat: float, place: Place) -> Plane:
    """Return a position as metres from a place, good enough to tell sides of a line."""
    east = (lon - (place.lon or 0)) * cos(radians(place.lat or 0))
    return east * METRES_A_DEGREE, (lat - (place.lat or 0)) * METRES_A_DEGREE


def distance(one: Plane, other: Plane) -> float:
    """Return how far the way from one point to another passes from the place in question."""
    along = (other[0] - one[0], other[1] - one[1])
    square = along[0] ** 2 + along[1] ** 2
    share = -(one[0] * along[0] + one[1] * along[1]) / square if square else 0.0
    share = min(max(share, 0.0), 1.0)
    return hypot(one[0] + share * along[0], one[1] + share * along[1])


def crosses(end: Plane, one: Plane, other: Plane) -> bool:
    """Whether the way from the place in question to `end` crosses that from one point to another.

    A point right on the way counts as on its left, so that no corner counts twice.
    """
    if (side((0, 0), end, one) >= 0) == (side((0, 0), end, other) >= 0):
        return False
    return (side(one, other, (0, 0)) >= 0) != (side(one, other, end) >= 0)


def side(start: Plane, end: Plane, point: Plane) -> float:
    """Return on which side of a way a point is: above 0 on its left."""
    return (end[0] - start[0]) * (point[1] - start[1]) - (end[1] - start[1]) * (point[0] - start[0])
