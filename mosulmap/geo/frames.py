"""Places, control and lines of the ground as GeoDataFrames: the first module to import geopandas.

A frame in degrees is in EPSG:4326, a frame on a plane in metres around the plane's middle.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import geopandas as gpd
import pandas as pd
import shapely

from ..model.rows import Place
from ..project.context import ContextLine
from ..project.table import Table
from .distance import Box, Point, distance, position

CRS = "EPSG:4326"

STATUS_COLUMNS = [
    *("place_id", "title", "controller", "state", "certainty"),
    *("inferred", "inherited", "disputed", "stale", "evidence_age_days", "mention_ids"),
    *("last_word", "in_words"),
]
"""What a `control_frame` says of a place on its day."""


class Pair(NamedTuple):
    """Two places by their index in a `places_frame`, and how far apart they are."""

    first: int
    second: int
    metres: float


@dataclass(frozen=True)
class View:
    """A stretch of country on a plane in metres around its middle.

    `places` are the places to draw, columns as in `places_frame`; `box` is what the map shows of
    the plane; `plane` its coordinate system.
    """

    places: gpd.GeoDataFrame
    box: Box
    plane: str


def places_frame(table: Table[Place]) -> gpd.GeoDataFrame:
    """Return all places: columns place_id, title, parent_id, geo_uncertainty_m, line, geometry.

    `geo_uncertainty_m` is in metres, NaN where it is not known; `line` is the row's line in the CSV
    file; `geometry` a point in EPSG:4326, None for a place without a position. The index is the
    row's number in the table, from 0.
    """
    return gpd.GeoDataFrame(
        {
            "place_id": [place.id for place in table.rows],
            "title": [place.title for place in table.rows],
            "parent_id": [place.parent_id for place in table.rows],
            "geo_uncertainty_m": [place.geo_uncertainty_m for place in table.rows],
            "line": table.lines,
        },
        geometry=[
            shapely.Point(position(place)) if place.located else None for place in table.rows
        ],
        crs=CRS,
    ).astype({"geo_uncertainty_m": float})


def control_frame(
    places: gpd.GeoDataFrame, statuses: Iterable[Mapping[str, object]]
) -> gpd.GeoDataFrame:
    """Return who holds each place on one day: one row a place, in the order of `statuses`.

    Columns: `STATUS_COLUMNS`, which each of `statuses` has as keys, with the meaning that
    `control.status.PlaceStatus` gives them (`evidence_age_days` in whole days, `mention_ids` a
    tuple); then `geo_uncertainty_m` in metres, and `geometry`, a point in EPSG:4326 or None for a
    place without a position. What is not known is missing, as pandas' `isna` finds it. `places` is
    a `places_frame`. Raises `KeyError` for a status of a place that it has not.
    """
    rows = pd.DataFrame([*statuses], columns=STATUS_COLUMNS).astype({"evidence_age_days": "Int64"})
    known = places.set_index("place_id").loc[rows.place_id, ["geo_uncertainty_m", "geometry"]]
    return known.reset_index(drop=True).join(rows)[[*STATUS_COLUMNS, *known.columns]]


def near_pairs(places: gpd.GeoDataFrame, reach_m: pd.Series[float]) -> Iterator[Pair]:
    """Yield the places of a `places_frame` that lie within the reach, in metres, of each other.

    `reach_m` has the index of the frame. A pair comes once, the smaller index first.
    """
    located = places[places.geometry.notna()]
    points = dict(zip(located.index, map(point_of, located.geometry), strict=True))
    boxes = [(at, half) for at in points for half in Box.within(points[at], reach_m[at]).halves]
    if not boxes:
        return
    # The tree compares extents in degrees, which is quick; the ellipsoid has the last word.
    areas = [shapely.box(*half) for _, half in boxes]
    for number, row in zip(*located.sindex.query(areas), strict=True):
        first, second = boxes[number][0], located.index[row]
        if first < second:
            metres = distance(points[first], points[second])
            if metres <= min(reach_m[first], reach_m[second]):
                yield Pair(first=first, second=second, metres=metres)


def point_of(geometry: shapely.Point) -> Point:
    """Return a geometry of a frame in degrees as a `Point`."""
    return Point(lon=geometry.x, lat=geometry.y)


def plane_around(middle: Point) -> str:
    """Return the plane in metres on which directions and distances from `middle` are true.

    It is the azimuthal equidistant one: https://proj.org/operations/projections/aeqd.html.
    """
    return f"+proj=aeqd +lat_0={middle.lat:.4f} +lon_0={middle.lon:.4f} +datum=WGS84 +units=m"


def view_of(places: gpd.GeoDataFrame, box: Box, place_ids: Collection[str]) -> View:
    """Return the view of `box`, in degrees, with those of `place_ids` that have a position."""
    plane = plane_around(box.middle)
    edge = gpd.GeoSeries([shapely.box(*box)], crs=CRS).to_crs(plane)
    kept = places[places.place_id.isin(set(place_ids)) & places.geometry.notna()]
    return View(kept.to_crs(plane), Box(*map(float, edge.total_bounds)), plane)


def middle_on(plane: str, box: Box) -> Point:
    """Return where the middle of a box in degrees lies on a plane, in metres."""
    [at] = gpd.GeoSeries([shapely.Point(box.middle)], crs=CRS).to_crs(plane)
    return point_of(at)


def lines_frame(lines: Iterable[ContextLine], plane: str) -> gpd.GeoDataFrame:
    """Return lines of the basemap on a plane: columns name, kind, source, uncertainty_m, geometry.

    `uncertainty_m` and the geometry are in metres.
    """
    rows = list(lines)
    return gpd.GeoDataFrame(
        {
            "name": [line.name for line in rows],
            "kind": [line.kind for line in rows],
            "source": [line.source for line in rows],
            "uncertainty_m": [line.uncertainty_m for line in rows],
        },
        geometry=[shapely.LineString(line.coordinates) for line in rows],
        crs=CRS,
    ).to_crs(plane)


def lakes_filled(lines: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return a `lines_frame` in which the lakes whose shore is whole are areas."""
    whole = (lines.kind == "lake") & lines.geometry.is_ring
    areas = [shapely.Polygon(shore) for shore in lines.geometry[whole]]
    shapes = lines.geometry.copy()
    shapes[whole] = areas
    return lines.set_geometry(shapes)


def regions_frame(lines: Iterable[ContextLine], plane: str) -> gpd.GeoDataFrame:
    """Return the regions of the basemap on a plane: place_id, and the area that its lines go round.

    What lies in two lines of a region, one inside the other, is no part of it.
    """
    rings = lines_frame([line for line in lines if line.place_id], plane)
    rings["place_id"] = [line.place_id for line in lines if line.place_id]
    areas = rings.groupby("place_id").geometry.apply(
        lambda found: shapely.build_area(found.union_all())
    )
    return gpd.GeoDataFrame({"place_id": areas.index}, geometry=[*areas], crs=plane)


def clipped(lines: gpd.GeoDataFrame, box: Box) -> gpd.GeoDataFrame:
    """Return the parts of lines in a box of their plane, one row a part."""
    parts = lines.set_geometry(lines.geometry.clip_by_rect(*box))
    return parts[~parts.geometry.is_empty].explode(ignore_index=True)
