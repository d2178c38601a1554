"""The page as its readers meet it: offline, by mouse, by keys, by link, in any time zone."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from mosulmap.files import write_file
from mosulmap.pipeline import draw_map, make_study

from .conftest import PHONE, READY, ROOT, OpenPage

ZONES = ["Pacific/Honolulu", "UTC", "Asia/Baghdad", "Pacific/Auckland"]
LAST_CHANGE = "Friday 24 February 2017"


def heading(page: Page) -> str:
    """Return the day that the page shows, in words."""
    return page.locator("h1").inner_text()


def row(page: Page, place_id: str) -> tuple[str | None, str | None]:
    """Return the state and the controller that the place list gives a place."""
    element = page.locator(f"#place-list [data-place='{place_id}']")
    return element.get_attribute("data-state"), element.get_attribute("data-controller")


def verdict(page: Page) -> str:
    """Return the state in words on the open place card."""
    return page.locator("#card .verdict b").inner_text()


def read_csv(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file as they stand."""
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))


def test_the_map_opens_on_the_day_of_the_last_change(open_page: OpenPage) -> None:
    """Without a link the newest change is shown, paused."""
    page = open_page()
    assert heading(page) == LAST_CHANGE
    expect(page.locator("#play")).to_have_attribute("aria-label", "Play")
    assert page.title().startswith(LAST_CHANGE)
    assert page.locator("html").get_attribute("lang") == "en"


@pytest.mark.parametrize(
    ("day", "place", "state", "controller", "words"),
    [
        ("2016-11-04", "karama", "contested", "", "Contested; sources conflict"),
        ("2016-11-04", "samah", "held", "isf", "Claimed by Iraqi forces"),
        ("2016-11-04", "quds", "held", "isf", "Claimed by Iraqi forces"),
        ("2016-11-04", "khadra", "held", "isf", "Claimed by Iraqi forces"),
        ("2016-11-04", "malayin", "held", "isf", "Claimed by Iraqi forces"),
        ("2016-11-04", "karkukli", "held", "isf", "Claimed by Iraqi forces"),
        ("2016-11-04", "tal_afar", "held", "is", "Held by Islamic State (inferred)"),
        ("2016-11-06", "samah", "contested", "", "Contested"),
        ("2016-11-06", "karkukli", "contested", "", "Contested"),
        ("2016-11-06", "malayin", "contested", "", "Contested"),
        ("2017-02-24", "mosul_airport", "held", "isf", "Held by Iraqi forces"),
        ("2017-02-24", "jawsaq", "contested", "", "Contested"),
        ("2017-02-24", "mamun", "contested", "", "Contested"),
        ("2017-02-24", "east_mosul", "contested", "", "Last reported: contested"),
    ],
)
def test_each_state_stands_with_its_quote(
    open_page: OpenPage, day: str, place: str, state: str, controller: str, words: str
) -> None:
    """List, card and quotation agree on who holds a place on a day."""
    page = open_page(f"#d={day}&p={place}")
    assert row(page, place) == (state, controller)
    assert verdict(page) == words
    assert page.locator("#card blockquote mark").count() >= 1
    assert page.locator("#card ol.why > li").last.inner_text().endswith(".") or "days old" in (
        page.locator("#card ol.why > li").last.inner_text()
    )


def test_a_claim_shows_the_very_words_and_whose_they_are(open_page: OpenPage) -> None:
    """Samah on 4 November: the sentence, the toponym marked, and the claimant."""
    page = open_page("#d=2016-11-04&p=samah")
    quote = page.locator("#card blockquote").first
    assert quote.inner_text() == (
        "Iraq's Counterterrorism Service said the neighborhoods of Malayin, Samah, Khadra, "
        "Karkukli, Quds, and Karamah were under Iraqi control."
    )
    assert quote.locator("mark").inner_text() == "Samah"
    assert "Word of: Counter Terrorism Service" in page.locator("#card").inner_text()
    assert "RFE/RL, 4 Nov 2016" in page.locator("#card").inner_text()


def test_old_states_look_old(open_page: OpenPage) -> None:
    """In February east Mosul's marks have a broken edge, and the page says why."""
    page = open_page("#d=2017-02-24")
    assert page.locator("[data-spot='samah'] path[stroke-dasharray]").count() == 1
    assert page.locator("[data-spot='jawsaq'] path[stroke-dasharray]").count() == 0
    expect(page.locator("#view-day .note")).to_have_text(
        "No dated sentence between 12 November 2016 and 18 February 2017. 16 places show their "
        "last reported state, faint and with a broken edge."
    )


