"""The checker: each fault it can find, the words for it, and that one fault is one problem."""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.check.problems import find_problems
from mosulmap.control.study import Study
from mosulmap.model.rows import TABLES
from mosulmap.project.project import read_project
from tests.tiny_project import (
    ACTORS,
    ARTICLES,
    BACKGROUND,
    CTS,
    DECISIONS,
    EARLY,
    EARLY_TEXT,
    IRAQ,
    IS,
    ISF,
    KARAMA,
    KARAMA_FOUGHT,
    KARAMA_HELD,
    KARAMA_TAKEN,
    LATE,
    MENTIONS,
    MOSUL,
    MOSUL_FREE,
    MOSUL_HELD,
    NAMES,
    PLACES,
    SAMAH,
    SAMAH_FLED,
    TAL_AFAR,
    TAL_AFAR_LEFT,
    TAL_AFAR_SHELLED,
    UN,
    Cells,
    TinyProject,
)

SHA = "0" * 64
HASH = TinyProject().tables[ARTICLES][EARLY]["sha256"]


def problems_of(folder: Path) -> list[str]:
    """Return every problem of the project in `folder`, as the reader of the terminal sees it."""
    return [str(problem) for problem in find_problems(read_project(folder))]


def test_the_shipped_project_has_no_problem(shipped: Study) -> None:
    """The shipped tables agree with each other and with the articles."""
    assert find_problems(shipped.project) == ()


def test_a_sound_tiny_project_has_no_problem(tiny: TinyProject, tmp_path: Path) -> None:
    """The project that the tests below break is sound before."""
    assert problems_of(tiny.write(tmp_path)) == []


HALF = "is empty; lon and lat are given together or not at all"
RADIUS = "is empty; a located place needs the radius in metres it lies within"
TWO_COLOURS = "color: needs two colours, light;dark, such as #1873c0;#6aa3e0"
MARKS = "is not one of circle, square, triangle-up, triangle-down, bow-tie, dome"
NO_ID = "must be early:85, or early:85.2 for a second statement"
NO_HOLDER = "cannot hold a place: neither it nor a parent has a pattern in gazetteer/actors.csv"
NO_DAY = "event_date: is empty; a mention that asserts control needs its day"
NO_QUOTE = "quote: is not in the article around the toponym; copy the sentence as printed"
AS_PRINTED = f"{NO_QUOTE}: 'Iraqi forces took Karama on Friday'"
A_PLAN = "is after the article's publication on 2016-11-04; a plan asserts nothing"


