"""Fifty further faults, of other columns and tables, each with the words of its answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.curate.fix import fix_project
from mosulmap.errors import Severity
from tests.faults import (
    Edit,
    Fault,
    add,
    all_words,
    answers,
    as_cases,
    both,
    change,
    check,
    fault,
    key_of,
    remade,
    replace_text,
    rows_in,
    write,
)
from tests.faults_project import (
    ACTORS,
    ARTICLES,
    BACKGROUND,
    CONTEXT,
    DELTA,
    MENTIONS,
    NAMES,
    PLACES,
)

DECISIONS, ACKNOWLEDGED = "seeds/decisions.csv", "seeds/acknowledged.csv"
TAKEN = f"delta:{DELTA.index('Bourem Kadi')}"
"""The mention of the capture."""

EVENT = "Gao|capture|2012-03"


def cells(name: str, path: str, key: str, column: str, value: str, *words: str) -> Fault:
    """Return the fault of one cell, told in that cell."""
    return fault(name, change(path, key, **{column: value}), path, key, column, *words)


def spelling(name: str, toponym: str, *words: str) -> Fault:
    """Return the fault of one more spelling of Kidal."""
    edit = add(NAMES, place_id="kidal", toponym=toponym, lang="en", source="here")
    return fault(name, edit, NAMES, f"kidal|{toponym}|en", "toponym", *words)


def line(name: str, old: str, new: str, *words: str) -> Fault:
    """Return the fault of a text replaced in the basemap."""
    return fault(name, replace_text(CONTEXT, old, new), CONTEXT, "", "", *words)


def logged(name: str, row: str, column: str, *words: str) -> Fault:
    """Return the fault of a row in the table of decisions."""
    header = "table,row,column,before,after,who,when,why,undoes\n"
    return fault(name, write(DECISIONS, header + row + "\n"), DECISIONS, "2", column, *words)


def header(name: str, path: str, old: bytes, new: bytes, *words: str) -> Fault:
    """Return the fault of a header."""
    return fault(
        name, remade(path, lambda content: content.replace(old, new, 1)), path, "1", "", *words
    )


FAULTS = [
    # Places
    cells("a kind mistyped", PLACES, "kidal", "type", "twon", "did you mean 'town'"),
    cells("a class in small letters", PLACES, "kidal", "fclass", "p", "write P"),
    cells("a place in itself", PLACES, "kidal", "parent_id", "kidal", "lies in itself"),
    cells("an id elsewhere without its prefix", PLACES, "kidal", "matches", "Q5", "write wd:Q5"),
    cells("two ids in one", PLACES, "kidal", "matches", "wd:Q5,gn:7", "semicolon"),
    cells("an id elsewhere of letters", PLACES, "kidal", "matches", "gn:Kidal", "form"),
    cells("the id of another place", PLACES, "kidal", "matches", "wd:Q234840", "'gao' too"),
    cells("no radius at all", PLACES, "kidal", "geo_uncertainty_m", "0", "more than 0"),
    cells("a longitude counted on", PLACES, "menaka", "lon", "362.4022", "or 2.4022 or"),
    cells("an Arabic comma", PLACES, "kidal", "lat", "18،4411", "write 18.4411"),
    cells("a title that is a number", PLACES, "kidal", "title", "12345", "no letter"),
    cells("a title that is an address", PLACES, "kidal", "title", "www.kidal.org", "web address"),
    cells("half a position", PLACES, "kidal", "lon", "", "together"),
    fault(
        "the position of the city",
        change(PLACES, "bourem_kadi", lon="-0.0447", lat="16.2717"),
        *(PLACES, "bourem_kadi", "lat", "the very spot of Gao"),
    ),
    cells("a parent by its title", PLACES, "kidal", "parent_id", "Mali", "write mali"),
    # Spellings
    spelling("markup", "<b>Kidal</b>", "markup"),
    spelling("a link of a wiki", "[[Kidal]]", "markup"),
    spelling("an address", "https://example.org/Kidal", "web address"),
    spelling(
        "a sentence", "Kidal is a town in the north of the country of Mali", "longer than a name"
    ),
    spelling("a template of a wiki", "{{Kidal}}", "markup"),
    spelling("a full stop behind", "Kidal.", "with a mark behind it"),
    # Parties
    cells("a title in Arabic", ACTORS, "league", "title", "رابطة", "no Latin letter"),
    cells("an Arabic title in Latin", ACTORS, "league", "title_ar", "League", "no Arabic letter"),
    cells("a name twice", ACTORS, "league", "names", "League;league", "twice"),
    cells("a name of another party", ACTORS, "league", "names", "League;MNF", "one of 'front' too"),
    cells("the very same colour", ACTORS, "league", "color", "#1873c0;#6aa3e0", "is the colour of"),
    cells("colours in words", ACTORS, "league", "color", "red;blue", "is not a colour"),
    cells("a colour like the land", ACTORS, "league", "color", "#ffffff;#aee04f", "the land"),
    # Known events
    fault(
        "a place mistyped",
        add(BACKGROUND, toponym="Kidel", event="capture", date="2012-04", source="Chronology"),
        *(BACKGROUND, "Kidel|capture|2012-04", "toponym", "did you mean 'Kidal'"),
    ),
    fault(
        "a year to come",
        add(BACKGROUND, toponym="Gao", event="entry", date="2102-04", source="Chronology"),
        *(BACKGROUND, "Gao|entry|2102-04", "date", "is the year right"),
    ),
    fault(
        "a month in words",
        add(BACKGROUND, toponym="Gao", event="entry", date="Apr 2012", source="Chronology"),
        *(BACKGROUND, "Gao|entry|Apr 2012", "date", "is 2012-04 meant"),
    ),
    # Articles
    cells("the file of another", ARTICLES, "wire", "file", "delta.txt", "the file of 'delta'"),
    cells("a hash cut short", ARTICLES, "wire", "sha256", "4085a556", "8 characters"),
    cells("an address without http", ARTICLES, "wire", "url", "www.example.org/a", "https://www"),
    cells("the title of another", ARTICLES, "wire", "title", "Soldiers reach Gao", "'delta'"),
    fault(
        "nobody who published it",
        both(
            change(ARTICLES, "delta", publisher="", agency=""),
            change(ARTICLES, "wire", publisher="", agency=""),
        ),
        *(ARTICLES, "wire", "publisher", "on whose word"),
    ),
    cells("a day of another month", ARTICLES, "delta", "published", "2013-04-14", "March 14"),
    fault(
        "a text in no row",
        write("seeds/lost.txt", "Gao news\n\nMalian soldiers took Menaka.\n"),
        *(ARTICLES, "", "", "lost.txt"),
    ),
    fault(
        "a text that is a document",
        write("seeds/wire.txt", b"PK\x03\x04document"),
        *(ARTICLES, "wire", "file", "office document"),
    ),
    fault(
        "a letter in another encoding",
        remade("seeds/wire.txt", lambda content: content.replace(b"Gao", b"G\xe3o")),
        *(ARTICLES, "wire", "file", "not UTF-8"),
    ),
    # Mentions
    cells("an event mistyped", MENTIONS, TAKEN, "event", "captured", "did you mean 'capture'"),
    cells("a status in words", MENTIONS, TAKEN, "status", "Accepted", "write accepted"),
    cells(
        "a start too early", MENTIONS, TAKEN, "char_start", str(DELTA.index("Bourem") - 1), ""
    )._replace(columns="toponym", words=("a blank too many",)),
    cells("another article", MENTIONS, TAKEN, "article_id", "wire", "write delta"),
    cells("day and month exchanged", MENTIONS, TAKEN, "event_date", "2013-12-03", "")._replace(
        words=("after the article's publication",)
    ),
    cells("a place as holder", MENTIONS, TAKEN, "control", "gao", "neither an id"),
    cells("a claimant in words", MENTIONS, TAKEN, "claimant", "colonel", "not an id"),
    # Decisions, acknowledgements, basemap, headers
    logged(
        "a decision to come", "mentions,x:1,status,a,b,Ann,2061-01-01T00:00:00Z,,", "when", "after"
    ),
    logged(
        "no such column", "mentions,x:1,state,a,b,Ann,2016-01-01T00:00:00Z,,", "column", "status"
    ),
    fault(
        "a file mistyped in an acknowledgement",
        write(ACKNOWLEDGED, "rule,file,ids,values,why\nborder,gazetteer/place.csv,gao,x,yes\n"),
        *(ACKNOWLEDGED, "2", "file", "did you mean 'gazetteer/places.csv'"),
    ),
    line("a kind of line mistyped", '"kind": "river"', '"kind": "riwer"', "'riwer'"),
    header("a header mistyped", ACTORS, b",pattern", b",patern", "did you mean 'pattern'"),
    header("a header in capitals", PLACES, b"id,title", b"ID,title", "write id"),
]


def test_there_are_fifty_and_more() -> None:
    """And each has a name of its own."""
    assert len({case.name for case in FAULTS}) == len(FAULTS) >= 50


@as_cases(FAULTS)
def test_each_fault_is_answered_in_its_row(case: Fault, tmp_path: Path) -> None:
    """A problem names file, line and column, and says what happened or what to write."""
    report = check(case, tmp_path)
    assert answers(case, tmp_path, report), all_words(report)


ALONE: dict[str, tuple[str, Edit]] = {
    "another article": (MENTIONS, change(MENTIONS, TAKEN, article_id="wire")),
    "a start too early": (
        MENTIONS,
        change(MENTIONS, TAKEN, char_start=str(DELTA.index("Bourem") - 1)),
    ),
    "the file of another": (ARTICLES, change(ARTICLES, "wire", file="delta.txt")),
    "a place at zero": (PLACES, change(PLACES, "kidal", lon="0", lat="-60")),
}


@pytest.mark.parametrize("name", ALONE)
def test_a_fault_is_one_error(name: str, tmp_path: Path) -> None:
    """What follows from it in the same row is not told beside it."""
    path, edit = ALONE[name]
    report = check(fault(name, edit, path, "", ""), tmp_path)
    told = [p for p in (*report.errors, *report.warnings) if p.column]
    assert [(p.path, p.severity) for p in told] == [(path, Severity.ERROR)], all_words(report)


@pytest.mark.parametrize(
    ("edit", "path", "key", "mended"),
    [
        (change(MENTIONS, TAKEN, article_id="wire"), MENTIONS, TAKEN, {"article_id": "delta"}),
        (change(PLACES, "kidal", matches="Q5"), PLACES, "kidal", {"matches": "wd:Q5"}),
        (
            both(change(PLACES, "kidal", lat="18،4411"), change(PLACES, "kidal", lon="1،4078")),
            *(PLACES, "kidal"),
            {"lat": "18.4411", "lon": "1.4078"},
        ),
    ],
    ids=["another article", "an id elsewhere", "Arabic commas"],
)
def test_what_has_one_right_answer_is_mended(
    edit: Edit, path: str, key: str, mended: dict[str, str], tmp_path: Path
) -> None:
    """`check --fix` writes it and nothing else."""
    check(fault("one", edit, path, "", ""), tmp_path)
    fix_project(tmp_path)
    [row] = [row for row in rows_in(tmp_path / path) if key_of(path, row) == key]
    assert {column: row[column] for column in mended} == mended
