"""The rows of an export as frames: what GeoPackage and GeoParquet are written from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date
from operator import attrgetter
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

from ..control.study import Study
from ..geo.frames import CRS
from ..geo.frames import regions_frame as shapes_frame
from .tables import PeriodRow, PlaceRow, point_of

Frame = pd.DataFrame
"""Rows as a frame, with a geometry or without."""


def points_frame(rows: Sequence[PeriodRow] | Sequence[PlaceRow]) -> gpd.GeoDataFrame:
    """Return rows with a position as a frame in EPSG:4326: their columns, then `geometry`.

    `lon` and `lat` become the geometry, None for a row without a position; days stay ISO days.
    """
    frame = rows_frame(rows).drop(columns=["lon", "lat"])
    points = [shapely.Point(point) if (point := point_of(row)) else None for row in rows]
    return gpd.GeoDataFrame(frame, geometry=gpd.GeoSeries(points, crs=CRS))


def regions_frame(study: Study) -> gpd.GeoDataFrame:
    """Return the places whose shape the basemap has: place_id, title, source, a MultiPolygon.

    The geometry is in EPSG:4326, simplified, in parts on both sides of the antimeridian.
    """
    named = [line for line in study.project.context if line.place_id in study.named]
    frame = shapes_frame(named, CRS)
    place, source = study.project.gazetteer.place, {one.place_id: one.source for one in named}
    frame["title"] = [place[key].title for key in frame.place_id]
    frame["source"] = [source[key] for key in frame.place_id]
    parts = [shapely.MultiPolygon(shapely.get_parts(shape)) for shape in frame.geometry]
    return frame[["place_id", "title", "source"]].set_geometry(gpd.GeoSeries(parts, crs=CRS))


def day_column(days: Iterable[str | None]) -> pd.Series[Any]:
    """Return ISO days as a column of days; None stays open."""
    found = [date.fromisoformat(day) if day else None for day in days]
    return pd.Series(found, dtype=object)


def moment_column(days: Iterable[str | None], of_day: str) -> pd.Series[Any]:
    """Return ISO days as a column of moments in UTC, at an hour such as `T23:59:59Z`."""
    moments = pd.Series([f"{day}{of_day}" if day else None for day in days], dtype="str")
    return pd.to_datetime(moments, utc=True, format="ISO8601").dt.as_unit("ms")


def rows_frame(rows: Sequence[Any]) -> pd.DataFrame:
    """Return rows, which are dataclasses of one kind, as a frame with their fields as columns."""
    if not rows:
        return pd.DataFrame()
    # `asdict` would copy every cell, which takes longer than all the rest.
    names = [field.name for field in fields(rows[0])]
    frame = pd.DataFrame(map(attrgetter(*names), rows), columns=names)
    return frame.astype({"radius_m": float}) if "radius_m" in frame else frame
