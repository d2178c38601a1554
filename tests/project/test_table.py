"""CSV files to rows and back, and the words for every cell that cannot be read."""

from __future__ import annotations

import csv
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mosulmap.files import write_file
from mosulmap.model.rows import (
    TABLES,
    Actor,
    Article,
    Assertion,
    Background,
    Decision,
    Event,
    FeatureClass,
    Mention,
    Name,
    Place,
    Review,
    Row,
)
from mosulmap.project.table import Table, format_table, read_table
from tests.tiny_project import (
    ACTORS,
    ARTICLES,
    BACKGROUND,
    DECISIONS,
    MENTIONS,
    NAMES,
    PLACES,
    TinyProject,
    csv_text,
)

# Round trip: any row of any table.

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")).map(str.strip)
filled_texts = texts.filter(bool)
parts = st.lists(filled_texts.filter(lambda text: ";" not in text), max_size=3).map(tuple)
ids = st.text("abXY01", min_size=1, max_size=4) | st.just("000_7266266f45e0730c:1793.2")
optional_ids = ids | st.just("")
hues = st.binary(min_size=3, max_size=3).map(lambda hue: f"#{hue.hex()}")
days = st.dates(date(1000, 1, 1), date(2999, 12, 31)).map(date.isoformat)
event_dates = st.sampled_from(["", "2016-11-04", "2016-11", "2016-11-04~", "2014-22?/2016-11-02"])


def degrees(limit: int) -> st.SearchStrategy[float | None]:
    """Draw no coordinate, or one of at most `limit` degrees and seven decimals."""
    return st.none() | st.integers(-limit * 10**7, limit * 10**7).map(lambda n: n / 10**7)


ROWS: dict[str, st.SearchStrategy[Row]] = {
    PLACES: st.builds(
        Place,
        id=ids,
        title=filled_texts,
        type=filled_texts,
        fclass=st.sampled_from(FeatureClass),
        parent_id=optional_ids,
        lon=degrees(180),
        lat=degrees(90),
        geo_uncertainty_m=st.none() | st.integers(1, 10**12).map(lambda n: n / 10**4),
        geo_source=texts,
        ccodes=parts,
        matches=parts,
        note=texts,
    ),
    NAMES: st.builds(
        Name,
        place_id=ids,
        toponym=filled_texts,
        lang=st.sampled_from(["en", "ar", "ar-Latn", "ckb"]),
        source=texts,
    ),
    ACTORS: st.builds(
        Actor,
        id=ids,
        title=filled_texts,
        title_ar=texts,
        parent_id=optional_ids,
        names=parts,
        color=st.lists(hues, max_size=2).map(tuple),
        pattern=texts,
    ),
    BACKGROUND: st.builds(
        Background,
        toponym=filled_texts,
        event=st.sampled_from(Event),
        actor=optional_ids,
        date=days.map(lambda day: day[:7]),
        source=filled_texts,
    ),
    ARTICLES: st.builds(
        Article,
        id=ids,
        file=filled_texts,
        publisher=texts,
        agency=parts,
        title=filled_texts,
        url=st.sampled_from(["", "https://example.org/a?b=c,d;e"]),
        published=days | st.just(""),
        published_basis=texts,
        sha256=st.binary(min_size=32, max_size=32).map(bytes.hex),
        note=texts,
    ),
    MENTIONS: st.builds(
        Mention,
        id=ids,
        article_id=ids,
        char_start=st.integers(0, 10**6),
        char_end=st.integers(0, 10**6),
        toponym=filled_texts,
        place_id=ids,
        event=st.sampled_from(Event),
        actor=optional_ids,
        control=optional_ids,
        assertion=st.sampled_from(Assertion),
        event_date=event_dates,
        date_phrase=texts,
        claimant=optional_ids,
        quote=filled_texts,
        status=st.sampled_from(Review),
        note=texts,
    ),
    DECISIONS: st.builds(
        Decision,
        table=filled_texts,
        row=filled_texts,
        column=filled_texts,
        before=texts,
        after=texts,
        who=filled_texts,
        when=st.datetimes().map(lambda when: f"{when.isoformat()}Z"),
        why=texts,
        undoes=texts,
    ),
}


