"""Tables in workbooks: what a spreadsheet keeps in a cell is taken for what it is."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from mosulmap.errors import DataError
from mosulmap.model.rows import Article, Place
from mosulmap.project.table import read_table
from mosulmap.project.workbook import format_workbook, read_workbook, text_of
from tests.command_line import files_in, run_cli
from tests.tiny_project import ARTICLES, PLACES, TinyProject


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        (85.0, "85"),
        (36.3412, "36.3412"),
        (0.1 + 0.2, "0.3"),
        (-43.0, "-43"),
        (400_000.0, "400000"),
        (1e-07, "0.0000001"),
        (1e22, "10000000000000000000000"),
        (True, "true"),
        (date(2016, 11, 4), "2016-11-04"),
        (datetime(2016, 11, 4, tzinfo=UTC).replace(tzinfo=None), "2016-11-04"),
        (datetime(2016, 11, 4, 8, 30, tzinfo=UTC).replace(tzinfo=None), "2016-11-04 08:30:00"),
        (time(8, 30), "08:30:00"),
        (timedelta(hours=8), "8:00:00"),
        ("=1+1", "=1+1"),
        (" 007 ", " 007 "),
    ],
)
def test_a_cell_becomes_the_text_that_a_table_has(cell: object, text: str) -> None:
    """Days are ISO days, and numbers have no empty fraction and no exponent."""
    assert text_of(cell) == text


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@settings(max_examples=20)
@given(st.lists(st.lists(TEXTS, min_size=1, max_size=4), min_size=1, max_size=5))
def test_whatever_is_written_reads_back(rows: list[list[str]]) -> None:
    """Formulas, numbers, control characters, escapes of XML: every cell is text."""
    read = read_workbook(format_workbook({"a": rows}), "a.xlsx")["a"]
    width = max(map(len, rows))
    wanted = [[*row, *[""] * (width - len(row))] for row in rows]
    for got, row in zip(read, wanted, strict=False):
        assert [*got, *[""] * (width - len(got))] == row
    assert not any(any(row) for row in wanted[len(read) :])


NASTY = ["=1+1", "+49 30", "-x", "@a", "17-Jul", "1E5", "007", "_x0041_", "\x07", "a\nb", " a "]


@pytest.mark.parametrize("text", NASTY)
def test_no_program_takes_a_text_for_something_else(text: str) -> None:
    """As it stood, to the letter."""
    assert read_workbook(format_workbook({"a": [["x"], [text]]}), "a")["a"][1] == [text]


def typed(column: str, text: str) -> object:
    """Return a cell as a curator leaves it who types into a spreadsheet."""
    if column == "published" and text:
        return datetime.fromisoformat(text)
    if column in ("lon", "lat", "geo_uncertainty_m") and text:
        return float(text)
    return text or None


def as_workbook(file: Path) -> None:
    """Replace a CSV file by a workbook in which days are days and numbers are numbers."""
    rows = list(csv.reader(io.StringIO(file.read_text(encoding="utf-8"))))
    book = Workbook()
    sheet = book.create_sheet(file.stem, 0)
    sheet.append(rows[0])
    for row in rows[1:]:
        sheet.append([typed(name, text) for name, text in zip(rows[0], row, strict=True)])
    book.create_sheet("notes of my own", 0)
    book.save(file.with_suffix(".xlsx"))
    file.unlink()


def test_a_workbook_is_read_where_there_is_no_csv(tiny: TinyProject, tmp_path: Path) -> None:
    """The rows are the same, and `check` says where they come from."""
    tiny.write(tmp_path)
    places = read_table(tmp_path, PLACES, Place).rows
    articles = read_table(tmp_path, ARTICLES, Article).rows
    for path in (PLACES, ARTICLES):
        as_workbook(tmp_path / path)
    assert read_table(tmp_path, PLACES, Place).rows == places
    assert read_table(tmp_path, ARTICLES, Article).rows == articles
    said = run_cli("check", cwd=tmp_path)
    assert said.code == 0
    assert (
        "gazetteer/places.csv: warning: has its rows in gazetteer/places.xlsx, a work" in said.out
    )


def test_a_fault_in_a_workbook_is_told_by_its_row(tiny: TinyProject, tmp_path: Path) -> None:
    """The number is that which the spreadsheet shows."""
    tiny.change(PLACES, 1, {"lat": "96"}).write(tmp_path)
    as_workbook(tmp_path / PLACES)
    (problem,) = read_table(tmp_path, PLACES, Place).problems
    assert (problem.line, problem.column) == (3, "lat")


def test_arabic_digits_are_numbers_where_numbers_stand(tiny: TinyProject, tmp_path: Path) -> None:
    """And stay as they are in a text."""
    tiny.change(PLACES, 1, {"title": "حي ٧", "note": "٧"}).write(tmp_path)
    as_workbook(tmp_path / PLACES)
    content = read_workbook((tmp_path / PLACES).with_suffix(".xlsx").read_bytes(), "x")["places"]
    rows = [[("٣٦٫٣٤" if cell == "36.3412" else cell) for cell in row] for row in content]
    (tmp_path / PLACES).with_suffix(".xlsx").write_bytes(format_workbook({"places": rows}))
    read = {row.id: row for row in read_table(tmp_path, PLACES, Place).rows}
    assert read["karama"].lat == 36.34
    assert (read["karama"].title, read["karama"].note) == ("حي ٧", "٧")


def test_of_both_the_csv_is_read_and_the_workbook_told(tiny: TinyProject, tmp_path: Path) -> None:
    """A curator who edits the wrong one hears of it."""
    tiny.write(tmp_path)
    content = (tmp_path / PLACES).read_bytes()
    as_workbook(tmp_path / PLACES)
    (tmp_path / PLACES).write_bytes(content)
    said = run_cli("check", cwd=tmp_path)
    assert "warning: is read, and not gazetteer/places.xlsx beside it; move one" in said.out


def test_fixing_a_workbook_writes_the_table_beside_it(tiny: TinyProject, tmp_path: Path) -> None:
    """The workbook stays as it was."""
    tiny.write(tmp_path)
    content = (tmp_path / PLACES).read_bytes()
    as_workbook(tmp_path / PLACES)
    book = (tmp_path / PLACES).with_suffix(".xlsx").read_bytes()
    assert run_cli("check", "--fix", cwd=tmp_path).code == 0
    assert (tmp_path / PLACES).read_bytes() == content
    assert (tmp_path / PLACES).with_suffix(".xlsx").read_bytes() == book


def test_what_is_no_workbook_is_told_in_one_line(tiny: TinyProject, tmp_path: Path) -> None:
    """With its name."""
    tiny.write(tmp_path)
    (tmp_path / PLACES).rename((tmp_path / PLACES).with_suffix(".ods"))
    before = files_in(tmp_path)
    said = run_cli("check", cwd=tmp_path)
    assert said.code == 1
    assert said.out.startswith("gazetteer/places.ods: cannot be read as a workbook (")
    assert files_in(tmp_path) == before
    with pytest.raises(DataError, match="cannot be read as a workbook"):
        read_workbook(b"PK\x03\x04", "a.xlsx")
