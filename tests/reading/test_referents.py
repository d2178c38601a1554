"""Referents: what they make of whole sentences."""

from __future__ import annotations

import pytest

from tests.reading.sentences import said


@pytest.mark.parametrize(
    ("sentence", "place", "control"),
    [
        ("Tikrit is the last city that Islamic State holds.", "tikrit", "is"),
        ("Five towns have fallen to Iraqi forces: Tikrit, Hawijah and Bashiqa.", "bashiqa", "isf"),
        ("Iraqi forces took control of six districts in Tikrit.", "tikrit", "contested"),
        ("Control of Tikrit passed to Iraqi forces.", "tikrit", "isf"),
    ],
)
def test_referents(sentence: str, place: str, control: str) -> None:
    """What has no name is what the sentence says it is."""
    assert said(sentence)[place] == control
