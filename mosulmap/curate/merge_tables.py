"""Merges two versions of a table row by row, as git asks a merge driver to.

git merges lines: two rows added at one place, or two cells changed in one row, are a conflict to
it. This merge finds rows by their keys and compares their cells. Its rule for three versions is
that of diff3: Khanna, Kunal and Pierce, A Formal Investigation of Diff3 (FSTTCS 2007).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path, PurePosixPath

from ..files import write_content
from ..model.rows import TABLES, Kind, Row, key_columns
from ..project.csv_file import Sheet, format_csv
from ..project.header import columns_of
from ..project.table import cells_of, format_cell, load, parse_row
from ..terminal import one_line

Cells = tuple[str, ...]
"""One row as written, in the order of the table's columns."""

Key = tuple[str, ...]

TOGETHER = ({"lon", "lat"}, {"char_start", "char_end"})
"""Columns that are one value: half of each version would be a value that nobody gave."""

OURS, BETWEEN, THEIRS = "<<<<<<< ours", "=======", ">>>>>>> theirs"
"""The lines that git puts around what it cannot merge; no row of a table looks like them."""

MEND = "keep one of the two rows in the file and delete the lines with <<<, === and >>>"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two values for one cell: the `row` by its key, and what each version has there.

    The column is empty where one version deletes a row that the other changes.
    """

    path: str
    row: str
    column: str
    ours: str
    theirs: str

    def __str__(self) -> str:
        column = f"{self.column}: " if self.column else ""
        ours, theirs = (one_line(value) for value in (self.ours, self.theirs))
        return f"{self.path}: {self.row}: {column}ours has '{ours}', theirs has '{theirs}'"


@dataclass(frozen=True, slots=True)
class Pair:
    """What became of one row: its cells in both versions, which are equal after a clean merge."""

    ours: Cells | None
    theirs: Cells | None

    @property
    def clean(self) -> bool:
        """Whether both versions now say the same."""
        return self.ours == self.theirs


def merge_files(base: Path, ours: Path, theirs: Path, path: str = "") -> tuple[str, ...]:
    """Merge two versions of the table at `path` into `ours`, and return the conflicts.

    Without `path` the header tells which table it is. Where a version is no such table, the whole
    of both is kept between git's marks. Raises `OutputError` when `ours` cannot be written.
    """
    loaded = [load(file.parent, file.name) for file in (base, ours, theirs)]
    contents, sheets = zip(*loaded, strict=True)
    name = path or ours.name
    table = table_of(path, sheets[1])
    versions = [rows_by_key(sheet, table) for sheet in sheets] if table else []
    if not contents[0].strip() and versions:
        versions[0] = {}
    if not versions or None in versions:
        write_content(ours, between_marks(contents[1], contents[2]))
        return (f"{name}: not all versions are a table of the project; both are kept whole",)
    first, second, third = (version or {} for version in versions)
    pairs, conflicts = merge_rows(first, second, third, table, name)
    write_content(ours, format_merged(pairs, table).encode())
    return tuple(map(str, conflicts))


def table_of(path: str, sheet: Sheet | None) -> str:
    """Return which table of a project is meant by a path, or by a header; empty if none."""
    tail = "/".join(PurePosixPath(path).parts[-2:])
    if tail in TABLES or sheet is None or sheet.header is None:
        return tail if tail in TABLES else ""
    columns = set(columns_of(sheet.header))
    return next((name for name, model in TABLES.items() if columns == set(model.model_fields)), "")


def between_marks(ours: bytes, theirs: bytes) -> bytes:
    """Return two files as git shows a conflict between them."""
    parts = (OURS.encode(), ours.rstrip(b"\n"), BETWEEN.encode(), theirs.rstrip(b"\n"))
    return b"\n".join((*parts, THEIRS.encode(), b""))


def rows_by_key(sheet: Sheet | None, table: str) -> dict[Key, Cells] | None:
    """Return the rows of a version of a table; None when it is not whole or has other columns.

    A second row with the same key gets a key of its own, and so does a row that has not as many
    cells as there are columns: no row is lost.
    """
    model = TABLES[table]
    if sheet is None or sheet.broken or sheet.header is None:
        return None
    header = columns_of(sheet.header)
    if sorted(header) != sorted(model.model_fields):
        return None
    rows: dict[Key, Cells] = {}
    seen: Counter[Key] = Counter()
    for record in sheet.records:
        if record.row > sheet.header.row and not record.blank:
            cells = in_own_form(header, cells_of(record, header), model)
            key = key_of(cells, table)
            rows[*key, str(seen[key])] = cells
            seen[key] += 1
    return rows


def in_own_form(header: list[str], cells: list[str], model: type[Row]) -> Cells:
    """Return a row in the order and form in which the project writes it; a faulty one as it is."""
    row, problems = parse_row(header, cells, model)
    if row is not None and not problems:
        return tuple(format_cell(value) for _, value in row)
    if len(cells) != len(header):
        return tuple(cells)
    return tuple(cells[header.index(column)] for column in model.model_fields)


def key_of(cells: Cells, table: str) -> Key:
    """Return the key of a row; all cells of one that has too few or too many."""
    columns = list(TABLES[table].model_fields)
    if len(cells) != len(columns):
        return cells
    return tuple(cells[columns.index(column)] for column in key_columns(table))


def merge_rows(
    base: Mapping[Key, Cells],
    ours: Mapping[Key, Cells],
    theirs: Mapping[Key, Cells],
    table: str,
    name: str,
) -> tuple[list[Pair], list[Conflict]]:
    """Return the rows of both versions merged, and the conflicts, which call the file `name`."""
    pairs: list[Pair] = []
    conflicts: list[Conflict] = []
    for key in dict.fromkeys(chain(ours, theirs)):
        pair, found = merge_row(base.get(key), ours.get(key), theirs.get(key), table)
        pairs.append(pair)
        row = ", ".join(key[:-1])
        conflicts += [Conflict(name, row, *values) for values in found]
    return pairs, conflicts


def merge_row(
    base: Cells | None, ours: Cells | None, theirs: Cells | None, table: str
) -> tuple[Pair, list[tuple[str, str, str]]]:
    """Return one row merged, and of each conflict the column and the two values."""
    if theirs in (ours, base):
        return Pair(ours, ours), []
    if ours == base:
        return Pair(theirs, theirs), []
    if ours is None or theirs is None:
        sides = tuple("no such row" if side is None else "a changed row" for side in (ours, theirs))
        return Pair(ours, theirs), [("", sides[0], sides[1])]
    return merge_cells(base or ("",) * len(ours), ours, theirs, table)


def merge_cells(
    base: Cells, ours: Cells, theirs: Cells, table: str
) -> tuple[Pair, list[tuple[str, str, str]]]:
    """Return a row that both versions changed: each cell from the version that changed it."""
    columns = list(TABLES[table].model_fields)
    both = list(zip(base, ours, theirs, strict=True))
    clashing = {c for c, (b, o, t) in zip(columns, both, strict=True) if o != t and b not in (o, t)}
    for group in TOGETHER:
        cells = [cell for column, cell in zip(columns, both, strict=True) if column in group]
        before, here, there = zip(*cells, strict=True) if cells else ((), (), ())
        if before != here != there != before:
            clashing |= group
    merged = [o if t == b else t for b, o, t in both]
    sides = [
        tuple(side[i] if c in clashing else merged[i] for i, c in enumerate(columns))
        for side in (ours, theirs)
    ]
    conflicts = [(c, o, t) for c, (_, o, t) in zip(columns, both, strict=True) if c in clashing]
    return Pair(*sides), conflicts


def format_merged(pairs: Iterable[Pair], table: str) -> str:
    """Return the table as CSV, sorted as its own, with git's marks around rows in conflict."""
    model = TABLES[table]
    ordered = sorted(
        (pair for pair in pairs if pair.ours or pair.theirs),
        key=lambda pair: sorting_key(pair.ours or pair.theirs or (), model),
    )
    return format_csv(model.model_fields, chain.from_iterable(map(lines_of, ordered)))


def lines_of(pair: Pair) -> Iterator[Cells]:
    """Yield a row, or both versions of it between git's marks."""
    if pair.clean:
        yield pair.ours or ()
        return
    yield (OURS,)
    if pair.ours:
        yield pair.ours
    yield (BETWEEN,)
    if pair.theirs:
        yield pair.theirs
    yield (THEIRS,)


def sorting_key(cells: Cells, model: type[Row]) -> list[tuple[bool, int, str]]:
    """Return by what a row is sorted: offsets as numbers, other columns as text.

    A row with too few or too many cells comes last.
    """
    columns = list(model.model_fields)
    if len(cells) != len(columns):
        return [(True, 0, cell) for cell in cells]
    found = []
    for column in model.sort_by:
        cell = cells[columns.index(column)]
        whole = model.kind(column) is Kind.WHOLE and cell.isdecimal()
        found.append((False, int(cell) if whole else 0, cell))
    return found
