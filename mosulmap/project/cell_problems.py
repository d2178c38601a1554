"""Recognises what spreadsheets and keyboards do to a cell, and finds the value that was meant.

Every function here is about one cell alone. It returns a `Problem` without a place, which says in a
curator's words what happened to the cell and has the value that it should have, where only one can
be meant. None stands for a cell in which there is nothing to find.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from functools import lru_cache
from html import unescape

from ..errors import Problem
from ..model.dates import MONTHS, slashed_readings, to_day
from ..model.rows import Kind

INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u061c]")
"""Characters without a width: marks of direction, joiners, byte order marks, soft hyphens."""

JOINERS = re.compile("[\u200c\u200d]")
"""Joiners between letters, which Persian and Kurdish spelling needs."""

BLANKS = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
"""Spaces that look like the common one: not to be broken, thin, wide."""

SMART = '“”„‟«»‘’‚‹›″"'
"""Quotation marks that a keyboard or a word processor puts around words."""

FORMULA = re.compile(r"=|@|#(?:REF|NAME|VALUE|DIV/0|N/A|NULL|NUM)[!?]?")
"""How a cell begins that a spreadsheet takes for a formula, or that shows a formula's error."""

SIGNED = re.compile(r"[+-][^\s\d.]")
"""How a text begins that a spreadsheet takes for a formula too: a sign and then no number."""

SCIENTIFIC = re.compile(r"[+-]?\d+(?:[.,]\d+)?[eE][+-]?\d+")
SHORTENED_WORD = re.compile(r"\d(?:[.,]\d+)?[eE]\+\d+", re.ASCII)
"""A word or an id that a spreadsheet took for a number: `12E5` became `1.2E+06`."""

IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:-]*")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)

SHORTENED = (
    "is in a spreadsheet's scientific notation, which drops digits; "
    "format the column as text and copy the value from an older file"
)


def find_cell_problem(kind: Kind, cell: str) -> Problem | None:
    """Return the problem of a filled cell of a column of this `kind`; None where it has none.

    Cells of verbatim columns are as their article prints them, whatever that is.
    """
    finder = FINDERS.get(kind)
    return finder(cell) if finder else None


def cleaned(cell: str) -> str:
    """Return a cell without invisible characters, special spaces and quotation marks around it."""
    shown = " ".join(BLANKS.sub(" ", INVISIBLE.sub("", cell)).split())
    digits = "".join(as_ascii(letter) for letter in shown)
    return digits.strip(SMART + "'`").strip()


def as_ascii(letter: str) -> str:
    """Return a digit of any script as one of ASCII, and any other character as it is."""
    if letter in "٫．":
        return "."
    return str(unicodedata.digit(letter)) if unicodedata.category(letter) == "Nd" else letter


def named(letter: str) -> str:
    """Return how a message calls a character that nobody sees: its number."""
    return f"U+{ord(letter):04X}"


def unseen(cell: str) -> str:
    """Say which characters a cell holds that nobody sees; empty when there are none."""
    found = INVISIBLE.search(cell)
    if found:
        return f"holds an invisible character ({named(found[0])})"
    found = BLANKS.search(cell)
    return f"holds a space that is none of the keyboard's ({named(found[0])})" if found else ""


def wrapping(cell: str, clean: str) -> str:
    """Say how a cell differs from what it is when cleaned."""
    if words := unseen(cell):
        return words
    if any(as_ascii(letter) != letter for letter in cell):
        return "has digits of another script"
    return "has quotation marks around it" if clean != cell else ""


def cell_problem(message: str, meant: str = "") -> Problem:
    """Return the problem of a cell; `meant` is the value it should have, empty if not certain."""
    return Problem.of_cell("", message, meant)


def certain_problem(what: str, value: str) -> Problem:
    """Return the problem of a cell of which it is certain which value was meant."""
    return cell_problem(f"{what}; write {value}", value)


Finder = Callable[[str], "Problem | None"]
"""Looks at a cell for one thing that may have happened to it."""


def first_problem(finders: Iterable[Finder], cell: str) -> Problem | None:
    """Return the first problem that one of `finders` has for a cell."""
    return next((problem for find in finders if (problem := find(cell))), None)


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
    if not re.fullmatch(r"-?\d+,\d+", cell, re.ASCII):
        return None
    return certain_problem("has a decimal comma", cell.replace(",", "."))


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


