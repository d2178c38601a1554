"""One problem a cell, and all problems at once."""

from __future__ import annotations

from pathlib import Path

from mosulmap.check.problems import find_problems
from mosulmap.project.project import read_project
from tests.tiny_project import KARAMA, MOSUL, NAMES, PLACES, TinyProject


def test_a_cell_that_cannot_be_read_is_one_problem(tiny: TinyProject, tmp_path: Path) -> None:
    """A latitude in words leaves a longitude alone, which is not a second problem."""
    tiny.change(PLACES, MOSUL, {"lat": "north", "geo_uncertainty_m": "wide"})
    tiny.change(PLACES, KARAMA, {"lat": ""}).change(NAMES, 0, {"place_id": "atlantis"})
    problems = find_problems(read_project(tiny.write(tmp_path)))
    assert [(problem.path, problem.column) for problem in problems] == [
        (NAMES, "place_id"),
        (PLACES, "lat"),
        (PLACES, "geo_uncertainty_m"),
        (PLACES, "lat"),
    ]
