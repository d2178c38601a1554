"""What a reader takes along: pictures of the day, its table, and paper."""

from __future__ import annotations

import re
import struct
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Page

from .conftest import PHONE, OpenPage

DAYS = ["#d=2016-11-04", "#d=2017-02-24&p=karama"]
SVG = "{http://www.w3.org/2000/svg}"
PAGE_PX = (210 - 10 - 12) / 25.4 * 96
"""Height between the margins of a sheet of A4 across, in px of 1/96 inch."""


def taken(page: Page, name: str, folder: Path) -> Path:
    """Download what the share sheet's button of this name gives."""
    page.locator("#open-share").click()
    with page.expect_download() as download:
        page.get_by_role("button", name=name).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def texts(root: ET.Element) -> list[str]:
    """Return the texts of a drawing."""
    return ["".join(element.itertext()) for element in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", DAYS)
def test_the_day_as_svg_stands_alone(
    open_page: OpenPage, tmp_path: Path, address: str, scheme: str
) -> None:
    """One file with date, key, map, scale, sources and build, in which no style is missing."""
    page = open_page(address, color_scheme=scheme)
    path = taken(page, "Picture of this day (SVG)", tmp_path)
    day = address[3:13]
    assert path.name == f"mosulmap-{day}.svg"
    source = path.read_text(encoding="utf-8")
    assert not re.search(r"var\(|class=|foreignObject|<style|<script|https?://(?!www\.w3)", source)
    found = texts(ET.fromstring(source))  # noqa: S314 - our own file
    heading = page.locator("h1").text_content()
    assert heading in found
    for label in page.locator(".label").all_text_contents():
        assert label in found
    for button in page.locator("#key > .state").all():
        name, count = button.locator(":scope > span").all_text_contents()
        assert f"{name} {count}" in found
    assert {"3 km", "Tigris"} <= set(found)
    assert any(text.startswith("Sources: ") and "RFE/RL, 4 Nov 2016" in text for text in found)
    assert any(text.startswith("Build ") for text in found)
    assert ("rgb(24, 115, 192)" in source) is (scheme == "light")


def test_the_svg_shows_each_mark_where_the_page_has_it(open_page: OpenPage, tmp_path: Path) -> None:
    """The picture opens in a browser, asks for nothing, and is as wide as it says."""
    page = open_page(DAYS[0])
    path = taken(page, "Picture of this day (SVG)", tmp_path)
    marks = page.locator(".mark:not([hidden])").count()
    drawn = page.context.new_page()
    drawn.goto(path.as_uri())
    assert drawn.evaluate("document.documentElement.getBBox().width") >= 1200
    inner = """() => Math.max(...[...document.querySelectorAll("svg > svg")]
        .filter(e => e.getAttribute("width") > 800)
        .map(e => e.querySelectorAll(":scope > g > g").length))"""
    assert drawn.evaluate(inner) >= marks


def test_the_day_as_png_is_drawn_at_twice_the_size(open_page: OpenPage, tmp_path: Path) -> None:
    """The canvas is not tainted: what comes out is a whole picture."""
    path = taken(open_page(DAYS[0]), "Picture of this day (PNG)", tmp_path)
    content = path.read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", content[16:24])
    assert width == 2400
    assert height > 1400
    assert len(content) > 100_000


def test_the_phone_gives_the_same_sheet(open_page: OpenPage, tmp_path: Path) -> None:
    """A picture is as wide from a phone, with the smaller maps that the phone has not."""
    page = open_page(DAYS[0], viewport=PHONE)
    page.locator("#open-more").click()
    page.get_by_role("button", name="Share").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Picture of this day (SVG)").click()
    download.value.save_as(tmp_path / "day.svg")
    root = ET.parse(tmp_path / "day.svg").getroot()  # noqa: S314 - our own file
    assert root.get("width") == "1200"
    assert "Al-Bab" in texts(root)


def test_a_filter_is_named_in_the_picture(open_page: OpenPage, tmp_path: Path) -> None:
    """Whoever sees the picture knows that it does not show everything."""
    path = taken(open_page("#d=2016-11-04&f=contested"), "Picture of this day (SVG)", tmp_path)
    assert "Showing Contested only." in path.read_text(encoding="utf-8")


def test_the_table_opens_in_a_spreadsheet_as_it_is(open_page: OpenPage, tmp_path: Path) -> None:
    """It says that it is UTF-8, since names are in any script."""
    path = taken(open_page(DAYS[0]), "Table of this day (CSV)", tmp_path)
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbfplace_id,")
    assert b"\r" not in content


@pytest.mark.parametrize("address", DAYS)
def test_paper_has_the_day_on_one_sheet_and_the_places_on_the_next(
    open_page: OpenPage, address: str
) -> None:
    """Two sheets of A4 across, from any screen: the map 115 mm high, then every place."""
    page = open_page(address, viewport=PHONE, color_scheme="dark")
    content = page.pdf(prefer_css_page_size=True, print_background=True)
    assert len(re.findall(rb"/Type /Page\b", content)) == 2
    page.set_viewport_size({"width": 1047, "height": 710})
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    maps = page.locator(".paper-maps").bounding_box()
    assert maps
    assert abs(maps["height"] - 115 / 25.4 * 96) < 1
    changes = page.locator("#paper section").bounding_box()
    assert changes
    assert changes["y"] + changes["height"] <= PAGE_PX
    for hidden in (".head", ".controls", ".tabs", ".zoom"):
        assert not page.locator(hidden).first.is_visible()
    table = page.locator("#paper table")
    assert "Samah" in table.inner_text()
    assert "Unknown" in table.inner_text()
    foot = page.evaluate("document.documentElement.style.getPropertyValue('--foot')")
    assert re.match(r'"Build \w{12} · \w+ \d+ \w+ \d{4} · as we know it now · file:', foot)


def test_paper_is_white_from_a_dark_screen(open_page: OpenPage) -> None:
    """Ink is for marks and words, not for the ground."""
    page = open_page(DAYS[0], color_scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    ground = page.locator("#paper .sheet-map .land").evaluate("e => getComputedStyle(e).fill")
    assert ground == "rgb(255, 255, 255)"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("#paper *").count() == 0