def scientific(cell: str) -> Problem | None:
    """Return the problem of `4.31E+01`."""
    return cell_problem(SHORTENED) if SCIENTIFIC.fullmatch(cell) else None


def formula(cell: str) -> Problem | None:
    """Return the problem of a formula in place of its value, or of a formula's error."""
    if not FORMULA.match(cell):
        return None
    what = "is a spreadsheet's error" if cell.startswith("#") else "is a spreadsheet's formula"
    return cell_problem(f"{what}, not a value; paste the value alone")


def clean_as(pattern: re.Pattern[str]) -> Finder:
    """Return a finder for cells that fit `pattern` once they are cleaned."""

    def find(cell: str) -> Problem | None:
        clean = cleaned(cell)
        if clean == cell or not pattern.fullmatch(clean):
            return None
        return certain_problem(wrapping(cell, clean), clean)

    return find


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
        if part[0].isdigit():
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
    *(minus, decimal_comma, scientific, commas, many_points, formula, nothing, two_numbers),
    *(clean_as(NUMBER), day_for_number, angle),
)
METRES_FINDERS = (
    *(thousands, decimal_comma, scientific, commas, formula, nothing),
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


WHOLE_FINDERS = (added_decimals, divided, scientific, formula, clean_as(WHOLE))


def whole_problem(cell: str) -> Problem | None:
    """Return the problem of a whole number."""
    return None if WHOLE.fullmatch(cell) else first_problem(WHOLE_FINDERS, cell)


def lost_id(cell: str) -> Problem | None:
    """Return the problem of an id that became `1.23E+05`."""
    return cell_problem(SHORTENED) if SHORTENED_WORD.fullmatch(cell) else None


def id_problem(cell: str) -> Problem | None:
    """Return the problem of an id: `1.0`, `1.23E+05`, invisible characters, quotation marks."""
    if IDENTIFIER.fullmatch(cell):
        whole = cell.endswith(".0") and cell[:-2].isdigit()
        return added_decimals(cell) if whole else None
    found = first_problem((lost_id, formula, clean_as(IDENTIFIER)), cell)
    again = id_problem(found.meant) if found and found.meant else None
    return certain_problem(wrapping(cell, cleaned(cell)), again.meant) if again else found


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
        return odd_year(cell)
    finders = (serial, hour, slashed, year_first, month_named)
    return first_problem(finders, cleaned(cell)) or first_problem((clean_as(ISO), formula), cell)


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
    match = re.fullmatch(r"(\d{5})(?:[.,]0+)?", text, re.ASCII)
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
        return odd_year(cell)
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


LANGUAGES = {
    "arabic": "ar",
    "english": "en",
    "french": "fr",
    "german": "de",
    "deutsch": "de",
    "kurdish": "ku",
    "persian": "fa",
    "farsi": "fa",
    "russian": "ru",
    "spanish": "es",
    "turkish": "tr",
    "ukrainian": "uk",
    "sorani": "ckb",
    "kurmanji": "kmr",
    "hebrew": "he",
    "syriac": "syr",
    "ara": "ar",
    "eng": "en",
    "العربية": "ar",
}
"""Names under which people file languages, and their tags."""


SCRIPT = 4
"""Letters of a script in a language tag: `Latn`."""


def language_problem(cell: str) -> Problem | None:
    """Return the problem of a language tag: its name in words, or capitals."""
    tag = r"[a-z]{2,3}(-[A-Za-z0-9]+)*"
    if re.fullmatch(tag, cell) and cell not in LANGUAGES:
        return None
    meant = LANGUAGES.get(cell.lower().split()[0])
    if meant is None and re.fullmatch(tag, cell.lower().replace("_", "-")):
        language, *subtags = cell.lower().replace("_", "-").split("-")
        # BCP 47 writes a script, of four letters, with a capital.
        meant = "-".join((language, *(s.title() if len(s) == SCRIPT else s for s in subtags)))
    return (
        certain_problem("is not a language tag", meant)
        if meant
        else cell_problem("is not a language tag; write en, ar, ckb, ar-Latn or the like")
    )


def hash_problem(cell: str) -> Problem | None:
    """Return the problem of a SHA-256: capitals, or lost digits."""
    if re.fullmatch(r"[0-9a-f]{64}", cell):
        return None
    if re.fullmatch(r"[0-9a-fA-F]{64}", cell):
        return certain_problem("has capitals", cell.lower())
    if SCIENTIFIC.fullmatch(cell):
        return cell_problem(SHORTENED)
    length = f"{len(cell):,} character{'s' * (len(cell) != 1)}"
    return cell_problem(f"has {length}; a SHA-256 has 64, of 0-9 and a-f")


HEX = re.compile(r"#?(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})")


def colours_problem(cell: str) -> Problem | None:
    """Return the problem of colours: capitals, an alpha, three digits, no `#`, other marks."""
    parts = [part.strip() for part in re.split("[;,|/]", cell.lower()) if part.strip()]
    if not all(HEX.fullmatch(part) for part in parts):
        return None
    meant = ";".join(plain_colour(part) for part in parts)
    return (
        None if meant == re.sub(r" *; *", ";", cell) else certain_problem("is not a colour", meant)
    )


def plain_colour(colour: str) -> str:
    """Return a colour as `#rrggbb`: without its alpha, three digits doubled."""
    digits = colour.removeprefix("#")
    if len(digits) in (3, 4):
        digits = "".join(digit * 2 for digit in digits[:3])
    return f"#{digits[:6]}"


def address_problem(cell: str) -> Problem | None:
    """Return the problem of a web address: a blank inside it, or a slash too few."""
    inner = next((named(letter) for letter in cell if letter.isspace()), "")
    if inner and cell.startswith(("http://", "https://")):
        return cell_problem("holds a blank; write %20 for it, or one address alone")
    if re.match(r"(?i)https?:/?/?(?=\w)", cell) and not cell.startswith(("http://", "https://")):
        meant = re.sub(r"(?i)^(https?):/?/?", lambda m: f"{m[1].lower()}://", cell)
        return certain_problem("has its beginning mistyped", meant)
    return None


FINDERS: dict[Kind, Finder] = {
    Kind.ID: id_problem,
    Kind.DEGREES: degrees_problem,
    Kind.METRES: metres_problem,
    Kind.WHOLE: whole_problem,
    Kind.DAY: day_problem,
    Kind.EVENT_DATE: event_date_problem,
    Kind.MONTH: month_problem,
    Kind.LANGUAGE: language_problem,
    Kind.HASH: hash_problem,
    Kind.COLOURS: colours_problem,
    Kind.ADDRESS: address_problem,
}


QUOTED = re.compile(rf"[“„«](?P<inner>[^{SMART}]+)[”“»]")


def text_problem(cell: str, *, joined: bool) -> Problem | None:
    """Return the problem of a text: characters that nobody sees, quotation marks, a formula.

    `joined` says that its language may need joiners between letters.
    """
    if words := unseen(JOINERS.sub("", cell) if joined else cell):
        bare = "".join(c for c in cell if not INVISIBLE.match(c) or (joined and JOINERS.match(c)))
        return cell_problem(f"{words}; write it without", " ".join(BLANKS.sub(" ", bare).split()))
    if problem := damaged_text(cell) or entity(cell) or double_blanks(cell):
        return problem
    if match := QUOTED.fullmatch(cell):
        return certain_problem("has quotation marks around it", match["inner"].strip())
    if SIGNED.match(cell):
        return cell_problem("begins as a spreadsheet's formula does; begin with a letter")
    return formula(cell)


def damaged_text(cell: str) -> Problem | None:
    """Return the problem of letters that a program changed or lost."""
    finders = (lost_letters,) if cell.isascii() else (mojibake, lost_letters, in_pieces)
    return first_problem(finders, cell)


ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6}|#x[0-9a-fA-F]{2,5});")
"""A letter as web pages write it: `&eacute;`, `&#39;`."""


