"""The ground under a map of any war: the world's coasts, borders, provinces, lakes, large rivers.

`ground.json.gz` is derived from Natural Earth, which is in the public domain, by
`docs/derive_ground.py`, where its parts and their age are named. Borders
stand as Natural Earth draws them, by who holds the land; that is no judgement of whose it is.
"""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby, pairwise
from statistics import median
from typing import Any, NamedTuple

from ..project.context import ContextLine
from .distance import DATE_LINE, Box, Point, wrapped

STEPS = 1000
"""Steps of the data to the degree."""

SURROUNDINGS = 0.6
"""Share of the region's size by which its ground goes beyond it, so that one may look around."""

FLATTEST = 0.6
"""Height to width, or width to height, that a region's ground has at least: a screen's."""

FINENESS = 1 / 2000
"""Share of the region's size by which a line may stray: half a pixel of a wide screen."""

SMALLEST = 0.02
"""Share of the region's size below which an island or a lake is a speck, and is left out."""

PROVINCE = 0.07
"""Share of the region's size that the provinces of a country have to have, by their median:
hundreds of districts would be a net. A country shows all of its provinces or none."""

RANKS = ((25, 3), (12, 5), (6, 7))
"""Regions wider than so many degrees show rivers up to this rank; a narrower one shows all."""

SOURCE = "Natural Earth (public domain), simplified"
EDGE_M, LAKE_M = 2_000, 6_000
"""How far off in metres the edges and rivers of scale 1:10m are, and the lakes of 1:50m."""

Line = Sequence[tuple[float, float]]
"""(lon, lat) pairs in WGS 84 degrees."""


class Province(NamedTuple):
    """A part of a country, of the first level below it: `names` begin with the commonest."""

    country: str
    names: tuple[str, ...]


class Edge(NamedTuple):
    """What divides two provinces, or with `right` None one from the sea: indexes of provinces."""

    left: int
    right: int | None
    line: Line


class River(NamedTuple):
    """A part of a river; the largest have `rank` 0, the smallest 10. `name` may be empty."""

    name: str
    rank: int
    line: Line


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """All that is known of the world's ground. `countries` are titles by province index."""

    provinces: tuple[Province, ...]
    countries: tuple[str, ...]
    edges: tuple[Edge, ...]
    rivers: tuple[River, ...]
    lakes: tuple[Line, ...]


@cache
def read_ground() -> Ground:
    """Return the ground of the whole world, as the package carries it."""
    packed = files(__package__).joinpath("ground.json.gz").read_bytes()
    data: dict[str, Any] = json.loads(gzip.decompress(packed))
    return Ground(
        tuple(Province(country, tuple(names)) for country, _, *names in data["provinces"]),
        tuple(title for _, title, *_ in data["provinces"]),
        tuple(
            Edge(left, right if right >= 0 else None, line_of(steps))
            for left, right, steps in data["edges"]
        ),
        tuple(River(name, rank, line_of(steps)) for name, rank, steps in data["rivers"]),
        tuple(line_of(steps) for steps in data["lakes"]),
    )


def line_of(steps: Sequence[int]) -> Line:
    """Return the points of a line that is given as its first position and the differences."""
    points, x, y = [], 0, 0
    for at in range(0, len(steps), 2):
        x, y = x + steps[at], y + steps[at + 1]
        points.append((x / STEPS, y / STEPS))
    return points


def ground_lines(ground: Ground, region: Box) -> tuple[ContextLine, ...]:
    """Return coasts, borders, provinces, lakes and rivers in a region and around it.

    The lines are cut at the surroundings' edge and as fine as a map of the region can show;
    lakes are whole. A region across the antimeridian is taken in its two halves.
    """
    width, height = size_of(region)
    size = max(width, height)
    around = surroundings(region)
    named: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for kind, name, line in (*edges_named(ground, size), *rivers_named(ground, size)):
        if meets(line, around):
            named[kind, name].append(line)
    for lake in ground.lakes:
        if meets(lake, around):
            named["lake", ""].append(lake)
    return tuple(
        ContextLine(name or kind, kind, LAKE_M if kind == "lake" else EDGE_M, SOURCE, tuple(points))
        for (kind, name), lines in sorted(named.items())
        for points in cut(lines, around, size, closed=kind == "lake")
    )


def surroundings(region: Box) -> Box:
    """Return what may come into view around a region, which may go across the antimeridian.

    A long and flat region shows on a screen much that lies above and below it.
    """
    width, height = size_of(region)
    least = max(width, height) * FLATTEST
    across = max(least - width, 0) / 2 + max(width, least) * SURROUNDINGS
    up = max(least - height, 0) / 2 + max(height, least) * SURROUNDINGS
    grown = region.grown(across, up)
    if width + 2 * across >= 2 * DATE_LINE:
        return grown._replace(west=-DATE_LINE, east=DATE_LINE)
    west = wrapped(grown.west) if grown.west < -DATE_LINE else grown.west
    east = wrapped(grown.east) if grown.east > DATE_LINE else grown.east
    return grown._replace(west=west, east=east)


