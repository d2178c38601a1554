"""Figures in sentences: how far one place is from another, and how many people went whence whither.

The rules are of language alone: places are masked before a sentence is read, so that no rule knows
any by name, and what a number counts is a noun of people or a unit of length.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest
from math import inf

from ..model.dates import parse_edtf
from ..model.quote_offsets import quote_start
from ..model.rows import Mention


class Measure(StrEnum):
    """What a figure says."""

    DISTANCE = "distance"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class Figure:
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
        """The mention under which the figure is cited."""
        named = self.origin or self.goal
        if named is None:
            raise ValueError("a figure names a place")
        return named


SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
NUMERALS = {word: float(number) for number, word in enumerate((*SMALL, "twelve"), start=1)} | {
    "a dozen": 12.0,
    "a hundred": 100.0,
    "a thousand": 1000.0,
}
"""Numbers that sentences write as words."""

NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|\b(?:{'|'.join(NUMERALS)})\b)"
AT_LEAST = ("more than", "over", "at least")
AT_MOST = ("less than", "fewer than", "up to", "within")
BOUND = rf"(?:(?P<bound>{'|'.join((*AT_LEAST, *AT_MOST))})\s+)?"
COUNT = rf"{BOUND}(?:(?P<low>{NUMBER})\s*(?:-|–|\bto\b)\s*)?(?P<high>{NUMBER})"

METRES = {"k": 1000.0, "mi": 1609.344, "me": 1.0}
"""Metres in each unit of length, by the letters with which it begins."""

PLACE = r"\ue000(\d+)\ue001"
"""A masked place: its number among the mentions of the sentence."""

SIDE = r"(?:north|south|east|west)\w*"
CALLED = rf"(?:the\s+(?!{SIDE}\b)(?:[a-z]+\s+){{1,2}}of\s+|the\s+)?"
"""`the town of` and the like, before a place; `the south of` is another matter."""

DISTANCE = re.compile(
    rf"{COUNT}[\s-]*(?P<unit>km|kilomet(?:er|re)s?|miles?|met(?:er|re)s?)\b"
    rf"(?:\s+(?:away|(?:to\s+the\s+)?{SIDE}(?:[\s-]{SIDE})?))?\s+(?:from|of|outside)\s+"
    rf"{CALLED}{PLACE}",
    re.IGNORECASE,
)
"""`about 15km south of Mosul`, `just 20 kilometers from Mosul`, with the place masked."""

PEOPLE = re.compile(
    rf"{COUNT}\s+(?:[\w-]+\s+){{0,3}}?(?P<noun>civilians|people|persons|families|households|"
    r"residents|inhabitants|villagers|refugees|men|women|children)\b",
    re.IGNORECASE,
)
FROM = re.compile(rf"\bfrom\s+{CALLED}{PLACE}")
TO = re.compile(rf"\b(?:to|into|towards?)\s+{CALLED}{PLACE}")


def find_figures(mentions: Iterable[Mention], texts: Mapping[str, str]) -> tuple[Figure, ...]:
    """Return the figures in the sentences of `mentions` that are about the places they name.

    `texts` are those of the articles by id: they say where in its article a sentence begins.
    """
    sentences: defaultdict[tuple[str, int, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        begin = quote_start(mention, texts[mention.article_id])
        if begin >= 0:
            sentences[mention.article_id, begin, mention.quote].append(mention)
    return tuple(
        figure
        for (_, begin, quote), named in sorted(sentences.items(), key=lambda item: item[0])
        for figure in read_figures(begin, quote, named)
    )


def read_figures(begin: int, quote: str, named: Sequence[Mention]) -> Iterator[Figure]:
    """Yield the figures of one sentence, which begins at offset `begin` of its article."""
    places = distinct(named)
    masked = mask(begin, quote, places)
    yield from distances(masked, places)
    yield from movements(masked, places)


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


def distances(masked: str, places: Sequence[Mention]) -> Iterator[Figure]:
    """Yield the distances of a masked sentence: from the place named last before, or next after."""
    for match in DISTANCE.finditer(masked):
        goal = places[int(match[match.lastindex or 0])]
        before = re.findall(PLACE, masked[: match.start()])
        after = re.findall(PLACE, masked[match.end() :])
        near = before[-1:] or after[:1]
        if near and places[int(near[0])].place_id != goal.place_id:
            metres = next(m for unit, m in METRES.items() if match["unit"].lower().startswith(unit))
            low, high = sorted(metres * number for number in bounds(match))
            yield Figure(
                Measure.DISTANCE, low, high, "", places[int(near[0])], goal, shown(match, places)
            )


def movements(masked: str, places: Sequence[Mention]) -> Iterator[Figure]:
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
            yield Figure(
                Measure.PEOPLE,
                low,
                high,
                match["noun"].lower(),
                origin,
                goal,
                shown(match, places),
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


def shown(match: re.Match[str], places: Sequence[Mention]) -> str:
    """Return the words of a match with its places as printed."""
    return re.sub(PLACE, lambda found: places[int(found[1])].toponym, match[0])


def days_of(*named: Mention | None) -> tuple[int, int] | None:
    """Return the days of the first of the mentions that has a date."""
    dates = (mention.event_date for mention in named if mention and mention.event_date)
    date = next(dates, "")
    return parse_edtf(date) if date else None
