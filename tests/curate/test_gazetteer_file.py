"""Gazetteers of four forms begin a project; each says what of it was not taken."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import geopandas as gpd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import Point, box

from mosulmap.control.study import Study
from mosulmap.curate.gazetteer_file import read_gazetteer
from mosulmap.errors import DataError, RequestError
from mosulmap.export.export import export_study
from mosulmap.export.tables import Scope
from mosulmap.model.rows import Place
from tests.command_line import run_cli

from .test_place_features import PORT

MEMBERS = st.sampled_from(
    [
        *("@id", "id", "type", "properties", "names", "types", "geometry", "links", "relations"),
        *("descriptions", "when", "title", "fclasses", "ccodes", "toponym", "lang", "citations"),
        *("label", "identifier", "sourceLabels", "coordinates", "geometries", "approximation"),
        *("tolerance", "relationType", "relationTo", "value", "name", "radius_m", "note"),
    ]
)

ALIKE = ("id", "title", "type", "fclass", "lon", "lat", "geo_uncertainty_m", "ccodes")
"""What every form keeps of a place."""


def written(document: Any, folder: Path, name: str = "places.geojson") -> Path:
    """Write a JSON document."""
    path = folder / name
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def collection(*features: Any) -> Any:
    """Return a feature collection."""
    return {"type": "FeatureCollection", "features": list(features)}


def plain(point: Any = None, **properties: Any) -> Any:
    """Return a feature of plain GeoJSON."""
    geometry = {"type": "Point", "coordinates": point} if point else None
    return {"type": "Feature", "properties": properties, "geometry": geometry}


@pytest.mark.parametrize("end", [".lpf.json", ".gpkg"])
def test_what_is_exported_is_taken_back(end: str, shipped: Study, tmp_path: Path) -> None:
    """44 places with their positions and radii, and the larger place where it is among them."""
    path = tmp_path / f"places{end}"
    path.write_bytes(export_study(shipped, path.name, Scope())[0])
    found = {place.id: place for place in read_gazetteer(path).places}
    own = {place.id: place for place in shipped.project.places.rows if place.id in shipped.named}
    assert set(found) == set(own)
    for key, place in own.items():
        for column in ALIKE:
            assert getattr(found[key], column) == getattr(place, column), (key, column)
        if place.parent_id in own:
            assert found[key].parent_id == place.parent_id


def test_linked_places_keep_their_spellings(shipped: Study, tmp_path: Path) -> None:
    """Each in its language and with its source."""
    path = tmp_path / "places.lpf.json"
    path.write_bytes(export_study(shipped, path.name, Scope())[0])
    own = {
        (name.place_id, name.toponym, name.lang)
        for name in shipped.project.names.rows
        if name.place_id in shipped.named
    }
    found = {(name.place_id, name.toponym, name.lang) for name in read_gazetteer(path).names}
    assert own <= found
    assert {lang for *_, lang in found - own} <= {"und"}


def test_what_is_not_taken_is_counted(tmp_path: Path) -> None:
    """A member, a relation, an area, a parent outside the file: one notice each."""
    found = read_gazetteer(written(collection(PORT), tmp_path))
    assert [place.title for place in found.places] == ["Sirte"]
    assert {notice.partition(": ")[2] for notice in found.notices} == {
        "1 feature with a parent that is not in the file: it was put into the note",
        "1 feature with member when: our tables have no column for it",
        "1 feature with member depictions: our tables have no column for it",
        "1 feature with a relation that is no part-of: our tables have no column for it",
        "1 feature with aat_types: our tables have no such column",
        "1 feature with a geometry that is no point: our tables have no column for it",
    }


def test_a_position_without_a_radius_needs_one(tmp_path: Path) -> None:
    """It goes into the note, unless the curator says how far off it may be."""
    path = written(
        collection(plain([16.6, 31.2], id="s", name="Sirte", fclass="P", type="city")), tmp_path
    )
    (place,) = read_gazetteer(path).places
    assert place.lon is None
    assert "lon 16.6, lat 31.2" in place.note
    (place,) = read_gazetteer(path, 5000).places
    assert (place.lon, place.lat, place.geo_uncertainty_m) == (16.6, 31.2, 5000)


def test_every_fault_is_told_with_its_feature(tmp_path: Path) -> None:
    """All at once; a feature has a number, since JSON has no lines of its own."""
    features = [plain(id="a b", name="A", fclass="P", type="x"), plain(id="c", type="x")]
    features.append(plain(id="c", name="C", fclass="P", type="x"))
    with pytest.raises(DataError) as raised:
        read_gazetteer(written(collection(*features), tmp_path))
    told = str(raised.value).splitlines()
    assert any(line.startswith("places.geojson, feature 1: id: 'a b'") for line in told)
    assert "places.geojson, feature 3: id: 'c' stands already in feature 2" in told
    assert any(line.startswith("places.geojson, feature 2: fclasses: ") for line in told)
    assert any(line.startswith("places.geojson, feature 2: title: is empty") for line in told)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "is not JSON in UTF-8"),
        ("[]", 'has no list "features"'),
        ('{"features": {}}', 'has no list "features"'),
        ('{"features": [{"properties": {}}, 1]}', "feature 2: is no feature"),
        ("[" * 100_000, "is not JSON in UTF-8"),
    ],
    ids=lambda text: text[:20],
)
def test_a_file_without_features_is_told(text: str, message: str, tmp_path: Path) -> None:
    """In one line."""
    path = tmp_path / "places.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=message):
        read_gazetteer(path)


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(MEMBERS, inner, max_size=4),
    max_leaves=12,
)
"""Any JSON, with the members that a gazetteer has, each of any kind."""


@given(st.lists(st.dictionaries(MEMBERS, ANY, max_size=8), max_size=3), st.booleans())
def test_no_file_is_too_odd_to_be_told_so(features: Any, linked: bool) -> None:  # noqa: FBT001 - a law
    """Whatever stands in a feature, it is taken, or its faults are told."""
    document = {"features": features} | ({"@context": "x"} if linked else {})
    with TemporaryDirectory() as folder:
        path = written(document, Path(folder))
        with suppress(DataError):
            read_gazetteer(path, 100)


@pytest.mark.parametrize("name", ["none.json", "none.gpkg", "none.tsv"])
def test_a_file_that_is_not_there_is_told(name: str, tmp_path: Path) -> None:
    """As a request that cannot be met."""
    with pytest.raises(RequestError, match="cannot be read"):
        read_gazetteer(tmp_path / name)


def test_a_geopackage_on_a_plane_is_put_into_degrees(tmp_path: Path) -> None:
    """In metres of UTM zone 38 as a surveyor has it; the other layer is named."""
    where = gpd.GeoSeries([Point(43.2, 36.3)], crs=4326).to_crs(32638)
    rows = gpd.GeoDataFrame(
        {"place_id": ["k"], "name": ["Karama"], "fclass": ["P"], "kind": ["town"]}, geometry=where
    )
    path = tmp_path / "survey.gpkg"
    rows.to_file(path, layer="places")
    gpd.GeoDataFrame({"a": [1]}, geometry=[box(0, 0, 1, 1)], crs=4326).to_file(path, layer="areas")
    found = read_gazetteer(path, 100)
    (place,) = found.places
    assert isinstance(place, Place)
    assert [place.lon, place.lat] == pytest.approx([43.2, 36.3])
    assert "survey.gpkg: layer places was taken, not areas" in found.notices


def test_the_command_begins_a_project(shipped: Study, tmp_path: Path) -> None:
    """It says what it took and what not, and the project is sound."""
    path = tmp_path / "places.lpf.json"
    path.write_bytes(export_study(shipped, path.name, Scope())[0])
    done = run_cli("init", "new", "--from", str(path), cwd=tmp_path)
    assert done.code == 0
    assert "Took 44 places and 234 names" in done.err
    assert "44 features with member when" in done.err
    assert run_cli("check", "--project", "new", cwd=tmp_path).code == 0
