"""A party is made as one decision, unless `check` has something against its row."""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.curate.decisions import Signature, undo
from mosulmap.curate.make_party import make_party
from mosulmap.errors import DataError
from mosulmap.model.rows import Actor
from mosulmap.project.project import read_project
from tests.tiny_project import TinyProject

ROW = {"id": "m23", "title": "M23", "names": "M23 fighters", "pattern": "dome"}
COLOURS = {"color": "#3388ee;#0088ee"}
SIGNATURE = Signature("Amira", lambda: "2016-11-09T14:02:11.000000Z")


def test_a_party_is_written_and_taken_back(tiny: TinyProject, tmp_path: Path) -> None:
    """With its names and its mark; one step of undo removes it."""
    folder = tiny.write(tmp_path / "project")
    row = Actor.model_validate(ROW | COLOURS)
    assert make_party(folder, row, SIGNATURE) == row
    assert row in read_project(folder).actors.rows
    later = Signature("Amira", lambda: "2016-11-09T14:02:12.000000Z")
    assert len(list(undo(folder, 1, later))) == 1
    assert row not in read_project(folder).actors.rows


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"id": "isf"}, "id"),
        ({"parent_id": "nobody"}, "parent_id"),
        ({"pattern": "star"}, "pattern"),
    ],
)
def test_a_party_that_check_refuses_is_not_written(
    tiny: TinyProject, tmp_path: Path, cells: dict[str, str], column: str
) -> None:
    """An id that is taken, a parent that is not there, a shape that nobody can draw."""
    folder = tiny.write(tmp_path / "project")
    before = (folder / "gazetteer" / "actors.csv").read_bytes()
    with pytest.raises(DataError) as refused:
        make_party(folder, Actor.model_validate(ROW | COLOURS | cells), SIGNATURE)
    assert column in {problem.column for problem in refused.value.problems}
    assert (folder / "gazetteer" / "actors.csv").read_bytes() == before
