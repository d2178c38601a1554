"""What `check` would say of changed rows that it does not say of the project as it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

from ..check.problems import find_lasting_errors, find_problems
from ..errors import Problem
from ..model.kept import FORGETFUL, Kept
from ..model.rows import Row
from ..project.project import Project
from ..project.table import Table

R = TypeVar("R", bound=Row)


def new_problems(
    project: Project, tables: Iterable[Table[Any]], kept: Kept = FORGETFUL
) -> list[Problem]:
    """Return the errors that `check` tells of a project with other tables, and not as it is.

    What did not change since it was `kept` is not looked at again.
    """
    others = {table.path: table for table in tables}
    paths = {f.name: getattr(getattr(project, f.name), "path", "") for f in fields(project)}
    changed: dict[str, Any] = {name: others[path] for name, path in paths.items() if path in others}
    after = replace(project, **changed)
    before = {told(one) for one in (*find_problems(project, kept), *find_lasting_errors(project))}
    found = (*find_problems(after), *find_lasting_errors(after))
    return [one for one in found if told(one) not in before]


def told(problem: Problem) -> tuple[str, int, str, str]:
    """Return by what a problem is known as the one that was told before."""
    return problem.path, problem.line, problem.column, problem.message


def with_added(table: Table[R], rows: Sequence[R]) -> Table[R]:
    """Return a table with new rows, which stand on no line yet."""
    nowhere = (0,) * len(rows)
    return replace(
        table,
        rows=(*table.rows, *rows),
        lines=(*table.lines, *nowhere),
        numbers=(*table.numbers, *nowhere) if table.numbers else (),
    )


def with_replaced(table: Table[R], old: R, new: R) -> Table[R]:
    """Return a table with a row in the place of another."""
    return replace(table, rows=tuple(new if row is old else row for row in table.rows))
