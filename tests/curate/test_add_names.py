"""Spellings are added to places as one decision; what is there is not written again."""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.curate.add_names import add_names
from mosulmap.curate.decisions import Signature
from mosulmap.errors import DataError
from mosulmap.model.rows import Name
from mosulmap.project.project import read_project
from tests.tiny_project import TinyProject

SIGNATURE = Signature("Amira", lambda: "2016-11-09T14:02:11.000000Z")
KARAMEH = Name(place_id="karama", toponym="Karameh", lang="en", source="read in late")
KARAMAH = Name(place_id="karama", toponym="Karamah", lang="en", source="another")


def test_new_spellings_are_written_once(tiny: TinyProject, tmp_path: Path) -> None:
    """One that the place has already keeps its row, whatever its source is said to be."""
    folder = tiny.write(tmp_path / "project")
    assert add_names(folder, [KARAMEH, KARAMAH, KARAMEH], SIGNATURE) == (KARAMEH,)
    project = read_project(folder)
    assert project.names.rows.count(KARAMEH) == 1
    assert KARAMAH not in project.names.rows
    assert project.decisions[-1].row == "karama;Karameh;en"


def test_nothing_new_is_no_decision(tiny: TinyProject, tmp_path: Path) -> None:
    """The record of decisions stays as it is."""
    folder = tiny.write(tmp_path / "project")
    before = (folder / "seeds" / "decisions.csv").read_bytes()
    assert add_names(folder, [KARAMAH], SIGNATURE) == ()
    assert (folder / "seeds" / "decisions.csv").read_bytes() == before


def test_a_spelling_of_no_place_is_refused(tiny: TinyProject, tmp_path: Path) -> None:
    """As `check` would refuse it."""
    folder = tiny.write(tmp_path / "project")
    with pytest.raises(DataError):
        add_names(folder, [KARAMEH.model_copy(update={"place_id": "nowhere"})], SIGNATURE)
