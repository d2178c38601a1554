"""How far and in which direction a point lies from a place, in words: `3.4 km SE (124°)`."""

from __future__ import annotations

from dataclasses import dataclass

from ..model.rows import Place
from ..terminal import plain
from .distance import Point, bearing, compass_point, distance, position


@dataclass(frozen=True, slots=True)
class Away:
    """How many metres a point lies from a place, and in which direction: degrees from north."""

    place: Place
    metres: float
    bearing: float

    def __str__(self) -> str:
        return f"{self.way} of {plain(self.place.title)}"

    @property
    def way(self) -> str:
        """Distance and direction in words: `3.4 km SE (124°)`."""
        point = compass_point(self.bearing).upper()
        return f"{distance_words(self.metres)} {point} ({self.bearing:.0f}°)"


def away_from(point: Point, place: Place | None) -> Away | None:
    """Return how far a point lies from a place, on the ellipsoid; None without its position."""
    if place is None or not place.located:
        return None
    start = position(place)
    return Away(place, distance(start, point), bearing(start, point))


def distance_words(metres: float) -> str:
    """Return a distance in words: `850 m`, `3.4 km`, `412 km`."""
    if metres < 1000:  # noqa: PLR2004 - a kilometre
        return f"{metres:.0f} m"
    return f"{metres / 1000:.1f} km" if metres < 100_000 else f"{metres / 1000:,.0f} km"  # noqa: PLR2004
