"""Relations: what they make of whole sentences."""

from __future__ import annotations

import pytest

from tests.reading.sentences import said


@pytest.mark.parametrize(
    ("sentence", "place", "control"),
    [
        ("Iraqi forces took the town of Bartella.", "bartella", "isf"),
        ("Iraqi forces took several districts of Tikrit.", "tikrit", "contested"),
    ],
)
def test_relations(sentence: str, place: str, control: str) -> None:
    """A part is not the whole, a kind is."""
    assert said(sentence)[place] == control
