"""Chunks: what they make of whole sentences."""

from __future__ import annotations

import pytest

from tests.reading.sentences import said


@pytest.mark.parametrize(
    ("sentence", "place", "control"),
    [
        ("Iraqi forces took a hill 5 km south of Tikrit.", "tikrit", ""),
    ],
)
def test_chunks(sentence: str, place: str, control: str) -> None:
    """A direction or a distance and its preposition only locate."""
    assert said(sentence)[place] == control