def test_the_mouse_moves_the_day(open_page: OpenPage) -> None:
    """A press on the time bar jumps to that day; dragging goes on from there."""
    page = open_page()
    slider = page.locator("#slider").bounding_box()
    assert slider
    left, middle = slider["x"] + 22, slider["y"] + slider["height"] / 2
    day_wide = (slider["width"] - 44) / 132
    page.mouse.click(left + 18 * day_wide, middle)
    assert heading(page) == "Friday 4 November 2016"
    page.mouse.move(left + 18 * day_wide, middle)
    page.mouse.down()
    page.mouse.move(left + 20 * day_wide, middle, steps=4)
    page.mouse.up()
    assert heading(page) == "Sunday 6 November 2016"


def test_the_keys_move_the_day(open_page: OpenPage) -> None:
    """Arrows step a day, with Shift a change, Home and End go to the ends."""
    page = open_page("#d=2016-11-04")
    for key, day in [
        ("ArrowRight", "Saturday 5 November 2016"),
        ("ArrowLeft", "Friday 4 November 2016"),
        ("Shift+ArrowRight", "Saturday 5 November 2016"),
        ("Shift+ArrowRight", "Sunday 6 November 2016"),
        ("Shift+ArrowRight", "Friday 11 November 2016"),
        ("Shift+ArrowRight", "Thursday 23 February 2017"),
        ("Shift+ArrowLeft", "Friday 11 November 2016"),
        ("End", "Sunday 26 February 2017"),
        ("ArrowRight", "Sunday 26 February 2017"),
        ("Home", "Monday 17 October 2016"),
        ("ArrowLeft", "Monday 17 October 2016"),
    ]:
        page.keyboard.press(key)
        assert heading(page) == day


def test_the_slider_carries_focus_and_value(open_page: OpenPage) -> None:
    """The native range input has the keyboard and says the day and its changes."""
    page = open_page("#d=2016-11-03")
    page.locator("#slider").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#slider")).to_have_attribute(
        "aria-valuetext", "Friday 4 November 2016, 8 changes"
    )
    expect(page.locator("#live")).to_have_text("Friday 4 November 2016. 8 changes.")


def test_space_plays_and_pauses(open_page: OpenPage) -> None:
    """Playing steps from day to day and stops at a second press."""
    page = open_page("#d=2016-10-30")
    page.keyboard.press(" ")
    expect(page.locator("#play")).to_have_attribute("aria-label", "Pause")
    expect(page.locator("h1")).to_have_text("Tuesday 1 November 2016")
    page.keyboard.press(" ")
    expect(page.locator("#play")).to_have_attribute("aria-label", "Play")


def test_a_gap_is_crossed_in_four_steps(open_page: OpenPage) -> None:
    """Playing does not spend a minute on the 99 days of which nothing is told."""
    page = open_page("#d=2016-11-11", reduced_motion="no-preference")
    days = page.evaluate(
        """async () => {
            const seen = [], h1 = document.querySelector('h1');
            new MutationObserver(() => seen.push(h1.textContent))
                .observe(h1, {childList: true, characterData: true, subtree: true});
            document.getElementById('speed').click(); document.getElementById('speed').click();
            document.getElementById('play').click();
            while (!document.getElementById('next-day').disabled)
                await new Promise(done => setTimeout(done, 50));
            return [...new Set(seen)];
        }"""
    )
    between = days[: days.index("Sunday 19 February 2017")]
    assert len(between) == 4 + 1 - 1
    assert days[-1] == "Sunday 26 February 2017"


def test_a_card_opens_by_mouse_and_closes_by_escape(open_page: OpenPage) -> None:
    """A press on a mark opens the card beside the map; Escape closes it."""
    page = open_page("#d=2016-11-04")
    page.locator(".mark[data-spot='karama']").click()
    assert verdict(page) == "Contested; sources conflict"
    expect(page.locator("#card h2.name bdi")).to_have_text("الكرامة")
    page.keyboard.press("Escape")
    expect(page.locator("#card")).to_be_hidden()
    expect(page.locator(".mark[data-spot='karama']")).to_be_focused()


