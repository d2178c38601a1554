"""Marks on paper: those of the page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from math import cos, pi, sin
from pathlib import Path
from typing import Any

import pytest
from matplotlib.transforms import Affine2D
from shapely import Polygon

from mosulmap.control.study import Study
from mosulmap.pictures.marks import (
    BAR,
    BASE,
    CASING,
    HALVES,
    INK,
    OLD_STRIPE,
    PITCH,
    QUIET,
    SHAPES,
    SMALL,
    STRIPE,
    TINT,
    UNKNOWN,
    WHOLE,
    MarkStyle,
    clipped_parts,
    paler,
    parts_of,
    reach_of,
    stripes,
    styles_on,
)
from mosulmap.project.stand_ins import MARKS

SHARED = json.loads((Path(__file__).parents[1] / "data" / "marks.json").read_text("utf-8"))

SPLIT = MarkStyle(
    "contested", halves=(MarkStyle("held", "isf", claimed=True), MarkStyle("contested"))
)


def colours(style: MarkStyle, study: Study) -> list[str]:
    """Return what the parts of a mark are filled with, from below."""
    return [paint["fc"] for _, _, paint in parts_of(style, study.project.gazetteer.actor)]


@pytest.mark.parametrize(
    ("style", "filled"),
    [
        (MarkStyle("held", "isf"), [CASING, "#1873c0"]),
        (MarkStyle("held", "isf", claimed=True), [CASING, CASING]),
        (MarkStyle("held", "isf", stale=True), [CASING, paler("#1873c0")]),
        (MarkStyle("held", "isf", claimed=True, stale=True), [CASING, CASING]),
        (MarkStyle("held", "isf", confirmed=True), [CASING, "#1873c0", "none"]),
        (MarkStyle("contested"), [CASING, INK, "none"]),
        (MarkStyle("contested", stale=True), [CASING, QUIET, "none"]),
        (MarkStyle("held", "isf", site=True), [CASING, "#1873c0", CASING, "#1873c0"]),
        (MarkStyle("unknown"), [CASING]),
    ],
)
def test_the_fill_says_on_whose_word(style: MarkStyle, filled: list[str], shipped: Study) -> None:
    """A report is full, a claim hollow, old words faint, a fight striped; unknown is a ring."""
    assert colours(style, shipped) == filled


def style_of_page(state: dict[str, Any]) -> MarkStyle:
    """Return a state, written as the page writes it, as a mark."""
    return MarkStyle(
        state["s"],
        state.get("c", ""),
        claimed=state.get("q") == "claimed",
        confirmed=state.get("q") == "confirmed",
        small=state.get("inf", False) or state.get("inh", False),
        stale=state.get("old", False),
        site=state.get("site", False),
    )


@pytest.mark.parametrize(("state", "layers"), SHARED["layers"])
def test_a_mark_has_the_parts_of_that_of_the_page(
    state: dict[str, Any], layers: list[list[Any]], shipped: Study
) -> None:
    """Fill, edge and scale of each part, from below; `marks.test.js` reads the same cases."""
    hue = "#1873c0"
    names = {CASING: "casing", INK: "ink", QUIET: "pale ink", hue: "hue", paler(hue): "pale"}
    parts = parts_of(style_of_page(state), shipped.project.gazetteer.actor)
    assert [
        [names.get(paint["fc"], paint["fc"]), names.get(paint["ec"]), scale]
        for _, scale, paint in parts
    ] == layers


def points_of(path: str) -> Iterator[tuple[float, float]]:
    """Yield the points of an SVG path of straight lines and of arcs around one centre."""
    x = y = 0.0
    for command, text in re.findall(r"([MLHVAZ])([^MLHVAZ]*)", path):
        given = [float(number) for number in re.findall(r"-?[\d.]+", text)]
        if command == "A":
            # All arcs are half circles, clockwise as seen on a screen.
            *_, end_x, end_y = given
            middle, radius = ((x + end_x) / 2, (y + end_y) / 2), (end_x - x) / 2
            for step in range(1, 200):
                angle = pi * step / 200
                yield middle[0] - radius * cos(angle), middle[1] - radius * sin(angle)
            x, y = end_x, end_y
        else:
            x = given[0] if command in "MLH" else x
            y = given[-1] if command in "MLV" else y
        yield x, y


@pytest.mark.parametrize("shape", SHARED["shapes"])
def test_a_shape_is_that_of_the_page(shape: str) -> None:
    """The two outlines, which have `y` in opposite directions, cover the same ground."""
    page = Polygon([(100 * x, -100 * y) for x, y in points_of(SHARED["shapes"][shape])])
    # Curves become a polygon of corners one unit apart.
    corners: Any
    [corners] = SHAPES[shape].transformed(Affine2D().scale(100)).to_polygons()
    assert Polygon(corners).symmetric_difference(page).area < 0.001 * page.area


def test_the_shapes_are_those_that_an_actor_may_have_and_the_diamond() -> None:
    """`check` accepts each shape that can be drawn, but that of contested places."""
    assert list(SHAPES) == list(SHARED["shapes"]) == [*MARKS, "diamond"]


def test_sizes_stripes_and_tint_are_those_of_the_page() -> None:
    """As shares of a full mark, in units of a mark, and as a share of the colour."""
    sizes, bands = SHARED["sizes"], SHARED["stripes"]
    split, whole = sizes["conflict"]
    assert (sizes["derived"], split / whole, SHARED["tint"]) == (SMALL, WHOLE, TINT)
    assert (bands["pitch"], bands["fresh"], bands["old"]) == (PITCH, STRIPE, OLD_STRIPE)
    assert len(stripes(STRIPE).to_polygons()) == bands["number"]


@pytest.mark.parametrize(
    ("name", "outline"),
    [
        ("left half", HALVES[0]),
        ("right half", HALVES[1]),
        ("bar between halves", BAR),
        ("line under a site", BASE),
    ],
)
def test_halves_and_lines_lie_where_they_do_on_the_page(name: str, outline: Any) -> None:
    """The page's `y` runs downwards."""
    left, top, right, bottom = SHARED["boxes"][name]
    bounds = outline.get_extents()
    assert (bounds.x0, bounds.y0, bounds.x1, bounds.y1) == (left, -bottom, right, -top)


