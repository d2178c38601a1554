"""Everything as one workbook (.xlsx): what is shown, then the tables of the project.

Days are days, figures are figures, and every text is a text, also one that looks like a formula.
openpyxl and zip both write the hour into the file; it is set to the newest article's day, so that
the same study gives the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, fields
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Font

from ..control.study import Study
from ..model.rows import Kind
from ..project.schema import table_name
from ..project.table import format_cell
from ..project.workbook import put_text
from ..terminal import count
from .tables import DAYS, Scope, conflict_rows, newest_day, period_rows, project_tables

FIRST_DAY = date(1900, 3, 1)
"""The first day that all spreadsheets number alike: for some, 1900 had a 29 February."""

LONGEST = 32_767
"""Characters that a cell can hold."""

MADE = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
"""Where a workbook says when it was made."""

Sheet = tuple[str, Sequence[str], Iterable[Sequence[object]]]
"""Its name, its header and its rows."""


def format_workbook(study: Study, scope: Scope) -> tuple[bytes, str]:
    """Return periods, conflicts and all tables as sheets of a workbook, and what it cuts off.

    The tables are those of the sound part of the project, whole; a scope keeps its periods alone.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    cut = 0
    for name, header, rows in sheets(study, scope):
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        for number, title in enumerate(header, 1):
            sheet.cell(1, number, title).font = Font(bold=True)
        for row, cells in enumerate(rows, 2):
            for column, value in enumerate(cells, 1):
                cut += put(sheet.cell(row, column), value)
        sheet.auto_filter.ref = sheet.dimensions
    stream = io.BytesIO()
    book.save(stream)
    words = f"{count(cut, 'text')} cut off" if cut else ""
    return undated(stream.getvalue(), newest_day(study)), words


def sheets(study: Study, scope: Scope) -> Iterator[Sheet]:
    """Yield what is shown, then the tables of the project."""
    periods, conflicts = period_rows(study, scope), conflict_rows(study)
    for name, shown in (("periods", periods), ("conflicts", conflicts)):
        if shown:
            header = [field.name for field in fields(shown[0])]
            yield name, header, ([*typed(header, astuple(row))] for row in shown)
    for path, model, found in project_tables(study):
        header = list(model.model_fields)
        kinds = [model.kind(column) for column in header]
        rows = ([getattr(row, column) for column in header] for row in found)
        yield table_name(path), header, ([*of_kind(kinds, row)] for row in rows)


def typed(header: Sequence[str], row: Sequence[object]) -> Iterator[object]:
    """Yield the cells of what is shown, days as days."""
    for column, value in zip(header, row, strict=True):
        yield day(value) if column in DAYS else value


def of_kind(kinds: Sequence[Kind], row: Sequence[object]) -> Iterator[object]:
    """Yield the cells of a table, days as days; what has no form of its own is a text."""
    for kind, value in zip(kinds, row, strict=True):
        if kind is Kind.DAY:
            yield day(value)
        else:
            yield value if isinstance(value, int | float) else format_cell(value)


def day(value: object) -> object:
    """Return an ISO day as a day, where every spreadsheet can count it; else as it is."""
    if not isinstance(value, str) or not value:
        return value
    found = date.fromisoformat(value)
    return found if found >= FIRST_DAY else value


def put(cell: Cell | Any, value: object) -> bool:  # noqa: ANN401 - openpyxl's cells are of two kinds
    """Put a value into a cell, and return whether it had to be cut off."""
    if value is None or value == "":
        return False
    if isinstance(value, str):
        put_text(cell, value[:LONGEST])
        return len(value) > LONGEST
    cell.value = value
    if isinstance(value, date):
        cell.number_format = "yyyy-mm-dd"
    return False


def undated(content: bytes, newest: str) -> bytes:
    """Return a workbook that says it was made on an ISO day, whenever that was."""
    stream = io.BytesIO()
    stamp = rb"\g<1>%sT00:00:00Z" % newest.encode()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as former,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as book,
    ):
        for entry in former.infolist():
            inside = former.read(entry)
            if entry.filename == "docProps/core.xml":
                inside = MADE.sub(stamp, inside)
            book.writestr(zipfile.ZipInfo(entry.filename), inside, zipfile.ZIP_DEFLATED)
    return stream.getvalue()
