"""The gazetteer as geography: one GeoDataFrame, EPSG:4326. The first module to import geopandas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

import geopandas as gpd
from shapely import LineString
from shapely import box as rectangle

from .gazetteer import Gazetteer
from .model import FeatureClass, Place
from .project import ContextLine
from .tables import Table

CRS = "EPSG:4326"

WIDE_M = 20_000
"""Uncertainty in metres from which on an area is too wide to be one mark: a province, a country."""

MARGIN = 0.08
"""Share of its size by which a view goes beyond its places."""

AREAS = {FeatureClass.ADMINISTRATIVE, FeatureClass.AREA, FeatureClass.WATER}

Box = tuple[float, float, float, float]
"""West, south, east, north."""


@dataclass(frozen=True)
class View:
    """The city that most named places lie in, on a plane in metres around its middle.

    `title` is the city's, empty when there is none; `places` the named places to draw, columns as
    in `places_frame`; `box` what the map shows of the plane; `plane` its coordinate system.
    """

    title: str
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


def city_view(table: Table[Place], gazetteer: Gazetteer, named: Collection[str]) -> View | None:
    """Return the view of the city that most of the `named` places lie in, and what lies beside it.

    Without a city the view has all of them. None when no named place can be a mark.
    """
    frame = places_frame(table)
    drawn = [key in named and not is_wide(gazetteer.place[key]) for key in frame.place_id]
    drawable = frame[drawn]
    if drawable.empty:
        return None
    hub = find_city(gazetteer, drawable.place_id)
    if hub is None:
        box = widened(bounds_of(drawable))
        return on_plane("", drawable, box)
    within = {p.id for p in gazetteer.places if hub in (p, *gazetteer.ancestors(p.id))}
    inside = drawable.place_id.isin(within)
    box = widened(city_box(frame[frame.place_id.isin(within)], drawable[inside]))
    beside = drawable.geometry.intersects(rectangle(*box))
    return on_plane(hub.title, drawable[inside | beside], box)


def is_wide(place: Place) -> bool:
    """Whether a place is an area or a line too wide to be one mark."""
    if place.fclass is FeatureClass.WATER:
        return True
    return place.fclass in AREAS and (place.geo_uncertainty_m or WIDE_M) >= WIDE_M


def find_city(gazetteer: Gazetteer, place_ids: Iterable[str]) -> Place | None:
    """Return the located city within which most of the places lie; None when there is none."""
    counts = Counter(
        ancestor.id
        for place_id in place_ids
        for ancestor in gazetteer.ancestors(place_id)
        if ancestor.type == "city" and ancestor.located
    )
    return gazetteer.place[max(counts, key=lambda key: (counts[key], key))] if counts else None


def city_box(city: gpd.GeoDataFrame, named: gpd.GeoDataFrame) -> Box:
    """Return the box, in degrees, of a city's named places and of all but its outermost places.

    The outermost twentieth at each side is left out, lest one far village shrink the city.
    """
    lons, lats = sorted(city.geometry.x), sorted(city.geometry.y)
    cut = len(lons) // 20
    west, south, east, north = bounds_of(named)
    return (
        min(west, lons[cut]),
        min(south, lats[cut]),
        max(east, lons[-1 - cut]),
        max(north, lats[-1 - cut]),
    )


def bounds_of(frame: gpd.GeoDataFrame) -> Box:
    """Return the box around a frame, in its own units."""
    west, south, east, north = (float(value) for value in frame.total_bounds)
    return west, south, east, north


def widened(box: Box) -> Box:
    """Return a box in degrees with a margin, at least a fifth of a kilometre."""
    west, south, east, north = box
    across, up = max((east - west) * MARGIN, 0.002), max((north - south) * MARGIN, 0.002)
    return west - across, south - up, east + across, north + up


def on_plane(title: str, places: gpd.GeoDataFrame, box: Box) -> View:
    """Return the view of `places` in `box` (degrees) on the plane that touches its middle."""
    lon, lat = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    plane = f"+proj=aeqd +lat_0={lat:.4f} +lon_0={lon:.4f} +datum=WGS84 +units=m"
    frame = gpd.GeoDataFrame(geometry=[rectangle(*box)], crs=CRS).to_crs(plane)
    return View(title, places.to_crs(plane), bounds_of(frame), plane)


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
