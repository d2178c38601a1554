"""The word of a list that another one means: the same but for its form, or the most like it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

from .cell_marks import cleaned

LIKE = 0.7
"""Likeness from which on a word is taken for another one mistyped; 1 is the same word."""

BEGUN = 3
"""Letters by which a word is known before it is whole, if only one begins so."""

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
    """Return the end of a message that names what was meant; empty when nothing is near.

    What several letters of one choice alone begin with is that one: `005_1f2e` of a long id.
    """
    known = tuple(sorted(set(choices)))
    begun = [choice for choice in known if choice.startswith(word)] if len(word) >= BEGUN else []
    found = begun[0] if len(begun) == 1 else nearest(word, known)
    return f"; did you mean '{found}'?" if found else ""
