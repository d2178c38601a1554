"""Whether a project's tables agree with each other: ids, parents, names, marks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

from ..errors import Problem
from ..model.gazetteer import find_cycles
from ..model.rows import CONTESTED, Actor, Name, Place
from ..project.cell_problems import did_you_mean, twin
from ..project.project import Project
from ..project.stand_ins import MARKS
from ..project.table import Table

T = TypeVar("T", Place, Actor)

GROUNDS = ("light", "dark")
"""The grounds on which each mark is drawn, and for which it needs a colour."""


def doubled_ids(project: Project) -> Iterator[Problem]:
    """Yield ids that two rows of a table share."""
    tables: tuple[Table[Any], ...] = (
        project.places,
        project.actors,
        project.articles,
        project.mentions,
    )
    for table in tables:
        first: dict[str, int] = {}
        for index, row in enumerate(table.rows):
            line = first.setdefault(row.id, table.lines[index])
            if line != table.lines[index]:
                yield table.problem(index, "id", f"'{row.id}' stands already on line {line}")


def ids_of(table: Table[Any]) -> set[str] | None:
    """Return the ids of a table, those of rows that could not be read included.

    None when the table itself could not be read: then nobody is blamed for naming its rows.
    """
    return {row.id for row in table.rows} | table.unread if table.whole else None


def unknown_id(
    table: Table[Any], index: int, column: str, value: str, known: set[str] | None, where: str
) -> Iterator[Problem]:
    """Yield a problem when `value` is filled and not among the `known` ids."""
    if not value or known is None or value in known:
        return
    message = f"'{value}' is not an id in {where}"
    if meant := twin(value, known):
        yield table.problem(index, column, f"{message}; write {meant}", ((column, meant),))
    else:
        yield table.problem(index, column, f"{message}{did_you_mean(value, known)}")


def first_rows(table: Table[T]) -> tuple[T, ...]:
    """Return a table's rows without those whose id stands above them already."""
    found: dict[str, T] = {}
    for row in table.rows:
        found.setdefault(row.id, row)
    return tuple(found.values())


def broken_places(project: Project) -> Iterator[Problem]:
    """Yield places whose parent is missing, whose parents run in a circle, or half located."""
    table = project.places
    known = ids_of(table)
    ringed = set(find_cycles(first_rows(table)))
    for index, place in enumerate(table.rows):
        yield from unknown_id(
            table, index, "parent_id", place.parent_id, known, "gazetteer/places.csv"
        )
        if place.id in ringed:
            yield table.problem(index, "parent_id", f"'{place.id}' lies in itself")
        if (place.lon is None) != (place.lat is None):
            missing = "lon" if place.lon is None else "lat"
            yield table.problem(
                index, missing, "is empty; lon and lat are given together or not at all"
            )
        if place.located and place.geo_uncertainty_m is None:
            yield table.problem(
                index,
                "geo_uncertainty_m",
                "is empty; a located place needs the radius in metres it lies within",
            )
        if place.located and not place.geo_source:
            yield table.problem(
                index, "geo_source", "is empty; say where the coordinate was read, or `estimate`"
            )


def broken_names(project: Project) -> Iterator[Problem]:
    """Yield names of places that do not exist, and names given twice."""
    table = project.names
    yield from names_of_no_place(table, project.places)
    seen: dict[tuple[str, str, str], int] = {}
    for index, name in enumerate(table.rows):
        line = seen.setdefault((name.place_id, name.toponym, name.lang), table.lines[index])
        if line != table.lines[index]:
            yield table.problem(index, "toponym", f"'{name.toponym}' stands already on line {line}")


def names_of_no_place(names: Table[Name], places: Table[Place]) -> Iterator[Problem]:
    """Yield names of places that do not exist: texts cannot be searched for them."""
    known = ids_of(places)
    for index, name in enumerate(names.rows):
        yield from unknown_id(names, index, "place_id", name.place_id, known, places.path)


def broken_actors(project: Project) -> Iterator[Problem]:
    """Yield actors without a parent that exists, or with a mark that cannot be drawn."""
    table = project.actors
    known = ids_of(table)
    ringed = set(find_cycles(first_rows(table)))
    for index, actor in enumerate(table.rows):
        yield from unknown_id(
            table, index, "parent_id", actor.parent_id, known, "gazetteer/actors.csv"
        )
        if actor.id in ringed:
            yield table.problem(index, "parent_id", f"'{actor.id}' belongs to itself")
        if actor.id == CONTESTED:
            yield table.problem(index, "id", f"'{CONTESTED}' is the word for no single holder")
        if actor.pattern and actor.pattern not in MARKS:
            message = f"'{actor.pattern}' is not one of {', '.join(MARKS)}"
            hint = did_you_mean(actor.pattern, MARKS)
            yield table.problem(index, "pattern", f"{message}{hint}")
        if lacks_shape(actor):
            marks = ", ".join(MARKS)
            yield table.problem(index, "pattern", f"is empty; colours need a shape, one of {marks}")
        if actor.pattern and len(actor.color) != len(GROUNDS):
            yield table.problem(
                index, "color", "needs two colours, light;dark, such as #1873c0;#6aa3e0"
            )


def lacks_shape(actor: Actor) -> bool:
    """Whether an actor has colours for a mark and nobody says its shape."""
    return bool(actor.color) and not actor.pattern and not actor.parent_id


def broken_background(project: Project) -> Iterator[Problem]:
    """Yield known events of parties that do not exist."""
    table, known = project.background, ids_of(project.actors)
    for index, event in enumerate(table.rows):
        yield from unknown_id(table, index, "actor", event.actor, known, "gazetteer/actors.csv")
