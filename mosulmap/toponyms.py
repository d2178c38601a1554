"""Toponyms in a text: every spelling of the gazetteer and its regular variants, each at its offset.

Recognition is one pass of Aho-Corasick over a folded copy of the text. Folding replaces one code
point by one code point, so every offset in the copy is an offset in the text (`lower()` would not
keep that: the lower case of `İ` is two). Variants of transliteration are made into the index when it
is built, with a report of those that two places would share; nothing is guessed while matching.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ahocorasick_rs import AhoCorasick, MatchKind

from .articles import Span
from .gazetteer import Gazetteer
from .model import FeatureClass


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place's name at code points `start` to `end`, and the places it may mean, best first."""

    start: int
    end: int
    place_ids: tuple[str, ...]


HYPHENS = "-‐‑"

SHORTEST = 3
"""Code points of the shortest spelling that is looked for: two letters are too often a word."""

VARIANTS = [
    (r"^al ", ""), (r"^(?!al |the |old |tal |tel |tell |tall )", "al "),
    (r"aa", "a"), (r"(?<=[a-z])ee(?=[a-z])", "i"), (r"oo", "u"), (r"ou", "u"), (r"(?<=\w)eh$", "a"),
    (r"(?<=\w)ah$", "a"), (r"(?<=\w)a$", "ah"), (r"(?<=[a-z])eh\b", "ah"), (r"^tal ", "tel "),
    (r"^tel ", "tal "), (r"^tall ", "tal "), (r"q", "k"), (r"^g(?=[aou])", "k"), (r"dh", "d"),
    (r"(?<=[b-df-hj-np-tv-z])u(?=[b-df-hj-np-tv-z])", "ou"), (r"(?<=[b-df-hj-np-tv-z])i(?=n$)", "ee"),
    (r"ei", "ai"), (r"ai", "ay"), (r"ay(?=[^aeiou]|$)", "ai"), (r"([b-df-hj-np-tv-z])\1", r"\1"),
]  # fmt: skip
"""Regular differences between transliterations of one Arabic name, on folded spellings."""

PERSON_BEFORE = re.compile(
    r"(?:\b(?:Abu|Umm|Um|Bin|Ibn|bin|ibn|Abd|Abdul|Abdel|Sheikh|Mullah|Mr|Mrs|Ms|Dr|Gen|General|Col|"
    r"Colonel|Lt|Lieutenant|Maj|Major|Capt|Captain|Brig|Brigadier|Sgt|Sergeant|President|Minister|"
    r"Commander|Senator|King|Prince)\.?[\s\u00a0]+(?:[A-Z][a-z]+[\s\u00a0]+){0,2})$"
)
"""Words that make a person's name of the name that follows, with first names between."""

PERSON_AFTER = re.compile(
    r",[\s\u00a0]+\d\d(?:-year-old)?,|[\s\u00a0]+(?:[Aa]l|[Ee]l|[Bb]in|[Ii]bn)[-\s][A-Z]"
)
"""An age, or more of a name: `Karama, 34,`."""

PART_BEFORE = re.compile(
    r"\b(?:(?:north|south|east|west)(?:ern|east|west|eastern|western)?"
    r"(?:(?:,|\s+and)\s+(?:north|south|east|west)(?:ern)?)*\s+(?:(?:districts|parts)\s+of\s+)?)$"
)
"""A part of a place that the gazetteer has not as a place of its own: `northern districts of`."""

COMPOUND_AFTER = re.compile(
    r"-(?:led|backed|based|controlled|held|born|trained|funded|made|dominated|bound|appointed|aligned|"
    r"allied|run|raised|educated|supported|sponsored|style)\b"
)
OWNER_AFTER = re.compile(
    r"[\s\u00a0]+(?:Eye|Times|Post|Tribune|Herald|Monitor|Observatory|Operations|Today|Daily|News|Gazette|"
    r"Chronicle|Journal|Press|Media|Radio|TV|Cent(?:er|re)|Is[\s\u00a0]Being|FC|SC|(?:\w+[\s\u00a0])?"
    r"(?:Brigades?|Battalions?|Regiment|Division))\b"
)
"""What makes a paper, a unit or a club of the name before it."""

OWNER_BEFORE = re.compile(r"\b(?:Radio|Voice of|Operation|USS|HMS|FC|AC|Real|Sporting)[\s\u00a0]+$")
FACILITY_AFTER = re.compile(
    r"[\s\u00a0]+(?:(?:[Gg]eneral|[Tt]eaching|[Ii]nternational|[Cc]ivil|[Mm]ilitary|[Ff]ield)[\s\u00a0]+)?"
    r"(?:[Dd]am|[Uu]niversity|[Hh]ospital|[Aa]ir(?:port|base|[\s\u00a0][Bb]ase|field)|[Bb]ridge|[Pp]rison|"
    r"[Rr]efinery|[Mm]useum|[Ss]tadium)\b"
)
"""A building or works called after a place: taking `Mosul Dam` is not taking Mosul."""

REGION_AFTER = re.compile(
    r"[\s\u00a0]+(?:[Pp]rovince|[Gg]overnorate|[Cc]ountryside|[Pp]lains?|[Oo]blast)\b"
)
"""A region called after its chief town."""

