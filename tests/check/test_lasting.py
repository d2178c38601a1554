"""Errors that leave their rows on the map, and are listed by every command."""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.pipeline import check_project, make_study
from tests.faults import TODAY, Edit, change
from tests.faults_project import ARTICLES, PLACES, write_sound_project


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (change(ARTICLES, "wire", published="2061-03-17"), "is after today"),
        (change(PLACES, "menaka", lat="-15.9182"), "write 15.9182"),
    ],
    ids=["a year to come", "a lost sign"],
)
def test_an_error_of_a_row_that_stays_is_told_by_every_command(
    edit: Edit, words: str, tmp_path: Path
) -> None:
    """`render` and `status` list it as `check` does, and leave no mention out."""
    edit(write_sound_project(tmp_path))
    study = make_study(tmp_path, today=TODAY)
    errors = check_project(tmp_path, today=TODAY).errors
    assert study.problems == errors
    assert words in errors[0].message
    assert study.left_out.get(PLACES, 0) == 0
