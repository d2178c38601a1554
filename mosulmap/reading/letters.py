"""Letters as names are compared: without case, accents and marks, whatever code points write them.

Folding replaces one code point by one, so that every offset in the folded text is one in the text.
What no reader sees (soft hyphens, directions, stretched lines) is left out before, and joined
letters are taken apart, with the place of each letter beside it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence


class Folding(dict[int, int]):
    """One code point for one code point: a table for `str.translate` that fills as it is asked."""

    def __missing__(self, point: int) -> int:
        """Fold a code point that was not met before: its base letter, in lower case."""
        parts = unicodedata.normalize("NFKD", chr(point))
        bare = next((part for part in parts if not unicodedata.combining(part)), chr(point))
        small = bare.lower()
        self[point] = ord(small) if len(small) == 1 else ord(bare)
        return self[point]


FOLDING = Folding(
    {ord(mark): ord("'") for mark in "‘’`´ʿʾʼ‛"}
    | {ord(mark): ord(" ") for mark in "-‐‑‒–—\u00a0\u2009\u202f\t\n"}
    | {ord(mark): ord("i") for mark in "İı"}
)
"""Apostrophes, hyphens and spaces of all kinds are one; letters lose case and accents."""

UNREAD = re.compile(
    "[\u0300-\u036f\u034f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670"  # accents,
    "\u3099\u309a"  # vowel signs, marks of kana
    "\u0640\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"  # not seen
)
"""Code points that make no other name: marks on letters, stretching, soft hyphens, directions."""


LIGATURES = re.compile("[\ufb00-\ufb06\ufb13-\ufb17\ufb50-\ufdff\ufe70-\ufefc]")
"""Letters as fonts join them, Latin, Armenian and Arabic: one code point may be two letters."""

RARE_LETTERS = re.compile("[^\x00-\xac\xae-\u02ff\u2010-\u2029\u2030-\u205f]")
"""What `UNREAD` and `LIGATURES` are among: most texts in Latin letters have none of it."""

UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]"
)
"""Letters of writing without spaces between words, or with particles written on to names."""


def read_letters(text: str) -> tuple[str, Sequence[int]]:
    """Return `text` without the code points of `UNREAD`, and where each that is left stood.

    Joined letters are taken apart. One place more stands at the end: that of the end of `text`.
    """
    if not RARE_LETTERS.search(text):
        return text, range(len(text) + 1)
    joined = LIGATURES.search(text)
    if not joined and not UNREAD.search(text):
        return text, range(len(text) + 1)
    kept: list[tuple[str, int]] = []
    for at, letter in enumerate(text):
        if joined and LIGATURES.match(letter):
            parts = unicodedata.normalize("NFKC", letter)
            kept += [(part, at) for part in parts if not (UNREAD.match(part) or part.isspace())]
        elif not UNREAD.match(letter):
            kept.append((letter, at))
    return "".join(letter for letter, _ in kept), [*(at for _, at in kept), len(text)]


def composed(name: str) -> str:
    """Return a name in its own letters, composed, without the code points of `UNREAD`."""
    return unicodedata.normalize("NFKC", read_letters(unicodedata.normalize("NFC", name))[0])


def shown(words: str) -> str:
    """Return words as a reader sees them: composed, on one line, without what is not seen."""
    return " ".join(UNREAD.sub("", unicodedata.normalize("NFC", words)).split())


ALIKE = str.maketrans(
    {"ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك", "ٱ": "ا", "ء": ""}
    | {chr(zero + digit): str(digit) for zero in (0x660, 0x6F0) for digit in range(10)}
)
"""Letters that people type for each other, and the digits of Arabic and Persian."""


def sought(text: str) -> str:
    """Return a name as a search compares it: also without spaces, apostrophes and `ALIKE` letters.

    The script of the page does the same (`js/data/folding.js`); both are held against
    `tests/data/folding.json`.
    """
    letters = spelled(unicodedata.normalize("NFKD", text)).translate(ALIKE)
    return "".join(c for c in letters if not unicodedata.combining(c) and c not in " '")


def spelled(name: str) -> str:
    """Return a name as the index has it: folded, without what makes no other name."""
    return fold(read_letters(name)[0])


def end_of_marks(text: str, at: int) -> int:
    """Return where the marks end that stand on the letter before `at`."""
    while at < len(text) and text[at] >= FIRST_MARK and unicodedata.combining(text[at]):
        at += 1
    return at


RARE = 0.05
"""Share of code points outside ASCII up to which they are folded one by one.

Python translates pure ASCII some 20 times as fast as text with one curly quotation mark in it.
"""


def fold(text: str) -> str:
    """Return `text` without case, accents, and differences of apostrophes, hyphens and spaces.

    The result has as many code points as `text`, each at the place of the one it came from.
    """
    plain = text.encode("ascii", "replace").decode("ascii")
    if plain.count("?") > len(plain) * RARE:
        return text.translate(FOLDING)
    pieces, last = [], 0
    folded = plain.translate(FOLDING)
    place = plain.find("?")
    while place >= 0:
        pieces += [folded[last:place], chr(FOLDING[ord(text[place])])]
        last = place + 1
        place = plain.find("?", last)
    return "".join([*pieces, folded[last:]])


FIRST_UNSPACED = "\u0e00"
"""The first code point of `UNSPACED`: what comes before it needs not be looked for there."""
FIRST_MARK = "\u0300"
"""The first code point that is a mark on a letter."""


def is_word(letter: str) -> bool:
    """Whether a code point belongs to a word."""
    return letter.isalnum() or letter == "_"