def entity(cell: str) -> Problem | None:
    """Return the problem of a letter that stands as a web page writes it."""
    found = ENTITY.search(cell)
    meant = unescape(cell)
    if not found or meant == cell:
        return None
    return certain_problem(f"has '{found[0]}', as web pages write a letter", meant)


def double_blanks(cell: str) -> Problem | None:
    """Return the problem of two blanks where one is meant, and of a tab."""
    if "\t" in cell:
        return certain_problem("has a tab where a blank is meant", " ".join(cell.split()))
    if "  " not in cell:
        return None
    return certain_problem("has two blanks where one is meant", re.sub("  +", " ", cell))


def in_pieces(cell: str) -> Problem | None:
    """Return the problem of letters in pieces (decomposed, NFD), which texts print in one."""
    whole = unicodedata.normalize("NFC", cell)
    if whole == cell or unicodedata.normalize("NFD", cell) != unicodedata.normalize("NFD", whole):
        return None
    return certain_problem(
        "has letters in pieces (decomposed, NFD), as some systems save them", whole
    )


LOST = re.compile(r"\ufffd|(?<!\S)\?{2,}|\w\?\w|\?{3,}")
"""Letters that a program could not save: `???`, `M?nchen`, the mark of what cannot be decoded."""


def lost_letters(cell: str) -> Problem | None:
    """Return the problem of letters that became question marks when the file was saved."""
    if "://" in cell or not LOST.search(cell):
        return None
    return cell_problem(
        "has question marks where letters were lost on saving; copy them from an older file, "
        "and save as 'CSV UTF-8'"
    )