def sort_key(row: Row) -> tuple[Any, ...]:
    """Return what a table is sorted by."""
    return tuple(getattr(row, column) for column in row.sort_by)


@pytest.mark.parametrize("path", TABLES)
@given(data=st.data())
def test_what_is_written_is_read_back(path: str, data: st.DataObject) -> None:
    """Any rows of any table come back from disk as they were, sorted, without a problem."""
    rows = data.draw(st.lists(ROWS[path], max_size=4, unique_by=sort_key))
    with TemporaryDirectory() as folder:
        write_file(Path(folder) / path, format_table(rows, TABLES[path]))
        table = read_table(Path(folder), path, TABLES[path])
    assert (table.rows, table.problems) == (tuple(sorted(rows, key=sort_key)), ())


@pytest.mark.parametrize("path", TABLES)
@given(data=st.data())
def test_the_same_rows_are_the_same_bytes(path: str, data: st.DataObject) -> None:
    """The order in which rows are given does not change what is written."""
    rows = data.draw(st.lists(ROWS[path], max_size=4, unique_by=sort_key))
    shuffled = data.draw(st.permutations(rows))
    assert format_table(shuffled, TABLES[path]) == format_table(rows, TABLES[path])


@pytest.mark.parametrize("path", TABLES)
def test_the_shipped_tables_are_as_the_writer_writes_them(path: str, root: Path) -> None:
    """Reading and writing a shipped table gives the very bytes: sorted, and in one form."""
    table = read_table(root, path, TABLES[path])
    assert format_table(table.rows, TABLES[path]).encode() == (root / path).read_bytes()


# What is read alike, however it was saved.

HEADER = "place_id,toponym,lang,source"
SPELLINGS = [["place_id", "toponym", "lang", "source"], ["mosul", "الموصل", "ar", "GeoNames"]]
MOSUL = Name(place_id="mosul", toponym="الموصل", lang="ar", source="GeoNames")


def read_names(content: bytes | str, folder: Path) -> Table[Name]:
    """Return the table of names that a file with this content gives."""
    path = folder / NAMES
    path.parent.mkdir()
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_table(folder, NAMES, Name)


def said(table: Table[Any]) -> list[str]:
    """Return a table's problems as the reader of the terminal sees them."""
    return [str(problem) for problem in table.problems]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_table_is_read_however_a_spreadsheet_saves_it(
    encoding: str, delimiter: str, line_end: str, tmp_path: Path
) -> None:
    """Encoding with a mark, delimiter and line end make no difference."""
    text = line_end.join(delimiter.join(cells) for cells in SPELLINGS) + line_end
    table = read_names(text.encode(encoding), tmp_path)
    assert (table.rows, table.lines, table.problems) == ((MOSUL,), (2,), ())


def test_big_endian_utf16_is_read(tmp_path: Path) -> None:
    """UTF-16 is read by its mark, whichever byte comes first."""
    text = "\n".join(",".join(cells) for cells in SPELLINGS)
    assert read_names(b"\xfe\xff" + text.encode("utf-16-be"), tmp_path).rows == (MOSUL,)


