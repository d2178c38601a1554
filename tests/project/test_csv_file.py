"""Records of CSV files: their lines, their rows, and where a cell begins."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mosulmap.errors import DataError
from mosulmap.project.csv_file import character_of, read_sheet


def test_a_row_is_numbered_as_a_spreadsheet_does() -> None:
    """A blank line is a row, and a cell of three lines is in one."""
    sheet = read_sheet(b'id,note\na,"one\ntwo\nthree"\n\nb,\n', "names.csv")
    assert [(record.line, record.row) for record in sheet.records] == [
        (1, 1),
        (2, 2),
        (5, 3),
        (6, 4),
    ]
    assert [record.row for record in sheet.records if record.blank] == [3]
    assert (sheet.lines, sheet.broken) == (6, None)


def test_what_is_not_unicode_is_read_in_the_encoding_given() -> None:
    """The name of the encoding is kept, for the file is to be saved as UTF-8."""
    content = "id\nالموصل\n".encode("windows-1256")
    sheet = read_sheet(content, "names.csv", "windows-1256")
    assert (sheet.records[1].cells, sheet.encoding) == (["الموصل"], "windows-1256")


def test_unicode_is_read_as_unicode_whatever_encoding_is_given() -> None:
    """The option is for the tables that need it; the others are as they were."""
    sheet = read_sheet("id\nالموصل\n".encode(), "names.csv", "windows-1256")
    assert (sheet.records[1].cells, sheet.odd) == (["الموصل"], [])


@pytest.mark.parametrize(
    ("encoding", "words"),
    [("klingon", "no encoding is called 'klingon'"), ("ascii", "is not ascii either")],
)
def test_a_wrong_encoding_is_refused(encoding: str, words: str) -> None:
    """What cannot be read so is no table."""
    with pytest.raises(DataError) as error:
        read_sheet("id\nالموصل\n".encode("windows-1256"), "names.csv", encoding)
    assert words in str(error.value)


@given(st.lists(st.text('ab",', max_size=4), min_size=1, max_size=5))
def test_a_cell_begins_at_its_character(cells: list[str]) -> None:
    """From there on the line is that cell and those after it."""
    line = ",".join('"' + cell.replace('"', '""') + '"' for cell in cells)
    for number, cell in enumerate(cells):
        at = character_of(line, ",", number)
        assert next(csv.reader([line[at - 1 :]]))[0] == cell
    assert character_of(line, ",", len(cells)) == 0


@pytest.mark.parametrize("line", ["sep=,", "sep=;", '"sep=;"', "SEP=\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_line_that_tells_excel_the_separator_is_no_row(line: str, end: str) -> None:
    """It is obeyed, told, and dropped by `check --fix`; the rows keep their numbers."""
    mark = line.strip('"')[-1]
    text = end.join([line, f"id{mark}note", f"a{mark}x", ""])
    sheet = read_sheet(text.encode(), "names.csv")
    assert [(r.line, r.row, r.cells) for r in sheet.records] == [
        (2, 2, ["id", "note"]),
        (3, 3, ["a", "x"]),
    ]
    assert (sheet.delimiter, sheet.broken) == (mark, None)
    assert f"a line {line.strip()} above the header" in sheet.odd


@pytest.mark.parametrize(
    ("begins", "kind"),
    [
        (b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00", r"is a workbook \(\.xlsx or \.ods\)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16, "is a workbook of an old Excel"),
    ],
)
def test_a_workbook_called_csv_is_called_a_workbook(begins: bytes, kind: str) -> None:
    """And not UTF-16, though half of it is NUL."""
    with pytest.raises(DataError, match=f"{kind}.* under the name of a CSV file; open it and save"):
        read_sheet(begins, "names.csv")
