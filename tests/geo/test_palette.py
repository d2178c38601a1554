"""The palette: one table of colours for the page, the preview and the pictures."""

from __future__ import annotations

import re

import pytest

from mosulmap.geo.palette import PALETTE, Colour, palette_style
from mosulmap.pictures import chart, marks, paper


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour `#rrggbb`, as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", PALETTE)
def test_each_colour_has_a_value_for_either_ground(name: str) -> None:
    """Written as `#rrggbb`, which the script, the pictures and CSS all read."""
    assert [re.fullmatch(r"#[0-9a-f]{6}", value) for value in PALETTE[name]].count(None) == 0


@pytest.mark.parametrize("ground", Colour._fields)
@pytest.mark.parametrize(
    ("name", "on", "least"),
    [
        *((ink, on, 4.5) for ink in ("ink", "ink2", "ink3", "river") for on in ("page", "land")),
        *((ink, "soft", 4.5) for ink in ("ink", "ink2")),
        ("ink", "mark", 4.5),
        *(("unknown", on, 3) for on in ("page", "land")),
    ],
)
def test_what_is_read_stands_out_from_its_ground(
    name: str, on: str, least: float, ground: str
) -> None:
    """Words have a contrast of 4.5 to 1, marks one of 3 to 1 (WCAG 2.2, 1.4.3 and 1.4.11)."""
    assert contrast(*(getattr(PALETTE[part], ground) for part in (name, on))) >= least


def test_the_page_has_each_colour_as_a_variable_light_first() -> None:
    """A dark screen has the others; paper does not, whatever the screen shows."""
    assert palette_style(["page", "ink"]) == (
        ":root{--page:#ffffff;--ink:#1d2125;}\n"
        "@media screen and (prefers-color-scheme:dark){:root{--page:#15181b;--ink:#eceae6;}}\n"
    )


def test_the_pictures_have_the_colours_of_the_page_on_light_ground() -> None:
    """A mark on paper is the mark of the page."""
    drawn = {
        "ink": marks.INK,
        "ink2": marks.QUIET,
        "casing": marks.CASING,
        "unknown": marks.UNKNOWN,
        "page": paper.PAGE,
        "land": paper.LAND,
        "rule": paper.RULE,
        "water": chart.LINES["river"]["color"],
        "border": chart.LINES["border"]["color"],
        "river": chart.NAMED_LINES["lake"],
    }
    assert drawn == {name: PALETTE[name].light for name in drawn}
