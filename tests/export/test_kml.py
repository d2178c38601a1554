"""KML: open ends are left out, and a party keeps its colour."""

from __future__ import annotations

from pathlib import Path

from mosulmap.control.study import Study
from mosulmap.export.kml import format_kml
from mosulmap.export.tables import Scope, period_rows

from .readers import placemarks


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
