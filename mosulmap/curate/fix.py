"""Fixes what `check --fix` can: cells with one right answer are written, everything else stays.

A table is rewritten when a problem in one of its rows has one right answer, or when its form
(order, separators, line ends) is not that of the project's tables. A row with another fault beside
it is left as it is, and so is a table whose rows cannot be separated.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import unified_diff
from hashlib import sha256
from pathlib import Path
from typing import Any

from ..check.form import form_differences
from ..check.problems import find_everything, find_problems
from ..check.report import mendable_problems
from ..errors import Problem
from ..files import write_content
from ..model.rows import TABLES, Row
from ..project.csv_file import Record, Sheet, decode, format_csv
from ..project.header import columns_of
from ..project.lock import locked
from ..project.open_table import sort_key
from ..project.project import read_project
from ..project.table import Table, cells_of, load, parse_row, parse_sheet
from ..terminal import HIDDEN, escape

MOST_ROUNDS = 5
"""How often a project is read again: the faults of rows show only under a header that is right."""


@dataclass
class FixedFiles:
    """The files that were fixed: text before, text after and name of the backup, by path."""

    before: dict[str, str] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)
    backups: dict[str, str] = field(default_factory=dict)


def fix_project(folder: Path, encoding: str = "") -> FixedFiles:
    """Fix what has one right answer in the tables of the project in `folder`.

    A table that is not Unicode is read in `encoding`, where one is given. Each table that changes
    is first kept beside itself under a name with its hash, which no other content can have. No
    other command writes meanwhile. Raises `RequestError` when `folder` is no project and
    `OutputError` when a file cannot be written or locked.
    """
    fixed = FixedFiles()
    with locked(folder):
        fix_tables(folder, encoding, fixed)
    return fixed


def fix_tables(folder: Path, encoding: str, fixed: FixedFiles) -> None:
    """Fix the tables of a project round by round, until nothing changes."""
    for _ in range(MOST_ROUNDS):
        project = read_project(folder, encoding)
        found = find_everything(project, find_problems(project))
        changed = False
        for table in project.tables:
            own = [problem for problem in found if problem.path == table.path]
            changed |= fix_table(folder, table, own, encoding, fixed)
        if not changed:
            break


def fix_table(
    folder: Path, table: Table[Any], found: Sequence[Problem], encoding: str, fixed: FixedFiles
) -> bool:
    """Fix one table on disk, and return whether anything changed."""
    mends = {
        line: cells
        for line, cells in fixes_by_line(found).items()
        if cells.get("id") not in {getattr(row, "id", None) for row in table.rows} - {None}
    }
    if not mends and not (table.whole and form_differences(table)):
        return False
    content, sheet = load(folder, table.path, encoding)
    if sheet is None or table.beyond:
        return False
    if parse_sheet(sheet, TABLES[table.path]) != table:
        # An editor saved it since it was read: its lines may be others, so it is read again.
        return True
    text = rewritten(sheet, mends, TABLES[table.path])
    if text.encode() == content and not sheet.book:
        return False
    back_up(folder, table.path, content, encoding, fixed)
    write_content(folder / table.path, text.encode(), "close the program that has it open")
    fixed.after[table.path] = text
    return True


def fixes_by_line(found: Sequence[Problem]) -> dict[int, dict[str, str]]:
    """Return the cells to write by line and column; none for a row with an error it cannot mend."""
    mends: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for problem in mendable_problems(found):
        mends[problem.line].update(problem.mend)
    return mends


def rewritten(sheet: Sheet, mends: dict[int, dict[str, str]], model: type[Row]) -> str:
    """Return a sheet in the project's own form, with `mends` written and its rows sorted.

    Rows keep their order when one of them cannot be read, since its place is unknown.
    """
    first = sheet.header
    if first is None:
        return ""
    names = columns_of(first)
    header = [mends.get(first.line, {}).get(name, name) for name in names]
    body = [record for record in sheet.records if record.row > first.row and not record.blank]
    written = [written_cells(record, header, mends.get(record.line, {})) for record in body]
    rows = (parse_row(header, [cell.strip() for cell in cells], model) for cells in written)
    keys = [sort_key(row) for row, problems in rows if row is not None and not problems]
    if len(keys) == len(written):
        order = sorted(range(len(written)), key=keys.__getitem__)
        written = [written[index] for index in order]
    return format_csv(header, written)


def written_cells(record: Record, header: Sequence[str], mends: dict[str, str]) -> list[str]:
    """Return a record's cells with its mends, without the empty ones beyond the header.

    A record without mends keeps its cells exactly, blanks around them included.
    """
    cells = cells_of(record, header)
    if not mends or len(cells) != len(header):
        return record.cells[: len(cells)]
    return [mends.get(column, cell) for column, cell in zip(header, cells, strict=True)]


def back_up(folder: Path, path: str, content: bytes, encoding: str, fixed: FixedFiles) -> None:
    """Copy what a file held before the first change to a name that has its hash.

    Raises `OutputError` when the copy cannot be written.
    """
    if path in fixed.before:
        return
    fixed.before[path], _ = decode(content, path, encoding)
    name = f"{path}.{sha256(content).hexdigest()[:12]}.bak"
    fixed.backups[path] = name
    if not (folder / name).exists():
        write_content(folder / name, content, "make room for the backup")


def format_fixes(fixed: FixedFiles) -> str:
    """Return what was fixed as a diff of each file, with the name of its backup; empty if none."""
    return "".join(
        f"{diff_of(path, fixed)}Mended {path}; kept the former as {fixed.backups[path]}\n"
        for path in fixed.after
    )


def diff_of(path: str, fixed: FixedFiles) -> str:
    """Return the difference between a file's lines before and after, in the form of `diff -u`."""
    lines = unified_diff(
        [printable(line) for line in fixed.before[path].splitlines()],
        [printable(line) for line in fixed.after[path].splitlines()],
        f"a/{path}",
        f"b/{path}",
        n=0,
        lineterm="",
    )
    return "".join(f"{line}\n" for line in lines)


def printable(line: str) -> str:
    """Return a line of a table for a terminal."""
    return HIDDEN.sub(escape, line)
