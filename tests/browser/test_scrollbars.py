"""The page where scrollbars take room: nothing scrolls into emptiness, nothing is cut."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

VIEWS = [
    "#d=2016-11-04",
    "#d=2016-11-04&v=places",
    "#d=2016-11-04&v=chron",
    "#d=2016-11-04&p=karama",
    "#a=2016-11-01&b=2016-11-06",
    "#d=2016-11-04&t=2",
    "#d=2031-11-04",
    "#d=2016-11-04&l=ar",
]
SIZES = [(1024, 768), (1280, 720), (1366, 768), (1440, 900), (1920, 1080)]


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_window_never_scrolls_and_nothing_is_cut(
    chromium_with_scrollbars: Browser, map_file: Path, width: int, height: int
) -> None:
    """In every view the page is as large as the window; no smaller map is wider than its column."""
    page = chromium_with_scrollbars.new_page(viewport={"width": width, "height": height})
    for view in VIEWS:
        page.goto("about:blank")
        page.goto(map_file.as_uri() + view)
        page.wait_for_selector("html.script", state="attached")
        size = "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
        assert page.evaluate(size) == [width, height], view
        cut = """() => ["#insets", "#key", ".foot", ".views", "#tour"]
            .filter(part => {
                const holder = document.querySelector(part);
                const {left, right} = holder.getBoundingClientRect();
                const inner = left + holder.clientLeft + holder.clientWidth;
                const rtl = document.documentElement.dir === "rtl";
                return holder.scrollWidth > holder.clientWidth ||
                    [...holder.querySelectorAll("svg.inset, .how li, h2")].some(element => {
                        const box = element.getBoundingClientRect();
                        return box.width && (rtl
                            ? box.left < right - holder.clientWidth - 2 || box.right > right
                            : box.right > inner + 1 || box.left < left);
                    });
            })"""
        assert page.evaluate(cut) == [], view
    page.close()


def test_where_there_is_room_the_column_has_no_scrollbar(
    chromium_with_scrollbars: Browser, map_file: Path
) -> None:
    """At 1440 × 900 the smaller maps and how to read a mark fit, in both languages."""
    page = chromium_with_scrollbars.new_page(viewport={"width": 1440, "height": 900})
    for language in ("en", "ar"):
        page.goto("about:blank")
        page.goto(f"{map_file.as_uri()}#d=2016-11-04&l={language}")
        page.wait_for_selector("html.script", state="attached")
        column = page.locator("#insets")
        assert column.evaluate("e => e.scrollHeight - e.clientHeight") <= 0, language
    page.close()


@pytest.mark.parametrize("size", [(1280, 720), (390, 844)])
def test_the_skip_link_keeps_what_is_shown(
    chromium_with_scrollbars: Browser, map_file: Path, size: tuple[int, int]
) -> None:
    """The focus goes to the lists; day, filter and address stay, and the time bar is in view."""
    page = chromium_with_scrollbars.new_page(viewport={"width": size[0], "height": size[1]})
    page.goto(map_file.as_uri() + "#d=2016-11-04&f=contested&v=places&z=12/36.34000/43.20000")
    page.wait_for_selector("html.script", state="attached")
    before = page.url
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel"
    assert page.url == before
    assert page.locator("h1").inner_text() == "Friday 4 November 2016"
    bar = page.locator(".time").bounding_box()
    assert bar
    assert bar["y"] >= 0
    assert bar["y"] + bar["height"] <= size[1]
    page.close()
