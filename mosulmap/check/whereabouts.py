"""Whether places lie where they are said to lie, and can be told apart: positions and spellings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from statistics import median

from ..errors import Problem, Severity
from ..geo.distance import Point, distance, position
from ..model.gazetteer import Gazetteer
from ..model.rows import Place
from ..project.project import Project
from ..project.table import Table
from ..reading.toponyms import fold

REACH = 3
"""A place may lie this many times its parent's uncertainty away from it: suburbs are said to lie in
a city although they lie outside of its radius."""

NEAR_M = 100_000
"""Metres from its parent up to which a place is at most doubtful, and never an error: suburbs and
villages are said to lie in a city that they are far from. A lost digit leads farther."""

ASTRAY_M = 1_500_000
"""Metres from the middle of all places beyond which a place that lies in none may be misplaced: a
story of one country has its neighbours nearer, and swapped coordinates lead farther."""

MUCH_NEARER = 3
"""With its coordinates exchanged a place must lie this many times nearer before that is said to be
the mistake: a little nearer it may come by chance."""

SAME = 0.25
"""Two places are doubtful when their distance is this part of either's own uncertainty."""


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
    away = distance(position(place), position(parent))
    if away <= max(reach(parent) + (place.geo_uncertainty_m or 0), NEAR_M):
        return
    yield table.problem(
        index,
        "lat",
        f"'{place.id}' lies {away / 1000:.0f} km from {parent.title}, "
        f"in which it is said to lie; {hint_for(place, position(parent), away)}",
    )


def stray_from_all(table: Table[Place], index: int, middle: Point) -> Iterator[Problem]:
    """Yield the problem of a place in no other whose coordinates look swapped."""
    place = table.rows[index]
    away = distance(position(place), middle)
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
    at = position(place)
    return distance(Point(lon=at.lat, lat=at.lon), expected) < away / MUCH_NEARER


def located_parent(place: Place, gazetteer: Gazetteer) -> Place | None:
    """Return the nearest place around a place that has a position; None when there is none."""
    return next((parent for parent in gazetteer.ancestors(place.id) if parent.located), None)


def reach(parent: Place, unknown_m: float = 0) -> float:
    """Return how many metres from a place another may lie that lies in it.

    `unknown_m` are the metres to take for a place whose uncertainty the gazetteer has not.
    """
    return REACH * (parent.geo_uncertainty_m or unknown_m)


def middle_of(places: Sequence[Place]) -> Point | None:
    """Return the middle of all located places, which no single one moves far; None without any."""
    points = [position(place) for place in places if place.located]
    if not points:
        return None
    # A median and not a mean: the place that this is compared with is the one that lies far off.
    return Point(lon=median(at.lon for at in points), lat=median(at.lat for at in points))


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
    away = distance(position(place), position(parent))
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
    # geopandas takes a second to import, and only a check of all places needs it.
    from ..geo.frames import near_pairs, places_frame

    places = places_frame(table)
    for pair in near_pairs(places, SAME * places.geo_uncertainty_m.fillna(0)):
        if may_be_one(table.rows[pair.first], table.rows[pair.second], gazetteer):
            yield spot_problem(table, *pair)


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
