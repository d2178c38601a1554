"""Days, spans and months in other forms than those of ISO 8601."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mosulmap.model.rows import Kind
from mosulmap.project.cell_problems import find_cell_problem


@pytest.mark.parametrize(
    ("kind", "cell", "meant"),
    [
        (Kind.EVENT_DATE, "2016-06-XX", "2016-06"),
        (Kind.EVENT_DATE, "2016-XX-XX", "2016"),
        (Kind.EVENT_DATE, "2016-6-1/2016-6-9", "2016-06-01/2016-06-09"),
        (Kind.EVENT_DATE, "2016-06-01 – 2016-06-09", "2016-06-01/2016-06-09"),
        (Kind.EVENT_DATE, "2016-06-10/..", ""),
        (Kind.EVENT_DATE, "../2016-06-10", ""),
        (Kind.EVENT_DATE, "0016-06-10", ""),
        (Kind.DAY, "0016-06-10", ""),
        (Kind.DAY, "42678.5", "2016-11-04"),
        (Kind.DAY, "1900-01-00", ""),
        (Kind.DAY, "0000-00-00", ""),
        (Kind.DAY, "1/0/1900", ""),
        (Kind.EVENT_DATE, "1900-01-00", ""),
        (Kind.MONTH, "2015-13", ""),
        (Kind.MONTH, "2015/5", "2015-05"),
        (Kind.MONTH, "05/2015", "2015-05"),
    ],
)
def test_a_day_as_people_write_it(kind: Kind, cell: str, meant: str) -> None:
    """The value that is meant where only one can be; else words, and no regular expression."""
    found = find_cell_problem(kind, cell)
    assert found is not None
    assert found.meant == meant
    assert "^" not in found.message
    assert not meant or find_cell_problem(kind, meant) is None


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_a_serial_number_is_the_day_that_a_spreadsheet_means(day: date) -> None:
    """Day 1 is the first of 1900, and 1900 has 29 February by an old mistake."""
    number = (day - date(1899, 12, 30)).days
    problem = find_cell_problem(Kind.DAY, str(number))
    assert problem is not None
    assert problem.meant == day.isoformat()


@pytest.mark.parametrize("cell", ["1900-01-00", "0000-00-00", "1/0/1900", "1900-01-00 00:00:00"])
def test_the_day_zero_is_an_empty_cell(cell: str) -> None:
    """No year is guessed for what a spreadsheet shows where nothing was typed."""
    problem = find_cell_problem(Kind.DAY, cell)
    assert problem
    assert problem.message.endswith("leave it empty where no day is known")
