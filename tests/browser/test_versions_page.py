"""What the page shows of fewer articles, and of two days, is what Python answers."""

from __future__ import annotations

import random
import re
from functools import cache
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from mosulmap.control.changes import Category, find_changes
from mosulmap.control.evidence import known_articles
from mosulmap.control.study import Study
from mosulmap.control.verdicts import Verdict, give_reasons
from mosulmap.control.wording import state_words, verdict_words
from mosulmap.languages.catalogue import ENGLISH
from mosulmap.model.dates import to_day, to_ordinal
from mosulmap.pipeline import study_of
from mosulmap.project.project import read_project

from .conftest import PHONE, ROOT, OpenPage

PROJECT = read_project(ROOT)
SOURCES = ["", "AFP", "DW", "RFE/RL", "Reuters", "VOV"]
KNOWN = ["", "day", "2016-11-01", "2016-11-05", "2016-11-06", "2016-12-24", "2017-02-25"]
FIRST, LAST = to_ordinal("2016-10-17"), to_ordinal("2017-02-26")

Answer = dict[str, tuple[str, str, str]]


@cache
def study(known_by: str, without: str) -> Study | None:
    """Return the study of the articles that count, None when there is none."""
    if not known_articles(PROJECT.articles.rows, known_by, without):
        return None
    return study_of(PROJECT, known_by, without=without)


def answer(day: str, known: str, without: str) -> Answer:
    """Return what Python says of each place that the articles name: state, controller, words."""
    found = study(day if known == "day" else known, without)
    if found is None:
        return {}
    periods = [found.timelines.on(place, to_ordinal(day)) for place in sorted(found.named)]
    return {
        p.place_id: (p.state.value, p.controller, state_words(p, PROJECT.gazetteer, ENGLISH))
        for p in periods
    }


def shown(page: Page) -> Answer:
    """Return what the page's list of places says of each."""
    rows: list[list[str]] = page.evaluate(
        """() => [...document.querySelectorAll('#place-list .row[data-state]')].map(row =>
            [row.dataset.place, row.dataset.state, row.dataset.controller,
             row.getAttribute('aria-label')])"""
    )
    return {
        place: (state, controller, label.partition(": ")[2])
        for place, state, controller, label in rows
    }


def go(page: Page, address: str) -> None:
    """Follow a link within the page."""
    page.evaluate(
        """hash => new Promise(done => {
            addEventListener('hashchange', done, {once: true});
            if (location.hash === hash) done(); else location.hash = hash;
        })""",
        address,
    )


def addresses(count: int, seed: int) -> list[tuple[str, str, str]]:
    """Return days, back and forth, each with articles that count."""
    dice = random.Random(seed)  # noqa: S311 - the same days each time
    return [
        (to_day(dice.randint(FIRST, LAST)), dice.choice(KNOWN), dice.choice(SOURCES))
        for _ in range(count)
    ]


def test_every_version_agrees_with_python_on_any_day(open_page: OpenPage) -> None:
    """Back and forth over days, clocks and sources: the page looks up what Python answers."""
    page = open_page()
    for day, known, without in addresses(60, 4):
        go(page, f"#d={day}&k={known}&w={without.replace('/', '%2F')}")
        assert shown(page) == answer(day, known, without), (day, known, without)


def test_each_clock_shows_what_it_says(open_page: OpenPage) -> None:
    """On 5 November Samah is claimed by all we know; on 1 November no article had named it."""
    page = open_page("#d=2016-11-05")
    assert shown(page)["samah"][2] == "Claimed by Iraqi forces"
    page.get_by_role("button", name="as it was known that day").click()
    assert shown(page)["samah"][2] == "Claimed by Iraqi forces"
    page.locator("#slider").focus()
    for _ in range(4):
        page.keyboard.press("ArrowLeft")
    assert page.evaluate("location.hash").startswith("#d=2016-11-01&k=day&")
    assert "samah" not in shown(page)
    expect(page.locator(".chip")).to_contain_text("As it was known that day")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#view-day .note")).to_have_text(
        "No article yet. Nothing was known that day."
    )
    assert shown(page) == {}
    page.locator("#show-all").click()
    assert "&k=" not in page.evaluate("location.hash")
    assert shown(page)["samah"][0] == "held"


