"""Of hundreds of places a canvas draws the marks, and what it draws is what Python answers."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from mosulmap.days import to_day, to_ordinal
from mosulmap.files import write_file
from mosulmap.pipeline import draw_map, make_study
from mosulmap.study import Study

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
