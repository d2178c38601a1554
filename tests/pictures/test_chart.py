"""One map in a frame."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mosulmap.control.study import Study
from mosulmap.geo.map_layout import INSET_SHAPE
from mosulmap.languages.catalogue import language
from mosulmap.pictures.chart import SIDES, Chart, map_content, round_length, rounded
from mosulmap.pictures.paper import Paper, plain_style
from mosulmap.pictures.sheet import INSET_SIZE, layout_of
from mosulmap.pictures.wording import Wording

SHARED = json.loads((Path(__file__).parents[1] / "data" / "map_shapes.json").read_text("utf-8"))


@pytest.mark.parametrize(
    ("metres", "length"), [(1, 1), (1999, 1000), (2000, 2000), (4100, 2000), (99_000, 50_000)]
)
def test_a_scale_bar_has_a_round_length(metres: float, length: float) -> None:
    """The longest of 1, 2, 5, 10 … that has room."""
    assert round_length(metres) == length


@pytest.mark.parametrize("code", ["en", "ar"])
def test_the_scale_bar_is_as_long_as_it_says(code: str, shipped: Study) -> None:
    """Two kilometres of the map are two kilometres of the bar."""
    wording, layout = Wording(shipped, language(code)), layout_of(shipped)
    with plain_style():
        paper = Paper(8, 6, wording.language)
        content = map_content(wording, layout, "main", layout.view["desktop"], 1.5)
        chart = Chart(paper, (1, 1, 6, 4), content)
        chart.draw_scale()
    ends: Any = chart.axes.lines[-1].get_xdata()
    box = content.view.box
    assert (max(ends) - min(ends)) * (box.east - box.west) == pytest.approx(2000)
    assert (min(ends) > 0.5) == (code == "ar")


def test_a_river_is_rounded_between_its_ends() -> None:
    """A corner is cut, the ends stay, and no point lies beyond the corners."""
    line = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0)]
    smooth = rounded(line)
    assert (smooth[0], smooth[-1]) == (line[0], line[-1])
    assert (4.0, 0.0) not in smooth
    assert all(0 <= x <= 4 and 0 <= y <= 4 for x, y in smooth)
    assert {y for _, y in rounded(line[:2])} == {0.0}


@pytest.mark.parametrize("case", SHARED["rounded"])
def test_corners_are_cut_as_on_the_page(case: dict[str, list[list[float]]]) -> None:
    """`tests/script/layout.test.js` reads the same cases."""
    line = [(x, y) for x, y in case["line"]]
    for times, name in ((1, "once"), (2, "twice")):
        assert rounded(line, times) == [(x, y) for x, y in case[name]]


def test_names_try_the_sides_of_a_mark_in_the_order_of_the_page() -> None:
    """A name stands at the same side in both, where there is room."""
    assert [list(side) for side in SIDES] == SHARED["label_sides"]


def test_a_smaller_map_has_the_shape_and_marks_of_the_page() -> None:
    """Marks are as much smaller than those of the main map as there, to a hundredth."""
    inset = SHARED["inset"]
    assert inset["size"][0] / inset["size"][1] == INSET_SHAPE
    assert pytest.approx(inset["mark"] / inset["full_mark"], abs=0.01) == INSET_SIZE
