"""The map of folium's in a browser without a network: slider, layers, popups, hostile texts."""

from __future__ import annotations

from pathlib import Path

import folium
import pytest
from playwright.sync_api import Browser, Page

import mosulmap as mm
from tests.render.test_control_map import PAYLOADS
from tests.render.test_page import poisoned
from tests.tiny_project import TinyProject

from .conftest import ROOT, OpenPage

DAY = "2016-11-04"


@pytest.fixture(scope="module")
def project() -> mm.Project:
    """Return the shipped project."""
    return mm.read_project(ROOT)


@pytest.fixture
def open_map(open_page: OpenPage, project: mm.Project, tmp_path: Path) -> OpenPage:
    """Save a map with a layer control, and open it."""

    def open_it(**options: object) -> Page:
        drawn = mm.control_map(project, date=DAY)
        folium.Marker([36.4, 43.2], popup="<b>mine</b>", tooltip="my own").add_to(drawn)
        folium.LayerControl(collapsed=False).add_to(drawn)
        file = tmp_path / "map.html"
        drawn.save(file)
        return open_page(file=file, ready=".mosulmap-day", **options)

    return open_it


def counts(page: Page) -> dict[str, int]:
    """Return how many places the time bar says that each layer has."""
    items = page.locator(".mosulmap-legend li").all_inner_texts()
    return {name: int(number) for name, _, number in (item.rpartition(" ") for item in items)}


@pytest.mark.parametrize("zone", ["Pacific/Honolulu", "Asia/Baghdad", "Pacific/Auckland"])
def test_the_day_is_the_same_for_every_reader(zone: str, open_map: OpenPage) -> None:
    """In words, in the marks and in the counts of the layers."""
    page = open_map(timezone_id=zone)
    assert page.locator(".mosulmap-day").inner_text() == "Friday, 4 November 2016"
    karama = page.locator(".mosulmap-spot[aria-label^='Karama:']")
    assert karama.get_attribute("aria-label") == "Karama: Contested; sources conflict"
    shown = page.locator(".mosulmap-spot").count()
    assert sum(counts(page).values()) == shown
    assert counts(page)["Contested"] == 4


def test_the_slider_and_the_steps_change_the_day(open_map: OpenPage) -> None:
    """By key and by button; the marks follow."""
    page = open_map()
    page.get_by_label("Day before").click()
    assert page.locator(".mosulmap-day").get_attribute("data-day") == "2016-11-03"
    slider = page.get_by_label("Day", exact=True)
    slider.press("ArrowRight")
    assert page.locator(".mosulmap-day").get_attribute("data-day") == DAY
    slider.press("End")
    assert page.locator(".mosulmap-day").get_attribute("data-day") == "2017-02-26"
    slider.press("Home")
    assert page.locator(".mosulmap-day").get_attribute("data-day") == "2016-10-17"
    page.get_by_label("Play").click()
    page.wait_for_selector(".mosulmap-day[data-day='2016-10-19']")
    page.get_by_label("Pause").click()


def test_a_popup_has_the_sentences(open_map: OpenPage) -> None:
    """With who said them; the popup of a user's own marker is what folium makes of it."""
    page = open_map()
    page.locator(".mosulmap-spot[aria-label^='Karama:']").press("Enter")
    popup = page.locator(".mosulmap-popup")
    popup.wait_for()
    assert popup.locator("blockquote").count() == 2
    assert "Karamah were under Iraqi control." in popup.inner_text()
    assert popup.locator("blockquote").first.get_attribute("dir") == "auto"
    page.keyboard.press("Escape")
    page.locator("img.leaflet-marker-icon").press("Enter")
    page.get_by_text("mine", exact=True).wait_for()


def test_a_layer_is_switched_off_by_its_party(open_map: OpenPage) -> None:
    """The layer control has the parties' names, and takes their marks off."""
    page = open_map()
    held = counts(page)["Islamic State"]
    shown = page.locator(".mosulmap-spot").count()
    page.get_by_role("checkbox", name="Islamic State").uncheck()
    assert page.locator(".mosulmap-spot").count() == shown - held
    names = page.locator(".leaflet-control-layers-overlays label").all_inner_texts()
    assert [name.strip() for name in names][-3:] == ["Contested", "Unknown", "Ground"]


def test_thirty_hostile_texts_are_shown_as_they_are(open_page: OpenPage, tmp_path: Path) -> None:
    """No dialog opens, no error is logged, and each stands in the layer control."""
    for number, payload in enumerate(PAYLOADS):
        drawn = mm.control_map(mm.read_project(poisoned(payload).write(tmp_path / str(number))))
        folium.LayerControl(collapsed=False).add_to(drawn)
        file = tmp_path / f"{number}.html"
        drawn.save(file)
        page = open_page(file=file, ready=".mosulmap-day")
        names = page.locator(".leaflet-control-layers-overlays label").evaluate_all(
            "labels => labels.map(label => label.textContent.trim())"
        )
        assert f"party {payload}" in names
        spot = page.locator(".mosulmap-spot").first
        spot.press("Enter")
        title = page.locator(".mosulmap-popup h3").evaluate("element => element.textContent")
        assert payload in title


def test_a_notebook_shows_the_map_in_its_frame(
    chromium: Browser, project: mm.Project, tiny: TinyProject, tmp_path: Path
) -> None:
    """What `_repr_html_` returns draws the map, without a network."""
    del tiny
    file = tmp_path / "notebook.html"
    file.write_text(mm.control_map(project, DAY)._repr_html_(), encoding="utf-8")
    context = chromium.new_context(offline=True)
    asked: list[str] = []
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    frame = page.frame_locator("iframe")
    frame.locator(".mosulmap-spot[aria-label^='Karama:']").wait_for()
    assert frame.locator(".mosulmap-day").inner_text() == "Friday, 4 November 2016"
    assert [url for url in asked if not url.startswith(("file:", "about:", "data:"))] == []
    context.close()
