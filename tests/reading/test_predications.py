"""Predications: what they make of whole sentences."""

from __future__ import annotations

import pytest

from tests.reading.sentences import said


@pytest.mark.parametrize(
    ("sentence", "place", "control"),
    [
        ("Tikrit was taken by Iraqi forces.", "tikrit", "isf"),
    ],
)
def test_predications(sentence: str, place: str, control: str) -> None:
    """Agents stand before an active verb and behind `by`."""
    assert said(sentence)[place] == control
