"""Phrases: what they make of whole sentences."""

from __future__ import annotations

import pytest

from tests.reading.sentences import said


@pytest.mark.parametrize(
    ("sentence", "place", "control"),
    [
        ("Iraqi forces took 12 villages and Tikrit.", "tikrit", "isf"),
        ("Iraqi forces took Bartella, Hawijah and Tikrit.", "tikrit", "isf"),
    ],
)
def test_phrases(sentence: str, place: str, control: str) -> None:
    """Every member of a list is taken, behind counts too."""
    assert said(sentence)[place] == control
