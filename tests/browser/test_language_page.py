"""The page in Arabic: nothing is left in English, and all that is read runs from the right."""

from __future__ import annotations

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from .conftest import PHONE, OpenPage

SMALL = {"width": 360, "height": 740}
DAY = "#d=2016-11-04"

LATIN_LEFT = """() => {
  const apart = "blockquote, code, bdi.by, [lang=en], script, style, .sr svg",
    {columns, pools} = JSON.parse(document.getElementById("data").textContent).articles,
    labels = [columns.label, columns.by, pools.label, pools.by]
      .flat(3).filter(value => typeof value === "string"),
    found = [];
  const look = (text, where) => {
    for (const label of labels) text = text.replaceAll(label, "");
    if (/[A-Za-z]/.test(text)) found.push(where + ": " + text.trim());
  };
  const seen = element => element.checkVisibility() || element.closest(".sr");
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const holder = node.parentElement;
    if (holder && !holder.closest(apart) && seen(holder)) look(node.data, holder.tagName);
  }
  for (const element of document.body.querySelectorAll("*"))
    if (seen(element) && !element.closest(apart))
      for (const name of ["aria-label", "aria-valuetext", "title", "placeholder"])
        look(element.getAttribute(name) || "", name);
  look(document.title, "title of the document");
  return found;
}"""
"""What is seen or heard in Latin letters outside of quotes, publishers and others' own words."""


def latin_left(page: Page) -> list[str]:
    """Return what the page says in Latin letters though it should not."""
    found: list[str] = page.evaluate(LATIN_LEFT)
    return found


def left_of(page: Page, selector: str) -> float:
    """Return where an element begins on the screen, in px from the left."""
    box = page.locator(selector).bounding_box()
    assert box
    return box["x"]


@pytest.mark.parametrize(
    "address",
    [
        f"{DAY}&l=ar",
        "#d=2017-02-24&l=ar",
        "#d=2016-10-17&l=ar&k=day",
        f"{DAY}&l=ar&p=karama",
        f"{DAY}&l=ar&p=west_mosul",
        "#d=2016-10-20&l=ar&p=mosul",
        "#a=2016-11-01&b=2016-11-06&l=ar",
        f"{DAY}&l=ar&f=contested,old&w=RFE/RL",
    ],
)
def test_nothing_is_left_in_english(open_page: OpenPage, address: str) -> None:
    """Text, names, titles and what is heard are Arabic on every tab and in every state."""
    page = open_page(address)
    assert page.locator("html").get_attribute("lang") == "ar"
    assert latin_left(page) == []
    if "&p=" not in address:
        for name in ("places", "chron"):
            page.click(f"#tab-{name}")
            assert latin_left(page) == []


@pytest.mark.parametrize("sheet", ["notes", "keys"])
def test_the_sheets_are_arabic(open_page: OpenPage, sheet: str) -> None:
    """What opens over the page speaks as it does."""
    page = open_page(f"{DAY}&l=ar")
    page.click(f"#open-{sheet}")
    expect(page.locator(f"#{sheet}")).to_be_visible()
    assert latin_left(page) == []


def test_search_and_more_are_arabic_on_a_phone(open_page: OpenPage) -> None:
    """A search that finds nothing says so, and the sheet of the phone has everything."""
    page = open_page(f"{DAY}&l=ar", viewport=PHONE)
    page.click("#open-more")
    assert latin_left(page) == []
    page.locator("#more .close").click()
    page.click("#tab-places")
    page.fill("#search", "١٢٣")
    expect(page.locator("#place-list")).to_contain_text("لا مكان بهذا الاسم")
    assert latin_left(page) == []


def test_the_page_runs_from_the_right(open_page: OpenPage) -> None:
    """Later days stand farther left, the panel left of the map, and west stays west."""
    page = open_page(f"{DAY}&l=ar", reduced_motion="reduce")
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert left_of(page, "#panel") < left_of(page, "section.map")
    assert left_of(page, "[data-spot=mamun]") < left_of(page, "[data-spot=gogjali]")
    assert left_of(page, "#play") > left_of(page, "#plot")
    early = left_of(page, ".handle:not(.other)")
    page.evaluate("location.hash = '#d=2017-02-24&l=ar'")
    page.wait_for_timeout(300)
    assert left_of(page, ".handle:not(.other)") < early
    quote = page.locator(".chron-day .q, blockquote.q").first
    assert quote.count() == 0 or quote.evaluate("e => getComputedStyle(e).direction") == "ltr"


def test_the_handle_stands_where_the_slider_has_its_thumb(open_page: OpenPage) -> None:
    """A press on the axis shows the day that is drawn there."""
    page = open_page(f"{DAY}&l=ar")
    box = page.locator(".handle:not(.other)").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + 30
    page.evaluate("location.hash = '#d=2016-12-24&l=ar'")
    page.wait_for_timeout(300)
    page.mouse.click(x, y)
    expect(page.locator("h1")).to_contain_text("4 تشرين الثاني 2016")


@pytest.mark.parametrize(("key", "day"), [("ArrowLeft", "5"), ("ArrowRight", "3")])
def test_arrows_follow_what_is_seen(open_page: OpenPage, key: str, day: str) -> None:
    """In Arabic the left arrow goes to the later day, on the page and on the slider."""
    page = open_page(f"{DAY}&l=ar")
    page.keyboard.press(key)
    expect(page.locator("h1")).to_contain_text(f" {day} تشرين الثاني")
    page.evaluate("location.hash = '#d=2016-11-04&l=ar'")
    page.focus("#slider")
    page.keyboard.press(key)
    expect(page.locator("h1")).to_contain_text(f" {day} تشرين الثاني")


