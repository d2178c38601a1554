"""Single cells: what spreadsheets and keyboards do to them, and what certainly stood there."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mosulmap.model.rows import Kind
from mosulmap.project.cell_problems import find_cell_problem

DEGREES, METRES, WHOLE, DAY, EVENT = (
    *(Kind.DEGREES, Kind.METRES, Kind.WHOLE),
    *(Kind.DAY, Kind.EVENT_DATE),
)


@pytest.mark.parametrize(
    ("kind", "cell"),
    [
        *((DEGREES, cell) for cell in ("36.34", "-36", "0", "43.2032190")),
        *((METRES, cell) for cell in ("600", "1200.5")),
        *((WHOLE, cell) for cell in ("0", "1793", "-1")),
        *((DAY, cell) for cell in ("2016-11-04", "2016-13-45")),
        *((EVENT, cell) for cell in ("2016", "2016-11", "2016-11-04~", "2014-22?/2016-11-02")),
        *(
            (Kind.ID, cell)
            for cell in ("karama", "000_7266266f45e0730c:1793.2", "17_tammuz", "1.2")
        ),
        *((Kind.MONTH, "2015-05"), (Kind.LANGUAGE, "ar-Latn"), (Kind.HASH, "0f" * 32)),
        *((Kind.TEXT, "=1"), (Kind.VERBATIM, "=1"), (Kind.COLOURS, "#1873c0;#6aa3e0")),
    ],
)
def test_what_is_as_it_should_be_has_no_problem(kind: Kind, cell: str) -> None:
    """Values in their own form are left alone, and so are texts: they are looked at elsewhere."""
    assert find_cell_problem(kind, cell) is None


@pytest.mark.parametrize(
    ("kind", "cell", "mended"),
    [
        (DEGREES, "36,337313", "36.337313"),
        (DEGREES, "-36,3", "-36.3"),
        (DEGREES, "43.2 E", "43.2"),
        (DEGREES, "43.2° W", "-43.2"),
        (DEGREES, "36°20′15″N", "36.3375"),
        (DEGREES, "\u200e36.3", "36.3"),
        (DEGREES, "٤٣٫٢", "43.2"),
        (DEGREES, "'36.3", "36.3"),
        (METRES, "1,200.5", "1200.5"),
        (METRES, "1,5", "1.5"),
        (METRES, "1.5 km", "1500"),
        (WHOLE, "1793.0", "1793"),
        (WHOLE, "1,793", "1793"),
        (WHOLE, "12 345", "12345"),
        (DAY, "13/11/2016", "2016-11-13"),
        (DAY, "13.11.2016", "2016-11-13"),
        (DAY, "11-13-2016", "2016-11-13"),
        (DAY, "4/4/2016", "2016-04-04"),
        (DAY, "2016/11/4", "2016-11-04"),
        (DAY, "20161104", "2016-11-04"),
        (DAY, "42678", "2016-11-04"),
        (DAY, "42678.0", "2016-11-04"),
        (DAY, "2016-11-04T00:00:00Z", "2016-11-04"),
        (DAY, "13/11/2016 00:00", "2016-11-13"),
        (DAY, "4 November 2016", "2016-11-04"),
        (DAY, "Nov 4, 2016", "2016-11-04"),
        (DAY, "٢٠١٦-١١-٠٤", "2016-11-04"),
        (EVENT, "2016-11-4", "2016-11-04"),
        (Kind.MONTH, "2014-06-01", "2014-06"),
        (Kind.MONTH, "41791", "2014-06"),
        (Kind.ID, "1.0", "1"),
        (Kind.ID, "kara\u00admah", "karamah"),
        (Kind.LANGUAGE, "EN", "en"),
        (Kind.LANGUAGE, "English", "en"),
        (Kind.HASH, "0F" * 32, "0f" * 32),
    ],
)
def test_what_certainly_stood_there_is_written(kind: Kind, cell: str, mended: str) -> None:
    """One right answer is given, and the message names it."""
    problem = find_cell_problem(kind, cell)
    assert problem is not None
    assert problem.meant == mended
    assert problem.message.endswith(f"; write {mended}")


@pytest.mark.parametrize(
    ("kind", "cell", "words"),
    [
        (METRES, "1,200", "is ambiguous (1200 or 1.200)"),
        (DEGREES, "4.31E+01", "scientific notation"),
        (DEGREES, "43.103.229", "is 43.103229 meant?"),
        (WHOLE, "1.79E+03", "scientific notation"),
        (DAY, "04/11/2016", "is ambiguous (2016-11-04 or 2016-04-11)"),
        (DAY, "31/11/2016", "is not a day of the calendar"),
        (DAY, "4-Nov-16", "is 2016-11-04 meant?"),
        (EVENT, "Nov-16", "is 2016-11 meant?"),
        (Kind.ID, "1.23E+05", "scientific notation"),
        (Kind.HASH, "7" * 63, "has 63 characters"),
        (Kind.LANGUAGE, "Klingon", "is not a language tag"),
        *((kind, "=A1", "formula") for kind in (DEGREES, METRES, WHOLE, DAY, Kind.ID)),
        *((kind, "#N/A", "error") for kind in (DEGREES, METRES, WHOLE, DAY, Kind.ID)),
    ],
)
def test_what_may_be_two_things_is_not_decided(kind: Kind, cell: str, words: str) -> None:
    """The message says what may be meant; nothing is to be written."""
    problem = find_cell_problem(kind, cell)
    assert problem is not None
    assert (words in problem.message, problem.meant) == (True, "")


@given(st.sampled_from(Kind), st.text(max_size=12))
@example(Kind.DEGREES, "²")
def test_what_was_mended_has_no_problem(kind: Kind, cell: str) -> None:
    """Mending once is enough, whatever stands in a cell."""
    problem = find_cell_problem(kind, cell.strip()) if cell.strip() else None
    assert not (problem and problem.meant and find_cell_problem(kind, problem.meant))


@pytest.mark.parametrize(
    ("kind", "cell"),
    [
        (Kind.DEGREES, "0" + " " * 100_000 + "x"),
        (Kind.DEGREES, "905.115\t" + " " * 100_000 + "!"),
        (Kind.METRES, "99 m" + "5" * 100_000),
        (Kind.METRES, "1" * 48 + " m"),
        (Kind.WHOLE, "991,0" + "1" * 100_000),
        (Kind.EVENT_DATE, "2016 - " * 15_000),
        (Kind.ADDRESS, "https://" + "a " * 50_000),
    ],
    ids=["blanks", "tabs", "digits", "digits and a unit", "thousands", "hyphens", "words"],
)
def test_a_long_cell_takes_no_longer_than_it_is_long(kind: Kind, cell: str) -> None:
    """A hundred thousand characters are no number, and are read in a moment."""
    started = process_time()
    find_cell_problem(kind, cell)
    assert process_time() - started < 5
