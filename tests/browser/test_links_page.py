"""Addresses that reopen exactly what was shown, and the small page in a frame of another."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from mosulmap.files import write_file

from .conftest import DESKTOP, PHONE, READY, OpenPage

FRAME = {"width": 720, "height": 520}
LOW = {"width": 480, "height": 280}
ADDRESSES = [
    "#d=2016-11-04&p=karama&z=13.25/36.34567/43.21234",
    "#a=2016-11-01&b=2016-11-06&w=DW&f=contested,claimed&v=places&q=kara&z=11/36.30001/43.10009",
    "#d=2016-11-05&k=2016-11-06&v=chron&z=12.5/36.36789/43.14321",
    "#d=2017-02-24&k=day&f=is,old&z=9.75/36.11111/42.99999",
]


def hash_of(page: Page) -> str:
    """Return what stands behind the page's address, with its #."""
    return str(page.evaluate("location.hash"))


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE])
@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_opened_ten_times_stays_the_same(
    open_page: OpenPage, address: str, viewport: dict[str, int]
) -> None:
    """Days, place, what is known, filters, tab, search and the map's middle: nothing drifts."""
    page = open_page(address, viewport=viewport)
    for _ in range(10):
        assert re.sub("%2C", ",", hash_of(page)) == address
        page.reload()
        page.wait_for_selector(READY, state="attached")
    lat, lon = address.split("/")[1:]
    middle = page.evaluate("(c => [c.lat, c.lng])(map_mosulmap.getCenter())")
    assert middle == [float(lat), float(lon)]


def test_the_address_follows_the_map(open_page: OpenPage) -> None:
    """A dragged and zoomed map is what the link opens; before that a page has no address."""
    page = open_page()
    assert hash_of(page) == ""
    zoom = float(page.evaluate("map_mosulmap.getZoom() + map_mosulmap.options.zoomDelta"))
    box = page.locator(".map").bounding_box()
    assert box
    page.mouse.move(box["x"] + 300, box["y"] + 500)
    page.mouse.down()
    page.mouse.move(box["x"] + 350, box["y"] + 470, steps=4)
    page.mouse.up()
    page.locator("#zoom-in").click()
    expect(page).to_have_url(re.compile(rf"z={zoom:g}/"))
    expect(page.locator(".leaflet-zoom-anim")).to_have_count(0)
    shown = hash_of(page)
    assert hash_of(open_page(shown)) == shown


def test_a_followed_link_is_not_lost_to_the_end_of_a_movement(open_page: OpenPage) -> None:
    """A map that comes to rest writes its view just as a link is followed: the link holds."""
    page = open_page("#d=2016-11-04&z=12/36.34/43.2")
    page.evaluate(
        """old => {
            location.hash = "#d=2017-02-24";
            history.replaceState(null, "", old);
        }""",
        hash_of(page),
    )
    expect(page).to_have_url(re.compile("d=2017-02-24"))


@pytest.mark.parametrize("wrong", ["z=here", "t=nowhere", "z=12/91/43"])
def test_a_part_of_a_link_that_means_nothing_is_named(open_page: OpenPage, wrong: str) -> None:
    """The map's view and the tab are held to the same rule as days and places."""
    page = open_page(f"#d=2016-11-04&{wrong}")
    expect(page.locator("#notice")).to_contain_text(wrong.split("=")[1])


def test_a_window_that_changes_its_size_keeps_the_middle(open_page: OpenPage) -> None:
    """Turning a phone or widening a window moves nothing."""
    page = open_page(ADDRESSES[0])
    for width in (1237, 1101, 1440):
        page.set_viewport_size({"width": width, "height": 871})
        page.wait_for_timeout(100)
        assert page.evaluate("map_mosulmap.getSize().x") == page.locator(".map").evaluate(
            "e => e.clientWidth"
        )
    page.keyboard.press("ArrowRight")
    assert hash_of(page).endswith("z=13.25/36.34567/43.21234")


def test_the_link_can_be_copied(open_page: OpenPage) -> None:
    """“Copy link” puts the address of what is shown on the clipboard, and says so."""
    page = open_page(ADDRESSES[0], permissions=["clipboard-read", "clipboard-write"])
    page.locator("#open-share").click()
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator("#share [role=status]").first).to_have_text("copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    page.keyboard.press("Escape")
    expect(page.locator("#share")).to_be_hidden()
    expect(page.locator("#open-share")).to_be_focused()


def test_where_the_clipboard_is_closed_the_text_stands_selected(open_page: OpenPage) -> None:
    """A reader can still press Ctrl+C."""
    page = open_page(ADDRESSES[0])
    page.evaluate("document.execCommand = () => false; delete Navigator.prototype.clipboard")
    page.locator("#open-share").click()
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator("#share [role=status]").first).to_contain_text("Ctrl+C")
    selected = "e => e.value.slice(e.selectionStart, e.selectionEnd)"
    assert page.locator("#share textarea").first.evaluate(selected) == page.url
    page.keyboard.press("Escape")
    page.get_by_role("button", name="copy citation").first.click()
    assert "SHA-256" in page.locator("#share textarea").evaluate(selected)