def test_the_known_by_handle_goes_from_article_to_article(open_page: OpenPage) -> None:
    """By keyboard: from the last article to the one before, which the axis names."""
    page = open_page("#d=2016-11-20")
    handle = page.locator("#slider-known")
    expect(handle).to_have_attribute("aria-valuetext", "known by 24 February 2017")
    handle.focus()
    page.keyboard.press("ArrowLeft")
    expect(handle).to_have_attribute("aria-valuetext", "known by 11 November 2016")
    expect(page.locator("#plot svg")).to_contain_text("known by 11 Nov")
    assert "&k=2016-11-11&" in page.evaluate("location.hash")
    assert page.locator("#plot path[stroke-dasharray='1.6 1.4']").count() == 1
    expect(handle).to_be_focused()
    page.keyboard.press("ArrowRight")
    assert "&k=2017-02-24&" in page.evaluate("location.hash")


def test_a_source_left_out_takes_its_articles_along(open_page: OpenPage) -> None:
    """Without Reuters two of five articles are gone, the chip says so, and it can be undone."""
    page = open_page("#d=2016-11-06")
    page.get_by_label("Sources that count").select_option("Without Reuters")
    assert shown(page) == answer("2016-11-06", "", "Reuters")
    assert shown(page) != answer("2016-11-06", "", "")
    expect(page.locator(".chip")).to_contain_text("Without Reuters")
    assert "&w=Reuters&" in page.evaluate("location.hash")
    page.locator("#tab-chron").click()
    expect(page.locator("#view-chron")).not_to_contain_text("Reuters")
    page.locator("#show-all").click()
    assert shown(page) == answer("2016-11-06", "", "")
    expect(page.locator("#view-chron")).to_contain_text("Reuters")


def test_only_what_is_disputed_can_be_shown(open_page: OpenPage) -> None:
    """The key's row filters; chip and address say so; a link with it opens the same list."""
    page = open_page("#d=2016-11-04")
    page.get_by_role("button", name="disputed: sources conflict").click()
    assert list(shown(page)) == ["karama"]
    expect(page.locator(".chip")).to_contain_text("Showing disputed only")
    address = page.evaluate("location.hash")
    assert "f=conflict" in address
    assert list(shown(open_page(address))) == ["karama"]
    page.locator("#show-all").click()
    assert len(shown(page)) > 30


@pytest.mark.parametrize(
    "address",
    [
        "#d=2016-11-05&k=day",
        "#d=2016-11-05&k=2016-11-04&w=AFP",
        "#a=2016-11-01&b=2016-11-06",
        "#d=2016-11-05&f=contested,claimed",
    ],
)
def test_a_link_reopens_exactly(open_page: OpenPage, address: str) -> None:
    """What the address says is what it says again after a step there and back."""
    page = open_page(address)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    again = page.evaluate("location.hash")
    assert re.sub(r"&z=[^&]*", "", again) == address
    other = open_page(again)
    assert shown(other) == shown(page)
    assert other.locator("h1").inner_text() == page.locator("h1").inner_text()


@pytest.mark.parametrize(
    ("address", "wrong"),
    [
        ("#k=yesterday", "yesterday"),
        ("#k=2016-10-20", "2016-10-20"),
        ("#w=Pravda", "Pravda"),
        ("#f=contested,heroes", "contested,heroes"),
        ("#a=2016-02-30&b=2016-11-01", "2016-02-30"),
    ],
)
def test_a_link_to_an_unknown_version_says_so(
    open_page: OpenPage, address: str, wrong: str
) -> None:
    """What the file does not have is named, and everything is shown."""
    page = open_page(address)
    expect(page.locator("#notice")).to_have_text(
        f"This link asks for what this file does not have: “{wrong}”."
    )
    assert len(shown(page)) > 30


