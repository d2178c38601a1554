"""Subjects: what they make of whole sentences."""

from __future__ import annotations

import pytest

from tests.reading.sentences import said


@pytest.mark.parametrize(
    ("sentence", "place", "control"),
    [
        ("Iraqi forces pressed on and took Tikrit.", "tikrit", "isf"),
    ],
)
def test_subjects(sentence: str, place: str, control: str) -> None:
    """Joined verbs share a subject."""
    assert said(sentence)[place] == control
