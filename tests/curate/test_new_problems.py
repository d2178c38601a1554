"""What would be wrong that is not wrong now."""

from __future__ import annotations

from pathlib import Path

from mosulmap.curate.new_problems import new_problems, with_added, with_replaced
from mosulmap.project.project import read_project
from tests.tiny_project import KARAMA, MENTIONS, PLACES, TinyProject


def test_a_fault_that_stands_there_is_not_new(tiny: TinyProject, tmp_path: Path) -> None:
    """Only what the changed row adds is told, wherever it shows."""
    tiny.change(MENTIONS, 1, {"control": "nato"})
    project = read_project(tiny.write(tmp_path / "project"))
    former = project.places.rows[KARAMA]
    assert new_problems(project, [project.places]) == []
    renamed = former.model_copy(update={"id": "al_karama"})
    found = new_problems(project, [with_replaced(project.places, former, renamed)])
    assert {problem.path for problem in found} == {MENTIONS, "gazetteer/names.csv"}


def test_a_row_that_is_added_stands_on_no_line(tiny: TinyProject, tmp_path: Path) -> None:
    """Its problem names the table alone."""
    project = read_project(tiny.write(tmp_path / "project"))
    row = project.places.rows[KARAMA].model_copy(update={"id": "x", "parent_id": "atlantis"})
    (problem,) = new_problems(project, [with_added(project.places, [row])])
    assert (problem.place, problem.column) == (PLACES, "parent_id")
