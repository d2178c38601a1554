"""Control periods as GeoJSON (RFC 7946): a feature a period, clamped to the evidence's window.

Times are UTC with the last second of the last day, the one form that QGIS 3.22 and Leaflet.timeline
1.6 both read right: with an open end, or with bare days, they lose places.
"""

from __future__ import annotations

import json
from typing import Any

from ..control.study import Study
from ..terminal import count
from .tables import PeriodRow, Scope, in_window, period_rows, point_of


def format_geojson(study: Study, scope: Scope) -> tuple[str, str]:
    """Return the periods inside the window as GeoJSON, and what that leaves out, in words.

    `start` and `end` are clamped to the window, and `open_start` and `open_end` say where it was
    that and no sentence that bounds a period. A place without a position has a null geometry.
    """
    rows = period_rows(study, scope)
    kept = list(in_window(rows, study.window))
    features = ",\n".join(
        json.dumps(feature(row, study.window.first, study.window.last), ensure_ascii=False)
        for row in kept
    )
    text = f'{{"type": "FeatureCollection", "features": [{features}]}}\n'
    return text, missing_words(len(rows) - len(kept), study)


def feature(row: PeriodRow, first: str, last: str) -> dict[str, Any]:
    """Return one period as a feature, its days clamped to those from `first` to `last`."""
    point = point_of(row)
    start, end = max(row.start or first, first), min(row.end or last, last)
    return {
        "type": "Feature",
        "id": f"{row.place_id}@{row.start or ''}",
        "properties": {
            # The columns in their order: QGIS takes the first two that look like a start and an
            # end for the time of the layer, and `last_word` behind them looks like an end too.
            **{name: getattr(row, name) for name in PeriodRow.__slots__ if name not in OWN}
            | {"start": f"{start}T00:00:00Z", "end": f"{end}T23:59:59Z"},
            "open_start": row.start is None or row.start < first,
            "open_end": row.end is None or row.end > last,
        },
        "geometry": {"type": "Point", "coordinates": point} if point else None,
    }


OWN = ("lon", "lat")
"""Columns that the geometry of a feature says."""


def missing_words(number: int, study: Study) -> str:
    """Say how many periods lie outside the window; empty where none does."""
    if not number:
        return ""
    window = f"{study.window.first} to {study.window.last}"
    return f"{count(number, 'period')} outside the evidence's days, {window}, left out"
