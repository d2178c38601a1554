"""Broken projects, one fault each: what a curator is told, where, and that no good row is lost.

Each case is an edit of a sound project and the problems that `check` then tells. The editors and
spreadsheets in which such faults are made leave them in the text of a file, so that most edits are
of the text.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from mosulmap.check.problems import find_problems
from mosulmap.check.sound_part import without_problems
from mosulmap.control.row_counts import account_tables, format_row_counts
from mosulmap.curate.fix import fix_project
from mosulmap.errors import DataError
from mosulmap.pipeline import check_project, make_study
from mosulmap.project.project import read_project
from tests.command_line import files_in
from tests.tiny_project import (
    ACTORS,
    ARTICLES,
    BACKGROUND,
    EARLY,
    EARLY_TEXT,
    ISF,
    KARAMA,
    KARAMA_FOUGHT,
    KARAMA_HELD,
    KARAMA_TAKEN,
    LATE,
    MENTIONS,
    NAMES,
    PLACES,
    SAMAH,
    TAL_AFAR,
    TAL_AFAR_LEFT,
    TinyProject,
    csv_text,
)

Edit = Callable[[Path], None]


class Broken(NamedTuple):
    """A fault: how it is made, and what is told of it; `fixed` when `check --fix` mends it."""

    name: str
    edit: Edit
    said: list[str]
    fixed: bool = False


def cells(path: str, row: int, **changed: str) -> Edit:
    """Change cells of a row of the table at `path`."""

    def edit(folder: Path) -> None:
        rows = list(csv.DictReader((folder / path).read_text(encoding="utf-8").splitlines()))
        rows[row] |= changed
        (folder / path).write_bytes(csv_text(path, rows).encode())

    return edit


def text(path: str, old: str, new: str) -> Edit:
    """Replace `old`, which stands once in the file, by `new`."""

    def edit(folder: Path) -> None:
        before = (folder / path).read_bytes().decode()
        assert before.count(old) == 1, (path, old, before.count(old))
        (folder / path).write_bytes(before.replace(old, new).encode())

    return edit


def saved(path: str, change: Callable[[str], str], encoding: str = "utf-8") -> Edit:
    """Save a whole file anew, changed, in another encoding."""

    def edit(folder: Path) -> None:
        before = (folder / path).read_bytes().decode()
        (folder / path).write_bytes(change(before).encode(encoding))

    return edit


def rename(old: str, new: str) -> Edit:
    """Give a file another name."""

    def edit(folder: Path) -> None:
        (folder / old).rename(folder / new)

    return edit


def also(*edits: Edit) -> Edit:
    """Make several edits, one after another."""

    def edit(folder: Path) -> None:
        for one in edits:
            one(folder)

    return edit


def nothing(before: str) -> str:
    """Leave a text as it is."""
    return before


AS_TABLES = "it is read all the same, and check --fix saves it as the project's tables are"
SHORT = (
    "is in a spreadsheet's scientific notation, which drops digits; "
    "format the column as text and copy the value from an older file"
)
NEVER_CLOSED = (
    "a double quote opens a cell that is never closed; "
    "close it at the end of the cell, or delete it"
)
FORMULA = "is a spreadsheet's formula, not a value; paste the value alone"
HASH, NEW_HASH = (
    hashlib.sha256(words.encode()).hexdigest()
    for words in (EARLY_TEXT, EARLY_TEXT.replace("Residents of", "Inhabitants of"))
)
TWO = f"2 mentions ({MENTIONS}:4, 6)"
TAKEN = "Iraqi forces took Karama on Friday, their commander said."

NUMBERS = [
    Broken(
        "a decimal comma",
        cells(PLACES, KARAMA, lat="36,3412"),
        [f"{PLACES}:3: lat: '36,3412' has a decimal comma; write 36.3412"],
        fixed=True,
    ),
    Broken(
        "a comma that may divide thousands",
        cells(PLACES, KARAMA, geo_uncertainty_m="1,200"),
        [
            f"{PLACES}:3: geo_uncertainty_m: '1,200' is ambiguous (1200 or 1.200); write one of these"
        ],
    ),
    Broken(
        "a radius with its unit",
        cells(PLACES, KARAMA, geo_uncertainty_m="600 m"),
        [f"{PLACES}:3: geo_uncertainty_m: '600 m' has a unit; metres are meant here; write 600"],
        fixed=True,
    ),
    Broken(
        "degrees, minutes and seconds",
        cells(PLACES, KARAMA, lat="36°20′28″N"),
        [
            f"{PLACES}:3: lat: '36°20′28″N' is not in plain decimal degrees; write 36.341111",
        ],
        fixed=True,
    ),
    Broken(
        "Arabic digits",
        cells(PLACES, KARAMA, lat="٣٦٫٣٤١٢"),
        [f"{PLACES}:3: lat: '٣٦٫٣٤١٢' has digits of another script; write 36.3412"],
        fixed=True,
    ),
    Broken(
        "a number shortened by a spreadsheet",
        cells(PLACES, KARAMA, lon="4.32E+01"),
        [f"{PLACES}:3: lon: '4.32E+01' {SHORT}"],
    ),
    Broken(
        "points between thousands",
        cells(PLACES, KARAMA, lon="43.203.200"),
        [
            f"{PLACES}:3: lon: '43.203.200' has more than one decimal point; is 43.203200 meant?",
        ],
    ),
    Broken(
        "a lost decimal point",
        cells(PLACES, KARAMA, lat="363412"),
        [
            f"{PLACES}:3: lat: '363412' must be at most 90; its decimal point seems to be lost; write 36.3412, near Mosul"
        ],
        fixed=True,
    ),
    Broken(
        "words for a number",
        cells(PLACES, KARAMA, lat="north"),
        [f"{PLACES}:3: lat: 'north' is not a number"],
    ),
    Broken(
        "an offset with decimals",
        cells(MENTIONS, KARAMA_TAKEN, char_start="85.0"),
        [
            f"{MENTIONS}:3: char_start: '85.0' has decimals, as spreadsheets add them; write 85",
        ],
        fixed=True,
    ),
    Broken(
        "an offset shortened by a spreadsheet",
        cells(MENTIONS, KARAMA_TAKEN, char_end="9.1E+01"),
        [f"{MENTIONS}:3: char_end: '9.1E+01' {SHORT}"],
    ),
    Broken(
        "the error of a formula",
        cells(PLACES, KARAMA, lat="#REF!"),
        [
            f"{PLACES}:3: lat: '#REF!' is a spreadsheet's error, not a value; paste the value alone",
        ],
    ),
    Broken(
        "a formula",
        cells(PLACES, KARAMA, lat="=C2+1"),
        [f"{PLACES}:3: lat: '=C2+1' {FORMULA}"],
    ),
]

DAYS = [
    Broken(
        "a day with slashes that may be two",
        cells(ARTICLES, EARLY, published="04/11/2016"),
        [
            (
                f"{ARTICLES}:2: published: '04/11/2016' is ambiguous (2016-11-04 or 2016-04-11); "
                "write one of these"
            ),
        ],
    ),
    Broken(
        "a day with slashes that is one",
        cells(ARTICLES, LATE, published="13/11/2016"),
        [f"{ARTICLES}:3: published: '13/11/2016' is not an ISO day; write 2016-11-13"],
        fixed=True,
    ),
    Broken(
        "a day as a serial number",
        cells(ARTICLES, EARLY, published="42678"),
        [
            (
                f"{ARTICLES}:2: published: '42678' is a spreadsheet's number for a day; "
                "write 2016-11-04"
            ),
        ],
        fixed=True,
    ),
    Broken(
        "a day with an hour",
        cells(ARTICLES, EARLY, published="2016-11-04 00:00:00"),
        [
            (
                f"{ARTICLES}:2: published: '2016-11-04 00:00:00' has an hour, as spreadsheets add it; "
                "write 2016-11-04"
            ),
        ],
        fixed=True,
    ),
    Broken(
        "a day with its month in words",
        cells(ARTICLES, EARLY, published="November 4, 2016"),
        [f"{ARTICLES}:2: published: 'November 4, 2016' is not an ISO day; write 2016-11-04"],
        fixed=True,
    ),
    Broken(
        "a day as a spreadsheet shows it",
        cells(ARTICLES, EARLY, published="4-Nov-16"),
        [f"{ARTICLES}:2: published: '4-Nov-16' is not an ISO day; is 2016-11-04 meant?"],
    ),
    Broken(
        "a month as a spreadsheet shows it",
        cells(MENTIONS, KARAMA_TAKEN, event_date="Nov-16"),
        [
            (
                f"{MENTIONS}:3: event_date: 'Nov-16' is a month as spreadsheets write it; "
                "is 2016-11 meant?"
            ),
        ],
    ),
    Broken(
        "a month that became its first day",
        cells(BACKGROUND, 0, date="2014-06-01"),
        [f"{BACKGROUND}:2: date: '2014-06-01' is not a month; write 2014-06"],
        fixed=True,
    ),
    Broken(
        "a day without its zeros",
        cells(MENTIONS, KARAMA_TAKEN, event_date="2016-11-4"),
        [f"{MENTIONS}:3: event_date: '2016-11-4' is not an ISO day; write 2016-11-04"],
        fixed=True,
    ),
    Broken(
        "a day that no calendar has",
        cells(MENTIONS, KARAMA_TAKEN, event_date="2016-11-31"),
        [f"{MENTIONS}:3: event_date: '2016-11-31' is not a day of the calendar"],
    ),
    Broken(
        "a day after the article",
        cells(MENTIONS, KARAMA_TAKEN, event_date="2016-12-04"),
        [
            (
                f"{MENTIONS}:3: event_date: '2016-12-04' is after the article's publication on "
                "2016-11-04; a plan asserts nothing"
            ),
        ],
    ),
]

IDS = [
    Broken(
        "an id misspelt",
        cells(MENTIONS, KARAMA_TAKEN, place_id="karamah"),
        [
            (
                f"{MENTIONS}:3: place_id: 'karamah' is not an id in gazetteer/places.csv; "
                "did you mean 'karama'?"
            ),
        ],
    ),
    Broken(
        "an id with a capital",
        cells(MENTIONS, KARAMA_TAKEN, place_id="Karama"),
        [
            f"{MENTIONS}:3: place_id: 'Karama' is not an id in gazetteer/places.csv; write karama",
        ],
        fixed=True,
    ),
    Broken(
        "an id with an invisible character",
        cells(MENTIONS, KARAMA_TAKEN, place_id="karama\u200b"),
        [
            (
                f"{MENTIONS}:3: place_id: 'karama\u200b' holds an invisible character (U+200B); "
                "write karama"
            ),
        ],
        fixed=True,
    ),
    Broken(
        "an id in curly quotes",
        cells(MENTIONS, KARAMA_TAKEN, place_id="“karama”"),
        [f"{MENTIONS}:3: place_id: '“karama”' has quotation marks around it; write karama"],
        fixed=True,
    ),
    Broken(
        "an id that is like no other",
        cells(MENTIONS, KARAMA_TAKEN, place_id="atlantis"),
        [f"{MENTIONS}:3: place_id: 'atlantis' is not an id in gazetteer/places.csv"],
    ),
    Broken(
        "ids that became numbers with decimals",
        also(
            saved(PLACES, lambda t: t.replace("\nsamah,", "\n7,")),
            saved(
                PLACES, lambda t: "\n".join([*t.split("\n")[:1], *sorted(t.split("\n")[1:-1]), ""])
            ),
            saved(MENTIONS, lambda t: t.replace(",samah,", ",7.0,")),
        ),
        [
            f"{MENTIONS}:4: place_id: '7.0' has decimals, as spreadsheets add them; write 7",
            f"{MENTIONS}:6: place_id: '7.0' has decimals, as spreadsheets add them; write 7",
        ],
        fixed=True,
    ),
    Broken(
        "an id shortened by a spreadsheet",
        cells(PLACES, SAMAH, id="1.23E+05"),
        [
            f"{PLACES}:5: id: '1.23E+05' {SHORT}",
            f"{MENTIONS}:4: place_id: 'samah' is not an id in gazetteer/places.csv; {TWO} name it",
        ],
    ),
    Broken(
        "an id that stands twice",
        cells(PLACES, SAMAH, id="mosul"),
        [
            f"{PLACES}:5: id: 'mosul' stands already on line 4",
            f"{MENTIONS}:4: place_id: 'samah' is not an id in gazetteer/places.csv; {TWO} name it",
        ],
    ),
    Broken(
        "an orphan",
        cells(PLACES, KARAMA, parent_id="mossul"),
        [
            (
                f"{PLACES}:3: parent_id: 'mossul' is not an id in gazetteer/places.csv; "
                "did you mean 'mosul'?"
            ),
        ],
    ),
    Broken(
        "parents in a circle",
        cells(PLACES, 0, parent_id="karama"),
        [
            f"{PLACES}:2: parent_id: 'iraq' lies in itself",
            f"{PLACES}:3: parent_id: 'karama' lies in itself",
            f"{PLACES}:4: parent_id: 'mosul' lies in itself",
        ],
    ),
    Broken(
        "a party misspelt",
        cells(MENTIONS, KARAMA_FOUGHT, control="contestd"),
        [
            (
                f"{MENTIONS}:8: control: 'contestd' is neither an id in gazetteer/actors.csv nor "
                "'contested'; did you mean 'contested'?"
            ),
        ],
    ),
    Broken(
        "an article's id that lost its zeros",
        also(
            saved(ARTICLES, lambda t: t.replace("early,early.txt", "7,007.txt")),
            saved(MENTIONS, lambda t: t.replace("early", "007")),
            rename("seeds/early.txt", "seeds/007.txt"),
        ),
        [
            f"{ARTICLES}:2: id: '7' is not the name of its file without the ending; write 007",
        ],
        fixed=True,
    ),
]

WORDS = [
    Broken(
        "a word of a list in capitals",
        cells(MENTIONS, KARAMA_TAKEN, event="Capture"),
        [
            (
                f"{MENTIONS}:3: event: 'Capture' is none of 'capture', 'entry', 'fighting', "
                "'withdrawal', 'holding', 'siege', 'attack', 'displacement', 'visit' or 'none'; "
                "write capture"
            ),
        ],
        fixed=True,
    ),
    Broken(
        "a word of a list misspelt",
        cells(MENTIONS, KARAMA_TAKEN, status="acepted"),
        [
            (
                f"{MENTIONS}:3: status: 'acepted' is none of 'proposed', 'accepted', 'rejected' "
                "or 'deferred'; did you mean 'accepted'?"
            ),
        ],
    ),
    Broken(
        "a language in words",
        cells(NAMES, 0, lang="Arabic"),
        [f"{NAMES}:2: lang: 'Arabic' is not a language tag; write ar"],
        fixed=True,
    ),
    Broken(
        "a colour in capitals",
        cells(ACTORS, ISF, color="#1873C0;#6AA3E0"),
        [f"{ACTORS}:4: color: '#1873C0;#6AA3E0' is not a colour; write #1873c0;#6aa3e0"],
        fixed=True,
    ),
    Broken(
        "an address that is none",
        cells(ARTICLES, LATE, url="www.example.org/late"),
        [
            (
                f"{ARTICLES}:3: url: 'www.example.org/late' lacks its beginning; "
                "is https://www.example.org/late meant?"
            ),
        ],
    ),
    Broken(
        "a cell that must be filled",
        cells(PLACES, KARAMA, title=""),
        [f"{PLACES}:3: title: is empty; a value is needed here"],
    ),
    Broken(
        "half a position",
        cells(PLACES, KARAMA, lat=""),
        [f"{PLACES}:3: lat: is empty; lon and lat are given together or not at all"],
    ),
    Broken(
        "a space that is none of the keyboard's",
        cells(PLACES, TAL_AFAR, title="Tal\u00a0Afar"),
        [
            (
                f"{PLACES}:6: warning: title: 'Tal\u00a0Afar' holds a space that is none of the "
                "keyboard's (U+00A0); write it without"
            ),
        ],
        fixed=True,
    ),
    Broken(
        "a mark of direction in a spelling",
        cells(NAMES, 1, toponym="Kara\u200fmah"),
        [
            (
                f"{NAMES}:3: warning: toponym: 'Kara\u200fmah' holds an invisible character (U+200F); "
                "write it without"
            ),
        ],
        fixed=True,
    ),
    Broken(
        "a spelling in curly quotes",
        cells(NAMES, 1, toponym="“Karamah”"),
        [f"{NAMES}:3: warning: toponym: '“Karamah”' has quotation marks around it; write Karamah"],
        fixed=True,
    ),
    Broken(
        "a formula for a title",
        cells(PLACES, KARAMA, title='=HYPERLINK("https://example.org","Karama")'),
        [
            (
                f"{PLACES}:3: warning: title: "
                f'\'=HYPERLINK("https://example.org","Karama")\' {FORMULA}'
            ),
        ],
    ),
    Broken(
        "a note that a spreadsheet would calculate",
        cells(PLACES, KARAMA, note="-see the list"),
        [
            (
                f"{PLACES}:3: warning: note: '-see the list' begins as a spreadsheet's formula does; "
                "begin with a letter"
            ),
        ],
    ),
]

FILES = [
    Broken(
        "a byte order mark",
        saved(PLACES, nothing, "utf-8-sig"),
        [f"{PLACES}: warning: has UTF-8 with a byte order mark; {AS_TABLES}"],
        fixed=True,
    ),
    Broken(
        "semicolons",
        saved(NAMES, lambda t: t.replace(",", ";")),
        [f"{NAMES}: warning: has semicolons for commas; {AS_TABLES}"],
        fixed=True,
    ),
    Broken(
        "tabs",
        saved(NAMES, lambda t: t.replace(",", "\t")),
        [f"{NAMES}: warning: has tabs for commas; {AS_TABLES}"],
        fixed=True,
    ),
    Broken(
        "line ends of Windows",
        saved(MENTIONS, lambda t: t.replace("\n", "\r\n")),
        [f"{MENTIONS}: warning: has CR LF line ends; {AS_TABLES}"],
        fixed=True,
    ),
    Broken(
        "UTF-16",
        saved(MENTIONS, nothing, "utf-16"),
        [f"{MENTIONS}: warning: has UTF-16; {AS_TABLES}"],
        fixed=True,
    ),
    Broken(
        "windows-1256",
        saved(NAMES, nothing, "windows-1256"),
        [
            (
                f"{NAMES}:2: is not UTF-8; it looks like windows-1256; save the file as 'CSV UTF-8', "
                "or run mosulmap check --fix --encoding windows-1256"
            ),
        ],
    ),
    Broken(
        "empty columns at the end",
        saved(NAMES, lambda t: t.replace("\n", ",,\n")),
        [f"{NAMES}: warning: has empty columns at the end; {AS_TABLES}"],
        fixed=True,
    ),
    Broken(
        "blank rows",
        text(NAMES, "mosul,", "\n,,,\nmosul,"),
        [f"{NAMES}: warning: has 2 blank rows (lines 4, 5); {AS_TABLES}"],
        fixed=True,
    ),
    Broken(
        "rows out of order",
        saved(NAMES, lambda t: "\n".join([*t.split("\n")[:1], *reversed(t.split("\n")[1:-1]), ""])),
        [
            (
                f"{NAMES}: warning: has rows that are not sorted by place_id, lang, toponym; "
                f"{AS_TABLES}"
            ),
        ],
        fixed=True,
    ),
    Broken(
        "a quote that is never closed",
        text(NAMES, "karama,Karamah", 'karama,"Karamah'),
        [f"{NAMES}:3: {NEVER_CLOSED}; nothing below is read, 1 line"],
    ),
    Broken(
        "a quote that is closed rows later",
        also(
            text(NAMES, "karama,Karamah,en,RFE/RL", 'karama,Karamah,en,"RFE/RL'),
            text(NAMES, "ar,GeoNames", 'ar,GeoNames"'),
        ),
        [
            (
                f"{NAMES}:3: a cell holds 1 row that follows: a double quote opens it here and is "
                "closed too late; close it at the end of the cell, or delete it"
            ),
        ],
    ),
    Broken(
        "a comma without quotes",
        text(NAMES, "Karamah,en", "Karamah, Mosul,en"),
        [
            (
                f"{NAMES}:3: has 5 cells, expected 4; a comma inside a cell needs double quotes "
                "around the cell"
            ),
        ],
    ),
    Broken(
        "a comma in curly quotes",
        text(NAMES, "Karamah,en", "“Karamah, Mosul”,en"),
        [
            (
                f"{NAMES}:3: has 5 cells, expected 4; curly quotes hold no cell together, "
                "write straight ones"
            ),
        ],
    ),
    Broken(
        "a header misspelt",
        text(NAMES, "toponym,lang", "toponim,lang"),
        [f"{NAMES}:1: column 'toponim' is unknown; did you mean 'toponym'?"],
    ),
    Broken(
        "a header in capitals",
        text(NAMES, "toponym,lang", "Toponym,lang"),
        [f"{NAMES}:1: column 'Toponym' is unknown; write toponym"],
        fixed=True,
    ),
    Broken(
        "a column twice",
        saved(NAMES, lambda t: t.replace(",source", ",source,source").replace("\n", ",\n")),
        [f"{NAMES}:1: column 'source' stands twice"],
    ),
    Broken(
        "a column of the curator's own",
        saved(NAMES, lambda t: t.replace("\n", ",x\n").replace(",source,x", ",source,remark")),
        [
            (
                f"{NAMES}:1: column 'remark' is unknown; the columns are "
                "place_id, toponym, lang, source"
            ),
        ],
    ),
    Broken(
        "no header",
        saved(NAMES, lambda t: t.partition("\n")[2]),
        [
            (
                f"{NAMES}:1: is not a header; the first line names the columns: "
                "place_id,toponym,lang,source"
            ),
        ],
    ),
    Broken(
        "a fault below a cell of several lines",
        also(
            text(NAMES, "ar,UCDP", 'ar,"UCDP\nand others"'),
            text(NAMES, "mosul,الموصل,ar", "mosul,الموصل,Arabic"),
        ),
        [f"{NAMES}:5 (row 4): lang: 'Arabic' is not a language tag; write ar"],
        fixed=True,
    ),
    Broken(
        "a table that is not there",
        lambda folder: (folder / NAMES).unlink(),
        [f"{NAMES}: cannot be read (no such file or directory)"],
    ),
]

WHERE = [
    Broken(
        "swapped coordinates",
        cells(PLACES, KARAMA, lon="36.3412", lat="43.2032"),
        [
            (
                f"{PLACES}:3: lat: 'karama' lies 958 km from Mosul, in which it is said to lie; "
                "lon and lat look swapped, write 43.2032 into lon and 36.3412 into lat"
            ),
        ],
        fixed=True,
    ),
    Broken(
        "another country's coordinates",
        cells(PLACES, TAL_AFAR, lon="12.4"),
        [
            (
                f"{PLACES}:6: lat: 'tal_afar' lies 2874 km from Iraq, in which it is said to lie; "
                "check lon, lat or parent_id"
            ),
        ],
    ),
    Broken(
        "a place outside its parent",
        cells(PLACES, KARAMA, lon="43.4032"),
        [
            (
                f"{PLACES}:3: warning: parent_id: 'karama' lies 25.5 km from Mosul, in which it is said "
                "to lie, and that reaches 5 km; check lon, lat, parent_id, or the uncertainty of the "
                "larger place"
            ),
        ],
    ),
    Broken(
        "a country code of another country",
        cells(PLACES, KARAMA, ccodes="SY"),
        [
            (
                f"{PLACES}:3: warning: ccodes: 'SY' is not Iraq (IQ), in which 'karama' is said to lie; "
                "check ccodes or parent_id"
            ),
        ],
    ),
    Broken(
        "two places on one spot",
        cells(PLACES, TAL_AFAR, lon="43.1185", lat="36.335"),
        [
            (
                f"{PLACES}:6: warning: lat: 'tal_afar' lies 36 m from 'mosul' (line 4), and neither is "
                "known better than to 1500 m; are they one place?"
            ),
        ],
    ),
    Broken(
        "two places with one title",
        cells(PLACES, SAMAH, title="Karama"),
        [
            (
                f"{PLACES}:5: warning: title: 'Karama' is the title of 'karama' too (line 3); "
                "lists cannot tell them apart"
            ),
        ],
    ),
    Broken(
        "two places with one spelling",
        cells(NAMES, 2, place_id="mosul", toponym="Karamah", lang="en"),
        [
            (
                f"{NAMES}:4: warning: toponym: 'Karamah' is a spelling of 'karama' too (line 3); "
                "a text that prints it may mean either"
            ),
        ],
    ),
]

ARTICLE = [
    Broken(
        "a quote that is not in its article",
        cells(MENTIONS, KARAMA_TAKEN, quote="Iraqi forces have taken Karama."),
        [
            (
                f"{MENTIONS}:3: quote: is not in the article around the toponym; "
                "copy the sentence as printed"
            ),
        ],
    ),
    Broken(
        "a quote with other blanks",
        cells(MENTIONS, KARAMA_TAKEN, quote=TAKEN.replace(" took ", "  took\u00a0")),
        [
            (
                f"{MENTIONS}:3: quote: is not in the article around the toponym; "
                f"copy the sentence as printed: '{TAKEN}'"
            ),
        ],
        fixed=True,
    ),
    Broken(
        "offsets that slipped",
        cells(MENTIONS, KARAMA_TAKEN, id="early:80", char_start="80", char_end="86"),
        [
            (
                f"{MENTIONS}:3: toponym: 'Karama' is not what stands at 80-86 of the article: "
                "'took K'; its quote has it at 85-91"
            ),
        ],
        fixed=True,
    ),
    Broken(
        "an id that is not its offset's",
        cells(MENTIONS, KARAMA_TAKEN, id="early:58"),
        [
            f"{MENTIONS}:3: id: 'early:58' must be early:85, or early:85.2 for a second statement",
        ],
        fixed=True,
    ),
    Broken(
        "a date phrase that is not in the article",
        cells(MENTIONS, KARAMA_TAKEN, date_phrase="on Sunday"),
        [f"{MENTIONS}:3: date_phrase: 'on Sunday' is not in the article"],
    ),
    Broken(
        "an article that changed since it was recorded",
        text("seeds/early.txt", "Residents of", "Inhabitants of"),
        [
            (
                f"{ARTICLES}:2: sha256: '{HASH}' is not the hash of early.txt; "
                f"the file now has {NEW_HASH}; 2 mentions ({MENTIONS}:4, 5) do not fit the text "
                "as it is now; restore the text, or, if it is meant so, write its new hash and run "
                "mosulmap check --fix"
            ),
        ],
    ),
    Broken(
        "an article that is not there",
        lambda folder: (folder / "seeds" / "late.txt").unlink(),
        [f"{ARTICLES}:3: file: 'late.txt' cannot be read (no such file or directory)"],
    ),
    Broken(
        "control without a day",
        cells(MENTIONS, KARAMA_HELD, event_date=""),
        [
            f"{MENTIONS}:9: event_date: is empty; a mention that asserts control needs its day",
        ],
    ),
    Broken(
        "a holder that can hold nothing",
        cells(MENTIONS, TAL_AFAR_LEFT, control="un"),
        [
            (
                f"{MENTIONS}:10: control: 'un' cannot hold a place: neither it nor a parent "
                "has a pattern in gazetteer/actors.csv"
            ),
        ],
    ),
    Broken(
        "a party that looks like none",
        cells(ACTORS, ISF, pattern="cirle"),
        [
            (
                f"{ACTORS}:4: pattern: 'cirle' is not one of circle, square, triangle-up, "
                "triangle-down, bow-tie, dome; did you mean 'circle'?"
            ),
        ],
    ),
]

ALL = [*NUMBERS, *DAYS, *IDS, *WORDS, *FILES, *WHERE, *ARTICLE]

each_broken = pytest.mark.parametrize("broken", ALL, ids=lambda broken: broken.name)


def told_of(folder: Path) -> list[str]:
    """Return all that `check` tells of a project, line by line, nothing grouped."""
    report = check_project(folder)
    return [str(problem) for problem in (*report.errors, *report.warnings)]


def made(folder: Path, *edits: Edit) -> Path:
    """Return the folder of a sound project with `edits` made in it."""
    also(*edits)(TinyProject().write(folder))
    return folder


def test_there_are_enough_of_them() -> None:
    """Sixty ways to break a project, each by its own name, and ten of many at once."""
    assert len({broken.name for broken in ALL}) == len(ALL) >= 60
    assert len(MANY) >= 10


@each_broken
def test_a_fault_is_told_where_it_is_with_the_way_to_mend_it(
    broken: Broken, tmp_path: Path
) -> None:
    """File, line, column, value and mend; and nothing else is told."""
    assert told_of(made(tmp_path, broken.edit)) == broken.said


def names_of(row: object) -> set[str]:
    """Return the values of a row by which it may need another one."""
    columns = ("id", "place_id", "article_id", "parent_id", "actor", "control", "claimant")
    return {value for column in columns if (value := getattr(row, column, ""))}


def ids_of(row: object) -> set[str]:
    """Return the values by which other rows may need this one."""
    return {getattr(row, "id", ""), getattr(row, "file", "").removesuffix(".txt")} - {""}


@each_broken
def test_no_good_row_is_lost_and_every_row_is_counted(broken: Broken, tmp_path: Path) -> None:
    """What is left out has a problem or needs a row that has one; the sum is that of the files."""
    project = read_project(made(tmp_path, broken.edit))
    problems = find_problems(project)
    sound = without_problems(project, problems)
    if all(table.whole for table in project.tables):
        assert make_study(tmp_path).project.mentions == sound.mentions
    else:
        with pytest.raises(DataError):
            make_study(tmp_path)
    lines = {(problem.path, problem.line) for problem in problems}
    kept = {table.path: table.rows for table in sound.tables}
    lost = [
        (table.path, line, row)
        for table in project.tables
        for line, row in zip(table.lines, table.rows, strict=True)
        if row not in kept[table.path]
    ]
    gone = {name for table in project.tables for name in table.unread}
    gone |= {name for _, _, row in lost for name in ids_of(row)}
    for path, line, row in lost:
        assert (path, line) in lines or (names_of(row) - ids_of(row)) & gone, row
    total = sum(table.total for table in project.tables)
    assert format_row_counts(account_tables(sound)).startswith(f"{total} row")


MEANING = ("weekday", "date-phrase")
"""Rules that ask what a day means once it can be read."""


@each_broken
def test_what_has_one_right_answer_is_mended_and_nothing_else(
    broken: Broken, tmp_path: Path
) -> None:
    """After --fix no fault is left, and a second time changes nothing; or no byte changed.

    A day that can be read again may raise a question of meaning: that is asked, and not mended.
    """
    before = files_in(made(tmp_path, broken.edit))
    mended = fix_project(tmp_path)
    after = files_in(tmp_path)
    if not broken.fixed:
        assert after == before
        return
    report = check_project(tmp_path)
    assert [*report.errors, *(w for w in report.warnings if w.rule not in MEANING)] == []
    for path, name in mended.backups.items():
        assert after[name] == before[path] != after[path]
    assert fix_project(tmp_path).after == {}
    assert files_in(tmp_path) == after


def named(name: str) -> Broken:
    """Return the fault of that name."""
    return next(broken for broken in ALL if broken.name == name)


MANY = [
    ["a decimal comma", "a language in words", "a party that looks like none"],
    ["a lost decimal point", "a colour in capitals", "a day with slashes that may be two"],
    ["Arabic digits", "a day as a serial number", "control without a day"],
    [
        "swapped coordinates",
        "a spelling in curly quotes",
        "an id misspelt",
        "an address that is none",
    ],
    ["parents in a circle", "a month that became its first day", "a word of a list in capitals"],
    ["an orphan", "two places with one title", "a holder that can hold nothing"],
    ["a number shortened by a spreadsheet", "a quote that is not in its article", "semicolons"],
    ["a place outside its parent", "offsets that slipped", "tabs", "a colour in capitals"],
    ["a formula for a title", "a day with its month in words", "windows-1256"],
    ["a radius with its unit", "a comma without quotes", "a party misspelt", "a day with an hour"],
    ["two places on one spot", "a quote that is never closed", "a day after the article"],
    ["degrees, minutes and seconds", "a header in capitals", "a quote with other blanks"],
]
"""Projects with many faults, by the names of the faults."""


@pytest.mark.parametrize("names", MANY, ids=lambda names: names[0])
def test_many_faults_are_all_told_at_once(names: list[str], tmp_path: Path) -> None:
    """None hides another, and none is told twice."""
    faults = [named(name) for name in names]
    said = {line for fault in faults for line in fault.said}
    given = told_of(made(tmp_path, *(fault.edit for fault in faults)))
    assert set(given) == said
    assert len(given) == len(said)


@pytest.mark.parametrize("names", MANY, ids=lambda names: names[0])
def test_of_many_faults_those_with_one_right_answer_are_mended(
    names: list[str], tmp_path: Path
) -> None:
    """What is left is what was told of the others."""
    faults = [named(name) for name in names]
    made(tmp_path, *(fault.edit for fault in faults))
    fix_project(tmp_path)
    left = {line for fault in faults for line in fault.said if not fault.fixed}
    assert set(told_of(tmp_path)) == left


def test_a_sound_project_is_not_touched(tmp_path: Path) -> None:
    """Nothing to mend, nothing written, no backup."""
    before = files_in(made(tmp_path))
    assert told_of(tmp_path) == []
    assert fix_project(tmp_path).after == {}
    assert files_in(tmp_path) == before
