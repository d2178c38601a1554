"""Drafts of places: made of a place and its family, with numbers of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.control.study import Study
from mosulmap.geo.map_layout import plan_layout
from mosulmap.languages.catalogue import all_languages
from mosulmap.model.kept import alike
from mosulmap.pipeline import make_study
from mosulmap.render.place_draft import PlaceDrafts
from tests.tiny_project import (
    ACTORS,
    ISF,
    KARAMA,
    KARAMA_HELD,
    MENTIONS,
    MOSUL,
    PLACES,
    Cells,
    TinyProject,
)


def drafts_of(study: Study) -> PlaceDrafts:
    """Return what makes the drafts of a study's places."""
    layout = plan_layout(study.project.gazetteer, study.mentions)
    return PlaceDrafts(study, layout, all_languages())


def test_a_draft_numbers_what_it_names_from_zero(tiny: TinyProject, tmp_path: Path) -> None:
    """So that it says the same whatever stands before it on the page."""
    drafts = drafts_of(make_study(tiny.write(tmp_path)))
    [draft] = drafts.drafts([drafts.gazetteer.place["karama"]])
    numbers = [number for number, _ in draft.entry["evidence"]]
    assert sorted(numbers) == list(range(len(draft.mentions)))
    assert draft.texts[0] == ("",) * len(all_languages())
    assert draft.entry["periods"][-1][2] < len(draft.texts)


@pytest.mark.parametrize(
    ("path", "row", "cells", "changed"),
    [
        (PLACES, KARAMA, {"note": "a note"}, {"karama"}),
        (PLACES, MOSUL, {"note": "a note"}, {"mosul", "karama", "samah"}),
        (MENTIONS, KARAMA_HELD, {"note": "a note"}, {"karama"}),
    ],
)
def test_an_edit_changes_the_inputs_of_the_places_around(
    path: str, row: int, cells: Cells, changed: set[str], tiny: TinyProject, tmp_path: Path
) -> None:
    """Those of the place that it is about, and of the places inside it."""
    before = drafts_of(make_study(tiny.write(tmp_path / "before")))
    after = drafts_of(make_study(tiny.change(path, row, cells).write(tmp_path / "after")))
    named = [place.id for place in before.gazetteer.places if place.id in before.mentions]

    def inputs(drafts: PlaceDrafts, place_id: str) -> str:
        return repr(drafts.inputs([drafts.gazetteer.place[place_id]]))

    assert {key for key in named if inputs(before, key) != inputs(after, key)} == changed
    assert alike(before.shared_inputs, after.shared_inputs)
    same = before.gazetteer.place["karama"]
    assert alike(before.inputs([same]), before.inputs([same]))


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"color": "#101010;#a0a0a0", "names": "the other side"}, set()),
        ({"title": "Another party"}, {"isf"}),
        ({"title_ar": "اسم آخر"}, {"isf"}),
        ({"parent_id": "is"}, {"isf"}),
        # It is given a mark, since mentions say that it holds places.
        ({"pattern": "", "color": ""}, set()),
    ],
)
def test_an_edit_of_what_is_said_of_a_party_changes_all_drafts(
    cells: Cells, said: set[str], tiny: TinyProject, tmp_path: Path
) -> None:
    """Its colours are no part of any draft, nor is what articles call it."""
    before = drafts_of(make_study(tiny.write(tmp_path / "before")))
    after = drafts_of(make_study(tiny.change(ACTORS, ISF, cells).write(tmp_path / "after")))
    assert alike(before.shared_inputs, after.shared_inputs) == (not said)
