"""All checks of a project together, and the part of it in which they find nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, TypeVar

from ..errors import DataError, Problem
from ..model.rows import Row
from ..project.project import Project
from ..project.table import Table
from .rows import (
    find_actor_problems,
    find_background_problems,
    find_duplicate_ids,
    find_name_problems,
    find_names_without_place,
    find_place_problems,
)
from .statements import find_article_problems, find_mention_problems

__all__ = [
    "SoundPart",
    "find_names_without_place",
    "find_problems",
    "find_sound_part",
    "find_table_problems",
    "find_warnings",
    "without_problems",
]

R = TypeVar("R", bound=Row)


def find_problems(project: Project) -> tuple[Problem, ...]:
    """Return every problem of a project, sorted by file and line; empty when all is well."""
    found = [
        *find_table_problems(project),
        *find_article_problems(project),
        *find_mention_problems(project),
    ]
    return tuple(sorted(found))


def find_warnings(project: Project) -> tuple[Problem, ...]:
    """Return the warnings about a project: what to look at although the rows can be used.

    Sorted by file and line.
    """
    # These import geopandas and the index of spellings, which would slow down every `render`.
    from .borders import find_places_abroad
    from .distances import find_doubtful_distances
    from .form import find_form_warnings, find_text_warnings
    from .mentions import find_doubtful_mentions
    from .whereabouts import find_doubtful_places, find_shared_names

    finders = (
        find_form_warnings,
        find_text_warnings,
        find_doubtful_places,
        find_places_abroad,
        find_shared_names,
        find_doubtful_mentions,
    )
    found = [
        warning for finder in (*finders, find_doubtful_distances) for warning in finder(project)
    ]
    return tuple(sorted(found))


def find_table_problems(project: Project) -> tuple[Problem, ...]:
    """Return the problems of a project except those between its mentions and its articles.

    `extract` needs no more than this to read articles: it may be run just because a text has
    changed since its mentions were made.
    """
    found = list(project.reading_problems)
    for table in project.tables:
        found += table.problems
    for finder in (
        find_duplicate_ids,
        find_place_problems,
        find_name_problems,
        find_actor_problems,
        find_background_problems,
    ):
        found += finder(project)
    return tuple(sorted(found))


@dataclass(frozen=True, slots=True)
class SoundPart:
    """The rows of a project in which no check finds a problem, and the problems of the others.

    `left_out` counts the other rows by the path of their table. A row is also left out when it
    names a row that is.
    """

    project: Project
    problems: tuple[Problem, ...]
    left_out: dict[str, int]


def find_sound_part(project: Project) -> SoundPart:
    """Return a project without the rows in which a check finds a problem.

    Raises `DataError` with every problem when a whole table cannot be read, since nobody can know
    then which rows are missing.
    """
    problems = find_problems(project)
    if not all(table.whole for table in project.tables):
        raise DataError(problems)
    sound = without_problems(project, problems)
    pairs = zip(project.tables, sound.tables, strict=True)
    left_out = {
        table.path: count_lost_rows(table, kept)
        for table, kept in pairs
        if count_lost_rows(table, kept)
    }
    return SoundPart(sound, problems, left_out)


def without_problems(project: Project, problems: tuple[Problem, ...]) -> Project:
    """Return a project without the rows that have `problems`, nor those that need such a row."""
    sound, found = project, problems
    while found:
        sound = without_rows(sound, {(problem.path, problem.line) for problem in found})
        found = find_problems(sound)
    return sound


def count_lost_rows(table: Table[Any], sound: Table[Any]) -> int:
    """Return how many rows of a table are not in its sound part, unreadable rows included."""
    return max(table.total - len(table.blank), len(table.rows)) - len(sound.rows)


def without_rows(project: Project, faulty: set[tuple[str, int]]) -> Project:
    """Return a project without the rows that begin on `faulty` lines, by path and line."""

    def without_faulty(table: Table[R]) -> Table[R]:
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
        places=without_faulty(project.places),
        names=without_faulty(project.names),
        actors=without_faulty(project.actors),
        background=without_faulty(project.background),
        articles=without_faulty(project.articles),
        mentions=without_faulty(project.mentions),
        reading_problems=(),
    )
