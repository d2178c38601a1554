"""Which language a text looks to be in, where it is not English: by its script or its small words.

Only English is read; of any other text the names that the gazetteer has are found, nothing more.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache

from .name_words import name_tables

SAMPLE = 20_000
"""Code points of a text that are looked at."""

FEWEST_LETTERS = 40
"""Letters below which nothing is said of a script."""

FEWEST_WORDS = 8
"""Small words of a language below which nothing is said of it."""

MARGIN = 2
"""How many times as many small words as English ones another language needs."""

READ = "English"
"""The language that is read."""

SCRIPTS = {"CJK": "Chinese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HANGUL": "Korean"}
"""Scripts of one language, or that are better known by one, by the names of Unicode."""


def language_of(text: str) -> str:
    """Return the language or the script that a text looks to be in; empty for English.

    Empty too where a text is too short to tell, or half English.
    """
    sample = text[:SAMPLE]
    script = script_of(sample)
    return script if script != "Latin" else language_by_words(sample)


def script_of(sample: str) -> str:
    """Return the script of most letters of a sample; that of the Latin letters in doubt."""
    counts = Counter(script_by_letter(letter) for letter in sample if letter.isalpha())
    if counts["Japanese"]:
        counts["Japanese"] += counts.pop("Chinese", 0)
    script, count = max(counts.items(), key=lambda pair: pair[1], default=("Latin", 0))
    return script if count > FEWEST_LETTERS and count * 2 > counts.total() else "Latin"


@cache
def script_by_letter(letter: str) -> str:
    """Return the script of a letter, as Unicode names it: `Arabic`, `Cyrillic`."""
    name = unicodedata.name(letter, "LATIN").split()[0].partition("-")[0]
    return SCRIPTS.get(name, name.capitalize())


def language_by_words(sample: str) -> str:
    """Return the language whose small words a sample has most; empty for English, and in doubt."""
    words = Counter(re.findall(r"[^\W\d_]+", sample.lower()))
    found = {
        language: sum(words[word] for word in common.split())
        for language, common in name_tables()["languages"].items()
    }
    best = max(found, key=lambda language: found[language])
    clear = found[best] >= FEWEST_WORDS and found[best] > MARGIN * found[READ]
    return best if clear and best != READ else ""
