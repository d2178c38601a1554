"""Distances in sentences, `about 15km south of Mosul`, compared with those in the gazetteer.

Only certain distances are compared: those right after the name of one place, between commas or
brackets or after `is`, and right before the name of the other. They are compared with the distance
and the direction on the ellipsoid, within `tolerance`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from ..control.quantities import Distance, read_distances, sentences_of
from ..errors import Problem, Severity
from ..geo.distance import bearing, distance, position
from ..model.rows import Mention, Place
from ..project.project import Project

SHARE, ROUND_SHARE = 0.25, 0.35
"""Parts by which a distance may differ, since it may be along a road and rounded: as it is, and
with `about`. Roads are often a quarter longer than the straight line; more would hide real
mistakes."""

CLOSE = 2
"""A direction is compared only where the distance is more than this many times both uncertainties
together. At twice their sum the positions turn the direction by 30 degrees at most."""

TURN = 60
"""Degrees by which a direction may differ from its word. Some writers use four words, so that
`south` reaches 45 degrees to each side, and the uncertainty of the positions adds to that."""

COMPASS = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")


def find_doubtful_distances(project: Project) -> Iterator[Problem]:
    """Yield a warning for each sentence whose distance or direction is not the gazetteer's."""
    table, places = project.mentions, project.gazetteer.place
    lines = {id(mention): index for index, mention in enumerate(table.rows)}
    compared: set[tuple[str, int, str]] = set()
    for claim in find_claims(table.rows, project.texts):
        one, other = places.get(claim.origin.place_id), places.get(claim.goal.place_id)
        words = " ".join(claim.claim.split())
        key = (claim.origin.article_id, claim.origin.char_start, words)
        if one is None or other is None or not (one.located and other.located) or key in compared:
            continue
        compared.add(key)
        if difference := difference_words(claim, one, other):
            message = f"'{words}', {difference}"
            yield table.problem(
                lines[id(claim.origin)], "quote", message, severity=Severity.WARNING
            )


def find_claims(mentions: Iterable[Mention], texts: Mapping[str, str]) -> Iterator[Distance]:
    """Yield the distances in the sentences of `mentions` whose place is certain."""
    for (_, begin, quote), named in sentences_of(mentions, texts).items():
        yield from (found for found in read_distances(begin, quote, named) if found.certain)


def degrees_of_words(words: str) -> float | None:
    """Return the degrees from north of `south`, `south-east`, `northwestern`; None for others."""
    name = re.sub(r"ern\b|[\s-]", "", words.lower())
    return 45.0 * COMPASS.index(name) if name in COMPASS else None


def tolerance(claim: Distance, one: Place, other: Place) -> float:
    """Return the metres by which a sentence and the gazetteer may differ.

    It is the sum of both places' uncertainties, which for a city is its size, since a distance may
    count from its edge, and of a share of the distance: `SHARE`, or `ROUND_SHARE` after `about`.
    """
    number = min(claim.low or claim.high, claim.high)
    share = ROUND_SHARE if claim.about else SHARE
    return (one.geo_uncertainty_m or 0) + (other.geo_uncertainty_m or 0) + share * number


def difference_words(claim: Distance, one: Place, other: Place) -> str:
    """Return in words how the gazetteer differs from a sentence; empty where it does not."""
    start, end = position(other), position(one)
    away, direction = distance(start, end), bearing(start, end)
    allowed = tolerance(claim, one, other)
    side = COMPASS[round(direction / 45) % 8]
    here = f"but the gazetteer has {one.title} {away / 1000:.1f} km {side} of {other.title}"
    if not claim.low - allowed <= away <= claim.high + allowed:
        low, high = max(claim.low - allowed, 0) / 1000, (claim.high + allowed) / 1000
        span = f"{low:.0f} to {high:.0f} km" if high < float("inf") else f"{low:.0f} km or more"
        return f"{here}; {span} would agree"
    blurred = CLOSE * ((one.geo_uncertainty_m or 0) + (other.geo_uncertainty_m or 0))
    named = degrees_of_words(claim.side)
    if named is not None and away > blurred and angle_between(direction, named) > TURN:
        return (
            f"{here}; {angle_between(direction, named):.0f}° from the side that the sentence names"
        )
    return ""


def angle_between(one: float, other: float) -> float:
    """Return the degrees between two directions, 180 at most."""
    return abs((one - other + 180) % 360 - 180)
