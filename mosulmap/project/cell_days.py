"""Days, spans of days and months as spreadsheets and people write them, and what was meant."""

from __future__ import annotations

import re
from datetime import date

from ..errors import Problem
from ..model.dates import MONTHS, slashed_readings, to_day
from .cell_marks import cell_problem, certain_problem, clean_as, cleaned, first_problem, formula

FIRST_SERIAL, LAST_SERIAL = 25569, 73415
"""Spreadsheets' numbers of 1 January 1970 and of the end of 2100."""

SERIAL_ZERO = date(1899, 12, 30).toordinal()
"""The day that spreadsheets number 0, so that 1 March 1900 has the number 61."""

FIRST_YEAR, LAST_YEAR = 1000, 2999
"""Years of which articles tell: a year of two digits that a program filled up lies before."""

ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

MONTH_NAMES = {
    name: number
    for number, full in enumerate(MONTHS, 1)
    for name in (full.lower(), full[:3].lower())
}


def day_problem(cell: str) -> Problem | None:
    """Return the problem of a day: other orders and marks, serial numbers, hours, names."""
    if ISO.fullmatch(cell):
        return zero(cell) or odd_year(cell)
    finders = (zero, serial, hour, slashed, year_first, month_named)
    return first_problem(finders, cleaned(cell)) or first_problem((clean_as(ISO), formula), cell)


def zero(text: str) -> Problem | None:
    """Return the problem of the day zero, which programs show for an empty cell."""
    if not re.fullmatch(r"(?:0000-00-00|1900-01-00|00?/0?1/1900|0?1/00?/1900)(?: 00:00:00)?", text):
        return None
    return cell_problem(
        "is how a program shows an empty cell; leave it empty where no day is known"
    )


def hour(text: str) -> Problem | None:
    """Return the problem of a day with an hour behind it; the day may have a problem too."""
    match = re.fullmatch(r"(\S+?)[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AP]M|Z)?", text)
    if match is None:
        return None
    if ISO.fullmatch(match[1]):
        return certain_problem("has an hour, as spreadsheets add it", match[1])
    return day_problem(match[1])


def serial(text: str) -> Problem | None:
    """Return the problem of a day that a spreadsheet numbers: 42678 is 4 November 2016."""
    # What stands behind the point is the hour.
    match = re.fullmatch(r"(\d{5})(?:[.,]\d+)?", text, re.ASCII)
    if match is None or not FIRST_SERIAL <= int(match[1]) <= LAST_SERIAL:
        return None
    return certain_problem(
        "is a spreadsheet's number for a day", to_day(SERIAL_ZERO + int(match[1]))
    )


def slashed(text: str) -> Problem | None:
    """Return the problem of `4/11/2016`: one day where only one is of the calendar."""
    match = re.fullmatch(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})", text, re.ASCII)
    if match is None:
        return None
    readings = slashed_readings(int(match[1]), int(match[3]), int(match[4]))
    match readings:
        case [one, other]:
            return cell_problem(f"is ambiguous ({one} or {other}); write one of these")
        case [one]:
            return certain_problem("is not an ISO day", one)
    return cell_problem("is not a day of the calendar")


def year_first(text: str) -> Problem | None:
    """Return the problem of `2016/11/4`, `2016-11-4` and `20161104`."""
    match = re.fullmatch(r"(\d{4})([/.-])(\d{1,2})\2(\d{1,2})", text, re.ASCII)
    parts = (match[1], match[3], match[4]) if match else (text[:4], text[4:6], text[6:])
    if not match and not re.fullmatch(r"(?:19|20)\d{6}", text, re.ASCII):
        return None
    try:
        day = date(*(int(part) for part in parts)).isoformat()
    except ValueError:
        return cell_problem("is not a day of the calendar")
    return certain_problem("is not an ISO day", day)


SHORT = 2
"""Digits of a year that a spreadsheet cut."""


