"""Warnings about how a table was saved and about invisible characters in its texts.

Such tables can be read; a warning lets the curator know, and `check --fix` saves them in the
project's form.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter
from pathlib import PurePosixPath
from typing import Any

from ..errors import Problem, Severity
from ..model.rows import TABLES, Kind, Row
from ..project.cell_texts import damaged_text, text_problem
from ..project.project import Project
from ..project.table import Table

ALL_THE_SAME = "it is read all the same, and check --fix saves it as the project's tables are"

JOINED = ("fa", "ku", "ckb", "kmr", "ur", "ug", "ps", "ar")
"""Languages, by the beginning of their BCP 47 tag, whose spelling may need U+200C or U+200D."""


def find_form_warnings(project: Project) -> Iterator[Problem]:
    """Yield one warning for each table that is not in the form of the project's tables."""
    for table in project.tables:
        found = form_differences(table)
        if found:
            message = f"has {', '.join(found)}; {ALL_THE_SAME}"
            yield Problem(table.path, 0, "", message, severity=Severity.WARNING)
        newer = {w.facts for w in project.reading_warnings if w.rule == "newer-workbook"}
        for name in table.spare:
            if (PurePosixPath(name).name,) in newer:
                continue
            message = f"is read, and not {name} beside it; move one of the two away"
            yield Problem(table.path, 0, "", message, severity=Severity.WARNING)


def form_differences(table: Table[Any]) -> list[str]:
    """Return in words how a table differs from the form in which the project saves it."""
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
    """Whether the rows of a table that have no fault are sorted by the columns of its model."""
    faulty = {problem.line for problem in table.problems}
    pairs = zip(table.rows, table.lines, strict=True)
    key_of = attrgetter(*TABLES[table.path].sort_by)
    keys = [key_of(row) for row, line in pairs if line not in faulty]
    return all(one <= other for one, other in pairwise(keys))


def find_text_warnings(project: Project) -> Iterator[Problem]:
    """Yield a warning for each text with invisible characters, quotation marks or a formula."""
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
                joined = bool(value) and may_need_joiners(row, value)
                if value and (problem := text_problem(value, joined=joined)):
                    placed = table.placed(index, problem.in_column(column, value))
                    yield replace(placed, severity=Severity.WARNING)


def find_list_warnings(project: Project) -> Iterator[Problem]:
    """Yield a warning for each value in a list, such as the names of a party, that is damaged."""
    for table in project.tables:
        model = TABLES[table.path]
        columns = [
            column
            for column, field in model.model_fields.items()
            if model.kind(column) is Kind.TEXT and field.annotation is not str
        ]
        for index, row in enumerate(table.rows):
            for column in columns:
                parts = getattr(row, column)
                for part in parts if isinstance(parts, tuple) else ():
                    if problem := damaged_text(part):
                        placed = table.placed(index, problem.in_column(column, part))
                        yield replace(placed, severity=Severity.WARNING, mend=())


def may_need_joiners(row: Row, text: str) -> bool:
    """Whether a text of a row may be in a language of `JOINED`; one in Latin letters is not."""
    if not any("\u0600" <= letter <= "\u08ff" for letter in text):
        return False
    return getattr(row, "lang", "ar").partition("-")[0] in JOINED
