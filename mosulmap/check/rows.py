"""Whether a project's tables agree with each other: ids, parents, names, marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from ..errors import Problem
from ..model.gazetteer import climb, find_cycles
from ..model.rows import CONTESTED, Actor, Name, Place, Review
from ..project.near_words import did_you_mean, twin
from ..project.project import Project
from ..project.stand_ins import MARKS
from ..project.table import Table

T = TypeVar("T", Place, Actor)

UNKNOWN_ID = "unknown-id"
"""The rule of a cell that names a row which is not there; its fact is the path of the table."""

GROUNDS = ("light", "dark")
"""The grounds on which each mark is drawn, and for which it needs a colour."""


def find_duplicate_ids(project: Project) -> Iterator[Problem]:
    """Yield a problem for each row whose id an earlier row of its table has."""
    tables: tuple[Table[Any], ...] = (
        project.places,
        project.actors,
        project.articles,
        project.mentions,
    )
    for table in tables:
        if len({row.id for row in table.rows}) == len(table.rows):
            continue
        first: dict[str, int] = {}
        for index, row in enumerate(table.rows):
            line = first.setdefault(row.id, table.lines[index])
            if line != table.lines[index]:
                yield table.problem(index, "id", f"'{row.id}' stands already on line {line}")


def ids_of(table: Table[Any]) -> set[str] | None:
    """Return the ids of a table, those of rows that could not be read included.

    None when the whole table could not be read: then no id can be called unknown.
    """
    return {row.id for row in table.rows} | table.unread if table.whole else None


def find_unknown_id(
    table: Table[Any],
    index: int,
    column: str,
    value: str,
    known: set[str] | None,
    where: str,
    titles: Mapping[str, str] | None = None,
) -> Iterator[Problem]:
    """Yield a problem when `value` is filled and not among the `known` ids.

    `titles` are the ids by the names, in small letters, under which people look for them.
    """
    if not value or known is None or value in known:
        return
    message = f"'{value}' is not an id in {where}"
    if meant := twin(value, known) or (titles or {}).get(value.casefold(), ""):
        problem = table.problem(index, column, f"{message}; write {meant}", ((column, meant),))
    else:
        problem = table.problem(index, column, f"{message}{did_you_mean(value, known)}")
    yield replace(problem, rule=UNKNOWN_ID, facts=(where,))


def ids_of_titles(table: Table[T]) -> dict[str, str]:
    """Return the ids of a table by the titles, in small letters, that one row alone has."""
    titles = Counter(row.title.casefold() for row in table.rows)
    ids = ((row.title.casefold(), row.id) for row in table.rows)
    return {title: key for title, key in ids if titles[title] == 1}


def first_rows(table: Table[T]) -> tuple[T, ...]:
    """Return the first row of each id in a table."""
    found: dict[str, T] = {}
    for row in table.rows:
        found.setdefault(row.id, row)
    return tuple(found.values())


def find_place_problems(project: Project) -> Iterator[Problem]:
    """Yield the problems of places: unknown parents, circles of parents, incomplete positions."""
    table = project.places
    known = ids_of(table)
    ringed = set(find_cycles(first_rows(table)))
    for index, place in enumerate(table.rows):
        yield from find_unknown_id(
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


def find_name_problems(project: Project) -> Iterator[Problem]:
    """Yield the problems of names: names of unknown places, and names given twice."""
    table = project.names
    yield from find_names_without_place(table, project.places)
    seen: dict[tuple[str, str, str], int] = {}
    for index, name in enumerate(table.rows):
        line = seen.setdefault((name.place_id, name.toponym, name.lang), table.lines[index])
        if line != table.lines[index]:
            yield table.problem(index, "toponym", f"'{name.toponym}' stands already on line {line}")


def find_names_without_place(names: Table[Name], places: Table[Place]) -> Iterator[Problem]:
    """Yield a problem for each name of an unknown place, which no text can be searched for."""
    known = ids_of(places)
    for index, name in enumerate(names.rows):
        yield from find_unknown_id(names, index, "place_id", name.place_id, known, places.path)


def renamed_places(project: Project) -> dict[str, str]:
    """Return the present id of each place that other rows still call by another one, by that one.

    No row has the former id, its spellings have the title of one place, and that place has none.
    """
    known = ids_of(project.places) or set()
    unknown = [name for name in project.names.rows if name.place_id not in known]
    if not unknown:
        return {}
    spelled = {name.place_id for name in project.names.rows}
    titles: dict[str, list[str]] = {}
    for place in project.places.rows:
        titles.setdefault(place.title, []).append(place.id)
    found: dict[str, set[str]] = {}
    for name in unknown:
        if len(bearers := titles.get(name.toponym, [])) == 1:
            found.setdefault(name.place_id, set()).update(set(bearers) - spelled)
    return {former: ids.pop() for former, ids in found.items() if len(ids) == 1}


def find_renamed_places(project: Project) -> Iterator[Problem]:
    """Yield an error for each place whose id was changed in its own row alone."""
    former = {present: key for key, present in renamed_places(project).items()}
    for index, place in enumerate(project.places.rows):
        if key := former.get(place.id):
            message = (
                f"'{place.id}' is named by no spelling, and '{key}', which spellings of "
                f"'{place.title}' name, by no row here; write {key}, and rename it with "
                f"mosulmap rename {key} {place.id}"
            )
            yield project.places.problem(index, "id", message, (("id", key),))


def find_actor_problems(project: Project) -> Iterator[Problem]:
    """Yield the problems of actors: unknown parents, circles of parents, impossible marks."""
    table = project.actors
    known = ids_of(table)
    ringed = set(find_cycles(first_rows(table)))
    unmarked = unmarked_holders(project)
    for index, actor in enumerate(table.rows):
        yield from find_unknown_id(
            table, index, "parent_id", actor.parent_id, known, "gazetteer/actors.csv"
        )
        if actor.id in ringed:
            yield table.problem(index, "parent_id", f"'{actor.id}' belongs to itself")
        if actor.id == CONTESTED:
            yield table.problem(index, "id", f"'{CONTESTED}' is the word for no single holder")
        if actor.pattern and actor.pattern not in MARKS:
            message = f"'{actor.pattern}' is not one of {', '.join(MARKS)}"
            meant = twin(actor.pattern, MARKS)
            hint = f"; write {meant}" if meant else did_you_mean(actor.pattern, MARKS)
            mend = (("pattern", meant),) if meant else ()
            yield table.problem(index, "pattern", f"{message}{hint}", mend)
        if lacks_shape(actor):
            marks = ", ".join(MARKS)
            yield table.problem(index, "pattern", f"is empty; colours need a shape, one of {marks}")
        if number := unmarked.get(actor.id, 0):
            message = (
                f"is empty, though {number:,} accepted mentions say that '{actor.id}', or a part "
                f"of it, holds a place; write a shape, one of {', '.join(MARKS)}, and two colours"
            )
            yield table.problem(index, "pattern", message)
        if actor.pattern and len(actor.color) != len(GROUNDS):
            yield table.problem(
                index, "color", "needs two colours, light;dark, such as #1873c0;#6aa3e0"
            )


def lacks_shape(actor: Actor) -> bool:
    """Whether an actor has colours for a mark and nobody says its shape."""
    return bool(actor.color) and not actor.pattern and not actor.parent_id


def unmarked_holders(project: Project) -> Mapping[str, int]:
    """Return how many accepted mentions say that a party without any mark holds a place.

    By the id of the topmost party above it. One mention alone may have a holder mistyped.
    """
    accepted = (m.control for m in project.mentions.rows if m.status is Review.ACCEPTED)
    found = Counter[str]()
    for key, number in Counter(accepted).items():
        actor = project.gazetteer.actor.get(key)
        above = [actor, *climb(project.gazetteer.actor, key)] if actor else []
        top = above[-1] if above else None
        if top and not top.parent_id and not any(a and (a.pattern or a.color) for a in above):
            found[top.id] += number
    return {key: number for key, number in found.items() if number > 1}


def find_background_problems(project: Project) -> Iterator[Problem]:
    """Yield a problem for each known event of an unknown actor."""
    table, known = project.background, ids_of(project.actors)
    titles = ids_of_titles(project.actors)
    for index, event in enumerate(table.rows):
        yield from find_unknown_id(
            table, index, "actor", event.actor, known, "gazetteer/actors.csv", titles
        )
