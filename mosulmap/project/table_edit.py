"""Changes a table row by row: what else stands in the file, faulty rows too, keeps its bytes.

Between reading a row and changing it minutes may pass, in which an editor, a spreadsheet or a
second curator saves the same table. So a change carries the row as it was read: the table is read
again under the project's lock, and a row that has become another is a clash, not overwritten.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from ..errors import ClashError, DataError, Problem
from ..files import write_content
from ..model.rows import KEYS, TABLES, Row
from .csv_file import Record, Sheet, decode, format_record
from .header import columns_of, header_problems
from .lock import locked
from .table import cells_of, format_cell, load, parse_row, read_table

CLOSE = "close the program that has it open, or give yourself the right to write it"


@dataclass(frozen=True, slots=True)
class RowChange:
    """What happens to one row: `before` as it was read, None for a new row; `after`, None if gone.

    Cells in which the two agree stay as they are written in the file, but for the columns in
    `anew`: what is written there has a fault, and was read as if it were not.
    """

    before: Row | None
    after: Row | None
    anew: frozenset[str] = frozenset()


@dataclass(slots=True, eq=False)
class Line:
    """A record of a table as text, line end included; `row` is None where it cannot be read."""

    text: str
    record: Record | None = None
    row: Row | None = None


@dataclass(slots=True)
class OpenTable:
    """A table in lines that can be changed; `head` is all of the file up to the header's end."""

    path: str
    head: str
    header: list[str]
    delimiter: str
    line_end: str
    lines: list[Line] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The whole file as text."""
        return self.head + "".join(line.text for line in self.lines)


def change_tables(folder: Path, changes: Mapping[str, Sequence[RowChange]]) -> None:
    """Change rows of the tables at some paths in the project in `folder`.

    All changes are tried before the first table is written; the tables are written in the order of
    `changes`, each as a whole. New rows go to their place in the order of the table, or to its end
    where it is not sorted.

    Raises `ClashError` when a row is no longer what it was, `DataError` when a table cannot be read
    and `OutputError` when it cannot be written or locked.
    """
    with locked(folder):
        contents = {
            path: changed_content(folder, path, wanted)
            for path, wanted in changes.items()
            if wanted
        }
        for path, content in contents.items():
            write_content(folder / path, content, CLOSE)


def changed_content(folder: Path, path: str, changes: Sequence[RowChange]) -> bytes:
    """Return the bytes of a table with `changes` made, in the encoding that it has.

    Raises `ClashError` and `DataError` as `change_tables` does.
    """
    content, sheet = load(folder, path)
    if sheet is None or sheet.broken or sheet.header is None:
        raise DataError(read_table(folder, path, TABLES[path]).problems)
    table = open_table(sheet, sheet.header, decode(content, path)[0])
    make_changes(table, changes)
    return encoded_as(content, table.text)


def encoded_as(former: bytes, text: str) -> bytes:
    """Return a text in the encoding of the file's `former` content, with its byte order mark."""
    for mark, name in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if former.startswith(mark):
            return mark + text.encode(name)
    return text.encode("utf-8-sig" if former.startswith(b"\xef\xbb\xbf") else "utf-8")


def open_table(sheet: Sheet, first: Record, text: str) -> OpenTable:
    """Return a sheet under its header as lines. Raises `DataError` when the header is wrong."""
    model, header = TABLES[sheet.path], columns_of(first)
    if problems := header_problems(header, first, sheet.records, sheet.path, model):
        raise DataError(problems)
    parts = list(io.StringIO(text, newline=""))
    body = first.line - 1 + first.height
    table = OpenTable(sheet.path, "".join(parts[:body]), header, sheet.delimiter, sheet.line_end)
    for record in sheet.records:
        if record.row > first.row:
            own = "".join(parts[record.line - 1 : record.line - 1 + record.height])
            row = None if record.blank else parse_row(header, cells_of(record, header), model)[0]
            table.lines.append(Line(own, record, row))
    return table


def make_changes(table: OpenTable, changes: Iterable[RowChange]) -> None:
    """Make `changes` in a table. Raises `ClashError` with each row that is no longer what it was.

    A row whose place in the order changes is taken out and put in again.
    """
    in_order = is_sorted(table)
    clashes: list[Problem] = []
    new: list[tuple[Row, str]] = []
    taken: set[int] = set()
    for change in changes:
        before, after = change.before, change.after
        index = find_line(table, before, taken)
        if before is not None and index is None:
            clashes.append(clash(table, before))
            continue
        line = Line("") if index is None else table.lines[index]
        taken |= set() if index is None else {index}
        text = record_text(table, change, line)
        moves = before is None or (after and in_order and sort_key(after) != sort_key(before))
        if after and moves:
            new.append((after, text))
        line.text, line.row = ("", None) if moves or not after else (text, after)
    clashes += [problem for row, _ in new for problem in find_doubles(table, row)]
    if clashes:
        raise ClashError(clashes)
    for row, text in new:
        insert(table, row, text, in_order=in_order)


