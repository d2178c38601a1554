"""Moods: what they make of whole sentences."""

from __future__ import annotations

import pytest

from tests.reading.sentences import said


@pytest.mark.parametrize(
    ("sentence", "place", "control"),
    [
        ("Iraqi forces plan to take Tikrit.", "tikrit", ""),
        ("Iraqi forces managed to take Tikrit.", "tikrit", "isf"),
    ],
)
def test_moods(sentence: str, place: str, control: str) -> None:
    """Plans and attempts never colour."""
    assert said(sentence)[place] == control