DASH = r"(?:[—–]|(?:-{1,2}|_)[\s\u00a0])"
DATELINE = re.compile(
    rf"\W*(?:[A-Z][A-Z .'’-]{{2,}}[A-Z]\b[^—–_-]{{0,90}}{DASH}"
    r"|[A-Z][\w'’-]+(?:[\s\u00a0-][A-Z][\w'’-]+){0,3}(?:,[\s\u00a0][A-Z][\w .]{1,30}?)?"
    rf"[\s\u00a0]*\([A-Z][\w/. ]{{1,30}}\)(?:[\s\u00a0]*{DASH}|:|(?=[A-Z]))"
    rf"|[A-Z][\w'’-]+(?:[\s\u00a0-][A-Z][\w'’-]+){{0,3}},(?:[\s\u00a0][A-Z]\w+){{1,3}}[\s\u00a0]{DASH})"
)
DIRECTION = {"eastern": "east", "western": "west", "northern": "north", "southern": "south"}


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
    | {ord(mark): ord(" ") for mark in "-‐‑‒–—\u00a0\u2009\u202f\t"}
    | {ord(mark): ord("i") for mark in "İı"}
)
"""Apostrophes, hyphens and spaces of all kinds are one; letters lose case and accents."""


def fold(text: str) -> str:
    """Return `text` without case, accents, and differences of apostrophes, hyphens and spaces.

    The result has as many code points as `text`, each at the place of the one it came from.
    """
    return text.translate(FOLDING)


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
        return AhoCorasick(self.patterns, matchkind=MatchKind.Standard)

    def find(self, text: str, spans: Sequence[Span]) -> tuple[Toponym, ...]:
        """Return the toponyms of `text` within the sorted `spans`.

        Of several that begin together the longest is taken; none overlaps another.
        """
        chosen: list[Toponym] = []
        around = Surroundings(spans)
        found = self.raw_matches(text, fold(text))
        for start, end, pattern in sorted(found, key=lambda match: (match[0], -match[1])):
            span = around.of(start)
            if span is None or end > span.end or (chosen and start < chosen[-1].end):
                continue
            part = PART_BEFORE.search(text, max(span.start, start - 60), start)
            begin = part.start() if part and self.is_big(self.places[pattern]) else start
            toponym = Toponym(begin, end, self.places[pattern])
            region = REGION_AFTER.match(text, end) and self.is_settled(toponym.place_ids)
            if not region and is_place(text, toponym, span):
                chosen.append(toponym)
        return settle(chosen, self.gazetteer)

    def is_big(self, place_ids: Sequence[str]) -> bool:
        """Whether a name means a place that has parts: a city or a region."""
        return self.gazetteer.place[place_ids[0]].type in ("city", "region")

    def is_settled(self, place_ids: Sequence[str]) -> bool:
        """Whether a name means a place where people live, and not a region."""
        place = self.gazetteer.place[place_ids[0]]
        return place.fclass is FeatureClass.POPULATED and place.type != "region"

    def raw_matches(self, text: str, folded: str) -> Iterator[tuple[int, int, str]]:
        """Yield every spelling that stands as a word of its own: start, end, folded spelling."""
        for number, start, end in self.automaton.find_matches_as_indexes(folded, overlapping=True):
            before, after = folded[start - 1 : start], folded[end : end + 1]
            if after.isalnum() or after == "_":
                continue
            if (before.isalnum() or before == "_") and not is_particle(folded, start):
                continue
            pattern = self.patterns[number]
            attached = start > 0 and text[start - 1] in HYPHENS
            agrees = pattern in self.plain or capitals_agree(text[start:end])
            if pattern in self.small or (agrees and any_capital(text[start:end]) and not attached):
                yield start, end, pattern


def is_particle(folded: str, start: int) -> bool:
    """Whether a name is written together with one Arabic particle: `والموصل`, "and Mosul"."""
    return folded[start - 1] in "وفبلك" and not folded[max(0, start - 2) : start - 1].isalnum()


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


class Surroundings:
    """Sorted spans, to be asked which of them holds a code point."""

    def __init__(self, spans: Sequence[Span]) -> None:
        """Hold the sorted `spans`."""
        self.spans = spans
        self.starts = [span.start for span in spans]

    def of(self, point: int) -> Span | None:
        """Return the span that holds a code point, None when it stands in none."""
        index = bisect_right(self.starts, point) - 1
        return self.spans[index] if index >= 0 and point < self.spans[index].end else None


def build_index(gazetteer: Gazetteer) -> ToponymIndex:
    """Return the index over every spelling of a gazetteer and its variants."""
    exact: defaultdict[str, list[str]] = defaultdict(list)
    small: set[str] = set()
    plain: set[str] = set()
    for name in gazetteer.names:
        spelling = fold(name.toponym)
        if len(spelling) >= SHORTEST and name.place_id not in exact[spelling]:
            exact[spelling].append(name.place_id)
        if name.toponym.islower():
            small.add(spelling)
        if not capitals_agree(name.toponym):
            plain.add(spelling)
    made: defaultdict[str, set[str]] = defaultdict(set)
    for spelling, place_ids in list(exact.items()):
        for variant in variants(spelling):
            if variant not in exact and len(variant) > SHORTEST:
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


def is_place(text: str, toponym: Toponym, span: Span) -> bool:
    """Whether a name means its place here, and not a person, an organisation or a dateline."""
    before = text[max(span.start, toponym.start - 48) : toponym.start]
    after = text[toponym.end : toponym.end + 48]
    if PERSON_BEFORE.search(before) or OWNER_BEFORE.search(before):
        return False
    others = (PERSON_AFTER, COMPOUND_AFTER, OWNER_AFTER, FACILITY_AFTER)
    if any(other.match(after) for other in others):
        return False
    dateline = DATELINE.match(text[span.start : min(span.end, span.start + 160)])
    return not (dateline and toponym.end <= span.start + dateline.end())


def settle(toponyms: Sequence[Toponym], gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """Put the likeliest place first where a name has several: by what else the article names.

    A place whose parent the article names, or which is named beyond doubt elsewhere in it, is
    likelier; then a populated place; then the id.
    """
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
