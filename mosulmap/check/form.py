"""How tables were saved, and what nobody sees in their texts: read all the same, and told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

from ..errors import Problem, Severity
from ..model.rows import TABLES, Kind, Row
from ..project.cell_problems import text_problem
from ..project.project import Project
from ..project.table import Table

ALL_THE_SAME = "it is read all the same, and check --fix saves it as the project's tables are"

JOINED = ("fa", "ku", "ckb", "kmr", "ur", "ug", "ps", "ar")
"""Languages, by the beginning of their tag, whose spelling may need joiners between letters."""


def odd_forms(project: Project) -> Iterator[Problem]:
    """Yield one warning for each table that was saved otherwise than the project's own."""
    for table in project.tables:
        found = form_of(table)
        if found:
            message = f"has {', '.join(found)}; {ALL_THE_SAME}"
            yield Problem(table.path, 0, "", message, severity=Severity.WARNING)
        for name in table.spare:
            message = f"is read, and not {name} beside it; move one of the two away"
            yield Problem(table.path, 0, "", message, severity=Severity.WARNING)


def form_of(table: Table[Any]) -> list[str]:
    """Say in what a table differs from the form in which the project writes it."""
    found = list(table.odd)
    if table.blank:
        lines = ", ".join(str(line) for line in table.blank[:3])
        more = "…" if len(table.blank) > 3 else ""  # noqa: PLR2004 - three are an example
        several = len(table.blank) > 1
        rows = f"{len(table.blank)} blank rows" if several else "a blank row"
        found.append(f"{rows} (line{'s' * several} {lines}{more})")
    if not is_sorted(table):
        found.append(f"rows that are not sorted by {', '.join(TABLES[table.path].sort_by)}")
    return found


def is_sorted(table: Table[Any]) -> bool:
    """Whether a table's rows are in their order; one with a fault has none of its own."""
    faulty = {problem.line for problem in table.problems}
    pairs = zip(table.rows, table.lines, strict=True)
    keys = [sort_key(row) for row, line in pairs if line not in faulty]
    return all(one <= other for one, other in pairwise(keys))


def sort_key(row: Row) -> list[Any]:
    """Return what a row is sorted by."""
    return [getattr(row, column) for column in row.sort_by]


def odd_texts(project: Project) -> Iterator[Problem]:
    """Yield texts with characters that nobody sees, in quotation marks, or with a formula."""
    for table in project.tables:
        model = TABLES[table.path]
        columns = [
            column
            for column, field in model.model_fields.items()
            if model.kind(column) is Kind.TEXT and field.annotation is str
        ]
        for index, row in enumerate(table.rows):
            for column in columns:
                value = getattr(row, column)
                problem = text_problem(value, joined=may_join(row)) if value else None
                if problem:
                    placed = table.placed(index, problem.in_column(column, value))
                    yield replace(placed, severity=Severity.WARNING)


def may_join(row: Row) -> bool:
    """Whether a row may hold words of a language that needs joiners."""
    return getattr(row, "lang", "ar").partition("-")[0] in JOINED
