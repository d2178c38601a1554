"""What is left of a project without its faults."""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.errors import DataError
from mosulmap.pipeline import make_study
from mosulmap.reports.summary import left_out_words
from tests.tiny_project import (
    ACTORS,
    ARTICLES,
    CTS,
    IRAQ,
    ISF,
    KARAMA_TAKEN,
    LATE,
    MENTIONS,
    MOSUL,
    PLACES,
    TAL_AFAR,
    TinyProject,
)

LEFT_OUT = [
    # A mention of an unknown place, of an unknown article, of the future, without its quote.
    (MENTIONS, KARAMA_TAKEN, {"place_id": "atlantis"}, {MENTIONS: 1}),
    (MENTIONS, KARAMA_TAKEN, {"article_id": "unheard"}, {MENTIONS: 1}),
    (MENTIONS, KARAMA_TAKEN, {"event_date": "2016-11-20"}, {MENTIONS: 1}),
    (MENTIONS, KARAMA_TAKEN, {"quote": ""}, {MENTIONS: 1}),
    # A place without its id takes its names and its mentions with it, and nothing else.
    (PLACES, TAL_AFAR, {"id": "tal afar"}, {PLACES: 1, MENTIONS: 2}),
    (ARTICLES, LATE, {"file": "gone.txt"}, {ARTICLES: 1, MENTIONS: 6}),
]


@pytest.mark.parametrize(("table", "row", "cells", "left_out"), LEFT_OUT)
def test_a_faulty_row_is_left_out_with_what_needs_it_and_counted(
    table: str,
    row: int,
    cells: dict[str, str],
    left_out: dict[str, int],
    tiny: TinyProject,
    tmp_path: Path,
) -> None:
    """The rest of the project is studied, and the remark ends with what is not in it."""
    study = make_study(tiny.change(table, row, cells).write(tmp_path))
    assert study.left_out == left_out
    assert study.timelines
    remark = left_out_words(study)
    assert remark.startswith(f"{table}:{row + 2}: ")
    rows = ", ".join(f"{number} of {path}" for path, number in left_out.items())
    assert remark.splitlines()[-1].startswith(f"mosulmap: left out {rows} because of ")


CELLS = [
    (PLACES, TAL_AFAR, {"parent_id": "tal_afar"}, {"parent_id": ""}),
    (PLACES, TAL_AFAR, {"parent_id": "atlantis"}, {"parent_id": ""}),
    (PLACES, MOSUL, {"lat": "north"}, {"lat": None}),
    (PLACES, MOSUL, {"geo_uncertainty_m": "wide"}, {"geo_uncertainty_m": None}),
    (PLACES, MOSUL, {"title": "", "type": ""}, {"title": "mosul", "type": "place"}),
    (ARTICLES, LATE, {"url": "here"}, {"url": ""}),
    (ACTORS, CTS, {"title": ""}, {"title": "cts"}),
    (ACTORS, ISF, {"color": "#1873c0"}, {"color": ("#1873c0", "#8bb9df")}),
    (ACTORS, ISF, {"color": "blue;red"}, {"color": ("#5b6670", "#a9b4be")}),
    (ACTORS, ISF, {"pattern": "heart"}, {"pattern": "circle"}),
    (ACTORS, ISF, {"pattern": ""}, {"pattern": "circle"}),
    (MENTIONS, KARAMA_TAKEN, {"actor": "nobody"}, {"actor": ""}),
    (MENTIONS, KARAMA_TAKEN, {"assertion": "sure"}, {"assertion": "implied"}),
]


@pytest.mark.parametrize(("table", "row", "cells", "stands"), CELLS)
def test_a_fault_costs_its_cell_and_no_evidence(
    table: str,
    row: int,
    cells: dict[str, str],
    stands: dict[str, object],
    tiny: TinyProject,
    tmp_path: Path,
) -> None:
    """Where the rest of the row can stand it stands, with what stands in for the cell."""
    study = make_study(tiny.change(table, row, cells).write(tmp_path))
    [read] = [one for one in study.project.tables if one.path == table]
    assert {column: getattr(read.rows[row], column) for column in stands} == stands
    assert (study.left_out, study.missing) == ({}, ())
    assert {(problem.path, problem.line) for problem in study.problems} == {(table, row + 2)}
    assert {problem.column for problem in study.problems} == set(cells)
    assert study.problems[0].column in left_out_words(study)


