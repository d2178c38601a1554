"""Lists: what they make of whole sentences."""

from __future__ import annotations

import pytest

from tests.reading.sentences import said


@pytest.mark.parametrize(
    ("sentence", "place", "control"),
    [
        ("Iraqi forces took Tikrit on Monday and Hawijah on Tuesday.", "hawijah", "isf"),
        ("Iraqi army liberates Tikrit, town of Hawijah", "hawijah", "isf"),
        ("Iraqi forces took Tikrit and residents fled Hawijah.", "hawijah", ""),
    ],
)
def test_lists(sentence: str, place: str, control: str) -> None:
    """A list goes on after a day and before a kind; a new clause ends it."""
    assert said(sentence)[place] == control
