"""Files beside the tables that are not read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mosulmap.project.beside import find_beside
from tests.faults_project import write_sound_project


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("gazetteer/places (1).csv", "'places (1).csv' beside it is not read"),
        ("gazetteer/places - Copy.csv", "not read"),
        ("gazetteer/Copy of places.csv", "not read"),
        ("gazetteer/names_old.csv", "not read"),
        ("seeds/mentions2.csv", "not read"),
        ("seeds/mentions.tsv", "not read"),
        ("gazetteer/places.xlsx", "newer"),
        ("seeds/mentions.ods", "newer"),
        ("gazetteer/places (2).xlsx", "newer"),
        ("gazetteer/.~lock.places.csv#", "open"),
    ],
)
def test_a_file_that_may_be_meant_is_told(name: str, words: str, tmp_path: Path) -> None:
    """A copy, a newer workbook, a table that is open."""
    (write_sound_project(tmp_path) / name).write_bytes(b"id\n")
    os.utime(tmp_path / name, (4e9, 4e9))
    [warning] = find_beside(tmp_path)
    assert words in warning.message
    assert Path(name).parent == Path(warning.path).parent


def test_an_older_workbook_and_other_files_are_not_told(tmp_path: Path) -> None:
    """It was exported; a backup of `--fix` and a list of one's own are no copies."""
    write_sound_project(tmp_path)
    names = (
        "places.xlsx",
        "places.csv.0123456789ab.bak",
        "rivers.csv",
        "placeswewant.csv",
        "notes.txt",
    )
    for name in names:
        (tmp_path / "gazetteer" / name).write_bytes(b"id\n")
        os.utime(tmp_path / "gazetteer" / name, (0, 0))
    assert list(find_beside(tmp_path)) == []
