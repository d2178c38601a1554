"""A real QGIS shows on every day what `status` says, in each of its limit modes and any zone.

It needs Debian's Python with QGIS. Where that is not installed the tests are skipped, unless the
environment says `QGIS=required`, as `make test` does.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from mosulmap.control.study import Study
from mosulmap.export.export import export_study
from mosulmap.export.tables import Scope, period_rows

from .test_export import DAYS, truth

SCRIPT = Path(__file__).with_name("in_qgis.py")
PYTHON = Path("/usr/bin/python3")
QUIET = {"PATH": "/usr/bin:/bin", "QT_QPA_PLATFORM": "offscreen"}
ZONES = ("Asia/Baghdad", "America/Los_Angeles", "Pacific/Auckland")
MODES = ("end excluded", "end included")


def has_qgis() -> bool:
    """Whether Debian's Python knows QGIS."""
    asked = [str(PYTHON), "-c", "import qgis.core"]
    return PYTHON.exists() and subprocess.run(asked, capture_output=True, env=QUIET).returncode == 0  # noqa: PLW1510


@pytest.fixture(scope="module", params=ZONES)
def in_qgis(
    request: pytest.FixtureRequest, study: Study, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Any]:
    """Return what QGIS shows on seven days, on a computer of one time zone."""
    if not has_qgis():
        if os.environ.get("QGIS") == "required":
            pytest.fail("QGIS is not installed: apt-get install python3-qgis")
        pytest.skip("QGIS is not installed: apt-get install python3-qgis")
    folder = tmp_path_factory.mktemp("qgis")
    path = folder / "control.gpkg"
    path.write_bytes(export_study(study, path.name, Scope())[0])
    done = subprocess.run(
        [str(PYTHON), str(SCRIPT), str(path), *DAYS],
        env=QUIET | {"TZ": request.param, "HOME": str(folder)},
        capture_output=True,
        check=True,
        text=True,
        timeout=100,
    )
    return dict(json.loads(done.stdout))


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
    expected = truth(study, day)
    listed, drawn = in_qgis["shown"][f"{day}, {mode}"]
    located = {row.place_id for row in period_rows(study) if row.lon is not None}
    assert len(listed) == len(expected) == 44
    assert {place_id: (state, holder) for place_id, state, holder in listed} == expected
    assert len(drawn) == len(located) == 40
    assert {place_id: (state, holder) for place_id, state, holder in drawn} == {
        place_id: shown for place_id, shown in expected.items() if place_id in located
    }
