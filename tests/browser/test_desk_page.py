"""The desk in a real Chromium: read, answer, edit, state; by keys alone, in both languages."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, FilePayload, Page, expect

from mosulmap.model.rows import Mention
from mosulmap.project.project import read_project
from tests.browser.desk_pages import PATIENCE_MS, decided, watched_page
from tests.command_line import run_cli
from tests.desk.proposals_project import with_proposals
from tests.running_preview import Preview, previewing
from tests.tiny_project import (
    ACTORS,
    ARTICLES,
    DECISIONS,
    KARAMA_TAKEN,
    MENTIONS,
    PLACES,
    TinyProject,
)

VIEWS = ("inbox", "reading", "places", "parties", "check", "people")


@pytest.fixture
def folder(tiny: TinyProject, tmp_path: Path) -> Path:
    """Return a project in which two statements on Karama wait, and one that asserts nothing."""
    return with_proposals(tiny).write(tmp_path / "project")


@pytest.fixture
def desk(folder: Path) -> Iterator[Preview]:
    """Run the desk on it."""
    args = ("--no-open", "--port", "0", "--as", "Amira")
    with previewing(folder, *args, name="desk") as running:
        yield running


@pytest.fixture
def page(chromium: Browser, desk: Preview) -> Iterator[Page]:
    """Open the desk; no error of a script and no request to anybody else may happen."""
    with watched_page(chromium, desk) as page:
        open_view(page, desk, "reading")
        yield page


def open_view(page: Page, desk: Preview, view: str) -> None:
    """Open a part of the desk, and wait until it is drawn."""
    page.goto(f"{desk.address}#{view}")
    page.locator(f".holder > .{view}").wait_for(timeout=PATIENCE_MS)


def taken_row(folder: Path) -> Mention:
    """Return the statement that Iraqi forces took Karama, as it is on disk."""
    rows = read_project(folder).mentions.rows
    return next(row for row in rows if row.quote.startswith("Iraqi forces took"))


def test_a_question_is_answered_by_a_key_and_the_next_is_asked(page: Page, folder: Path) -> None:
    """The sentence is marked in its article, and what it says stands beside it."""
    expect(page.locator(".text .sentence").first).to_contain_text("Iraqi forces took")
    expect(page.locator(".question h2")).to_have_text("Karama, in Mosul")
    page.keyboard.press("a")
    decided(page, "accepted")
    expect(page.locator(".text .sentence").first).to_contain_text("Troops fought in")
    page.keyboard.press("r")
    decided(page, "rejected")
    expect(page.locator(".question")).to_contain_text("1 sentence that asserts nothing")
    project = read_project(folder)
    assert sum(row.status.waits for row in project.mentions.rows) == 1
    assert [row.who for row in project.decisions[-2:]] == ["Amira", "Amira"]


def test_an_answer_is_taken_back_by_a_key(page: Page, folder: Path) -> None:
    """The last one, wherever the reader is meanwhile."""
    before = (folder / MENTIONS).read_bytes()
    page.keyboard.press("a")
    decided(page, "accepted")
    page.keyboard.press("u")
    decided(page, "Taken back")
    assert (folder / MENTIONS).read_bytes() == before
    expect(page.locator(".history li").first).to_contain_text("accepted > proposed")


def test_a_proposal_is_edited_and_accepted_with_its_edit(page: Page, folder: Path) -> None:
    """What check would refuse is told in the form, and nothing is lost."""
    page.keyboard.press("e")
    form = page.locator(".statement-form")
    form.locator("[name=event_date]").fill("Friday")
    form.locator("[type=submit]").click()
    expect(form.locator(".wrong")).to_contain_text("event_date")
    form.locator("[name=event_date]").fill("2016-11-04")
    form.locator("[name=control]").select_option("contested")
    form.locator("[type=submit]").click()
    decided(page, "accepted")
    row = taken_row(folder)
    assert (row.control, row.event_date, row.status) == ("contested", "2016-11-04", "accepted")


def test_selected_words_become_a_statement(page: Page, folder: Path) -> None:
    """Place, event, holder and day, with completion over gazetteer and parties."""
    page.locator(".list .article", has_text="Fighting goes on").click()
    expect(page.locator("article h2")).to_have_text("Fighting goes on")
    page.keyboard.press("s")
    form = page.locator(".statement-form")
    expect(form.locator("datalist option[value=tal_afar]")).to_have_count(1)
    form.locator("[name=words]").fill("Islamic State left Tal Afar")
    form.locator("[name=place_id]").fill("tal_afar")
    form.locator("[name=event]").select_option("withdrawal")
    form.locator("[name=actor]").select_option("is")
    form.locator("[name=event_date]").fill("2016-11-06")
    form.locator("[type=submit]").click()
    decided(page, "stated")
    rows = read_project(folder).mentions.rows
    [row] = [row for row in rows if row.toponym == "Islamic State left Tal Afar"]
    assert row.quote == "Islamic State left Tal Afar to Iraqi forces."


def test_a_spreadsheets_save_shows_and_loses_nothing(page: Page, folder: Path) -> None:
    """Somebody renames a place in the table while questions are answered."""
    page.keyboard.press("a")
    decided(page, "accepted")
    path = folder / PLACES
    path.write_text(path.read_text(encoding="utf-8").replace("Karama", "Al-Karama"), "utf-8")
    expect(page.locator(".question h2")).to_have_text("Al-Karama, in Mosul")
    page.keyboard.press("d")
    decided(page, "deferred")
    assert "Al-Karama" in path.read_text(encoding="utf-8")
    assert taken_row(folder).status == "accepted"


def test_many_are_answered_after_a_look_at_what_changes(page: Page, folder: Path) -> None:
    """By place, rule or article."""
    page.keyboard.press("m")
    form = page.locator(".statement-form")
    expect(form.locator(".preview")).to_contain_text("2 mentions would be answered")
    expect(form.locator(".preview")).to_contain_text("Karama")
    form.locator("[type=submit]").click()
    decided(page, "2 mentions: accepted")
    assert sum(row.status.waits for row in read_project(folder).mentions.rows) == 1


def test_an_article_comes_in_and_waits_for_answers(page: Page, desk: Preview, folder: Path) -> None:
    """By choosing its file; it is read at once."""
    open_view(page, desk, "inbox")
    story = b"Troops take Karama\n\nNovember 7, 2016\n\nIraqi forces took Karama on Sunday.\n"
    page.locator("input[type=file]").first.set_input_files(
        FilePayload(name="new.txt", mimeType="text/plain", buffer=story)
    )
    expect(page.locator(".progress")).to_contain_text("1 article came in")
    expect(page.locator(".card", has_text="Troops take Karama")).to_contain_text("2016-11-07")
    assert len(read_project(folder).articles.rows) == 3


def test_a_cell_of_an_article_is_edited_in_place(page: Page, desk: Preview, folder: Path) -> None:
    """And what check refuses is told beside it."""
    open_view(page, desk, "inbox")
    card = page.locator(".card").first
    card.get_by_role("button", name="Edit").click()
    card.locator("[name=published]").fill("Friday")
    card.get_by_role("button", name="Save").click()
    expect(card.locator(".wrong")).to_contain_text("published")
    card.locator("[name=published]").fill("2016-11-07")
    card.get_by_role("button", name="Save").click()
    decided(page, "Saved")
    assert "2016-11-07" in {row.published for row in read_project(folder).articles.rows}


def test_a_fault_leads_to_its_cell_and_is_mended_there(
    page: Page, desk: Preview, folder: Path
) -> None:
    """A decimal comma that a spreadsheet wrote."""
    path = folder / ACTORS
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(",circle", ",round"), encoding="utf-8")
    open_view(page, desk, "check")
    problem = page.locator(".problem.error").first
    expect(problem).to_contain_text("round")
    problem.get_by_role("button", name="Open its row").click()
    expect(problem.locator("form input").first).to_have_attribute("name", "pattern")
    problem.locator("[name=pattern]").fill("circle")
    problem.get_by_role("button", name="Save").click()
    decided(page, "Saved")
    assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_axe_finds_no_fault_in_any_part(
    page: Page, desk: Preview, scheme: str, language: str
) -> None:
    """In both languages, on light and dark ground; with a form open too."""
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for view in VIEWS:
        open_view(page, desk, view)
        if language == "ar" and page.locator("html").get_attribute("lang") != "ar":
            page.get_by_role("button", name="العربية").click()
        if view == "reading":
            page.locator(".answers .key").first.wait_for()
            page.keyboard.press("e")
            page.locator(".statement-form").wait_for()
        found = Axe().run(page, {"exclude": [["iframe"]]})
        assert found.violations_count == 0, (view, found.generate_report())


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
@pytest.mark.parametrize("view", VIEWS)
def test_nothing_is_wider_than_the_window(page: Page, desk: Preview, view: str, width: int) -> None:
    """Phones read; nobody scrolls sideways."""
    page.set_viewport_size({"width": width, "height": 800})
    open_view(page, desk, view)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_half_hour_goes_by_keys_alone_in_arabic(page: Page, folder: Path) -> None:
    """From the language to the last question, without a pointer."""
    page.get_by_role("button", name="العربية").focus()
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator(".left")).to_have_text("سؤالان ينتظران")
    page.keyboard.press("a")
    decided(page, "مقبول")
    page.keyboard.press("e")
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    decided(page, "مقبول")
    expect(page.locator(".question h2")).to_have_text("لا شيء ينتظر هنا.")
    assert sum(row.status.waits for row in read_project(folder).mentions.rows) == 1


def test_letters_do_nothing_once_they_are_switched_off(page: Page, folder: Path) -> None:
    """Whoever speaks to the machine says letters all the time (WCAG 2.1.4)."""
    page.get_by_label("Letter keys").uncheck()
    page.keyboard.press("a")
    page.get_by_role("button", name="Defer").click()
    decided(page, "deferred")
    assert taken_row(folder).status == "deferred"


PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "{{ 7*7 }}{% raw %}${alert(1)}",
    "javascript:alert(1)",
)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_text_is_never_code(
    chromium: Browser, tiny: TinyProject, tmp_path: Path, payload: str
) -> None:
    """In titles, names of parties and articles it stands as it is written."""
    tiny.change(PLACES, 1, {"title": payload})
    tiny.change(ACTORS, 2, {"title": payload})
    tiny.change(ARTICLES, 0, {"title": payload})
    tiny.change(MENTIONS, KARAMA_TAKEN, {"status": "proposed"})
    folder = tiny.write(tmp_path / "hostile")
    faults: list[str] = []
    with previewing(folder, "--no-open", "--port", "0", "--as", payload, name="desk") as running:
        page = chromium.new_page()
        page.on("dialog", lambda dialog: faults.append(dialog.message))
        page.on("pageerror", lambda error: faults.append(str(error)))
        for view in VIEWS:
            open_view(page, running, view)
            if view == "reading":
                expect(page.locator(".question h2")).to_contain_text(payload)
                expect(page.locator("article h2")).to_have_text(payload)
            expect(page.locator("#who")).to_contain_text(payload)
        page.close()
    assert faults == []


HOSTILE = """<!DOCTYPE html><script>
const desk = "DESK";
const body = JSON.stringify({rows: []});
Promise.allSettled([
  fetch(desk + "do/undo", {method: "POST", mode: "no-cors", body}),
  fetch(desk + "do/undo", {method: "POST", headers: {"Content-Type": "application/json"}, body}),
  fetch(desk + "ask/project").then(r => r.text()),
  fetch(desk).then(r => r.text()),
]).then(all => {
  const form = document.createElement("form");
  form.method = "post";
  form.enctype = "text/plain";
  form.action = desk + "do/undo";
  form.target = "inner";
  const frame = document.createElement("iframe");
  frame.name = "inner";
  document.body.append(form, frame);
  form.submit();
  document.title = all.map(one => one.status).join(" ");
});
</script><body></body>"""


def test_a_hostile_page_in_the_same_browser_reads_and_changes_nothing(
    page: Page, desk: Preview, folder: Path
) -> None:
    """It knows the address, and has neither the token nor the right to read an answer."""
    page.keyboard.press("a")
    decided(page, "accepted")
    before = [(folder / path).read_bytes() for path in (MENTIONS, DECISIONS)]
    content = HOSTILE.replace("DESK", desk.address).encode()

    class Hostile(http.server.BaseHTTPRequestHandler):
        """Serves the hostile page."""

        def do_GET(self) -> None:
            """Answer with it."""
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Log nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Hostile)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        assert page.context.browser
        other = page.context.browser.new_page()
        other.goto(f"http://127.0.0.1:{server.server_port}/")
        expect(other).to_have_title("rejected rejected rejected rejected")
        other.wait_for_load_state("networkidle")
        other.close()
    finally:
        server.shutdown()
        server.server_close()
    assert [(folder / path).read_bytes() for path in (MENTIONS, DECISIONS)] == before


def test_what_somebody_else_decides_is_told(page: Page, folder: Path) -> None:
    """With the name, while the reader looks at another question."""
    other = next(r for r in read_project(folder).mentions.rows if r.quote.startswith("Troops"))
    expect(page.locator(".question h2")).to_have_text("Karama, in Mosul")
    ran = run_cli("review", "--accept", other.id, "--as", "Nour", cwd=folder)
    assert ran.code == 0
    decided(page, "Nour has decided meanwhile")
    expect(page.locator(".left")).to_have_text("1 question waits")


def test_an_answer_that_a_dead_desk_did_not_take_is_not_called_saved(
    page: Page, desk: Preview, folder: Path
) -> None:
    """The question waits again, and the line at the top says that the last answer is lost."""
    before = (folder / MENTIONS).read_bytes()
    page.route("**/do/answer", lambda _: None)
    page.keyboard.press("a")
    expect(page.locator(".text .sentence").first).to_contain_text("Troops fought in")
    desk.process.kill()
    expect(page.locator("#status")).to_contain_text("before your last answers were saved")
    page.unroute_all(behavior="ignoreErrors")
    page.route("**/do/answer", lambda route: route.abort())
    page.keyboard.press("a")
    expect(page.locator("#notice")).to_have_class("failed")
    assert (folder / MENTIONS).read_bytes() == before


def test_a_language_waits_for_an_open_form(page: Page) -> None:
    """What was typed in it stays, and the desk says what to do."""
    page.keyboard.press("e")
    page.locator(".statement-form [name=date_phrase]").fill("last Friday")
    page.locator("#settings [lang=ar]").click()
    decided(page, "Save or close the form first")
    expect(page.locator(".statement-form [name=date_phrase]")).to_have_value("last Friday")
    page.keyboard.press("Escape")
    page.locator("#settings [lang=ar]").click()
    expect(page.locator("html")).to_have_attribute("lang", "ar")