def test_columns_may_come_in_any_order(tmp_path: Path) -> None:
    """A table whose columns were moved about is read by their names."""
    table = read_names("source,lang,toponym,place_id\nGeoNames,ar,الموصل,mosul\n", tmp_path)
    assert (table.rows, table.problems) == ((MOSUL,), ())


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("a,A,en,\nb,B,en,\n", (2, 3)),
        ("a,A,en,\n\n\nb,B,en,\n", (2, 5)),
        ("a,A,en,\n,,,\n , ,,\nb,B,en,\n", (2, 5)),
        ('a,A,en,"one\ntwo\nthree"\nb,B,en,\n', (2, 5)),
        ('a,A,en,"one\r\ntwo"\r\nb,B,en,\r\n', (2, 4)),
        ('a,A,en,"one\rtwo"\nb,B,en,\n', (2, 4)),
        ("a,A,en,one\u2028two\nb,B,en,\n", (2, 3)),
    ],
)
def test_lines_are_counted_as_an_editor_counts_them(
    body: str, lines: tuple[int, ...], tmp_path: Path
) -> None:
    """Blank lines and line breaks inside cells count; a row stands on the line it begins on."""
    table = read_names(f"{HEADER}\n{body}", tmp_path)
    assert (table.lines, table.problems) == (lines, ())


# What cannot be read: the file, its header, a row, a cell.

COLUMNS = "the columns are place_id, toponym, lang, source"
MEND = "save the file as 'CSV UTF-8'"
OR = "or run mosulmap check --fix --encoding"
QUOTES = "a comma inside a cell needs double quotes around the cell"


@pytest.mark.parametrize(
    ("content", "problems"),
    [
        # The file.
        (b"", [f"{NAMES}:1: is empty; expected place_id,toponym,lang,source"]),
        (b"\n \n", [f"{NAMES}:1: is empty; expected place_id,toponym,lang,source"]),
        (
            f"{HEADER}\nmosul,الموصل,ar,\n".encode("windows-1256"),
            [f"{NAMES}:2: is not UTF-8; it looks like windows-1256; {MEND}, {OR} windows-1256"],
        ),
        (
            f"{HEADER}\nmosul,Mosul,en,\nmosul,Mossoul,fr,dépêche\n".encode("windows-1252"),
            [f"{NAMES}:3: is not UTF-8; it looks like windows-1252; {MEND}, {OR} windows-1252"],
        ),
        *(
            (
                f"{HEADER}\nmosul,الموصل,ar,\n".encode(encoding),
                [f"{NAMES}: looks like UTF-16 without a byte order mark; {MEND}"],
            )
            for encoding in ("utf-16-le", "utf-16-be")
        ),
        # The header.
        (
            "place_id,toponym,source\nmosul,Mosul,\n",
            [f"{NAMES}:1: column 'lang' is missing"],
        ),
        (
            "place_id,toponym,lang,source,remark\nmosul,Mosul,en,,\n",
            [f"{NAMES}:1: column 'remark' is unknown; {COLUMNS}"],
        ),
        (
            "place_id,toponym,lang,lang,source\nmosul,Mosul,en,en,\n",
            [f"{NAMES}:1: column 'lang' stands twice"],
        ),
        (
            "place,toponym,source,source\nmosul,Mosul,,\n",
            [
                f"{NAMES}:1: column 'lang' is missing",
                f"{NAMES}:1: column 'source' stands twice",
                f"{NAMES}:1: column 'place' is unknown; did you mean 'place_id'?",
            ],
        ),
        # A row.
        (f"{HEADER}\nmosul,Mosul\n", [f"{NAMES}:2: has 2 cells, expected 4; {QUOTES}"]),
        (
            f"{HEADER}\nmosul,Mosul, city,en,GeoNames\n",
            [f"{NAMES}:2: has 5 cells, expected 4; {QUOTES}"],
        ),
        # A cell.
        (
            f"{HEADER}\nmosul,Mo\0sul,en,Geo\0\n",
            [
                f"{NAMES}:2: toponym: holds a NUL character, which no text has; delete it",
                f"{NAMES}:2: source: holds a NUL character, which no text has; delete it",
            ],
        ),
        (f"{HEADER}\nmosul,,en,\n", [f"{NAMES}:2: toponym: is empty; a value is needed here"]),
        (
            f"{HEADER}\n,,,GeoNames\n",
            [
                f"{NAMES}:2: place_id: is empty; a value is needed here",
                f"{NAMES}:2: toponym: is empty; a value is needed here",
                f"{NAMES}:2: lang: is empty; a value is needed here",
            ],
        ),
    ],
)
def test_what_cannot_be_read_is_named_by_line_and_column(
    content: bytes | str, problems: list[str], tmp_path: Path
) -> None:
    """A broken file gives no row, and one line for each fault with the way to mend it."""
    table = read_names(content, tmp_path)
    assert (table.rows, said(table)) == ((), problems)


