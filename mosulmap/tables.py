"""CSV files to immutable rows and back, with errors that name the cell.

UTF-8 with or without a byte order mark and UTF-16 with one are read; comma, semicolon and tab are
told apart by the header line. What is written is UTF-8, comma, line feed, sorted: the same rows are
always the same bytes.
"""

from __future__ import annotations

import csv
import inspect
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import islice
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from .errors import DataError, Problem
from .files import write_file
from .model import TABLES, Row

R = TypeVar("R", bound=Row)

DELIMITERS = ",;\t"
ASCII_END = 0x80
HEAD = 16
"""Bytes at the beginning of a file by which UTF-16 is told."""

MEND = "save the file as 'CSV UTF-8'"
NUL = "holds a NUL character, which no text has; delete it"


@dataclass(frozen=True, slots=True)
class Table(Generic[R]):
    """The good rows of a CSV file, the line each begins on, and what is wrong with the others.

    `unread` are the ids of the rows that could not be read: other tables may still name them, and
    one broken cell shall give one problem. `whole` is false when rows may be missing of
    which not even the id could be read.
    """

    path: str
    rows: tuple[R, ...]
    lines: tuple[int, ...]
    problems: tuple[Problem, ...]
    unread: frozenset[str] = frozenset()
    whole: bool = True

    def problem(self, index: int, column: str, message: str) -> Problem:
        """Return a problem of the row at `index`, which spans more than one cell or table."""
        return Problem(self.path, self.lines[index], column, message)


def read_table(folder: Path, path: str, model: type[R]) -> Table[R]:
    """Return the rows of `folder/path`, those that can be read and a problem for each that cannot.

    Nothing is raised: a missing file is a table without rows and with one problem.
    """
    try:
        text = decode((folder / path).read_bytes(), path)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        return Table(
            path, (), (), (Problem(path, 0, "", f"cannot be read ({reason})"),), whole=False
        )
    except DataError as error:
        return Table(path, (), (), error.problems, whole=False)
    return parse_table(text, path, model)


def decode(content: bytes, path: str) -> str:
    """Return the text of the CSV file at `path`.

    Raises `DataError`, with a guess at the encoding, when it is neither UTF-8 nor marked UTF-16.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return content.decode("utf-16")
        except UnicodeDecodeError:
            raise DataError([Problem(path, 0, "", f"is not whole UTF-16; {MEND}")]) from None
    # A header is ASCII: in UTF-16 every other byte of it is NUL.
    if content[:HEAD].count(0) * 2 >= HEAD:
        message = f"looks like UTF-16 without a byte order mark; {MEND}"
        raise DataError([Problem(path, 0, "", message)])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = f"is not UTF-8; it looks like {guess_encoding(content)}; {MEND}"
        raise DataError([Problem(path, line, "", message)]) from None


def guess_encoding(content: bytes) -> str:
    """Name the Windows code page in which the non-ASCII bytes of `content` make most sense."""
    letters = bytes(byte for byte in content if byte >= ASCII_END).decode("windows-1256", "replace")
    arabic = sum("\u0600" <= letter <= "\u06ff" for letter in letters)
    return "windows-1256" if arabic * 2 > len(letters) else "windows-1252"


def parse_table(text: str, path: str, model: type[R]) -> Table[R]:
    """Return the rows of a CSV `text` and the problems of those that are not rows of `model`."""
    records, broken = read_records(text, path)
    if not records:
        columns = ",".join(model.model_fields)
        empty = Problem(path, 1, "", f"is empty; expected {columns}")
        return Table(path, (), (), tuple(broken) or (empty,), whole=False)
    (line, header), *body = records
    if problems := header_problems(header, line, path, model):
        return Table(path, (), (), (*problems, *broken), whole=False)
    rows: list[R] = []
    lines: list[int] = []
    faults: list[Problem] = []
    unread: set[str] = set()
    for line, cells in body:
        row = parse_row(header, cells, model)
        if isinstance(row, model):
            rows.append(row)
            lines.append(line)
        else:
            faults += [Problem(path, line, column, message) for column, message in row]
            named = zip(header, cells, strict=False)
            unread |= {cell.replace("\0", "") for column, cell in named if column == "id"}
    found = (*faults, *broken)
    return Table(path, tuple(rows), tuple(lines), found, frozenset(unread), whole=not broken)


Record = tuple[int, list[str]]
"""The line on which a record begins, as an editor counts, and its cells."""


def read_records(text: str, path: str) -> tuple[list[Record], list[Problem]]:
    """Return the records that are not blank, up to one with a quote out of place, and its problem.

    Where such a record ends cannot be known, and so not where the next one begins.
    """
    header = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    records: list[Record] = []
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                records.append((line, [cell.strip() for cell in cells]))
            line = reader.line_num + 1
    except csv.Error as error:
        read = islice(io.StringIO(text, newline=""), line - 1, reader.line_num)
        return records, [Problem(path, line, "", misquoted(str(error), list(read)))]
    return records, []


def misquoted(error: str, lines: Sequence[str]) -> str:
    """Say what is wrong with a record at which the reader of CSV stopped after these `lines`."""
    if '"' not in "".join(lines):
        return f"a cell has more than {csv.field_size_limit():,} characters; shorten it"
    if "expected after" in error and len(lines) == 1:
        return (
            "text follows the double quote that closes a cell; "
            "put the whole cell in double quotes and double each one inside it"
        )
    return (
        "a double quote opens a cell that is never closed; "
        "close it at the end of the cell, or delete it"
    )


def header_problems(header: list[str], line: int, path: str, model: type[R]) -> list[Problem]:
    """Say which columns of `model` are missing, unknown or doubled in `header`."""
    expected = list(model.model_fields)
    missing = [column for column in expected if column not in header]
    unknown = [column for column in header if column not in expected]
    doubled = sorted({column for column in header if header.count(column) > 1})
    faults = [f"column {column!r} is missing" for column in missing]
    faults += [
        f"column {column!r} is unknown; the columns are {', '.join(expected)}" for column in unknown
    ]
    faults += [f"column {column!r} stands twice" for column in doubled]
    return [Problem(path, line, "", fault) for fault in faults]


def parse_row(header: list[str], cells: list[str], model: type[R]) -> R | list[tuple[str, str]]:
    """Return the row that `cells` make, or what is wrong as (column, message) pairs."""
    if len(cells) != len(header):
        message = f"has {len(cells)} cells, expected {len(header)}"
        return [("", f"{message}; a comma inside a cell needs double quotes around the cell")]
    faults = [(column, NUL) for column, cell in zip(header, cells, strict=True) if "\0" in cell]
    texts = (cell.replace("\0", "").strip() for cell in cells)
    filled = {column: cell for column, cell in zip(header, texts, strict=True) if cell}
    try:
        row = model.model_validate_strings(filled)
    except ValidationError as error:
        return faults + [(str(fault["loc"][0]), explain(fault)) for fault in error.errors()]
    return faults or row


FAULTS = {
    "value_error": "{error}",
    "enum": "is none of {expected}",
    "float_parsing": "is not a number",
    "finite_number": "is not a number",
    "int_parsing": "is not a whole number",
    "greater_than": "must be more than {gt:g}",
    "greater_than_equal": "must be at least {ge:g}",
    "less_than_equal": "must be at most {le:g}",
    "string_pattern_mismatch": "does not have the form {pattern}",
}
"""A curator's words for pydantic's kinds of error, with its limits to be filled in."""


def explain(fault: ErrorDetails) -> str:
    """Put one pydantic error into a curator's words: the value, and what was expected."""
    if fault["type"] == "missing":
        return "is empty; a value is needed here"
    words = FAULTS.get(fault["type"], "cannot be read here")
    return f"'{fault['input']}' {words.format(**fault.get('ctx', {}))}"


