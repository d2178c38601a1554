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
from difflib import get_close_matches
from functools import lru_cache

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
    if letter == "٫":
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
    if any(unicodedata.category(letter) == "Nd" and not letter.isascii() for letter in cell):
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


ANGLE = re.compile(
    r"(?P<d>\d{1,3}(?:\.\d+)?)\s*°?\s*(?:(?P<m>\d{1,2}(?:\.\d+)?)\s*['′’]\s*"
    r"(?:(?P<s>\d{1,2}(?:\.\d+)?)\s*(?:[\"″”]|''|′′)\s*)?)?(?P<side>[NSEW]?)",
    re.ASCII,
)


def angle(cell: str) -> Problem | None:
    """Return the problem of degrees, minutes and seconds, or of a letter for the side."""
    match = ANGLE.fullmatch(cell.strip())
    if match is None:
        return None
    degrees = float(match["d"]) + float(match["m"] or 0) / 60 + float(match["s"] or 0) / 3600
    sign = "-" if match["side"] and match["side"] in "SW" else ""
    return certain_problem("is not in plain decimal degrees", f"{sign}{degrees:.6f}".rstrip("0"))


def unit(cell: str) -> Problem | None:
    """Return the problem of a distance with its unit: `600 m`, `1.5 km`."""
    match = re.fullmatch(r"(\d+(?:\.\d+)?) ?(m|metres|meters|km)", cleaned(cell), re.ASCII)
    if match is None:
        return None
    metres = float(match[1]) * (1000 if match[2] == "km" else 1)
    return certain_problem("has a unit; metres are meant here", f"{metres:g}")


DEGREES_FINDERS = (
    *(decimal_comma, scientific, commas, many_points, formula),
    *(clean_as(NUMBER), angle),
)
METRES_FINDERS = (
    *(thousands, decimal_comma, scientific, commas, formula),
    *(clean_as(NUMBER), unit),
)


WHOLE = re.compile(r"-?\d+", re.ASCII)


def added_decimals(cell: str) -> Problem | None:
    """Return the problem of `85.0`."""
    if not re.fullmatch(r"\d+[.,]00?", cell, re.ASCII):
        return None
    return certain_problem("has decimals, as spreadsheets add them", re.split("[.,]", cell)[0])


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
    return first_problem((lost_id, formula, clean_as(IDENTIFIER)), cell)


FIRST_SERIAL, LAST_SERIAL = 25569, 73415
"""Spreadsheets' numbers of 1 January 1970 and of the end of 2100."""

SERIAL_ZERO = date(1899, 12, 30).toordinal()
"""The day that spreadsheets number 0, so that 1 March 1900 has the number 61."""

ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
MONTH_NAMES = {
    name: number
    for number, full in enumerate(MONTHS, 1)
    for name in (full.lower(), full[:3].lower())
}


def day_problem(cell: str) -> Problem | None:
    """Return the problem of a day: other orders and marks, serial numbers, hours, names."""
    if ISO.fullmatch(cell):
        return None
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


def event_date_problem(cell: str) -> Problem | None:
    """Return the problem of an event date, which may also be a month, a year or a span."""
    return None if EDTF.fullmatch(cell) else day_problem(cell)


def month_problem(cell: str) -> Problem | None:
    """Return the problem of a month: spreadsheets make its first day of it."""
    if re.fullmatch(r"\d{4}-\d{2}", cell, re.ASCII):
        return None
    found = day_problem(cell)
    day = found.meant if found else cell
    if ISO.fullmatch(day):
        return certain_problem("is not a month", day[:7])
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


def language_problem(cell: str) -> Problem | None:
    """Return the problem of a language tag: its name in words, or capitals."""
    tag = r"[a-z]{2,3}(-[A-Za-z0-9]+)*"
    if re.fullmatch(tag, cell) and cell not in LANGUAGES:
        return None
    meant = LANGUAGES.get(cell.lower().split()[0])
    if meant is None and re.fullmatch(tag, cell.lower().replace("_", "-")):
        meant = cell.lower().replace("_", "-")
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


def colours_problem(cell: str) -> Problem | None:
    """Return the problem of colours: capitals."""
    small = cell.lower()
    if small != cell and re.fullmatch(r"#[0-9a-f]{6}(\s*;\s*#[0-9a-f]{6})*", small):
        return certain_problem("is not a colour", small)
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
}


QUOTED = re.compile(rf"[“„«](?P<inner>[^{SMART}]+)[”“»]")


def text_problem(cell: str, *, joined: bool) -> Problem | None:
    """Return the problem of a text: characters that nobody sees, quotation marks, a formula.

    `joined` says that its language may need joiners between letters.
    """
    if words := unseen(JOINERS.sub("", cell) if joined else cell):
        bare = "".join(c for c in cell if not INVISIBLE.match(c) or (joined and JOINERS.match(c)))
        return cell_problem(f"{words}; write it without", " ".join(BLANKS.sub(" ", bare).split()))
    if match := QUOTED.fullmatch(cell):
        return certain_problem("has quotation marks around it", match["inner"].strip())
    if SIGNED.match(cell):
        return cell_problem("begins as a spreadsheet's formula does; begin with a letter")
    return formula(cell)


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
