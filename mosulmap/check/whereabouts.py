"""Whether places lie where they are said to lie, and can be told apart: positions and spellings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from statistics import median

from geopy.distance import geodesic

from ..errors import Problem, Severity
from ..model.gazetteer import Gazetteer
from ..model.rows import Place
from ..project.project import Project
from ..project.table import Table
from ..reading.toponyms import fold

FAR = 3
"""A place may lie this many times its parent's uncertainty away from it …"""

NEAR_M = 100_000
"""… and before it is an error in any case this many metres: a city has suburbs far from it."""

ASTRAY_M = 1_500_000
"""Metres from the middle of all places beyond which a place that lies in none looks astray."""

SAME = 0.25
"""Two places are doubtful when their distance is this part of either's own uncertainty."""

METRES_A_DEGREE = 110_500
"""Metres in a degree of latitude, at least."""

POLE = 90
"""Degrees of latitude end here."""

Point = tuple[float, float]
"""Latitude and longitude in degrees: the order in which geopy takes them."""


def stray_places(project: Project) -> Iterator[Problem]:
    """Yield the places that lie too far from the place they are said to lie in.

    A pair of swapped coordinates and a lost digit look like that; neither is out of range.
    """
    table = project.places
    middle = middle_of(table.rows)
    for index, place in enumerate(table.rows):
        if not place.located:
            continue
        parent = located_parent(place, project.gazetteer)
        if parent is not None:
            yield from stray_from_parent(table, index, parent)
        elif middle is not None:
            yield from stray_from_all(table, index, middle)


def stray_from_parent(table: Table[Place], index: int, parent: Place) -> Iterator[Problem]:
    """Yield the problem of a place that lies far from the one that it lies in."""
    place = table.rows[index]
    away = metres(point_of(place), point_of(parent))
    if away <= max(reach(parent) + (place.geo_uncertainty_m or 0), NEAR_M):
        return
    yield table.problem(
        index,
        "lat",
        f"'{place.id}' lies {away / 1000:.0f} km from {parent.title}, "
        f"in which it is said to lie; {hint_for(place, point_of(parent), away)}",
    )


def stray_from_all(table: Table[Place], index: int, middle: Point) -> Iterator[Problem]:
    """Yield the problem of a place in no other whose coordinates look swapped."""
    place = table.rows[index]
    away = metres(point_of(place), middle)
    if away > ASTRAY_M and swapped_is_nearer(place, middle, away):
        message = f"'{place.id}' lies {away / 1000:.0f} km from the middle of all places"
        yield table.problem(index, "lat", f"{message}; {hint_for(place, middle, away)}")


def hint_for(place: Place, expected: Point, away: float) -> str:
    """Say what may be wrong with a place that is `away` from where it is expected."""
    if swapped_is_nearer(place, expected, away):
        return "lon and lat look swapped"
    return "check lon, lat or parent_id"


def swapped_is_nearer(place: Place, expected: Point, away: float) -> bool:
    """Whether a place would be much nearer with its coordinates exchanged."""
    lat, lon = point_of(place)
    return metres((lon, lat), expected) < away / FAR


def located_parent(place: Place, gazetteer: Gazetteer) -> Place | None:
    """Return the nearest place around a place that has a position; None when there is none."""
    return next((parent for parent in gazetteer.ancestors(place.id) if parent.located), None)


def reach(parent: Place) -> float:
    """Return how many metres from a place another may lie that lies in it."""
    return FAR * (parent.geo_uncertainty_m or 0)


def point_of(place: Place) -> Point:
    """Return the position of a located place."""
    return place.lat or 0.0, place.lon or 0.0


def middle_of(places: Sequence[Place]) -> Point | None:
    """Return the middle of all located places, which no single one moves far; None without any."""
    points = [point_of(place) for place in places if place.located]
    if not points:
        return None
    return median(lat for lat, _ in points), median(lon for _, lon in points)


def metres(one: Point, other: Point) -> float:
    """Return the metres between two points on the ellipsoid; infinite for an impossible one."""
    if max(abs(one[0]), abs(other[0])) > POLE:
        return float("inf")
    return float(geodesic(one, other).m)


def doubtful_places(project: Project) -> Iterator[Problem]:
    """Yield places outside the one around them, in another country than it, or on one spot."""
    table = project.places
    far = {(problem.path, problem.line) for problem in stray_places(project)}
    for index, place in enumerate(table.rows):
        if (table.path, table.lines[index]) in far:
            continue
        parent = located_parent(place, project.gazetteer) if place.located else None
        if parent is not None:
            yield from outside(table, index, parent)
        yield from abroad(table, index, project.gazetteer)
    yield from on_one_spot(table, project.gazetteer)


