"""Whether the lines of the basemap can be meant: far from all places, doubled, too long."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from statistics import median

from ..errors import Problem, Severity
from ..geo.distance import Box, Point, distance, position
from ..geo.ground import SOURCE
from ..geo.map_layout import is_wide
from ..project.context import CONTEXT, ContextLine
from ..project.project import Project
from .whereabouts import ASTRAY_M, middle_of

MOST_POINTS = 20_000
"""Points of a line from which on the page grows by a fifth of a megabyte or more."""

MUCH_NEARER = 3
"""With its axes exchanged a line must lie this many times nearer before that is the mistake."""


EXCHANGED = "lon and lat look exchanged"


def find_doubtful_lines(project: Project) -> Iterator[Problem]:
    """Yield the warnings about lines of the basemap."""
    yield from find_outgrown_ground(project)
    yield from find_shapes_of_nothing(project)
    middle = middle_of(project.places.rows)
    seen: dict[tuple[str, tuple[tuple[float, float], ...]], ContextLine] = {}
    for line in project.context:
        first = seen.setdefault((line.kind, line.coordinates), line)
        if first is not line:
            message = f"{line.label} is the line of {first.label} again; delete one"
            yield warning("double-line", message, line)
        if len(line.coordinates) > MOST_POINTS:
            size = len(line.coordinates) * 20 / 1e6
            message = (
                f"{line.label} has {len(line.coordinates):,} points, by which the page grows by "
                f"some {size:.1f} megabytes; simplify it"
            )
            yield warning("long-line", message, line)
    if middle is not None and knows_where(project):
        yield from find_far_lines(project, middle)


def find_outgrown_ground(project: Project) -> Iterator[Problem]:
    """Yield a warning where places lie outside of the region that the basemap was drawn for."""
    if words := outgrown_ground(project):
        problem = Problem(CONTEXT, 0, "", words, severity=Severity.WARNING)
        yield replace(problem, rule="outgrown-ground", facts=(words,))


def find_shapes_of_nothing(project: Project) -> Iterator[Problem]:
    """Yield a warning for each region whose place the gazetteer does not have (any more)."""
    for place_id in sorted(project.region_ids - set(project.gazetteer.place)):
        line = next(line for line in project.context if line.place_id == place_id)
        message = (
            f"{line.label} is the shape of '{place_id}', which {project.places.path} has not; "
            "`mosulmap context` draws the shapes of its places anew"
        )
        yield warning("shape-of-nothing", message, line)


def outgrown_ground(project: Project) -> str:
    """Say that places lie outside of the region that the basemap was drawn for, and the mend.

    Empty where none does, and for a basemap that `mosulmap context` did not write.
    """
    if not project.drawn_for:
        return ""
    region = Box(*project.drawn_for)
    near = [place for place in project.places.rows if place.located and not is_wide(place)]
    out = [place.id for place in near if not region.contains(position(place))]
    if not out:
        return ""
    also = f" and {len(out) - 1} more" if len(out) > 1 else ""
    return (
        f"was drawn before '{out[0]}'{also} had a position outside of its region; "
        "`mosulmap context` draws it anew and keeps lines of your own"
    )


def knows_where(project: Project) -> bool:
    """Whether most places have a position that can be read, so that their middle is one."""
    table = project.places
    unread = {problem.line for problem in table.problems if problem.column in ("lon", "lat")}
    return len(unread) <= sum(place.located for place in table.rows)


def find_far_lines(project: Project, middle: Point) -> Iterator[Problem]:
    """Yield the lines far from all places; where all look exchanged, that once.

    The ground of a continent goes far beyond its places, and nobody typed its coordinates.
    """
    typed = [line for line in project.context if line.source != SOURCE]
    far = [(line, words) for line in typed if (words := astray(line, middle))]
    if len(far) == len(typed) > 1 and all(EXCHANGED in words for _, words in far):
        message = (
            "all its lines lie far from all places; lon and lat look exchanged, here or in "
            f"{project.places.path}"
        )
        problem = Problem(CONTEXT, 0, "", message, severity=Severity.WARNING)
        yield replace(problem, rule="exchanged-axes")
        return
    for line, words in far:
        yield warning("far-line", f"{line.label} lies {words}", line)


def warning(rule: str, message: str, line: ContextLine) -> Problem:
    """Return the warning of a rule about one line."""
    facts = (line.name, str(len(line.coordinates)))
    problem = Problem(CONTEXT, 0, "", message, severity=Severity.WARNING)
    return replace(problem, rule=rule, facts=facts)


def astray(line: ContextLine, middle: Point) -> str:
    """Say that a line lies far from all places; empty when it does not.

    A short line whose exchanged axes would lead to the places is told from any distance.
    """
    lon, lat = (median(point[axis] for point in line.coordinates) for axis in (0, 1))
    away = distance(Point(lon, lat), middle)
    nearer = abs(lon) <= 90 and distance(Point(lat, lon), middle) < away / MUCH_NEARER  # noqa: PLR2004
    nearest = min(distance(Point(*point), middle) for point in thinned(line.coordinates))
    if nearest <= ASTRAY_M and not (nearer and nearest > ASTRAY_M / 3):
        return ""
    hint = EXCHANGED if nearer else "check its coordinates"
    return f"{nearest / 1000:,.0f} km from the middle of all places; {hint}"


def thinned(points: tuple[tuple[float, float], ...]) -> tuple[tuple[float, float], ...]:
    """Return at most a hundred points of a line, evenly chosen."""
    return points[:: max(1, len(points) // 100)]
