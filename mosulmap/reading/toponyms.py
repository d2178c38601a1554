"""Toponyms in a text: every spelling of the gazetteer and its regular variants, each at its offset.

Recognition is one pass of Aho-Corasick over a folded copy of the text. Folding replaces one code
point by one code point, so every offset in the copy is an offset in the text (`lower()` would not
keep that: the lower case of `İ` is two). Variants of transliteration are made into the index when it
is built, with a report of those that two places would share; nothing is guessed while matching.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from ..model.gazetteer import Gazetteer
from ..model.rows import FeatureClass
from .letters import (
    FIRST_UNSPACED,
    UNSPACED,
    composed,
    end_of_marks,
    fold,
    is_word,
    read_letters,
    spelled,
)
from .story import Span
from .toponym_contexts import (
    REGION_AFTER,
    SETTLED_AFTER,
    begin_of_part,
    end_of_dateline,
    is_particle,
    is_place,
)

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place's name at code points `start` to `end`, and the places it may mean, best first."""

    start: int
    end: int
    place_ids: tuple[str, ...]


HYPHENS = "-‐‑"

DENSE = 5_000
"""Spellings up to which the automaton is a table: faster by half, larger by far."""

NOWHERE = Span(0, 0)
"""The span of what stands in none."""

BIG = ("city", "region")
"""Types of place that have parts."""

SHORTEST = 2
"""Code points of the shortest spelling that is looked for: one letter is no name."""

FIRST_JOINED = "\u0600"
"""The first code point of writing in which a name may stand right behind a letter."""

AS_WRITTEN = 2
"""Code points up to which a spelling is found only as it is written, and made no variants of."""

SMALL_WORDS = {
    *(
        "ad",
        "ah",
        "am",
        "an",
        "as",
        "at",
        "be",
        "by",
        "de",
        "do",
        "el",
        "go",
        "he",
        "hi",
        "if",
        "in",
    ),
    *(
        "is",
        "it",
        "la",
        "le",
        "me",
        "my",
        "no",
        "of",
        "oh",
        "on",
        "or",
        "so",
        "to",
        "up",
        "us",
        "we",
    ),
}
"""Words of two letters that begin sentences."""

VARIANTS = [
    (r"^al ", ""), (r"^(?!al |the |old |tal |tel |tell |tall )", "al "),
    (r"aa", "a"), (r"(?<=[a-z])ee(?=[a-z])", "i"), (r"oo", "u"), (r"ou", "u"), (r"(?<=\w)eh$", "a"),
    (r"(?<=\w)ah$", "a"), (r"(?<=\w)a$", "ah"), (r"(?<=[a-z])eh\b", "ah"), (r"^tal ", "tel "),
    (r"^tel ", "tal "), (r"^tall ", "tal "), (r"q", "k"), (r"^g(?=[aou])", "k"), (r"dh", "d"),
    (r"(?<=[b-df-hj-np-tv-z])u(?=[b-df-hj-np-tv-z])", "ou"), (r"(?<=[b-df-hj-np-tv-z])i(?=n$)", "ee"),
    (r"ei", "ai"), (r"ai", "ay"), (r"ay(?=[^aeiou]|$)", "ai"), (r"([b-df-hj-np-tv-z])\1", r"\1"),
]  # fmt: skip
"""Regular differences between transliterations of one Arabic name, on folded spellings."""


DIRECTION = {"eastern": "east", "western": "west", "northern": "north", "southern": "south"}


