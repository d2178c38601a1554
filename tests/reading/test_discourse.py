"""Discourse: what they make of whole sentences."""

from __future__ import annotations

import pytest

from mosulmap.reading.discourse import REMARK, denies_before
from mosulmap.reading.read_article import read_news
from tests.gazetteers import OTHER_INDEX
from tests.reading.sentences import said


@pytest.mark.parametrize(
    ("sentence", "place", "control"),
    [
        ("Iraqi forces came far. They took Tikrit.", "tikrit", "isf"),
        ("Iraqi forces came far. The Gulf-backed fighters took Tikrit.", "tikrit", "isf"),
        ("Iraqi forces came far. Gulf-backed fighters took Tikrit.", "tikrit", ""),
        ("Iraqi troops came. The Gulf-backed fighters took Dour from Iraqi troops.", "dour", ""),
    ],
)  # fmt: skip
def test_discourse(sentence: str, place: str, control: str) -> None:
    """A sentence without subject of its own takes the party of the one before."""
    assert said(sentence)[place] == control


def test_a_statement_that_the_next_sentence_denies_is_noted() -> None:
    """Its control stays what it says; the note tells the curator."""
    text = "Iraqi forces took Tikrit, a radio said. The governor denied the report. Hawija is calm."
    read = read_news("a", text, OTHER_INDEX, latest="2020-01-01", published="2017-06-15")
    first, second = read.proposals
    assert (first.mention.control, first.mention.note.endswith(REMARK)) == ("isf", True)
    assert REMARK not in second.mention.note


@pytest.mark.parametrize(
    ("sentence", "denies"),
    [
        ("The ministry denied it.", True),
        ("A spokesman rejected the claim as a lie.", True),
        ("The reports were later denied.", True),
        ("The governor denied reports that Orvel had fallen.", False),
        ("He denied that they had left.", False),
    ],
)
def test_what_denies_the_sentence_before(sentence: str, *, denies: bool) -> None:
    """Not what denies a statement of its own."""
    assert denies_before(sentence) is denies
