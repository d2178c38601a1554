"""The checker: what is wrong with a project, and what is worth a second look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..errors import Problem
from ..project.project import Project
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
    "find_problems",
    "find_table_problems",
    "find_warnings",
    "names_of_no_place",
]


def find_problems(project: Project) -> tuple[Problem, ...]:
    """Return every problem of a project, sorted by file and line; empty when all is well."""
    found = [*find_table_problems(project), *broken_articles(project), *broken_mentions(project)]
    return tuple(sorted(one_of_each_cell(project, found)))


def one_of_each_cell(project: Project, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield problems without those of a cell that could not even be read: one says it better."""
    reading = {problem for table in project.tables for problem in table.problems}
    unread = {(problem.path, problem.line, problem.column) for problem in reading}
    for problem in problems:
        if problem in reading or (problem.path, problem.line, problem.column) not in unread:
            yield problem


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
    return tuple(sorted(one_of_each_cell(project, found)))
