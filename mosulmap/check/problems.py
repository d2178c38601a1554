"""The checker: what is wrong with a project, and what is left of it without that."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, TypeVar

from ..errors import DataError, Problem
from ..model.rows import Row
from ..project.project import Project
from ..project.table import Table
from .rows import (
    broken_actors,
    broken_background,
    broken_names,
    broken_places,
    doubled_ids,
    names_of_no_place,
)
from .statements import broken_articles, broken_mentions

__all__ = [
    "SoundPart",
    "find_problems",
    "find_sound_part",
    "find_table_problems",
    "find_warnings",
    "names_of_no_place",
    "without_problems",
]

R = TypeVar("R", bound=Row)


def find_problems(project: Project) -> tuple[Problem, ...]:
    """Return every problem of a project, sorted by file and line; empty when all is well."""
    found = [*find_table_problems(project), *broken_articles(project), *broken_mentions(project)]
    return tuple(sorted(found))


def find_warnings(project: Project) -> tuple[Problem, ...]:
    """Return what is worth a second look in a project although nothing is wrong with its rows.

    Sorted by file and line. Places without a table of places that can be read give none.
    """
    # Distances on the ellipsoid and the index of spellings take time that drawing has not.
    from .borders import places_abroad
    from .distances import doubtful_distances
    from .form import odd_forms, odd_texts
    from .whereabouts import doubtful_places, shared_names

    finders = (odd_forms, odd_texts, doubtful_places, places_abroad, shared_names)
    found = [warning for finder in (*finders, doubtful_distances) for warning in finder(project)]
    return tuple(sorted(found))


def find_table_problems(project: Project) -> tuple[Problem, ...]:
    """Return the problems of a project but for those between its mentions and its articles.

    Reading articles anew needs no more: a text that changed since its mentions were made may be
    what it is read anew for.
    """
    found = list(project.reading_problems)
    for table in project.tables:
        found += table.problems
    for finder in (doubled_ids, broken_places, broken_names, broken_actors, broken_background):
        found += finder(project)
    return tuple(sorted(found))


@dataclass(frozen=True, slots=True)
class SoundPart:
    """The rows of a project in which no check finds a problem, and what is wrong with the others.

    `left_out` counts rows by the path of their table; a row may fall because of another one that it
    names.
    """

    project: Project
    problems: tuple[Problem, ...]
    left_out: dict[str, int]


def find_sound_part(project: Project) -> SoundPart:
    """Return what is left of a project without the rows in which a check finds a problem.

    Raises `DataError` with every problem when a whole table cannot be read: then nobody can say
    what is missing.
    """
    problems = find_problems(project)
    if not all(table.whole for table in project.tables):
        raise DataError(problems)
    sound = without_problems(project, problems)
    pairs = zip(project.tables, sound.tables, strict=True)
    left_out = {table.path: lost(table, kept) for table, kept in pairs if lost(table, kept)}
    return SoundPart(sound, problems, left_out)


def without_problems(project: Project, problems: tuple[Problem, ...]) -> Project:
    """Return a project without the rows that have `problems`, nor those that need such a row."""
    sound, found = project, problems
    while found:
        sound = without_rows(sound, {(problem.path, problem.line) for problem in found})
        found = find_problems(sound)
    return sound


def lost(table: Table[Any], sound: Table[Any]) -> int:
    """Return how many rows of a table are not in what is sound of it, unread ones included."""
    return max(table.total - len(table.blank), len(table.rows)) - len(sound.rows)


def without_rows(project: Project, faulty: set[tuple[str, int]]) -> Project:
    """Return a project without the rows that begin on `faulty` lines, by path and line."""

    def kept(table: Table[R]) -> Table[R]:
        stay = [i for i, line in enumerate(table.lines) if (table.path, line) not in faulty]
        return replace(
            table,
            rows=tuple(table.rows[i] for i in stay),
            lines=tuple(table.lines[i] for i in stay),
            numbers=tuple(table.numbers[i] for i in stay) if table.numbers else (),
            problems=(),
            unread=frozenset(),
        )

    return replace(
        project,
        places=kept(project.places),
        names=kept(project.names),
        actors=kept(project.actors),
        background=kept(project.background),
        articles=kept(project.articles),
        mentions=kept(project.mentions),
        reading_problems=(),
    )
