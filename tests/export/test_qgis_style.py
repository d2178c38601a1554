"""The style for QGIS: well-formed, whatever a party is called, with every party in its colour."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

from mosulmap.control.study import Study
from mosulmap.export.qgis_style import qml_style, rgba
from mosulmap.pipeline import make_study
from tests.tiny_project import ACTORS, IS, TinyProject


def test_every_party_has_its_colour(study: Study) -> None:
    """A category for each party with a colour, and two for places that nobody holds."""
    root = ET.fromstring(qml_style(study))  # noqa: S314 - our own text
    coloured = {actor.id for actor in study.project.gazetteer.actors if actor.color}
    values = {category.get("value") for category in root.iter("category")}
    assert values == coloured | {"contested", "unknown"}
    assert len(list(root.iter("symbol"))) == len(values)
    assert rgba("#1873c0") == "24,115,192,255"


def test_time_is_switched_on(study: Study) -> None:
    """From the two columns of the layer, their ends included."""
    time = ET.fromstring(qml_style(study)).find("temporal")  # noqa: S314 - our own text
    assert time is not None
    assert (time.get("enabled"), time.get("startField"), time.get("endField")) == (
        *("1", "start", "end"),
    )


def test_a_title_is_never_markup(tiny: TinyProject, tmp_path: Path) -> None:
    """A party called like an element is a label in the key."""
    title = '"/><renderer-v2 type="x">&evil;\x07'
    tiny.change(ACTORS, IS, {"title": title})
    root = ET.fromstring(qml_style(make_study(tiny.write(tmp_path / "project"))))  # noqa: S314 - our own text
    assert title.replace("\x07", "\\u0007") in {
        category.get("label") for category in root.iter("category")
    }