CODE_PAGES = ("windows-1252", "windows-1256", "windows-1251", "cp437")
"""Encodings in which programs read UTF-8 by mistake, the commonest first."""

HIGH = re.compile(r"[^\x00-\x7f]+(?:[ ]?[^\x00-\x7f]+)*")


def mojibake(cell: str) -> Problem | None:
    """Return the problem of UTF-8 that was read in another encoding: `Ø³Ø±Øª` for سرت."""
    meant = cell
    for _ in range(2):  # some files went through it twice
        meant = HIGH.sub(lambda run: decoded_again(run[0]), meant)
    if meant == cell:
        return None
    return certain_problem("was read in another encoding than it was saved in", meant)


def decoded_again(run: str) -> str:
    """Return what a run of letters is as UTF-8; the run itself where it is none."""
    for page in CODE_PAGES:
        try:
            found = bytes_of(run, page).decode("utf-8")
        except ValueError:
            continue
        if len(found) < len(run) and all(letter.isprintable() for letter in found):
            return found
    return run


def bytes_of(run: str, page: str) -> bytes:
    """Return the bytes of letters in a code page, as `byte_of` returns each."""
    try:
        return run.encode(page)
    except UnicodeEncodeError:
        return b"".join(byte_of(letter, page) for letter in run)


def byte_of(letter: str, page: str) -> bytes:
    """Return the byte of a letter in a code page. Raises `ValueError` where it has none.

    Bytes without a letter in the page stand for themselves, as programs read them.
    """
    try:
        return letter.encode(page)
    except UnicodeEncodeError:
        return letter.encode("latin-1")


LIKE = 0.7
"""Likeness from which on a word is taken for another one mistyped; 1 is the same word."""

COMPARED = 20_000
"""Words to which one is compared at most: beyond that a suggestion takes longer than it helps."""


@lru_cache(maxsize=512)
def nearest(word: str, choices: tuple[str, ...]) -> str:
    """Return the one of `choices` most like `word`; empty when none is."""
    if len(choices) > COMPARED:
        return ""
    lower = {choice.lower(): choice for choice in choices}
    found = get_close_matches(word.lower(), lower, n=1, cutoff=LIKE)
    return lower[found[0]] if found else ""


def twin(word: str, choices: Iterable[str]) -> str:
    """Return the one of `choices` that `word` is but for what spreadsheets do; empty if not one.

    They change capitals, blanks, decimals and zeros at the beginning, and add invisible characters.
    """
    wanted = bare(word)
    found = {choice for choice in choices if bare(choice) == wanted}
    return found.pop() if len(found) == 1 else ""


def bare(word: str) -> str:
    """Return a word without the changes that spreadsheets make."""
    small = re.sub(r"[\s_-]+", "_", cleaned(word).casefold())
    return re.sub(r"^(\d+)\.0$", r"\1", small).lstrip("0")


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """Return the end of a message that names what was meant; empty when nothing is near."""
    found = nearest(word, tuple(sorted(set(choices))))
    return f"; did you mean '{found}'?" if found else ""
