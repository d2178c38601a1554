"""Points, boxes and distances on the Earth: the one geodesic of the program, and its axis order.

Longitude comes before latitude everywhere (RFC 7946), in WGS 84 degrees. What another library
wants the other way round is turned round in one named function, `latitude_first`. Distances are
geodesics on the ellipsoid, by geographiclib: Karney, Algorithms for geodesics, 2013,
https://doi.org/10.1007/s00190-012-0578-z. PROJ computes them by the same method, but pyproj takes
a fifth of a second to import, which every `render` would pay; geographiclib takes two milliseconds.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import asin, cos, inf, radians, sin, sqrt
from typing import NamedTuple

from geographiclib.geodesic import Geodesic

from ..model.rows import Place

EARTH = Geodesic.WGS84

POLE = 90
"""Degrees of latitude end here."""

DATE_LINE = 180
"""Degrees of longitude end here and go on at -180."""

METRES_PER_DEGREE: float = radians(1) * EARTH.a * (1 - EARTH.f) ** 2
"""Metres in a degree of latitude where it is shortest, at the equator: 110,574."""


ROUNDING = 1e-9
"""Degrees, a tenth of a millimetre, by which a box is larger than asked for: carrying a longitude
over the antimeridian loses its last digits."""


class Point(NamedTuple):
    """A position: longitude and latitude in WGS 84 degrees."""

    lon: float
    lat: float


class Box(NamedTuple):
    """An upright rectangle, its edges included: WGS 84 degrees, or metres on a plane.

    As in RFC 7946, `west` is greater than `east` in a box across the antimeridian.
    """

    west: float
    south: float
    east: float
    north: float

    @classmethod
    def around(cls, points: Iterable[tuple[float, float]]) -> Box:
        """Return the smallest box with all (lon, lat) in it, of those that do not cross 180°.

        Raises `ValueError` without a point.
        """
        lons, lats = zip(*points, strict=True)
        return cls(west=min(lons), south=min(lats), east=max(lons), north=max(lats))

    @classmethod
    def within(cls, middle: Point, metres: float) -> Box:
        """Return a box in degrees that holds all points within `metres` of a point, and few more.

        It goes all the way round where that takes in a pole.
        """
        high = metres / METRES_PER_DEGREE + ROUNDING
        south, north = middle.lat - high, middle.lat + high
        farthest = max(abs(south), abs(north))
        wide = high / cos(radians(farthest)) if farthest < POLE else DATE_LINE
        if wide >= DATE_LINE:
            return cls(-DATE_LINE, max(south, -POLE), DATE_LINE, min(north, POLE))
        west, east = (wrapped(middle.lon + step) for step in (-wide, wide))
        return cls(west=west, south=south, east=east, north=north)

    @property
    def middle(self) -> Point:
        """The middle of a box that does not cross the antimeridian."""
        return Point(lon=(self.west + self.east) / 2, lat=(self.south + self.north) / 2)

    @property
    def corners(self) -> tuple[Point, ...]:
        """The four corners."""
        return tuple(
            Point(lon=lon, lat=lat)
            for lat in (self.south, self.north)
            for lon in (self.west, self.east)
        )

    @property
    def halves(self) -> tuple[Box, ...]:
        """The box itself; across the antimeridian its two parts, neither of which crosses it."""
        if self.west <= self.east:
            return (self,)
        return self._replace(east=DATE_LINE), self._replace(west=-DATE_LINE)

    def contains(self, point: Point) -> bool:
        """Whether a point lies in the box or on its edge."""
        return self.south <= point.lat <= self.north and any(
            half.west <= point.lon <= half.east for half in self.halves
        )

    def overlaps(self, other: Box) -> bool:
        """Whether two boxes that do not cross the antimeridian have a point in common."""
        return (
            self.west <= other.east
            and other.west <= self.east
            and self.south <= other.north
            and other.south <= self.north
        )

    def joined(self, other: Box) -> Box:
        """Return the smallest box around two that do not cross the antimeridian."""
        return Box.around([self[:2], self[2:], other[:2], other[2:]])

    def grown(self, across: float, up: float) -> Box:
        """Return the box with `across` more at its west and east, `up` more at south and north."""
        return Box(
            west=self.west - across,
            south=self.south - up,
            east=self.east + across,
            north=self.north + up,
        )

    def shaped(self, ratio: float) -> Box:
        """Return the box grown until it is `ratio` times as wide as high, in its own units."""
        width, height = self.east - self.west, self.north - self.south
        return self.grown(max(height * ratio - width, 0) / 2, max(width / ratio - height, 0) / 2)

    def rounded(self, digits: int) -> Box:
        """Return the box with edges of so many digits after the point."""
        return Box(*(round(edge, digits) for edge in self))


def position(place: Place) -> Point:
    """Return where a place is. Raises `ValueError` for one without a position."""
    if place.lon is None or place.lat is None:
        raise ValueError(f"{place.id} has no position")
    return Point(lon=place.lon, lat=place.lat)


def distance(one: Point, other: Point) -> float:
    """Return the metres between two points on the ellipsoid.

    Infinite where a latitude is beyond a pole, as it may be in coordinates that are swapped.
    """
    if max(abs(one.lat), abs(other.lat)) > POLE:
        return inf
    return float(EARTH.Inverse(*latitude_first(one), *latitude_first(other))["s12"])


SPHERE_M = 6_371_008.8
"""Radius in metres of the sphere with the Earth's mean radius (IUGG)."""

