"""A table in lines that can be changed one by one: each row is found by its key, not by looking.

What is changed keeps the table as its file then is, so that a table that nobody else has written
meanwhile need not be read again for the next change.
"""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from ..errors import DataError
from ..model.rows import KEYS, TABLES, Row
from .csv_file import Record, Sheet, count_lines, format_record
from .header import columns_of, header_problems
from .row_cells import parse_row
from .table import cells_of, format_cell

Key = tuple[object, ...]
"""The values that identify a row."""


@dataclass(slots=True, eq=False)
class Line:
    """A record of a table as text, line end included, and its cells as they stand there.

    `row` is None where it cannot be read, and the text is empty where it was taken out.
    """

    text: str
    cells: Sequence[str] = ()
    row: Row | None = None


@dataclass(slots=True, eq=False)
class OpenTable:
    """A table in lines; `head` is all of the file up to the header's end.

    `lines_of` are the lines of the rows that can be read, by key; `in_order` says whether these
    rows are sorted by the columns of their model, `sound` whether nothing was wrong with any row.
    """

    path: str
    head: str
    header: list[str]
    delimiter: str
    line_end: str
    lines: list[Line] = field(default_factory=list)
    lines_of: defaultdict[Key, list[Line]] = field(default_factory=lambda: defaultdict(list))
    in_order: bool = True
    sound: bool = True

    @property
    def rows(self) -> list[Row]:
        """The rows that can be read, in the order of the file."""
        return [line.row for line in self.lines if line.row is not None]

    @property
    def text(self) -> str:
        """The whole file as text."""
        return self.head + "".join([line.text for line in self.lines])

    def line_number(self, line: Line) -> int:
        """Return the line of the file on which a record begins."""
        before = self.lines[: self.lines.index(line)]
        return count_lines(self.head + "".join(other.text for other in before)) + 1

    def find(self, row: Row) -> list[Line]:
        """Return the lines that hold exactly this row."""
        return [line for line in self.with_key(key_of(self.path, row)) if line.row == row]

    def unread_lines(self, cells: Mapping[str, str]) -> list[Line]:
        """Return the lines that cannot be read as rows and have these cells, by column."""
        unread = (line for line in self.lines if line.row is None and line.text)
        return [
            line
            for line in unread
            if cells.items() <= dict(zip(self.header, line.cells, strict=False)).items()
        ]

    def with_key(self, key: Key) -> list[Line]:
        """Return the lines of the rows with a key."""
        return self.lines_of.get(key, [])

    def put(self, line: Line, row: Row, cells: Sequence[str]) -> None:
        """Put a row with these cells in the place of what a line holds."""
        self.forget(line)
        end = line_end_of(line.text)
        line.text, line.cells, line.row = format_record(cells, self.delimiter, end), cells, row
        self.lines_of[key_of(self.path, row)].append(line)

    def take_out(self, line: Line) -> None:
        """Take a record out of the table."""
        self.forget(line)
        line.text, line.cells, line.row = "", (), None

    def forget(self, line: Line) -> None:
        """Find a line no longer by its row."""
        if line.row is not None:
            self.lines_of[key_of(self.path, line.row)].remove(line)

    def insert(self, row: Row, cells: Sequence[str]) -> None:
        """Put a new row where it belongs in the order of the table, or at its end."""
        at = len(self.lines)
        if self.in_order:
            key = sort_key(row)
            for number in range(at - 1, -1, -1):
                other = self.lines[number].row
                if other is not None and sort_key(other) <= key:
                    break
                at = number if other is not None else at
        text = format_record(cells, self.delimiter, self.line_end)
        line = Line(text, cells, row)
        self.close_lines(at)
        self.lines.insert(at, line)
        self.lines_of[key_of(self.path, row)].append(line)

    def close_lines(self, at: int) -> None:
        """Give what stands before a new line the line end that the end of a file may lack."""
        if self.head and not line_end_of(self.head):
            self.head += self.line_end
        for number in range(at - 1, -1, -1):
            if line := self.lines[number].text:
                self.lines[number].text += "" if line_end_of(line) else self.line_end
                return


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
            row, problems = (
                (None, []) if record.blank else (parse_row(header, cells_of(record, header), model))
            )
            table.sound &= not problems
            line = Line(own, record.cells, row)
            table.lines.append(line)
            if row is not None:
                table.lines_of[key_of(sheet.path, row)].append(line)
    keys = [sort_key(line.row) for line in table.lines if line.row is not None]
    table.in_order = all(one <= other for one, other in pairwise(keys))
    return table


def cells_after(
    table: OpenTable, line: Line | None, before: Row | None, after: Row, anew: frozenset[str]
) -> list[str]:
    """Return the cells of a changed row: those whose value does not change as they are written.

    The columns in `anew` are written anew all the same.
    """
    values = {column: format_cell(value) for column, value in after}
    cells = [values.get(column, "") for column in table.header]
    if line is None or before is None:
        return cells
    for number, (column, cell) in enumerate(zip(table.header, line.cells, strict=False)):
        if getattr(before, column) == getattr(after, column) and column not in anew:
            cells[number] = cell
    return cells


def line_end_of(text: str) -> str:
    """Return how a record ends: CR LF, CR or LF, or nothing at the end of a file."""
    return next((end for end in ("\r\n", "\r", "\n") if text.endswith(end)), "")


def sort_key(row: Row) -> list[Any]:
    """Return the values by which a row is sorted."""
    return [getattr(row, column) for column in row.sort_by]


def key_of(path: str, row: Row) -> Key:
    """Return the values that identify a row of the table at `path`."""
    return tuple(getattr(row, column) for column in whole_key(path, row))


def whole_key(path: str, row: Row) -> tuple[str, ...]:
    """Return the columns that identify a row; all of them in a table without a key."""
    return KEYS.get(path, tuple(type(row).model_fields))
