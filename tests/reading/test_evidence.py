"""Evidence: what they make of whole sentences."""

from __future__ import annotations

import pytest

from tests.reading.sentences import said


@pytest.mark.parametrize(
    ("sentence", "place", "control"),
    [
        ("Iraqi forces captured IS-held Tikrit.", "tikrit", "isf"),
    ],
)
def test_evidence(sentence: str, place: str, control: str) -> None:
    """A capture outweighs the holder before it."""
    assert said(sentence)[place] == control
