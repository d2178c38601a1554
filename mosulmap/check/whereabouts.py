"""Checks of the positions and spellings of places: too far from their parents, or alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from statistics import median

from ..errors import Problem, Severity
from ..geo.distance import Point, distance, is_farther, position
from ..model.countries import country_code
from ..model.gazetteer import Gazetteer
from ..model.rows import Place
from ..project.project import Project
from ..project.table import Table
from ..reading.letters import fold

REACH = 3
"""A place may lie up to this many times its parent's uncertainty from it: suburbs have a city as
their parent although they lie outside its radius."""

NEAR_M = 100_000
"""Metres from its parent up to which a place gives at most a warning: suburbs and villages may have
a city as their parent that is far away. A position that lost a digit is farther off."""

ASTRAY_M = 1_500_000
"""Metres from the middle of all places beyond which a place without a parent may be misplaced. The
neighbours of one country are nearer, and swapped coordinates lead farther."""

MUCH_NEARER = 3
"""How many times nearer a place must be with its coordinates swapped before a message says that
they are: it may come a little nearer by chance."""

SAME = 0.25
"""Two places are doubtful when their distance is below this part of the uncertainty of each.
Neighbouring villages have circles that overlap; one that lies well inside both may be the same
place twice."""


def find_stray_places(project: Project) -> Iterator[Problem]:
    """Yield a problem for each place that lies too far from its parent.

    Swapped coordinates and a lost digit show this way, since both leave numbers in range.
    """
    table = project.places
    middle = middle_of(table.rows)
    found: dict[str, list[Problem]] = {}
    for index, place in enumerate(table.rows):
        parent = located_parent(place, project.gazetteer) if place.located else None
        if parent is not None:
            found[place.id] = list(find_stray_from_parent(table, index, parent))
        elif place.located and middle is not None:
            found[place.id] = list(find_stray_from_all(table, index, middle))
    for place in table.rows if any(found.values()) else ():
        parent = located_parent(place, project.gazetteer)
        # Where the larger place is astray, the distance says nothing of those in it.
        if not (parent and found.get(parent.id)):
            yield from found.get(place.id, ())


def find_stray_from_parent(table: Table[Place], index: int, parent: Place) -> Iterator[Problem]:
    """Yield the problem of a place too far from the nearest place around it that has a position."""
    place = table.rows[index]
    limit = max(reach_m(parent) + (place.geo_uncertainty_m or 0), NEAR_M)
    if not is_farther(position(place), position(parent), limit):
        return
    away = distance(position(place), position(parent))
    yield table.problem(
        index,
        "lat",
        f"'{place.id}' lies {away / 1000:.0f} km from {parent.title}, "
        f"in which it is said to lie; {hint_for(place, position(parent), away)}",
    )


def find_stray_from_all(table: Table[Place], index: int, middle: Point) -> Iterator[Problem]:
    """Yield the problem of a place without a parent whose coordinates look swapped."""
    place = table.rows[index]
    if not is_farther(position(place), middle, ASTRAY_M):
        return
    away = distance(position(place), middle)
    if swapped_is_nearer(place, middle, away):
        message = f"'{place.id}' lies {away / 1000:.0f} km from the middle of all places"
        yield table.problem(index, "lat", f"{message}; {hint_for(place, middle, away)}")


def hint_for(place: Place, expected: Point, away: float) -> str:
    """Return a hint at the mistake in a place that is `away` metres from where it is expected."""
    if swapped_is_nearer(place, expected, away):
        return "lon and lat look swapped"
    return "check lon, lat or parent_id"


def swapped_is_nearer(place: Place, expected: Point, away: float) -> bool:
    """Whether a place would be much nearer with its coordinates swapped."""
    at = position(place)
    return distance(Point(lon=at.lat, lat=at.lon), expected) < away / MUCH_NEARER


def located_parent(place: Place, gazetteer: Gazetteer) -> Place | None:
    """Return the nearest place around a place that has a position; None when there is none."""
    return next((parent for parent in gazetteer.ancestors(place.id) if parent.located), None)


def reach_m(parent: Place, unknown_m: float = 0) -> float:
    """Return how many metres from a place another may lie that lies in it.

    `unknown_m` are the metres to take for a place whose uncertainty the gazetteer has not.
    """
    return REACH * (parent.geo_uncertainty_m or unknown_m)


def middle_of(places: Sequence[Place]) -> Point | None:
    """Return the median position of the located places; None when there are none."""
    points = [position(place) for place in places if place.located]
    if not points:
        return None
    # A median and not a mean: the place that this is compared with is the one that lies far off.
    return Point(lon=median(at.lon for at in points), lat=median(at.lat for at in points))


def find_doubtful_places(project: Project) -> Iterator[Problem]:
    """Yield warnings of places outside their parent, of another country's code, or on one spot."""
    table = project.places
    far = {(problem.path, problem.line) for problem in find_stray_places(project)}
    for index, place in enumerate(table.rows):
        if (table.path, table.lines[index]) in far:
            continue
        parent = located_parent(place, project.gazetteer) if place.located else None
        if parent is not None:
            yield from find_outside_parent(table, index, parent)
        yield from find_other_country(table, index, project.gazetteer)
    yield from find_places_on_one_spot(table, project.gazetteer)


