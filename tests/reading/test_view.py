"""View: what they make of whole sentences."""

from __future__ import annotations

import pytest

from tests.reading.sentences import said


@pytest.mark.parametrize(
    ("sentence", "place", "control"),
    [
        ("Iraqi forces took the village of Qarasha in Tikrit.", "tikrit", ""),
    ],
)
def test_view(sentence: str, place: str, control: str) -> None:
    """A name that the gazetteer has not makes the rest a locator."""
    assert said(sentence)[place] == control
