"""What the commands of a curator go on with where a project has faults, and what they say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..check.problems import find_problems, find_table_problems
from ..check.report import grouped_lines
from ..check.sound_part import without_problems
from ..check.statements import find_mention_problems
from ..errors import DataError, Problem
from ..model.kept import FORGETFUL, Kept
from ..model.rows import Mention
from ..project.project import Project
from ..project.table import format_cell, parse_row
from ..terminal import HIDDEN, count, escape


def sound_for_reading(project: Project) -> tuple[Project, tuple[Problem, ...]]:
    """Return what is sound of a project that is to be read for its places and articles.

    With it come the problems of its tables. Those between mentions and articles are none here:
    `extract` may be run just because a text has changed. Raises `DataError` when a whole table
    cannot be read.
    """
    return sound_without(project, find_table_problems(project))


def sound_for_review(
    project: Project, kept: Kept = FORGETFUL
) -> tuple[Project, tuple[Problem, ...]]:
    """Return what is sound of a project, and all of its problems.

    Mentions are not compared again where they are those that were `kept`. Raises `DataError` when a
    whole table cannot be read.
    """
    return sound_without(project, find_problems(project, kept))


def sound_without(
    project: Project, problems: tuple[Problem, ...]
) -> tuple[Project, tuple[Problem, ...]]:
    """Return a project without its `problems`, and these.

    Raises `DataError` when a whole table cannot be read: nobody knows then what it holds.
    """
    if not all(table.whole for table in project.tables):
        raise DataError(problems)
    return without_problems(project, problems), problems


def format_remarks(problems: Sequence[Problem]) -> list[str]:
    """Return lines that say what a command goes on without; none where nothing is wrong."""
    if not problems:
        return []
    found = count(len(problems), "problem")
    last = f"{found}; this goes on without the faulty cells and rows (mosulmap check)"
    return [HIDDEN.sub(escape, line) for line in (*grouped_lines(problems), last)]


def find_faults(row: Mention, project: Project) -> tuple[Problem, ...]:
    """Return what `check` would say of one mention if it stood in the table, without its line.

    `project` is sound; its own rows with the same id are not compared.
    """
    return find_faults_of([row], project)[0]


def find_faults_of(rows: Sequence[Mention], project: Project) -> list[tuple[Problem, ...]]:
    """Return what `check` would say of each of some mentions, as `find_faults` does of one."""
    numbers = tuple(range(1, len(rows) + 1))
    table = replace(project.mentions, rows=tuple(rows), lines=numbers, numbers=(), problems=())
    found: list[list[Problem]] = [faults_of_cells(row) for row in rows]
    for problem in find_mention_problems(replace(project, mentions=table)):
        found[problem.line - 1].append(problem)
    return [tuple(problem.at(table.path, 0) for problem in faults) for faults in found]


def faults_of_cells(row: Mention) -> list[Problem]:
    """Return what is wrong with the cells of a mention by themselves."""
    cells = [format_cell(value).strip() for _, value in row]
    return parse_row(list(Mention.model_fields), cells, Mention)[1]
