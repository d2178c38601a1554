"""Places and parties at the desk in a real Chromium: made, located, edited; by keys alone too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from mosulmap.model.rows import Actor, Place
from mosulmap.project.project import read_project
from tests.browser.desk_pages import decided, watched_page
from tests.desk.places_project import with_unknown_names
from tests.desk.test_candidates_view import GEONAMES
from tests.running_preview import Preview, previewing
from tests.tiny_project import ACTORS, PLACES, TinyProject


@pytest.fixture
def folder(tiny: TinyProject, tmp_path: Path) -> Path:
    """Return a project in which Orvana and Morvian rebels are unknown, and Samah is unverified."""
    return with_unknown_names(tiny).write(tmp_path / "project")


@pytest.fixture
def desk(folder: Path, tmp_path: Path) -> Iterator[Preview]:
    """Run the desk on it, with a gazetteer of one place, and a geocoder that is never asked."""
    gazetteer = tmp_path / "IQ.txt"
    gazetteer.write_text(f"{GEONAMES}\n", encoding="utf-8")
    args = ("--no-open", "--port", "0", "--as", "Amira", "--from", str(gazetteer))
    with previewing(folder, *args, name="desk", env={"MOSULMAP_USER_AGENT": ""}) as running:
        yield running


@pytest.fixture
def page(chromium: Browser, desk: Preview) -> Iterator[Page]:
    """Open the places; no error of a script and no request to anybody else may happen."""
    with watched_page(chromium, desk) as page:
        open_part(page, desk, "places")
        yield page


def open_part(page: Page, desk: Preview, address: str) -> None:
    """Open a part of the desk, and wait until the names that are unknown were found."""
    page.goto("about:blank")
    page.goto(f"{desk.address}#{address}")
    found = re.compile("Orvana|Morvian")
    expect(page.locator(".lists .row", has_text=found).first).to_be_visible()
    expect(page.locator(".what")).to_be_visible()


def choose(page: Page, words: str) -> None:
    """Choose a row of the lists, and wait until it is worked on."""
    page.locator(".lists .row", has_text=words).last.click()
    expect(page.locator(".what > h2")).to_have_text(words)


def place(folder: Path, key: str) -> Place:
    """Return a place as it is on disk."""
    return read_project(folder).gazetteer.place[key]


def party(folder: Path, key: str) -> Actor:
    """Return a party as it is on disk."""
    return read_project(folder).gazetteer.actor[key]


def value(page: Page, name: str) -> str:
    """Return what stands in a field of the work."""
    return page.locator(f".holder [name={name}]").first.input_value()


def test_a_name_becomes_a_place_at_a_candidate(page: Page, folder: Path) -> None:
    """Its sentences stand beside it; the candidate is held against what one of them says."""
    choose(page, "Orvana")
    expect(page.locator(".sentences .named").first).to_have_text("Orvana")
    expect(page.locator(".told")).to_contain_text("Orvana, 12 km north of Mosul")
    page.locator("[name=parent_id]").fill("mosul")
    page.get_by_role("button", name="Look up offline").click()
    candidate = page.locator(".candidate-list .row")
    expect(candidate).to_contain_text("12 km N of Mosul")
    candidate.click()
    expect(page.locator(".told")).to_contain_text("that agrees")
    page.get_by_role("button", name="Make the place").click()
    decided(page, "Orvana is a place now")
    made = place(folder, "orvana")
    assert (made.lat, made.lon, made.parent_id, made.matches) == (36.44, 43.12, "mosul", ("gn:1",))
    assert made.unconfirmed
    assert read_project(folder).decisions[-1].who == "Amira"
    expect(page.locator(".what > h2")).not_to_have_text("Orvana")


def test_a_new_name_is_looked_up_and_its_sentences_are_read_at_once(
    page: Page, folder: Path
) -> None:
    """Candidates come unasked; whoever goes on to Reading finds the place among the questions."""
    choose(page, "Orvana")
    expect(page.locator(".candidate-list .row")).to_have_count(1)
    page.keyboard.press("1")
    page.keyboard.press("m")
    decided(page, "Orvana is a place now")
    page.locator("#tabs a[href='#reading']").click()
    page.locator(".list .left").wait_for()
    assert "orvana" in {row.place_id for row in read_project(folder).mentions.rows}


def test_a_press_on_the_map_sets_an_estimate_with_a_radius(page: Page, folder: Path) -> None:
    """The usual one of the kind; the distance from the larger place is told."""
    choose(page, "Samah")
    before = place(folder, "samah")
    expect(page.locator(".what")).to_contain_text("unverified")
    page.locator(".locator").click(position={"x": 300, "y": 40})
    expect(page.locator(".told")).to_contain_text("of Mosul")
    assert value(page, "geo_source").startswith("unverified: estimate")
    page.get_by_role("button", name="Save the place").click()
    decided(page, "Samah was saved")
    after = place(folder, "samah")
    assert after.lat is not None
    assert before.lat is not None
    assert after.lat > before.lat
    assert after.unconfirmed


def test_a_position_is_confirmed_only_with_its_source(page: Page, folder: Path) -> None:
    """The desk asks for it where none is named."""
    choose(page, "Samah")
    page.locator("[name=confirmed_by]").fill("")
    page.get_by_role("button", name="Confirm").click()
    decided(page, "Name the map")
    page.locator("[name=confirmed_by]").fill("Sheet 12 of the survey")
    page.keyboard.press("Enter")
    decided(page, "is confirmed")
    assert place(folder, "samah").geo_source == "Sheet 12 of the survey"
    expect(page.locator(".what")).to_contain_text("position confirmed")


def test_a_geocoder_is_asked_only_when_it_is_pressed(page: Page, folder: Path) -> None:
    """And says what it lacks; nothing leaves the machine before."""
    choose(page, "Orvana")
    assert not (folder / "output" / "geocoder.json").exists()
    page.keyboard.press("g")
    decided(page, "who says who they are")


def test_what_is_typed_stays_while_the_files_change(page: Page, folder: Path) -> None:
    """And while another place is looked at; it is refused where its cell is another meanwhile."""
    choose(page, "Samah")
    page.locator("[name=title]").fill("Al-Samah")
    path = folder / PLACES
    path.write_text(path.read_text(encoding="utf-8").replace(",Karama,", ",Karameh,"), "utf-8")
    expect(page.locator(".lists .row", has_text="Karameh")).to_contain_text("somebody else")
    assert value(page, "title") == "Al-Samah"
    choose(page, "Karameh")
    choose(page, "Samah")
    expect(page.locator(".what")).to_contain_text("not saved yet")
    assert value(page, "title") == "Al-Samah"
    path.write_text(path.read_text(encoding="utf-8").replace(",Samah,", ",Samaah,"), "utf-8")
    expect(page.locator(".lists .row", has_text="Samaah")).to_be_visible()
    page.get_by_role("button", name="Save the place").click()
    expect(page.locator(".wrong")).to_contain_text("is 'Samaah' now")
    assert place(folder, "samah").title == "Samaah"


def test_places_are_listed_by_what_they_lack(page: Page) -> None:
    """All, without a position, unverified, changed by somebody else."""
    filters = page.locator(".filters")
    expect(filters).to_contain_text("Unverified2")
    filters.get_by_role("button", name="Unverified").click()
    known = page.locator("section[aria-labelledby=places-known] .row")
    expect(known).to_have_count(2)
    page.locator("[type=search]").fill("nowhere")
    expect(known).to_have_count(0)


def test_names_become_a_party_with_an_offered_mark(page: Page, desk: Preview, folder: Path) -> None:
    """Then its Arabic title is written in place."""
    open_part(page, desk, "parties/found/morvian_rebels")
    page.locator(".offer").nth(1).click()
    page.get_by_role("button", name="Make the party").click()
    decided(page, "Morvian rebels is a party now")
    made = party(folder, "morvian_rebels")
    assert (len(made.color), bool(made.pattern)) == (2, True)
    choose(page, "Morvian rebels")
    page.locator("[name=title_ar]").fill("متمردو مورفيا")
    page.get_by_role("button", name="Save the party").click()
    decided(page, "was saved")
    assert party(folder, "morvian_rebels").title_ar == "متمردو مورفيا"
    assert party(folder, "morvian_rebels").color == made.color


def test_names_can_be_those_of_a_party_that_there_is(
    page: Page, desk: Preview, folder: Path
) -> None:
    """They are added to its row."""
    open_part(page, desk, "parties/found/morvian_rebels")
    page.get_by_label("Party that these names are of").select_option("is")
    page.get_by_role("button", name="Add them").click()
    decided(page, "those of Islamic State now")
    assert "Morvian rebels" in party(folder, "is").names
    assert party(folder, "is").names[:2] == ("IS", "Daesh")


def test_a_place_and_a_party_are_made_by_keys_alone_in_arabic(page: Page, folder: Path) -> None:
    """From the language to the last row, without a pointer."""
    page.get_by_role("button", name="العربية").focus()
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator(".what > h2")).to_have_text("Orvana")
    page.keyboard.press("f")
    expect(page.locator(".candidate-list .row")).to_have_count(1)
    page.keyboard.press("1")
    page.keyboard.press("l")
    expect(page.locator(".locator")).to_be_focused()
    latitude = float(value(page, "lat"))
    page.keyboard.press("ArrowUp")
    page.keyboard.press("]")
    assert float(value(page, "lat")) > latitude
    page.keyboard.press("Escape")
    page.keyboard.press("m")
    decided(page, "صار Orvana مكانا")
    assert place(folder, "orvana").unconfirmed
    page.keyboard.press("u")
    decided(page, "تم التراجع")
    assert "orvana" not in read_project(folder).gazetteer.place
    page.locator("#tabs a[href='#parties']").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".parties .row[aria-current]")).to_be_visible()
    while page.locator(".what > h2").inner_text() != "Morvian rebels":
        page.keyboard.press("b")
    page.keyboard.press("m")
    decided(page, "صار Morvian rebels طرفا")
    assert party(folder, "morvian_rebels").pattern


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault_with_candidates_and_notes(
    page: Page, desk: Preview, scheme: str
) -> None:
    """On light and dark ground, with everything open that can be."""
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    choose(page, "Orvana")
    page.keyboard.press("f")
    expect(page.locator(".candidate-list .row")).to_have_count(1)
    page.keyboard.press("1")
    page.locator(".more summary").click()
    found = Axe().run(page, {"exclude": [["iframe"]]})
    assert found.violations_count == 0, found.generate_report()
    open_part(page, desk, "parties/found/morvian_rebels")
    found = Axe().run(page, {"exclude": [["iframe"]]})
    assert found.violations_count == 0, found.generate_report()


PAYLOAD = "<img src=x onerror=alert(1)>"


def test_text_is_never_code(chromium: Browser, tiny: TinyProject, tmp_path: Path) -> None:
    """Titles and names stand as they are written, in lists, fields and on the map."""
    tiny.change(PLACES, 1, {"title": PAYLOAD, "geo_source": PAYLOAD, "note": PAYLOAD})
    tiny.change(ACTORS, 1, {"title": PAYLOAD, "title_ar": PAYLOAD, "names": PAYLOAD})
    folder = with_unknown_names(tiny).write(tmp_path / "hostile")
    faults: list[str] = []
    with previewing(folder, "--no-open", "--port", "0", "--as", PAYLOAD, name="desk") as running:
        page = chromium.new_page()
        page.on("dialog", lambda dialog: faults.append(dialog.message))
        page.on("pageerror", lambda error: faults.append(str(error)))
        for address in ("places/place/karama", "parties/party/is"):
            page.goto("about:blank")
            page.goto(f"{running.address}#{address}")
            expect(page.locator(".what > h2")).to_contain_text(PAYLOAD)
            assert page.locator("img").count() == 0
        page.close()
    assert faults == []