def month_named(text: str) -> Problem | None:
    """Return the problem of a month in words: `4-Nov-16`, `November 4, 2016`, `Nov-16`.

    A year of two digits is a guess, and so is which of day and year a lone number is.
    """
    words = re.findall(r"[a-z]+|\d+", text.lower())
    months = [MONTH_NAMES[word] for word in words if word in MONTH_NAMES]
    numbers = [word for word in words if word.isdigit()]
    if len(months) != 1 or not numbers or len(words) != len(numbers) + 1:
        return None
    year = numbers[-1] if len(numbers[-1]) > SHORT else f"20{numbers[-1]:0>2}"
    parts = [year, f"{months[0]:02}", *(f"{int(day):02}" for day in numbers[:-1])]
    meant = "-".join(parts)
    if len(numbers) == 1:
        return cell_problem(f"is a month as spreadsheets write it; is {meant} meant?")
    if not ISO.fullmatch(meant) or len(numbers[-1]) <= SHORT:
        return cell_problem(f"is not an ISO day; is {meant} meant?")
    return certain_problem("is not an ISO day", meant)


EDTF = re.compile(r"\d{4}(?:-\d{2}){0,2}[?~%]?(?:/\d{4}(?:-\d{2}){0,2}[?~%]?)?", re.ASCII)

SPAN_MARKS = ("/", "–", "—", " - ", " to ", " until ", " bis ")
"""What people write between the first and the last day of a span."""

UNSPECIFIED = re.compile(r"(\d{4})(?:-(\d{2}))?((?:-[Xx]{2}|-[Uu]{2}|-\?\?|-00){1,2})", re.ASCII)


def event_date_problem(cell: str) -> Problem | None:
    """Return the problem of an event date, which may also be a month, a year or a span."""
    if EDTF.fullmatch(cell):
        return zero(cell) or odd_year(cell)
    finders = (open_span, unspecified, spanned, day_problem)
    return first_problem(finders, cell)


def odd_year(cell: str) -> Problem | None:
    """Return the problem of a year that no news is of: 0016, 9999."""
    if not FIRST_YEAR <= int(cell[:4]) <= LAST_YEAR:
        guess = f"; is 20{cell[2:]} meant?" if cell.startswith("00") else ""
        return cell_problem(f"is of the year {int(cell[:4])}, of which nothing is read{guess}")
    return None


def open_span(cell: str) -> Problem | None:
    """Return the problem of a span without its beginning or its end: `2016-06-10/..`."""
    begin, slash, end = cell.partition("/")
    if not slash or (begin.strip(". ") and end.strip(". ")):
        return None
    return cell_problem(
        "is an open span, which is not read; write the first and the last day that the sentence "
        "speaks of, the last at most the day of publication, such as 2016-06-10/2016-06-12"
    )


def unspecified(cell: str) -> Problem | None:
    """Return the problem of digits left open: `2016-06-XX` is June 2016."""
    match = UNSPECIFIED.fullmatch(cell)
    if match is None:
        return None
    return certain_problem(
        "has digits that are left open", "-".join(part for part in match.groups()[:2] if part)
    )


def spanned(cell: str) -> Problem | None:
    """Return the problem of a span whose days or whose mark are not as EDTF has them."""
    mark = next((mark for mark in SPAN_MARKS if cell.count(mark) == 1), "")
    parts = [part.strip() for part in cell.split(mark)] if mark else []
    if len(parts) != 2:  # noqa: PLR2004 - a span has two ends
        return None
    problems = [None if EDTF.fullmatch(part) else day_problem(part) for part in parts]
    meant = [found.meant if found else part for part, found in zip(parts, problems, strict=True)]
    if not all(EDTF.fullmatch(part) for part in meant):
        return None
    return certain_problem("is not a span of ISO days", "/".join(meant))


def month_problem(cell: str) -> Problem | None:
    """Return the problem of a month, or of a day: spreadsheets make a month's first day of it."""
    match = re.fullmatch(r"(\d{4})[-/. ](\d{1,2})", cell, re.ASCII)
    turned = re.fullmatch(r"(\d{1,2})[-/. ](\d{4})", cell, re.ASCII)
    year, month = (match[1], match[2]) if match else (turned[2], turned[1]) if turned else ("", "")
    if year and not 1 <= int(month) <= len(MONTHS):
        return cell_problem(
            f"is not a month: there is none numbered {int(month)}; write {year}-MM with MM "
            "from 01 to 12"
        )
    if year:
        meant = f"{year}-{int(month):02}"
        return None if meant == cell else certain_problem("is not year and month", meant)
    found = day_problem(cell)
    day = found.meant if found else cell
    if ISO.fullmatch(day):
        return certain_problem("is not a month", day[:7]) if day.endswith("-01") else found
    return found or cell_problem("is not a month; write it as year-month, such as 2015-05")
