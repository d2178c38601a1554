"""Bases: what they make of whole sentences."""

from __future__ import annotations

import pytest

from tests.reading.sentences import said


@pytest.mark.parametrize(
    ("sentence", "place", "control"),
    [
        ("Iraqi forces took the battered, largely deserted town of Bartella.", "bartella", "isf"),
    ],
)
def test_bases(sentence: str, place: str, control: str) -> None:
    """Adjectives and participles before a kind belong to its phrase."""
    assert said(sentence)[place] == control
