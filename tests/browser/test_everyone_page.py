"""The page for everyone: by ear, by keyboard, magnified, in high contrast, without script."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from .conftest import DESKTOP, PHONE, OpenPage

TABLET = {"width": 1000, "height": 700}
FRAME = {"width": 720, "height": 520}

VIEWS = [
    ("#d=2016-11-04", DESKTOP, ""),
    ("#d=2017-02-24&p=karama", DESKTOP, ""),
    ("#a=2016-11-01&b=2016-11-06", DESKTOP, ""),
    ("#v=chron", PHONE, ""),
    ("#v=places", PHONE, ""),
    ("#d=2017-02-24&p=karama", PHONE, ""),
    ("#v=places", TABLET, ""),
    ("", DESKTOP, "#open-share"),
    ("", DESKTOP, "#open-notes"),
    ("", DESKTOP, "#open-keys"),
    ("", DESKTOP, "#date"),
    ("", PHONE, "#open-more"),
    ("?embed=1#p=karama", FRAME, ""),
    ("?embed=1", {"width": 480, "height": 280}, ""),
]

TOO_SMALL = """least => [...document.querySelectorAll("button, a[href], select, summary")]
    .filter(e => e.checkVisibility() && !e.closest("p, li, .foot, .sr, .skip, .leaflet-pane"))
    .map(e => [e.id || e.textContent, e.getBoundingClientRect()])
    .filter(([, box]) => box.width && Math.min(box.width, box.height) < least)
    .map(([name, box]) => `${name}: ${box.width} x ${box.height}`)"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("address", "viewport", "press"), VIEWS)
def test_axe_finds_no_fault(
    open_page: OpenPage, address: str, viewport: dict[str, int], press: str, scheme: str
) -> None:
    """Not one violation, of whatever weight: lists, card, compare, sheets, phone, small page."""
    page = open_page(address, viewport=viewport, color_scheme=scheme)
    if press:
        page.locator(press).click()
    found = Axe().run(page).response["violations"]
    assert [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found] == []


def test_axe_finds_no_fault_without_script(open_page: OpenPage) -> None:
    """The chronology as a table is a page of its own."""
    page = open_page()
    page.evaluate("document.documentElement.classList.remove('script')")
    assert Axe().run(page).response["violations"] == []


@pytest.mark.parametrize("viewport", [DESKTOP, {"width": 320, "height": 640}])
def test_without_script_the_chronology_is_a_table(
    open_page: OpenPage, viewport: dict[str, int]
) -> None:
    """Its columns have headings, its days are headings of rows, and it needs no sideways scroll."""
    page = open_page(java_script_enabled=False, viewport=viewport)
    table = page.get_by_role("table", name="Every change, with the sentences that report it")
    expect(table).to_be_visible()
    assert table.get_by_role("columnheader").all_text_contents() == [
        *("Place", "State", "Source", "Sentence")
    ]
    expect(table.get_by_role("rowheader", name="Friday 4 November 2016")).to_have_count(1)
    samah = table.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Samah"))
    expect(samah.first).to_contain_text("Claimed by Iraqi forces")
    box = table.bounding_box()
    assert box
    assert box["x"] + box["width"] <= viewport["width"]


@pytest.mark.parametrize(
    ("width", "height"), [(320, 640), (360, 740), (720, 450), (480, 300), (1101, 700)]
)
@pytest.mark.parametrize("address", ["#d=2016-11-04", "#d=2016-11-04&p=karama", "#v=places"])
def test_nothing_scrolls_sideways(
    open_page: OpenPage, width: int, height: int, address: str
) -> None:
    """From 320 px, and at 200 % on a small desktop, every word and control is within the page."""
    page = open_page(address, viewport={"width": width, "height": height})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    beyond = """() => [...document.querySelectorAll("button, input, h1, h2, p, a")]
        .filter(e => e.checkVisibility() && !e.closest(".leaflet-pane, .sr, .plot, .skip"))
        .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
        .map(e => e.outerHTML.slice(0, 90))"""
    assert page.evaluate(beyond) == []


@pytest.mark.parametrize(
    ("viewport", "address"),
    [
        (DESKTOP, "#d=2016-11-04"),
        (DESKTOP, "#p=karama"),
        (PHONE, "#d=2016-11-04"),
        (FRAME, "#embed"),
    ],
)
def test_targets_are_large_enough(
    open_page: OpenPage, viewport: dict[str, int], address: str
) -> None:
    """24 px for whatever can be pressed, but links within a line of text."""
    assert open_page(address, viewport=viewport).evaluate(TOO_SMALL, 24) == []


