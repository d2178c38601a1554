"""What sentences say of distances, held against the gazetteer: `about 15km south of Mosul`.

Only what is certain is compared: a distance that stands right after the name of the place that it
is of, between commas or brackets or after `is`, and right before the name of the other. It is
compared with the distance on the ellipsoid and its direction, within a tolerance that
`tolerance` states.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..control.quantities import CALLED, COUNT, METRES, PLACE, SIDE, bounds, distinct, mask, shown
from ..errors import Problem, Severity
from ..geo.distance import bearing, distance, position
from ..model.quote_offsets import quote_start
from ..model.rows import Mention, Place
from ..project.project import Project

ABOUT = (
    r"about|some|around|roughly|approximately|nearly|almost|just(?:\s+over)?|only|barely|"
    r"an\s+estimated"
)
"""Words that make a number a round one."""

LINK = (
    r"(?:\s*,\s*|\s+\(|\s*,?\s+(?:(?:which|that)\s+)?(?:is|lies|sits|stands|was)\s+"
    r"(?:located\s+|situated\s+)?|\s*,\s+(?:located|situated|lying)\s+)"
)
"""What stands between a place and a distance that is certainly its own."""

NOUN = r"(?:\s+(?:district|area|town|village|city|region|neighbou?rhood|camp|province|plain))?"
"""What a place may be called after its name."""

EDGE = rf"(?:the\s+(?:{SIDE}\s+)?(?:outskirts|edges?|borders?|limits|suburbs)\s+of\s+)?"
"""Where a distance may begin: at a city's edge, which its uncertainty allows for."""

KIND = r"(?:an?\s+(?:[a-z]+\s+){1,3}?)?"
"""`a small town`, before the distance."""

DISTANCE = re.compile(
    rf"{PLACE}{NOUN}{LINK}{KIND}(?P<about>(?:{ABOUT})\s+)?{COUNT}[\s-]*"
    r"(?P<unit>km|kilomet(?:er|re)s?|miles?)\b"
    rf"(?:\s+\(\d[^)]*\))?(?:\s+away)?(?:\s+(?:to\s+the\s+)?(?P<side>{SIDE}(?:[\s-]{SIDE})?))?"
    rf"\s+(?:from|of|outside)\s+{EDGE}{CALLED}{PLACE}",
    re.IGNORECASE,
)

SHARE, ROUND_SHARE = 0.25, 0.35
"""Parts of a distance by which roads and rounding change it: as it is, and with `about`."""

CLOSE = 2
"""A direction is compared where the distance is this many times both uncertainties together."""

TURN = 60
"""Degrees by which a direction may differ from the word for it: the words divide by 45 or 90."""

POINTS = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence's word that a place lies so many metres to a side of another.

    `side` is in degrees from north, None where the sentence names none; `about` whether the number
    is a round one; `words` are the sentence's own.
    """

    place: Mention
    other: Mention
    low: float
    high: float
    side: float | None
    about: bool
    words: str


def doubtful_distances(project: Project) -> Iterator[Problem]:
    """Yield the mentions whose sentence gives another distance or side than the gazetteer."""
    table, places = project.mentions, project.gazetteer.place
    lines = {id(mention): index for index, mention in enumerate(table.rows)}
    told: set[tuple[str, int, str]] = set()
    for claim in find_claims(table.rows, project):
        one, other = places.get(claim.place.place_id), places.get(claim.other.place_id)
        key = (claim.place.article_id, claim.place.char_start, claim.words)
        if one is None or other is None or not (one.located and other.located) or key in told:
            continue
        told.add(key)
        if difference := differs(claim, one, other):
            message = f"'{claim.words}', {difference}"
            yield table.problem(lines[id(claim.place)], "quote", message, severity=Severity.WARNING)


def find_claims(mentions: Sequence[Mention], project: Project) -> Iterator[Claim]:
    """Yield what the sentences of `mentions` say of the distance between two places they name."""
    sentences: defaultdict[tuple[str, int, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        text = project.texts.get(mention.article_id)
        begin = quote_start(mention, text) if text is not None else -1
        if begin >= 0:
            sentences[mention.article_id, begin, mention.quote].append(mention)
    for (_, begin, quote), named in sentences.items():
        yield from claims_in(begin, quote, named)


def claims_in(begin: int, quote: str, named: Sequence[Mention]) -> Iterator[Claim]:
    """Yield the distances of one sentence, which begins at offset `begin` of its article."""
    places = distinct(named)
    for match in DISTANCE.finditer(mask(begin, quote, places)):
        one, other = places[int(match[1])], places[int(match[match.lastindex or 1])]
        if one.place_id != other.place_id:
            unit = match["unit"].lower()
            scale = next(m for start, m in METRES.items() if unit.startswith(start))
            low, high = sorted(scale * number for number in bounds(match))
            side = degrees_of(match["side"]) if match["side"] else None
            words = " ".join(shown(match, places).split())
            yield Claim(one, other, low, high, side, match["about"] is not None, words)


def degrees_of(words: str) -> float | None:
    """Return the degrees from north of `south`, `south-east`, `northwestern`; None for others."""
    name = re.sub(r"ern\b|[\s-]", "", words.lower())
    return 45.0 * POINTS.index(name) if name in POINTS else None


def tolerance(claim: Claim, one: Place, other: Place) -> float:
    """Return the metres by which a sentence and the gazetteer may differ.

    Both places' uncertainties, which for a city is its size: a distance may count from its edge.
    And a share of the distance itself: a quarter, for roads, or a third, for a number that is
    `about` so much.
    """
    number = min(claim.low or claim.high, claim.high)
    share = ROUND_SHARE if claim.about else SHARE
    return (one.geo_uncertainty_m or 0) + (other.geo_uncertainty_m or 0) + share * number


def differs(claim: Claim, one: Place, other: Place) -> str:
    """Say how the gazetteer differs from a sentence; empty where it does not."""
    start, end = position(other), position(one)
    away, direction = distance(start, end), bearing(start, end)
    allowed = tolerance(claim, one, other)
    side = POINTS[round(direction / 45) % 8]
    here = f"but the gazetteer has {one.title} {away / 1000:.1f} km {side} of {other.title}"
    if not claim.low - allowed <= away <= claim.high + allowed:
        low, high = max(claim.low - allowed, 0) / 1000, (claim.high + allowed) / 1000
        span = f"{low:.0f} to {high:.0f} km" if high < float("inf") else f"{low:.0f} km or more"
        return f"{here}; {span} would agree"
    blurred = CLOSE * ((one.geo_uncertainty_m or 0) + (other.geo_uncertainty_m or 0))
    if claim.side is not None and away > blurred and turn(direction, claim.side) > TURN:
        return f"{here}; {turn(direction, claim.side):.0f}° from the side that the sentence names"
    return ""


def turn(one: float, other: float) -> float:
    """Return the degrees between two directions, 180 at most."""
    return abs((one - other + 180) % 360 - 180)