def test_everything_works_by_keyboard_alone(open_page: OpenPage) -> None:
    """From the first Tab to a quotation and back, without a mouse."""
    page = open_page("#d=2016-11-04")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#tab-day")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#tab-places")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("#search")).to_be_focused()
    page.keyboard.type("kokjali")
    page.keyboard.press("Tab")
    expect(page.locator("#place-list [data-place='gogjali']")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#back")).to_be_focused()
    assert verdict(page) == "Unknown"
    page.keyboard.press("Enter")
    expect(page.locator("#place-list [data-place='gogjali']")).to_be_focused()


def test_marks_are_buttons_with_words(open_page: OpenPage) -> None:
    """Whatever a mark says by its look, it says in words too."""
    page = open_page("#d=2016-11-04")
    named = page.get_by_role("button", name="Samah: Claimed by Iraqi forces", exact=True)
    expect(named).to_have_count(1)
    expect(page.locator(".mark[data-spot='samah']")).to_have_attribute(
        "aria-label", "Samah: Claimed by Iraqi forces"
    )


def test_a_link_reopens_day_place_and_view(open_page: OpenPage) -> None:
    """The address follows the reader, and opens the same page again."""
    page = open_page("#d=2016-11-06&p=samah&z=13.5/36.35000/43.21000")
    page.keyboard.press("ArrowLeft")
    address = page.evaluate("location.hash")
    assert address == "#d=2016-11-05&p=samah&z=13.5/36.35000/43.21000"
    again = open_page(address)
    assert heading(again) == "Saturday 5 November 2016"
    assert verdict(again) == "Claimed by Iraqi forces"
    assert again.evaluate("map_mosulmap.getZoom()") == 13.5


@pytest.mark.parametrize("address", ["#d=2031-01-01", "#p=atlantis", "#d=2016-02-30&p=samah"])
def test_a_link_to_nowhere_says_so(open_page: OpenPage, address: str) -> None:
    """A day or place that the file does not have is named, not ignored."""
    page = open_page(address)
    wrong = re.sub(r"^#[dp]=|&.*$", "", address)
    page.keyboard.press("Escape")
    expect(page.locator("#notice")).to_have_text(
        f"This link asks for what this file does not have: “{wrong}”."
    )


@pytest.mark.parametrize("zone", ZONES)
def test_every_time_zone_shows_the_same_day(open_page: OpenPage, zone: str) -> None:
    """Ten reloads in any zone: the same heading, the same states, no drift."""
    page = open_page("#d=2016-11-04", timezone_id=zone)
    for _ in range(10):
        assert heading(page) == "Friday 4 November 2016"
        assert row(page, "samah") == ("held", "isf")
        page.reload()
        page.wait_for_selector(READY, state="attached")
    page.keyboard.press("ArrowRight")
    assert heading(page) == "Saturday 5 November 2016"


def test_the_key_counts_and_filters(open_page: OpenPage) -> None:
    """A first press shows a state alone, a second adds one, and Show all ends it."""
    page = open_page("#d=2016-11-04")
    key = page.locator("#key")
    assert key.locator("[data-key='contested']").inner_text().split() == ["Contested", "4"]
    key.locator("[data-key='contested']").click()
    expect(page.locator(".mark[data-spot='samah']")).to_have_class(re.compile("faint"))
    expect(page.locator("#place-list [data-place='samah']")).to_have_count(0)
    expect(page.locator("#place-list [data-place='karama']")).to_have_count(1)
    key.locator("[data-key='isf']").click()
    expect(page.locator("#place-list [data-place='samah']")).to_have_count(1)
    assert key.locator("[data-key='isf']").inner_text().split() == ["Iraqi", "forces", "6"]
    key.get_by_text("Show all").click()
    expect(page.locator(".faint")).to_have_count(0)


def test_the_key_counts_every_drawn_place_once(open_page: OpenPage) -> None:
    """On every day with a change the counts add up to the places of the list."""
    page = open_page()
    for day in ["2016-10-17", "2016-11-01", "2016-11-04", "2016-11-06", "2017-02-24"]:
        page.evaluate(f"location.hash = 'd={day}'")
        expect(page).to_have_url(re.compile(day))
        numbers = [
            int(re.findall(r"\d+", text)[0]) for text in page.locator("#key .n").all_inner_texts()
        ]
        assert sum(numbers) == 33


def test_qualities_filter_too(open_page: OpenPage) -> None:
    """“Sources conflict” leaves Karama alone."""
    page = open_page("#d=2016-11-04")
    page.locator(".how").get_by_role("button", name="sources conflict").click()
    page.locator("#tab-places").click()
    assert [
        e.get_attribute("data-place") for e in page.locator("#place-list [data-place]").all()
    ] == ["karama"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("كوكجلي", "gogjali"),
        ("Kokjali", "gogjali"),
        ("al maamun", "mamun"),
        ("TELAFAR", "tal_afar"),
        ("الانبار", "anbar_province"),
        ("الأنبار", "anbar_province"),
        ("mosúl", "mosul"),
        ("hammam al´alil", "hammam_alil"),
        ("albu\u2011kamal", "albu_kamal"),
    ],
)
def test_any_spelling_in_any_script_finds_a_place(
    open_page: OpenPage, typed: str, found: str
) -> None:
    """Search knows every spelling of the gazetteer."""
    page = open_page("#d=2016-11-04")
    page.keyboard.press("/")
    page.keyboard.insert_text(typed)
    expect(page.locator(f"#place-list [data-place='{found}']")).to_be_visible()


