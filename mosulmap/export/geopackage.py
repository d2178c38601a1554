"""A GeoPackage (OGC 12-128r17) that QGIS opens with its time switched on.

`start` and `end` are moments in UTC, the end at the last second of the last day: QGIS compares such
columns as text, so that days without a time of day, or a half-open end, show a change a day early
or twice. GDAL writes the date of the file into it, which is set to the newest article's: the same
study gives the same bytes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyogrio

from ..control.study import Study
from .frames import Frame, moment_column, points_frame, regions_frame, rows_frame
from .qgis_style import qml_style
from .tables import (
    Scope,
    article_rows,
    conflict_rows,
    mention_rows,
    newest_day,
    period_rows,
    place_rows,
)

DRIVER = {"driver": "GPKG", "VERSION": "1.3", "DATETIME_FORMAT": "UTC"}
"""Version 1.3, which QGIS 3.22 reads without a warning."""

STYLED = "periods"
"""The layer whose style switches the time on."""

LAYER_STYLES = """CREATE TABLE layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
f_table_catalog TEXT(256), f_table_schema TEXT(256), f_table_name TEXT(256),
f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN,
description TEXT, owner TEXT(30), ui TEXT(30), update_time DATETIME)"""
"""The table of QGIS for styles, as QGIS makes it."""


def format_geopackage(study: Study, scope: Scope) -> tuple[bytes, str]:
    """Return periods, places, mentions, articles and conflicts as the layers of a GeoPackage.

    Places without a position are rows without a geometry. Nothing is left out. Where the basemap
    has the shapes of provinces, a layer more has these: the points of the others stay points.
    """
    newest = newest_day(study)
    with TemporaryDirectory() as folder:
        target = Path(folder) / "mosulmap.gpkg"
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": f"{newest}T00:00:00.000Z"})
        try:
            for name, frame in layers(study, scope):
                write_layer(target, name, frame)
        finally:
            pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})
        add_style(target, study, newest)
        return target.read_bytes(), ""


def layers(study: Study, scope: Scope) -> Iterator[tuple[str, Frame]]:
    """Yield the name and the rows of each layer."""
    rows = period_rows(study, scope)
    periods = points_frame(rows)
    periods["start"] = moment_column((row.start for row in rows), "T00:00:00.000Z")
    periods["end"] = moment_column((row.end for row in rows), "T23:59:59.000Z")
    yield "periods", periods
    yield "places", points_frame(place_rows(study))
    yield "mentions", rows_frame(mention_rows(study))
    yield "articles", rows_frame(article_rows(study))
    yield "conflicts", rows_frame(conflict_rows(study))
    yield "regions", regions_frame(study)


def write_layer(target: Path, name: str, frame: Frame) -> None:
    """Write one layer into a GeoPackage, which is made with the first."""
    if frame.empty:
        return
    options: dict[str, Any] = {"layer": name, "append": target.exists(), **DRIVER}
    if "geometry" not in frame:
        options |= {"geometry_type": None}
    pyogrio.write_dataframe(frame, target, **options)


def add_style(target: Path, study: Study, newest: str) -> None:
    """Put the style of the periods into a GeoPackage, where QGIS looks for it."""
    text = qml_style(study)
    with sqlite3.connect(target) as base:
        base.execute(LAYER_STYLES)
        base.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change) "
            "VALUES ('layer_styles', 'attributes', 'layer_styles', ?)",
            (f"{newest}T00:00:00.000Z",),
        )
        base.execute(
            "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, "
            "f_geometry_column, styleName, styleQML, useAsDefault, description, update_time) "
            "VALUES ('', '', ?, 'geom', 'control', ?, 1, '', ?)",
            (STYLED, text, f"{newest}T00:00:00.000Z"),
        )
    base.close()
