"""Of hundreds of places a canvas draws the marks, and what it draws is what Python answers."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from mosulmap.control.study import Study
from mosulmap.files import write_file
from mosulmap.languages.catalogue import language
from mosulmap.model.dates import to_day, to_ordinal
from mosulmap.pipeline import draw_map, make_study
from mosulmap.render.chronology import days_without_html
from mosulmap.render.page_data import page_data

from .conftest import ROOT, OpenPage

MARKS = "map_mosulmap.crowd.map(({place, period}) => [place.id, period.s, period.c || ''])"


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> tuple[Study, Path]:
    """Return a made-up story of 800 places over 400 days, and its map."""
    sys.path.insert(0, str(ROOT / "benchmarks"))
    from made_project import make_project

    folder = tmp_path_factory.mktemp("crowd")
    study = make_study(make_project(800, 400, 2000).write(folder))
    write_file(folder / "map.html", draw_map(study))
    return study, folder / "map.html"


def answer(study: Study, day: str) -> set[tuple[str, str, str]]:
    """Return what Python says of every place that is drawn on an ISO day."""
    found = (study.timelines.on(key, to_ordinal(day)) for key in study.named)
    return {(period.place_id, period.state.value, period.controller) for period in found}


def shown(page: Page) -> set[tuple[str, str, str]]:
    """Return what the canvas shows."""
    return {(key, state, party) for key, state, party in page.evaluate(MARKS)}


def test_the_canvas_agrees_with_python_back_and_forth(
    open_page: OpenPage, crowd: tuple[Study, Path]
) -> None:
    """On days of chance, reached by the slider in any order, every mark is Python's answer."""
    study, file = crowd
    page = open_page(file=file)
    first, last = (to_ordinal(day) for day in (study.window.first, study.window.last))
    chance = random.Random(5)  # noqa: S311 - days to look at, not secrets
    for _ in range(12):
        day = chance.randrange(first, last + 1)
        page.evaluate(
            "at => { const slider = document.querySelector('#slider'); slider.value = at;"
            " slider.dispatchEvent(new Event('input')); }",
            day - first,
        )
        assert shown(page) == answer(study, to_day(day))


def test_a_mouse_on_the_canvas_opens_the_nearest_place(
    open_page: OpenPage, crowd: tuple[Study, Path]
) -> None:
    """A canvas has no buttons: the click finds the mark below it."""
    page = open_page(file=crowd[1])
    where = page.evaluate("(({place, x, y}) => [place.title, x, y])(map_mosulmap.crowd[300])")
    box = page.locator("#map_mosulmap").bounding_box()
    assert box
    page.mouse.click(box["x"] + where[1], box["y"] + where[2])
    expect(page.locator("#card h2.name")).to_contain_text(where[0])


def test_every_mark_of_the_canvas_is_in_the_list_for_the_keyboard(
    open_page: OpenPage, crowd: tuple[Study, Path]
) -> None:
    """The list, 200 rows a group at a time, has what no keyboard finds on a canvas."""
    page = open_page(file=crowd[1])
    keys = {key for key, _, _ in shown(page)}
    page.locator("#tab-places").click()
    while page.locator(".more").count():
        page.locator(".more").first.press("Enter")
    rows = page.locator("#place-list [data-place]")
    assert set(rows.evaluate_all("all => all.map(row => row.dataset.place)")) == keys
    rows.nth(2).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#card h2.name")).to_be_visible()


def test_a_closer_view_has_buttons_again(open_page: OpenPage, crowd: tuple[Study, Path]) -> None:
    """Up to 400 marks in view are real buttons with words."""
    page = open_page(file=crowd[1])
    assert page.locator("button.mark").count() == 0
    page.evaluate("map_mosulmap.setView([33.2, 41.2], 12, {animate: false})")
    marks = page.locator("button.mark")
    assert 0 < marks.count() <= 400
    assert page.locator("canvas.crowd").is_hidden()
    assert all(": " in words for words in marks.evaluate_all("all => all.map(m => m.ariaLabel)"))


KEY_DAYS = [
    *("End", "ArrowLeft", "ArrowLeft", "ArrowRight", "Shift+ArrowLeft", "Shift+ArrowLeft"),
    *(
        "ArrowRight",
        "Home",
        "ArrowRight",
        "Shift+ArrowRight",
        "k",
        "ArrowRight",
        "Shift+ArrowRight",
    ),
    *("k", "End", "Shift+ArrowLeft", "ArrowLeft"),
]
PICTURE = "document.querySelector('canvas.crowd').toDataURL()"
TOLD = (
    "['date', 'summary', 'key', 'tab-places', 'view-day'].map(id =>"
    " document.getElementById(id).innerText)"
)


def test_day_after_day_shows_what_a_fresh_page_shows(
    open_page: OpenPage, crowd: tuple[Study, Path]
) -> None:
    """By step, change and clock, near and far: picture, counts and lists as if drawn at once."""
    page, fresh = open_page(file=crowd[1]), open_page(file=crowd[1])
    page.locator(".chart .at").first.wait_for(state="attached")
    for at, key in enumerate(KEY_DAYS):
        page.keyboard.press(key)
        if at % 3:
            continue
        page.wait_for_function("day => location.hash.includes(day)", arg=shown_day(page, crowd[0]))
        address = page.evaluate("location.hash")
        fresh.goto("about:blank")
        fresh.goto(crowd[1].as_uri() + address)
        fresh.locator(".chart .at").first.wait_for(state="attached")
        assert page.evaluate(TOLD) == fresh.evaluate(TOLD), (key, address)
        assert page.evaluate(PICTURE) == fresh.evaluate(PICTURE), (key, address)


def shown_day(page: Page, study: Study) -> str:
    """Return the ISO day that the slider is on."""
    value = int(page.locator("#slider").input_value())
    return to_day(to_ordinal(study.window.first) + value)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_file_of_years_says_what_it_leaves_out(
    open_page: OpenPage, crowd: tuple[Study, Path], lang: str
) -> None:
    """Beside the clocks, in the data notes and above the list of days."""
    study, file = crowd
    spoken = language(lang)
    days = len({article.published for article in study.articles})
    page = open_page(f"#l={lang}", file=file)
    expect(page.locator("#clocks .limit")).to_have_text(spoken.page["clocks_limit"].format(n=days))
    page.locator("#open-notes").click()
    missing = days_without_html(page_data(study))
    assert missing > 0
    assert page.locator("#notes p.limit").all_inner_texts() == [
        spoken.page["limit_versions"].format(n=days),
        spoken.page["limit_chronology"].format(n=missing),
    ]
    page.keyboard.press("Escape")
    page.locator("#tab-chron").click()
    expect(page.locator("#view-chron .note")).to_be_visible()


def test_a_short_story_leaves_nothing_out(open_page: OpenPage) -> None:
    """The shipped map tells every day and every source."""
    page = open_page()
    page.locator("#open-notes").click()
    assert page.locator(".limit").count() == 0
