"""The words for proposals that wait."""

from __future__ import annotations

import pytest

from mosulmap.control.waiting import waiting_words
from mosulmap.model.rows import Review
from tests.tiny_evidence import holds


@pytest.mark.parametrize(
    ("statuses", "words"),
    [
        ([], ""),
        ([Review.ACCEPTED, Review.REJECTED], ""),
        (
            [Review.ACCEPTED, Review.PROPOSED],
            "1 proposal waits for mosulmap review and is not on the map",
        ),
        (
            [Review.PROPOSED, Review.DEFERRED],
            "2 proposals wait for mosulmap review and are not on the map",
        ),
    ],
)
def test_proposed_and_deferred_mentions_wait(statuses: list[Review], words: str) -> None:
    """And the words name the command that asks about them; nothing is said of none."""
    assert waiting_words(holds("isf", "2016-11-04", status=one) for one in statuses) == words