def test_a_missing_file_is_a_table_with_one_problem(tmp_path: Path) -> None:
    """A table that is not there has no rows and says so once."""
    table = read_table(tmp_path, NAMES, Name)
    assert (table.rows, said(table)) == (
        (),
        [f"{NAMES}: cannot be read (no such file or directory)"],
    )


def test_a_cut_utf16_file_is_refused_with_the_way_to_mend_it(tmp_path: Path) -> None:
    """A UTF-16 file that ends inside a letter is told how to be saved."""
    content = f"{HEADER}\nmosul,Mosul,en,\n".encode("utf-16")[:-1]
    [problem] = said(read_names(content, tmp_path))
    assert problem.startswith(f"{NAMES}: ")
    assert problem.endswith(MEND)


NEVER_CLOSED = (
    "a double quote opens a cell that is never closed; "
    "close it at the end of the cell, or delete it"
)
BELOW = {
    0: "",
    1: "; nothing below is read, 1 line",
    20_000: "; nothing below is read, 20,000 lines",
}
CLOSED_EARLY = (
    "text follows the double quote that closes a cell; "
    "put the whole cell in double quotes and double each one inside it"
)


@pytest.mark.parametrize("below", [0, 1, 20_000])
@pytest.mark.parametrize("quoted", ["GeoNames", '"GeoNames, 2016"', '"GeoNames\n2016"'])
def test_a_quote_that_is_never_closed_is_one_problem(
    quoted: str, below: int, tmp_path: Path
) -> None:
    """It is named by the line its row begins on, and what it swallows is no problem of its own."""
    above = f"{HEADER}\nmosul,Mosul,en,{quoted}\n"
    rest = "mosul,Mosul,en,\n" * below
    table = read_names(f'{above}mosul,"Mossoul,fr,\n{rest}', tmp_path)
    line = above.count("\n") + 1
    row = " (row 3)" if line == 4 else ""
    assert said(table) == [f"{NAMES}:{line}{row}: {NEVER_CLOSED}{BELOW[below]}"]
    assert ([row.toponym for row in table.rows], table.whole) == (["Mosul"], False)


@pytest.mark.parametrize(
    ("text", "line", "message", "below"),
    [
        # A quote further down closes the cell in the middle of another row.
        (f'{HEADER}\na,"A,en,\nb,B,en,"one, two"\n', 2, NEVER_CLOSED, 1),
        (f'{HEADER}\n\na,A,en,"one\nb,B,en,"two"\n', 3, NEVER_CLOSED, 1),
        ('"place_id,toponym,lang,source\na,A,en,\n', 1, NEVER_CLOSED, 1),
        # Text after a cell that is closed.
        (f'{HEADER}\na,"A"b,en,\nb,B,en,\n', 2, CLOSED_EARLY, 1),
        (f'{HEADER}\na,"the "old" city",en,\n', 2, CLOSED_EARLY, 0),
        (f'{HEADER}\na,"A" ,en,\n', 2, CLOSED_EARLY, 0),
    ],
)
def test_a_quote_out_of_place_is_named_by_its_row(
    text: str, line: int, message: str, below: int, tmp_path: Path
) -> None:
    """What was meant cannot be known, so that nothing from that row on is read."""
    table = read_names(text, tmp_path)
    problem = f"{NAMES}:{line}: {message}{BELOW[below]}"
    assert (said(table), table.rows, table.whole) == ([problem], (), False)


