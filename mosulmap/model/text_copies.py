"""Which texts are copies of each other: one wire story under two headlines, or cut at its end.

Two articles that print the same sentences are one source, whatever their publishers are called.
Texts are compared by their shingles, the runs of five words that they print (Broder, "On the
resemblance and containment of documents", 1997): of a copy, most stand in the other text too.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from .kept import FORGETFUL, Kept

Shingle = str
"""Words that follow each other, as one text: it is hashed once, a tuple at each look-up."""

LENGTH = 5
"""Words of a shingle: two reporters of one event rarely choose five words in the same order."""

SHARED = 0.6
"""Part of the shorter text's shingles from which on it is a copy of the longer one. Shortened and
lightly edited copies keep more; articles that quote one statement share far less."""

FEWEST = 8
"""Shingles that a text needs to be compared: one short sentence proves nothing."""

LEAST = SHARED * FEWEST
"""Shingles that two copies share at least."""

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
    shingles = find_shingles(texts)
    printed = Counter(chain.from_iterable(shingles.values()))
    most = most_printed(texts)
    rare = {key: [one for one in own if printed[one] <= most] for key, own in shingles.items()}
    sizes = {key: len(own) for key, own in rare.items()}
    holders: defaultdict[Shingle, list[str]] = defaultdict(list)
    for key, own in rare.items():
        for shingle in own:
            holders[shingle].append(key)
    found = set()
    for key, own in rare.items():
        shared = [holders[shingle] for shingle in own if printed[shingle] > 1]
        # Of a pair the shorter text shares most of its shingles: no other one need be compared.
        if len(shared) >= max(LEAST, SHARED * sizes[key]):
            for other, number in Counter(chain.from_iterable(shared)).items():
                if other != key and copied(number, (key, other), sizes):
                    found.add((min(key, other), max(key, other)))
    return tuple(sorted(found))


def copies_of(one: str, texts: Mapping[str, str], kept: Kept = FORGETFUL) -> tuple[str, ...]:
    """Return the ids of the texts that make a pair of `near_copies` with the text of an id, sorted.

    The others are compared with this one and not with each other. The shingles of texts that did
    not change are those that are `kept`.
    """
    shingles, most = find_shingles(texts, kept), most_printed(texts)
    rare = without_furniture(shingles[one], shingles.values(), most)
    common = {key: len(own & rare) for key, own in shingles.items() if key != one}
    near = {key: number for key, number in common.items() if number >= LEAST}
    about = frozenset[Shingle]().union(*(shingles[key] for key in near))
    known = without_furniture(about, shingles.values(), most)
    sizes = {key: len(shingles[key] & known) for key in near} | {one: len(rare)}
    return tuple(sorted(key for key in near if copied(near[key], (one, key), sizes)))


def without_furniture(
    shingles: frozenset[Shingle], texts: Iterable[frozenset[Shingle]], most: int
) -> frozenset[Shingle]:
    """Return those of some shingles that so many of the `texts`, in shingles, print at `most`."""
    printed = Counter[Shingle]()
    for own in texts:
        printed.update(own & shingles)
    return frozenset(shingle for shingle, number in printed.items() if number <= most)


def find_shingles(
    texts: Mapping[str, str], kept: Kept = FORGETFUL
) -> dict[str, frozenset[Shingle]]:
    """Return the shingles of each text, by its id."""
    whole = tuple(texts.values())
    found = kept.each(
        ("shingles",), tuple(texts), (whole,), lambda row: frozenset(shingles_of(whole[row]))
    )
    return dict(zip(texts, found, strict=True))


def most_printed(texts: Mapping[str, str]) -> int:
    """Return how many of some texts print a shingle at most that is not furniture."""
    return max(FURNITURE, len(texts) // 10)


def copied(number: int, pair: tuple[str, str], sizes: Mapping[str, int]) -> bool:
    """Whether two texts with `number` shingles in common print mostly the same."""
    shorter = min(sizes[key] for key in pair)
    return shorter >= FEWEST and number >= SHARED * shorter


def shingles_of(text: str) -> Iterator[Shingle]:
    """Return each run of `LENGTH` words in the story of a text."""
    words = [word for line in text.splitlines() for word in story_words(line)]
    runs = zip(*(words[start:] for start in range(LENGTH)), strict=False)
    return map(" ".join, runs)


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