def test_unknown_is_the_only_grey(shipped: Study) -> None:
    """Grey means that there is no evidence."""
    (_, _, paint), *rest = parts_of(MarkStyle("unknown"), shipped.project.gazetteer.actor)
    assert not rest
    assert paint["ec"] == UNKNOWN
    assert UNKNOWN not in colours(MarkStyle("contested", stale=True), shipped)


@pytest.mark.parametrize("width", [1, 2.7])
def test_the_stripes_of_a_fight_stay_in_the_diamond(width: float) -> None:
    """Three stripes: none of their corners lies beyond the diamond's edge, |x| + |y| = 7.9."""
    corners: Any = stripes(width).vertices
    assert len(corners) == 15
    assert (abs(corners[:, 0]) + abs(corners[:, 1])).max() <= 7.9 + 1e-9


def test_a_dispute_shows_what_each_side_says_in_its_half(shipped: Study) -> None:
    """The earlier sentence stands left, the later one right, a bar of ink between them."""
    parts = list(clipped_parts(SPLIT, shipped.project.gazetteer.actor))
    seen = [HALVES.index(clip) if clip else "bar" for clip, _ in parts]
    assert seen == [0, 0, 1, 1, 1, "bar"]
    *_, (_, (_, _, bar)) = parts
    assert bar["fc"] == INK


def test_the_halves_of_karama_are_a_claim_and_a_fight(shipped: Study) -> None:
    """On 4 November 2016 one sentence claims it for Iraqi forces, one tells of their retreat."""
    styles = styles_on(shipped, "2016-11-04")
    assert styles["karama"].halves == SPLIT.halves
    assert [key for key, style in styles.items() if style.disputed] == ["karama"]
    assert not styles["samah"].site


def test_derived_marks_reach_less_far() -> None:
    """What is inferred is drawn at 62 %."""
    held = reach_of(MarkStyle("held", "isf"))
    assert reach_of(MarkStyle("held", "isf", small=True)) == held * SMALL
    assert reach_of(SPLIT) > held


def test_a_pale_colour_is_between_the_colour_and_paper() -> None:
    """Old evidence is drawn with little more than a quarter of the colour."""
    assert paler("#fdfdfd") == "#fdfdfd"
    assert paler("#000000") == "#b6b6b6"
