"""Effects: what they make of whole sentences."""

from __future__ import annotations

import pytest

from tests.reading.sentences import said


@pytest.mark.parametrize(
    ("sentence", "place", "control"),
    [
        ("Iraqi forces drove Islamic State out of Tikrit.", "tikrit", "isf"),
        ("Iraqi forces took half of Tikrit.", "tikrit", "contested"),
    ],
)
def test_effects(sentence: str, place: str, control: str) -> None:
    """Driving a party out gives the place; parts are contested."""
    assert said(sentence)[place] == control
