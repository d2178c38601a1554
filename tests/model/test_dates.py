"""Days: what is one, what an event date may mean, and how both are said in words."""

from __future__ import annotations

from datetime import date
from functools import cache

import edtf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mosulmap.model.dates import parse_day, parse_edtf, to_day, to_ordinal

HOW = "is not a day; write it as year-month-day, such as 2016-11-04"


@pytest.mark.parametrize("day", ["2016-11-04", "2016-02-29", "0001-01-01", "9999-12-31"])
def test_an_iso_day_is_read_as_it_is_written(day: str) -> None:
    """An ISO day comes back unchanged."""
    assert parse_day(day) == day


@pytest.mark.parametrize(
    ("text", "message"),
    [
        # A day and a month that can change places.
        ("04/11/2016", "is ambiguous (2016-11-04 or 2016-04-11); write one of these"),
        ("4/11/2016", "is ambiguous (2016-11-04 or 2016-04-11); write one of these"),
        ("04.11.2016", "is ambiguous (2016-11-04 or 2016-04-11); write one of these"),
        # A day that can be only one.
        ("13/11/2016", "is not an ISO day; write 2016-11-13"),
        ("11/13/2016", "is not an ISO day; write 2016-11-13"),
        ("11/11/2016", "is not an ISO day; write 2016-11-11"),
        # No day of any calendar.
        ("2016-02-30", "is not a day of the calendar"),
        ("2015-02-29", "is not a day of the calendar"),
        ("2016-13-01", "is not a day of the calendar"),
        ("0000-01-01", "is not a day of the calendar"),
        ("31/02/2016", "is not a day of the calendar"),
        # Not written as a day.
        ("", HOW),
        ("2016-11", HOW),
        ("2016-11-4", HOW),
        ("20161104", HOW),
        ("4 November 2016", HOW),
        (" 2016-11-04", HOW),
        ("2016-11-04T00:00", HOW),
        ("٢٠١٦-١١-٠٤", HOW),
    ],
)
def test_what_is_no_iso_day_is_refused_with_the_way_to_write_it(text: str, message: str) -> None:
    """A text that is no ISO day is refused, with the day or days that it may mean."""
    with pytest.raises(ValueError, match=r"^is ") as error:
        parse_day(text)
    assert str(error.value) == message


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2016-11-04", "2016-11-04", "2016-11-04"),
        ("2016-11", "2016-11-01", "2016-11-30"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2016", "2016-01-01", "2016-12-31"),
        # Seasons; winter 2016 begins in December 2016.
        ("2014-21", "2014-03-01", "2014-05-31"),
        ("2014-22", "2014-06-01", "2014-08-31"),
        ("2014-23", "2014-09-01", "2014-11-30"),
        ("2016-24", "2016-12-01", "2017-02-28"),
        ("2015-24", "2015-12-01", "2016-02-29"),
        # Uncertain, approximate, both: the span stays.
        ("2016-11-04?", "2016-11-04", "2016-11-04"),
        ("2016-11-04~", "2016-11-04", "2016-11-04"),
        ("2016-11%", "2016-11-01", "2016-11-30"),
        # Intervals, also of unlike parts.
        ("2016-10-31/2016-11-02", "2016-10-31", "2016-11-02"),
        ("2014-06/2014-11", "2014-06-01", "2014-11-30"),
        ("2014-22?/2016-11-04~", "2014-06-01", "2016-11-04"),
        ("2016-11-04/2016-11-04", "2016-11-04", "2016-11-04"),
    ],
)
def test_an_event_date_has_a_first_and_a_last_day(text: str, first: str, last: str) -> None:
    """An event date means the days from its first to its last."""
    assert tuple(to_day(day) for day in parse_edtf(text)) == (first, last)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2016-11-04/2016-11-02", "ends before it begins"),
        ("2016/2015", "ends before it begins"),
        ("2016-13", "is not a day of the calendar"),
        ("2016-00", "is not a day of the calendar"),
        ("2016-11-00", "is not a day of the calendar"),
        ("2016-02-30", "is not a day of the calendar"),
        ("2016-21-05", "is not a day of the calendar"),
        ("2016-25", "is not a day of the calendar"),
        ("9999-24", "is not a day of the calendar"),
        ("", HOW),
        ("2016-11-04/", HOW),
        ("/2016-11-04", HOW),
        ("2016-11-04/..", HOW),
        ("2016-1-1", HOW),
        ("November 2016", HOW),
        ("٢٠١٦-١١", HOW),
        ("04/11/2016", "is ambiguous (2016-11-04 or 2016-04-11); write one of these"),
        ("13.11.2016", "is not an ISO day; write 2016-11-13"),
    ],
)
def test_what_is_no_event_date_is_refused_with_the_reason(text: str, message: str) -> None:
    """A text that is no event date is refused, with the same help as a day."""
    with pytest.raises(ValueError, match=r"^(is|ends) ") as error:
        parse_edtf(text)
    assert str(error.value) == message


@st.composite
def event_date_parts(draw: st.DrawFn) -> str:
    """Draw one side of an event date that the `edtf` library reads as ISO 8601-2 has it.

    It ends winter 2016 (`2016-24`) with December, and reads no season with `?`, `~` or `%`.
    """
    day = draw(st.dates(date(1900, 1, 1), date(2100, 12, 31))).isoformat()
    season = draw(st.sampled_from(["", "-21", "-22", "-23"]))
    if season:
        return day[:4] + season
    return day[: draw(st.sampled_from([4, 7, 10]))] + draw(st.sampled_from(["", "?", "~", "%"]))


@cache
def reference(text: str) -> tuple[str, str]:
    """Return the first and the last day of an event date as the `edtf` library has them."""
    parsed = edtf.parse_edtf(text)
    first, last = parsed.lower_strict(), parsed.upper_strict()
    return date(*first[:3]).isoformat(), date(*last[:3]).isoformat()


@given(event_date_parts())
def test_event_dates_are_those_of_the_edtf_library(text: str) -> None:
    """A day, month, season or year means the same days here as in the `edtf` library."""
    assert tuple(to_day(day) for day in parse_edtf(text)) == reference(text)


@given(event_date_parts(), event_date_parts())
@settings(max_examples=20)  # the library takes a tenth of a second for one interval
def test_intervals_are_those_of_the_edtf_library(one: str, other: str) -> None:
    """An interval of two event dates means the same days here as in the `edtf` library."""
    first, last = sorted((one, other), key=reference)
    interval = f"{first}/{last}"
    assert tuple(to_day(day) for day in parse_edtf(interval)) == reference(interval)


@given(st.dates())
def test_a_day_survives_the_way_through_its_ordinal(day: date) -> None:
    """Every ISO day comes back from its ordinal, and is one day later than the day before."""
    assert to_day(to_ordinal(day.isoformat())) == day.isoformat()
    assert to_ordinal(day.isoformat()) == (day - date(1, 1, 1)).days + 1
