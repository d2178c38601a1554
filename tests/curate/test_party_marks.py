"""Marks that are offered to parties: apart for every eye, on both grounds, the same every time."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mosulmap.curate.party_marks import OFFERED, difference_of, offer_marks
from mosulmap.geo.colour_vision import difference
from mosulmap.geo.palette import PALETTE, Colour
from mosulmap.model.rows import Actor
from mosulmap.project.stand_ins import MARKS
from tests.geo.test_palette import contrast

APART = 20
"""The least difference of two offered colours: nine times what most people notice."""


def party(key: str, color: str = "", pattern: str = "") -> Actor:
    """Return a party."""
    row = {"id": key, "title": key, "color": color, "pattern": pattern}
    return Actor.model_validate(row)


@pytest.mark.parametrize("ground", Colour._fields)
def test_offered_colours_stay_apart_for_every_eye(ground: str) -> None:
    """With full sight, and under protanopia, deuteranopia and tritanopia."""
    for one, other in combinations(OFFERED, 2):
        assert difference(getattr(one, ground), getattr(other, ground)) >= APART


@pytest.mark.parametrize("ground", Colour._fields)
def test_offered_colours_stand_out_from_the_ground(ground: str) -> None:
    """A contrast of 3 to 1 to page and land (WCAG 2.2, 1.4.11), and no grey of the unknown."""
    for pair in OFFERED:
        colour = getattr(pair, ground)
        assert min(contrast(colour, getattr(PALETTE[on], ground)) for on in ("page", "land")) >= 3
        assert difference(colour, getattr(PALETTE["unknown"], ground)) >= 9


def test_a_party_that_has_a_mark_keeps_it() -> None:
    """And nobody is offered what it has."""
    given_ = party("isf", ";".join(OFFERED[0]), "circle")
    offered = offer_marks([given_, party("is"), party("rebels")])
    assert list(offered) == ["is", "rebels"]
    assert [shape for _, shape in offered.values()] == ["square", "triangle-up"]
    assert OFFERED[0] not in [colours for colours, _ in offered.values()]


def test_a_party_with_colours_gets_a_shape() -> None:
    """Its colours stay."""
    assert offer_marks([party("is", "#7d1f40;#f4bfd4")]) == {
        "is": (("#7d1f40", "#f4bfd4"), "circle")
    }


def test_the_second_party_is_offered_what_is_farthest_from_the_first() -> None:
    """Also from a colour that a curator has chosen."""
    first = party("isf", "#1873c0;#6aa3e0", "circle")
    (colours, _) = offer_marks([first, party("is")])["is"]
    apart = {pair: difference_of(pair, first.color) for pair in OFFERED}
    assert apart[Colour(*colours)] == max(apart.values())


@given(st.integers(1, len(OFFERED) * len(MARKS)))
def test_no_two_parties_get_one_mark(number: int) -> None:
    """A law: up to 48 parties, each has a mark of its own, and eight have a colour of their own."""
    actors = [party(f"p{n}") for n in range(number)]
    offered = offer_marks(actors)
    assert offered == offer_marks(actors)
    assert len(set(offered.values())) == number
    assert len({colours for colours, _ in offered.values()}) == min(number, len(OFFERED))
