"""Groups: what they make of whole sentences."""

from __future__ import annotations

import pytest

from tests.reading.sentences import said


@pytest.mark.parametrize(
    ("sentence", "place", "control"),
    [
        ("Iraqi forces did not take Tikrit.", "tikrit", ""),
        ("Iraqi forces could take Tikrit.", "tikrit", ""),
    ],
)
def test_groups(sentence: str, place: str, control: str) -> None:
    """Denials and modals are no captures."""
    assert said(sentence)[place] == control