KIND = {
    Category.NEWLY_REPORTED: "newly reported",
    Category.REPORTED_AGAIN: "newly reported",
    Category.GONE_STALE: "fallen silent",
    Category.FALLEN_BACK: "fallen silent",
}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2016-11-01", "2016-11-06"),
        ("2016-11-06", "2017-02-24"),
        ("2016-10-17", "2017-02-26"),
        ("2016-11-20", "2016-12-20"),
        ("2016-11-04", "2016-11-04"),
    ],
)
def test_two_days_are_compared_as_diff_compares_them(
    open_page: OpenPage, first: str, second: str
) -> None:
    """The counts of the panel are those of the categories that `diff` has."""
    full = study("", "")
    assert full
    page = open_page(f"#a={first}&b={second}")
    wide = {"iraq", "syria", "turkey", "tigris", "nineveh", "iran", "united_states"}
    days = to_ordinal(first), to_ordinal(second)
    drawn: list[str] = page.evaluate(
        "() => [...document.querySelectorAll('#place-list .group')].filter(group =>"
        " !group.textContent.startsWith('Areas and lines')).flatMap(group =>"
        " [...group.querySelectorAll('[data-place]')].map(row => row.dataset.place))"
    )
    assert not wide & set(drawn)
    found = find_changes(full.timelines, days[0], full.timelines, days[1], drawn)
    kinds = [KIND.get(change.category, "Changed") for change in found]
    counts = [(kind, kinds.count(kind)) for kind in ("Changed", "newly reported", "fallen silent")]
    counts.append(("unchanged", len(drawn) - len(found)))
    expect(page.locator("#view-day .counts")).to_have_text(
        " · ".join(f"{kind} {count}" for kind, count in counts)
    )


def test_two_days_are_compared_by_keyboard_alone(open_page: OpenPage) -> None:
    """C begins, the handle of A moves by arrows, the marks stand side by side, C ends it."""
    page = open_page("#d=2016-11-06")
    page.keyboard.press("c")
    expect(page.locator("h1")).to_have_text("5 November → 6 November 2016")
    page.locator("#slider-a").focus()
    for _ in range(4):
        page.keyboard.press("ArrowLeft")
    expect(page.locator("h1")).to_have_text("1 November → 6 November 2016")
    expect(page.locator("#slider-a")).to_have_attribute("aria-valuetext", "Tuesday 1 November 2016")
    samah = page.locator(".mark[data-spot='samah']")
    new, old = (samah.locator("svg").nth(i).bounding_box() for i in (0, 1))
    assert new
    assert old
    assert old["x"] + old["width"] <= new["x"] + 1
    assert samah.get_attribute("aria-label") == (
        "Samah: Contested, before that: Held by Islamic State (inferred)"
    )
    expect(page.locator(".mark[data-spot='mosul_airport']")).to_have_class(re.compile("same"))
    page.locator("#slider").focus()
    page.keyboard.press("c")
    expect(page.locator("h1")).to_have_text("Sunday 6 November 2016")
    expect(page.locator(".mark.same")).to_have_count(0)


def said(page: Page) -> list[tuple[str, str]]:
    """Return the sentences on the open card, each with what became of it."""
    items = page.locator("#card ol.why > li:has(blockquote)")
    return [
        (item.locator("blockquote").inner_text(), item.locator(".became").inner_text())
        for item in items.all()
    ]


