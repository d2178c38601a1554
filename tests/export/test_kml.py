"""KML: open ends are left out, and a party keeps its colour."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pyogrio
import pytest

from mosulmap.control.study import Study
from mosulmap.export.kml import format_kml
from mosulmap.export.tables import Scope, period_rows
from mosulmap.pipeline import make_study
from tests.tiny_project import KARAMA, PLACES, TinyProject

from .readers import placemarks
from .test_export import DAYS, truth


def test_an_open_end_is_no_date(study: Study, tmp_path: Path) -> None:
    """As many placemarks have no begin, or no end, as periods do."""
    path = tmp_path / "control.kml"
    path.write_text(format_kml(study, Scope())[0], encoding="utf-8")
    rows, marks = period_rows(study), list(placemarks(path))
    assert len(marks) == len(rows) == 239
    assert sum(mark.begin is None for mark in marks) == sum(row.start is None for row in rows)
    assert sum(mark.end is None for mark in marks) == sum(row.end is None for row in rows)


def test_a_party_has_its_colour(study: Study) -> None:
    """KML writes colours backwards: `aabbggrr`."""
    actor = next(actor for actor in study.project.gazetteer.actors if actor.color)
    red, green, blue = (actor.color[0][at : at + 2] for at in (1, 3, 5))
    assert f"<color>ff{blue}{green}{red}</color>" in format_kml(study, Scope())[0]


@pytest.mark.parametrize("day", DAYS)
def test_gdal_shows_what_status_says(study: Study, day: str, tmp_path: Path) -> None:
    """A layer a party, 239 rows in all, with typed days; those of a day are the 44 places."""
    path = tmp_path / "control.kml"
    path.write_text(format_kml(study, Scope())[0], encoding="utf-8")
    frames = [pyogrio.read_dataframe(path, layer=name) for name, _ in pyogrio.list_layers(path)]
    rows = pd.concat(frames)
    assert len(rows) == 239
    now = pd.Timestamp(day)
    there = rows[(rows.begin.isna() | (rows.begin <= now)) & (rows.end.isna() | (rows.end >= now))]
    cells = there[["place_id", "state", "controller"]].fillna("").itertuples(index=False)
    found = {place_id: (state, holder) for place_id, state, holder in cells}
    assert (len(there), found) == (44, truth(study, day))


def test_a_control_character_is_written_out_and_counted(tiny: TinyProject, tmp_path: Path) -> None:
    """XML has no letter for it."""
    tiny.change(PLACES, KARAMA, {"title": "a\x07b"})
    text, said = format_kml(make_study(tiny.write(tmp_path / "project")), Scope())
    assert "<name>a\\u0007b</name>" in text
    assert "with control characters, which KML cannot hold: written out" in said