@dataclass(frozen=True)
class ToponymIndex:
    """Every spelling and variant of a gazetteer, ready to be searched for.

    `places` are the ids behind each folded spelling; `collisions` the variants that two places would
    share, which are left out: (variant, place id, other place id). `small` spellings are written
    without any capital, `plain` ones with a small last word: `Mosul airport`.
    """

    gazetteer: Gazetteer
    places: dict[str, tuple[str, ...]]
    small: frozenset[str]
    plain: frozenset[str]
    collisions: tuple[tuple[str, str, str], ...]

    @cached_property
    def patterns(self) -> list[str]:
        """The folded spellings, in the order in which the automaton numbers them."""
        return sorted(self.places)

    @cached_property
    def automaton(self) -> AhoCorasick:
        """The automaton that finds all of them in one pass."""
        # Names are folded without it, as the page's search has them: drawing a map needs no search.
        from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

        few = len(self.patterns) <= DENSE
        kind = Implementation.DFA if few else Implementation.ContiguousNFA
        return AhoCorasick(self.patterns, matchkind=MatchKind.Standard, implementation=kind)

    @cached_property
    def settled(self) -> frozenset[str]:
        """The spellings that mean a place where people live, and not a region."""
        return frozenset(
            spelling
            for spelling, ids in self.places.items()
            if (place := self.gazetteer.place[ids[0]]).fclass is FeatureClass.POPULATED
            and place.type != "region"
        )

    @cached_property
    def written(self) -> frozenset[str]:
        """The spellings in their own letters, those that are not read left out."""
        return frozenset(composed(name.toponym) for name in self.gazetteer.names)

    @cached_property
    def big(self) -> frozenset[str]:
        """The spellings of places that have parts: cities and regions."""
        place = self.gazetteer.place
        return frozenset(s for s, ids in self.places.items() if place[ids[0]].type in BIG)

    @cached_property
    def waters(self) -> frozenset[str]:
        """The spellings of rivers and lakes alone."""
        place = self.gazetteer.place
        return frozenset(
            spelling
            for spelling, ids in self.places.items()
            if all(place[one].fclass is FeatureClass.WATER for one in ids)
        )

    def find(self, text: str, spans: Sequence[Span]) -> tuple[Toponym, ...]:
        """Return the toponyms of `text` within the sorted `spans`.

        Of several that begin together the longest is taken; none overlaps another.
        """
        chosen: list[Toponym] = []
        starts = [span.start for span in spans]
        last, ahead, dateline, span = 0, 0, 0, NOWHERE
        for start, minus_end, pattern in sorted(self.raw_matches(text)):
            end = -minus_end
            if start >= ahead:  # into another span
                index = bisect_right(starts, start)
                span = spans[index - 1] if index else NOWHERE
                ahead = starts[index] if index < len(starts) else len(text)
                dateline = end_of_dateline(text, span)
            if start < last or end > span.end or end <= dateline:
                continue
            begin = begin_of_part(text, span, start) if pattern in self.big else start
            region = pattern in self.settled and REGION_AFTER.match(text, end)
            other = region or (pattern in self.waters and SETTLED_AFTER.match(text, end))
            if not other and is_place(text, begin, end, span.start):
                part = text[begin:start]
                ids = self.part_meant(part, pattern) if part else self.places[pattern]
                chosen.append(Toponym(begin, end, ids))
                last = end
        return settle(chosen, self.gazetteer)

    def part_meant(self, words: str, pattern: str) -> tuple[str, ...]:
        """Return the places behind a spelling with a part before it: `eastern side of X`."""
        whole = self.places[pattern]
        if not words.rstrip().endswith("of") or "districts" in words or "parts" in words:
            return whole
        return self.places.get(f"{fold(words.split(maxsplit=1)[0])} {pattern}", whole)

    def raw_matches(self, text: str) -> list[tuple[int, int, str]]:
        """Return every spelling that stands as a word of its own: start, -end, folded spelling.

        So they sort by their start, and the longest comes first of those that begin together.
        """
        letters, places = read_letters(text)
        found = list(self.matches_in(letters))
        if letters is text:
            return [(start, -end_of_marks(text, -end), pattern) for start, end, pattern in found]
        return [
            (places[start], -end_of_marks(text, places[-end - 1] + 1), pattern)
            for start, end, pattern in found
        ]

    def matches_in(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield what `raw_matches` returns, of a text in which every code point is read."""
        folded = fold(text)
        patterns, small, plain = self.patterns, self.small, self.plain
        bounded = f"{folded} "
        for number, start, end in self.automaton.find_matches_as_indexes(folded, overlapping=True):
            unspaced = text[end - 1] >= FIRST_UNSPACED and UNSPACED.match(text, end - 1)
            if not unspaced and is_word(bounded[end]):
                continue
            if start and is_word(bounded[start - 1]) and not is_joined(text, folded, start):
                continue
            if (unspaced or end - start <= AS_WRITTEN) and not self.is_written(text, start, end):
                continue
            pattern = patterns[number]
            agrees, capital = capitalisation_of(text[start:end])
            named = (agrees or pattern in plain) and capital
            if pattern in small or (named and not (start and text[start - 1] in HYPHENS)):
                yield start, -end, pattern

    def is_written(self, text: str, start: int, end: int) -> bool:
        """Whether a name stands in a text in the very letters of the gazetteer.

        A short name that is also a small word is none at the head of a sentence.
        """
        words = text[start:end]
        if composed(words) not in self.written:
            return False
        head = text[max(0, start - 3) : start].rstrip()
        return words.lower() not in SMALL_WORDS or bool(head and head[-1].isalnum())


def is_joined(text: str, folded: str, start: int) -> bool:
    """Whether a name may stand right behind a letter: after a particle, or in unspaced writing."""
    if text[start - 1] < FIRST_JOINED:
        return False
    return is_particle(folded, start) or UNSPACED.match(text, start) is not None


@lru_cache(maxsize=4096)
def capitalisation_of(words: str) -> tuple[bool, bool]:
    """Return whether the capitals of a name agree, and whether it has any; both are asked often."""
    return capitals_agree(words), any_capital(words)


def capitals_agree(words: str) -> bool:
    """Whether a name in the text is written as a name: its last word begins with a capital.

    Scripts without capitals always agree.
    """
    last = re.split(r"[\s\u00a0]", words)[-1]
    letters = [letter for letter in last if letter.isalpha()]
    return any(letter.isupper() or letter.lower() == letter.upper() for letter in letters)


def any_capital(words: str) -> bool:
    """Whether any letter of a name is a capital, or of a script without capitals."""
    return any(
        letter.isupper() or letter.lower() == letter.upper() for letter in words if letter.isalpha()
    )


def build_index(gazetteer: Gazetteer) -> ToponymIndex:
    """Return the index over every spelling of a gazetteer and its variants."""
    exact: defaultdict[str, list[str]] = defaultdict(list)
    small: set[str] = set()
    plain: set[str] = set()
    for name in gazetteer.names:
        spelling = spelled(name.toponym)
        if len(spelling) >= SHORTEST and name.place_id not in exact[spelling]:
            exact[spelling].append(name.place_id)
        if name.toponym.islower():
            small.add(spelling)
        if not capitals_agree(name.toponym):
            plain.add(spelling)
    made: defaultdict[str, set[str]] = defaultdict(set)
    for spelling, place_ids in list(exact.items()):
        for variant in variants(spelling):
            if variant not in exact and len(variant) > AS_WRITTEN + 1:
                made[variant] |= set(place_ids)
    collisions = []
    places = {spelling: tuple(ids) for spelling, ids in exact.items() if ids}
    for variant, ids in sorted(made.items()):
        if len(ids) == 1:
            places[variant] = tuple(ids)
        else:
            one, other, *_ = sorted(ids)
            collisions.append((variant, one, other))
    return ToponymIndex(gazetteer, places, frozenset(small), frozenset(plain), tuple(collisions))


def variants(spelling: str) -> set[str]:
    """Return the spellings that one or two regular differences of transliteration make."""
    if not spelling.isascii():
        return set()
    first = {re.sub(pattern, new, spelling) for pattern, new in VARIANTS}
    second = {re.sub(pattern, new, one) for one in first for pattern, new in VARIANTS}
    directed = {
        spelling.replace(short, long, 1)
        for long, short in DIRECTION.items()
        if spelling.startswith(short + " ")
    }
    return {v.strip() for v in first | second | directed} - {spelling}


def settle(toponyms: Sequence[Toponym], gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """Put the likeliest place first where a name has several: by what else the article names.

    A place whose parent the article names, or which is named beyond doubt elsewhere in it, is
    likelier; then a populated place; then the id.
    """
    if all(len(t.place_ids) == 1 for t in toponyms):
        return tuple(toponyms)
    sure = Counter(t.place_ids[0] for t in toponyms if len(t.place_ids) == 1)
    around = Counter(
        ancestor.id
        for t in toponyms
        if len(t.place_ids) == 1
        for ancestor in gazetteer.ancestors(t.place_ids[0])
    )

    def likelihood(place_id: str) -> tuple[int, int, int, str]:
        place = gazetteer.place[place_id]
        return (
            -sure[place_id],
            -around[place.parent_id] - sure[place.parent_id],
            place.fclass is not FeatureClass.POPULATED,
            place_id,
        )

    return tuple(
        Toponym(t.start, t.end, tuple(sorted(t.place_ids, key=likelihood))) for t in toponyms
    )