@pytest.mark.parametrize(
    ("path", "row", "cells", "message"),
    [
        # Places: where they lie.
        (
            PLACES,
            KARAMA,
            {"parent_id": "nowhere"},
            "parent_id: 'nowhere' is not an id in gazetteer/places.csv",
        ),
        (PLACES, KARAMA, {"parent_id": "karama"}, "parent_id: 'karama' lies in itself"),
        (PLACES, KARAMA, {"lat": ""}, f"lat: {HALF}"),
        (PLACES, KARAMA, {"lon": ""}, f"lon: {HALF}"),
        (PLACES, KARAMA, {"geo_uncertainty_m": ""}, f"geo_uncertainty_m: {RADIUS}"),
        (
            PLACES,
            KARAMA,
            {"geo_source": ""},
            "geo_source: is empty; say where the coordinate was read, or `estimate`",
        ),
        # Names: what they name.
        (
            NAMES,
            0,
            {"place_id": "nowhere"},
            "place_id: 'nowhere' is not an id in gazetteer/places.csv",
        ),
        (
            NAMES,
            1,
            {"toponym": "الكرامة", "lang": "ar"},
            "toponym: 'الكرامة' stands already on line 2",
        ),
        # Actors: whom they belong to, and how they are drawn.
        (
            ACTORS,
            UN,
            {"parent_id": "nobody"},
            "parent_id: 'nobody' is not an id in gazetteer/actors.csv",
        ),
        (ACTORS, UN, {"parent_id": "un"}, "parent_id: 'un' belongs to itself"),
        (ACTORS, ISF, {"pattern": "star"}, f"pattern: 'star' {MARKS}"),
        (ACTORS, ISF, {"color": ""}, TWO_COLOURS),
        (ACTORS, ISF, {"color": "#1873c0"}, TWO_COLOURS),
        (ACTORS, ISF, {"color": "#1873c0;#6aa3e0;#000000"}, TWO_COLOURS),
        # Articles: the file as recorded.
        (
            ARTICLES,
            EARLY,
            {"sha256": SHA},
            f"sha256: '{SHA}' is not the hash of early.txt; the file now has {HASH}",
        ),
        (
            ARTICLES,
            EARLY,
            {"file": "gone.txt"},
            "file: 'gone.txt' cannot be read (no such file or directory)",
        ),
        (
            ARTICLES,
            EARLY,
            {"file": "../x.txt"},
            "file: '../x.txt' is not a file in seeds/; name it without folders",
        ),
        # Mentions: what they point to.
        (
            MENTIONS,
            KARAMA_TAKEN,
            {"article_id": "gone", "id": "gone:85"},
            "article_id: 'gone' is not an id in seeds/articles.csv",
        ),
        (
            MENTIONS,
            KARAMA_TAKEN,
            {"place_id": "atlantis"},
            "place_id: 'atlantis' is not an id in gazetteer/places.csv",
        ),
        (
            BACKGROUND,
            0,
            {"actor": "nato"},
            "actor: 'nato' is not an id in gazetteer/actors.csv",
        ),
        (
            MENTIONS,
            KARAMA_TAKEN,
            {"actor": "nato"},
            "actor: 'nato' is not an id in gazetteer/actors.csv",
        ),
        (
            MENTIONS,
            KARAMA_TAKEN,
            {"claimant": "nato"},
            "claimant: 'nato' is not an id in gazetteer/actors.csv",
        ),
        (MENTIONS, KARAMA_TAKEN, {"id": "early:84"}, f"id: 'early:84' {NO_ID}"),
        (MENTIONS, KARAMA_TAKEN, {"id": "karama"}, f"id: 'karama' {NO_ID}"),
        # Mentions: who is said to hold the place, and when.
        (
            MENTIONS,
            KARAMA_TAKEN,
            {"control": "nato"},
            "control: 'nato' is neither an id in gazetteer/actors.csv nor 'contested'",
        ),
        (MENTIONS, KARAMA_TAKEN, {"control": "un"}, f"control: 'un' {NO_HOLDER}"),
        (
            MENTIONS,
            KARAMA_TAKEN,
            {"control": ""},
            "control: is empty; 'capture' says who holds the place",
        ),
        (
            MENTIONS,
            MOSUL_HELD,
            {"control": ""},
            "control: is empty; 'holding' says who holds the place",
        ),
        (MENTIONS, KARAMA_TAKEN, {"event_date": ""}, NO_DAY),
        (MENTIONS, KARAMA_FOUGHT, {"event_date": ""}, NO_DAY),
        (
            MENTIONS,
            SAMAH_FLED,
            {"assertion": "implied"},
            "assertion: 'implied' says nothing where control is empty; write stated",
        ),
        (MENTIONS, KARAMA_TAKEN, {"event_date": "2016-12"}, f"event_date: '2016-12' {A_PLAN}"),
        # Mentions: what stands in the article.
        (
            MENTIONS,
            KARAMA_TAKEN,
            {"toponym": "Kerama"},
            "toponym: 'Kerama' is not what stands at 85-91 of the article: 'Karama'",
        ),
        (
            MENTIONS,
            KARAMA_TAKEN,
            {"char_end": "90"},
            (
                "toponym: 'Karama' is not what stands at 85-90 of the article: 'Karam'; "
                "its quote has it at 85-91"
            ),
        ),
        (
            MENTIONS,
            KARAMA_TAKEN,
            {"char_start": "9085", "char_end": "9091", "id": "early:9085"},
            (
                "toponym: 'Karama' is not what stands at 9085-9091 of the article: ''; "
                "its quote has it at 85-91"
            ),
        ),
        (MENTIONS, KARAMA_TAKEN, {"quote": "Iraqi forces  took Karama on Friday"}, AS_PRINTED),
        (MENTIONS, KARAMA_TAKEN, {"quote": "Iraqi forces take Karama"}, NO_QUOTE),
        (MENTIONS, KARAMA_TAKEN, {"quote": "on Friday, their commander said."}, NO_QUOTE),
        (MENTIONS, KARAMA_TAKEN, {"quote": "Iraqi forces took Kara"}, NO_QUOTE),
        (
            MENTIONS,
            KARAMA_TAKEN,
            {"date_phrase": "on Saturday"},
            "date_phrase: 'on Saturday' is not in the article",
        ),
    ],
)
def test_one_fault_gives_one_problem(
    path: str, row: int, cells: Cells, message: str, tiny: TinyProject, tmp_path: Path
) -> None:
    """One fault in one row gives one line, in that row, with the way to mend it."""
    folder = tiny.change(path, row, cells).write(tmp_path)
    assert problems_of(folder) == [f"{path}:{row + 2}: {message}"]


