"""The frame of the map: what folium makes, and what is kept of it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from mosulmap.geo.distance import Box
from mosulmap.render import frame
from mosulmap.render.frame import ANYWHERE, KEPT, draw_frame, map_frame
from tests.command_line import Outcome, run_python

BOX = Box(west=43.0, south=36.3, east=43.3, north=36.4)

FRAME = """var map_mosulmap = L.map(
"map_mosulmap",
{
center: [36.35, 43.15],
crs: L.CRS.EPSG3857,
"""


def test_the_frame_from_folium_holds_nothing_but_the_map() -> None:
    """The frame is one element and one call with an extent and options: folium gets no data."""
    html, script = map_frame(BOX)
    assert html == '<div class="folium-map" id="map_mosulmap" ></div>'
    assert script.startswith(FRAME)
    assert re.findall(r"L\.\w+", script) == ["L.map", "L.CRS"]
    assert "http" not in script


def test_the_kept_frame_is_what_folium_makes() -> None:
    """Where this fails after an update of folium, `make docs` writes the file anew."""
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    assert (kept["html"], kept["script"]) == draw_frame(ANYWHERE)


@pytest.mark.parametrize(
    ("box", "middle"),
    [
        (BOX, (36.35, 43.15)),
        (Box(west=-180.0, south=-60.0, east=180.0, north=75.0), (7.5, 0.0)),
        (Box(west=0.0, south=0.0, east=0.00002, north=0.00002), (1e-05, 1e-05)),
        (Box(west=-70.12345, south=-36.0, east=-70.0, north=-35.0), (-35.5, -70.06172)),
    ],
)
def test_the_kept_frame_takes_the_middle_of_any_map(box: Box, middle: tuple[float, float]) -> None:
    """Written as folium writes it."""
    assert map_frame(box) == draw_frame(middle)


def test_another_folium_is_asked_for_its_own_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    """The map that is drawn is that of the folium that is installed."""
    monkeypatch.setattr(frame, "kept_frame", lambda: {"versions": {"folium": "0.1"}})
    assert map_frame(BOX) == draw_frame((36.35, 43.15))


def test_a_kept_frame_saves_the_import_of_folium(tmp_path: Path) -> None:
    """It takes longer than all the rest of a render; pandas comes with it."""
    code = (
        "import sys\n"
        "from mosulmap.geo.distance import Box\n"
        "from mosulmap.render.frame import map_frame\n"
        f"map_frame(Box(*{tuple(BOX)}))\n"
        "print(sorted({'folium', 'branca', 'pandas', 'numpy'} & set(sys.modules)))\n"
    )
    assert run_python("-c", code, cwd=tmp_path) == Outcome(0, "[]\n", "")
