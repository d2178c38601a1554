"""What a state is called, in neutral English."""

from __future__ import annotations

import pytest

from mosulmap.control.evidence import as_evidence
from mosulmap.control.findings import Rule
from mosulmap.control.wording import (
    date_words,
    evidence_words,
    published_words,
    rule_words,
    state_words,
)
from mosulmap.languages import codes
from mosulmap.languages.catalogue import ENGLISH, language
from mosulmap.model.rows import Mention
from tests.tiny_evidence import (
    ARTICLE_INDEX,
    GAZETTEER,
    control_at,
    fights,
    holds,
    implied,
    infer,
    leaves,
    numbered,
    takes,
    visits,
)

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
    assert state_words(period, GAZETTEER, ENGLISH) == words


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
    words = ENGLISH.say(f"rule_{rule}", parent="Mosul")
    assert rule_words(period, GAZETTEER, ENGLISH, named=True) == words


def test_a_place_that_no_article_names_is_not_said_to_be_named() -> None:
    """Nothing is known of it for another reason than of a place that articles only name."""
    period = control_at(infer(), "karama", DAY)
    assert rule_words(period, GAZETTEER, ENGLISH, named=False) == (
        "No sentence that counts here names this place."
    )


@pytest.mark.parametrize("code", codes())
def test_every_rule_has_its_own_sentence_in_each_language(code: str) -> None:
    """No rule decides without words, and those that look at a larger place name it."""
    terms = language(code).terms
    sentences = [terms[f"rule_{rule}"] for rule in Rule]
    assert len(set(sentences)) == len(sentences)
    assert all(sentence.endswith(".") for sentence in sentences)
    naming = {rule for rule in Rule if "{parent}" in terms[f"rule_{rule}"]}
    assert naming == {Rule.INHERITED, Rule.PARENT_CONTESTED, Rule.PRESENCE}


ARABIC = language("ar")
SET_APART = "\u2068ISF\u2069"


@pytest.mark.parametrize(
    ("mentions", "day", "words"),
    [
        ([], DAY, "غير معروف"),
        ([holds("isf", DAY)], DAY, f"بيد {SET_APART}"),
        ([CLAIM], DAY, f"{SET_APART} (رواية طرف واحد)"),
        ([fights(DAY)], DAY, "متنازع عليه"),
        ([holds("isf", DAY), fights(DAY)], DAY, "متنازع عليه: مصادر متعارضة"),
        ([implied(holds("isf", DAY))], DAY, f"بيد {SET_APART} (مستنتج)"),
        ([fights(DAY)], "2016-12-24", "آخر ما ورد: متنازع عليه"),
        ([CLAIM], "2016-12-24", f"آخر ما ورد: {SET_APART} (رواية طرف واحد)"),
    ],
)
def test_a_state_in_arabic_sets_a_latin_name_apart(
    mentions: list[Mention], day: str, words: str
) -> None:
    """The words are those of the specification; a party without an Arabic name keeps its title."""
    period = control_at(infer(*numbered(mentions)), "karama", day)
    assert state_words(period, GAZETTEER, ARABIC) == words


@pytest.mark.parametrize(
    ("event_date", "published", "words"),
    [
        ("2016-11-04", "2016-11-04", "عن اليوم نفسه"),
        ("2016-11-01", "2016-11-04", "عن 1 تشرين الثاني 2016"),
        (
            "2016-10-31/2016-11-02",
            "2016-11-11",
            "عن الأيام من 31 تشرين الأول إلى 2 تشرين الثاني 2016",
        ),
    ],
)
def test_days_in_arabic_have_the_months_of_iraq(
    event_date: str, published: str, words: str
) -> None:
    """A span within one year names the year once, at its end."""
    assert date_words(holds("is", event_date), published, ARABIC) == words


def test_an_unknown_day_of_publication_is_said_to_be_that() -> None:
    """In short words, or that it is not known."""
    assert published_words("2016-11-04", ENGLISH) == "4 Nov 2016"
    assert published_words("", ENGLISH) == "of unknown date"
    assert published_words("", ARABIC) == "بلا تاريخ معروف"


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
    item = as_evidence(mention, ARTICLE_INDEX["first"], GAZETTEER)
    assert item is not None
    assert evidence_words(item, GAZETTEER, ENGLISH) == words


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
    assert date_words(holds("is", event_date), published, ENGLISH) == words