SOUND = [
    (PLACES, TAL_AFAR, {"parent_id": ""}),
    (PLACES, KARAMA, {"lon": "", "lat": "", "geo_uncertainty_m": "", "geo_source": ""}),
    (PLACES, SAMAH, {"geo_uncertainty_m": "600"}),
    (NAMES, 1, {"toponym": "الكرامة", "lang": "ar-IQ"}),
    (ACTORS, UN, {"parent_id": "isf"}),
    (ACTORS, CTS, {"color": "#000000"}),
    (ARTICLES, EARLY, {"published": "", "published_basis": "", "publisher": "", "url": ""}),
    (MENTIONS, KARAMA_TAKEN, {"id": "early:85.2"}),
    (MENTIONS, KARAMA_TAKEN, {"quote": "Karama"}),
    # The headline says so too.
    (
        MENTIONS,
        KARAMA_TAKEN,
        {"id": "early:18", "char_start": "18", "char_end": "24", "date_phrase": ""}
        | {"quote": "Iraqi forces take Karama"},
    ),
    (MENTIONS, KARAMA_TAKEN, {"quote": EARLY_TEXT.strip()}),
    (MENTIONS, KARAMA_TAKEN, {"date_phrase": "since 2014"}),
    (MENTIONS, KARAMA_TAKEN, {"event_date": "2016-11-04/2016-11-30"}),
    (MENTIONS, KARAMA_TAKEN, {"event": "entry", "control": "", "event_date": ""}),
    # What is not accepted may be a plan.
    (MENTIONS, MOSUL_FREE, {"event_date": "2017-06"}),
    (MENTIONS, KARAMA_HELD, {"event_date": "2016-12", "status": "proposed"}),
    (MENTIONS, TAL_AFAR_LEFT, {"control": ""}),
]


@pytest.mark.parametrize(("path", "row", "cells"), SOUND)
def test_what_is_allowed_gives_no_problem(
    path: str, row: int, cells: Cells, tiny: TinyProject, tmp_path: Path
) -> None:
    """A row may leave open what the project can do without."""
    assert problems_of(tiny.change(path, row, cells).write(tmp_path)) == []


@pytest.mark.parametrize(
    ("path", "row", "message"),
    [
        (PLACES, KARAMA, "7: id: 'karama' stands already on line 3"),
        (ACTORS, IS, "6: id: 'is' stands already on line 3"),
        (ARTICLES, EARLY, "4: id: 'early' stands already on line 2"),
        (MENTIONS, KARAMA_TAKEN, "12: id: 'early:85' stands already on line 3"),
        (NAMES, 1, "5: toponym: 'Karamah' stands already on line 3"),
    ],
)
def test_a_row_that_stands_twice_is_one_problem(
    path: str, row: int, message: str, tiny: TinyProject, tmp_path: Path
) -> None:
    """A doubled row is reported where it stands again, with the line of the first."""
    tiny.tables[path].append(dict(tiny.tables[path][row]))
    assert problems_of(tiny.write(tmp_path)) == [f"{path}:{message}"]


