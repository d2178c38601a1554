"""What sentences say of distances, held against the gazetteer: `about 15km south of Mosul`.

Only what is certain is compared: a distance that stands right after the name of the place that it
is of, between commas or brackets or after `is`, and right before the name of the other. It is
compared with the distance on the ellipsoid and its direction, within a tolerance that
`tolerance` states.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from geographiclib.geodesic import Geodesic

from ..control.quantities import Distance, read_distances, sentences_of
from ..errors import Problem, Severity
from ..model.rows import Mention, Place
from ..project.project import Project
from .whereabouts import metres, point_of

SHARE, ROUND_SHARE = 0.25, 0.35
"""Parts of a distance by which roads and rounding change it: as it is, and with `about`."""

CLOSE = 2
"""A direction is compared where the distance is this many times both uncertainties together."""

TURN = 60
"""Degrees by which a direction may differ from the word for it: the words divide by 45 or 90."""

POINTS = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")


def doubtful_distances(project: Project) -> Iterator[Problem]:
    """Yield the mentions whose sentence gives another distance or side than the gazetteer."""
    table, places = project.mentions, project.gazetteer.place
    lines = {id(mention): index for index, mention in enumerate(table.rows)}
    seen: set[tuple[str, int, str]] = set()
    for claim in find_claims(table.rows, project.texts):
        one, other = places.get(claim.origin.place_id), places.get(claim.goal.place_id)
        words = " ".join(claim.claim.split())
        key = (claim.origin.article_id, claim.origin.char_start, words)
        if one is None or other is None or not (one.located and other.located) or key in seen:
            continue
        seen.add(key)
        if difference := differs(claim, one, other):
            message = f"'{words}', {difference}"
            yield table.problem(
                lines[id(claim.origin)], "quote", message, severity=Severity.WARNING
            )


def find_claims(mentions: Iterable[Mention], texts: Mapping[str, str]) -> Iterator[Distance]:
    """Yield the distances in the sentences of `mentions` whose place is certain."""
    for (_, begin, quote), named in sentences_of(mentions, texts).items():
        yield from (found for found in read_distances(begin, quote, named) if found.certain)


def degrees_of(words: str) -> float | None:
    """Return the degrees from north of `south`, `south-east`, `northwestern`; None for others."""
    name = re.sub(r"ern\b|[\s-]", "", words.lower())
    return 45.0 * POINTS.index(name) if name in POINTS else None


def tolerance(claim: Distance, one: Place, other: Place) -> float:
    """Return the metres by which a sentence and the gazetteer may differ.

    Both places' uncertainties, which for a city is its size: a distance may count from its edge.
    And a share of the distance itself: a quarter, for roads, or a third, for a number that is
    `about` so much.
    """
    number = min(claim.low or claim.high, claim.high)
    share = ROUND_SHARE if claim.about else SHARE
    return (one.geo_uncertainty_m or 0) + (other.geo_uncertainty_m or 0) + share * number


def differs(claim: Distance, one: Place, other: Place) -> str:
    """Say how the gazetteer differs from a sentence; empty where it does not."""
    away = metres(point_of(one), point_of(other))
    bearing = bearing_between(other, one)
    allowed = tolerance(claim, one, other)
    here = (
        f"but the gazetteer has {one.title} {away / 1000:.1f} km {POINTS[round(bearing / 45) % 8]} "
        f"of {other.title}"
    )
    if not claim.low - allowed <= away <= claim.high + allowed:
        low, high = max(claim.low - allowed, 0) / 1000, (claim.high + allowed) / 1000
        span = f"{low:.0f} to {high:.0f} km" if high < float("inf") else f"{low:.0f} km or more"
        return f"{here}; {span} would agree"
    blurred = CLOSE * ((one.geo_uncertainty_m or 0) + (other.geo_uncertainty_m or 0))
    side = degrees_of(claim.side)
    if side is not None and away > blurred and turn(bearing, side) > TURN:
        return f"{here}; {turn(bearing, side):.0f}° from the side that the sentence names"
    return ""


def bearing_between(start: Place, end: Place) -> float:
    """Return the direction from one place to another in degrees from north, 0 to 360."""
    (lat, lon), (lat_end, lon_end) = point_of(start), point_of(end)
    return float(Geodesic.WGS84.Inverse(lat, lon, lat_end, lon_end)["azi1"]) % 360


def turn(one: float, other: float) -> float:
    """Return the degrees between two directions, 180 at most."""
    return abs((one - other + 180) % 360 - 180)
