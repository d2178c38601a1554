"""Phrases while they are read: what they make of whole sentences."""

from __future__ import annotations

import pytest

from tests.reading.sentences import said


@pytest.mark.parametrize(
    ("sentence", "place", "control"),
    [
        ("Iraqi forces (ISF) took the battered town of Tikrit.", "tikrit", "isf"),
        ("Iraqi forces took the IS-held town of Tikrit.", "tikrit", "isf"),
    ],
)
def test_base_builder(sentence: str, place: str, control: str) -> None:
    """A short name in brackets and a compound belong to a phrase."""
    assert said(sentence)[place] == control
