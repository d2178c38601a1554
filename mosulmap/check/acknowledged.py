"""Which warnings somebody has decided: known by rule, row and the values behind them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..errors import Problem
from ..model.rows import KEYS
from ..project.project import Project
from ..project.table import format_cell


class WarningKey(NamedTuple):
    """What a warning is known by: the columns of `seeds/acknowledged.csv` but for the reason."""

    rule: str
    file: str
    ids: str
    values: str


def warning_key(warning: Problem, project: Project) -> WarningKey:
    """Return what a warning is known by when lines have moved.

    `ids` is the key of its row, empty for a whole file; `values` its cell and its facts.
    """
    values = "; ".join(" ".join(value.split()) for value in (warning.value, *warning.facts))
    return WarningKey(warning.rule, warning.path, row_key(warning, project), values)


def row_key(warning: Problem, project: Project) -> str:
    """Return the key of the row that a warning is about, with `|` between its cells."""
    for table in project.tables:
        if table.path == warning.path and warning.line in table.lines:
            row = table.rows[table.lines.index(warning.line)]
            columns = KEYS.get(table.path, row.sort_by)
            return "|".join(format_cell(getattr(row, column)) for column in columns)
    return ""


def without_acknowledged(warnings: Iterable[Problem], project: Project) -> tuple[Problem, ...]:
    """Return the warnings that nobody has decided yet."""
    decided = {WarningKey(*list(dict(row).values())[:4]) for row in project.acknowledged.rows}
    return tuple(w for w in warnings if not decided or warning_key(w, project) not in decided)
