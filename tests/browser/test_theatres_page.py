"""The first view of a theatre of any size, from a village to a continent and over 180°."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page

from mosulmap.files import write_file
from mosulmap.pipeline import draw_map, make_study
from tests.theatres import THEATRES, write_theatre

from .conftest import PHONE, OpenPage

LAPTOP = {"width": 1280, "height": 800}
DAY = "#d=2022-05-06"


@pytest.fixture(scope="module")
def theatre_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Draw the page of each theatre, once."""
    folder = tmp_path_factory.mktemp("theatres")
    for name in THEATRES:
        page = draw_map(make_study(write_theatre(name, folder / name)))
        write_file(folder / f"{name}.html", page)
    return {name: folder / f"{name}.html" for name in THEATRES}


Rect = dict[str, float]


def rects(page: Page, selector: str) -> list[Rect]:
    """Return the boxes of the elements that are seen."""
    boxes = [element.bounding_box() for element in page.locator(selector).all()]
    return [{**box} for box in boxes if box and box["width"]]  # type: ignore[dict-item]


def is_inside(box: Rect, frame: Rect) -> bool:
    """Whether a box lies in another, a pixel more or less."""
    return (
        box["x"] >= frame["x"] - 1
        and box["y"] >= frame["y"] - 1
        and box["x"] + box["width"] <= frame["x"] + frame["width"] + 1
        and box["y"] + box["height"] <= frame["y"] + frame["height"] + 1
    )


def meets(box: Rect, frame: Rect) -> bool:
    """Whether two boxes have a point in common."""
    return all(
        box[at] < frame[at] + frame[size] and frame[at] < box[at] + box[size]
        for at, size in (("x", "width"), ("y", "height"))
    )


@pytest.mark.parametrize("viewport", [LAPTOP, PHONE], ids=["laptop", "phone"])
@pytest.mark.parametrize("name", THEATRES)
def test_the_first_view_shows_every_place_whole_and_most_by_name(
    open_page: OpenPage, theatre_files: dict[str, Path], name: str, viewport: dict[str, int]
) -> None:
    """No mark and no name is cut; degrees stand clear of each other and have no minus."""
    page = open_page(DAY, file=theatre_files[name], viewport=viewport)
    [frame] = rects(page, ".leaflet-container")
    # The towns around a city are outside of its map, which the smaller maps show.
    marks = [box for box in rects(page, ".leaflet-container .mark") if meets(box, frame)]
    labels = rects(page, ".leaflet-container .label")
    assert marks
    assert all(is_inside(box, frame) for box in (*marks, *labels))
    tags = page.locator(".leaflet-container .tag").count()
    assert len(labels) + tags >= 0.75 * len(marks)
    degrees = page.locator(".leaflet-container .degrees").all_inner_texts()
    assert degrees
    assert not [words for words in degrees if "-" in words]
    along = sorted(
        (box for box in rects(page, ".leaflet-container .degrees")), key=lambda box: box["x"]
    )
    top = [box for box in along if box["y"] < frame["y"] + 20]
    assert all(one["x"] + one["width"] < other["x"] for one, other in pairwise(top))


def test_islands_on_both_sides_of_the_antimeridian_are_side_by_side(
    open_page: OpenPage, theatre_files: dict[str, Path]
) -> None:
    """179 east, 180 and 179 west; the coast is on both sides, and no line runs down 180°."""
    page = open_page(DAY, file=theatre_files["date-line"], viewport=LAPTOP)
    degrees = page.locator(".leaflet-container .degrees").all_inner_texts()
    top = [words for words in degrees if "S" not in words]
    assert top == ["179° E", "180°", "179° W"]
    at = {
        key: page.locator(f".leaflet-container [data-spot='{key}']").bounding_box()
        for key in ("suva", "taveuni", "lakeba")
    }
    east = [box["x"] for box in at.values() if box]
    assert east == sorted(east)
    # A press on a place beyond the line goes there.
    page.locator(".leaflet-container [data-spot='lakeba']").click()
    assert page.locator("#card h2.name").inner_text().startswith("Lakeba")
    [frame] = rects(page, ".leaflet-container")
    [mark] = rects(page, ".leaflet-container [data-spot='lakeba']")
    assert is_inside(mark, frame)


def test_a_link_across_the_antimeridian_shows_the_same_view(
    open_page: OpenPage, theatre_files: dict[str, Path]
) -> None:
    """Written with 179 west or with 181 east it is one place."""
    seen = [
        rects(
            open_page(f"{DAY}&z=8/-17/{lon}", file=theatre_files["date-line"]),
            ".leaflet-container .mark",
        )
        for lon in ("-179", "181")
    ]
    assert seen[0] == seen[1]
    assert seen[0]


def test_a_province_is_an_area_with_its_mark_in_it(
    open_page: OpenPage, theatre_files: dict[str, Path]
) -> None:
    """Neither its tint nor its outline has a party's hue, and its card says what it is."""
    page = open_page(f"{DAY}&p=nord-kivu", file=theatre_files["province"], viewport=LAPTOP)
    region = page.locator(".leaflet-container path.region")
    assert region.count() == 1
    style = region.evaluate("path => [getComputedStyle(path).fillOpacity, path.style.fill]")
    assert style == ["0.05", ""]
    [area], [mark] = (
        rects(page, ".leaflet-container path.region"),
        rects(page, ".leaflet-container [data-spot='nord-kivu']"),
    )
    assert area["x"] < mark["x"] < area["x"] + area["width"]
    assert area["y"] < mark["y"] < area["y"] + area["height"]
    assert "drawn as a region" in page.locator("#card").inner_text()


def test_a_shore_that_is_kilometres_off_is_not_drawn_through_a_city(
    open_page: OpenPage, theatre_files: dict[str, Path]
) -> None:
    """The lake is on the smaller map around Goma, and on its own only from afar."""
    page = open_page(DAY, file=theatre_files["city"], viewport=LAPTOP)
    assert not rects(page, ".leaflet-container path.lake")
    assert rects(page, "#insets path.lake")
    for _ in range(8):
        page.locator(".zoom button").last.click()
        page.wait_for_timeout(400)
    assert rects(page, ".leaflet-container path.lake")
