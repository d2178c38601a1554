"""Fifty more faults, each with the row, the columns and the words of its answer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mosulmap.curate.fix import fix_project
from mosulmap.project.csv_file import guess_encoding
from tests.faults import (
    Edit,
    Fault,
    add,
    add_like,
    all_words,
    answers,
    as_cases,
    both,
    change,
    check,
    fault,
    remade,
    replace_text,
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
    write_sound_project,
)

DECISIONS = "seeds/decisions.csv"
ACKNOWLEDGED = "seeds/acknowledged.csv"
TAKEN = f"delta:{DELTA.index('Bourem Kadi')}"
"""The mention of the capture."""


def of_place(name: str, cells: dict[str, str], columns: str, *words: str) -> Fault:
    """Return the fault of cells in the row of Kidal."""
    return fault(name, change(PLACES, "kidal", **cells), PLACES, "kidal", columns, *words)


def of_spelling(name: str, toponym: str, columns: str, *words: str, lang: str = "en") -> Fault:
    """Return the fault of one more spelling of Kidal."""
    edit = add(NAMES, place_id="kidal", toponym=toponym, lang=lang, source="here")
    return fault(name, edit, NAMES, f"kidal|{toponym}|{lang}", columns, *words)


def of_party(name: str, cells: dict[str, str], columns: str, *words: str) -> Fault:
    """Return the fault of cells in the row of the league."""
    return fault(name, change(ACTORS, "league", **cells), ACTORS, "league", columns, *words)


def of_article(name: str, cells: dict[str, str], columns: str, *words: str) -> Fault:
    """Return the fault of cells in the row of the first article."""
    return fault(name, change(ARTICLES, "delta", **cells), ARTICLES, "delta", columns, *words)


def of_mention(name: str, cells: dict[str, str], columns: str, *words: str) -> Fault:
    """Return the fault of cells in the row of the capture."""
    return fault(name, change(MENTIONS, TAKEN, **cells), MENTIONS, TAKEN, columns, *words)


def file(name: str, edit: Edit, path: str, line: str, *words: str) -> Fault:
    """Return the fault of a whole file, told at a line of it."""
    return fault(name, edit, path, line, "", *words)


def text_of(name: str, make: Callable[[bytes], bytes], *words: str) -> Fault:
    """Return the fault of an article's file that an editor saved otherwise."""
    return fault(name, remade("seeds/delta.txt", make), ARTICLES, "delta", "sha256", *words)


def decision(table: str, when: str) -> Edit:
    """Write a table of decisions with one row."""
    header = "table,row,column,before,after,undoes,who,when,why\n"
    return write(DECISIONS, f"{header}{table},x:1,status,proposed,accepted,,Ann,{when},\n")


CONFLICT = '<<<<<<< HEAD\n "features"\n=======\n>>>>>>> other\n "features"'

