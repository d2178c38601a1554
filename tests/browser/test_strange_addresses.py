"""Addresses and ids that are words of the script itself, and links that ask in vain."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from mosulmap.files import write_file
from mosulmap.pipeline import draw_map, make_study

from .conftest import PHONE, ROOT, OpenPage

INHERITED = ["constructor", "toString", "__proto__", "hasOwnProperty"]
"""What every object of the script has, under no key of its own."""

OTHER = ROOT / "tests" / "data" / "other_campaign"


@pytest.fixture(scope="module")
def inherited_map(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Draw the other campaign with a party and a place of such ids."""
    project = tmp_path_factory.mktemp("inherited") / "project"
    shutil.copytree(OTHER, project)
    for table in project.rglob("*.csv"):
        text = table.read_text(encoding="utf-8")
        text = text.replace("unity_forces", "constructor").replace("harawa", "toString")
        table.write_text(text, encoding="utf-8")
    path = project.parent / "inherited.html"
    write_file(path, draw_map(make_study(project)))
    return path


@pytest.mark.parametrize("name", ["d", "a", "p", "l", "n", "m", "k", "w", "f", "t", "v", "z"])
@pytest.mark.parametrize("word", INHERITED)
def test_no_word_of_the_script_kills_the_page(open_page: OpenPage, name: str, word: str) -> None:
    """It is told as any other value that the file does not have, and the map is drawn."""
    page = open_page(f"#{name}={word}")
    expect(page.locator("#notice")).to_contain_text(f"“{word}”")
    assert page.locator(".mark").count() > 0


def test_a_party_and_a_place_may_be_called_so(open_page: OpenPage, inherited_map: Path) -> None:
    """Marks, key, filter and card are those of any other party and place."""
    page = open_page("#d=2016-08-11&p=toString&f=constructor", file=inherited_map)
    expect(page.locator("#notice")).to_be_hidden()
    expect(page.locator("#card .verdict b")).to_have_text("Held by Libyan unity forces")
    expect(page.locator("#key [data-key=constructor]")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Escape")
    page.locator("#key [data-key=constructor]").click()
    expect(page.locator(".mark.faint")).to_have_count(0)


@pytest.mark.parametrize("viewport", [None, PHONE])
@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("d=2016-02-30", "2016-02-30"),
        ("d=2031-01-01&p=samah", "2031-01-01"),
        ("v=everything", "everything"),
        ("z=99/36.34/43.2", "99/36.34/43.2"),
        ("z=-4/36.34/43.2", "-4/36.34/43.2"),
        ("z=12/0/0", "12/0/0"),
        ("zoom=12", "zoom=12"),
        ("d=2016-11-04&v=places&day=2016-11-05", "day=2016-11-05"),
    ],
)
def test_what_a_link_asks_in_vain_is_told_under_the_day(
    open_page: OpenPage, asked: str, told: str, viewport: dict[str, int] | None
) -> None:
    """In every view the notice stands in the heading, and the map shows its places."""
    page = open_page(f"#{asked}", **({"viewport": viewport} if viewport else {}))
    expect(page.locator("#notice")).to_contain_text(f"“{told}”")
    if "p=" not in asked:
        expect(page.locator("#notice")).to_be_in_viewport()
        expect(page.locator(".map")).to_be_in_viewport(ratio=0.5)
    assert page.evaluate(
        """() => {
            const map = document.querySelector(".folium-map").getBoundingClientRect();
            return [...document.querySelectorAll(".mark")].some(mark => {
                const {x, y} = mark.getBoundingClientRect();
                return map.left < x && x < map.right && map.top < y && y < map.bottom;
            });
        }"""
    )
    page.locator("#prev-day").click()
    expect(page.locator("#notice")).to_be_hidden()


def test_two_days_are_put_in_their_order(open_page: OpenPage) -> None:
    """A link that names the later day first compares the same two days."""
    page = open_page("#a=2016-11-06&b=2016-11-01&z=12/36.34000/43.20000")
    expect(page.locator("h1")).to_have_text("1 November → 6 November 2016")
    expect(page.locator("#notice")).to_be_hidden()
    assert page.evaluate("location.hash").startswith("#a=2016-11-01&b=2016-11-06&")