@pytest.mark.parametrize("path", TABLES)
def test_a_cell_with_a_nul_is_one_problem(path: str, tiny: TinyProject, tmp_path: Path) -> None:
    """A character that no text has is told of in its cell, also where the cell names a file."""
    column = "file" if path == ARTICLES else next(iter(TABLES[path].model_fields))
    cell = tiny.tables[path][0][column]
    tiny.change(path, 0, {column: f"{cell[0]}\0{cell[1:]}"})
    [problem] = problems_of(tiny.write(tmp_path))
    message = "holds a NUL character, which no text has; delete it"
    assert problem == f"{path}:2: {column}: {message}"


def test_contested_is_no_name_for_a_party(tiny: TinyProject, tmp_path: Path) -> None:
    """An actor cannot have the id that stands for no single holder."""
    tiny.tables[ACTORS].append({"id": "contested", "title": "Both"})
    assert problems_of(tiny.write(tmp_path)) == [
        f"{ACTORS}:6: id: 'contested' is the word for no single holder"
    ]


@pytest.mark.parametrize(
    ("path", "row", "parent", "problems"),
    [
        (
            PLACES,
            IRAQ,
            "karama",
            [
                "2: parent_id: 'iraq' lies in itself",
                "3: parent_id: 'karama' lies in itself",
                "4: parent_id: 'mosul' lies in itself",
            ],
        ),
        (
            ACTORS,
            ISF,
            "cts",
            [
                "2: parent_id: 'cts' belongs to itself",
                "4: parent_id: 'isf' belongs to itself",
            ],
        ),
    ],
)
def test_parents_that_run_in_a_circle_are_all_named(
    path: str, row: int, parent: str, problems: list[str], tiny: TinyProject, tmp_path: Path
) -> None:
    """Every member of a circle is a problem; what hangs on it from outside is none."""
    tiny.change(path, row, {"parent_id": parent}).write(tmp_path)
    assert problems_of(tmp_path) == [f"{path}:{problem}" for problem in problems]


def test_a_quote_may_stand_in_the_article_more_than_once(tiny: TinyProject, tmp_path: Path) -> None:
    """The quote meant is the one around the toponym, whichever of its repetitions that is."""
    tiny.texts["late"] = tiny.texts["late"] + "\nSoon Mosul will be free.\n"
    tiny.tables[MENTIONS].append(dict(tiny.tables[MENTIONS][MOSUL_FREE]))
    again = tiny.texts["late"].rindex("Mosul")
    located = {"char_start": str(again), "char_end": str(again + 5), "id": f"late:{again}"}
    changed = TinyProject(tiny.tables, tiny.texts).change(MENTIONS, -1, located)
    assert problems_of(changed.write(tmp_path)) == []


# One broken row is one problem, however many rows of other tables point to it.

BROKEN = [
    *((PLACES, row, {"lon": "43,2"}) for row in (IRAQ, KARAMA, MOSUL, SAMAH, TAL_AFAR)),
    *((NAMES, row, {"lang": "English"}) for row in range(3)),
    *((ACTORS, row, {"title": ""}) for row in (CTS, IS, ISF, UN)),
    *((ARTICLES, row, {"published": "4 November"}) for row in (EARLY, LATE)),
    *((MENTIONS, row, {"event": "seized"}) for row in range(10)),
]


@pytest.mark.parametrize(("path", "row", "cells"), BROKEN)
def test_a_row_that_cannot_be_read_is_one_problem(
    path: str, row: int, cells: Cells, tiny: TinyProject, tmp_path: Path
) -> None:
    """A broken row is told of once; the rows that point to it are not blamed."""
    [problem] = problems_of(tiny.change(path, row, cells).write(tmp_path))
    assert problem.startswith(f"{path}:{row + 2}: {next(iter(cells))}: ")


def test_an_actor_that_cannot_be_read_hides_no_other_fault(
    tiny: TinyProject, tmp_path: Path
) -> None:
    """A mention that names a broken actor is still told what else it lacks."""
    tiny.change(ACTORS, ISF, {"title": ""}).change(MENTIONS, KARAMA_HELD, {"event_date": ""})
    assert problems_of(tiny.write(tmp_path)) == [
        f"{ACTORS}:4: title: is empty; a value is needed here",
        f"{MENTIONS}:9: {NO_DAY}",
    ]