FAULTS = [
    # Places
    of_place(
        "a parent with an invisible character",
        {"parent_id": "ma\u200bli"},
        "parent_id",
        "write mali",
    ),
    of_place("a parent in capitals", {"parent_id": "Mali"}, "parent_id", "write mali"),
    of_place(
        "a parent with hyphens", {"parent_id": "bourem-kadi"}, "parent_id", "write bourem_kadi"
    ),
    of_place(
        "a radius beyond the country",
        {"geo_uncertainty_m": "3000000"},
        "geo_uncertainty_m",
        "3000 km",
    ),
    of_place("Arabic digits", {"lat": "١٨٫٤٤١١"}, "lat", "write 18.4411"),
    of_place("Persian digits", {"lon": "۱٫۴۰۷۸"}, "lon", "write 1.4078"),
    of_place("wide digits", {"lat": "１８．４４１１"}, "lat", "write 18.4411"),
    of_place(
        "exchanged axes inside a large country",
        {"lon": "18.4411", "lat": "1.4078"},
        "lat",
        "swapped",
    ),
    of_place("a latitude that became a day", {"lat": "18. Apr"}, "lat", "day as spreadsheets"),
    of_place(
        "a radius that became a day", {"geo_uncertainty_m": "Mar 00"}, "geo_uncertainty_m", "day"
    ),
    of_place("both axes in one cell", {"lat": "18.4411, 1.4078", "lon": ""}, "lat", "two numbers"),
    of_place("east behind a latitude", {"lat": "18.4411 E"}, "lat", "exchanged"),
    of_place("north before a longitude", {"lon": "N 1.4078"}, "lon", "exchanged"),
    of_place("no number in words", {"lat": "n/a"}, "lat", "leave the cell empty"),
    of_place("a dash for no number", {"lon": "–"}, "lon", "leave the cell empty"),
    of_place(
        "an unknown radius in words", {"geo_uncertainty_m": "unknown"}, "geo_uncertainty_m", "empty"
    ),
    of_place("country codes with a comma", {"ccodes": "ML,NE"}, "ccodes", "write ML;NE"),
    of_place("a title with a tab", {"title": "Kidal\tTown"}, "title", "tab"),
    of_place("a letter as on web pages", {"title": "K&iacute;dal"}, "title", "write Kídal"),
    of_place("an apostrophe as on web pages", {"note": "the town&#39;s fort"}, "note", "town's"),
    # Spellings
    of_spelling("a script in small letters", "Kidaal", "lang", "write ar-Latn", lang="ar_latn"),
    of_spelling("two spellings in a cell", "Kidal; Kidel", "toponym", "row of its own"),
    of_spelling("two spellings with a stroke", "Kidal / Kidel", "toponym", "row of its own"),
    of_spelling("a comma behind", "Kidel,", "toponym", "spellings"),
    of_spelling("a common word", "the", "toponym", "common word"),
    of_spelling("a name of a party", "The Front", "toponym", "party 'front'"),
    # Parties
    of_party("a shape in capitals", {"pattern": "Triangle-Up"}, "pattern", "write triangle-up"),
    of_party("names with commas", {"names": "League fighters, the League"}, "names", "semicolon"),
    of_party("names with Arabic commas", {"names": "الرابطة، رابطة"}, "names", "semicolon"),
    # Known events
    fault(
        "a party by its title",
        add(BACKGROUND, toponym="Gao", event="entry", actor="Northern League", date="2012-04"),
        BACKGROUND,
        "Gao|entry|2012-04",
        "actor",
        "write league",
    ),
    # Articles
    of_article("a file in capitals", {"file": "Delta.txt"}, "file", "write delta.txt"),
    of_article("a file mistyped", {"file": "delt.txt"}, "file", "did you mean 'delta.txt'"),
    of_article("a file in a folder of Windows", {"file": "seeds\\delta.txt"}, "file", "delta.txt"),
    text_of("a byte order mark", lambda content: b"\xef\xbb\xbf" + content, "byte order mark"),
    text_of("a line end more", lambda content: content + b"\n", "line ends at the end"),
    text_of("a line end less", lambda content: content.rstrip(b"\n"), "line ends at the end"),
    text_of("an empty file", lambda _: b"", "empty now"),
    # Mentions
    of_mention(
        "a quote cut inside a word",
        {"quote": "Malian soldiers took Bourem Kadi on Wedne"},
        "quote",
        "inside a word",
    ),
    of_mention(
        "a quote begun inside a word",
        {"quote": "oldiers took Bourem Kadi on Wednesday, a colonel said."},
        "quote",
        "inside a word",
    ),
    of_mention(
        "a span of ten years",
        {"event_date": "2003-03-13/2013-03-13"},
        "event_date",
        "span of 10 years",
    ),
    of_mention("an actor by its title", {"actor": "Malian army"}, "actor", "write army"),
    of_mention("a claimant by its title", {"claimant": "malian army"}, "claimant", "write army"),
    fault(
        "one statement twice",
        add_like(MENTIONS, TAKEN, id=f"{TAKEN}.2"),
        MENTIONS,
        f"{TAKEN}.2",
        "id",
        f"'{TAKEN}' says",
    ),
    # Decisions and acknowledgements
    fault(
        "a decision about no table",
        decision("mention", "2026-01-01T00:00:00Z"),
        DECISIONS,
        "2",
        "table",
        "'mentions'",
    ),
    fault(
        "a decision of yesterday", decision("mentions", "yesterday"), DECISIONS, "2", "when", "UTC"
    ),
    fault(
        "an acknowledgement without a reason",
        write(ACKNOWLEDGED, "rule,file,ids,values,why\nlike-id,gazetteer/places.csv,gao,x,\n"),
        ACKNOWLEDGED,
        "2",
        "why",
        "empty",
    ),
    # Whole files
    file(
        "a conflict in the basemap",
        replace_text(CONTEXT, ' "features"', CONFLICT),
        CONTEXT,
        "3",
        "merge conflict",
    ),
    file(
        "one line in a Western encoding",
        remade(NAMES, lambda content: content + "kidal,Kidál,fr,x\n".encode("cp1252")),
        NAMES,
        "12",
        "looks like windows-1252",
    ),
    file(
        "one line in an Arabic encoding",
        remade(NAMES, lambda content: content + "kidal,كيدل,ar,x\n".encode("cp1256")),
        NAMES,
        "12",
        "looks like windows-1256",
    ),
    file(
        "a line sep=", remade(NAMES, lambda content: b"sep=,\n" + content), NAMES, "", "check --fix"
    ),
]


