"""Names where they are sighted in articles."""

from __future__ import annotations

import pytest

from mosulmap.reading.name_evidence import Bearer
from mosulmap.reading.sighted_names import is_title
from tests.reading.names import passage_of, sights_of


def test_the_items_of_a_list_share_their_cues() -> None:
    """Each of the villages is one."""
    sights = sights_of("They left the villages of Orvana, Tamar and Velin.")
    assert all(any(cue.kind == "village" for cue in sight.cues) for sight in sights)
    assert len(sights) == 3


def test_a_building_called_after_a_place_is_a_name_too() -> None:
    """`Orvana military airport` is not Orvana."""
    assert [sight.use.text for sight in sights_of("They took Orvana military airport.")] == [
        "Orvana",
        "Orvana military airport",
    ]


def test_a_word_that_opens_a_sentence_counts_less() -> None:
    """Any word would have its capital there."""
    first, second = (
        max(sights_of(text)[0].cues, key=lambda cue: cue.weight)
        for text in ("Orvana district fell.", "They saw Orvana district.")
    )
    assert first.bearer is second.bearer is Bearer.PLACE
    assert first.weight < second.weight


def test_a_dateline_names_no_place_of_the_story() -> None:
    """It tells where the reporter is."""
    assert sights_of("VELIN (Newswire) - They left Orvana.")[0].use.text == "Orvana"


@pytest.mark.parametrize("words", ["Army Takes Orvana After Week", "Army Takes Orvana"])
def test_a_headline_in_title_case_is_known(words: str) -> None:
    """All its long words have capitals."""
    assert is_title(words)
    assert passage_of(words).titled
    assert not is_title(f"{words} and goes on")