@pytest.mark.parametrize(
    ("day", "place", "known"),
    [
        ("2016-11-04", "karama", ""),
        ("2016-11-06", "samah", ""),
        ("2016-11-20", "samah", ""),
        ("2016-11-05", "samah", "day"),
        ("2017-02-24", "mosul_airport", ""),
        ("2016-11-06", "mosul", "2016-11-04"),
        ("2016-11-20", "gogjali", ""),
        ("2016-11-04", "tal_afar", ""),
    ],
)
def test_each_sentence_says_what_became_of_it_as_explain_does(
    open_page: OpenPage, day: str, place: str, known: str
) -> None:
    """The card's verdicts are those of `explain`, sentence by sentence."""
    found = study(day if known == "day" else known, "")
    assert found
    page = open_page(f"#d={day}&p={place}&k={known}")
    earlier = page.get_by_text(re.compile("^Show .* earlier sentence"))
    if earlier.count():
        earlier.click()
    reasons = give_reasons(found, place, day)
    skipped = {Verdict.LATER_DAY, Verdict.SILENT, Verdict.NOT_YET, Verdict.HANDED_DOWN}
    expected = {
        (reason.mention.quote, verdict_words(reason.verdict, ENGLISH))
        for reason in reasons
        if reason.verdict not in skipped
    }
    assert expected <= set(said(page))
    if any(reason.verdict is Verdict.HANDED_DOWN for reason in reasons):
        assert verdict_words(Verdict.HANDED_DOWN, ENGLISH) in dict(said(page)).values()
    assert reasons


def test_a_dispute_quotes_both_sides_first_in_the_order_of_the_halves(
    open_page: OpenPage,
) -> None:
    """Karama: the claim is the left half and number 1, the retreat the right half and number 2."""
    page = open_page("#d=2016-11-04&p=karama")
    says = page.locator("#card ol.why > li .says")
    assert [says.nth(i).inner_text() for i in range(2)] == ["Claimed by Iraqi forces", "Contested"]
    assert [words for _, words in said(page)[:2]] == [verdict_words(Verdict.CONFLICTS, ENGLISH)] * 2
    assert page.locator("#card .verdict svg [clip-path]").count() == 2


@pytest.mark.parametrize("place", ["karama", "samah", "gogjali", "mosul_tv", "old_city"])
def test_from_any_mark_to_sentence_rule_and_doubts_by_keyboard(
    open_page: OpenPage, place: str
) -> None:
    """Two steps: to the mark and Enter; the card has the sentence, the rule and the doubts."""
    page = open_page("#d=2016-11-04")
    mark = page.locator(f".mark[data-spot^='{place}']").first
    mark.focus()
    page.keyboard.press("Enter")
    card = page.locator("#card")
    expect(card).to_be_visible()
    expect(page.locator("#back")).to_be_focused()
    assert card.locator("blockquote").count() >= 1
    rule = card.locator("ol.why > li").last
    assert rule.locator("blockquote").count() == 0
    assert rule.inner_text().rstrip().endswith(".")
    if place == "karama":
        expect(card.locator(".doubts li").first).to_have_text("Sources conflict about this day.")
    page.keyboard.press("Escape")
    expect(mark).to_be_focused()