def test_an_actor_whose_parent_is_unknown_is_one_problem(tiny: TinyProject, tmp_path: Path) -> None:
    """A broken parent does not make a mention wrong that names the actor."""
    tiny.change(ACTORS, CTS, {"parent_id": "nobody"})
    assert problems_of(tiny.write(tmp_path)) == [
        f"{ACTORS}:2: parent_id: 'nobody' is not an id in gazetteer/actors.csv"
    ]


OPTIONAL = (BACKGROUND, DECISIONS)
"""Tables that a project need not have."""


@pytest.mark.parametrize("path", [path for path in TABLES if path not in OPTIONAL])
def test_a_missing_table_is_one_problem(path: str, tiny: TinyProject, tmp_path: Path) -> None:
    """A table that is not there is told of once, and not by every row that points into it."""
    (tiny.write(tmp_path) / path).unlink()
    assert problems_of(tmp_path) == [f"{path}: cannot be read (no such file or directory)"]


@pytest.mark.parametrize("path", OPTIONAL)
def test_a_project_can_do_without_some_tables(path: str, tiny: TinyProject, tmp_path: Path) -> None:
    """Known events help to date articles; decisions are there once somebody decided."""
    (tiny.write(tmp_path) / path).unlink()
    assert problems_of(tmp_path) == []


@pytest.mark.parametrize("path", TABLES)
def test_a_wrong_header_is_one_problem(path: str, tiny: TinyProject, tmp_path: Path) -> None:
    """A column that a spreadsheet renamed is told of in the header, and nowhere else."""
    file = tiny.write(tmp_path) / path
    last = [name for name in TABLES[path].model_fields if name not in TABLES[path].added][-1]
    header, _, body = file.read_text(encoding="utf-8").partition("\n")
    renamed = ",".join("Column1" if name == last else name for name in header.split(","))
    file.write_text(f"{renamed}\n{body}", encoding="utf-8")
    columns = ", ".join(TABLES[path].model_fields)
    assert problems_of(tmp_path) == [
        f"{path}:1: column 'Column1' is unknown; the columns are {columns}",
        f"{path}:1: column '{last}' is missing",
    ]


@pytest.mark.parametrize("path", TABLES)
def test_a_quote_that_is_never_closed_is_one_problem(
    path: str, tiny: TinyProject, tmp_path: Path
) -> None:
    """The rows that it swallows are not missed by those of other tables."""
    file = tiny.write(tmp_path) / path
    header, _, body = file.read_text(encoding="utf-8").partition("\n")
    file.write_text(f'{header}\n"{body}', encoding="utf-8")
    [problem] = problems_of(tmp_path)
    assert problem.startswith(f"{path}:2: a double quote opens a cell that is never closed; ")


def test_all_problems_of_all_tables_come_at_once(tiny: TinyProject, tmp_path: Path) -> None:
    """Faults in five tables are listed together, by file and line."""
    tiny.change(MENTIONS, TAL_AFAR_SHELLED, {"actor": "nato"})
    tiny.change(MENTIONS, MOSUL_HELD, {"quote": "Islamic State has lost Mosul."})
    tiny.change(PLACES, KARAMA, {"lat": "36,3", "fclass": "X"}).change(NAMES, 0, {"toponym": ""})
    tiny.change(ARTICLES, LATE, {"published": "13/11/2016"}).change(ACTORS, IS, {"pattern": "star"})
    assert problems_of(tiny.write(tmp_path)) == [
        f"{ACTORS}:3: pattern: 'star' {MARKS}",
        f"{NAMES}:2: toponym: is empty; a value is needed here",
        f"{PLACES}:3: fclass: 'X' is none of 'A', 'H', 'L', 'P' or 'S'",
        f"{PLACES}:3: lat: '36,3' has a decimal comma; write 36.3",
        f"{ARTICLES}:3: published: '13/11/2016' is not an ISO day; write 2016-11-13",
        f"{MENTIONS}:2: {NO_QUOTE}",
        f"{MENTIONS}:7: actor: 'nato' is not an id in gazetteer/actors.csv",
    ]
