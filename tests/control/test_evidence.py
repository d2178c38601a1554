"""From mentions to evidence: which count, what each says, on which days, on whose word."""

from __future__ import annotations

import pytest

from mosulmap.control.evidence import Evidence, as_evidence, known_articles, known_mentions
from mosulmap.model.dates import to_day
from mosulmap.model.rows import Event, Mention, Review
from tests.tiny_evidence import (
    ARTICLE_INDEX,
    GAZETTEER,
    fights,
    holds,
    implied,
    leaves,
    numbered,
    says,
    takes,
    visits,
)


def evidence(mention: Mention) -> Evidence | None:
    """Return what a mention of the first article says of control."""
    return as_evidence(mention, ARTICLE_INDEX["first"], GAZETTEER)


@pytest.mark.parametrize(
    "mention",
    [
        # Rule 1: flight, visits, bombs and plans of themselves say nothing.
        says(Event.DISPLACEMENT, "2016-11-04", actor="is"),
        visits("isf", "2016-11-04"),
        says(Event.ATTACK, "2016-11-04", actor="is"),
        says(Event.SIEGE, "2016-11-04", actor="isf"),
        says(Event.NONE, "2016-11-04"),
        says(Event.ENTRY, "2016-11-04", actor="isf"),
        # What happened on no known day changes no day.
        holds("is", ""),
        leaves("is", ""),
    ],
)
def test_what_says_nothing_of_control_is_no_evidence(mention: Mention) -> None:
    """A mention without a holder or without a day is no evidence."""
    assert evidence(mention) is None


@pytest.mark.parametrize(
    ("mention", "controller", "loser"),
    [
        # Rule 2: who has the place after the event.
        (takes("isf", "2016-11-04"), "isf", ""),
        (holds("is", "2016-11-04"), "is", ""),
        (fights("2016-11-04"), "", ""),
        (says(Event.ENTRY, "2016-11-04", actor="isf", control="contested"), "", ""),
        (leaves("isf", "2016-11-04", control="is"), "is", ""),
        (leaves("isf", "2016-11-04", control="contested"), "", ""),
        (leaves("isf", "2016-11-04"), "", "isf"),
        # A unit is shown as the party that it belongs to.
        (takes("cts", "2016-11-04"), "isf", ""),
        (leaves("cts", "2016-11-04"), "", "isf"),
        (takes("rebels", "2016-11-04"), "rebels", ""),
        # Any event that names the holder counts.
        (says(Event.SIEGE, "2016-11-04", control="is"), "is", ""),
        (implied(says(Event.ATTACK, "2016-11-04", control="isf")), "isf", ""),
        (implied(says(Event.DISPLACEMENT, "2016-11-04", control="is")), "is", ""),
    ],
)
def test_an_event_leaves_the_place_with_a_party_or_contested(
    mention: Mention, controller: str, loser: str
) -> None:
    """The holder is the party as shown, empty when contested; who only left is the loser."""
    found = evidence(mention)
    assert found is not None
    assert (found.controller, found.loser) == (controller, loser)


@pytest.mark.parametrize(
    ("mention", "start", "end"),
    [
        (takes("isf", "2016-11-04"), "2016-11-04", "2016-11-04"),
        # What lasts fills its days.
        (holds("is", "2014-06/2016-11-01"), "2014-06-01", "2016-11-01"),
        (fights("2016-11-04/2016-11-06"), "2016-11-04", "2016-11-06"),
        (says(Event.SIEGE, "2016-11", control="is"), "2016-11-01", "2016-11-30"),
        # What happened on one day among several is certain at their end.
        (takes("is", "2014-22"), "2014-08-31", "2014-08-31"),
        (leaves("is", "2017-02-23/2017-02-24"), "2017-02-24", "2017-02-24"),
        (
            says(Event.ENTRY, "2016-10-31/2016-11-02", control="contested"),
            "2016-11-02",
            "2016-11-02",
        ),
        (implied(says(Event.ATTACK, "2016-11", control="is")), "2016-11-30", "2016-11-30"),
    ],
)
def test_evidence_speaks_from_a_first_to_a_last_day(mention: Mention, start: str, end: str) -> None:
    """Holding, fighting and sieges fill their days; other events count from the last of them."""
    found = evidence(mention)
    assert found is not None
    assert (to_day(found.start), to_day(found.end)) == (start, end)


