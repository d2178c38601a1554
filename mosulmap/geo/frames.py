"""The gazetteer as geography: one GeoDataFrame, EPSG:4326. The first module to import geopandas."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import geopandas as gpd
from shapely import LineString
from shapely import box as rectangle

from ..model.rows import Place
from ..project.project import ContextLine
from ..project.table import Table

CRS = "EPSG:4326"

Box = tuple[float, float, float, float]
"""West, south, east, north."""


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
    """Return the located places: columns place_id, title, parent_id, radius_m, line; EPSG:4326.

    `geometry` holds points (lon, lat in WGS 84 degrees), `radius_m` the uncertainty in metres,
    `line` the row's line in the CSV file.
    """
    located = [
        (place, line) for place, line in zip(table.rows, table.lines, strict=True) if place.located
    ]
    return gpd.GeoDataFrame(
        {
            "place_id": [place.id for place, _ in located],
            "title": [place.title for place, _ in located],
            "parent_id": [place.parent_id for place, _ in located],
            "radius_m": [place.geo_uncertainty_m or 0.0 for place, _ in located],
            "line": [line for _, line in located],
        },
        geometry=gpd.points_from_xy([p.lon for p, _ in located], [p.lat for p, _ in located]),
        crs=CRS,
    )


def bounds_of(frame: gpd.GeoDataFrame) -> Box:
    """Return the box around a frame, in its own units."""
    west, south, east, north = (float(value) for value in frame.total_bounds)
    return west, south, east, north


def view_of(table: Table[Place], box: Box, place_ids: Collection[str]) -> View:
    """Return the view of `box`, in degrees, with those of `place_ids` that have a position."""
    lon, lat = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    plane = f"+proj=aeqd +lat_0={lat:.4f} +lon_0={lon:.4f} +datum=WGS84 +units=m"
    frame = gpd.GeoDataFrame(geometry=[rectangle(*box)], crs=CRS).to_crs(plane)
    places = places_frame(table)
    kept = places[places.place_id.isin(set(place_ids))]
    return View(kept.to_crs(plane), bounds_of(frame), plane)


def lines_frame(lines: Iterable[ContextLine], plane: str, box: Box) -> gpd.GeoDataFrame:
    """Return the lines of the basemap in `box` on `plane`: columns name, kind, source; metres."""
    rows = list(lines)
    frame = gpd.GeoDataFrame(
        {
            "name": [line.name for line in rows],
            "kind": [line.kind for line in rows],
            "source": [line.source for line in rows],
        },
        geometry=[LineString(line.coordinates) for line in rows],
        crs=CRS,
    ).to_crs(plane)
    frame.geometry = frame.geometry.clip_by_rect(*box)
    return frame[~frame.geometry.is_empty].explode(ignore_index=True)
