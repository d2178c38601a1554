"""What a state is called, in neutral English."""

from __future__ import annotations

import pytest
from tiny_evidence import GAZETTEER, fights, holds, implied, infer, leaves, numbered, takes, visits

from mosulmap.evidence import as_evidence
from mosulmap.model import Mention
from mosulmap.timeline import Rule, control_at
from mosulmap.words import RULES, date_words, evidence_words, rule_words, state_words

DAY = "2016-11-04"
CLAIM = takes("isf", DAY, claimant="cts")
CITY = holds("is", DAY, place_id="mosul")


@pytest.mark.parametrize(
    ("mentions", "day", "words"),
    [
        ([], DAY, "Unknown"),
        ([holds("isf", DAY)], DAY, "Held by ISF"),
        ([CLAIM], DAY, "Claimed by ISF"),
        ([fights(DAY)], DAY, "Contested"),
        ([holds("isf", DAY), fights(DAY)], DAY, "Contested; sources conflict"),
        ([implied(holds("is", DAY))], DAY, "Held by IS (inferred)"),
        ([CITY], DAY, "Held by IS (inferred)"),
        ([implied(CITY)], DAY, "Held by IS (inferred)"),
        # Old: what was last reported, and no more.
        ([holds("isf", DAY)], "2016-12-24", "Last reported: held by ISF"),
        ([CLAIM], "2016-12-24", "Last reported: claimed by ISF"),
        ([fights(DAY)], "2016-12-24", "Last reported: contested"),
        ([holds("isf", DAY), fights(DAY)], "2016-12-24", "Last reported: contested"),
        ([CITY], "2016-12-24", "Last reported: held by IS (inferred)"),
    ],
)
def test_a_state_in_words(mentions: list[Mention], day: str, words: str) -> None:
    """A state is said with its holder, on whose word, and what limits it."""
    period = control_at(infer(*numbered(mentions)), "karama", day)
    assert state_words(period, GAZETTEER) == words


@pytest.mark.parametrize(
    ("mentions", "rule"),
    [
        ([holds("is", DAY)], Rule.STANDS),
        ([CLAIM], Rule.CLAIM),
        ([takes("isf", "2016-11-01", claimant="isf"), fights(DAY)], Rule.LATER),
        ([holds("isf", DAY), fights(DAY)], Rule.CONFLICT),
        ([implied(holds("is", DAY))], Rule.IMPLIED),
        ([CITY], Rule.INHERITED),
        ([fights(DAY, place_id="mosul")], Rule.PARENT_CONTESTED),
        ([CITY, visits("isf", DAY)], Rule.PRESENCE),
        ([], Rule.NO_EVIDENCE),
    ],
)
def test_the_rule_in_words_names_the_place_it_takes_from(
    mentions: list[Mention], rule: Rule
) -> None:
    """The sentence is that of the rule that decided, with the title of the larger place."""
    period = control_at(infer(*numbered(mentions)), "karama", DAY)
    assert period.rule is rule
    assert rule_words(period, GAZETTEER) == RULES[rule].replace("{parent}", "Mosul")


@pytest.mark.parametrize("rule", Rule)
def test_every_rule_has_its_sentence(rule: Rule) -> None:
    """No rule decides without words."""
    assert RULES[rule].endswith(".")


@pytest.mark.parametrize(
    ("mention", "words"),
    [
        (holds("is", DAY), "Held by IS"),
        (takes("cts", DAY), "Held by ISF"),
        (CLAIM, "Claimed by ISF"),
        (fights(DAY), "Contested"),
        (leaves("cts", DAY), "Left by ISF"),
        (leaves("isf", DAY, control="is"), "Held by IS"),
        (implied(holds("is", DAY)), "Held by IS (implied)"),
        (implied(fights(DAY)), "Contested (implied)"),
    ],
)
def test_evidence_in_words(mention: Mention, words: str) -> None:
    """Each piece of evidence says what it says of control."""
    item = as_evidence(mention, "2016-11-11", GAZETTEER)
    assert item is not None
    assert evidence_words(item, GAZETTEER) == words


@pytest.mark.parametrize(
    ("event_date", "published", "words"),
    [
        ("", "2016-11-04", ""),
        ("2016-11-04", "2016-11-04", "about the same day"),
        ("2016-11-01", "2016-11-04", "about 1 Nov 2016"),
        ("2016-11-04", "", "about 4 Nov 2016"),
        ("2016-10-31/2016-11-02", "2016-11-11", "about 31 Oct to 2 Nov 2016"),
        ("2016-11-04/2016-11-06", "2016-11-06", "about 4 Nov 2016 to the same day"),
        ("2014-06/2016-11-01", "2016-11-11", "about 1 Jun 2014 to 1 Nov 2016"),
        ("2014-22", "2016-11-01", "about 1 Jun to 31 Aug 2014"),
        ("2016-24", "2017-02-28", "about 1 Dec 2016 to the same day"),
        ("2016-11-04~", "2016-11-11", "about 4 Nov 2016"),
    ],
)
def test_the_days_of_a_mention_in_words(event_date: str, published: str, words: str) -> None:
    """A day is said in short words, once for both ends of a span where the year is the same."""
    assert date_words(holds("is", event_date), published) == words
