"""What stands around a name: a person, a dateline, or the place itself."""

from __future__ import annotations

import pytest

from mosulmap.reading.story import Span
from mosulmap.reading.toponym_contexts import end_of_dateline, is_place


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("General Ali Newtown said so.", "somebody"),
        ("They entered Newtown at dawn.", "place"),
        ("The interior minister, Ali Newtown, said so.", "somebody"),
        ("They listened to Radio Newtown.", "somebody"),
    ],
)
def test_a_name_means_its_place_or_somebody(text: str, meant: str) -> None:
    """Persons and stations may bear the name of a place."""
    start = text.index("Newtown")
    assert is_place(text, start, start + len("Newtown"), 0) is (meant == "place")


def test_a_dateline_ends_before_the_story() -> None:
    """Its place is where the reporter was."""
    text = "NEWTOWN, Morvia (AP) — Troops left."
    end = end_of_dateline(text, Span(0, len(text)))
    assert text[end:].strip() == "Troops left."
