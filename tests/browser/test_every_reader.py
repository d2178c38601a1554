"""The same page for every reader: four time zones, every language, three sizes, light and dark."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from mosulmap.languages import codes
from mosulmap.languages.catalogue import language

from .conftest import DESKTOP, PHONE, OpenPage

ZONES = ["Pacific/Honolulu", "UTC", "Asia/Baghdad", "Pacific/Auckland"]
TABLET = {"width": 820, "height": 1180}
SMALL_PHONE = {"width": 360, "height": 740}
SIZES = {"desktop": DESKTOP, "tablet": TABLET, "phone": PHONE}
SCHEMES = ["light", "dark"]

LATER_KEY = {"ltr": "ArrowRight", "rtl": "ArrowLeft"}
"""The key that points to where the axis of time runs."""

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
STATES = """() => Object.fromEntries([...document.querySelectorAll("#place-list [data-place]")].map(
    row => [row.dataset.place, `${row.dataset.state} ${row.dataset.controller}`]))"""


@pytest.mark.parametrize(
    ("zone", "lang", "size", "scheme"), list(product(ZONES, codes(), SIZES, SCHEMES))
)
def test_every_reader_sees_the_same_days_and_states(
    open_page: OpenPage, zone: str, lang: str, size: str, scheme: str
) -> None:
    """The day in words, the next one by key, and who holds what: nothing depends on the reader."""
    options: dict[str, Any] = {"viewport": SIZES[size], "color_scheme": scheme}
    page = open_page(f"#d=2016-11-04&l={lang}", timezone_id=zone, locale="en-US", **options)
    spoken = language(lang)
    assert page.locator("html").get_attribute("lang") == lang
    assert page.locator("html").get_attribute("dir") == spoken.direction
    assert page.locator("h1").inner_text() == spoken.day("2016-11-04")
    states = page.evaluate(STATES)
    assert len(states) >= 33
    assert (states["samah"], states["jawsaq"]) == ("held isf", "held is")
    assert page.evaluate(SIDEWAYS) <= 0
    page.keyboard.press(LATER_KEY[spoken.direction])
    assert page.locator("h1").inner_text() == spoken.day("2016-11-05")


@pytest.mark.parametrize(("lang", "size", "scheme"), list(product(codes(), SIZES, SCHEMES)))
def test_axe_finds_no_fault_at_all(open_page: OpenPage, lang: str, size: str, scheme: str) -> None:
    """No violation of any of axe's rules, on the lists and on a card."""
    options: dict[str, Any] = {"viewport": SIZES[size], "color_scheme": scheme}
    page = open_page(f"#d=2016-11-04&l={lang}&p=karama", reduced_motion="reduce", **options)
    for _ in ("card", "lists"):
        found = Axe().run(page).response["violations"]
        assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found] == []
        page.keyboard.press("Escape")


@pytest.mark.parametrize("lang", codes())
@pytest.mark.parametrize("tab", ["day", "places", "chron"])
def test_a_narrow_phone_never_scrolls_sideways(open_page: OpenPage, lang: str, tab: str) -> None:
    """At 360 px, in every list and language."""
    page = open_page(f"#d=2016-11-04&l={lang}", viewport=SMALL_PHONE)
    page.locator(f"#tab-{tab}").click()
    assert page.evaluate(SIDEWAYS) <= 0
