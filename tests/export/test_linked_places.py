"""Linked Places format: valid by a schema of its own, read by GDAL, true on every day."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyogrio
import pytest
from jsonschema import Draft202012Validator

from mosulmap.control.study import Study
from mosulmap.export.linked_places import OWN, format_linked_places, link
from mosulmap.export.tables import Scope
from mosulmap.pipeline import make_study
from tests.tiny_project import MOSUL, PLACES, TinyProject

from .test_export import DAYS, truth

SCHEMA = Path(__file__).parents[1] / "data" / "lpf_written_from_spec.schema.json"
VALIDATOR = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def text(study: Study) -> str:
    """Return the shipped project in Linked Places format."""
    return format_linked_places(study, Scope())[0]


def faults(document: Any) -> list[str]:
    """Return what the schema finds."""
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(document)]


def test_every_place_is_valid(text: str) -> None:
    """44 features without a fault."""
    document = json.loads(text)
    assert len(document["features"]) == 44
    assert faults(document) == []


@pytest.mark.parametrize(
    ("member", "value"),
    [
        ("links", [{"type": "closeMatch", "identifier": "osm:node/1"}]),
        ("links", []),
        ("when", {"timespans": [{"end": {"in": "2017"}}]}),
        ("when", {"timespans": [{"start": {"in": "4 November"}}]}),
        ("names", []),
        ("geometry", {"type": "Point", "coordinates": [436.0, 36.0]}),
    ],
)
def test_the_schema_finds_what_is_not_lpf(text: str, member: str, value: Any) -> None:
    """One broken member gives at least one fault."""
    document = json.loads(text)
    document["features"][0][member] = value
    assert faults(document)


def shown(text: str, day: str) -> dict[str, str]:
    """Return to whom, or to what state, the relations of a day lead, by place."""
    found: dict[str, str] = {}
    for feature in json.loads(text)["features"]:
        for relation in feature.get("relations", ()):
            if not relation["relationType"].endswith(":control"):
                continue
            (span,) = relation["when"]["timespans"]
            start, end = span["start"].get("in", ""), span["end"].get("in", "9")
            if start <= day <= end:
                key = feature["@id"].removeprefix(f"{OWN}place:")
                assert key not in found
                found[key] = relation["relationTo"].removeprefix(OWN)
    return found


@pytest.mark.parametrize("day", DAYS)
def test_a_day_shows_what_status_says(text: str, study: Study, day: str) -> None:
    """Of the places of which something is known: nothing known is no relation."""
    assert shown(text, day) == {
        place_id: f"actor:{holder}" if state == "held" else f"state:{state}"
        for place_id, (state, holder) in truth(study, day).items()
        if state != "unknown"
    }


def test_gdal_reads_the_places(text: str, tmp_path: Path) -> None:
    """As GeoJSON: 44 features, four of them without a position."""
    path = tmp_path / "places.geojson"
    path.write_text(text, encoding="utf-8")
    frame = pyogrio.read_dataframe(path)
    assert (len(frame), int(frame.geometry.isna().sum())) == (44, 4)
    assert "Karama" in set(frame.title)


def test_what_lpf_does_not_say_is_counted(study: Study) -> None:
    """Unknown periods, and identifiers that World Historical Gazetteer cannot resolve."""
    assert format_linked_places(study, Scope())[1].splitlines() == [
        "62 periods of unknown state left out: LPF says what is so",
        "1 identifier left out, of gazetteers that WHG does not know (1 ocha)",
    ]


@pytest.mark.parametrize(
    ("match", "identifier"),
    [
        ("wd:Q83317", "wd:Q83317"),
        ("gn:99072", "gn:99072"),
        ("osm:node/8", "https://www.openstreetmap.org/node/8"),
        ("https://example.org/a", "https://example.org/a"),
        ("ocha:C1187", ""),
        ("osm:8", ""),
    ],
)
def test_an_identifier_is_one_that_can_be_followed(match: str, identifier: str) -> None:
    """OpenStreetMap has no prefix in WHG, but an address."""
    assert link(match) == identifier


def test_a_hostile_cell_stays_text(tiny: TinyProject, tmp_path: Path) -> None:
    """A note that closes the object and opens another is a note."""
    payload = '"},{"type":"Feature","@id":"urn:x"} </script>{{ 7*7 }} =1+1'
    tiny.change(PLACES, MOSUL, {"title": payload, "note": payload})
    hostile = make_study(tiny.write(tmp_path / "project"))
    document = json.loads(format_linked_places(hostile, Scope())[0])
    assert faults(document) == []
    (mosul,) = (one for one in document["features"] if one["@id"].endswith(":mosul"))
    assert mosul["properties"]["title"] == mosul["descriptions"][0]["value"] == payload
