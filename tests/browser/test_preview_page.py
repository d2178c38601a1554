"""The preview in a real Chromium: a save shows on the same day, place and zoom; faults are told."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, FrameLocator, Page, Route, expect

from tests.running_preview import Preview, previewing
from tests.tiny_project import PLACES, TinyProject

PATIENCE_MS = 60_000
STEP = 0.25
"""Seconds between two looks of the page around at the map's address."""

ADDRESS = "#d=2016-11-05&p=karama&z=11/36.35000/43.10000"


@pytest.fixture
def folder(tiny: TinyProject, tmp_path: Path) -> Path:
    """Return the folder of a tiny project."""
    return tiny.write(tmp_path / "project")


@pytest.fixture
def preview(folder: Path) -> Iterator[Preview]:
    """Preview it."""
    with previewing(folder) as running:
        yield running


@pytest.fixture
def page(chromium: Browser, preview: Preview) -> Iterator[Page]:
    """Open the preview on a day, a place and a zoom; no error and no other request may happen."""
    faults: list[str] = []
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)
    page.on(
        "request",
        lambda r: None if r.url.startswith((preview.address, "data:")) else faults.append(r.url),
    )
    page.goto(preview.address + ADDRESS)
    expect(map_of(page).locator("html.script")).to_be_attached(timeout=PATIENCE_MS)
    yield page
    context.close()
    assert faults == []


def map_of(page: Page) -> FrameLocator:
    """Return the map in the preview."""
    return page.frame_locator("iframe")


def save(folder: Path, old: str, new: str) -> None:
    """Save the table of places with `new` in place of `old`."""
    file = folder / PLACES
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def card_says(page: Page, words: str) -> None:
    """Wait until the card of the chosen place has these words."""
    expect(map_of(page).locator("#card")).to_contain_text(words, timeout=PATIENCE_MS)


def come_late(route: Route) -> None:
    """Let an answer come when the page around has looked at the map's address again."""
    time.sleep(2 * STEP)
    route.continue_()


def map_hash(page: Page) -> str:
    """Return the address of the map inside."""
    return str(page.evaluate("document.querySelector('iframe').contentWindow.location.hash"))


def test_a_save_shows_on_the_same_day_place_and_zoom(page: Page, folder: Path) -> None:
    """The map opens as the address says; after the save the address is the same, the words new."""
    card_says(page, "Karama")
    before = map_hash(page)
    assert before.startswith("#d=2016-11-05&p=karama&")
    assert "z=11/36.35" in before
    save(folder, ",Karama,", ",Karama renamed,")
    card_says(page, "Karama renamed")
    assert map_hash(page) == before


def test_a_reader_who_went_on_stays_where_he_went(page: Page, folder: Path) -> None:
    """The next day, another zoom, no place; and a reload of the whole page keeps them too."""
    card_says(page, "Karama")
    inside = map_of(page)
    inside.locator("#back").click()
    inside.locator("#next-day").click()
    inside.locator("#zoom-out").click()
    expect(page).to_have_url(re.compile("d=2016-11-06&z=10[.]25"), timeout=PATIENCE_MS)
    before = map_hash(page)
    save(folder, ",Karama,", ",Karama renamed,")
    expect(inside.locator("#view-day")).to_contain_text("Karama renamed", timeout=PATIENCE_MS)
    assert map_hash(page) == before
    page.reload()
    expect(inside.locator("#view-day")).to_contain_text("Karama renamed", timeout=PATIENCE_MS)
    assert (map_hash(page), page.evaluate("location.hash")) == (before, before)


def test_a_chosen_place_whose_row_breaks_is_chosen_again_when_it_is_mended(
    page: Page, folder: Path
) -> None:
    """While its row is left out the map has no such place; the curator is still at work on it.

    The new map comes late, so that the page around looks at the old one in between.
    """
    card_says(page, "Karama")
    page.route("**/map", come_late)
    before = map_hash(page)
    save(folder, "\nkarama,", "\nkar ama,")
    expect(page.locator("#panel")).to_be_visible(timeout=PATIENCE_MS)
    expect(map_of(page).locator("#view-day")).to_be_visible(timeout=PATIENCE_MS)
    assert "p=karama" not in map_hash(page)
    save(folder, "\nkar ama,", "\nkarama,")
    card_says(page, "Karama")
    assert map_hash(page) == before


