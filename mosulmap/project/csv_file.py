"""CSV files to records: the bytes as a spreadsheet saved them, the cells as they stand in them.

UTF-8 with or without a byte order mark and UTF-16 with one are read; comma, semicolon and tab are
recognised by the header line. Every record knows the line it begins on, as a text editor counts,
and its row, as a spreadsheet counts.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from ..errors import DataError, Problem

DELIMITERS = ",;\t"
LONGEST = 131_072
"""Characters of a cell: a longer one is a text pasted by mistake, and its row is left out."""

NO_LIMIT = 2**31 - 1
"""The highest limit of Python's reader of CSV on every system: a long cell is to cost its row."""

ASCII_END = 0x80
HEAD = 16
"""Bytes at the beginning of a file by which UTF-16 is told."""

TORN = "torn-table"
"""The rule of a fault after which rows cannot be told apart: `check --fix` leaves such a table."""

DOUBLED = "doubled-header"
"""The rule of a header among the rows: a line that says nothing, and was never a row."""

HINT = re.compile(r"\"?sep=([,;\t])\"?(?=\r|\n|$)", re.IGNORECASE)
"""The line with which Excel is told what divides the cells; it reads it and writes none."""

BOOKS = {
    b"PK\x03\x04": "a workbook (.xlsx or .ods)",
    b"\xd0\xcf\x11\xe0": "a workbook of an old Excel (.xls)",
}
"""First bytes of workbooks that somebody called .csv."""

MEND = "save the file as 'CSV UTF-8'"


class Record(NamedTuple):
    """One row of a sheet: its first line, its spreadsheet's row, its cells as they stand.

    `height` is the number of lines that it takes.
    """

    line: int
    row: int
    cells: list[str]
    height: int = 1

    @property
    def blank(self) -> bool:
        """Whether no cell holds anything."""
        return not "".join(self.cells).strip()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A CSV file in records, and how it was saved.

    `records` has the blank ones too, and ends before a record with a quote out of place, of which
    `broken` tells; `lines` is the number of lines of the file. `hint` is a line `sep=;` above the
    header, which is no record; `book` the workbook that was read for it; `spare` are workbooks of
    the same table that were not.
    """

    path: str
    records: tuple[Record, ...]
    broken: Problem | None
    lines: int
    encoding: str
    delimiter: str
    line_end: str
    hint: str = ""
    book: str = ""
    spare: tuple[str, ...] = ()

    @property
    def header(self) -> Record | None:
        """The first record that holds anything; None in an empty file."""
        return next((record for record in self.records if not record.blank), None)

    @property
    def odd(self) -> list[str]:
        """How the file differs in form from the project's own tables, in words."""
        marks = {";": "semicolons for commas", "\t": "tabs for commas"}
        ends = {"\r\n": "CR LF line ends", "\r": "CR line ends"}
        encoding = "" if self.encoding == "UTF-8" else self.encoding
        found = (encoding, marks.get(self.delimiter, ""), ends.get(self.line_end, ""))
        hint = f"a line {self.hint} above the header" if self.hint else ""
        book = f"its rows in {self.book}, a workbook" if self.book else ""
        return [words for words in (book, *found, hint) if words]


def read_sheet(content: bytes, path: str, encoding: str = "") -> Sheet:
    """Return the records of the CSV file at `path`, which has this `content`.

    What is not Unicode is read in `encoding`, where one is given. Raises `DataError`, with a guess
    at the encoding, when it cannot be decoded.
    """
    text, name = decode(content, path, encoding)
    hint = HINT.match(text)
    records, broken, delimiter = read_records(text, path)
    return Sheet(
        path,
        tuple(records[1:] if hint else records),
        broken,
        count_lines(text),
        name,
        delimiter,
        line_end_of(text),
        hint[0].strip() if hint else "",
    )


def decode(content: bytes, path: str, encoding: str = "") -> tuple[str, str]:
    """Return the text of the CSV file at `path`, and in words the encoding it was in.

    Raises `DataError`, with a guess at the encoding, when it is neither UTF-8 nor marked UTF-16 and
    cannot be read in `encoding`.
    """
    if content and not content.strip(b"\0"):
        message = "is full of NUL characters, as a power cut leaves a file; take an older copy"
        raise DataError([Problem(path, 0, "", message)])
    for begins, kind in BOOKS.items():
        if content.startswith(begins):
            message = f"is {kind} under the name of a CSV file; open it and {MEND}"
            raise DataError([Problem(path, 0, "", message)])
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return content.decode("utf-16"), "UTF-16"
        except UnicodeDecodeError:
            raise DataError([Problem(path, 0, "", f"is not whole UTF-16; {MEND}")]) from None
    # A header is ASCII: in UTF-16 every other byte of it is NUL.
    if content[:HEAD].count(0) * 2 >= HEAD:
        message = f"looks like UTF-16 without a byte order mark; {MEND}"
        raise DataError([Problem(path, 0, "", message)])
    try:
        marked = content.startswith(b"\xef\xbb\xbf")
        name = "UTF-8 with a byte order mark" if marked else "UTF-8"
        return content.decode("utf-8-sig"), name
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
    return decode_as(content, path, encoding, line)


