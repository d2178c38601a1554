"""Columns that have their types whatever they hold."""

from __future__ import annotations

import pandas as pd
import pytest

from mosulmap.control.study import Study
from mosulmap.export.typed_frames import DAY, column, mentions_frame, periods_frame, span_of


@pytest.mark.parametrize("values", [[], [None], [None, "2016-11-04"], ["", "1258-02-10"]])
def test_days_are_days_or_missing(values: list[str | None]) -> None:
    """Also a column without one, and a year that nanoseconds do not reach."""
    found = column(values, DAY)
    assert found.dtype == DAY
    assert [None if pd.isna(day) else f"{day:%Y-%m-%d}" for day in found] == [
        value or None for value in values
    ]


@pytest.mark.parametrize("values", [[], [None], [None, "x"], [float("nan"), ""]])
def test_text_is_text_or_missing(values: list[object]) -> None:
    """What is missing is never the text "None" or "nan"."""
    found = column(values, "str")
    assert found.dtype == pd.Series(["x"], dtype="str").dtype
    assert [None if pd.isna(one) else one for one in found] == [
        one if isinstance(one, str) else None for one in values
    ]


@pytest.mark.parametrize(
    ("event_date", "first", "last"),
    [
        ("", None, None),
        ("2016-11-04", "2016-11-04", "2016-11-04"),
        ("2016-11", "2016-11-01", "2016-11-30"),
        ("2014/2016-11-04", "2014-01-01", "2016-11-04"),
    ],
)
def test_the_days_of_an_event(event_date: str, first: str | None, last: str | None) -> None:
    """The first and the last that its date spans."""
    assert span_of(event_date) == {"first": first, "last": last}


def test_the_frames_have_a_row_for_each(study: Study) -> None:
    """Of the mentions, and of the periods of the places that they name."""
    assert len(mentions_frame(study)) == len(study.mentions)
    assert set(periods_frame(study).place_id) == study.named