def test_the_rows_above_a_quote_that_is_never_closed_tell_their_problems(tmp_path: Path) -> None:
    """A broken row further up is not hidden by the quote."""
    table = read_names(f'{HEADER}\na,A,English,\nb,"B,en,\n', tmp_path)
    assert [(problem.line, problem.column) for problem in table.problems] == [(2, "lang"), (3, "")]


def test_a_cell_too_long_for_the_reader_says_so(tmp_path: Path) -> None:
    """A cell without a quote that goes on and on is told by its length."""
    table = read_names(f"{HEADER}\na,{'A' * 131_073},en,\n", tmp_path)
    words = "toponym: has 131,073 characters, more than 131,072; shorten it"
    assert said(table) == [f"{NAMES}:2: {words}"]


def test_the_limit_of_a_cell_is_our_own(tmp_path: Path) -> None:
    """Another library of the same process may have moved the limit that all readers share."""
    former = csv.field_size_limit(sys.maxsize)
    try:
        table = read_names(f"{HEADER}\na,{'A' * 131_073},en,\n", tmp_path)
    finally:
        csv.field_size_limit(former)
    words = "toponym: has 131,073 characters, more than 131,072; shorten it"
    assert said(table) == [f"{NAMES}:2: {words}"]


AN_ID = "is not an id; use letters, digits, _ . : - without spaces"
A_CLASS = "is none of 'A', 'H', 'L', 'P' or 'S'"
AN_EVENT = (
    "is none of 'capture', 'entry', 'fighting', 'withdrawal', 'holding', 'siege', 'attack', "
    "'displacement', 'visit' or 'none'"
)
NOT_PLAIN = "is not in plain decimal degrees"
AN_ADDRESS = "is not a web address; it must begin with https:// or http://"
A_COLOUR = "is not a colour; write it as #1873c0"


@pytest.mark.parametrize(
    ("path", "column", "cell", "message"),
    [
        # Numbers.
        (PLACES, "lon", "43,2", "has a decimal comma; write 43.2"),
        (PLACES, "lat", "-36,337313", "has a decimal comma; write -36.337313"),
        (PLACES, "geo_uncertainty_m", "1,5", "has a decimal comma; write 1.5"),
        (PLACES, "lon", "43.2 E", f"{NOT_PLAIN}; write 43.2"),
        (PLACES, "lat", "36°20′", f"{NOT_PLAIN}; write 36.333333"),
        (PLACES, "lon", "180.5", "must be at most 180"),
        (PLACES, "lon", "-181", "must be at least -180"),
        (PLACES, "lat", "363412", "must be at most 90; its decimal point seems to be lost"),
        (PLACES, "lat", "-90.1", "must be at least -90"),
        (PLACES, "geo_uncertainty_m", "0", "must be more than 0"),
        (PLACES, "geo_uncertainty_m", "inf", "is not a number"),
        (MENTIONS, "char_start", "12.5", "is not a whole number"),
        (MENTIONS, "char_end", "-1", "must be at least 0"),
        # Words from a list.
        (PLACES, "fclass", "X", A_CLASS),
        (PLACES, "fclass", "p", f"{A_CLASS}; write P"),
        (MENTIONS, "event", "seized", AN_EVENT),
        (MENTIONS, "assertion", "meant", "is none of 'stated' or 'implied'"),
        (MENTIONS, "status", "ok", "is none of 'proposed', 'accepted', 'rejected' or 'deferred'"),
        # Days.
        (MENTIONS, "event_date", "2016-02-30", "is not a day of the calendar"),
        (MENTIONS, "event_date", "2016-11-04/2016-11-02", "ends before it begins"),
        (ARTICLES, "published", "13/11/2016", "is not an ISO day; write 2016-11-13"),
        (ARTICLES, "published", "2016-11-31", "is not a day of the calendar"),
        # Forms.
        (PLACES, "id", "al bab", AN_ID),
        (PLACES, "id", "الموصل", AN_ID),
        (NAMES, "place_id", "-x", AN_ID),
        (NAMES, "lang", "English", "is not a language tag; write en"),
        (ARTICLES, "sha256", "ABC", "has 3 characters; a SHA-256 has 64, of 0-9 and a-f"),
        (ARTICLES, "url", "javascript:alert(1)", AN_ADDRESS),
        (ARTICLES, "url", "www.dw.com", "lacks its beginning; is https://www.dw.com meant?"),
        (ARTICLES, "url", 'https://a.b/"><script>', AN_ADDRESS),
        (ACTORS, "color", "blue", A_COLOUR),
        (ACTORS, "color", "#1873C0", "is not a colour; write #1873c0"),
    ],
)
def test_a_cell_that_cannot_be_read_is_told_how_to_be_mended(
    path: str, column: str, cell: str, message: str, tmp_path: Path
) -> None:
    """One broken cell gives one line: file, line, column, value, and what was expected."""
    TinyProject().change(path, 1, {column: cell}).write(tmp_path)
    table = read_table(tmp_path, path, TABLES[path])
    assert said(table) == [f"{path}:3: {column}: '{cell}' {message}"]


