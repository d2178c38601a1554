"""Marks on paper: those of the page."""

from __future__ import annotations

from typing import Any

import pytest

from mosulmap.control.study import Study
from mosulmap.pictures.marks import (
    CASING,
    HALVES,
    INK,
    QUIET,
    SMALL,
    UNKNOWN,
    Look,
    clipped_parts,
    looks_on,
    paler,
    parts_of,
    reach_of,
    stripes,
)

SPLIT = Look("contested", halves=(Look("held", "isf", claimed=True), Look("contested")))


def colours(look: Look, study: Study) -> list[str]:
    """Return what the parts of a mark are filled with, from below."""
    return [style["fc"] for _, _, style in parts_of(look, study.project.gazetteer.actor)]


@pytest.mark.parametrize(
    ("look", "filled"),
    [
        (Look("held", "isf"), [CASING, "#1873c0"]),
        (Look("held", "isf", claimed=True), [CASING, CASING]),
        (Look("held", "isf", stale=True), [CASING, paler("#1873c0")]),
        (Look("held", "isf", claimed=True, stale=True), [CASING, CASING]),
        (Look("held", "isf", confirmed=True), [CASING, "#1873c0", "none"]),
        (Look("contested"), [CASING, CASING, INK, "none"]),
        (Look("contested", stale=True), [CASING, CASING, QUIET, "none"]),
        (Look("held", "isf", site=True), [CASING, "#1873c0", CASING, "#1873c0"]),
        (Look("unknown"), [CASING]),
    ],
)
def test_the_fill_says_on_whose_word(look: Look, filled: list[str], shipped: Study) -> None:
    """A report is full, a claim hollow, old words faint, a fight striped; unknown is a ring."""
    assert colours(look, shipped) == filled


def test_unknown_is_the_only_grey(shipped: Study) -> None:
    """Grey means that there is no evidence."""
    (_, _, style), *rest = parts_of(Look("unknown"), shipped.project.gazetteer.actor)
    assert not rest
    assert style["ec"] == UNKNOWN
    assert UNKNOWN not in colours(Look("contested", stale=True), shipped)


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
    assert seen == [0, 0, 1, 1, 1, 1, "bar"]
    *_, (_, (_, _, bar)) = parts
    assert bar["fc"] == INK


def test_the_halves_of_karama_are_a_claim_and_a_fight(shipped: Study) -> None:
    """On 4 November 2016 one sentence claims it for Iraqi forces, one tells of their retreat."""
    looks = looks_on(shipped, "2016-11-04")
    assert looks["karama"].halves == SPLIT.halves
    assert [key for key, look in looks.items() if look.disputed] == ["karama"]
    assert not looks["samah"].site


def test_derived_marks_reach_less_far() -> None:
    """What is inferred is drawn at 62 %."""
    held = reach_of(Look("held", "isf"))
    assert reach_of(Look("held", "isf", small=True)) == held * SMALL
    assert reach_of(SPLIT) > held


def test_a_pale_colour_is_between_the_colour_and_paper() -> None:
    """Old evidence is drawn with little more than a quarter of the colour."""
    assert paler("#fdfdfd") == "#fdfdfd"
    assert paler("#000000") == "#b6b6b6"