SPHERE_ERROR = 0.006
"""By how much of itself a distance on that sphere may differ from one on the ellipsoid …"""

SPHERE_ROUNDING = 1e-3
"""… and by how many metres more: at a pole all longitudes are one point, and the sine is not 0."""


def rough_distance(one: Point, other: Point) -> float:
    """Return the metres between two points on a sphere, which takes a hundredth of the time."""
    half_lat, half_lon = radians(other.lat - one.lat) / 2, radians(other.lon - one.lon) / 2
    narrowed = cos(radians(one.lat)) * cos(radians(other.lat)) * sin(half_lon) ** 2
    return 2 * SPHERE_M * asin(min(1, sqrt(sin(half_lat) ** 2 + narrowed)))


def is_farther(one: Point, other: Point, metres: float) -> bool:
    """Whether two points lie more than `metres` apart, as `distance` says.

    The sphere decides where it can, since most places lie far within what is asked.
    """
    if max(abs(one.lat), abs(other.lat)) > POLE:
        return True
    rough = rough_distance(one, other)
    if rough * (1 + SPHERE_ERROR) + SPHERE_ROUNDING < metres:
        return False
    certain = rough * (1 - SPHERE_ERROR) - SPHERE_ROUNDING > metres
    return certain or distance(one, other) > metres


def bearing(start: Point, end: Point) -> float:
    """Return the direction in which the shortest way to a point begins.

    In degrees clockwise from north, from 0 to below 360.
    """
    return float(EARTH.Inverse(*latitude_first(start), *latitude_first(end))["azi1"]) % 360


def latitude_first(point: Point) -> tuple[float, float]:
    """Return a point in the axis order of Leaflet, geopy and geographiclib."""
    return point.lat, point.lon


def wrapped(lon: float) -> float:
    """Return a longitude from -180 to below 180 degrees."""
    return (lon + DATE_LINE) % (2 * DATE_LINE) - DATE_LINE


COMPASS = ("n", "ne", "e", "se", "s", "sw", "w", "nw")


def compass_point(degrees: float) -> str:
    """Return the nearest of the eight compass points to a bearing in degrees: `ne` for 50.

    They are written as the catalogues have them: the message for `ne` is `compass_ne`.
    """
    return COMPASS[round(degrees / 45) % 8]