def find_line(table: OpenTable, row: Row | None, taken: set[int]) -> int | None:
    """Return the index of the line that holds exactly this row and was not `taken` before."""
    if row is None:
        return None
    found = (i for i, line in enumerate(table.lines) if line.row == row and i not in taken)
    return next(found, None)


def record_text(table: OpenTable, change: RowChange, line: Line) -> str:
    """Return a row as a record of the table: only cells whose value changes are written again."""
    if change.after is None:
        return ""
    after = {column: format_cell(value) for column, value in change.after}
    cells = [after.get(column, "") for column in table.header]
    end = table.line_end
    if line.record and change.before is not None:
        for number, (column, cell) in enumerate(zip(table.header, line.record.cells, strict=False)):
            same = getattr(change.before, column) == getattr(change.after, column)
            if same and column not in change.anew:
                cells[number] = cell
        end = line_end_of(line.text)
    return format_record(cells, table.delimiter, end)


def line_end_of(text: str) -> str:
    """Return how a record ends: CR LF, CR or LF, or nothing at the end of a file."""
    return next((end for end in ("\r\n", "\r", "\n") if text.endswith(end)), "")


def insert(table: OpenTable, row: Row, text: str, *, in_order: bool) -> None:
    """Put a row where it belongs in the order of the table, or at its end."""
    key, end = sort_key(row), len(table.lines)
    later = (i for i, line in enumerate(table.lines) if line.row and sort_key(line.row) > key)
    line = Line(text, row=row)
    table.lines.insert(next(later, end) if in_order else end, line)
    close_lines(table, line)


def close_lines(table: OpenTable, last: Line) -> None:
    """Give what stands before a new line the line end that the end of the file may lack."""
    if table.head and not line_end_of(table.head):
        table.head += table.line_end
    before = [line for line in table.lines[: table.lines.index(last)] if line.text]
    if before and not line_end_of(before[-1].text):
        before[-1].text += table.line_end
    last.text = last.text.removesuffix(line_end_of(last.text)) + table.line_end


def is_sorted(table: OpenTable) -> bool:
    """Whether the rows that can be read are sorted by the columns of their model."""
    keys = [sort_key(line.row) for line in table.lines if line.row is not None]
    return all(one <= other for one, other in pairwise(keys))


def sort_key(row: Row) -> list[Any]:
    """Return the values by which a row is sorted."""
    return [getattr(row, column) for column in row.sort_by]


def key_of(path: str, row: Row) -> tuple[object, ...]:
    """Return the values that identify a row of the table at `path`."""
    return tuple(getattr(row, column) for column in key_columns(path, row))


def key_columns(path: str, row: Row) -> tuple[str, ...]:
    """Return the columns that identify a row; all of them in a table without a key."""
    return KEYS.get(path, tuple(type(row).model_fields))


def find_doubles(table: OpenTable, row: Row) -> Iterator[Problem]:
    """Yield the problem of a new row of which the table has one already."""
    key = key_of(table.path, row)
    words = " ".join(map(format_cell, key))
    for line in table.lines:
        if line.row and key_of(table.path, line.row) == key:
            number = line.record.line if line.record else 0
            message = f"'{words}' was added by another program meanwhile; nothing was written"
            yield Problem(table.path, number, key_columns(table.path, row)[0], message)


def clash(table: OpenTable, row: Row) -> Problem:
    """Return the problem of a row that is no longer what it was: its line, column and value."""
    key = key_of(table.path, row)
    words = " ".join(map(format_cell, key))
    for line in table.lines:
        if line.row and line.record and key_of(table.path, line.row) == key:
            column = next((name for name, value in row if getattr(line.row, name) != value), "")
            was, now = format_cell(getattr(row, column)), format_cell(getattr(line.row, column))
            message = f"was '{was}' when it was read and is '{now}' now; nothing was written"
            return Problem(table.path, line.record.line, column, message, value=now)
    message = f"'{words}' is no longer in the table, or cannot be read; nothing was written"
    return Problem(table.path, 0, key_columns(table.path, row)[0], message)


def changes_between(path: str, before: Iterable[Row], after: Iterable[Row]) -> list[RowChange]:
    """Return the changes that make the rows `before` of the table at `path` those of `after`.

    Rows are told apart by the key of their table; equal rows are no change.
    """
    old, new = list(before), list(after)
    same = Counter(old) & Counter(new)
    gone, come = without(old, same), without(new, same)
    successors = {key_of(path, row): row for row in come}
    changes = [RowChange(row, successors.pop(key_of(path, row), None)) for row in gone]
    used = [change.after for change in changes if change.after is not None]
    return changes + [RowChange(None, row) for row in come if not any(row is one for one in used)]


def without(rows: Iterable[Row], same: Counter[Row]) -> list[Row]:
    """Return `rows` less those in `same`, as often as they are in it."""
    left, rest = Counter(same), []
    for row in rows:
        if left[row]:
            left[row] -= 1
        else:
            rest.append(row)
    return rest
