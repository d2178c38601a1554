"""The layers of a GeoPackage, and the style that switches the time on in QGIS."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pyogrio

from mosulmap.control.study import Study
from mosulmap.export.geopackage import format_geopackage
from mosulmap.export.tables import Scope
from mosulmap.geo.ground import SOURCE
from mosulmap.pipeline import make_study
from tests.theatres import write_theatre


def test_a_geopackage_has_all_tables_and_a_style(study: Study, tmp_path: Path) -> None:
    """Five layers, and the row in which QGIS finds that the periods have their time switched on."""
    path = tmp_path / "control.gpkg"
    path.write_bytes(format_geopackage(study, Scope())[0])
    layers = {name for name, _ in pyogrio.list_layers(path)}
    assert layers >= {"periods", "places", "mentions", "articles", "conflicts"}
    with sqlite3.connect(path) as base:
        style, default = base.execute("select styleQML, useAsDefault from layer_styles").fetchone()
        typed = dict(base.execute("select name, type from pragma_table_info('periods')").fetchall())
    base.close()
    assert default == 1
    assert 'temporal enabled="1" mode="2" startField="start" endField="end"' in style
    assert (typed["start"], typed["end"]) == ("DATETIME", "DATETIME")


def test_a_province_is_an_area_in_a_layer_of_its_own(tmp_path: Path) -> None:
    """Its row among the places stays a point; a project without one has no such layer."""
    study = make_study(write_theatre("province", tmp_path / "war"))
    path = tmp_path / "control.gpkg"
    path.write_bytes(format_geopackage(study, Scope())[0])
    regions = pyogrio.read_dataframe(path, layer="regions")
    assert list(regions.place_id) == ["nord-kivu"]
    assert list(regions.source) == [SOURCE]
    assert regions.geometry[0].geom_type == "MultiPolygon"
    places = pyogrio.read_dataframe(path, layer="places").set_index("place_id")
    assert regions.geometry[0].contains(places.geometry["nord-kivu"])
