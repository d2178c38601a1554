"""Discourse: what they make of whole sentences."""

from __future__ import annotations

import pytest

from tests.reading.sentences import said


@pytest.mark.parametrize(
    ("sentence", "place", "control"),
    [
        ("Iraqi forces came far. They took Tikrit.", "tikrit", "isf"),
    ],
)
def test_discourse(sentence: str, place: str, control: str) -> None:
    """A sentence without subject of its own takes the party of the one before."""
    assert said(sentence)[place] == control
