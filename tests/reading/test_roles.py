"""Roles: what they make of whole sentences."""

from __future__ import annotations

import pytest

from tests.reading.sentences import said


@pytest.mark.parametrize(
    ("sentence", "place", "control"),
    [
        ("Iraqi forces freed from the occupiers the town of Bartella.", "bartella", "isf"),
    ],
)
def test_roles(sentence: str, place: str, control: str) -> None:
    """What stands between a verb and its object is passed by."""
    assert said(sentence)[place] == control
