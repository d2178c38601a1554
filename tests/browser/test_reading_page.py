"""What helps to read the page: empty days, key days, what else was reported, typed days, labels."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from .conftest import DESKTOP, PHONE, OpenPage

TABLET = {"width": 1024, "height": 768}
SIZES = [DESKTOP, TABLET, PHONE]

each_size = pytest.mark.parametrize("viewport", SIZES, ids=["desktop", "tablet", "phone"])

LABELS = """() => [...document.querySelectorAll('.map .label, .map .tag')].map(label => {
    const {left, top, right, bottom} = label.getBoundingClientRect();
    return [label.textContent, left, top, right, bottom];
})"""


def address(page: Page) -> str:
    """Return the hash of the page's address."""
    found: str = page.evaluate("location.hash")
    return found


def type_day(page: Page, text: str) -> None:
    """Type a day into the field at the heading, which a press on the date opens."""
    if not page.locator("#typed").is_visible():
        page.locator("#date").click()
    page.locator("#typed").fill(text)
    page.keyboard.press("Enter")


# Empty days


def test_an_empty_day_says_when_the_last_report_was(open_page: OpenPage) -> None:
    """The last sentence before 20 November 2016 speaks of the 11th, nine days before."""
    page = open_page("#d=2016-11-20")
    words = "No report on this day; last report 9 days before."
    expect(page.locator("#summary")).to_contain_text(words)
    expect(page.locator("#view-day")).to_contain_text(words)
    page.locator("#slider").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#live")).to_contain_text("last report 10 days before.")
    expect(page.locator("#summary")).to_contain_text("last report 10 days before.")


@pytest.mark.parametrize(
    ("hash_", "words"),
    [
        ("d=2016-11-04", None),
        ("d=2016-11-12", "last report 1 day before."),
        ("d=2016-11-12&k=2016-11-05", "last report 8 days before."),
        ("d=2016-11-12&w=VOV", "last report 6 days before."),
        ("d=2016-10-20", "No report on this day, and none before it."),
    ],
)
def test_only_what_counts_is_a_report(open_page: OpenPage, hash_: str, words: str | None) -> None:
    """As known by 5 November, or without VOV, the report of the 11th is not there."""
    summary = open_page(f"#{hash_}").locator("#summary")
    if words:
        expect(summary).to_contain_text(words)
    else:
        expect(summary).not_to_contain_text("No report")


# Key days


def test_the_key_days_lead_through_the_story(open_page: OpenPage) -> None:
    """From the first change to the last: a day, what changed, whose words, one sentence of them."""
    page = open_page("#d=2016-12-24")
    page.get_by_role("button", name="Key days").click()
    expect(page.locator("#tour-title")).to_be_focused()
    days, texts = [], []
    while True:
        days.append(page.locator("#date").inner_text())
        texts.append(page.locator("#tour").inner_text())
        assert len(page.locator("#tour blockquote").inner_text()) > 40
        if page.locator("#tour-next").is_disabled():
            break
        page.locator("#tour-next").click()
    assert 5 <= len(days) <= 9
    assert (days[0], days[-1]) == ("Tuesday 1 November 2016", "Friday 24 February 2017")
    assert "State TV building" in texts[0]
    assert "Reported by DW." in texts[0]
    assert any("No sentence speaks of these 99 days" in text for text in texts)
    expect(page.locator("#tour-leave")).to_be_focused()
    assert f"&t={len(days)}" in address(page)
    page.keyboard.press("Escape")
    expect(page.locator("#tour")).to_be_hidden()
    assert "&t=" not in address(page)


def test_a_stop_has_an_address_and_is_announced(open_page: OpenPage) -> None:
    """`t=3` is the third key day; the next one is read out with what changed."""
    page = open_page("#t=3")
    expect(page.locator("#tour-title")).to_have_text("Key day 3 of 8")
    expect(page.locator("#date")).to_have_text("Friday 4 November 2016")
    page.locator("#tour-next").click()
    expect(page.locator("#live")).to_contain_text("Key day 4 of 8. Saturday 5 November 2016.")
    expect(page.locator("#tour-next")).to_be_focused()
    page.locator("#slider").focus()
    page.keyboard.press("Home")
    expect(page.locator("#tour")).to_be_hidden()


def test_a_stop_that_is_not_there_says_so(open_page: OpenPage) -> None:
    """There is no ninetieth key day."""
    page = open_page("#t=90")
    expect(page.locator("#notice")).to_contain_text("“90”")


@each_size
def test_the_tour_is_never_over_the_map(open_page: OpenPage, viewport: dict[str, int]) -> None:
    """Its box stands beside the map or below it."""
    page = open_page("#t=3", viewport=viewport)
    box, ground = page.locator("#tour").bounding_box(), page.locator(".map").bounding_box()
    assert box is not None
    assert ground is not None
    assert box["x"] >= ground["x"] + ground["width"] or box["y"] >= ground["y"] + ground["height"]


# What else was reported


