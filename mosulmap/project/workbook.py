"""Workbooks of spreadsheets as tables: `.xlsx` and `.ods` read, `.xlsx` written.

A cell is read as what it is: a day as an ISO day, `85.0` as 85, digits of any script as numbers
where a number or a day stands. Written, every cell is text, also one that looks like a formula,
so that no program turns it into something else.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time
from decimal import Decimal
from pathlib import Path, PurePosixPath
from typing import Any

from ..errors import DataError, Problem
from ..model.rows import TABLES, Kind
from .cell_marks import as_ascii
from .csv_file import Sheet, format_csv, read_sheet

SUFFIXES = (".xlsx", ".ods")
"""How the names of workbooks end that stand for a table, the first one first."""

NEEDS = "needs the spreadsheets extra (pip install 'mosulmap[spreadsheets]'), or save it as CSV"

NUMERIC = {Kind.DEGREES, Kind.METRES, Kind.WHOLE, Kind.DAY, Kind.EVENT_DATE, Kind.MONTH}
"""Kinds of columns in which digits of any script mean a number or a day."""

DIGITS = re.compile(r"[\d\s٫٬.,/:+~-]+")
"""A cell of digits and their marks alone."""

ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f\ufffe\uffff]")
"""What XML has no letter for, and what looks as if it stood for such a letter (`_x0041_`)."""

Cells = list[list[str]]
"""The cells of one sheet, row by row, its header first."""


def read_content(folder: Path, path: str) -> tuple[bytes, str, tuple[str, ...]]:
    """Return the bytes of the table at `folder/path`, and of which workbook they were made.

    Last come the workbooks of the same table beside it, which are not read. A workbook is read
    where there is no CSV file; its sheet is returned as CSV, row for row. Raises `OSError` where
    there is neither, and `DataError` for a workbook that cannot be read.
    """
    found = workbooks_beside(folder, path)
    if (folder / path).exists() or not found:
        return (folder / path).read_bytes(), "", tuple(found)
    book = folder / found[0]
    sheets = read_workbook(book.read_bytes(), found[0])
    named = sheets.get(PurePosixPath(path).stem)
    cells = named if named is not None else next(iter(sheets.values()), [])
    return format_csv(*header_and_rows(as_written(cells, path))).encode(), found[0], ()


def open_sheet(folder: Path, path: str, encoding: str = "") -> tuple[bytes, Sheet]:
    """Return the bytes of the table at `folder/path` and its records, from CSV or a workbook."""
    content, book, spare = read_content(folder, path)
    return content, sheet_of(content, book, spare, path, encoding)


def sheet_of(
    content: bytes, book: str, spare: tuple[str, ...], path: str, encoding: str = ""
) -> Sheet:
    """Return the records in what `read_content` returned. Raises `DataError` as `read_sheet`."""
    return replace(read_sheet(content, path, encoding), book=book, spare=spare)


def workbooks_beside(folder: Path, path: str) -> list[str]:
    """Return the workbooks that stand for the table at `path`, as paths inside `folder`."""
    names = [str(PurePosixPath(path).with_suffix(suffix)) for suffix in SUFFIXES]
    return [name for name in names if (folder / name).is_file()]


def header_and_rows(cells: Cells) -> tuple[list[str], Cells]:
    """Return the first row and the others."""
    return (cells[0], cells[1:]) if cells else ([], [])


def read_workbook(content: bytes, path: str) -> dict[str, Cells]:
    """Return the cells of every sheet of a workbook, by the name of the sheet.

    Raises `DataError` when it is no workbook, or when what reads it is not installed.
    """
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ImportError:
        raise DataError([Problem(path, 0, "", f"is a workbook and {NEEDS}")]) from None
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = {
            name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            for name in book.sheet_names
        }
    except (CalamineError, ValueError, OSError) as error:
        message = f"cannot be read as a workbook ({error}); save it again, or as CSV"
        raise DataError([Problem(path, 0, "", message)]) from None
    return {
        name: [[text_of(cell) for cell in row] for row in rows] for name, rows in sheets.items()
    }


def text_of(cell: object) -> str:
    """Return the text of a cell as a table has it: ISO days, numbers without an empty fraction."""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        # Fifteen digits are what a spreadsheet keeps, and never in the form 1e-05.
        return f"{Decimal(f'{cell:.15g}'):f}"
    if isinstance(cell, datetime) and cell == datetime.combine(cell.date(), time.min):
        cell = cell.date()
    return "" if cell is None else str(cell)


def as_written(cells: Cells, path: str) -> Cells:
    """Return cells with ASCII digits in columns of numbers and of days."""
    model = TABLES[path]
    header = [name.strip() for name in cells[0]] if cells else []
    numeric = [name in model.model_fields and model.kind(name) in NUMERIC for name in header]
    return [
        [
            ascii_digits(cell) if at < len(numeric) and numeric[at] else cell
            for at, cell in enumerate(row)
        ]
        for row in cells
    ]


def ascii_digits(cell: str) -> str:
    """Return a cell of digits in ASCII; any other cell as it is."""
    if cell.isascii() or not DIGITS.fullmatch(cell):
        return cell
    return "".join(as_ascii(letter) for letter in cell.replace("٬", ""))


def format_workbook(sheets: Mapping[str, Iterable[Sequence[str]]]) -> bytes:
    """Return an `.xlsx` workbook with these sheets, every cell of which is text.

    Raises `DataError` when what writes it is not installed.
    """
    try:
        from openpyxl import Workbook
    except ImportError:
        raise DataError([Problem("the workbook", 0, "", NEEDS)]) from None
    book = Workbook()
    for unwanted in book.worksheets:
        book.remove(unwanted)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        for row, cells in enumerate(rows, 1):
            for column, text in enumerate(cells, 1):
                if text:
                    put_text(sheet.cell(row, column), text)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def put_text(cell: Any, text: str) -> None:  # noqa: ANN401 - openpyxl's cells are of two kinds
    """Put a text into a cell of a workbook; one that begins with = stays a text when edited."""
    cell.value = ESCAPED.sub(lambda match: f"_x{ord(match[0]):04X}_", text)
    cell.data_type, cell.number_format, cell.quotePrefix = "s", "@", True
