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
    KARAMA_TAKEN,
    LATE,
    MENTIONS,
    MOSUL,
    NAMES,
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
    # A place that lies in itself takes its names, its parts and their mentions with it.
    (PLACES, TAL_AFAR, {"parent_id": "tal_afar"}, {PLACES: 1, MENTIONS: 2}),
    (PLACES, MOSUL, {"lat": "north"}, {PLACES: 3, NAMES: 3, MENTIONS: 8}),
    (ARTICLES, LATE, {"file": "gone.txt"}, {ARTICLES: 1, MENTIONS: 6}),
    (ACTORS, CTS, {"title": ""}, {ACTORS: 1, MENTIONS: 1}),
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


def test_parents_in_a_circle_are_left_out_together(tiny: TinyProject, tmp_path: Path) -> None:
    """Two places that lie in each other are two problems, and no endless climb."""
    tiny.change(PLACES, IRAQ, {"parent_id": "mosul"})
    study = make_study(tiny.write(tmp_path))
    assert [fault.line for fault in study.problems] == [2, 4]
    assert study.project.places.rows == ()


def test_without_a_whole_table_there_is_no_study(tiny: TinyProject, tmp_path: Path) -> None:
    """Where a table cannot be read at all nobody knows what is missing."""
    (tiny.write(tmp_path) / PLACES).unlink()
    with pytest.raises(DataError) as error:
        make_study(tmp_path)
    assert str(error.value).startswith(f"{PLACES}: cannot be read")
