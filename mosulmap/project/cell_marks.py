"""What every kind of cell is looked at for: unseen letters, formulas, digits of other scripts.

A finder is a function about one cell alone; it returns a `Problem` without a place, or None.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable

from ..errors import Problem

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

SCIENTIFIC = re.compile(r"[+-]?\d+(?:[.,]\d+)?[eE][+-]?\d+")

NUMBER = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)

SHORTENED = (
    "is in a spreadsheet's scientific notation, which drops digits; "
    "format the column as text and copy the value from an older file"
)


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
