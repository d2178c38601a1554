"""Quantities in sentences: how far one place is from another, and how many people moved.

The rules are of language alone: places are masked before a sentence is read, so that no rule knows
any by name, and what a number counts is a noun of people or a unit of length.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from itertools import zip_longest
from math import inf
from operator import itemgetter
from typing import NamedTuple

from ..model.dates import parse_edtf
from ..model.kept import FORGETFUL, Kept
from ..model.quote_offsets import quote_start
from ..model.rows import Mention


class Measure(StrEnum):
    """What a quantity counts."""

    DISTANCE = "distance"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a sentence, and the places it is about.

    A distance is in metres between `origin` and `goal`; a number of people, called `noun`, went
    from `origin` to `goal`. Either place is None where the sentence does not name it. The number
    lies between `low` and `high`. `words` are the words that say so, `days` the ordinals of the
    first and last day on which it may have happened, None where no mention has a date.
    """

    measure: Measure
    low: float
    high: float
    noun: str
    origin: Mention | None
    goal: Mention | None
    words: str
    days: tuple[int, int] | None = None

    @property
    def mention(self) -> Mention:
        """The mention under which the quantity is cited. Raises `ValueError` without a place."""
        named = self.origin or self.goal
        if named is None:
            raise ValueError("a quantity names a place")
        return named


@dataclass(frozen=True, slots=True)
class Distance:
    """What a sentence says of how far one place is from another: `about 15km south of Mosul`.

    `low` and `high` are metres. `origin` is the place named last before, or else next after;
    `certain` says that it stands right before, so that the distance is its own. `side` is the
    sentence's word for the direction from `goal`, empty where there is none; `about` says that the
    number is a round one. `words` begin with the number, `claim` with the origin where it is
    certain.
    """

    origin: Mention
    goal: Mention
    low: float
    high: float
    side: str
    about: bool
    certain: bool
    words: str
    claim: str


SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
NUMERALS = {word: float(number) for number, word in enumerate((*SMALL, "twelve"), start=1)} | {
    "a dozen": 12.0,
    "a hundred": 100.0,
    "a thousand": 1000.0,
}
"""Numbers that sentences write as words."""

DIGITS = 9
"""Digits that a number in a sentence has at most. A pattern without a limit would read a long run
of digits again from each of them."""

NUMBER = (
    rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,3}}|\d{{1,{DIGITS}}}(?:\.\d{{1,{DIGITS}}})?|"
    rf"\b(?:{'|'.join(NUMERALS)})\b)"
)
AT_LEAST = ("more than", "over", "at least")
AT_MOST = ("less than", "fewer than", "up to", "within")
BOUND = rf"(?:(?P<bound>{'|'.join((*AT_LEAST, *AT_MOST))})\s+)?"
COUNT = rf"{BOUND}(?:(?P<low>{NUMBER})\s*(?:-|–|\bto\b)\s*)?(?P<high>{NUMBER})"
"""A number with what bounds it, or two: `more than 1,200`, `15-20`, `six`."""

METRES = {"k": 1000.0, "mi": 1609.344, "me": 1.0}
"""Metres in each unit of length, by the letters with which it begins."""

PLACE = r"\ue000(\d+)\ue001"
"""A masked place: its number among the mentions of the sentence."""

COMPASS = r"(?:north|south|east|west)\w*"
CALLED = rf"(?:the\s+(?!{COMPASS}\b)(?:[a-z]+\s+){{1,2}}of\s+|the\s+)?"
"""`the town of` and the like, before a place; `the south of` is another matter."""


class Part(NamedTuple):
    """A part of a phrase: its pattern, whether a phrase must have it, and what it reads."""

    pattern: str
    needed: bool
    examples: tuple[str, ...]


