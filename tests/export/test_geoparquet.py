"""What a GeoParquet file says of itself."""

from __future__ import annotations

import io
import json

import geopandas as gpd
import pyarrow.parquet as pq

from mosulmap.control.study import Study
from mosulmap.export.geoparquet import format_geoparquet
from mosulmap.export.tables import Scope


def test_geoparquet_says_what_it_is(study: Study) -> None:
    """Version 1.1, points in WGS 84, days as days."""
    content, _ = format_geoparquet(study, Scope())
    schema = pq.read_schema(io.BytesIO(content))
    about = json.loads(schema.metadata[b"geo"])
    assert about["version"] == "1.1.0"
    assert about["columns"]["geometry"]["encoding"] == "WKB"
    assert str(schema.field("start").type) == "date32[day]"
    frame = gpd.read_parquet(io.BytesIO(content))
    assert frame.crs.to_epsg() == 4326
