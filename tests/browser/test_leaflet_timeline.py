"""Leaflet.timeline, the plugin with which others show GeoJSON through time, reads the export.

It comes from tests/script/package.json and draws in Chromium with the Leaflet of the map. It shows
local time: at noon of a day, in zones from Honolulu to Baghdad, that is the day meant. East of
UTC+12 its noon is still the day before, which no exporter can mend.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from mosulmap.control.study import Study
from mosulmap.export.annotations import format_annotations
from mosulmap.export.geojson import format_geojson
from mosulmap.export.tables import Scope, period_rows
from tests.export.test_export import DAYS, truth

ROOT = Path(__file__).resolve().parents[2]
LEAFLET = Path(str(files("xstatic.pkg.leaflet"))) / "data" / "leaflet.js"
TIMELINE = ROOT / "tests/script/node_modules/leaflet.timeline/dist/leaflet.timeline.js"
ZONES = ("Asia/Baghdad", "America/Los_Angeles", "Pacific/Honolulu")

SHOW = """([text, days]) => {
    const map = L.map("map").setView([36.34, 43.15], 10),
        mark = (feature, where) => L.circleMarker(where),
        timeline = L.timeline(JSON.parse(text), {pointToLayer: mark}).addTo(map),
        cells = feature => ["place_id", "state", "controller"].map(key => feature.properties[key]);
    L.timelineSliderControl().addTo(map).addTimelines(timeline);
    return days.map(day => {
        const [year, month, date] = day.split("-").map(Number);
        timeline.setTime(new Date(year, month - 1, date, 12).getTime());
        return [timeline.ranges.lookup(timeline.time).map(cells),
            timeline.getLayers().map(layer => cells(layer.feature))];
    });
}"""
"""Opens a file as its guide says; gives of each local noon what is in force, and what is drawn."""

Shown = list[list[list[str]]]


@pytest.fixture(scope="module", params=ZONES)
def shown(request: pytest.FixtureRequest, chromium: Browser, shipped: Study) -> dict[str, Shown]:
    """Return what is in force and what is drawn on seven days, in a browser of one time zone."""
    assert TIMELINE.is_file(), "Leaflet.timeline is missing: run `make script`"
    context = chromium.new_context(offline=True, timezone_id=request.param)
    page = context.new_page()
    page.set_content('<div id="map" style="width:800px;height:600px"></div>')
    for script in (LEAFLET, TIMELINE):
        page.add_script_tag(path=script)
    found: list[Any] = page.evaluate(SHOW, [format_geojson(shipped, Scope())[0], list(DAYS)])
    context.close()
    return dict(zip(DAYS, found, strict=True))


@pytest.mark.parametrize("day", DAYS)
def test_a_day_shows_what_status_says(shown: dict[str, Shown], shipped: Study, day: str) -> None:
    """Of 44 places none is missing, doubled or wrong; the 40 that have a position are drawn."""
    expected = truth(shipped, day)
    located = {row.place_id for row in period_rows(shipped) if row.lon is not None}
    current, drawn = shown[day]
    assert len(current) == len(expected) == 44
    assert {place_id: (state, holder) for place_id, state, holder in current} == expected
    assert len(drawn) == len(located) == 40
    assert {place_id: (state, holder) for place_id, state, holder in drawn} == {
        place_id: state for place_id, state in expected.items() if place_id in located
    }


def test_a_script_finds_the_words_of_each_annotation(chromium: Browser, shipped: Study) -> None:
    """JavaScript's own slice, at the positions of the export, gives the words: 157 of 157."""
    context = chromium.new_context(offline=True)
    text = format_annotations(shipped, Scope())[0]
    texts = {f"seeds/{a.file}": shipped.project.texts[a.id] for a in shipped.articles}
    count = """([text, texts]) => JSON.parse(text).first.items.filter(one => {
        const [quote, position] = one.target.selector, whole = texts[one.target.source.id];
        return whole.slice(position.start, position.end) === quote.exact
            && whole.slice(0, position.start).endsWith(quote.prefix)
            && whole.slice(position.end).startsWith(quote.suffix);
    }).length"""
    assert context.new_page().evaluate(count, [text, texts]) == 157
    context.close()
