"""Days with their year, in every form in which pages print them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mosulmap.model.dates import to_day
from mosulmap.reading.printed_days import find_in_address, find_printed_days


def days_in(text: str) -> list[list[str]]:
    """Return the ISO days that each printed day of a text may mean."""
    return [[to_day(day) for day in one.days] for one in find_printed_days(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2016-11-10T14:05:00Z", "2016-11-10"),
        ("2016/11/10 14:05", "2016-11-10"),
        ("20161110", "2016-11-10"),
        ("Thu, 10 Nov 2016 14:05:00 +0300", "2016-11-10"),
        ("Fri Nov 4, 2016 13:08:29", "2016-11-04"),
        ("Fri Nov  4 13:08:29 UTC 2016", "2016-11-04"),
        ("10-Nov-2016", "2016-11-10"),
        ("24.11.2016", "2016-11-24"),
        ("22-01-2017", "2017-01-22"),
        ("01/22/2017", "2017-01-22"),
        ("11th Nov, 2016", "2016-11-11"),
        ("the 4th of November 2016", "2016-11-04"),
        ("NOV. 4, 2016", "2016-11-04"),
        ("4 November 2016 (Friday)", "2016-11-04"),
        ("Friday 4/11/2016", "2016-11-04"),
        ("Wed 09/11/2016", "2016-11-09"),
        ("11/11/2016", "2016-11-11"),
    ],
)
def test_a_form_has_one_reading(text: str, day: str) -> None:
    """The weekday beside it decides where two numbers would leave a choice."""
    assert days_in(text) == [[day]]


def test_two_numbers_may_be_two_days() -> None:
    """Nothing is guessed of an order that the page does not show."""
    assert days_in("09/11/2016") == [["2016-09-11", "2016-11-09"]]
    assert days_in("05.11.2016") == [["2016-05-11", "2016-11-05"]]


@pytest.mark.parametrize(
    "text",
    [
        "30 February 2016",
        "Friday, November 5, 2016",  # a Saturday
        "Friday 09/11/2016",
        "version 1.2.2016-3",
        "12345678920161110",
        "in November 2016",
        "On November 4",
    ],
)
def test_what_is_no_day_is_not_read(text: str) -> None:
    """No day of the calendar, another weekday, a number, a month."""
    assert days_in(text) == []


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://news.example/2016/11/04/troops-take-orvel", "2016-11-04"),
        ("https://news.example/world/2016/nov/04/orvel", "2016-11-04"),
        ("https://news.example/2016-11-04-orvel.html", "2016-11-04"),
        ("https://news.example/2016/11/orvel", ""),
        ("https://news.example/story/20161104123", ""),
    ],
)
def test_an_address_may_hold_a_day(address: str, day: str) -> None:
    """As folders of its path; a month alone is no day."""
    found = find_in_address(address)
    assert (to_day(found) if found else "") == day


@given(st.dates(date(1990, 1, 1), date(2029, 12, 31)), st.text(max_size=8))
def test_a_day_is_found_wherever_it_stands(day: date, around: str) -> None:
    """Its offsets are those of the text."""
    printed = f"{day:%A, %d %B %Y}"
    text = f"{around} | {printed} | {around}"
    (found,) = [one for one in find_printed_days(text, 0, len(text)) if one.with_weekday]
    assert text[found.start : found.end] == printed
    assert found.days == (day.toordinal(),)