DISTANCE_PARTS = {
    "about": Part(
        r"\b(?P<about>about|some|around|roughly|approximately|nearly|almost|just(?:\s+over)?|only|"
        r"barely|an\s+estimated)\s+",
        needed=False,
        examples=("about ", "just over ", "an estimated "),
    ),
    "count": Part(
        rf"(?P<count>{COUNT})[\s-]*",
        needed=True,
        examples=("15", "15-20 ", "more than 1,200 ", "six ", "15-"),
    ),
    "unit": Part(
        r"(?P<unit>km|kilomet(?:er|re)s?|miles?|met(?:er|re)s?)\b",
        needed=True,
        examples=("km", "kilometers", "miles", "metres"),
    ),
    "converted": Part(r"\s+\(\d[^()]{0,40}\)", needed=False, examples=(" (40 miles)",)),
    "away": Part(r"\s+away", needed=False, examples=(" away",)),
    "side": Part(
        rf"\s+(?:to\s+the\s+)?(?P<side>{COMPASS}(?:[\s-]{COMPASS})?)",
        needed=False,
        examples=(" south", " north-west", " to the southwest", " northeastern"),
    ),
    "from": Part(
        r"\s+(?:from|of|outside)\s+", needed=True, examples=(" from ", " of ", " outside ")
    ),
    "edge": Part(
        rf"the\s+(?:{COMPASS}\s+)?(?:outskirts|edges?|borders?|limits|suburbs)\s+of\s+",
        needed=False,
        examples=("the outskirts of ", "the southern edge of "),
    ),
    "called": Part(CALLED, needed=True, examples=("", "the ", "the town of ", "the old city of ")),
    "place": Part(r"\ue000(?P<goal>\d+)\ue001", needed=True, examples=("\ue0001\ue001",)),
}
"""The parts of a distance in the order in which English has them."""

SUBJECT_PARTS = {
    "noun": Part(
        r"\s+(?:district|area|town|village|city|region|neighbou?rhood|camp|province|plain)",
        needed=False,
        examples=(" district", " town"),
    ),
    "link": Part(
        r"(?:\s*,\s*|\s+\(|\s*,?\s+(?:(?:which|that)\s+)?(?:is|lies|sits|stands|was)\s+"
        r"(?:located\s+|situated\s+)?|\s*,\s+(?:located|situated|lying)\s+)",
        needed=True,
        examples=(", ", " (", " is ", ", which lies ", " is located ", ", situated "),
    ),
    "kind": Part(r"an?\s+(?:[a-z]+\s+){1,3}?", needed=False, examples=("a town ", "a small town ")),
}
"""What stands between a place and a distance that is certainly its own."""


def phrase(parts: Mapping[str, Part]) -> re.Pattern[str]:
    """Return the pattern of a phrase with all its parts."""
    joined = (part.pattern if part.needed else f"(?:{part.pattern})?" for part in parts.values())
    return re.compile("".join(joined), re.IGNORECASE)


UNIT = re.compile(r"km|kilomet|mile|met(?:er|re)", re.IGNORECASE)
"""The letters of a unit of length: a sentence without them, as most are, tells no distance."""

DISTANCE = phrase(DISTANCE_PARTS)
SUBJECT = phrase(SUBJECT_PARTS)

NOUNS = (
    "civilians|people|persons|families|households|residents|inhabitants|villagers|refugees|men|"
    "women|children"
)
"""What a number of people may count."""

NOUN = re.compile(NOUNS, re.IGNORECASE)
PEOPLE = re.compile(rf"{COUNT}\s+(?:[\w-]+\s+){{0,3}}?(?P<noun>{NOUNS})\b", re.IGNORECASE)
FROM = re.compile(rf"\bfrom\s+{CALLED}{PLACE}")
TO = re.compile(rf"\b(?:to|into|towards?)\s+{CALLED}{PLACE}")


def find_quantities(
    mentions: Iterable[Mention], texts: Mapping[str, str], kept: Kept = FORGETFUL
) -> tuple[Quantity, ...]:
    """Return the quantities in the sentences of `mentions` that are about the places they name.

    `texts` are those of the articles by id: they say where in its article a sentence begins. What
    `kept` has of an article whose text and mentions are the same is not read again.
    """
    by_article: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_article[mention.article_id].append(mention)
    found: list[Quantity] = []
    for key in sorted(by_article):
        inputs = tuple(by_article[key]), texts.get(key, "")
        found += kept.of(("quantities", key), inputs, partial(quantities_in, *inputs, key))
    return tuple(found)


def quantities_in(mentions: Sequence[Mention], text: str, key: str) -> tuple[Quantity, ...]:
    """Return the quantities in the sentences of the `mentions` in one article."""
    sentences = sorted(sentences_of(mentions, {key: text}).items(), key=itemgetter(0))
    return tuple(
        quantity
        for (_, begin, quote), named in sentences
        for quantity in read_quantities(begin, quote, named)
    )