def test_of_several_values_the_broken_one_is_named(tmp_path: Path) -> None:
    """In a cell of two colours, the message names the one that is wrong."""
    TinyProject().change(ACTORS, 1, {"color": "#1873c0;blue"}).write(tmp_path)
    assert said(read_table(tmp_path, ACTORS, Actor)) == [f"{ACTORS}:3: color: 'blue' {A_COLOUR}"]


@pytest.mark.parametrize("path", TABLES)
def test_every_cell_that_must_be_filled_says_so(path: str, tmp_path: Path) -> None:
    """A row in which only one cell is filled names each other one that is needed."""
    model = TABLES[path]
    needed = [name for name, field in model.model_fields.items() if field.is_required()]
    last = list(model.model_fields)[-1]
    needed = [name for name in needed if name != last]
    (tmp_path / path).parent.mkdir()
    (tmp_path / path).write_text(csv_text(path, [{last: "state"}]), encoding="utf-8")
    assert said(read_table(tmp_path, path, model)) == [
        f"{path}:2: {column}: is empty; a value is needed here" for column in needed
    ]


def test_all_problems_come_at_once_and_all_good_rows_stay(tmp_path: Path) -> None:
    """Three broken rows of five give their problems; one of them can be read without its cell."""
    body = "a,A,en,\nb,B\nc,C,en,one\nd,D,Deutsch,\n!,,en,\n"
    table = read_names(f"{HEADER}\n{body}", tmp_path)
    assert [(row.place_id, row.lang) for row in table.rows] == [
        ("a", "en"),
        ("c", "en"),
        ("d", "und"),
    ]
    assert table.lines == (2, 4, 5)
    assert said(table) == [
        f"{NAMES}:3: has 2 cells, expected 4; {QUOTES}",
        f"{NAMES}:5: lang: 'Deutsch' is not a language tag; write de",
        f"{NAMES}:6: place_id: '!' is not an id; use letters, digits, _ . : - without spaces",
        f"{NAMES}:6: toponym: is empty; a value is needed here",
    ]


def test_the_ids_of_rows_that_cannot_be_read_stay_known(tmp_path: Path) -> None:
    """A row with a cell too many is not a row, but its id and its parent are remembered."""
    TinyProject().write(tmp_path)
    text = (tmp_path / PLACES).read_text(encoding="utf-8")
    (tmp_path / PLACES).write_text(text.replace("karama,", "karama,,,,", 1), encoding="utf-8")
    table = read_table(tmp_path, PLACES, Place)
    assert [place.id for place in table.rows] == ["iraq", "mosul", "samah", "tal_afar"]
    assert table.unread == {"karama"}


def test_blanks_around_a_cell_do_not_count(tmp_path: Path) -> None:
    """Spaces that a hand left around a cell are not part of it."""
    assert read_names(f"{HEADER}\n mosul , الموصل ,ar , GeoNames \n", tmp_path).rows == (MOSUL,)
