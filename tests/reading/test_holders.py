"""Holders: what they make of whole sentences."""

from __future__ import annotations

import pytest

from tests.reading.sentences import said


@pytest.mark.parametrize(
    ("sentence", "place", "control"),
    [
        ("Tikrit is under the control of Iraqi forces.", "tikrit", "isf"),
        ("The IS-held town of Bartella is quiet.", "bartella", "is"),
    ],
)
def test_holders(sentence: str, place: str, control: str) -> None:
    """States tell who holds a place."""
    assert said(sentence)[place] == control
