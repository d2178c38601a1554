"""The shapes of provinces, put together from the edges of the ground."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import shapely
from shapely.geometry.polygon import orient

from .distance import Point
from .ground import FINENESS, SMALLEST, Ground, Line

Shape = shapely.Polygon | shapely.MultiPolygon
"""What a province covers, in WGS 84 degrees, cut in two at the antimeridian."""


def shape_of(ground: Ground, province: int) -> Shape:
    """Return what a province covers, by its index."""
    edges = [edge.line for edge in ground.edges if province in (edge.left, edge.right)]
    return area_of(edges)


def area_of(lines: Iterable[Line]) -> Shape:
    """Return the area that lines go round, without what lines inside it go round."""
    found = shapely.build_area(shapely.MultiLineString([shapely.LineString(x) for x in lines]))
    return found if isinstance(found, Shape) else shapely.MultiPolygon()


def covers(shape: Shape, point: Point) -> bool:
    """Whether a point lies in a shape."""
    return bool(shape.covers(shapely.Point(point)))


def half_size(shape: Shape) -> float:
    """Return the radius in degrees of the circle around the extent of a shape's largest part."""
    largest = max(shapely.get_parts(shape), key=lambda part: part.area)
    west, south, east, north = largest.bounds
    return float(max(east - west, north - south)) / 2


def rings_of(shape: Shape, size: float) -> Iterator[Line]:
    """Yield the closed rings of a shape, as fine as a region of `size` degrees can show.

    What is smaller than can be seen is left out, but for the largest part.
    """
    parts = sorted(shapely.get_parts(shape), key=lambda part: -part.area)
    rings = [ring for part in parts for ring in (part.exterior, *part.interiors)]
    for number, ring in enumerate(rings):
        west, south, east, north = ring.bounds
        if number and max(east - west, north - south) < size * SMALLEST:
            continue
        fine = shapely.simplify(ring, size * FINENESS)
        yield [(round(x, 4), round(y, 4)) for x, y in fine.coords]


def turned_rings(polygon: shapely.Polygon) -> list[list[tuple[float, float]]]:
    """Return the rings of a polygon, those of its holes turned the other way.

    A drawing that fills by the direction of lines then leaves the holes empty.
    """
    whole = orient(polygon)
    return [[(x, y) for x, y in ring.coords] for ring in (whole.exterior, *whole.interiors)]
