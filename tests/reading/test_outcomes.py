"""Outcomes: what they make of whole sentences."""

from __future__ import annotations

import pytest

from tests.reading.sentences import said


@pytest.mark.parametrize(
    ("sentence", "place", "control"),
    [
        ("Iraqi forces withdrew from Tikrit.", "tikrit", ""),
        ("Iraqi forces had to retreat from Tikrit.", "tikrit", "contested"),
        ("Iraqi forces forced Islamic State to retreat from Tikrit.", "tikrit", "isf"),
        ("Tikrit is divided between Iraqi forces and Islamic State.", "tikrit", "contested"),
        ("Iraqi forces lost Tikrit to Islamic State.", "tikrit", "is"),
    ],
)
def test_outcomes(sentence: str, place: str, control: str) -> None:
    """A retreat leaves a place to nobody, a forced one to who forces it."""
    assert said(sentence)[place] == control
