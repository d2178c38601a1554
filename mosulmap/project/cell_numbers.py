"""Degrees, metres and whole numbers as spreadsheets and people spoil them; what was meant."""

from __future__ import annotations

import re
from decimal import Decimal

from ..errors import Problem
from .cell_days import MONTH_NAMES
from .cell_marks import (
    NUMBER,
    cell_problem,
    certain_problem,
    clean_as,
    cleaned,
    first_problem,
    formula,
    named,
    scientific,
)


def degrees_problem(cell: str) -> Problem | None:
    """Return the problem of a longitude or a latitude."""
    if NUMBER.fullmatch(cell):
        return None
    return first_problem(DEGREES_FINDERS, cell)


def metres_problem(cell: str) -> Problem | None:
    """Return the problem of a number of metres, which may have more than three digits."""
    if NUMBER.fullmatch(cell):
        return None
    return first_problem(METRES_FINDERS, cell)


def decimal_comma(cell: str) -> Problem | None:
    """Return the problem of a comma for the point."""
    if not re.fullmatch(r"-?\d+[,،]\d+", cell, re.ASCII):
        return None
    return certain_problem("has a decimal comma", re.sub("[,،]", ".", cell))


def low_line(cell: str) -> Problem | None:
    """Return the problem of `43_2`, which Python takes for 432 and nobody means."""
    if not re.fullmatch(r"[+-]?[\d.]*\d_[\d_.]*", cell, re.ASCII):
        return None
    return cell_problem("has a low line between its digits, which may be a point; write the number")


def thousands(cell: str) -> Problem | None:
    """Return the problem of one comma that may divide thousands, or be a decimal one."""
    if not re.fullmatch(r"[1-9]\d{0,2},\d{3}", cell, re.ASCII):
        return None
    none, point = cell.replace(",", ""), cell.replace(",", ".")
    return cell_problem(f"is ambiguous ({none} or {point}); write one of these")


def commas(cell: str) -> Problem | None:
    """Return the problem of commas beside a point: they divide thousands."""
    if not re.fullmatch(r"-?\d{1,3}(?:,\d{3})+\.\d+", cell, re.ASCII):
        return None
    return certain_problem("has commas between its digits", cell.replace(",", ""))


def many_points(cell: str) -> Problem | None:
    """Return the problem of many points: a spreadsheet divided what it took for thousands."""
    if not re.fullmatch(r"-?\d{1,3}(?:\.\d{3}){2,}", cell, re.ASCII):
        return None
    whole, _, rest = cell.partition(".")
    return cell_problem(
        f"has more than one decimal point; is {whole}.{rest.replace('.', '')} meant?"
    )


ANGLE_PART = re.compile(r"\d+(?:[.,]\d+)?|[^\W\d_]+|\S", re.ASCII)
"""A number, a word or a mark of an angle: `31`, `°`, `12.5`, `′`, `N`."""

ANGLE_MARKS = {"°": 0, "º": 0, "'": 1, "′": 1, "’": 1, '"': 2, "″": 2, "”": 2}
"""Which number a mark stands behind: degrees, minutes, seconds."""

LONGEST_ANGLE = 40
"""Characters of an angle: a longer cell is none."""

SIXTY = 60


def angle(cell: str) -> Problem | None:
    """Return the problem of degrees, minutes and seconds, or of a letter for the side."""
    text = cell.strip().replace("''", "″").replace("′′", "″").replace("\u2212", "-")
    if len(text) > LONGEST_ANGLE:
        return None
    side = text[-1:].upper() if text[-1:].upper() in "NSEW" else ""
    start = text[:1].upper() if not side and text[:1].upper() in "NSEW" else ""
    body = text[:-1] if side else text[len(start) :]
    numbers = angle_numbers(body.strip().removeprefix("-"))
    if not numbers or (len(numbers) == 1 and not (side or start or "°" in body)):
        return None
    negative = (side or start) in tuple("SW") or body.strip().startswith("-")
    if len(numbers) == 1 and not (side or start):
        meant = body.replace("°", "").strip().replace(",", ".")
        return certain_problem("has a degree sign", meant)
    degrees = sum(number / SIXTY**at for at, number in enumerate(numbers))
    value = f"{'-' * negative}{degrees:.6f}".rstrip("0").rstrip(".")
    return certain_problem("is not in plain decimal degrees", value)


def angle_numbers(body: str) -> list[float]:
    """Return degrees, minutes and seconds of an angle without its side; empty if it is none."""
    numbers: list[float] = []
    parts = ANGLE_PART.findall(body)
    for at, part in enumerate(parts):
        if part[0].isdecimal():
            numbers.append(float(part.replace(",", ".")))
        elif ANGLE_MARKS.get(part, -1) != len(numbers) - 1 or at == 0:
            return []
    whole = all(number.is_integer() for number in numbers[:-1])
    small = all(number < SIXTY for number in numbers[1:])
    return numbers if len(numbers) in (1, 2, 3) and whole and small else []