def focus_ring(page: Page) -> list[str]:
    """Return what has the focus now: its name, and the style and width of its ring."""
    return page.evaluate(  # type: ignore[no-any-return]
        """() => {
            const e = document.activeElement, style = getComputedStyle(e);
            return [e.id || e.getAttribute("class") || e.tagName, style.outlineStyle,
                style.outlineWidth, e.type || ""];
        }"""
    )


@pytest.mark.parametrize("address", ["#d=2016-11-04", "#d=2016-11-04&p=karama"])
def test_focus_is_seen_on_every_stop(open_page: OpenPage, address: str) -> None:
    """Each stop of the Tab key has a ring of ink; handles of the time bar have it drawn."""
    page = open_page(address)
    seen = set()
    for _ in range(70):
        page.keyboard.press("Tab")
        name, style, width, kind = focus_ring(page)
        seen.add(name)
        if kind != "range" and name != "BODY":
            assert (style, width) == ("solid", "2px"), name
    assert len(seen) > 20


@pytest.mark.parametrize("press", ["#open-share", "#open-notes", "#open-keys"])
def test_focus_comes_back_from_a_sheet(open_page: OpenPage, press: str) -> None:
    """Escape closes a sheet, and the button that opened it has the keyboard again."""
    page = open_page("#d=2016-11-04")
    page.locator(press).focus()
    page.keyboard.press("Enter")
    expect(page.locator("dialog[open]")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(page.locator(press)).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_high_contrast_keeps_the_parties_apart(open_page: OpenPage, scheme: str) -> None:
    """The system's colours rule the page; hue and shape of a mark are data and stay."""
    page = open_page("#d=2016-11-04", forced_colors="active", color_scheme=scheme)
    fill = "e => getComputedStyle(e).stroke"
    held = page.locator(".mark[data-spot='samah'] path").last.evaluate(fill)
    assert held == {"light": "rgb(24, 115, 192)", "dark": "rgb(106, 163, 224)"}[scheme]
    ink = page.evaluate("getComputedStyle(document.body).color")
    ring = page.locator(".mark[data-spot='gogjali'] circle").last.evaluate(fill)
    assert ring == ink
    page.locator("#key [data-key='isf']").click()
    pressed = page.locator("#key [data-key='isf']")
    assert pressed.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"


def test_more_contrast_darkens_the_quiet_words(open_page: OpenPage) -> None:
    """Who asks for more contrast gets ink instead of grey."""
    colours = [
        open_page("#d=2016-11-04", contrast=contrast)
        .locator("#summary")
        .evaluate("e => getComputedStyle(e).color")
        for contrast in ("no-preference", "more")
    ]
    assert colours == ["rgb(86, 93, 101)", "rgb(29, 33, 37)"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_quoted_name_is_readable_in_forced_colours(open_page: OpenPage, scheme: str) -> None:
    """Ground and ink of the marked name are the system's pair, `Mark` and `MarkText`."""
    page = open_page("#d=2016-11-04&p=samah", forced_colors="active", color_scheme=scheme)
    name = page.locator("#card blockquote mark").first
    assert name.evaluate(
        """e => {
            const probe = document.createElement("p");
            probe.style.cssText = "color: MarkText; background: Mark; forced-color-adjust: none";
            document.body.append(probe);
            const [is, due] = [e, probe].map(one => getComputedStyle(one));
            return is.color === due.color && is.backgroundColor === due.backgroundColor;
        }"""
    )


def test_no_remark_has_raw_back_ticks(open_page: OpenPage) -> None:
    """The words of an article in a curator's remark stand in quotation marks."""
    page = open_page("#d=2016-11-05&p=hammam_alil")
    assert "“the town” is Hammam al-Alil" in page.locator("#card").inner_text()
    assert "`" not in page.locator("#card").inner_text()


def test_the_letter_keys_can_be_switched_off(open_page: OpenPage) -> None:
    """WCAG 2.1.4: then a spoken "c" or "?" does nothing, and arrows still step the day."""
    page = open_page("#d=2016-11-04")
    page.locator("#open-keys").click()
    switch = page.locator("#letters")
    expect(switch).to_have_attribute("aria-pressed", "true")
    switch.click()
    expect(switch).to_have_attribute("aria-pressed", "false")
    page.keyboard.press("Escape")
    for key in ("c", "?", "t", "]"):
        page.keyboard.press(key)
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(page.locator("#open-compare")).to_have_attribute("aria-pressed", "false")
    expect(page.locator("#tour")).to_be_hidden()
    page.keyboard.press("ArrowRight")
    expect(page.locator("h1")).to_have_text("Saturday 5 November 2016")
    page.locator("#open-keys").click()
    page.locator("#letters").click()
    page.keyboard.press("Escape")
    page.keyboard.press("c")
    expect(page.locator("#open-compare")).to_have_attribute("aria-pressed", "true")