def find_outside_parent(table: Table[Place], index: int, parent: Place) -> Iterator[Problem]:
    """Yield the warning of a place that lies well outside the circle of its parent."""
    place = table.rows[index]
    limit = reach_m(parent) + (place.geo_uncertainty_m or 0)
    if is_farther(position(place), position(parent), limit):
        away = distance(position(place), position(parent))
        message = (
            f"'{place.id}' lies {away / 1000:.1f} km from {parent.title}, in which it is said to "
            f"lie, and that reaches {(parent.geo_uncertainty_m or 0) / 1000:g} km; "
            "check lon, lat, parent_id, or the uncertainty of the larger place"
        )
        yield table.problem(index, "parent_id", message, severity=Severity.WARNING)
    elif (radius := parent.geo_uncertainty_m) and is_farther(
        position(place), position(parent), radius + (place.geo_uncertainty_m or 0)
    ):
        away = distance(position(place), position(parent))
        if swapped_is_nearer(place, position(parent), away):
            message = f"'{place.id}' lies {away / 1000:.0f} km from {parent.title}, outside of it"
            message += "; lon and lat look swapped"
            yield table.problem(index, "lat", message, severity=Severity.WARNING)
    too_wide = (place.geo_uncertainty_m or 0) > REACH * (parent.geo_uncertainty_m or float("inf"))
    if too_wide and place.type != "country":
        message = (
            f"a radius of {(place.geo_uncertainty_m or 0) / 1000:g} km is that of no place in "
            f"{parent.title}, which has {(parent.geo_uncertainty_m or 0) / 1000:g} km; metres?"
        )
        yield table.problem(index, "geo_uncertainty_m", message, severity=Severity.WARNING)


def find_other_country(table: Table[Place], index: int, gazetteer: Gazetteer) -> Iterator[Problem]:
    """Yield the warning of a place whose country codes are not those of its country."""
    place = table.rows[index]
    country = country_of(place, gazetteer)
    codes, around = (
        {code for code in map(country_code, p.ccodes) if code} if p else set()
        for p in (place, country)
    )
    if country and codes and around and not codes & around:
        message = (
            f"'{';'.join(place.ccodes)}' is not {country.title} ({';'.join(country.ccodes)}), "
            f"in which '{place.id}' is said to lie; check ccodes or parent_id"
        )
        yield table.problem(index, "ccodes", message, severity=Severity.WARNING)


def country_of(place: Place, gazetteer: Gazetteer) -> Place | None:
    """Return the country that a place lies in; None for a country itself or without one."""
    return next((p for p in gazetteer.ancestors(place.id) if p.type == "country"), None)


def find_places_on_one_spot(table: Table[Place], gazetteer: Gazetteer) -> Iterator[Problem]:
    """Yield a warning for each pair of places that are nearer than either position is exact."""
    # geopandas takes a second to import, and only a check of all places needs it.
    from ..geo.frames import near_pairs, places_frame

    places = places_frame(table)
    for pair in near_pairs(places, SAME * places.geo_uncertainty_m.fillna(0)):
        if may_be_one(table.rows[pair.first], table.rows[pair.second], gazetteer):
            yield spot_problem(table, *pair)


def may_be_one(place: Place, other: Place, gazetteer: Gazetteer) -> bool:
    """Whether two places may be the same: they are of one class, and neither lies in the other."""
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


def find_shared_names(project: Project) -> Iterator[Problem]:
    """Yield a warning for each title or spelling that two places share."""
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
