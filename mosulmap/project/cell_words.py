"""Ids, language tags, hashes, colours and addresses as they are mistyped, and what was meant."""

from __future__ import annotations

import re

from ..errors import Problem
from .cell_marks import (
    SCIENTIFIC,
    SHORTENED,
    cell_problem,
    certain_problem,
    clean_as,
    cleaned,
    first_problem,
    formula,
    named,
    wrapping,
)
from .cell_numbers import added_decimals

SHORTENED_WORD = re.compile(r"\d(?:[.,]\d+)?[eE]\+\d+", re.ASCII)
"""A word or an id that a spreadsheet took for a number: `12E5` became `1.2E+06`."""

IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:-]*")


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
    if re.fullmatch(r"(?i)(?:www\.)?(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", cell):
        return cell_problem(f"lacks its beginning; is https://{cell} meant?")
    return None