@pytest.mark.parametrize(
    ("mention", "claimed"),
    [
        # Rule 4: one's own word, or that of one's side.
        (takes("isf", "2016-11-04", claimant="isf"), True),
        (takes("isf", "2016-11-04", claimant="cts"), True),
        (holds("cts", "2016-11-04", claimant="isf"), True),
        (takes("rebels", "2016-11-04", claimant="turkey"), True),
        (leaves("is", "2016-11-04", control="isf", claimant="cts"), True),
        # The reporter's word, that of others, or against one's interest.
        (takes("isf", "2016-11-04"), False),
        (takes("isf", "2016-11-04", claimant="un"), False),
        (holds("is", "2016-11-04", claimant="isf"), False),
        (leaves("isf", "2016-11-04", claimant="isf"), False),
        # Nobody gains by fighting; what is implied is the curator's word.
        (fights("2016-11-04", claimant="isf"), False),
        (implied(holds("isf", "2016-11-04", claimant="isf")), False),
    ],
)
def test_a_word_in_ones_own_favour_is_a_claim(mention: Mention, *, claimed: bool) -> None:
    """A statement is a claim when the side that it favours is the one that made it."""
    found = evidence(mention)
    assert found is not None
    assert found.claimed is claimed


@pytest.mark.parametrize(
    ("known_by", "articles"),
    [
        ("", ["first", "second", "undated"]),
        ("2016-11-10", []),
        ("2016-11-11", ["first"]),
        ("2016-12-23", ["first"]),
        ("2016-12-24", ["first", "second"]),
        ("2031-01-01", ["first", "second"]),
    ],
)
def test_an_article_is_known_from_the_day_of_its_publication(
    known_by: str, articles: list[str]
) -> None:
    """Rule 8: by a day, the articles of that day and before are known; undated ones never."""
    assert [a.id for a in known_articles(ARTICLE_INDEX.values(), known_by)] == articles
    mentions = numbered(holds("is", "2016-11-04", article_id=key) for key in ARTICLE_INDEX)
    known = known_mentions(mentions, ARTICLE_INDEX, known_by)
    assert [mention.article_id for mention in known] == articles


@pytest.mark.parametrize(
    ("without", "known_by", "articles"),
    [
        ("AFP", "", ["second"]),
        ("Gazette", "", ["second", "undated"]),
        ("Herald", "", ["first", "undated"]),
        ("AFP", "2016-11-11", []),
        ("Reuters", "", ["first", "second", "undated"]),
    ],
)
def test_a_source_left_out_takes_all_its_articles_along(
    without: str, known_by: str, articles: list[str]
) -> None:
    """Whatever it published, and whatever others printed from its wire, is not known."""
    left = known_articles(ARTICLE_INDEX.values(), known_by, without)
    assert [article.id for article in left] == articles
    mentions = numbered(holds("is", "2016-11-04", article_id=key) for key in ARTICLE_INDEX)
    known = known_mentions(mentions, ARTICLE_INDEX, known_by, without)
    assert [mention.article_id for mention in known] == articles


@pytest.mark.parametrize("status", [Review.PROPOSED, Review.REJECTED])
def test_only_accepted_mentions_count(status: Review) -> None:
    """What a curator has not accepted is not known."""
    mention = holds("is", "2016-11-04", status=status)
    assert known_mentions([mention], ARTICLE_INDEX) == ()


def test_evidence_is_ordered_by_day_then_publication_then_place_in_the_text() -> None:
    """Rule 3: the day spoken of decides first, then the article's, then the offset."""
    early, late, again, other = (
        as_evidence(mention, ARTICLE_INDEX[article], GAZETTEER)
        for mention, article in [
            (holds("is", "2016-11-01", char_start=9), "second"),
            (holds("is", "2016-11-04", char_start=5), "first"),
            (holds("is", "2016-11-04", char_start=7), "first"),
            (holds("is", "2016-11-04", char_start=1), "second"),
        ]
    )
    assert early
    assert late
    assert again
    assert other
    assert early.order < late.order < again.order < other.order
