"""The page of another campaign: its own places, parties and marks, and none that ship."""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.files import write_file
from mosulmap.pipeline import draw_map, make_study

from .conftest import ROOT, OpenPage

OTHER = ROOT / "tests" / "data" / "other_campaign"


@pytest.fixture(scope="module")
def other_map(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Draw the map of the other campaign, once."""
    path = tmp_path_factory.mktemp("other") / "sirte.html"
    write_file(path, draw_map(make_study(OTHER)))
    return path


@pytest.mark.parametrize(
    ("day", "place", "state", "controller", "words"),
    [
        ("2016-06-10", "harawa", "held", "jihadists", "Held by Islamic State"),
        ("2016-06-10", "nofaliya", "held", "unity_forces", "Held by Libyan unity forces"),
        ("2016-06-10", "sirte", "contested", "", "Contested; sources conflict"),
        ("2016-08-11", "sirte", "contested", "", "Contested"),
        ("2016-08-11", "harawa", "held", "unity_forces", "Held by Libyan unity forces"),
        ("2016-12-07", "sirte", "held", "unity_forces", "Held by Libyan unity forces"),
        ("2016-12-07", "misrata", "unknown", "", "Unknown"),
    ],
)
def test_each_state_of_the_other_campaign_stands_on_its_page(
    open_page: OpenPage,
    other_map: Path,
    day: str,
    place: str,
    state: str,
    controller: str,
    words: str,
) -> None:
    """List and card agree with what the articles say."""
    page = open_page(f"#d={day}&p={place}", file=other_map)
    listed = page.locator(f"#place-list [data-place='{place}']")
    assert listed.get_attribute("data-state") == state
    assert listed.get_attribute("data-controller") == controller
    assert page.locator("#card .verdict b").inner_text() == words


def test_the_map_of_the_other_campaign_has_its_marks_and_no_other(
    open_page: OpenPage, other_map: Path
) -> None:
    """Six located places are on the map, the shipped ones nowhere on the page."""
    page = open_page("#d=2016-06-10", file=other_map)
    assert page.locator(".mark").count() == 6
    assert "Mosul" not in page.locator("body").inner_text()
