"""The workbook: sheets, typed cells, and texts that stay texts, read by calamine and openpyxl."""

from __future__ import annotations

import io
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from mosulmap.control.study import Study
from mosulmap.export.tables import Scope, period_rows
from mosulmap.export.workbook import day, format_workbook
from mosulmap.pipeline import make_study
from tests.libreoffice import SOFFICE, save_as
from tests.tiny_project import KARAMA, PLACES, TinyProject

SHEETS = ["periods", "conflicts", "places", "names", "actors", "background", "articles", "mentions"]


def test_every_table_is_a_sheet(study: Study) -> None:
    """What is shown, then the tables, each with all its rows under a header."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(format_workbook(study, Scope())[0]))
    assert book.sheet_names == [*SHEETS, "decisions"]
    sizes = {name: book.get_sheet_by_name(name).height - 1 for name in SHEETS}
    assert sizes["periods"] == len(period_rows(study)) == 239
    assert (sizes["places"], sizes["mentions"], sizes["articles"]) == (150, 157, 5)


def test_days_and_figures_are_no_texts(study: Study) -> None:
    """They sort and filter as what they are; an open day is an empty cell."""
    book = load_workbook(io.BytesIO(format_workbook(study, Scope())[0]))
    sheet = book["periods"]
    header = [cell.value for cell in sheet[1]]
    column = {
        name: [row[header.index(name)] for row in sheet.iter_rows(min_row=2)] for name in header
    }
    days = [cell.value for cell in column["start"]]
    assert {type(value) for value in days} == {datetime, type(None)}
    assert {cell.number_format for cell in column["start"] if cell.value} == {"yyyy-mm-dd"}
    assert {type(cell.value) for cell in column["lon"]} <= {float, int, type(None)}
    assert {type(cell.value) for cell in column["stale"]} == {bool}


FORMULAS = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "-1+1",
    "+1+1",
    '=HYPERLINK("http://example.org","x")',
)


@pytest.mark.parametrize("payload", [*FORMULAS, "_x0041_", "a\x07b", "<b>&amp;</b>"])
def test_a_formula_is_a_text(payload: str, tiny: TinyProject, tmp_path: Path) -> None:
    """Of the type of a text, with the mark of a text, read back as it was."""
    tiny.change(PLACES, KARAMA, {"title": payload})
    hostile = make_study(tiny.write(tmp_path / "project"))
    title = hostile.project.gazetteer.place["karama"].title
    content = format_workbook(hostile, Scope())[0]
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name("periods")
    assert title in {row[1] for row in rows.to_python()}
    sheet = load_workbook(io.BytesIO(content))["periods"]
    texts = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert {cell.data_type for cell in texts} == {"s"}
    assert all(cell.quotePrefix for cell in texts if cell.row > 1)


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed (make tests)")
def test_a_spreadsheet_runs_nothing(tiny: TinyProject, tmp_path: Path) -> None:
    """LibreOffice opens the workbook, saves it, and the formula is still the text it was."""
    payload = "=1+1"
    tiny.change(PLACES, KARAMA, {"note": payload})
    path = tmp_path / "control.xlsx"
    study = make_study(tiny.write(tmp_path / "project"))
    path.write_bytes(format_workbook(study, Scope())[0])
    saved = save_as(path, "xlsx", "en-US", tmp_path)
    rows = CalamineWorkbook.from_path(saved).get_sheet_by_name("places").to_python()
    assert payload in {row[-1] for row in rows}


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("2016-11-04", date(2016, 11, 4)),
        ("1900-03-01", date(1900, 3, 1)),
        ("1453-05-29", "1453-05-29"),
        ("", ""),
        (None, None),
    ],
)
def test_a_day_that_no_spreadsheet_counts_stays_a_text(cell: object, found: object) -> None:
    """Excel begins with 1900, and takes that for a leap year."""
    assert day(cell) == found