def test_attacks_and_movements_are_off_and_never_recolour_a_mark(open_page: OpenPage) -> None:
    """The layer adds signs and arrows; every mark is as it was."""
    page = open_page("#d=2016-11-01&z=10/36.3/42.9")
    looks = "() => [...document.querySelectorAll('.mark svg')].map(svg => svg.innerHTML)"
    before = page.evaluate(looks)
    assert page.locator(".map .happening").count() == 0
    page.locator(".how [data-key=events]").click()
    assert page.locator(".map .happening").count() > 0
    assert page.locator(".map path.move").count() == 2
    assert page.evaluate(looks) == before
    assert "&e=1" in address(page)
    page.locator(".how [data-key=events]").click()
    assert page.locator(".map .happening").count() == 0
    assert "&e=1" not in address(page)


def test_a_movement_leads_to_its_sentence(open_page: OpenPage) -> None:
    """The arrow from Hammam al-Alil to Tal Afar rests on 1,600 civilians in two articles."""
    page = open_page("#d=2016-11-01&e=1&z=9/36.3/42.9")
    page.get_by_role("button", name="People made to move: Hammam al-Alil to Tal Afar").click()
    expect(page.locator("#card h2").first).to_have_text("Hammam al-Alil to Tal Afar")
    expect(page.locator("#card blockquote")).to_have_count(2)
    expect(page.locator("#card blockquote").first).to_contain_text("1,600 abducted civilians")
    page.keyboard.press("Escape")
    expect(page.locator("#card")).to_be_hidden()


def test_what_is_drawn_exists_in_words_too(open_page: OpenPage) -> None:
    """A report in the list opens its sentences, and the keyboard finds back to it."""
    page = open_page("#d=2016-11-06")
    row = page.locator(".report", has_text="Samarra and Tikrit")
    expect(row).to_contain_text("Attack · 6 Nov 2016 · AFP, Reuters")
    row.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#back")).to_be_focused()
    expect(page.locator("#card blockquote")).to_have_count(3)
    page.keyboard.press("Escape")
    expect(page.locator(".report", has_text="Samarra and Tikrit")).to_be_focused()


def test_what_was_only_tried_has_no_arrow_and_says_why(open_page: OpenPage) -> None:
    """The United Nations say that one had tried to move 25,000 civilians to Mosul."""
    page = open_page("#d=2016-10-28&e=1&z=9/36.3/42.9")
    assert page.locator(".map path.move").count() == 0
    page.locator(".report", has_text="DW").filter(has_text="Hammam al-Alil").click()
    expect(page.locator("#card")).to_contain_text("No arrow")
    expect(page.locator("#card blockquote")).to_contain_text("25,000 civilians")


# A day that is typed


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2016-11-04", "Friday 4 November 2016"),
        ("4 Nov 2016", "Friday 4 November 2016"),
        ("friday 4 november", "Friday 4 November 2016"),
        ("February 19, 2017", "Sunday 19 February 2017"),
        ("19 feb", "Sunday 19 February 2017"),
        ("25/12/2016", "Sunday 25 December 2016"),
        ("12/25/2016", "Sunday 25 December 2016"),
        ("٤ Nov 2016", "Friday 4 November 2016"),
    ],
)
def test_a_day_is_read_as_people_write_it(open_page: OpenPage, text: str, day: str) -> None:
    """The field closes, and the date has the keyboard again."""
    page = open_page("#d=2016-11-20")
    type_day(page, text)
    expect(page.locator("#date")).to_have_text(day)
    expect(page.locator("#date-entry")).to_be_hidden()
    expect(page.locator("#date")).to_be_focused()


def test_figures_that_may_be_two_days_say_how_they_were_read(open_page: OpenPage) -> None:
    """4/11/2016 is 4 November; 11 April is not in the file. 12/11/2016 may be 11 December too."""
    page = open_page("#d=2016-11-20")
    type_day(page, "4/11/2016")
    expect(page.locator("#date")).to_have_text("Friday 4 November 2016")
    status = page.locator("#date-entry [role=status]")
    expect(status).to_have_text(
        "Read with the day first: 4 November 2016. 11 April 2016 is not in this file."
    )
    type_day(page, "12/11/2016")
    expect(page.locator("#date")).to_have_text("Saturday 12 November 2016")
    status.get_by_role("button").click()
    expect(page.locator("#date")).to_have_text("Sunday 11 December 2016")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("soon", "No day can be read from this."),
        ("31/11/2016", "No day can be read from this."),
        ("4 May 2015", "This file tells of 17 October 2016 to 26 February 2017."),
    ],
)
def test_what_is_no_day_moves_nothing(open_page: OpenPage, text: str, words: str) -> None:
    """The field says what it needs; Escape closes it."""
    page = open_page("#d=2016-11-20")
    type_day(page, text)
    expect(page.locator("#date-entry [role=status]")).to_contain_text(words)
    expect(page.locator("#date")).to_have_text("Sunday 20 November 2016")
    page.keyboard.press("Escape")
    expect(page.locator("#date")).to_be_focused()
    expect(page.locator("#summary")).to_be_visible()


