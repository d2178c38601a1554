"""Whether a coordinate is as exact as its radius, agrees with its source, and what was meant by it.

Where a place lies thousands of kilometres from the one around it, or its cell cannot be read, the
position of the one around it decides which of the likely mistakes was made: a sign, a letter for
the wrong side, a decimal point that a spreadsheet took away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from math import sqrt

from ..errors import Problem, Severity
from ..geo.distance import Point, distance, position
from ..model.rows import Place
from ..project.project import Project
from ..project.table import Table, format_cell
from .doubts import doubt
from .place_cells import find_doubtful_cells
from .whereabouts import ASTRAY_M, NEAR_M, located_parent, middle_of, reach_m

DEGREE_M = 111_320
"""Metres of a degree of latitude, and of longitude at the equator."""

TOO_COARSE = 2
"""A coordinate is too coarse when half its last digit is more than this many times its radius."""

AXES = ("lon", "lat")
LIMITS = {"lon": 180.0, "lat": 90.0}
ROUND = 360.0
"""Degrees once round the Earth."""

ANGLE = re.compile(
    r"(\d{1,3}) ?[°º] ?(\d{1,2})(?: ?[′'’] ?(?:(\d{1,2}(?:\.\d{1,4})?) ?(?:″|”|\"|''))?)? ?([NSEW])"
)
"""Degrees and minutes in the words of a source: `30°55′N`, `17° 10' 30\" E`."""

MUCH_NEARER = 3
"""How many times nearer to the parent than any other the value lies that is meant."""

FEWEST = 3
"""Places from which on their middle says where another one may lie."""

AGREES = 0.02
"""Degrees by which a source in whole minutes and the table may differ: a minute, and rounding."""

BOTH_SIGNS = "the signs of '{lon}' and '{lat}' look wrong"

NO_SOURCE = {"", "unknown", "none", "n/a", "na", "tbd", "todo", "xxx", "source", "no source"}
"""What people write where they have no source."""


def find_doubtful_positions(project: Project) -> Iterator[Problem]:
    """Yield the warnings about coordinates and their sources, and about other cells of places."""
    yield from find_doubtful_cells(project)
    table = project.places
    for index, place in enumerate(table.rows):
        if place.located:
            yield from too_coarse(table, index)
            yield from other_than_source(table, index)
            words = re.sub(r"[^\w/ ]", "", place.geo_source).strip().casefold()
            if place.geo_source and words in NO_SOURCE:
                message = f"'{place.geo_source}' is no source; say where the coordinate was read"
                yield doubt(table, index, "geo_source", "no-source", message)


def too_coarse(table: Table[Place], index: int) -> Iterator[Problem]:
    """Yield the warning of a coordinate with fewer decimals than its radius needs."""
    place = table.rows[index]
    cells = [format_cell(getattr(place, axis)) for axis in AXES]
    decimals = max(len(cell.partition(".")[2]) for cell in cells)
    step = DEGREE_M / 10**decimals
    radius = place.geo_uncertainty_m
    if radius is None or step / 2 <= TOO_COARSE * radius:
        return
    number = ("no decimals", "one decimal", "two decimals", "three decimals", "four decimals")
    words = number[decimals] if decimals < len(number) else f"{decimals} decimals"
    message = (
        f"{cells[0]}, {cells[1]} with {words} is exact to {kilometres(step)} km, and the radius "
        f"says {radius:g} m; check both"
    )
    yield doubt(table, index, "geo_uncertainty_m", "coarse-position", message, *cells)


def kilometres(metres: float) -> str:
    """Return metres as kilometres: whole ones, and below one with two digits."""
    return f"{metres / 1000:.0f}" if metres >= 1000 else f"{metres / 1000:.2g}"  # noqa: PLR2004


def other_than_source(table: Table[Place], index: int) -> Iterator[Problem]:
    """Yield the warnings of coordinates other than the degrees and minutes of their source."""
    place = table.rows[index]
    for degrees, minutes, seconds, side in ANGLE.findall(place.geo_source):
        axis = "lat" if side in "NS" else "lon"
        value = getattr(place, axis)
        exact = int(degrees) + int(minutes) / 60 + float(seconds or 0) / 3600
        exact *= -1 if side in "SW" else 1
        if abs(value - exact) <= AGREES:
            continue
        cell = format_cell(value)
        meant = f"{exact:.4f}"
        asif = format_cell(abs(value)).startswith(f"{int(degrees)}.{int(minutes):02}")
        words = f"; the minutes were written as decimals; write {meant}" if asif else ""
        message = (
            f"'{cell}', but the source says {degrees}°{minutes}′{side}, which is {meant}{words}"
        )
        found = doubt(table, index, axis, "other-than-source", message, place.geo_source)
        yield replace(found, mend=((axis, meant),)) if asif else found


def decided_by_parent(project: Project, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield problems; those of coordinates with the value that lies near the place around it.

    A mend that would lead far from there is taken away, and one that leads near is added, where
    only one of the likely values does.
    """
    table = project.places
    index_of = {line: index for index, line in enumerate(table.lines)}
    middle = middle_of(table.rows)
    for problem in problems:
        index = index_of.get(problem.line) if problem.path == table.path else None
        if index is None or problem.column not in AXES:
            yield problem
            continue
        place = table.rows[index]
        parent = located_parent(place, project.gazetteer)
        if parent is not None and place.located:
            yield decided_stray(place, parent, problem)
        elif parent is not None:
            yield decided_cell(place, parent, problem)
        elif middle is not None and len(table.rows) >= FEWEST:
            yield asked_if_far(place, middle, problem)
        else:
            yield problem


