"""Days as pages print them, with their year: every order, every separator, in one table of forms.

A form that leaves a choice (`09/11/2016`) has two readings, and whoever reads the page decides
between them or leaves it. A weekday that is printed with a day has to be the weekday of that day:
of two readings it leaves one, and where it fits none the day is not read at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ..model.dates import MONTHS, WEEKDAYS


@dataclass(frozen=True, slots=True)
class PrintedDay:
    """A day printed at code points `start` to `end`, as the ordinals that it may mean.

    `days` has one ordinal, or two where day and month may be either number; `form` names the row of
    `FORMS`; `with_weekday` is whether a weekday is printed beside it.
    """

    start: int
    end: int
    days: tuple[int, ...]
    form: str
    with_weekday: bool


SPACE = r"[ \t\u00a0]+"
WEEKDAY = "|".join(f"{name}|{name[:4]}|{name[:3]}" for name in WEEKDAYS) + "|Tues|Thurs"
MONTH = "|".join([*MONTHS, "Sept", *(name[:3] for name in MONTHS)])
YEAR = r"(?P<year>(?:19|20)\d\d)"
NUMBER = r"(?P<{}>0?[1-9]|[12]\d|3[01])"
DAY = rf"{NUMBER.format('day')}(?:st|nd|rd|th)?"
CLOCK = rf"(?:,?{SPACE}\d\d?:\d\d(?::\d\d)?(?:{SPACE}[A-Z]{{2,4}})?)?"

FORMS = {
    "year-month-day": rf"{YEAR}(?P<sign>[-/.])(?P<month>\d\d?)(?P=sign)(?P<day>\d\d?)(?![-/\d])",
    "digits": rf"{YEAR}(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)",
    "two numbers": (
        rf"{NUMBER.format('one')}(?P<sign>[-/.]){NUMBER.format('other')}(?P=sign){YEAR}(?![-/\d])"
    ),
    "month day year": rf"(?P<name>{MONTH})\.?{SPACE}{DAY}{CLOCK},?{SPACE}{YEAR}\b",
    "day month year": (
        rf"{DAY}(?:{SPACE}(?:of{SPACE})?|[-/.])(?P<name>{MONTH})\.?(?:,?{SPACE}|[-/.]){YEAR}\b"
    ),
}
"""How a day is printed: ISO 8601, file names, numbers, RFC 5322 and `asctime`, prose."""

COMPILED = {
    name: re.compile(
        rf"(?<![\w-])(?:(?P<weekday>{WEEKDAY})\.?,?{SPACE})?(?<!\d[-/.]){form}"
        rf"(?:,?{SPACE}\(?(?P<after>{WEEKDAY})\b\)?)?",
        re.IGNORECASE,
    )
    for name, form in FORMS.items()
}
IN_ADDRESS = re.compile(
    r"/(?P<year>(?:19|20)\d\d)[/-](?P<month>\d\d?|[A-Za-z]{3})[/-](?P<day>\d\d?)(?!\d)"
)
"""A day in the path of a web address: `/2016/11/04/title`, `/2016/nov/04/title`."""

CUE = re.compile(r"(?:19|20)\d\d")
"""What no printed day is without."""


def find_printed_days(text: str, start: int, end: int) -> Iterator[PrintedDay]:
    """Yield the days with a year between two code points, in the order of the text."""
    if not CUE.search(text, start, end):
        return
    matches = [
        (match.start(), -match.end(), form, match)
        for form, pattern in COMPILED.items()
        for match in pattern.finditer(text, start, end)
    ]
    last = start
    for begin, minus_end, form, match in sorted(matches, key=lambda found: found[:2]):
        days = readings_of(match)
        if begin < last or not days:
            continue
        last = -minus_end
        named = match["weekday"] or match["after"]
        yield PrintedDay(begin, last, days, form, bool(named))


def readings_of(match: re.Match[str]) -> tuple[int, ...]:
    """Return the ordinals that a match of a form may mean, with the weekday that is printed."""
    parts = match.groupdict()
    if parts.get("name"):
        orders = [(month_of(parts["name"]), int(parts["day"]))]
    elif parts.get("one"):
        one, other = int(parts["one"]), int(parts["other"])
        orders = [(other, one), (one, other)]
    else:
        orders = [(int(parts["month"]), int(parts["day"]))]
    found = {make_day(int(parts["year"]), month, day) for month, day in orders}
    named = parts.get("weekday") or parts.get("after")
    return tuple(sorted(day for day in found if day and (not named or is_weekday(day, named))))


def find_in_address(address: str) -> int:
    """Return the day (ordinal) in the path of a web address; 0 where it has none."""
    match = IN_ADDRESS.search(address)
    if not match:
        return 0
    month = int(match["month"]) if match["month"].isdigit() else month_of(match["month"])
    return make_day(int(match["year"]), month, int(match["day"])) or 0


def month_of(name: str) -> int:
    """Return the number of a month by its name or the first three letters of it; 0 for no month."""
    short = name[:3].title()
    return next((i for i, full in enumerate(MONTHS, 1) if full.startswith(short)), 0)


def is_weekday(day: int, name: str) -> bool:
    """Whether a day has the weekday of that name or abbreviation."""
    return WEEKDAYS[date.fromordinal(day).weekday()].startswith(name[:3].title())


def make_day(year: int, month: int, day: int) -> int | None:
    """Return the ordinal of a day, None when the calendar has no such day."""
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        return None