def test_parents_in_a_circle_lie_in_nothing(tiny: TinyProject, tmp_path: Path) -> None:
    """Two places that lie in each other are two problems, and no endless climb."""
    tiny.change(PLACES, IRAQ, {"parent_id": "mosul"})
    study = make_study(tiny.write(tmp_path))
    assert [fault.line for fault in study.problems] == [2, 4]
    assert [study.project.gazetteer.place[key].parent_id for key in ("iraq", "mosul")] == ["", ""]


def test_what_lies_in_a_lost_place_lies_in_the_next_larger(
    tiny: TinyProject, tmp_path: Path
) -> None:
    """Mosul's row has a cell too many: its mentions are missing, its parts lie in Iraq now."""
    tiny.write(tmp_path)
    lines = (tmp_path / PLACES).read_text(encoding="utf-8").splitlines()
    spoilt = [f"{line},x,y" if line.startswith("mosul,") else line for line in lines]
    (tmp_path / PLACES).write_text("\n".join(spoilt), encoding="utf-8")
    study = make_study(tmp_path)
    assert study.project.gazetteer.place["karama"].parent_id == "iraq"
    assert {one.because for one in study.missing} == {"place"}
    assert {m.place_id for m in study.mentions} >= {"karama", "samah"}


@pytest.mark.parametrize(
    ("table", "row", "cells", "because"),
    [
        (MENTIONS, KARAMA_TAKEN, {"status": "perhaps"}, ("row", "")),
        (MENTIONS, KARAMA_TAKEN, {"article_id": "unheard"}, ("no article", "unheard")),
        (ARTICLES, LATE, {"file": "gone.txt"}, ("article", "late")),
        (ARTICLES, LATE, {"id": "later"}, ("article", "later")),
        (PLACES, TAL_AFAR, {"id": "tal afar"}, ("no place", "tal_afar")),
    ],
)
def test_evidence_that_is_not_on_the_map_is_counted_with_its_reason(
    table: str,
    row: int,
    cells: dict[str, str],
    because: tuple[str, str],
    tiny: TinyProject,
    tmp_path: Path,
) -> None:
    """Every accepted mention is on the map or among those that are missing."""
    accepted = sum(row["status"] == "accepted" for row in tiny.tables[MENTIONS])
    study = make_study(tiny.change(table, row, cells).write(tmp_path))
    assert {(one.because, one.of) for one in study.missing} == {because}
    assert len(study.mentions) + study.missing_count == accepted


def test_a_row_that_stands_twice_is_on_the_map(tiny: TinyProject, tmp_path: Path) -> None:
    """Rows pasted a second time are faults, and no evidence is missing."""
    file = tiny.write(tmp_path) / MENTIONS
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join([*lines, *lines[1:]]), encoding="utf-8")
    study = make_study(tmp_path)
    assert study.left_out == {MENTIONS: len(lines) - 1}
    assert study.missing == ()


def test_without_a_whole_table_there_is_no_study(tiny: TinyProject, tmp_path: Path) -> None:
    """Where a table cannot be read at all nobody knows what is missing."""
    (tiny.write(tmp_path) / PLACES).unlink()
    with pytest.raises(DataError) as error:
        make_study(tmp_path)
    assert str(error.value).startswith(f"{PLACES}: cannot be read")


@pytest.mark.parametrize("table", [MENTIONS, PLACES])
def test_a_header_among_the_rows_is_no_lost_evidence(
    table: str, tiny: TinyProject, tmp_path: Path
) -> None:
    """Two tables put together have it, and it was never an accepted mention."""
    folder = tiny.write(tmp_path / "project")
    text = (folder / table).read_text(encoding="utf-8")
    (folder / table).write_text(text + text.splitlines()[0] + "\n", encoding="utf-8")
    study = make_study(folder)
    assert study.missing == ()
    assert [problem.path for problem in study.problems] == [table]
