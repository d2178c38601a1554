"""Records to immutable rows and back, with errors that name the cell.

What is written is UTF-8, comma, line feed, sorted: the same rows are always the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

from ..errors import DataError, Mend, Problem, Severity
from ..model.kept import FORGETFUL, Kept
from ..model.rows import Kind, Row
from .cell_problems import find_cell_problem
from .csv_file import TORN, Record, Sheet, character_of, decode, format_csv, swallowed
from .header import columns_of, header_problems
from .row_cells import parse_row
from .workbook import open_sheet, read_content, sheet_of

R = TypeVar("R", bound=Row)


@dataclass(frozen=True, slots=True)
class Table(Generic[R]):
    """The good rows of a CSV file, the line each begins on, and what is wrong with the others.

    `parents` are the parents of the rows that could not be read, by their id, empty where the table
    has no such column. `whole` is false when rows may be missing of which not even the id could be
    read. `numbers` are the rows as a spreadsheet numbers them,
    `blank` the lines of the blank ones, `total` is the number of all rows under the header and
    above a quote out of place, `beyond` that of the lines from there on; `odd` says in words how
    the file differs in form from the project's own tables; `spare` are workbooks of the same
    table beside it, which are not read; `sha256` that of the CSV file's bytes, or of the CSV that a
    workbook stands for.
    """

    path: str
    rows: tuple[R, ...]
    lines: tuple[int, ...]
    problems: tuple[Problem, ...]
    parents: Mapping[str, str] = field(default_factory=dict)
    whole: bool = True
    numbers: tuple[int, ...] = ()
    blank: tuple[int, ...] = ()
    total: int = 0
    beyond: int = 0
    odd: tuple[str, ...] = ()
    spare: tuple[str, ...] = ()
    sha256: str = field(default="", compare=False)

    @property
    def unread(self) -> frozenset[str]:
        """The ids of the rows that could not be read.

        Other tables may still name them, and one broken cell should give one problem.
        """
        return frozenset(self.parents)

    def problem(
        self,
        index: int,
        column: str,
        message: str,
        mend: Mend = (),
        severity: Severity = Severity.ERROR,
    ) -> Problem:
        """Return a problem of the row at `index`, which spans more than one cell or table."""
        return self.placed(index, Problem("", 0, column, message, severity=severity, mend=mend))

    def placed(self, index: int, problem: Problem) -> Problem:
        """Return a problem of the row at `index` with its place, and what stands in its cell."""
        column = problem.column
        value = format_cell(getattr(self.rows[index], column)) if column else ""
        row = self.numbers[index] if self.numbers else 0
        return replace(problem, value=value).at(self.path, self.lines[index], row)


def read_table(
    folder: Path, path: str, model: type[R], encoding: str = "", kept: Kept = FORGETFUL
) -> Table[R]:
    """Return the rows of `folder/path`, those that can be read and a problem for each that cannot.

    A file that is not Unicode is read in `encoding`, where one is given. Nothing is raised: a
    missing file is a table without rows and with one problem. What `kept` has of a file or a row
    with the same content is not parsed again.
    """
    try:
        content = read_content(folder, path)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        return Table(
            path, (), (), (Problem(path, 0, "", f"cannot be read ({reason})"),), whole=False
        )
    except DataError as error:
        return Table(path, (), (), error.problems, whole=False)

    rows = kept.part(("rows", path))

    def parse() -> Table[R]:
        digest = hashlib.sha256(content[0]).hexdigest()
        try:
            found = parse_sheet(sheet_of(*content, path, encoding), model, rows)
        except DataError as error:
            return Table(path, (), (), error.problems, whole=False, sha256=digest)
        rows.end_round()
        return replace(found, sha256=digest)

    return kept.of(("table", path), (*content, encoding), parse)


def load(folder: Path, path: str, encoding: str = "") -> tuple[bytes, Sheet | None]:
    """Return the content of the CSV file at `folder/path` and its sheet, None if it is none."""
    try:
        return open_sheet(folder, path, encoding)
    except OSError:
        return b"", None
    except DataError:
        return (folder / path).read_bytes() if (folder / path).is_file() else b"", None


def with_characters(folder: Path, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield problems with the character of their line at which their cell begins, where known."""
    files: dict[str, tuple[list[str], list[str], str]] = {}
    for problem in problems:
        if problem.path not in files:
            content, sheet = load(folder, problem.path)
            header = columns_of(sheet.header) if sheet and sheet.header else []
            lines = decode(content, problem.path)[0].splitlines() if header else []
            files[problem.path] = lines, header, sheet.delimiter if sheet else ","
        lines, header, delimiter = files[problem.path]
        if 0 < problem.line <= len(lines) and problem.column in header:
            number = header.index(problem.column)
            at = character_of(lines[problem.line - 1], delimiter, number)
            yield replace(problem, character=at)
        else:
            yield problem


