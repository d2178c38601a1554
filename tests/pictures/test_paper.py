"""A sheet of paper, and its mirror image."""

from __future__ import annotations

import pytest
from matplotlib.font_manager import FontProperties, findfont, get_font

from mosulmap.languages.catalogue import language
from mosulmap.pictures.paper import Paper, plain_style


@pytest.mark.parametrize(("code", "at", "side"), [("en", 1, "left"), ("ar", 9, "right")])
def test_a_sheet_is_mirrored_in_arabic(code: str, at: float, side: str) -> None:
    """What begins an inch from the left in English begins an inch from the right in Arabic."""
    with plain_style():
        paper = Paper(10, 5, language(code))
        text = paper.write(1, 2, "a", 8)
        frame = paper.frame((1, 1, 3, 2))
    assert (text.get_position()[0], text.get_horizontalalignment()) == (at, side)
    edge = frame.get_position().x0 if side == "left" else frame.get_position().x1
    assert edge * 10 == pytest.approx(at)


def test_arabic_letters_are_joined() -> None:
    """The word is shorter than its letters apart: they are shaped, not only put side by side."""
    with plain_style():
        paper = Paper(10, 5, language("ar"))
        word = paper.length(paper.write(1, 2, "الموصل", 20))
        apart = sum(paper.length(paper.write(1, 2, letter, 20)) for letter in "الموصل")
    assert word < apart * 0.9


@pytest.mark.parametrize("weight", ["normal", "bold"])
def test_the_typeface_has_the_letters_of_every_catalogue(weight: str) -> None:
    """No letter of a message is drawn as a box; the typeface comes with matplotlib."""
    spoken = language("ar")
    words = "".join([*spoken.weekdays, *spoken.months, *map(str, spoken.terms.values())])
    font = get_font(findfont(FontProperties(family="DejaVu Sans", weight=weight)))
    assert {sign for sign in words if sign > "\u0600"} <= {chr(code) for code in font.get_charmap()}
