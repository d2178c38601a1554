"""Actors: what they make of whole sentences."""

from __future__ import annotations

import pytest

from tests.reading.sentences import said


@pytest.mark.parametrize(
    ("sentence", "place", "control"),
    [
        ("The Iraqi army said its troops had taken Tikrit.", "tikrit", "isf"),
        ("Tribesmen took Tikrit.", "tikrit", ""),
    ],
)
def test_actors(sentence: str, place: str, control: str) -> None:
    """Troops of a speaker are its own; who is no party holds nothing."""
    assert said(sentence)[place] == control