def test_a_place_that_no_article_names_is_found_as_such(open_page: OpenPage) -> None:
    """Zahra is in the gazetteer, and the page says that no article names it."""
    page = open_page("#d=2016-11-04")
    page.keyboard.press("/")
    page.keyboard.insert_text("الزهراء")
    page.get_by_role("button", name="Zahra").click()
    expect(page.locator("#notice")).to_have_text(
        "Zahra, East Mosul: no sentence that counts names this place."
    )
    page.keyboard.press("/")
    page.locator("#search").fill("Atlantis")
    expect(page.locator("#place-list")).to_have_text("No place is spelled “Atlantis”.")


def test_places_without_a_position_are_listed(open_page: OpenPage) -> None:
    """Khadra has no coordinate: seen at once, lost never."""
    page = open_page("#d=2016-11-04")
    expect(page.locator("#view-day")).to_contain_text("Named, but not on the map")
    page.locator("#view-day .row[data-place='khadra']").click()
    assert "position unknown" in page.locator("#card").inner_text()


def test_the_chronology_is_complete_without_script(open_page: OpenPage) -> None:
    """With JavaScript off every change can be read, with its sentences."""
    page = open_page(java_script_enabled=False)
    text = page.locator("#view-chron").inner_text()
    assert "Friday 4 November 2016" in text
    assert "Samah\tClaimed by Iraqi forces" in text
    assert "At one point Iraqi troops had to pull back from Karamah" in text
    assert not page.locator("#key").is_visible()


def test_the_phone_has_its_own_layout(open_page: OpenPage) -> None:
    """At 390 px nothing scrolls sideways, the time bar is at the bottom, targets are large."""
    page = open_page("#d=2016-11-04", viewport=PHONE, has_touch=True)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    bar = page.locator(".time").bounding_box()
    assert bar
    assert bar["y"] + bar["height"] == PHONE["height"]
    for button in page.locator(".steps button").all():
        box = button.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 44
    # 133 days, of which 99 shrink to 12 stops.
    assert page.locator("#slider").get_attribute("max") == str(133 - 99 + 12 - 1)


def test_the_fold_steps_by_days_and_slides_by_stops(open_page: OpenPage) -> None:
    """In the folded gap the buttons still go day by day."""
    page = open_page("#d=2016-12-24", viewport=PHONE)
    page.locator("#next-day").click()
    assert heading(page) == "Sunday 25 December 2016"
    expect(page.locator("#slider")).to_have_attribute(
        "aria-valuetext", "Sunday 25 December 2016, no change"
    )


def test_a_finger_between_marks_is_asked_which_it_means(open_page: OpenPage) -> None:
    """Shaqaq al-Khadra and Karkukli lie within 22 px of each other on a phone."""
    page = open_page("#d=2016-11-04", viewport=PHONE, has_touch=True)
    boxes = [
        page.locator(f".mark[data-spot='{p}']").bounding_box()
        for p in ("karkukli", "shaqaq_khadra")
    ]
    assert boxes[0]
    assert boxes[1]
    page.touchscreen.tap(
        (boxes[0]["x"] + boxes[1]["x"]) / 2 + 12, (boxes[0]["y"] + boxes[1]["y"]) / 2 + 12
    )
    expect(page.locator("#card h2")).to_have_text(re.compile(r"^\d places here$"))
    page.locator("#card [data-place='karkukli']").click()
    assert verdict(page) == "Claimed by Iraqi forces"


@pytest.mark.parametrize(
    ("viewport", "most_dropped"), [({"width": 1440, "height": 900}, 1), (PHONE, 5)]
)
@pytest.mark.parametrize("day", ["2016-11-04", "2017-02-24"])
def test_labels_never_touch_and_few_are_dropped(
    open_page: OpenPage, viewport: dict[str, int], most_dropped: int, day: str
) -> None:
    """Names stand clear of each other, and nearly all have room."""
    page = open_page(f"#d={day}", viewport=viewport)
    boxes = [e.bounding_box() for e in page.locator(".label").all()]
    for i, one in enumerate(boxes):
        for other in boxes[:i]:
            assert one
            assert other
            assert (
                one["x"] + one["width"] <= other["x"] + 2
                or other["x"] + other["width"] <= one["x"] + 2
                or one["y"] + one["height"] <= other["y"] + 2
                or other["y"] + other["height"] <= one["y"] + 2
            )
    # Thirteen named places lie in the first view.
    assert len(boxes) >= 13 - most_dropped


