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
