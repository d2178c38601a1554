"""Single cells: what spreadsheets and keyboards do to them, and what certainly stood there."""

from __future__ import annotations

from datetime import date
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mosulmap.model.rows import Kind
from mosulmap.project.cell_problems import did_you_mean, find_cell_problem, text_problem, twin

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


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_a_serial_number_is_the_day_that_a_spreadsheet_means(day: date) -> None:
    """Day 1 is the first of 1900, and 1900 has 29 February by an old mistake."""
    number = (day - date(1899, 12, 30)).days
    problem = find_cell_problem(DAY, str(number))
    assert problem is not None
    assert problem.meant == day.isoformat()


@given(st.sampled_from(Kind), st.text(max_size=12))
def test_what_was_mended_has_no_problem(kind: Kind, cell: str) -> None:
    """Mending once is enough, whatever stands in a cell."""
    problem = find_cell_problem(kind, cell.strip()) if cell.strip() else None
    assert not (problem and problem.meant and find_cell_problem(kind, problem.meant))


@pytest.mark.parametrize(
    ("cell", "joined", "mended"),
    [
        ("Tal\u00a0Afar", False, "Tal Afar"),
        ("Mo\u200bsul", False, "Mosul"),
        ("“Mosul”", False, "Mosul"),
        # A joiner inside a word is Persian spelling, and a stray letter in English.
        ("می\u200cرود", True, None),
        ("Mo\u200csul", False, "Mosul"),
        ("“Mosul” and “Erbil”", False, None),
        ("=1+1", False, ""),
        ("-see", False, ""),
        ("-3 to 5", False, None),
        ("Mosul", False, None),
    ],
)
def test_what_happens_to_texts(cell: str, joined: bool, mended: str | None) -> None:  # noqa: FBT001 - a column of the table
    """Invisible characters and quotation marks go; a formula is told of."""
    problem = text_problem(cell, joined=joined)
    assert (problem and problem.meant) == mended


@pytest.mark.parametrize(
    ("word", "same"),
    [("Karama", "karama"), ("karama ", "karama"), ("7.0", "007"), ("7", "007"), ("kerama", "")],
)
def test_a_twin_is_the_same_but_for_what_spreadsheets_do(word: str, same: str) -> None:
    """Capitals, blanks, decimals and zeros at the beginning make no other word of it."""
    assert twin(word, ["karama", "samah", "007"]) == same


def test_of_two_twins_neither_is_meant() -> None:
    """Where two words differ in nothing else, there is no one right answer."""
    assert twin("7", ["07", "007"]) == ""


@pytest.mark.parametrize(("word", "hint"), [("kerama", "; did you mean 'karama'?"), ("xyz", "")])
def test_the_nearest_word_is_offered(word: str, hint: str) -> None:
    """A near one, or none."""
    assert did_you_mean(word, ["karama", "samah"]) == hint


@pytest.mark.parametrize(
    ("kind", "cell", "meant"),
    [
        (Kind.DEGREES, "31 12 20 N", "31.205556"),
        (Kind.DEGREES, "N 31°12'20\"", "31.205556"),
        (Kind.DEGREES, "31° 12' 20.5'' S", "-31.205694"),
        (Kind.DEGREES, "31°12.5′", "31.208333"),
        (Kind.DEGREES, "31,2055°", "31.2055"),
        (Kind.DEGREES, "\u221215.9514", "-15.9514"),
        (Kind.DEGREES, "\u201315.9514", "-15.9514"),
        (Kind.METRES, "1000 km", "1000000"),
        (Kind.METRES, "1234567 m", "1234567"),
        (Kind.METRES, "0,5km", "500"),
        (Kind.METRES, "1,500 m", ""),
        (Kind.EVENT_DATE, "2016-06-XX", "2016-06"),
        (Kind.EVENT_DATE, "2016-XX-XX", "2016"),
        (Kind.EVENT_DATE, "2016-6-1/2016-6-9", "2016-06-01/2016-06-09"),
        (Kind.EVENT_DATE, "2016-06-01 – 2016-06-09", "2016-06-01/2016-06-09"),
        (Kind.EVENT_DATE, "2016-06-10/..", ""),
        (Kind.EVENT_DATE, "../2016-06-10", ""),
        (Kind.EVENT_DATE, "0016-06-10", ""),
        (Kind.DAY, "0016-06-10", ""),
        (Kind.MONTH, "2015-13", ""),
        (Kind.MONTH, "2015/5", "2015-05"),
        (Kind.MONTH, "05/2015", "2015-05"),
        (Kind.COLOURS, "#1873c0ff;#6aa3e0ff", "#1873c0;#6aa3e0"),
        (Kind.COLOURS, "#18C;#FFF", "#1188cc;#ffffff"),
        (Kind.COLOURS, "1873c0,6aa3e0", "#1873c0;#6aa3e0"),
        (Kind.ADDRESS, "https://example.org/a b", ""),
        (Kind.ADDRESS, "http:/example.org", "http://example.org"),
        (Kind.ID, "2016٫0", "2016"),
    ],
)
def test_what_people_write_is_told_with_what_it_means(kind: Kind, cell: str, meant: str) -> None:
    """The value that is meant where only one can be; else words, and no regular expression."""
    found = find_cell_problem(kind, cell)
    assert found is not None
    assert found.meant == meant
    assert "^" not in found.message
    assert not meant or find_cell_problem(kind, meant) is None


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