def decided_cell(place: Place, parent: Place, problem: Problem) -> Problem:
    """Return the problem of a cell that cannot be read, with the value that the parent leaves."""
    near = near_values(place, parent, problem)
    said = problem.meant
    if said and said in near:
        return problem
    far = f"; {said} is far from {parent.title}, in which the place is said to lie" if said else ""
    start = problem.message.removesuffix(f"; write {said}") + far
    where = "" if said else f", near {parent.title}"
    if not near:
        return replace(problem, message=f"{start}; check the side", mend=()) if said else problem
    if len(near) == 1:
        message = f"{start}; write {near[0]}{where}"
        return replace(problem, message=message, mend=((problem.column, near[0]),))
    return replace(problem, message=f"{start}; is {' or '.join(near)} meant{where}?", mend=())


def near_values(place: Place, parent: Place, problem: Problem) -> list[str]:
    """Return the likely values of a coordinate near the place around it, the nearest first.

    One alone where no other is near, or where it lies inside that place and all others far outside.
    Where the other axis is unknown too, it is taken to be the parent's, and both together must not
    lead farther than one.
    """
    axis, here = problem.column, position(parent)
    lone = place.lon is not None or place.lat is not None
    limit = allowed_m(place, parent) / (1 if lone else sqrt(2))
    lon, lat = (
        here.lon if place.lon is None else place.lon,
        here.lat if place.lat is None else place.lat,
    )
    found = []
    for value in likely_values(problem.meant or problem.value, axis):
        at = Point(float(value), lat) if axis == "lon" else Point(lon, float(value))
        if (away := distance(at, here)) <= limit:
            found.append((away, value))
    found.sort()
    inside = [value for away, value in found if away <= (parent.geo_uncertainty_m or 0)]
    if len(inside) == 1 and found[1:] and found[1][0] >= MUCH_NEARER * found[0][0]:
        return inside
    return [value for _, value in found]


def allowed_m(place: Place, parent: Place) -> float:
    """Return how many metres from the place around it a place may lie without being astray."""
    return max(reach_m(parent) + (place.geo_uncertainty_m or 0), NEAR_M)