def outside(table: Table[Place], index: int, parent: Place) -> Iterator[Problem]:
    """Yield the warning of a place that lies well outside the circle of the one around it."""
    place = table.rows[index]
    away = metres(point_of(place), point_of(parent))
    if away > reach(parent) + (place.geo_uncertainty_m or 0):
        message = (
            f"'{place.id}' lies {away / 1000:.1f} km from {parent.title}, in which it is said to "
            f"lie, and that reaches {(parent.geo_uncertainty_m or 0) / 1000:g} km; "
            "check lon, lat, parent_id, or the uncertainty of the larger place"
        )
        yield table.problem(index, "parent_id", message, severity=Severity.WARNING)


def abroad(table: Table[Place], index: int, gazetteer: Gazetteer) -> Iterator[Problem]:
    """Yield the warning of a place whose country codes are not those of the country around it."""
    place = table.rows[index]
    country = next((p for p in gazetteer.ancestors(place.id) if p.type == "country"), None)
    if country and place.ccodes and country.ccodes and not {*place.ccodes} & {*country.ccodes}:
        message = (
            f"'{';'.join(place.ccodes)}' is not {country.title} ({';'.join(country.ccodes)}), "
            f"in which '{place.id}' is said to lie; check ccodes or parent_id"
        )
        yield table.problem(index, "ccodes", message, severity=Severity.WARNING)


def on_one_spot(table: Table[Place], gazetteer: Gazetteer) -> Iterator[Problem]:
    """Yield the warnings of places much nearer to each other than either is known exactly."""
    order = sorted(
        (index for index, place in enumerate(table.rows) if place.located),
        key=lambda index: point_of(table.rows[index]),
    )
    for rank, first in enumerate(order):
        place = table.rows[first]
        near = SAME * (place.geo_uncertainty_m or 0)
        for second in order[rank + 1 :]:
            other = table.rows[second]
            if (point_of(other)[0] - point_of(place)[0]) * METRES_A_DEGREE > near:
                break
            limit = min(near, SAME * (other.geo_uncertainty_m or 0))
            away = metres(point_of(place), point_of(other))
            if away <= limit and may_be_one(place, other, gazetteer):
                yield spot_problem(table, min(first, second), max(first, second), away)


def may_be_one(place: Place, other: Place, gazetteer: Gazetteer) -> bool:
    """Whether two places are of one class and neither lies in the other."""
    inside = other in gazetteer.ancestors(place.id) or place in gazetteer.ancestors(other.id)
    return place.fclass is other.fclass and not inside


def spot_problem(table: Table[Place], first: int, second: int, away: float) -> Problem:
    """Return the warning of two places on one spot, on the line of the second."""
    one, other = table.rows[first], table.rows[second]
    radius = min(one.geo_uncertainty_m or 0, other.geo_uncertainty_m or 0)
    message = (
        f"'{other.id}' lies {away:.0f} m from '{one.id}' (line {table.lines[first]}), "
        f"and neither is known better than to {radius:g} m; are they one place?"
    )
    return table.problem(second, "lat", message, severity=Severity.WARNING)


def shared_names(project: Project) -> Iterator[Problem]:
    """Yield spellings and titles that two places bear: a text that prints one may mean either."""
    titles, table = project.places, project.places
    first: dict[str, int] = {}
    for index, place in enumerate(titles.rows):
        at = first.setdefault(fold(place.title), index)
        if at != index:
            message = (
                f"'{place.title}' is the title of '{titles.rows[at].id}' too "
                f"(line {titles.lines[at]}); lists cannot tell them apart"
            )
            yield table.problem(index, "title", message, severity=Severity.WARNING)
    bearers: defaultdict[str, dict[str, int]] = defaultdict(dict)
    names = project.names
    for index, name in enumerate(names.rows):
        known = bearers[fold(name.toponym)]
        if known and name.place_id not in known:
            other, at = next(iter(known.items()))
            message = (
                f"'{name.toponym}' is a spelling of '{other}' too (line {names.lines[at]}); "
                "a text that prints it may mean either"
            )
            yield names.problem(index, "toponym", message, severity=Severity.WARNING)
        known.setdefault(name.place_id, index)
