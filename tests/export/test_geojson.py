"""GeoJSON has no open ends: what it clamps and what it leaves out."""

from __future__ import annotations

import json
from pathlib import Path

from mosulmap.control.study import Study
from mosulmap.export.geojson import format_geojson
from mosulmap.export.tables import Scope
from tests.command_line import run_cli

ROOT = Path(__file__).resolve().parents[2]


def test_what_a_format_leaves_out_is_counted(tmp_path: Path) -> None:
    """GeoJSON has no open ends: what lies outside the evidence's days is said, not dropped."""
    done = run_cli("export", "c.geojson", "--project", str(ROOT), cwd=tmp_path)
    assert done.code == 0
    assert "107 periods outside the evidence's days, 2016-10-17 to 2017-02-26, left out" in done.out


def test_an_end_that_no_sentence_sets_is_marked(study: Study) -> None:
    """A place that was held before the first article is open there, and begins with the window."""
    features = json.loads(format_geojson(study, Scope())[0])["features"]
    assert len(features) == 132
    for feature in features:
        cells = feature["properties"]
        assert not cells["open_start"] or cells["start"] == f"{study.window.first}T00:00:00Z"
        assert not cells["open_end"] or cells["end"] == f"{study.window.last}T23:59:59Z"
    assert any(feature["properties"]["open_start"] for feature in features)
