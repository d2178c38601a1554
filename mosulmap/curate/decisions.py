"""Writes down who decided what, and undoes it: `seeds/decisions.csv` is only added to.

A decision is a change of rows. It is recorded cell by cell and written together with the rows, so
that no change is without its record, and each can be taken back exactly.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path, PurePath

from ..errors import DataError, Problem, RequestError
from ..files import write_file
from ..model.decisions import Group, standing_decisions
from ..model.kept import FORGETFUL, Kept
from ..model.rows import TABLES, Decision, Row, key_columns
from ..project.lock import locked
from ..project.open_table import OpenTable
from ..project.project import DECISIONS, read_optional
from ..project.row_cells import whole_row
from ..project.table import format_cell, format_table
from ..project.table_edit import RowChange, change_tables, open_kept

Changes = Mapping[str, Sequence[RowChange]]
"""The changed rows of tables, by the path of the table."""

PATHS = {PurePath(path).stem: path for path in TABLES}
"""The path of each table by its name."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who decides and why; `clock` gives the moment in UTC, as ISO 8601 with microseconds."""

    who: str
    clock: Callable[[], str]
    why: str = ""


def make_decision(
    folder: Path,
    changes: Changes,
    signature: Signature,
    undoes: str = "",
    kept: Kept = FORGETFUL,
) -> None:
    """Change rows of the project in `folder` and record that as one decision.

    `undoes` is the moment of the decision that is taken back. Tables that nobody else has written
    since they were `kept` are not read again. Raises the errors of `change_tables`; then nothing
    was written.
    """
    with locked(folder):
        log = folder / DECISIONS
        # A project that was deleted meanwhile does not come back as one file.
        if log.parent.is_dir() and not log.exists():
            write_file(log, format_table((), Decision))
        records = record_changes(changes, signature, undoes)
        rows = [RowChange(None, row) for row in records]
        change_tables(folder, {**changes, DECISIONS: rows}, kept)


def record_changes(changes: Changes, signature: Signature, undoes: str = "") -> list[Decision]:
    """Return the record of some changes: a row for each cell that is another afterwards."""
    when = signature.clock()
    return [
        Decision(
            table=PurePath(path).stem,
            row=row,
            column=column,
            before=before,
            after=after,
            undoes=undoes,
            who=signature.who,
            when=when,
            why=signature.why,
        )
        for path, rows in changes.items()
        for change in rows
        for row, column, before, after in changed_cells(path, change)
    ]


def changed_cells(path: str, change: RowChange) -> Iterator[tuple[str, str, str, str]]:
    """Yield of each cell that a change touches: the row's key, the column, before and after.

    A mention that is accepted a second time was decided all the same: its status is yielded.
    """
    row = change.before or change.after
    before, after = change.unread or cells_of_row(change.before), cells_of_row(change.after)
    for column in TABLES[path].model_fields:
        pair = before.get(column, ""), after.get(column, "")
        if pair[0] != pair[1] or (before == after and column == "status"):
            yield key_text(path, row), column, *pair


def cells_of_row(row: Row | None) -> dict[str, str]:
    """Return the cells of a row by column; none where there is no row."""
    return {column: format_cell(value) for column, value in row} if row else {}


def key_text(path: str, row: Row | None) -> str:
    """Return the cells that identify a row, with `;` between."""
    return ";".join(format_cell(getattr(row, column)) for column in key_columns(path))


def undo(folder: Path, count: int, signature: Signature, kept: Kept = FORGETFUL) -> Iterator[str]:
    """Take back the last `count` decisions, the last one first, and yield each in words.

    Tables that nobody else has written since they were `kept` are not read again. Raises
    `RequestError` when there are fewer, before any is taken back, and `DataError` when a row was
    changed since; then the decision and those before it stay.
    """
    for number in range(count):
        with locked(folder):
            standing = standing_decisions(read_log(folder, kept))
            if len(standing) < count - number:
                raise RequestError(too_few(len(standing), count))
            last = standing[-1]
            make_decision(folder, reverse(folder, last, kept), signature, last[0].when, kept)
        yield describe_decision(last)


