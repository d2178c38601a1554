"""Quantities: what they make of whole sentences."""

from __future__ import annotations

import pytest

from tests.reading.sentences import said


@pytest.mark.parametrize(
    ("sentence", "place", "control"),
    [
        ("Iraqi forces took up to 60 percent of Tikrit.", "tikrit", "contested"),
        ("Iraqi forces took more than half of Tikrit.", "tikrit", "contested"),
        ("Iraqi forces took Tikrit two days after the battle.", "tikrit", "isf"),
        ("Iraqi forces took yet another town, Hawijah.", "hawijah", "isf"),
    ],
)
def test_quantities(sentence: str, place: str, control: str) -> None:
    """A share makes a place contested; a time after its name is none of it."""
    assert said(sentence)[place] == control
