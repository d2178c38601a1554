"""Days as the project knows them: ISO strings outside, ordinals inside, never a local time.

Event dates follow the Extended Date/Time Format, ISO 8601-2:2019 level 1, in the part that news
sentences need: a day, a month, a year, a season (`2014-22` is summer 2014), each with a closing
`?` (uncertain), `~` (approximate) or `%` (both), and an interval of two of them with `/`.
https://www.loc.gov/standards/datetime/

The tests hold this reader against the `edtf` library, which takes 5 ms for one date and 0.2 s to
import; a map has thousands of dates and a second in all.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import cache, lru_cache

from ..languages.catalogue import ENGLISH

WEEKDAYS = ENGLISH.weekdays
MONTHS = ENGLISH.months
"""What English articles and spreadsheets call the days and months that are read from them."""

DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
DAY_WITH_SLASHES = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", re.ASCII)
EDTF_PART = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[?~%]?", re.ASCII)
SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11)}
WINTER = 24

MOST_DAYS = 16_384
"""Days of which the ordinal is kept: those of 45 years. A map asks for each some hundred times."""


def parse_day(text: str) -> str:
    """Return `text` if it is an ISO day such as `2016-11-04`.

    Raises `ValueError` whose message says how to write the day meant.
    """
    if DAY.fullmatch(text):
        try:
            return date.fromisoformat(text).isoformat()
        except ValueError:
            raise ValueError("is not a day of the calendar") from None
    if match := DAY_WITH_SLASHES.fullmatch(text):
        raise ValueError(mend_slashed_day(*(int(part) for part in match.groups())))
    raise ValueError("is not a day; write it as year-month-day, such as 2016-11-04")


def mend_slashed_day(first: int, second: int, year: int) -> str:
    """Say which ISO day or days `first/second/year` may mean."""
    match slashed_readings(first, second, year):
        case [one, other]:
            return f"is ambiguous ({one} or {other}); write one of these"
        case [one]:
            return f"is not an ISO day; write {one}"
    return "is not a day of the calendar"


def slashed_readings(first: int, second: int, year: int) -> list[str]:
    """Return the ISO days that `first/second/year` may mean: none, one or two."""
    readings = []
    for day, month in ((first, second), (second, first)):
        try:
            reading = date(year, month, day).isoformat()
        except ValueError:
            continue
        if reading not in readings:
            readings.append(reading)
    return readings


@cache
def parse_edtf(text: str) -> tuple[int, int]:
    """Return the first and the last day, as ordinals, that the event date `text` may mean.

    `2016-11` gives 1 and 30 November 2016; `2016-10-31/2016-11-02` gives its two ends. A closing
    `?`, `~` or `%` does not widen the span: how far "about" reaches is not written anywhere.

    Raises `ValueError` when `text` is not in the part of EDTF described above.
    """
    if DAY_WITH_SLASHES.fullmatch(text):
        parse_day(text)
    first, slash, last = text.partition("/")
    start = edtf_part(first)[0]
    end = edtf_part(last if slash else first)[1]
    if end < start:
        raise ValueError("ends before it begins")
    return start, end


def edtf_part(text: str) -> tuple[int, int]:
    """Return the first and last ordinal of one side of an event date.

    Raises `ValueError` for a text that is none, or a day that the calendar has not.
    """
    match = EDTF_PART.fullmatch(text)
    if match is None:
        parse_day(text)
        raise ValueError("is not an event date")
    year, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        if match[3]:
            ordinal = date(year, month, day).toordinal()
            return ordinal, ordinal
        if month == WINTER:
            # Winter 2016 begins in December 2016 and ends with the February after it.
            return date(year, 12, 1).toordinal(), last_of_month(year + 1, 2)
        months = SEASONS.get(month) or ((month, month) if match[2] else (1, 12))
        return date(year, months[0], 1).toordinal(), last_of_month(year, months[1])
    except ValueError:
        raise ValueError("is not a day of the calendar") from None


def last_of_month(year: int, month: int) -> int:
    """Return the ordinal of the last day of a month."""
    return date(year, month, monthrange(year, month)[1]).toordinal()


@lru_cache(maxsize=MOST_DAYS)
def to_ordinal(day: str) -> int:
    """Return the ordinal of an ISO day (1 is 1 January of year 1)."""
    return date.fromisoformat(day).toordinal()


@lru_cache(maxsize=MOST_DAYS)
def to_day(ordinal: int) -> str:
    """Return the ISO day of an ordinal."""
    return date.fromordinal(ordinal).isoformat()
