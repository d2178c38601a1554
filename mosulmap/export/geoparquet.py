"""Control periods as GeoParquet 1.1 (https://geoparquet.org): typed days, points in WGS 84."""

from __future__ import annotations

import io

from ..control.study import Study
from .frames import day_column, points_frame
from .tables import Scope, period_rows

DAYS = ("start", "end", "last_word")


def format_geoparquet(study: Study, scope: Scope) -> tuple[bytes, str]:
    """Return the periods as a GeoParquet file; open days are null. Nothing is left out."""
    rows = period_rows(study, scope)
    frame = points_frame(rows)
    for name in DAYS:
        frame[name] = day_column(getattr(row, name) for row in rows)
    target = io.BytesIO()
    frame.to_parquet(target, index=False, schema_version="1.1.0", write_covering_bbox=True)
    return target.getvalue(), ""
