"""Text for a terminal: wrapped, indented, and without any character that a terminal would obey.

Titles and quotes come from files that anybody may have written. A control character in one of them
could move the cursor, rename the window or turn the reading direction of all that follows.
"""

from __future__ import annotations

import json
import re
import textwrap
import unicodedata

WIDTH = 88
"""Columns that a line fills at most, unless one word is longer."""

HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
)
"""Control characters, line ends of other kinds, marks of direction, halves of characters."""

APART = re.compile(f"\u2068([^{HIDDEN.pattern[1:-1]}]*)\u2069|{HIDDEN.pattern}")
"""What isolates set apart, with nothing hidden in it: it turns only itself. Or `HIDDEN`."""


def count(number: int, noun: str) -> str:
    """Return a number with its noun: `1 problem`, `5 problems`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def plain(text: str) -> str:
    """Return `text` on one line, its control characters written out as JSON does.

    A name that is set apart by isolates, U+2068 and U+2069, stays so.
    """
    return APART.sub(escape, " ".join(text.split()))


def escape(match: re.Match[str]) -> str:
    """Return a character as JSON would escape it; what is set apart as it is."""
    return f"\\u{ord(match[0]):04x}" if len(match[0]) == 1 else match[0]


def wrap(text: str, indent: int = 0, hanging: int = 0) -> str:
    """Return `text` in lines of at most `WIDTH` columns, indented, later lines `hanging` more."""
    return textwrap.fill(
        plain(text),
        WIDTH,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + hanging),
        break_long_words=False,
        break_on_hyphens=False,
    )


def as_json(value: object) -> str:
    """Return a value as JSON: letters of any script as they are, control characters escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return APART.sub(lambda match: match[0] if match[0] == "\n" else escape(match), text) + "\n"


DIRECTING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Letters that are not seen and turn the direction of those that are."""


def one_line(words: str) -> str:
    """Return words on one line for a terminal or a cell: no control letters, single spaces."""
    seen = (
        letter
        for letter in words
        if letter.isspace() or (unicodedata.category(letter) != "Cc" and letter not in DIRECTING)
    )
    return " ".join("".join(seen).split())
