"""Gives a place another id, or merges two places into one, in every table that names them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import unified_diff
from pathlib import Path

from ..errors import DataError, RequestError
from ..model.rows import ID, REFERENCES, TABLES, Place, Row
from ..project.csv_file import format_csv
from ..project.near_words import did_you_mean
from ..project.open_table import key_of
from ..project.project import Project, read_project
from ..project.table import Table, format_cell
from ..project.table_edit import RowChange
from .decisions import Changes

PLACES = "gazetteer/places.csv"

REFERRING = {
    path: tuple(column for column, other in columns.items() if other == PLACES)
    for path, columns in REFERENCES.items()
}
"""By table, the columns that hold the id of a place."""

POSITION = ("lon", "lat", "geo_uncertainty_m", "geo_source")
"""What a place says of where it lies; it goes from one place to another as a whole."""


def rename_place(folder: Path, place: str, new: str) -> Changes:
    """Return the changes that give the place with the id `place` the id `new`.

    Raises `RequestError` for an id that no place has, or that one has already, and `DataError` when
    one of the tables has rows that cannot be read: they might name the place.
    """
    project = readable_project(folder)
    found = place_called(project, place)
    if not ID.fullmatch(new):
        raise RequestError(
            f"'{new}' is not an id; use letters, digits, _ . : - without spaces, such as old_town"
        )
    if any(row.id == new for row in project.places.rows):
        raise RequestError(f"{PLACES} has '{new}' already; mosulmap merge makes one place of two")
    changes = {path: list(moved_rows(table, place, new)) for path, table in tables_of(project)}
    changes[PLACES] = [
        RowChange(found, renamed(found, PLACES, place, new).model_copy(update={"id": new})),
        *(change for change in changes[PLACES] if change.before != found),
    ]
    return in_order(changes)


def merge_place(folder: Path, place: str, into: str) -> Changes:
    """Return the changes that make the place with the id `place` a part of that with the id `into`.

    Its parts, mentions and spellings move; a spelling that the other has already is given up. Its
    ids elsewhere move too, and its position where the other has none.

    Raises `RequestError` for an id that no place has, for a place and itself, and for a place that
    the other lies in, and `DataError` as `rename_place` does.
    """
    project = readable_project(folder)
    gone, stays = place_called(project, place), place_called(project, into)
    if place == into:
        raise RequestError(f"'{place}' cannot be merged into itself")
    if place in ancestors(project, into):
        raise RequestError(
            f"'{into}' lies in '{place}', and would lie in itself; "
            f"change its parent_id in {PLACES} first, or merge the other way"
        )
    changes = {path: list(moved_rows(table, place, into)) for path, table in tables_of(project)}
    full = with_gains(stays, gone)
    changes[PLACES] = [
        RowChange(gone, None),
        *([RowChange(stays, full)] if full != stays else []),
        *(change for change in changes[PLACES] if change.before not in (gone, stays)),
    ]
    changes["gazetteer/names.csv"] = list(
        folded(changes["gazetteer/names.csv"], project.names.rows)
    )
    return in_order(changes)


def readable_project(folder: Path) -> Project:
    """Return a project whose tables can be read whole. Raises `DataError` otherwise."""
    project = read_project(folder)
    if problems := [p for _, table in tables_of(project) for p in table.problems]:
        raise DataError(problems)
    return project


def tables_of(project: Project) -> list[tuple[str, Table[Row]]]:
    """Return the tables that hold ids of places, by their paths."""
    return [(table.path, table) for table in project.tables if REFERRING.get(table.path)]


def in_order(changes: Mapping[str, list[RowChange]]) -> Changes:
    """Return the changes of the tables that have any, in the order of the tables."""
    return {path: changes[path] for path in TABLES if changes.get(path)}


def place_called(project: Project, key: str) -> Place:
    """Return the place with an id. Raises `RequestError`, with a similar id, when there is none."""
    for place in project.places.rows:
        if place.id == key:
            return place
    hint = did_you_mean(key, [place.id for place in project.places.rows])
    raise RequestError(f"'{key}' is not an id in {PLACES}{hint}")


def ancestors(project: Project, key: str) -> set[str]:
    """Return the ids of all places that a place lies in."""
    parents = {place.id: place.parent_id for place in project.places.rows}
    found: set[str] = set()
    while (key := parents.get(key, "")) and key not in found:
        found.add(key)
    return found


def moved_rows(table: Table[Row], old: str, new: str) -> Iterator[RowChange]:
    """Yield the change of each row of a table that names the place `old`."""
    for row in table.rows:
        after = renamed(row, table.path, old, new)
        if after != row:
            yield RowChange(row, after)


def renamed(row: Row, path: str, old: str, new: str) -> Row:
    """Return a row that names the place `new` where it named `old`."""
    columns = [column for column in REFERRING[path] if getattr(row, column) == old]
    return row.model_copy(update=dict.fromkeys(columns, new))


def with_gains(stays: Place, gone: Place) -> Place:
    """Return a place with what it gains from one that is merged into it."""
    matches = tuple(dict.fromkeys((*stays.matches, *gone.matches)))
    gains: dict[str, object] = {"matches": matches}
    if not stays.located and gone.located:
        gains |= {column: getattr(gone, column) for column in POSITION}
    return stays.model_copy(update=gains)


def folded(changes: Iterable[RowChange], rows: Iterable[Row]) -> Iterator[RowChange]:
    """Yield the changes of spellings; one that the place has already, or gets twice, is removed."""
    path = "gazetteer/names.csv"
    taken = {key_of(path, row) for row in rows}
    for change in changes:
        key = key_of(path, change.after) if change.after else ()
        yield RowChange(change.before, None) if key in taken else change
        taken.add(key)


def format_difference(changes: Changes) -> str:
    """Return changes as a unified diff of the rows that they touch, for each table."""
    lines: list[str] = []
    for path, rows in changes.items():
        before, after = (
            format_csv(TABLES[path].model_fields, map(cells_of, side)).splitlines(keepends=True)
            for side in ([c.before for c in rows if c.before], [c.after for c in rows if c.after])
        )
        lines += unified_diff(before, after, path, path, n=0)
    return "".join(lines)


def cells_of(row: Row) -> list[str]:
    """Return the cells of a row as they are written."""
    return [format_cell(value) for _, value in row]