def test_arrows_on_tabs_follow_what_is_seen(open_page: OpenPage) -> None:
    """The second tab stands left of the first."""
    page = open_page(f"{DAY}&l=ar")
    page.focus("#tab-day")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#tab-places")).to_be_focused()


def test_the_earlier_day_moves_as_it_is_seen(open_page: OpenPage) -> None:
    """The handle of A goes left to a later day."""
    page = open_page("#a=2016-11-01&b=2016-11-06&l=ar")
    page.focus("#slider-a")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("h1")).to_contain_text("2 تشرين الثاني ←")


def test_ten_reloads_do_not_drift(open_page: OpenPage) -> None:
    """The address settles at once and stays as it is."""
    page = open_page(f"{DAY}&l=ar&p=karama")
    page.reload()
    page.wait_for_selector("html.script", state="attached")
    first = page.evaluate("location.hash")
    for _ in range(10):
        page.reload()
        page.wait_for_selector("html.script", state="attached")
        assert page.evaluate("location.hash") == first
    assert "l=ar" in first
    assert page.locator("html").get_attribute("dir") == "rtl"


def test_a_switch_keeps_day_place_view_and_focus(open_page: OpenPage) -> None:
    """Only the words change, and change back."""
    page = open_page("#d=2016-11-04&p=karama&z=13/36.35/43.2&f=contested")
    before = page.evaluate("location.hash")
    english = page.locator("body").inner_text()
    page.click("#language")
    expect(page.locator("#language")).to_be_focused()
    expect(page.locator("#card .name")).to_contain_text("الكرامة")
    assert page.evaluate("location.hash") == f"{before}&l=ar" or "l=ar" in page.evaluate(
        "location.hash"
    )
    page.keyboard.press("Enter")
    expect(page.locator("#language")).to_be_focused()
    assert page.locator("html").get_attribute("dir") == "ltr"
    assert page.locator("body").inner_text() == english
    parts = [set(hash_.split("&")) for hash_ in (before, page.evaluate("location.hash"))]
    assert {re.sub(r"z=.*", "z", part) for part in parts[0]} == {
        re.sub(r"z=.*", "z", part) for part in parts[1]
    }


def test_the_copied_citation_follows_the_language(open_page: OpenPage) -> None:
    """The quote stays as it is; the words around it are Arabic."""
    page = open_page(f"{DAY}&l=ar&p=samah", permissions=["clipboard-read", "clipboard-write"])
    page.locator("#card .cite button").first.click()
    expect(page.locator("#card .cite button").first).to_have_text("نُسخ")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "تشرين الثاني 2016" in copied
    assert "Counterterrorism Service" in copied


def test_digits_are_a_choice(open_page: OpenPage) -> None:
    """Western digits stand first; the others fill the whole page, and stay in the address."""
    page = open_page(f"{DAY}&l=ar")
    expect(page.locator("h1")).to_contain_text("2016")
    page.click("#digits")
    expect(page.locator("#digits")).to_be_focused()
    expect(page.locator("h1")).to_have_text("الجمعة ٤ تشرين الثاني ٢٠١٦")
    assert "n=arab" in page.evaluate("location.hash")
    digits: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("header, .time, .key, .map, .insets, #panel")]
          .flatMap(part => {
            const copy = part.cloneNode(true);
            copy.querySelectorAll("blockquote, code, [lang=en], #language, script").forEach(
              one => one.remove());
            return copy.textContent.match(/[0-9]+/g) || [];
          })"""
    )
    assert digits == []
    page.reload()
    page.wait_for_selector("html.script", state="attached")
    expect(page.locator("h1")).to_contain_text("٢٠١٦")
    page.click("#language")
    expect(page.locator("h1")).to_contain_text("2016")


@pytest.mark.parametrize("viewport", [PHONE, SMALL])
@pytest.mark.parametrize("address", [f"{DAY}&l=ar", "#d=2017-02-24&l=ar&p=mosul"])
def test_a_phone_needs_no_scroll_sideways(
    open_page: OpenPage, viewport: dict[str, int], address: str
) -> None:
    """Arabic fits the widths of phones."""
    page = open_page(address, viewport=viewport)
    wide: list[Any] = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert wide[0] <= wide[1]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "address", [f"{DAY}&l=ar", f"{DAY}&l=ar&p=karama", "#a=2016-11-01&b=2016-11-06&l=ar"]
)
def test_axe_finds_no_fault_in_arabic(open_page: OpenPage, scheme: str, address: str) -> None:
    """Not even a minor one."""
    page = open_page(address, color_scheme=scheme)
    violations = Axe().run(page).response["violations"]
    assert [(fault["id"], fault["nodes"][0]["html"][:120]) for fault in violations] == []


def test_names_in_both_scripts_stand_side_by_side_on_choice(open_page: OpenPage) -> None:
    """One press puts the Arabic name beside the English one; the link keeps it, and undoes it."""
    page = open_page("#d=2016-11-04")
    labels = page.locator(".label")
    alone = labels.filter(has_text="Samah").inner_text()
    page.locator("#names").click()
    assert labels.filter(has_text="Samah").inner_text() == f"{alone} · \u2068السماح\u2069"
    assert "m=both" in page.url
    page.locator("#names").click()
    assert labels.filter(has_text="Samah").inner_text() == alone
    assert "m=both" not in page.url
