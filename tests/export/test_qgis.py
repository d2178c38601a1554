"""A real QGIS shows on every day what `status` says, in each of its limit modes and any zone.

It needs Debian's Python with QGIS. Where that is not installed the tests are skipped, unless the
environment says `QGIS=required`, as `make test` does.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from mosulmap.control.study import Study
from mosulmap.export.export import export_study
from mosulmap.export.tables import Scope, period_rows

from .test_export import DAYS, truth

SCRIPT = Path(__file__).with_name("in_qgis.py")
WINDOW = Path(__file__).with_name("in_qgis_window.py")
PYTHON = Path("/usr/bin/python3")
QUIET = {"PATH": "/usr/bin:/bin", "QT_QPA_PLATFORM": "offscreen"}
ZONES = ("Asia/Baghdad", "America/Los_Angeles", "Pacific/Auckland")
MODES = ("end excluded", "end included")


NEEDED = "QGIS is not installed: apt-get install qgis python3-qgis xvfb xauth (make qgis)"


def need_qgis() -> None:
    """Skip a test where Debian's QGIS is not installed; fail it where it is required."""
    asked = [str(PYTHON), "-c", "import qgis.core"]
    programs = all(shutil.which(name) for name in ("qgis", "xvfb-run", PYTHON))
    if (
        programs
        and subprocess.run(asked, capture_output=True, env=QUIET, check=False).returncode == 0
    ):
        return
    if os.environ.get("QGIS") == "required":
        pytest.fail(NEEDED)
    pytest.skip(NEEDED)


@pytest.fixture(scope="module")
def geopackage(study: Study, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the shipped project as a GeoPackage, for QGIS."""
    need_qgis()
    path: Path = tmp_path_factory.mktemp("qgis") / "control.gpkg"
    path.write_bytes(export_study(study, path.name, Scope())[0])
    return path


def asked(path: Path, zone: str) -> dict[str, Any]:
    """Return what QGIS shows of a file on seven days, on a computer of one time zone."""
    done = subprocess.run(
        [str(PYTHON), str(SCRIPT), str(path), *DAYS],
        env=QUIET | {"TZ": zone, "HOME": str(path.parent)},
        capture_output=True,
        check=True,
        text=True,
        timeout=100,
    )
    return dict(json.loads(done.stdout))


@pytest.fixture(scope="module", params=ZONES)
def in_qgis(request: pytest.FixtureRequest, geopackage: Path) -> dict[str, Any]:
    """Return what QGIS shows of the GeoPackage."""
    return asked(geopackage, request.param)


@pytest.fixture(scope="module")
def geojson_in_qgis(study: Study, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return what QGIS shows of the GeoJSON."""
    need_qgis()
    path: Path = tmp_path_factory.mktemp("qgis") / "control.geojson"
    path.write_bytes(export_study(study, path.name, Scope())[0])
    return asked(path, ZONES[0])


def test_a_layer_dropped_into_the_window_moves_by_itself(geopackage: Path, tmp_path: Path) -> None:
    """In the window of QGIS: time switched on, a colour a party, names, and every row."""
    found = tmp_path / "found.json"
    words = ["--nologo", "--noversioncheck", "--noplugins", "--code", str(WINDOW)]
    files = {"GEOPACKAGE": str(geopackage), "FOUND": str(found), "HOME": str(tmp_path)}
    subprocess.run(
        ["/usr/bin/xvfb-run", "-a", "qgis", *words],
        env={"PATH": "/usr/bin:/bin"} | files,
        capture_output=True,
        check=True,
        timeout=240,
    )
    assert json.loads(found.read_text(encoding="utf-8")) == {
        "active": True,
        "fields": ["start", "end"],
        "colours": "categorizedSymbol",
        "names": True,
        "rows": 239,
    }


def test_the_time_is_on_by_itself(in_qgis: dict[str, Any]) -> None:
    """Whoever drags the file into QGIS and presses play sees it move, in the colours of parties."""
    assert in_qgis["active"]
    assert in_qgis["fields"] == ["start", "end"]
    assert in_qgis["colours"] == "categorizedSymbol"


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("day", DAYS)
def test_qgis_shows_what_status_says(
    in_qgis: dict[str, Any], study: Study, day: str, mode: str
) -> None:
    """No place is missing, doubled or wrong, in the table and on the map, which has the located."""
    check_shown(in_qgis["shown"][f"{day}, {mode}"], study, day)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("day", DAYS)
def test_qgis_shows_the_same_of_geojson(
    geojson_in_qgis: dict[str, Any], study: Study, day: str, mode: str
) -> None:
    """It knows the columns of time by their names, and only has to be told to use them."""
    assert geojson_in_qgis["fields"] == ["start", "end"]
    check_shown(geojson_in_qgis["shown"][f"{day}, {mode}"], study, day)


def check_shown(shown: list[list[list[str]]], study: Study, day: str) -> None:
    """Hold the rows of the table and the marks of the map against what `status` says of a day."""
    listed, drawn = shown
    expected = truth(study, day)
    located = {row.place_id for row in period_rows(study) if row.lon is not None}
    assert len(listed) == len(expected) == 44
    assert {place_id: (state, holder) for place_id, state, holder in listed} == expected
    assert len(drawn) == len(located) == 40
    assert {place_id: (state, holder) for place_id, state, holder in drawn} == {
        place_id: shown for place_id, shown in expected.items() if place_id in located
    }