def region_of(points: Iterable[Point]) -> Box:
    """Return the smallest box around points, which may go across the antimeridian.

    Raises `ValueError` without a point.
    """
    found = list(points)
    box = Box.around(found)
    lons = sorted(point.lon for point in found)
    gap, west = max(
        ((after - before, after) for before, after in pairwise(lons)), default=(0.0, box.west)
    )
    if gap <= 360 - (box.east - box.west):
        return box
    return box._replace(west=west, east=max(lon for lon in lons if lon < west))


def country_box(ground: Ground, code: str) -> Box | None:
    """Return the box of a country's provinces by its ISO 3166-1 alpha-2 code, else None."""
    points = [
        Point(*point)
        for edge in ground.edges
        if ground.provinces[edge.left].country == code
        or (edge.right is not None and ground.provinces[edge.right].country == code)
        for point in edge.line
    ]
    return region_of(points) if points else None


def size_of(region: Box) -> tuple[float, float]:
    """Return how many degrees wide and high a region is."""
    width = region.east - region.west
    return (width if width >= 0 else width + 360), region.north - region.south


def edges_named(ground: Ground, size: float) -> Iterator[tuple[str, str, Line]]:
    """Yield kind, name and line of every edge: what is on its sides says what it is.

    Countries whose provinces are small beside `size`, in degrees, come without their lines.
    """
    sizes = province_sizes(ground)
    for left, right, line in ground.edges:
        here = ground.countries[left]
        if right is None:
            for shore in without_date_line(line):
                yield "coast", here, shore
        elif here != (there := ground.countries[right]):
            yield "border", f"{'–'.join(sorted((here, there)))} border", line
        elif sizes[here] >= size * PROVINCE:
            names = sorted(ground.provinces[side].names[0] for side in (left, right))
            yield "province", "–".join(names), line


def without_date_line(line: Line) -> Iterator[Line]:
    """Yield the parts of a coast that are one: the data cut islands in two at 180°."""
    steps = list(pairwise(line))
    for cut_off, group in groupby(steps, lambda step: {abs(lon) for lon, _ in step} == {DATE_LINE}):
        if not cut_off:
            part = list(group)
            yield [part[0][0], *(end for _, end in part)]


def province_extents(ground: Ground) -> dict[int, Box]:
    """Return the extent of every province in degrees, by its index."""
    boxes: dict[int, Box] = {}
    for left, right, line in ground.edges:
        extent = Box.around(line)
        for side in (left, right):
            if side is not None:
                boxes[side] = extent.joined(boxes.get(side, extent))
    return boxes


@cache
def province_sizes(ground: Ground) -> dict[str, float]:
    """Return the median of the provinces' extents, the wider way, in degrees, by country."""
    sizes: dict[str, list[float]] = defaultdict(list)
    for side, box in province_extents(ground).items():
        sizes[ground.countries[side]].append(max(size_of(box)))
    return {country: median(found) for country, found in sizes.items()}


def rivers_named(ground: Ground, size: float) -> Iterator[tuple[str, str, Line]]:
    """Yield kind, name and line of the rivers that are large enough for a region's size."""
    most = next((rank for width, rank in RANKS if size > width), 10)
    for name, rank, line in ground.rivers:
        if rank <= most:
            yield "river", name, line


def meets(line: Line, box: Box) -> bool:
    """Whether the extent of a line has a point in common with a box."""
    extent = Box.around(line)
    return any(extent.overlaps(half) for half in box.halves)


def cut(lines: Iterable[Line], box: Box, size: float, *, closed: bool) -> Iterator[Line]:
    """Yield the parts of lines inside a box, joined where they meet, as fine as can be seen.

    Closed lines come whole. What is smaller than can be seen is left out.
    """
    import shapely

    for half in box.halves:
        if closed:
            inside = [shapely.LineString(line) for line in lines if meets(line, half)]
        else:
            whole = shapely.union_all([shapely.LineString(line) for line in lines])
            inside = list(shapely.get_parts(shapely.line_merge(shapely.clip_by_rect(whole, *half))))
        for found in inside:
            west, south, east, north = found.bounds
            if max(east - west, north - south) < size * SMALLEST:
                continue
            points = shapely.simplify(found, size * FINENESS).coords
            yield [(round(x, 4), round(y, 4)) for x, y in points]
