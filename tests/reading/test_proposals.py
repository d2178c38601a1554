"""Proposals: what later sentences add to them."""

from __future__ import annotations

from mosulmap.reading.discourse import REMARK
from mosulmap.reading.proposals import QUESTION, dated, doubted, noted
from mosulmap.reading.read_article import read_news
from tests.gazetteers import OTHER_INDEX


def test_a_proposal_is_dated_and_doubted_and_its_note_tells_both() -> None:
    """Nothing else of it changes."""
    text = "Iraqi forces captured Hawijah."
    read = read_news("a", text, OTHER_INDEX, latest="2020-01-01", published="2017-06-15")
    (proposal,) = read.proposals
    changed = doubted(dated(proposal, "2017-06-12", "by hand"))
    assert (changed.first, changed.last) == ("2017-06-12", "2017-06-12")
    assert changed.mention.event_date == "2017-06-12"
    assert changed.mention.note == f"{proposal.mention.note}; by hand; {REMARK}"
    assert changed.mention.control == "isf"


def test_what_says_nothing_of_control_is_not_doubted() -> None:
    """Its note stays."""
    text = "Aid groups said they could not reach Raqqa."
    read = read_news("a", text, OTHER_INDEX, latest="2020-01-01", published="2017-06-15")
    assert doubted(read.proposals[0]) == read.proposals[0]


def test_the_question_which_place_is_meant_stays_last() -> None:
    """A curator answers it there."""
    text = "Iraqi forces captured Hawijah."
    read = read_news("a", text, OTHER_INDEX, latest="2020-01-01", published="2017-06-15")
    mention = read.proposals[0].mention.model_copy(update={"note": f"rule: x; {QUESTION}a or b?"})
    assert noted(mention, "by hand").note == f"rule: x; by hand; {QUESTION}a or b?"