def format_table(rows: Iterable[Row], model: type[Row]) -> str:
    """Return `rows` as CSV: the columns of `model`, sorted, one line feed at each line's end."""
    ordered = sorted(rows, key=lambda row: [getattr(row, column) for column in model.sort_by])
    return format_csv(model.model_fields, ([format_cell(v) for _, v in row] for row in ordered))


def format_csv(header: Iterable[str], records: Iterable[Sequence[str]]) -> str:
    """Return a header and records as CSV text, one line feed at each line's end."""
    return "".join(format_record(record) for record in ([*header], *records))


def format_record(cells: Sequence[str]) -> str:
    """Return one record with its line feed; the writer is told of CR LF so that it quotes both."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\r\n").writerow(cells)
    return stream.getvalue().removesuffix("\r\n") + "\n"


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


def write_table(path: Path, rows: Iterable[Row], model: type[Row]) -> None:
    """Write `rows` to `path` as one whole file. Raises `OutputError`."""
    write_file(path, format_table(rows, model))


def describe_tables() -> str:
    """Return `docs/tables.md`: every table and column, as the models declare them."""
    sections = [TABLES_HEAD]
    for path, model in TABLES.items():
        rest = (inspect.getdoc(model) or "").partition(": ")[2]
        about = rest[:1].upper() + rest[1:]
        rows = [f"| `{name}` | {field.description} |" for name, field in model.model_fields.items()]
        order = ", ".join(f"`{column}`" for column in model.sort_by)
        table = "\n".join(["| column | meaning |", "|---|---|", *rows])
        sections.append(f"## {path}\n\n{about}\n\n{table}\n\nSorted by {order}.")
    return "\n\n".join(sections) + "\n"


TABLES_HEAD = """# The tables

A project is a folder with a `gazetteer/` and a `seeds/`. The gazetteer knows no article; the seeds
refer to the gazetteer by `place_id`. All tables are CSV: UTF-8 with or without a byte order mark
(UTF-16 with one is read too), comma, semicolon or tab, one header line. `mosulmap check` names
every cell that is wrong. Cells that hold several values divide them with `;`.

Beside the tables: `seeds/*.txt`, the articles as obtained, byte for byte, and
`gazetteer/context.geojson`, the lines of the basemap: features with `name`, `kind` (river, lake,
border, site), `uncertainty_m` and `source`, and a LineString in WGS 84 degrees.

This page is generated from `mosulmap/model.py` by `make docs`."""