def read_log(folder: Path, kept: Kept) -> Sequence[Decision]:
    """Return all decisions. Raises `DataError` when one cannot be read: it may be the last one."""
    if (folder / DECISIONS).exists():
        table = open_kept(folder, DECISIONS, kept)[1]
        if table.sound:
            return [row for row in table.rows if isinstance(row, Decision)]
    log = read_optional(folder, DECISIONS, Decision)
    if log.problems:
        raise DataError(log.problems)
    return log.rows


def too_few(number: int, wanted: int) -> str:
    """Say that fewer decisions are left than are to be taken back."""
    if not number:
        return f"no decision is left to undo; see {DECISIONS}"
    are = "are" if number > 1 else "is"
    return f"{number} of {wanted} decisions {are} left to undo; nothing was undone; see {DECISIONS}"


def reverse(folder: Path, decision: Group, kept: Kept = FORGETFUL) -> Changes:
    """Return the changes that take a decision back.

    Raises `DataError` when a row is no longer what the decision made of it.
    """
    changes: dict[str, list[RowChange]] = {}
    for name, of_table in groupby(decision, key=lambda cell: cell.table):
        path = PATHS.get(name, "")
        if path not in TABLES:
            raise DataError([Problem(DECISIONS, 0, "table", f"'{name}' is no table of a project")])
        table = open_kept(folder, path, kept)[1]
        for _, group in groupby(of_table, key=lambda cell: cell.row):
            cells = tuple(group)
            change = reverse_row(path, rows_called(table, cells), cells)
            changes.setdefault(path, []).append(change)
    return changes


def rows_called(table: OpenTable, cells: Group) -> Sequence[Row]:
    """Return the rows of a table that a decision about some cells may have made: most often one."""
    keys = key_columns(table.path)
    if not {cell.column for cell in cells} & {*keys}:
        found = table.with_key(tuple(cells[0].row.split(";")))
        if rows := [line.row for line in found if line.row]:
            return rows
    return table.rows


def reverse_row(path: str, rows: Sequence[Row], cells: Group) -> RowChange:
    """Return the change that takes back what a decision did to one row.

    Raises `DataError` when no row is what the decision made of it.
    """
    before = {cell.column: cell.before for cell in cells}
    after = {cell.column: cell.after for cell in cells}
    keys = key_columns(path)
    if all(before.get(column) and not after[column] for column in keys):
        return RowChange(None, row_from(path, before))
    added = all(after.get(column) and not before[column] for column in keys)
    for row in rows:
        if all(format_cell(getattr(row, column)) == value for column, value in after.items()):
            former = None if added else row_from(path, {**cells_of_row(row), **before})
            if key_text(path, former or row) == cells[0].row:
                return RowChange(row, former)
    message = f"'{cells[0].row}' was changed after the decision of {cells[0].when}; "
    raise DataError([Problem(path, 0, "", f"{message}nothing was undone")])


def row_from(path: str, cells: Mapping[str, str]) -> Row:
    """Return the row that some cells make. Raises `DataError` when they make none."""
    return whole_row(cells, TABLES[path], DECISIONS)


def describe_decision(decision: Group) -> str:
    """Return a decision in one line: when, who, and each changed cell, at most three of them."""
    shown = [
        f"{cell.table} {cell.row}: {cell.column} {cell.before or 'empty'} > {cell.after or 'empty'}"
        for cell in decision[:3]
        if cell.before != cell.after or len(decision) == 1
    ]
    more = f"; and {len(decision) - 3} more cells" if len(decision) > 3 else ""  # noqa: PLR2004 - what fits a line
    return f"{decision[0].when} {decision[0].who}: {'; '.join(shown)}{more}"
