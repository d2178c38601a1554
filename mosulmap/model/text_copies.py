"""Which texts are copies of each other: one wire story under two headlines, or cut at its end.

Two articles that print the same sentences are one source, whatever their publishers are called.
Texts are compared by their shingles, the runs of five words that they print (Broder, "On the
resemblance and containment of documents", 1997): of a copy, most stand in the other text too.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

LENGTH = 5
"""Words of a shingle: two reporters of one event rarely choose five words in the same order."""

SHARED = 0.6
"""Part of the shorter text's shingles from which on it is a copy of the longer one. Shortened and
lightly edited copies keep more; articles that quote one statement share far less."""

FEWEST = 8
"""Shingles that a text needs to be compared: one short sentence proves nothing."""

FURNITURE = 20
"""Texts, or a tenth of all where that is more, beyond which a shingle that they share is furniture
of pages and no sentence of a story."""

SHORT = 5
"""Words of a line below which it is a heading, a button or a caption unless it ends a sentence."""

WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_]+")
"""A word; of scripts without spaces, a character."""

SENTENCE_END = tuple(".!?…。؟۔\"”»'’)")

NOTICES = re.compile(
    r"(?i)\b(?:all rights reserved|copyright|cookies?|newsletter|subscribe|sign up|read more|"
    r"click here|follow us|privacy policy|terms of (?:use|service))\b|©"
)
"""Words of the lines that every page of a site has."""


def near_copies(texts: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the pairs of texts that print mostly the same sentences, by their ids.

    `texts` are by id. The ids of a pair are in order, and so are the pairs. A text is a copy of a
    longer one when the longer one has at least `SHARED` of its shingles; headings, notices of
    the site and what many texts share do not count. A text of which fewer than `FEWEST` shingles
    remain is in no pair. Pairs do not chain by themselves: a join of several texts is the caller's.
    """
    shingles = {key: set(shingles_of(text)) for key, text in texts.items()}
    holders: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for key in sorted(shingles):
        for shingle in shingles[key]:
            holders[shingle].append(key)
    most = max(FURNITURE, len(texts) // 10)
    sizes = {key: len(own) for key, own in shingles.items()}
    common: Counter[tuple[str, str]] = Counter()
    for keys in holders.values():
        if len(keys) > most:
            sizes.update((key, sizes[key] - 1) for key in keys)
        elif len(keys) > 1:
            common.update(combinations(keys, 2))
    return tuple(sorted(pair for pair, number in common.items() if copied(number, pair, sizes)))


def copied(number: int, pair: tuple[str, str], sizes: Mapping[str, int]) -> bool:
    """Whether two texts with `number` shingles in common print mostly the same."""
    shorter = min(sizes[key] for key in pair)
    return shorter >= FEWEST and number >= SHARED * shorter


def shingles_of(text: str) -> Iterator[tuple[str, ...]]:
    """Return each run of `LENGTH` words in the story of a text."""
    words = [word for line in text.splitlines() for word in story_words(line)]
    return zip(*(words[start:] for start in range(LENGTH)), strict=False)


def story_words(line: str) -> list[str]:
    """Return the words of a line that is part of a story, none of any other."""
    words = words_of(line)
    return words if is_story(line, words) else []


def words_of(line: str) -> list[str]:
    """Return the words of a line without case, marks and width of letters."""
    return WORD.findall(unicodedata.normalize("NFKC", line).casefold())


def is_story(line: str, words: Sequence[str]) -> bool:
    """Whether a line with these words is part of a sentence, and no heading or notice."""
    ends = line.rstrip().endswith(SENTENCE_END)
    return (ends or len(words) >= SHORT) and not NOTICES.search(line)
