"""Mends a row of a table where it stands, by its line: a row with a fault may have no sound id."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..errors import ClashError, DataError, Problem, RequestError
from ..files import write_content
from ..model.rows import TABLES
from ..project.csv_file import Record, Sheet, decode, format_record, line_end_of
from ..project.header import columns_of
from ..project.lock import locked
from ..project.table import cells_of, load, parse_row
from ..project.table_edit import CLOSE, encoded_as

Cells = Mapping[str, str]
"""The cells of a row by column, as they stand in the file."""


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A row in the file of its table: the file's bytes, its sheet and header, the row."""

    path: str
    content: bytes
    sheet: Sheet
    header: list[str]
    record: Record

    @property
    def cells(self) -> dict[str, str]:
        """The cells of the row by column."""
        return dict(zip(self.header, cells_of(self.record, self.header), strict=False))

    def with_cells(self, cells: Cells) -> bytes:
        """Return the file with other cells in the row; all other bytes stay."""
        text = decode(self.content, self.path)[0]
        lines = list(io.StringIO(text, newline=""))
        first, end = self.record.line - 1, self.record.line - 1 + self.record.height
        written = [cells.get(name, "") for name in self.header]
        line_end = line_end_of("".join(lines[first:end]))
        lines[first:end] = [format_record(written, self.sheet.delimiter, line_end)]
        return encoded_as(self.content, "".join(lines))


def row_at(folder: Path, path: str, line: int) -> dict[str, str]:
    """Return the cells of the row that begins on a line of the table at `path`, by column.

    Raises `RequestError` when there is no such table or row, and `DataError` when the table's rows
    cannot be told apart.
    """
    return find_row(folder, path, line).cells


def mend_row(folder: Path, path: str, line: int, seen: Cells, changed: Cells) -> dict[str, str]:
    """Write the `changed` cells into the row on a line of the table at `path`; return its cells.

    Raises `ClashError` when a cell is no longer what was `seen`, `DataError` when a changed cell
    cannot stand in its column, `OutputError` when the table cannot be written or locked, and what
    `row_at` does.
    """
    with locked(folder):
        found = find_row(folder, path, line)
        if clashes := list(find_clashes(found, seen)):
            raise ClashError(clashes)
        wanted = {**found.cells, **changed}
        if faults := list(find_cell_faults(found, wanted, changed)):
            raise DataError(faults)
        write_content(folder / path, found.with_cells(wanted), CLOSE)
    return wanted


def find_row(folder: Path, path: str, line: int) -> FoundRow:
    """Return the row that begins on a line of a table. Raises what `row_at` does."""
    if path not in TABLES:
        raise RequestError(f"'{path}' is no table of a project")
    content, sheet = load(folder, path)
    if sheet is None or sheet.broken or sheet.header is None or sheet.book:
        raise DataError([Problem(path, 0, "", "cannot be read row by row; open it in an editor")])
    for record in sheet.records:
        if record.line == line and not record.blank and record.row > sheet.header.row:
            return FoundRow(path, content, sheet, columns_of(sheet.header), record)
    raise RequestError(f"{path}: has no row on line {line}")


def find_clashes(found: FoundRow, seen: Cells) -> Iterator[Problem]:
    """Yield a problem for each cell of a row that is no longer what was seen."""
    for name, was in seen.items():
        if (now := found.cells.get(name, "")) != was:
            message = f"was '{was}' when it was read and is '{now}' now; nothing was written"
            yield Problem(found.path, found.record.line, name, message, value=now)


def find_cell_faults(found: FoundRow, cells: Cells, changed: Cells) -> Iterator[Problem]:
    """Yield the problems of the changed cells of a row; faults in its other cells may stay."""
    columns = [cell.strip() for cell in cells.values()]
    _, problems = parse_row(list(cells), columns, TABLES[found.path])
    for problem in problems:
        if problem.column in changed:
            yield problem.at(found.path, found.record.line)
    for name in changed:
        if name not in found.header:
            yield Problem(found.path, found.record.line, name, "is no column of this table")
