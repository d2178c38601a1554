"""Changes a table row by row: what else stands in the file, faulty rows too, keeps its bytes.

Between reading a row and changing it minutes may pass, in which an editor, a spreadsheet or a
second curator saves the same table. So a change carries the row as it was read: the table is read
again under the project's lock, and a row that has become another is a clash, not overwritten.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ..errors import ClashError, DataError, Problem
from ..files import write_content
from ..model.kept import FORGETFUL, Kept
from ..model.rows import TABLES, Row
from .csv_file import decode, read_sheet
from .lock import locked
from .open_table import Key, Line, OpenTable, cells_after, key_of, open_table, sort_key, whole_key
from .table import format_cell, read_table
from .workbook import read_content

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


def change_tables(
    folder: Path, changes: Mapping[str, Sequence[RowChange]], kept: Kept = FORGETFUL
) -> None:
    """Change rows of the tables at some paths in the project in `folder`.

    All changes are tried before the first table is written; the tables are written in the order of
    `changes`, each as a whole. New rows go to their place in the order of the table, or to its end
    where it is not sorted. A table whose file is, byte for byte, what it was after the last change
    is not read again where it was `kept`.

    Raises `ClashError` when a row is no longer what it was, `DataError` when a table cannot be read
    and `OutputError` when it cannot be written or locked.
    """
    with locked(folder):
        changed = {
            path: changed_table(folder, path, wanted, kept)
            for path, wanted in changes.items()
            if wanted
        }
        for path, (content, table) in changed.items():
            write_content(folder / path, content, CLOSE)
            kept.put(("open", path), (content, ""), table)


def changed_table(
    folder: Path, path: str, changes: Sequence[RowChange], kept: Kept
) -> tuple[bytes, OpenTable]:
    """Return the bytes of a table with `changes` made, in the encoding that it has, and the table.

    Raises `ClashError` and `DataError` as `change_tables` does.
    """
    content, table = open_kept(folder, path, kept)
    # From here on it is no longer what the file holds, until that is written.
    kept.drop(("open", path))
    make_changes(table, changes)
    return encoded_as(content, table.text), table


def open_kept(folder: Path, path: str, kept: Kept) -> tuple[bytes, OpenTable]:
    """Return the bytes of a table and the table opened, as it was `kept` if the bytes are those.

    Raises `DataError` when it cannot be read.
    """
    try:
        content, book, _ = read_content(folder, path)
    except (OSError, DataError):
        raise DataError(read_table(folder, path, TABLES[path]).problems) from None
    make = partial(open_content, folder, path, content)
    return content, kept.of(("open", path), (content, book), make)


def open_content(folder: Path, path: str, content: bytes) -> OpenTable:
    """Return the table that some bytes make. Raises `DataError` when they make none."""
    sheet = read_sheet(content, path)
    if sheet.broken or sheet.header is None:
        raise DataError(read_table(folder, path, TABLES[path]).problems)
    return open_table(sheet, sheet.header, decode(content, path)[0])


def find_row(folder: Path, path: str, key: Key, kept: Kept = FORGETFUL) -> Row | None:
    """Return the row of a table that has a key, as it is on disk now; None where none can be read.

    Raises `DataError` when the table cannot be read.
    """
    found = open_kept(folder, path, kept)[1].with_key(key)
    return found[0].row if found else None


def encoded_as(former: bytes, text: str) -> bytes:
    """Return a text in the encoding of the file's `former` content, with its byte order mark."""
    for mark, name in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if former.startswith(mark):
            return mark + text.encode(name)
    return text.encode("utf-8-sig" if former.startswith(b"\xef\xbb\xbf") else "utf-8")


def make_changes(table: OpenTable, changes: Iterable[RowChange]) -> None:
    """Make `changes` in a table. Raises `ClashError` with each row that is no longer what it was.

    A row whose place in the order changes is taken out and put in again. After an error the table
    is of no more use.
    """
    clashes: list[Problem] = []
    new: list[tuple[Row, list[str]]] = []
    taken: set[Line] = set()
    for change in changes:
        before, after = change.before, change.after
        line = find_line(table, before, taken)
        if before is not None and line is None:
            clashes.append(clash(table, before))
            continue
        cells = cells_after(table, line, before, after, change.anew) if after else []
        stays = after and line and not (table.in_order and moves(before, after))
        if after and not stays:
            new.append((after, cells))
        if line:
            taken.add(line)
            if after and stays:
                table.put(line, after, cells)
            else:
                table.take_out(line)
    clashes += [problem for row, _ in new for problem in find_doubles(table, row)]
    if clashes:
        raise ClashError(clashes)
    for row, cells in new:
        table.insert(row, cells)


def moves(before: Row | None, after: Row) -> bool:
    """Whether a changed row has another place in the order of its table."""
    return before is None or sort_key(after) != sort_key(before)


def find_line(table: OpenTable, row: Row | None, taken: set[Line]) -> Line | None:
    """Return the line that holds exactly this row and was not `taken` before."""
    if row is None:
        return None
    return next((line for line in table.find(row) if line not in taken), None)


def find_doubles(table: OpenTable, row: Row) -> Iterator[Problem]:
    """Yield the problem of a new row of which the table has one already."""
    key = key_of(table.path, row)
    words = " ".join(map(format_cell, key))
    for line in table.with_key(key):
        message = f"'{words}' was added by another program meanwhile; nothing was written"
        number = table.line_number(line)
        yield Problem(table.path, number, whole_key(table.path, row)[0], message)


def clash(table: OpenTable, row: Row) -> Problem:
    """Return the problem of a row that is no longer what it was: its line, column and value."""
    key = key_of(table.path, row)
    words = " ".join(map(format_cell, key))
    for line in table.with_key(key):
        if line.row:
            column = next((name for name, value in row if getattr(line.row, name) != value), "")
            was, now = (format_cell(getattr(one, column, "")) for one in (row, line.row))
            message = f"was '{was}' when it was read and is '{now}' now; nothing was written"
            return Problem(table.path, table.line_number(line), column, message, value=now)
    message = f"'{words}' is no longer in the table, or cannot be read; nothing was written"
    return Problem(table.path, 0, whole_key(table.path, row)[0], message)


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