def likely_values(cell: str, axis: str) -> list[str]:
    """Return what may be meant by a number: itself, with the other sign, with a point put right.

    A longitude may have been counted on beyond 180. A point is lost where there is none, and
    misplaced where the number is no degree.
    """
    digits = cell.lstrip("-")
    if not re.fullmatch(r"\d{1,17}(?:\.\d{1,17})?", digits):
        return []
    bare = digits.replace(".", "")
    fits = float(digits) <= LIMITS[axis]
    pointed = [digits] if fits else []
    if len(bare) > 3 and ("." not in digits or not fits):  # noqa: PLR2004 - 181 and more
        pointed += [f"{bare[:at]}.{bare[at:]}" for at in (1, 2, 3)]
    pointed = [value for value in pointed if float(value) <= LIMITS[axis]]
    if axis == "lon" and LIMITS[axis] < float(digits) <= LIMITS[axis] + ROUND:
        pointed.append(format_cell(float(digits) - ROUND))
    sign = "-" if cell.startswith("-") else ""
    other = "" if sign else "-"
    signed = [f"{s}{value}" for value in dict.fromkeys(pointed) for s in (sign, other)]
    return [value.replace("--", "") for value in signed]


def asked_if_far(place: Place, middle: Point, problem: Problem) -> Problem:
    """Return the problem of a place that lies in no other; no mend leads far from all places.

    What lies among them is asked about, and never written: no place around decides.
    """
    if place.located:
        return problem
    lon = middle.lon if place.lon is None else place.lon
    lat = middle.lat if place.lat is None else place.lat
    near = []
    for value in likely_values(problem.meant or problem.value, problem.column):
        at = Point(float(value), lat) if problem.column == "lon" else Point(lon, float(value))
        if distance(at, middle) <= ASTRAY_M:
            near.append(value)
    if problem.meant in near:
        return problem
    start = problem.message
    if said := problem.meant:
        start = f"{start.removesuffix(f'; write {said}')}; {said} is far from all other places"
    asked = f"; is {' or '.join(near)} meant?" if near else "; check the side" if said else ""
    return replace(problem, message=f"{start}{asked}", mend=())


def decided_stray(place: Place, parent: Place, problem: Problem) -> Problem:
    """Return the problem of a place far from its parent, with the one mistake that it may be."""
    here, limit = position(parent), allowed_m(place, parent)
    found = [
        (words, at)
        for words, at in likely_positions(place)
        if distance(at, here) <= limit and at != position(place)
    ]
    if len(found) > 1 and found[-1][0] == BOTH_SIGNS:
        found.pop()  # One mistake is likelier than two.
    if problem.severity is not Severity.ERROR or len(found) != 1:
        return problem
    [(words, at)] = found
    cells = {axis: format_cell(getattr(place, axis)) for axis in AXES}
    meant = {axis: format_cell(getattr(at, axis)) for axis in AXES}
    mend = tuple((axis, meant[axis]) for axis in AXES if meant[axis] != cells[axis])
    column, value = mend[-1]
    start = problem.message.partition("; ")[0]
    written = " and ".join(f"{cell} into {axis}" for axis, cell in mend)
    told = f"write {value}" if len(mend) == 1 else f"write {written}"
    message = f"{start}; {words.format(**cells)}, {told}"
    return replace(problem, column=column, value=cells[column], message=message, mend=mend)


def likely_positions(place: Place) -> Iterator[tuple[str, Point]]:
    """Yield where a place may be meant to lie, with the mistake that led to where it is."""
    at = position(place)
    yield "the sign of '{lon}' looks wrong", Point(-at.lon, at.lat)
    yield "the sign of '{lat}' looks wrong", Point(at.lon, -at.lat)
    if abs(at.lon) <= LIMITS["lat"]:
        yield "lon and lat look swapped", Point(at.lat, at.lon)
    yield BOTH_SIGNS, Point(-at.lon, -at.lat)