def parse_sheet(sheet: Sheet, model: type[R], kept: Kept = FORGETFUL) -> Table[R]:
    """Return the rows of a sheet and the problems of those that are not rows of `model`.

    A row whose cells are the same is the one that is `kept`.
    """
    broken = (sheet.broken,) if sheet.broken else ()
    first = sheet.header
    if first is None:
        columns = ",".join(model.model_fields)
        empty = Problem(sheet.path, 1, "", f"is empty; expected {columns}")
        return Table(sheet.path, (), (), broken or (empty,), whole=False)
    header = columns_of(first)
    body = [record for record in sheet.records if record.row > first.row]
    if problems := header_problems(header, first, body, sheet.path, model):
        blank = tuple(record.line for record in body if record.blank)
        found = (*problems, *broken)
        return Table(sheet.path, (), (), found, whole=False, total=len(body), blank=blank)
    return rows_of(sheet, header, body, RowParser(header, model, kept))


class RowParser(Generic[R]):
    """Parses the rows of one table; those whose cells are the same are taken from what is kept."""

    def __init__(self, header: Sequence[str], model: type[R], kept: Kept) -> None:
        """Parse rows under `header`."""
        self.header, self.model, self.kept = header, model, kept
        self.columns = "\n".join(header)
        self.seen: set[tuple[str, ...]] = set()

    def parse(self, cells: Sequence[str]) -> tuple[R | None, list[Problem]]:
        """Return what `parse_row` returns."""
        make = partial(parse_row, self.header, cells, self.model)
        key = tuple(cells)
        if key in self.seen:
            # Rows that stand twice are two: each is an object of its own.
            return make()
        self.seen.add(key)
        return self.kept.of(key, (self.columns,), make)


def rows_of(
    sheet: Sheet, header: Sequence[str], body: Sequence[Record], parser: RowParser[R]
) -> Table[R]:
    """Return the rows that the records under a sound `header` make."""
    rows: list[R] = []
    records: list[Record] = []
    problems: list[Problem] = []
    parents: dict[str, str] = {}
    beyond = 0
    for record in body:
        if record.blank:
            continue
        if inside := swallowed(record, sheet.delimiter, len(header)):
            problems.append(swallowing(sheet.path, record, len(inside)))
            beyond += len(inside)
            continue
        cells = cells_of(record, header)
        row, found = parser.parse(cells)
        problems += [problem.at(sheet.path, record.line, record.row) for problem in found]
        if row is not None:
            rows.append(row)
            records.append(record)
        else:
            parents |= dict.fromkeys(*ids_and_parent(dict(zip(header, cells, strict=False))))
    return Table(
        sheet.path,
        tuple(rows),
        tuple(record.line for record in records),
        (*problems, *((sheet.broken,) if sheet.broken else ())),
        parents,
        whole=sheet.broken is None and not beyond,
        numbers=tuple(record.row for record in records),
        blank=tuple(record.line for record in body if record.blank),
        total=len(body),
        beyond=beyond + (sheet.lines - sheet.broken.line + 1 if sheet.broken else 0),
        odd=(*sheet.odd, *spare_columns(sheet, header)),
        spare=sheet.spare,
    )


def cells_of(record: Record, header: Sequence[str]) -> list[str]:
    """Return a record's cells, stripped, without the empty ones beyond the header."""
    cells = [cell.strip() for cell in record.cells]
    while len(cells) > len(header) and not cells[-1]:
        cells.pop()
    return cells


def spare_columns(sheet: Sheet, header: Sequence[str]) -> list[str]:
    """Say that a sheet has empty columns at its end."""
    spare = max((len(record.cells) - len(header) for record in sheet.records), default=0)
    beyond = any(any(cell.strip() for cell in r.cells[len(header) :]) for r in sheet.records)
    return ["empty columns at the end"] if spare > 0 and not beyond else []


def swallowing(path: str, record: Record, number: int) -> Problem:
    """Return the problem of a record one of whose cells holds whole rows."""
    rows = f"{number} row{'s' * (number != 1)}"
    message = (
        f"a cell holds {rows} that follow{'s' * (number == 1)}: a double quote opens it here and "
        "is closed too late; close it at the end of the cell, or delete it"
    )
    return Problem(path, record.line, "", message, row=record.row, rule=TORN)


def ids_and_parent(cells: Mapping[str, str]) -> tuple[list[str], str]:
    """Return what other rows may call a row that cannot be read, and what it calls its parent."""
    if "id" not in cells:
        return [], ""
    bare = cells["id"].replace("\0", "")
    problem = find_cell_problem(Kind.ID, bare)
    return ([bare, problem.meant] if problem else [bare]), cells.get("parent_id", "")


def format_table(rows: Iterable[Row], model: type[Row]) -> str:
    """Return `rows` as CSV: the columns of `model`, sorted, one line feed at each line's end."""
    ordered = sorted(rows, key=lambda row: [getattr(row, column) for column in model.sort_by])
    return format_csv(model.model_fields, ([format_cell(v) for _, v in row] for row in ordered))


def format_cell(value: object) -> str:
    """Return the cell that reads back as `value`."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ";".join(format_cell(part) for part in value)
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, float):
        return f"{value:.7f}".rstrip("0").rstrip(".")
    return str(value)