QUOTED = "Malian soldiers took Bourem Kadi on Wednesday, a colonel said."

SINCE = [
    of_mention("a holder by its title", {"control": "Malian army"}, "control", "write army"),
    of_mention("a holder in capitals", {"control": "ARMY"}, "control", "write army"),
    fault(
        "a sentence in curly quotes",
        replace_text(MENTIONS, f'"{QUOTED}"', f"“{QUOTED}”"),
        *(MENTIONS, TAKEN, "quote", "curly quotes"),
    ),
    of_place("a note of a whole page", {"note": "A page. " * 20_000}, "note", "159,999 characters"),
    file(
        "a title above the header",
        remade(PLACES, lambda content: b"Places of Gao,,,,,,,,,,,\n" + content),
        *(PLACES, "1", "line 2"),
    ),
    file(
        "a table cut by a full disk",
        remade(MENTIONS, lambda content: content[:400]),
        *(MENTIONS, "3", "cells, expected 16"),
    ),
    file(
        "a table that lost its end in a power cut",
        remade(NAMES, lambda content: content[:-40] + bytes(40)),
        *(NAMES, "10", "NUL"),
    ),
]
"""Faults that were tried later, and were answered wrongly or in words that hid them."""

ALL = [*FAULTS, *SINCE]


def test_there_are_fifty_and_more() -> None:
    """And each has a name of its own."""
    assert len(FAULTS) == 50
    assert len({case.name for case in ALL}) == len(ALL)


@as_cases(ALL)
def test_each_fault_is_answered_in_its_row(case: Fault, tmp_path: Path) -> None:
    """A problem names file, line and column, and says what happened or what to write."""
    report = check(case, tmp_path)
    assert answers(case, tmp_path, report), all_words(report)


@pytest.mark.parametrize(
    ("edit", "path"),
    [
        (change(NAMES, "kidal|كيدال|ar", toponym="ÙƒÙŠØ¯Ø§Ù„"), NAMES),
        (remade("seeds/delta.txt", lambda content: b"\xef\xbb\xbf" + content), ARTICLES),
        (remade("seeds/delta.txt", lambda _: b""), ARTICLES),
        (change(ARTICLES, "delta", file="delt.txt"), ARTICLES),
        (both(remade("seeds/delta.txt", lambda content: content + b"\n")), ARTICLES),
    ],
    ids=["mojibake", "byte order mark", "empty text", "mistyped file", "line end"],
)
def test_one_fault_is_one_problem(edit: Edit, path: str, tmp_path: Path) -> None:
    """What follows from it in other cells and tables is not told beside it."""
    report = check(fault("one", edit, path, "", ""), tmp_path)
    assert [problem.path for problem in (*report.errors, *report.warnings)] == [path], all_words(
        report
    )


def test_an_encoding_is_guessed_from_the_odd_lines_alone() -> None:
    """The lines that are UTF-8 already say nothing of the others."""
    arabic = "كيدال\n".encode() * 20
    assert guess_encoding(arabic + "Kidál\n".encode("cp1252")) == "windows-1252"


def test_the_project_is_silent_before(tmp_path: Path) -> None:
    """Every problem above is that of its fault."""
    write_sound_project(tmp_path)
    report = check(fault("none", lambda _: None, PLACES, "", ""), tmp_path)
    assert (report.errors, report.warnings) == ((), ())


def test_no_mend_is_promised_in_a_table_that_is_left_alone(tmp_path: Path) -> None:
    """`check --fix` writes nothing into a table with a merge conflict."""
    spoilt = both(
        change(PLACES, "kidal", lat="18,4411"),
        remade(PLACES, lambda content: content.replace(b"menaka,", b"<<<<<<< HEAD\nmenaka,", 1)),
    )
    report = check(fault("one", spoilt, PLACES, "", ""), tmp_path)
    assert len(report.errors) == 2
    assert "mends" not in report.verdict
    before = (tmp_path / PLACES).read_bytes()
    fix_project(tmp_path)
    assert (tmp_path / PLACES).read_bytes() == before
