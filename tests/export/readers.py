"""Other programs that read an export back, and what they show on a day."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import geopandas as gpd
import pandas as pd
import pyogrio
from fastkml import KML, Data, Placemark
from fastkml.utils import find_all


def noon(day: str) -> datetime:
    """Return the noon of an ISO day in UTC."""
    return datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC)


def shown_in_geopackage(path: Path, day: str) -> Iterator[tuple[str, str, str]]:
    """Yield what GDAL finds in force at noon, open ends reaching on."""
    frame = pyogrio.read_dataframe(path, layer="periods")
    now = pd.Timestamp(noon(day))
    there = frame[
        (frame.start.isna() | (frame.start <= now)) & (frame.end.isna() | (frame.end >= now))
    ]
    yield from zip(there.place_id, there.state, there.controller, strict=True)


def shown_in_geojson(path: Path, day: str) -> Iterator[tuple[str, str, str]]:
    """Yield the features whose times, read as moments, hold the noon of a day."""
    for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
        cells = feature["properties"]
        start, end = (datetime.fromisoformat(cells[name]) for name in ("start", "end"))
        if start <= noon(day) <= end:
            yield cells["place_id"], cells["state"], cells["controller"]


def shown_in_parquet(path: Path, day: str) -> Iterator[tuple[str, str, str]]:
    """Yield what DuckDB finds between the days of the file."""
    with duckdb.connect() as base:
        yield from base.execute(
            "select place_id, state, controller from read_parquet($path) "
            'where coalesce(start, $day) <= $day and coalesce("end", $day) >= $day',
            {"path": str(path), "day": date.fromisoformat(day)},
        ).fetchall()


def placemarks(path: Path) -> Iterator[Placemark]:
    """Yield the placemarks that fastkml reads in a file."""
    for mark in find_all(KML.parse(path), of_type=Placemark):
        assert isinstance(mark, Placemark)
        yield mark


def shown_in_kml(path: Path, day: str) -> Iterator[tuple[str, str, str]]:
    """Yield the placemarks that fastkml reads whose span has the day."""
    for mark in placemarks(path):
        begin, end = (mark.begin and mark.begin.dt), (mark.end and mark.end.dt)
        asked = date.fromisoformat(day)
        if (begin or asked) <= asked <= (end or asked):
            assert mark.extended_data
            data = {
                one.name: one.value or ""
                for one in mark.extended_data.elements
                if type(one) is Data
            }
            holder = (mark.style_url.url or "").removeprefix("#") if mark.style_url else ""
            yield data["place_id"], data["state"], holder


def shown_in_workbook(path: Path, day: str) -> Iterator[tuple[str, str, str]]:
    """Yield what pandas finds in the sheet of periods between days that calamine reads as such."""
    frame = pd.read_excel(path, sheet_name="periods", engine="calamine", keep_default_na=False)
    now = pd.Timestamp(day)
    start = pd.to_datetime(frame.start.replace("", None))
    end = pd.to_datetime(frame.end.replace("", None))
    there = frame[(start.isna() | (start <= now)) & (end.isna() | (end >= now))]
    yield from zip(there.place_id, there.state, there.controller, strict=True)


READERS = {
    ".gpkg": shown_in_geopackage,
    ".geojson": shown_in_geojson,
    ".parquet": shown_in_parquet,
    ".kml": shown_in_kml,
    ".xlsx": shown_in_workbook,
}
"""By the end of a file's name, who shows which state and holder a place has on a day."""


def titles_in(path: Path) -> set[str]:
    """Return the titles of places that another program reads in an export."""
    (titles,) = (TITLES[end] for end in TITLES if path.name.endswith(end))
    return set(titles(path))


def titles_in_events(path: Path) -> Iterable[str]:
    """Return the places of events; an apostrophe tells a spreadsheet that a text is no formula."""
    cells = pd.read_csv(path, keep_default_na=False).location
    return (re.sub(r"^'(?=\s*[=+\-@])", "", str(cell)) for cell in cells)


def titles_in_features(path: Path) -> Iterable[str]:
    """Return the titles of GeoJSON features."""
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return (feature["properties"]["title"] for feature in features)


def titles_in_annotations(path: Path) -> Iterable[str]:
    """Return the texts of the bodies of annotations, among which the titles are."""
    found = json.loads(path.read_text(encoding="utf-8"))["first"]["items"]
    return (body.get("value", "") for one in found for body in one["body"])


def titles_in_workbook(path: Path) -> Iterable[str]:
    """Return the titles of the periods."""
    return pd.read_excel(path, "periods", engine="calamine", keep_default_na=False).title


TITLES: dict[str, Callable[[Path], Iterable[str]]] = {
    ".gpkg": lambda path: pyogrio.read_dataframe(path, layer="periods").title,
    ".geojson": titles_in_features,
    ".parquet": lambda path: gpd.read_parquet(path).title,
    ".kml": lambda path: (undone(mark.name or "") for mark in placemarks(path)),
    ".acled.csv": titles_in_events,
    ".lpf.json": titles_in_features,
    ".jsonld": titles_in_annotations,
    ".xlsx": titles_in_workbook,
}
"""By the end of a file's name, who reads the titles of places in it."""


def undone(text: str) -> str:
    """Return a text of KML's with its control characters, which are written out as JSON does."""
    return re.sub(r"\\u(00[01][0-9a-f])", lambda found: chr(int(found[1], 16)), text)