def test_arabic_months_are_read_where_the_page_speaks_arabic(open_page: OpenPage) -> None:
    """In the page's language or in English, with digits of either kind."""
    page = open_page("#d=2016-11-20&l=ar")
    type_day(page, "٤ تشرين الثاني ٢٠١٦")
    expect(page.locator("#date")).to_have_text("الجمعة 4 تشرين الثاني 2016")
    type_day(page, "6 nov")
    expect(page.locator("#date")).to_have_text("الأحد 6 تشرين الثاني 2016")


LETTERS = """() => {
    const texts = [], walker = document.createTreeWalker(document.querySelector('#panel'), 4);
    while (walker.nextNode()) {
        const of = walker.currentNode.parentElement;
        if (!of.closest('.q, .by, [lang=en], [hidden], .sr')) texts.push(walker.currentNode.data);
    }
    return texts.filter(text => /[A-Za-z]{3}/.test(text));
}"""


@pytest.mark.parametrize("hash_", ["t=3", "t=7&e=1", "d=2016-11-06&e=1", "d=2016-11-20"])
def test_tour_and_reports_are_arabic_where_the_page_is(open_page: OpenPage, hash_: str) -> None:
    """Nothing but quotations and publishers is left in English."""
    page = open_page(f"#{hash_}&l=ar")
    assert page.evaluate(LETTERS) == []


# The time bar


def test_a_press_on_a_bar_jumps_to_its_day_even_beside_the_handle(open_page: OpenPage) -> None:
    """The days around the shown one lie under the broad thumb of the native slider."""
    page = open_page("#d=2016-11-04")
    box = page.locator("#plot").bounding_box()
    handle = page.locator(".handle:not(.other)").bounding_box()
    assert box is not None
    assert handle is not None
    page.mouse.click(handle["x"] + handle["width"] / 2 + 8.5, box["y"] + 55)
    expect(page.locator("#date")).to_have_text("Saturday 5 November 2016")


def test_the_first_and_the_last_day_have_buttons(open_page: OpenPage) -> None:
    """As Home and End have, for those who use a mouse."""
    page = open_page("#d=2016-11-04")
    page.get_by_role("button", name="First day").click()
    expect(page.locator("#date")).to_have_text("Monday 17 October 2016")
    page.get_by_role("button", name="Last day").click()
    expect(page.locator("#date")).to_have_text("Sunday 26 February 2017")


# Labels and room


@pytest.mark.parametrize("zoom", [11, 12.25, 13, 15])
@each_size
def test_no_label_touches_another_at_any_zoom(
    open_page: OpenPage, zoom: float, viewport: dict[str, int]
) -> None:
    """In the densest quarter, with the layer of attacks and movements on."""
    page = open_page(f"#d=2016-11-06&e=1&z={zoom}/36.36/43.215", viewport=viewport)
    boxes = page.evaluate(LABELS)
    assert boxes
    for i, (one, left, top, right, bottom) in enumerate(boxes):
        for other, x, y, to_x, to_y in boxes[i + 1 :]:
            apart = left >= to_x - 1 or x >= right - 1 or top >= to_y - 1 or y >= bottom - 1
            assert apart, (one, other)


def test_a_phone_names_every_place_of_the_city_that_has_a_report(open_page: OpenPage) -> None:
    """More ways to set a name, and a name that makes room for another."""
    page = open_page("#d=2016-11-04", viewport=PHONE)
    labels = {re.sub("^≈ ", "", text) for text, *_ in page.evaluate(LABELS)}
    assert {"Karkukli", "Malayin", "Samah", "State TV building", "Quds", "Karama"} <= labels


def test_a_tablet_has_a_key_of_two_rows_and_the_summary_on_one_line(open_page: OpenPage) -> None:
    """Three rows of key and a summary squeezed beside the switches left the map little."""
    page = open_page("#d=2017-02-24", viewport=TABLET)
    key, summary = page.locator("#key").bounding_box(), page.locator("#summary").bounding_box()
    assert key is not None
    assert summary is not None
    assert key["height"] <= 64
    assert summary["height"] <= 30


def test_a_building_stands_on_a_line_and_a_confirmed_mark_has_one_inside(
    open_page: OpenPage,
) -> None:
    """The two looked alike: a white point, and a white ring."""
    page = open_page("#d=2016-11-04")
    assert page.locator(".mark[aria-label^='State TV building'] svg rect").count() == 2
    assert page.locator(".mark[aria-label^='Quds'] svg rect").count() == 0
    assert page.locator(".mark[aria-label^='State TV building'] svg circle").count() == 0


@each_size
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_tour_layer_and_entry(
    open_page: OpenPage, viewport: dict[str, int], scheme: str
) -> None:
    """With everything that this page can open at once."""
    page = open_page("#t=3&e=1", viewport=viewport, color_scheme=scheme)
    page.locator("#date").click()
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_a_phone_sets_the_speed_in_its_sheet(open_page: OpenPage) -> None:
    """The sheet says how fast it plays, and a press doubles that."""
    page = open_page(viewport=PHONE)
    for speed in ("1×", "2×", "4×", "1×"):
        page.locator("#open-more").click()
        page.get_by_role("button", name=f"Speed {speed}").click()
