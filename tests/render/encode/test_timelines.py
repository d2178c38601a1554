"""Timelines as columns."""

from __future__ import annotations

from mosulmap.model.dates import to_ordinal
from mosulmap.render.encode.pool import row_of
from mosulmap.render.encode.timelines import TimelineEncoder
from mosulmap.render.place_draft import PERIOD_KEYS

FIRST = to_ordinal("2016-11-01")


def test_what_begins_before_the_first_day_begins_on_it() -> None:
    """It says since when; where nothing is known, no other day is told."""
    lines = TimelineEncoder({"first": "2016-11-01", "staleAfter": 14, "periodKeys": PERIOD_KEYS})
    held = row_of({"a": "2014-06-10", "s": "held", "c": "is"}, PERIOD_KEYS)
    since = to_ordinal("2014-06-10") - FIRST
    assert lines.days_counted(held)[1] == (0, since, since)
    unknown = row_of({"a": "0001-01-01", "s": "unknown"}, PERIOD_KEYS)
    assert lines.days_counted(unknown)[1] == (0, 0, 0)


def test_a_period_counts_its_days_in_milestones() -> None:
    """Day 0, the day spoken of, that of publication, that on which it grows old, its own."""
    encoder = TimelineEncoder({"first": "2016-11-01", "staleAfter": 14, "periodKeys": PERIOD_KEYS})
    rows = [
        row_of({"a": "2016-11-01", "s": "unknown"}, PERIOD_KEYS),
        row_of({"a": "2016-11-04", "s": "held", "c": "isf", "v": "1"}, PERIOD_KEYS),
        row_of({"a": "2016-11-30", "s": "unknown"}, PERIOD_KEYS),
    ]
    found = encoder.columns({"periods": rows, "evidence": [[0, "2016-11-04"]]}, [4])
    assert found.fields == {"periods": (3,), "days": (29,)}
    assert found.periods.days == ((0, 0, 0), (1, 0, 0), (3, 0, 0))
    assert found.periods.verdicts == (0, "1", 0)
