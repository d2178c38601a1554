"""Whether a coordinate is as exact as its radius, agrees with its source, and what was meant by it.

Where a place lies thousands of kilometres from the one around it, or its cell cannot be read, the
position of the one around it decides which of the likely mistakes was made: a sign, a letter for
the wrong side, a decimal point that a spreadsheet took away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..errors import Problem
from ..geo.distance import Point, distance, position
from ..model.rows import Place
from ..project.project import Project
from ..project.table import Table, format_cell
from .doubts import doubt
from .whereabouts import NEAR_M, located_parent, reach_m

DEGREE_M = 111_320
"""Metres of a degree of latitude, and of longitude at the equator."""

TOO_COARSE = 2
"""A coordinate is too coarse when half its last digit is more than this many times its radius."""

AXES = ("lon", "lat")
LIMITS = {"lon": 180.0, "lat": 90.0}

ANGLE = re.compile(
    r"(\d{1,3}) ?[°º] ?(\d{1,2})(?: ?[′'’] ?(?:(\d{1,2}(?:\.\d{1,4})?) ?(?:″|”|\"|''))?)? ?([NSEW])"
)
"""Degrees and minutes in the words of a source: `30°55′N`, `17° 10' 30\" E`."""

MUCH_NEARER = 3
"""How many times nearer to the parent than any other the likely value lies that is meant."""

AGREES = 0.02
"""Degrees by which a source in whole minutes and the table may differ: a minute, and rounding."""

NO_SOURCE = {"", "unknown", "none", "n/a", "na", "tbd", "todo", "xxx", "source", "no source"}
"""What people write where they have no source."""


def find_doubtful_positions(project: Project) -> Iterator[Problem]:
    """Yield the warnings about coordinates and their sources."""
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
        words = "; the minutes were written as decimals" if asif else ""
        message = (
            f"'{cell}', but the source says {degrees}°{minutes}′{side}, which is {meant}{words}"
        )
        yield doubt(table, index, axis, "other-than-source", message, place.geo_source)


def decided_by_parent(project: Project, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield problems; those of coordinates with the value that lies near the place around it.

    A mend that would lead far from there is taken away, and one that leads near is added, where
    only one of the likely values does.
    """
    table = project.places
    index_of = {line: index for index, line in enumerate(table.lines)}
    for problem in problems:
        index = index_of.get(problem.line) if problem.path == table.path else None
        if index is None or problem.column not in AXES:
            yield problem
        else:
            yield decided(project, table.rows[index], problem)


def decided(project: Project, place: Place, problem: Problem) -> Problem:
    """Return the problem of one coordinate, with the mend that the place around it allows."""
    parent = located_parent(place, project.gazetteer)
    if parent is None:
        return problem
    if place.located:
        return decided_stray(place, parent, problem)
    near = near_values(place, parent, problem)
    if problem.meant and problem.meant not in near:
        bare = problem.message.removesuffix(f"; write {problem.meant}")
        far = f"; {problem.meant} is far from {parent.title}, in which the place is said to lie"
        hint = f"; is {near[0]} meant?" if near else "; check the side"
        return replace(problem, message=f"{bare}{far}{hint}", mend=())
    if not problem.meant and near:
        message = f"{problem.message}; is {near[0]} meant, near {parent.title}?"
        return replace(problem, message=message)
    return problem


def near_values(place: Place, parent: Place, problem: Problem) -> list[str]:
    """Return the likely values of a coordinate near the place around it: the one that fits best.

    The value that the cell says otherwise is the one where it lies near; else none where several
    fit about as well. Where the other axis is unknown, it is taken to be the
    parent's.
    """
    axis, here = problem.column, position(parent)
    lon, lat = (
        here.lon if place.lon is None else place.lon,
        here.lat if place.lat is None else place.lat,
    )
    found = []
    for value in likely_values(problem.meant or problem.value, axis):
        at = Point(float(value), lat) if axis == "lon" else Point(lon, float(value))
        if (away := distance(at, here)) <= allowed_m(place, parent):
            found.append((away, value))
    found.sort()
    if problem.meant in [value for _, value in found]:
        return [problem.meant]
    if len(found) > 1 and found[1][0] < MUCH_NEARER * found[0][0]:
        return []
    return [value for _, value in found[:1]]


def allowed_m(place: Place, parent: Place) -> float:
    """Return how many metres from the place around it a place may lie without being astray."""
    return max(reach_m(parent) + (place.geo_uncertainty_m or 0), NEAR_M)


def lies_near(place: Place, parent: Place, axis: str, value: str, other: float) -> bool:
    """Whether a place lies near the one around it with `value` on one axis."""
    at = Point(float(value), other) if axis == "lon" else Point(other, float(value))
    return distance(at, position(parent)) <= allowed_m(place, parent)


def likely_values(cell: str, axis: str) -> list[str]:
    """Return what may be meant by a number: itself, with the other sign, with a point put back."""
    digits = cell.lstrip("-")
    if not re.fullmatch(r"\d{1,17}(?:\.\d{1,17})?", digits):
        return []
    bare = digits.replace(".", "")
    pointed = [digits] if float(digits) <= LIMITS[axis] else []
    if "." not in digits and len(digits) > 3:  # noqa: PLR2004 - 181 and more are no degrees
        pointed += [f"{bare[:at]}.{bare[at:]}" for at in (1, 2, 3)]
    sign = "-" if cell.startswith("-") else ""
    other = "" if sign else "-"
    return [f"{s}{value}" for value in dict.fromkeys(pointed) for s in (sign, other)]


def decided_stray(place: Place, parent: Place, problem: Problem) -> Problem:
    """Return the problem of a place far from its parent, with the one mistake that it may be."""
    found = [
        (axis, format_cell(getattr(place, axis)), value)
        for axis, other in (AXES, AXES[::-1])
        for value in likely_values(format_cell(getattr(place, axis)), axis)
        if value != format_cell(getattr(place, axis))
        and lies_near(place, parent, axis, value, getattr(place, other))
    ]
    if len(found) != 1 or "swapped" in problem.message:
        return problem
    [(axis, cell, value)] = found
    start = problem.message.partition("; ")[0]
    message = f"{start}; the sign of '{cell}' looks wrong, write {value}"
    return replace(problem, column=axis, value=cell, message=message, mend=((axis, value),))
