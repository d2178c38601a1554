"""The ground on which a place is set at the desk: coasts, borders and water of a small region."""

from __future__ import annotations

from math import isfinite

from ..curate.draw_context import region_of_places
from ..errors import RequestError
from ..geo.distance import Box, Point
from ..geo.ground import (
    SOURCE,
    SURROUNDINGS,
    ground_lines,
    meets,
    read_ground,
    region_of,
    size_of,
)
from ..project.context import ContextLine
from ..project.project import Project
from .workspace import Reply, Values, Workspace

EDGES = ("west", "south", "east", "north")
WORLD = Box(west=-180.0, south=-58.0, east=180.0, north=76.0)
"""What is shown of a project without a place, a line or a country."""


def ground_view(workspace: Workspace, values: Values) -> Reply:
    """Return the lines in a box of WGS 84 degrees: `west`, `south`, `east`, `north`.

    Without these, those of the region that the project is about. The lines go somewhat beyond the
    box, and are as fine as a map of it can show; the project's own are as it has them. Raises
    `RequestError` for a box that is none.
    """
    project = workspace.read().sound
    box = box_of(values) if any(edge in values for edge in EDGES) else region_of_project(project)
    own = [line for line in project.context if line.source != SOURCE and crosses(line, box)]
    lines = (*ground_lines(read_ground(), box), *own)
    return {"box": list(box), "lines": [line_entry(line) for line in lines]}


def box_of(values: Values) -> Box:
    """Return the box that is asked for. Raises `RequestError` for one that is none."""
    try:
        west, south, east, north = (float(values[edge]) for edge in EDGES)
    except (KeyError, ValueError):
        raise RequestError("a box has four numbers: west, south, east and north") from None
    in_range = all(map(isfinite, (west, east))) and -90 <= south < north <= 90  # noqa: PLR2004 - the poles
    if not in_range or abs(west) > WORLD.east or abs(east) > WORLD.east or west == east:
        raise RequestError("a box is in degrees, its south below its north")
    return Box(west=west, south=south, east=east, north=north)


def region_of_project(project: Project) -> Box:
    """Return the region of the places, else of the lines that are drawn, else the world.

    The lines go beyond the region for which they were drawn.
    """
    if any(place.located for place in project.places.rows):
        return region_of_places(project.places.rows)
    points = [Point(*point) for line in project.context for point in line.coordinates]
    if not points:
        return WORLD
    around = region_of(points)
    width, height = size_of(around)
    beyond = -SURROUNDINGS / (1 + 2 * SURROUNDINGS)
    return around.grown(width * beyond, height * beyond)


def crosses(line: ContextLine, box: Box) -> bool:
    """Whether a line of the basemap comes into a box."""
    return any(meets(line.coordinates, half) for half in box.halves)


def line_entry(line: ContextLine) -> Reply:
    """Return a line with its kind, its name, and its points as longitude and latitude."""
    return {"kind": line.kind, "name": line.name, "points": [list(p) for p in line.coordinates]}
