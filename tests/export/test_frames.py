"""Rows as frames: days that are open, and places without a position."""

from __future__ import annotations

import pandas as pd

from mosulmap.control.study import Study
from mosulmap.export.frames import day_column, moment_column, points_frame, rows_frame
from mosulmap.export.tables import place_rows


def test_an_open_day_is_missing() -> None:
    """`isna` finds it, and the others are whole days or moments in UTC."""
    days = ["2016-11-04", None]
    assert day_column(days).isna().tolist() == [False, True]
    moments = moment_column(days, "T23:59:59.000Z")
    assert moments[0] == pd.Timestamp("2016-11-04T23:59:59Z")
    assert moments.isna().tolist() == [False, True]


def test_a_place_without_a_position_is_a_row_without_a_point(study: Study) -> None:
    """The frame is in WGS 84, and has a row for every place."""
    rows = place_rows(study)
    frame = points_frame(rows)
    assert frame.crs.to_epsg() == 4326
    assert frame.geometry.isna().sum() == sum(row.lon is None for row in rows) > 0
    assert "lon" not in frame


def test_no_rows_are_an_empty_frame() -> None:
    """A project without a conflict has no layer of them."""
    assert rows_frame([]).empty