def test_every_coloured_mark_leads_to_sentence_and_rule(open_page: OpenPage) -> None:
    """One press on any mark of the map or an inset: a quotation and a rule are there."""
    page = open_page("#d=2016-11-06")
    spots: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('[data-spot]')]
            .filter(e => e.offsetParent !== null || e.closest('svg'))
            .filter(e => !e.getAttribute('aria-label').endsWith('Unknown'))
            .map(e => e.dataset.spot)"""
    )
    assert len(set(spots)) > 10
    centre = "map_mosulmap.getCenter()"
    at: str = page.evaluate(f"[map_mosulmap.getZoom(), {centre}.lat, {centre}.lng].join('/')")
    for spot in sorted(set(spots)):
        go(page, f"#d=2016-11-06&z={at}")
        page.locator(f"[data-spot='{spot}']:visible").first.focus()
        page.keyboard.press("Enter")
        assert page.locator("#card blockquote").count() >= 1, spot
        assert page.locator("#card ol.why > li").last.locator("p").count() >= 1, spot
        page.keyboard.press("Escape")


def test_the_chart_counts_what_python_counts(open_page: OpenPage) -> None:
    """The table behind the chart has, on each day it names, the count of each state."""
    page = open_page("#d=2016-11-06")
    full = study("", "")
    assert full
    drawn = {key for key in full.named if key in shown(page)} - off_the_map(page)
    heads = page.locator(".chart thead th").all_inner_texts()
    rows: list[list[str]] = page.evaluate(
        "() => [...document.querySelectorAll('.chart tbody tr')].map(row =>"
        " [...row.children].map(cell => cell.textContent))"
    )
    assert len(rows) > 8
    for day_words, *cells in rows:
        day = day_of(day_words)
        periods = [full.timelines.on(place, to_ordinal(day)) for place in drawn]
        counts = dict(
            zip(heads[1:], (int(re.split(r"\D", cell)[0]) for cell in cells), strict=True)
        )
        assert counts["Contested"] == sum(p.state.value == "contested" for p in periods)
        assert counts["Unknown"] == sum(p.state.value == "unknown" for p in periods)
        assert counts["Islamic State"] == sum(p.controller == "is" for p in periods)
    assert page.locator(".chart .hatched").count() > 0


def off_the_map(page: Page) -> set[str]:
    """Return the places that are listed as areas and lines, and not counted."""
    found: list[str] = page.evaluate(
        "() => [...document.querySelectorAll('#place-list .group')].filter(group =>"
        " group.textContent.startsWith('Areas and lines')).flatMap(group =>"
        " [...group.querySelectorAll('[data-place]')].map(row => row.dataset.place))"
    )
    return set(found)


def day_of(words: str) -> str:
    """Return the ISO day of `4 Nov 2016`."""
    number, month, year = words.split()
    names = "JanFebMarAprMayJunJulAugSepOctNovDec"
    return f"{year}-{names.index(month) // 3 + 1:02}-{int(number):02}"


SMALL = {"width": 360, "height": 740}


@pytest.mark.parametrize("viewport", [SMALL, PHONE, {"width": 1440, "height": 900}])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "address", ["#d=2016-11-05&k=day&w=AFP", "#a=2016-11-01&b=2016-11-06", "#d=2016-11-04&p=karama"]
)
def test_axe_finds_nothing_serious_in_any_version(
    open_page: OpenPage, viewport: dict[str, int], scheme: str, address: str
) -> None:
    """Names, roles and contrast hold; nothing scrolls sideways, even without motion."""
    page = open_page(address, viewport=viewport, color_scheme=scheme, reduced_motion="reduce")
    found: dict[str, Any] = Axe().run(page).response
    serious = [
        f"{fault['id']}: {fault['nodes'][0]['html'][:160]}"
        for fault in found["violations"]
        if fault["impact"] in ("serious", "critical")
    ]
    assert serious == []
    assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]


def test_the_phone_has_both_clocks_and_the_sources_in_its_sheet(open_page: OpenPage) -> None:
    """More: what is known, sources, compare; the chip then says what is chosen."""
    page = open_page("#d=2016-11-05", viewport=PHONE, has_touch=True)
    page.locator("#open-more").click()
    page.get_by_label("What is known").select_option("as it was known that day")
    page.get_by_label("Sources that count").select_option("Without DW")
    page.get_by_role("button", name="Close").click()
    expect(page.locator(".chip")).to_contain_text("Without DW, as it was known that day")
    assert shown(page) == answer("2016-11-05", "day", "DW")


def test_a_confirmed_state_has_its_own_words_and_its_own_mark(open_page: OpenPage) -> None:
    """Mosul on 1 November: two sources that do not depend on each other; a line inside the edge."""
    page = open_page("#d=2016-11-01&p=mosul")
    verdict = page.locator("#card .verdict")
    expect(verdict).to_contain_text("confirmed by a second, independent source")
    assert verdict.locator("svg path").count() == 3
    page.get_by_role("button", name="confirmed independently").click()
    page.keyboard.press("Escape")
    full = study("", "")
    assert full
    confirmed = {
        place
        for place in full.named
        if full.timelines.on(place, to_ordinal("2016-11-01")).certainty == "confirmed"
    }
    assert "mosul" in confirmed
    assert set(shown(page)) == confirmed