def test_a_copied_citation_is_announced(open_page: OpenPage) -> None:
    """The button says it for eyes, the live region for ears, and the focus stays."""
    page = open_page(ADDRESSES[0], permissions=["clipboard-read", "clipboard-write"])
    button = page.locator("#card .cite button").first
    button.click()
    expect(button).to_have_text("copied")
    expect(page.locator("#live")).to_have_text("copied")
    expect(button).to_be_focused()
    assert page.evaluate("navigator.clipboard.readText()").startswith("“Iraq's Counterterrorism")


@pytest.mark.parametrize("asked", ["?embed=1#d=2016-11-04", "#embed&d=2016-11-04"])
def test_the_small_page_has_heading_bar_key_and_map(open_page: OpenPage, asked: str) -> None:
    """A press on a mark tells its state in one line; the full map is one press away."""
    page = open_page(asked, viewport=FRAME)
    for part in (".panel", ".insets", ".links", ".foot"):
        expect(page.locator(part)).to_be_hidden()
    for part in ("h1", "#slider", "#key", ".map"):
        expect(page.locator(part)).to_be_visible()
    assert page.locator("h1").evaluate("e => getComputedStyle(e).fontSize") == "19px"
    page.locator(".mark[data-spot='karama']").click()
    line = page.locator("#line")
    expect(line).to_contain_text("Karama")
    expect(line).to_contain_text("Contested; sources conflict")
    link = line.get_by_role("link", name="Open the full map")
    expect(link).to_have_attribute("target", "_blank")
    expect(link).to_have_attribute("rel", "noopener")
    address = link.get_attribute("href") or ""
    assert "embed" not in address
    assert "d=2016-11-04&p=karama&z=" in address
    assert ("embed" in page.url) is True
    page.keyboard.press("Escape")
    expect(line).not_to_contain_text("Karama")


def test_a_narrow_frame_is_small_without_being_asked(open_page: OpenPage, map_file: Path) -> None:
    """A column of 400 px in another page has no room for the lists; a phone has."""
    frame = map_file.with_name("narrow.html")
    write_file(
        frame, '<!DOCTYPE html><iframe src="mosulmap.html" width="400" height="500"></iframe>'
    )
    inner = open_page(file=frame).frame_locator("iframe")
    expect(inner.locator("#line")).to_be_visible()
    expect(inner.locator(".panel")).to_be_hidden()
    expect(open_page(viewport=PHONE).locator(".panel")).to_be_visible()


def test_a_low_map_is_still_until_it_is_touched(open_page: OpenPage) -> None:
    """Below 300 px a map would catch the finger that scrolls past it."""
    page = open_page("?embed=1", viewport=LOW)
    frame = page.locator(".folium-map")
    assert frame.evaluate("e => e.inert")
    page.get_by_role("button", name="Press to use the map").click()
    assert not frame.evaluate("e => e.inert")
    assert page.evaluate("document.documentElement.scrollHeight") == LOW["height"]
    assert not open_page("?embed=1", viewport=FRAME).locator(".folium-map").evaluate("e => e.inert")


def test_the_embed_line_works_in_a_page_as_it_is_copied(
    open_page: OpenPage, map_file: Path
) -> None:
    """The documented frame: scripts and pop-ups only, no address and no storage of its own."""
    page = open_page(ADDRESSES[0])
    page.locator("#open-share").click()
    line = page.locator("#share textarea").nth(1).input_value()
    documented = re.search(r'sandbox="[^"]*"', line)
    assert documented
    frame = map_file.with_name("embedding.html")
    write_file(frame, f"<!DOCTYPE html>{line}")
    inner = open_page(file=frame).frame_locator("iframe")
    expect(inner.locator("h1")).to_have_text("Friday 4 November 2016")
    expect(inner.locator("#line")).to_contain_text("Karama")
    inner.locator("#next-change").click()
    expect(inner.locator("h1")).to_have_text("Saturday 5 November 2016")
    docs = Path(__file__).parents[2] / "docs/embedding.md"
    assert documented[0] in docs.read_text(encoding="utf-8")
