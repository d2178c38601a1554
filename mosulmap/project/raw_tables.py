"""What a file is that is no table, or no longer one: a web page, a workbook, a merge that stopped.

Such a file has a fault in almost every line. These say what happened, once.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from ..errors import Problem
from ..model.rows import KEYS, TABLES, Row
from .csv_file import DOUBLED, TORN
from .table import Table, format_cell

R = TypeVar("R", bound=Row)

MARKS = (b"<<<<<<<", b"=======", b">>>>>>>", b"|||||||")
"""How the lines begin that git writes around the two sides of a conflict."""

KINDS: tuple[tuple[Callable[[bytes], bool], str], ...] = (
    (
        lambda content: content.startswith(b"PK\x03\x04"),
        "is a workbook (xlsx or ods) and no CSV file; open it and save the sheet as 'CSV UTF-8'",
    ),
    (
        lambda content: content.startswith(b"\xd0\xcf\x11\xe0"),
        "is an old workbook (xls) and no CSV file; open it and save the sheet as 'CSV UTF-8'",
    ),
    (
        lambda content: (
            re.match(rb"(?i)\s*(?:<!doctype html|<html|<\?xml|<table)", content[:400]) is not None
        ),
        "is a web page and no CSV file; download the table itself, or save it as 'CSV UTF-8'",
    ),
    (lambda content: content.startswith(b"%PDF-"), "is a PDF and no CSV file"),
    (
        lambda content: (
            content.lstrip()[:1] in (b"{", b"[") and content.rstrip()[-1:] in (b"}", b"]")
        ),
        "is JSON and no CSV file; save the table as 'CSV UTF-8'",
    ),
)
"""What people save under the name of a table: how it is known, and what to say."""


def explain_table(folder: Path, table: Table[R]) -> Table[R]:
    """Return a table whose problems say what the file is, where that explains them."""
    try:
        content = (folder / table.path).read_bytes() if table.problems or table.rows else b""
    except OSError:
        return table
    for is_kind, words in KINDS:
        if not table.rows and is_kind(content.removeprefix(b"\xef\xbb\xbf")):
            return replace(table, problems=(Problem(table.path, 1, "", words),))
    if b"<<<<<<<" in content:
        return explain_conflict(table, content)
    return explain_header(table, content)


def explain_conflict(table: Table[R], content: bytes) -> Table[R]:
    """Return a table with one problem for each conflict in place of those of its marks."""
    lines = content.splitlines()
    marked = [n for n, line in enumerate(lines, 1) if line.lstrip(b'"').startswith(MARKS)]
    opens = [n for n in marked if lines[n - 1].lstrip(b'"').startswith(MARKS[0])]
    if not opens:
        return table
    found, inside = [], set[int]()
    for number in opens:
        end = next(
            (n for n in marked if n > number and lines[n - 1].startswith(MARKS[2])), len(lines)
        )
        inside |= set(range(number, end))
        message = (
            f"is a merge conflict that git left unresolved, lines {number} to {end}; keep the rows "
            "of one side, or of both, and delete the lines of marks"
        )
        found.append(Problem(table.path, number, "", message, rule=TORN))
    rest = [problem for problem in table.problems if problem.line not in marked]
    return without_sides(replace(table, problems=(*found, *rest)), inside)


def without_sides(table: Table[R], inside: Collection[int]) -> Table[R]:
    """Return a table without the rows that stand on both sides of a conflict.

    Of rows that agree in what identifies them the first stays. Which of two statements, or of two
    verdicts, is right nobody can say, and neither is used. `inside` are the lines of conflicts.
    """
    sides: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, line in enumerate(table.lines):
        if line in inside:
            sides[key_of(table.rows[index])].append(index)
    lost: set[int] = set()
    for first, *others in sides.values():
        agree = all(asserted(table.rows[first]) == asserted(table.rows[at]) for at in others)
        lost |= set(others) if agree else {first, *others}
    kept = [index for index in range(len(table.rows)) if index not in lost]
    gone = [table.rows[at] for at in sorted(lost)]
    ids = {row.id: getattr(row, "parent_id", "") for row in gone if hasattr(row, "id")}
    return with_rows(replace(table, parents=dict(table.parents) | ids), kept)


def key_of(row: Row) -> tuple[str, ...]:
    """Return the cells that are a row's key."""
    columns = KEYS.get(path_of(row), row.sort_by)
    return tuple(format_cell(getattr(row, column)) for column in columns)


def path_of(row: Row) -> str:
    """Return the path of the table whose rows are such as this one; empty for another table."""
    return next((path for path, model in TABLES.items() if isinstance(row, model)), "")


def asserted(row: Row) -> dict[str, str]:
    """Return the cells of a row that identify it or say what it asserts."""
    return {column: format_cell(getattr(row, column)) for column in sorted(row.identifying)}


def with_rows(table: Table[R], kept: Sequence[int]) -> Table[R]:
    """Return a table with the rows at the indices `kept` alone."""
    return replace(
        table,
        rows=tuple(table.rows[index] for index in kept),
        lines=tuple(table.lines[index] for index in kept),
        numbers=tuple(table.numbers[index] for index in kept) if table.numbers else (),
    )


def explain_header(table: Table[R], content: bytes) -> Table[R]:
    """Return a table in which a header that stands again is one problem, and no row."""
    columns = list(TABLES[table.path].model_fields) if table.path in TABLES else ["rule", "file"]
    first = ",".join(columns[:2]).encode()
    if content.count(first) < 2:  # noqa: PLR2004 - once above the rows
        return table
    lines = content.splitlines()
    again = {
        n
        for n, line in enumerate(lines, 1)
        if n > 1 and line.split(b",")[: len(columns)] == [c.encode() for c in columns]
    }
    if not again:
        return table
    message = "is the header again, as if two tables were put together; delete this line"
    kept = [index for index, line in enumerate(table.lines) if line not in again]
    rest = [problem for problem in table.problems if problem.line not in again]
    said = [Problem(table.path, line, "", message, rule=DOUBLED) for line in sorted(again)]
    return with_rows(replace(table, problems=(*rest, *said)), kept)