def test_dark_ground_has_its_own_hues(open_page: OpenPage) -> None:
    """The reader's preference is followed, marks included."""
    colours = [
        open_page(color_scheme=scheme).evaluate(
            "getComputedStyle(document.documentElement).getPropertyValue('--c0').trim()"
        )
        for scheme in ("light", "dark")
    ]
    assert colours == ["#1873c0", "#6aa3e0"]


def test_a_sandboxed_frame_shows_the_map(open_page: OpenPage, map_file: Path) -> None:
    """Where addresses and storage are forbidden the page works without them."""
    frame = map_file.with_name("frame.html")
    write_file(
        frame,
        '<!DOCTYPE html><iframe sandbox="allow-scripts" src="mosulmap.html" '
        'width="1200" height="800"></iframe>',
    )
    page = open_page(file=frame)
    inner = page.frame_locator("iframe")
    expect(inner.locator("h1")).to_have_text(LAST_CHANGE)
    inner.locator("#prev-change").click()
    expect(inner.locator("h1")).to_have_text("Thursday 23 February 2017")


def test_the_download_is_what_status_prints_of_the_named_places(
    open_page: OpenPage, tmp_path: Path
) -> None:
    """Column by column and cell by cell, as the case file has it that `status` is held against."""
    cases = json.loads((ROOT / "tests/data/day_csv.json").read_text(encoding="utf-8"))
    page = open_page(f"#d={cases['day']}")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    download.value.save_as(tmp_path / "day.csv")
    text = (tmp_path / "day.csv").read_text(encoding="utf-8-sig")
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    assert (header, rows) == (cases["columns"], cases["rows"])


def test_the_download_is_the_day_as_csv(open_page: OpenPage, tmp_path: Path) -> None:
    """What is on the map can be taken along, with the same states."""
    page = open_page("#d=2016-11-04")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    assert download.value.suggested_filename == "mosulmap-2016-11-04.csv"
    download.value.save_as(tmp_path / "day.csv")
    rows = {record["place_id"]: record for record in read_csv(tmp_path / "day.csv")}
    assert rows["samah"]["controller"] == "isf"
    assert rows["samah"]["certainty"] == "claimed"
    assert rows["karama"]["disputed"] == "true"


HOSTILE = [
    "{{7*7}} {% raw %} {# x",
    "</script><script>window.PWN=1</script>",
    "<img src=x onerror=window.PWN=1>",
    "${window.PWN=1} `${window.PWN=1}`",
    "\"'><svg onload=window.PWN=1>\u2028\u202e",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_never_code(open_page: OpenPage, tmp_path: Path, text: str) -> None:
    """Whatever a cell holds is shown as it stands, and runs nowhere."""
    for part in ("gazetteer", "seeds"):
        shutil.copytree(ROOT / part, tmp_path / part)
    for table, column, key in [
        ("gazetteer/places.csv", "title", "samah"),
        ("gazetteer/places.csv", "note", "samah"),
        ("gazetteer/actors.csv", "title", "isf"),
        ("seeds/articles.csv", "title", "002_6fdac2587ea5a60c"),
        ("seeds/articles.csv", "publisher", "002_6fdac2587ea5a60c"),
        ("seeds/mentions.csv", "note", "002_6fdac2587ea5a60c:894"),
    ]:
        rows = read_csv(tmp_path / table)
        for record in rows:
            if record["id"] == key:
                record[column] = text
        with (tmp_path / table).open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, rows[0].keys(), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    file = tmp_path / "hostile.html"
    write_file(file, draw_map(make_study(tmp_path)))
    page = open_page("#d=2016-11-04&p=samah", file=file)
    assert page.locator("#card h2.name").evaluate("e => e.firstChild.textContent") == text
    assert page.evaluate("window.PWN") is None
    for tab in ("#tab-places", "#tab-chron", "#tab-day"):
        page.locator(tab).click()
    page.locator("#open-notes").click()
    assert text in (page.locator("#notes").text_content() or "")
    assert page.evaluate("window.PWN") is None
    assert page.locator("main img, main svg[onload], dialog img").count() == 0