def decode_as(content: bytes, path: str, encoding: str, line: int) -> tuple[str, str]:
    """Return the text of a file that is not UTF-8 from `line` on, read in `encoding`, and its name.

    Raises `DataError` without an encoding, and when the file is not in it.
    """
    if not encoding:
        guess = guess_encoding(content)
        way = f"{MEND}, or run mosulmap check --fix --encoding {guess}"
        message = f"is not UTF-8; it looks like {guess}; {way}"
        raise DataError([Problem(path, line, "", message)])
    try:
        return "".join(decode_lines(content, encoding)), encoding
    except LookupError:
        message = f"no encoding is called '{encoding}'; one is windows-1256"
    except UnicodeDecodeError:
        message = f"is not {encoding} either; {MEND}"
    raise DataError([Problem(path, line, "", message)])


def decode_lines(content: bytes, encoding: str) -> Iterator[str]:
    """Yield the lines of a file: those that are UTF-8 as such, the others in `encoding`.

    A cell that somebody pasted is often the only one in another encoding. Raises `LookupError` for
    an unknown encoding, and `UnicodeDecodeError`.
    """
    codecs.lookup(encoding)
    for line in content.removeprefix(codecs.BOM_UTF8).splitlines(keepends=True):
        try:
            yield line.decode("utf-8")
        except UnicodeDecodeError:
            yield line.decode(encoding)


def guess_encoding(content: bytes) -> str:
    """Name the Windows code page in which the lines that are not UTF-8 make most sense."""
    odd = b"\n".join(line for line in content.splitlines() if not is_utf8(line))
    high = bytes(byte for byte in odd if byte >= ASCII_END).decode("windows-1256", "replace")
    arabic = sum("\u0600" <= letter <= "\u06ff" for letter in high)
    # No word has Arabic and Latin letters: one that would have both is a Western one.
    mixed = len(re.findall(rb"[A-Za-z][\x80-\xff]|[\x80-\xff][A-Za-z]", odd))
    return "windows-1256" if (arabic - mixed) * 2 > len(high) else "windows-1252"


def is_utf8(line: bytes) -> bool:
    """Whether a line can be decoded."""
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def format_csv(header: Iterable[str], records: Iterable[Sequence[str]]) -> str:
    """Return a header and records as CSV text, one line feed at each line's end."""
    return "".join(format_record(record) for record in ([*header], *records))


def format_record(cells: Sequence[str], delimiter: str = ",", line_end: str = "\n") -> str:
    """Return one record with its line end; the writer is told of CR LF so that it quotes both."""
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, lineterminator="\r\n").writerow(cells)
    return stream.getvalue().removesuffix("\r\n") + line_end


def count_lines(text: str) -> int:
    """Return the number of lines of `text`, as an editor counts them."""
    return sum(1 for _ in io.StringIO(text, newline=""))


def line_end_of(text: str) -> str:
    """Return how the header line ends: LF, CR LF or CR."""
    first = next(iter(io.StringIO(text, newline="")), "")
    return next((end for end in ("\r\n", "\r", "\n") if first.endswith(end)), "\n")


def read_records(text: str, path: str) -> tuple[list[Record], Problem | None, str]:
    """Return the records up to one with a quote out of place, its problem, and the delimiter.

    Where such a record ends cannot be known, and so not where the next one begins.
    """
    header = text.partition("\n")[0]
    hint = HINT.match(text)
    delimiter = hint[1] if hint else max(DELIMITERS, key=header.count)
    # The limit is one for the whole process, and another library may have moved it.
    csv.field_size_limit(NO_LIMIT)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    records: list[Record] = []
    line = 1
    try:
        for row, cells in enumerate(reader, 1):
            records.append(Record(line, row, cells, reader.line_num + 1 - line))
            line = reader.line_num + 1
    except csv.Error as error:
        read = islice(io.StringIO(text, newline=""), line - 1, reader.line_num)
        message = misquoted(str(error), len(list(read)))
        if below := count_lines(text) - line:
            message = f"{message}; nothing below is read, {below:,} line{'s' * (below != 1)}"
        torn = Problem(path, line, "", message, row=len(records) + 1, rule=TORN)
        return records, torn, delimiter
    return records, None, delimiter


def misquoted(error: str, lines: int) -> str:
    """Say what is wrong with a record at which the reader of CSV stopped after so many lines."""
    if "expected after" in error and lines == 1:
        return (
            "text follows the double quote that closes a cell; "
            "put the whole cell in double quotes and double each one inside it"
        )
    return (
        "a double quote opens a cell that is never closed; "
        "close it at the end of the cell, or delete it"
    )


def swallowed(record: Record, delimiter: str, columns: int) -> list[str]:
    """Return the lines inside one cell that are rows themselves, of as many `columns`."""
    if record.height == 1:
        return []
    return [
        inner
        for cell in record.cells
        if "\n" in cell or "\r" in cell
        for inner in cell.splitlines()[1:]
        if inner.count(delimiter) >= columns - 1 and " " not in inner.partition(delimiter)[0]
    ]


def character_of(line: str, delimiter: str, number: int) -> int:
    """Return where cell `number`, from 0, begins in a line: 1 is its first character, 0 nowhere."""
    quoted, cell = False, 0
    for at, letter in enumerate(line, 1):
        if cell == number:
            return at
        if letter == '"':
            quoted = not quoted
        elif letter == delimiter and not quoted:
            cell += 1
    return len(line) + 1 if cell == number else 0