def test_without_an_address_the_map_writes_its_own(page: Page, preview: Preview) -> None:
    """So that the first save already keeps the day on which it opened."""
    page.goto("about:blank")
    page.goto(preview.address)
    expect(page).to_have_url(re.compile("#d=2016-11-06&z="), timeout=PATIENCE_MS)
    assert map_hash(page) == page.evaluate("location.hash")


def test_an_address_typed_into_the_preview_moves_the_map(page: Page) -> None:
    """As it does in the map itself."""
    card_says(page, "Karama")
    page.evaluate("location.hash = '#d=2016-11-04&p=mosul'")
    card_says(page, "Mosul")
    assert "d=2016-11-04&p=mosul" in map_hash(page)


def test_a_problem_is_told_over_the_last_map_and_goes_when_mended(page: Page, folder: Path) -> None:
    """With file and line, as an alert, and in the title of the tab."""
    panel = page.locator("#panel")
    expect(panel).to_be_hidden()
    save(folder, "36.3412", '"36,3412"')
    expect(panel).to_contain_text("gazetteer/places.csv:3", timeout=PATIENCE_MS)
    expect(panel).to_contain_text("'36,3412' has a decimal comma; write 36.3412")
    expect(page.get_by_role("alert")).to_contain_text("The map shows every row")
    expect(page).to_have_title(re.compile(r"^[(]\d+ problems?[)] "), timeout=PATIENCE_MS)
    save(folder, '"36,3412"', "36.3412")
    expect(panel).to_be_hidden(timeout=PATIENCE_MS)
    expect(page).not_to_have_title(re.compile("problem"), timeout=PATIENCE_MS)


def test_many_problems_are_folded_by_file_and_all_there(page: Page, folder: Path) -> None:
    """Forty rows of one fault; the keyboard opens and closes what is folded."""
    rows = "".join(f"p{number},P,village,P,mosul,43,x,1,s,IQ,,\n" for number in range(40))
    with (folder / PLACES).open("a", encoding="utf-8") as stream:
        stream.write(rows)
    expect(page.locator("#problems li")).to_have_count(40, timeout=PATIENCE_MS)
    summary = page.locator("#problems summary").first
    expect(summary).to_have_text("gazetteer/places.csv (40)")
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#problems li").first).to_be_hidden()


def test_words_of_a_table_are_words_in_the_panel(page: Page, folder: Path) -> None:
    """No cell becomes an element."""
    save(folder, "36.3412", "<img src=x onerror=alert(1)>")
    expect(page.locator("#problems")).to_contain_text("<img src=x", timeout=PATIENCE_MS)
    assert page.locator("#problems img").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_panel_has_no_barrier(page: Page, folder: Path, scheme: str) -> None:
    """Names, roles and contrast, of the page around the map too."""
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    save(folder, "36.3412", '"36,3412"')
    expect(page.locator("#panel")).to_be_visible(timeout=PATIENCE_MS)
    found = Axe().run(page, options={"iframes": False})
    assert found.response["violations"] == []


def test_a_preview_that_stopped_says_so_and_one_that_is_back_goes_on(
    chromium: Browser, folder: Path
) -> None:
    """At the same port, as the curator starts it again."""
    context = chromium.new_context()
    page = context.new_page()
    with previewing(folder) as first:
        page.goto(first.address)
        expect(page.locator("#status")).to_contain_text("Drawn at", timeout=PATIENCE_MS)
        first.interrupt()
    expect(page.locator("#status")).to_contain_text("has stopped", timeout=PATIENCE_MS)
    with previewing(folder, "--no-open", "--port", str(first.port)):
        expect(page.locator("#status")).to_contain_text("Drawn at", timeout=PATIENCE_MS)
    context.close()


def test_another_page_gets_neither_the_news_nor_the_map(
    chromium: Browser, preview: Preview, tmp_path: Path
) -> None:
    """From a file and from another port: not as events, not as text, not in a frame."""
    context = chromium.new_context()
    other = context.new_page()
    (tmp_path / "other.html").write_text("<!DOCTYPE html><title>Other</title>", encoding="utf-8")
    other.goto((tmp_path / "other.html").as_uri())
    tried = """async address => {
      const events = new Promise(done => {
        const source = new EventSource(address + "events");
        source.onmessage = () => done("read");
        source.onerror = () => done("refused");
      });
      const text = fetch(address + "map").then(() => "read", () => "refused");
      const blind = fetch(address + "map", {mode: "no-cors"}).then(() => "read", () => "refused");
      return Promise.all([events, text, blind]);
    }"""
    assert other.evaluate(tried, preview.address) == ["refused"] * 3
    context.close()