UNITS = {"m": 1, "metre": 1, "metres": 1, "meter": 1, "meters": 1, "km": 1000, "kilometres": 1000}
"""Metres in the units that people write behind a radius."""

MOST_DIGITS = 9
"""Digits of a number of metres that the earth has room for, with a few decimals."""


def unit(cell: str) -> Problem | None:
    """Return the problem of a distance with its unit: `600 m`, `1.5 km`."""
    text = cleaned(cell)
    number = text.rstrip("abcdefghijklmnopqrstuvwxyzKM").rstrip()
    factor = UNITS.get(text[len(number) :].strip().lower())
    if (
        factor is None
        or len(number) > MOST_DIGITS
        or not NUMBER.fullmatch(number.replace(",", "."))
    ):
        return None
    if re.fullmatch(r"[1-9]\d{0,2},\d{3}", number, re.ASCII):
        return cell_problem("is ambiguous; write metres without a comma and without a unit")
    metres = Decimal(number.replace(",", ".")) * factor
    value = f"{metres.normalize():f}"
    return certain_problem("has a unit; metres are meant here", value)


def minus(cell: str) -> Problem | None:
    """Return the problem of a minus that is not the keyboard's: `−15.9` with U+2212."""
    for mark in "\u2212\u2013\u2012\ufe63\uff0d":
        plain = cell.replace(mark, "-")
        if plain != cell and NUMBER.fullmatch(plain):
            return certain_problem(f"has a minus that is {named(mark)}, not the keyboard's", plain)
    return None


NOTHING = frozenset({"-", "–", "—", "?", ".", "n/a", "na", "none", "null", "unknown", "nan", "x"})
"""What people write into a cell for which they know no number."""


def nothing(cell: str) -> Problem | None:
    """Return the problem of a word for no number, such as `n/a`."""
    if cell.strip().casefold() not in NOTHING:
        return None
    return cell_problem("is not a number; leave the cell empty where none is known")


def two_numbers(cell: str) -> Problem | None:
    """Return the problem of latitude and longitude in one cell."""
    if not re.fullmatch(r"-?\d+\.\d+\s?[,;/ ]\s?-?\d+\.\d+", cell, re.ASCII):
        return None
    return cell_problem("holds two numbers; write the latitude into lat and the longitude into lon")


def day_for_number(cell: str) -> Problem | None:
    """Return the problem of a number that a spreadsheet took for a day: `30. Sep`, `Sep 30`."""
    words = re.findall(r"[^\W\d_]+|\d+", cell.lower()[:LONGEST_ANGLE])
    months = [word for word in words if word[:3] in MONTH_NAMES]
    if len(months) != 1 or not 1 < len(words) <= len(("day", "month", "year")):
        return None
    return cell_problem(
        "is a day as spreadsheets write it; format the column as text and copy the number from an "
        "older file"
    )


OTHER_AXIS = {"lat": "EW", "lon": "NS"}
"""The letters that stand behind a number of the other axis."""


def other_axis(column: str, cell: str) -> Problem | None:
    """Return the problem of a latitude with `E` or `W`, and of a longitude with `N` or `S`."""
    letter = next((c for c in (cell[:1], cell[-1:]) if c.upper() in OTHER_AXIS.get(column, "")), "")
    if not letter or angle(cell) is None:
        return None
    other = next(name for name in OTHER_AXIS if name != column)
    return cell_problem(f"has the letter of a {other} ('{letter}'); are lon and lat exchanged?")


DEGREES_FINDERS = (
    *(
        minus,
        decimal_comma,
        low_line,
        scientific,
        commas,
        many_points,
        formula,
        nothing,
        two_numbers,
    ),
    *(clean_as(NUMBER), day_for_number, angle),
)

METRES_FINDERS = (
    *(thousands, decimal_comma, low_line, scientific, commas, formula, nothing),
    *(clean_as(NUMBER), day_for_number, unit),
)

WHOLE = re.compile(r"-?\d+", re.ASCII)


def added_decimals(cell: str) -> Problem | None:
    """Return the problem of `85.0`."""
    whole, decimals = cell[:-2] if cell[-2:-1] in ".," else cell[:-3], re.split("[.,]", cell)[-1]
    if decimals not in ("0", "00") or not (whole.isascii() and whole.isdigit()):
        return None
    return certain_problem("has decimals, as spreadsheets add them", whole)


def divided(cell: str) -> Problem | None:
    """Return the problem of `1,793` and `1 793`."""
    if not re.fullmatch(r"\d{1,3}(?:[, .\u00a0\u202f]\d{3})+", cell, re.ASCII):
        return None
    return certain_problem("has marks between its digits", re.sub(r"\D", "", cell))


WHOLE_FINDERS = (added_decimals, divided, low_line, scientific, formula, clean_as(WHOLE))


def whole_problem(cell: str) -> Problem | None:
    """Return the problem of a whole number."""
    return None if WHOLE.fullmatch(cell) else first_problem(WHOLE_FINDERS, cell)