def sentences_of(
    mentions: Iterable[Mention], texts: Mapping[str, str]
) -> dict[tuple[str, int, str], list[Mention]]:
    """Return the mentions of each sentence, by its article, its offset there, and its words.

    A mention whose quote does not stand around it in its article is in none.
    """
    sentences: defaultdict[tuple[str, int, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        begin = quote_start(mention, texts.get(mention.article_id, ""))
        if begin >= 0:
            sentences[mention.article_id, begin, mention.quote].append(mention)
    return sentences


def read_quantities(begin: int, quote: str, named: Sequence[Mention]) -> Iterator[Quantity]:
    """Yield the quantities of one sentence, which begins at offset `begin` of its article."""
    for found in read_distances(begin, quote, named):
        low, high = found.low, found.high
        yield Quantity(Measure.DISTANCE, low, high, "", found.origin, found.goal, found.words)
    if not NOUN.search(quote):
        return
    places = distinct(named)
    yield from movements(mask(begin, quote, places), places)


def read_distances(begin: int, quote: str, named: Sequence[Mention]) -> Iterator[Distance]:
    """Yield the distances between two places in one sentence, as `read_quantities` reads it."""
    if not UNIT.search(quote):
        return
    places = distinct(named)
    masked = mask(begin, quote, places)
    for match in DISTANCE.finditer(masked):
        goal = places[int(match["goal"])]
        before = list(re.finditer(PLACE, masked[: match.start()]))
        near = before[-1] if before else re.search(PLACE, masked[match.end() :])
        if near is None or places[int(near[1])].place_id == goal.place_id:
            continue
        certain = bool(before and SUBJECT.fullmatch(masked, near.end(), match.start()))
        unit = match["unit"].lower()
        scale = next(metres for start, metres in METRES.items() if unit.startswith(start))
        low, high = sorted(scale * number for number in bounds(match))
        yield Distance(
            origin=places[int(near[1])],
            goal=goal,
            low=low,
            high=high,
            side=match["side"] or "",
            about=match["about"] is not None,
            certain=certain,
            words=shown(masked[match.start("count") : match.end()], places),
            claim=shown(masked[near.start() if certain else match.start() : match.end()], places),
        )


def distinct(named: Sequence[Mention]) -> list[Mention]:
    """Return the mentions in the order of the text, one for each that share an offset."""
    first = {mention.char_start: mention for mention in reversed(named)}
    return [first[start] for start in sorted(first)]


def mask(begin: int, quote: str, places: Sequence[Mention]) -> str:
    """Return a sentence with each place written as its number between two private characters."""
    pieces, last = [], 0
    for number, mention in enumerate(places):
        start = mention.char_start - begin
        pieces += [unmarked(quote[last:start]), f"\ue000{number}\ue001"]
        last = start + len(mention.toponym)
    return "".join([*pieces, unmarked(quote[last:])])


def unmarked(text: str) -> str:
    """Return `text` without the characters that mask a place."""
    return text.replace("\ue000", " ").replace("\ue001", " ")


def movements(masked: str, places: Sequence[Mention]) -> Iterator[Quantity]:
    """Yield the numbers of people of a masked sentence that went from or to a place it names."""
    counts = list(PEOPLE.finditer(masked))
    for match, following in zip_longest(counts, counts[1:]):
        end = following.start() if following else len(masked)
        origin, goal = (
            places[int(found[1])] if (found := pattern.search(masked, match.end(), end)) else None
            for pattern in (FROM, TO)
        )
        if origin or goal:
            low, high = sorted(bounds(match))
            yield Quantity(
                Measure.PEOPLE,
                low,
                high,
                match["noun"].lower(),
                origin,
                goal,
                shown(match[0], places),
                days_of(origin, goal),
            )


def bounds(match: re.Match[str]) -> tuple[float, float]:
    """Return between which numbers the number of a match lies."""
    high = number(match["high"])
    low = number(match["low"]) if match["low"] else high
    bound = (match["bound"] or "").lower()
    return (0.0 if bound in AT_MOST else low, inf if bound in AT_LEAST else high)


def number(words: str) -> float:
    """Return a number as a sentence writes it: `1,600`, `1.5`, `six`."""
    return NUMERALS.get(words.lower()) or float(words.replace(",", ""))


def shown(masked: str, places: Sequence[Mention]) -> str:
    """Return words of a masked sentence with their places as printed."""
    return re.sub(PLACE, lambda found: places[int(found[1])].toponym, masked)


def days_of(*named: Mention | None) -> tuple[int, int] | None:
    """Return the days of the first of the mentions that has a date."""
    dates = (mention.event_date for mention in named if mention and mention.event_date)
    date = next(dates, "")
    return parse_edtf(date) if date else None
