"""Clauses: what they make of whole sentences."""

from __future__ import annotations

import pytest

from tests.reading.sentences import said


@pytest.mark.parametrize(
    ("sentence", "place", "control"),
    [
        ("Tikrit, seized by Iraqi forces on Monday, is calm.", "tikrit", "isf"),
    ],
)
def test_clauses(sentence: str, place: str, control: str) -> None:
    """A bare past form before `by` is a participle."""
    assert said(sentence)[place] == control
