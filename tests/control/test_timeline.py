"""From mentions to control: each rule by example, and the laws that hold for all mentions."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mosulmap.control import STALE_AFTER
from mosulmap.control.evidence import known_mentions
from mosulmap.control.timeline import ControlPeriod, Timelines
from mosulmap.model.dates import parse_edtf, to_day, to_ordinal
from mosulmap.model.rows import Certainty, Event, Mention, Review, State
from tests.tiny_evidence import (
    ARTICLE_INDEX,
    GAZETTEER,
    ORIGINS,
    PUBLISHED,
    TREE,
    control_at,
    day_after,
    fights,
    holds,
    implied,
    infer,
    leaves,
    numbered,
    says,
    takes,
    verdict,
    visits,
)

Case = tuple[list[Mention], str, str]
"""What was said, the day asked about, and the answer."""


def answer(mentions: list[Mention], day: str, place: str = "karama") -> str:
    """Return what can be said of a place on an ISO day after `mentions`, and by which rule."""
    return verdict(control_at(infer(*numbered(mentions)), place, day))


# Rule 1. Only words about control count; implied ones give way.

BOMBED = implied(says(Event.ATTACK, "2016-11-05", control="is"))

RULE_1: list[Case] = [
    ([], "2016-11-04", "unknown (no_evidence)"),
    ([says(Event.NONE, "")], "2016-11-04", "unknown (no_evidence)"),
    ([says(Event.DISPLACEMENT, "2016-11-01", actor="is")], "2016-11-04", "unknown (no_evidence)"),
    ([visits("isf", "2016-11-01")], "2016-11-04", "unknown (no_evidence)"),
    ([holds("is", "")], "2016-11-04", "unknown (no_evidence)"),
    ([holds("is", "2016-11-01", status=Review.REJECTED)], "2016-11-04", "unknown (no_evidence)"),
    ([holds("is", "2016-11-01", status=Review.PROPOSED)], "2016-11-04", "unknown (no_evidence)"),
    ([BOMBED], "2016-11-04", "unknown (no_evidence)"),
    ([BOMBED], "2016-11-05", "is inferred (implied)"),
    # Before, beside and after a stated word: the stated one counts.
    ([BOMBED, takes("isf", "2016-11-06")], "2016-11-05", "is inferred (implied)"),
    ([BOMBED, takes("isf", "2016-11-06")], "2016-11-06", "isf (stands)"),
    ([BOMBED, takes("isf", "2016-11-05")], "2016-11-05", "isf (stands)"),
    ([BOMBED, takes("isf", "2016-11-04")], "2016-11-05", "isf (stands)"),
    # Unless that is stale and the implied one speaks of later days.
    ([BOMBED, takes("isf", "2016-11-04")], "2016-11-18", "isf (stands)"),
    ([BOMBED, takes("isf", "2016-11-04")], "2016-11-19", "is inferred (implied)"),
    ([BOMBED, takes("isf", "2016-11-05")], "2016-11-20", "isf stale (stands)"),
    ([BOMBED, takes("isf", "2016-11-06")], "2016-11-21", "isf stale (stands)"),
]


@pytest.mark.parametrize(("mentions", "day", "expected"), RULE_1)
def test_rule_1_only_words_about_control_count(
    mentions: list[Mention], day: str, expected: str
) -> None:
    """Flight, visits and bombs change nothing; what is implied gives way to what is stated."""
    assert answer(mentions, day) == expected


# Rule 2. What an event does.

HELD = holds("is", "2016-11-01")

RULE_2: list[Case] = [
    ([HELD], "2016-10-31", "unknown (no_evidence)"),
    ([HELD], "2016-11-01", "is (stands)"),
    ([HELD, takes("isf", "2016-11-04")], "2016-11-04", "isf (stands)"),
    ([HELD, takes("cts", "2016-11-04")], "2016-11-04", "isf (stands)"),
    ([HELD, fights("2016-11-04")], "2016-11-04", "contested (stands)"),
    # A withdrawal: to the holder that is named, else contested, if the loser held the place.
    ([HELD, leaves("is", "2016-11-04", control="isf")], "2016-11-04", "isf (stands)"),
    ([HELD, leaves("is", "2016-11-04")], "2016-11-04", "contested (stands)"),
    ([HELD, leaves("isf", "2016-11-04")], "2016-11-04", "is (stands)"),
    ([HELD, leaves("cts", "2016-11-04")], "2016-11-04", "is (stands)"),
    ([holds("isf", "2016-11-01"), leaves("cts", "2016-11-04")], "2016-11-04", "contested (stands)"),
    ([HELD, fights("2016-11-03"), leaves("is", "2016-11-04")], "2016-11-04", "contested (stands)"),
    ([leaves("is", "2016-11-04")], "2016-11-04", "unknown (no_evidence)"),
    # Who cannot hold a place cannot lose it.
    ([HELD, leaves("un", "2016-11-04")], "2016-11-04", "is (stands)"),
    ([HELD, leaves("", "2016-11-04")], "2016-11-04", "is (stands)"),
]


@pytest.mark.parametrize(("mentions", "day", "expected"), RULE_2)
def test_rule_2_what_an_event_does(mentions: list[Mention], day: str, expected: str) -> None:
    """A capture gives the place, fighting makes it contested, a withdrawal takes it away."""
    assert answer(mentions, day) == expected


def test_who_is_said_to_have_left_does_not_hold_the_place_by_implication() -> None:
    """A stated withdrawal ends what was only implied of the loser."""
    said = [implied(holds("is", "2016-11-01")), leaves("is", "2016-11-04")]
    assert answer(said, "2016-11-04") == "contested (stands)"


def test_who_left_does_not_hold_the_place_by_a_word_that_outlived_another() -> None:
    """A withdrawal ends also what is implied by words later than a stale statement."""
    said = [takes("is", "2016-11-01"), implied(holds("isf", "2016-11-10"))]
    said.append(leaves("isf", "2016-11-17"))
    assert answer(said, "2016-11-16") == "isf inferred (implied)"
    assert not answer(said, "2016-11-17").startswith("isf ")


def test_who_is_said_to_have_left_does_not_hold_the_place_by_inheritance() -> None:
    """A withdrawal from a part stops what it would take from the whole."""
    said = [holds("is", "2016-11-01", place_id="mosul"), leaves("is", "2016-11-04")]
    assert answer(said, "2016-11-03") == "is inherited (inherited)"
    assert not answer(said, "2016-11-04").startswith("is ")


# Rule 3. Evidence holds until later evidence changes it.

RULE_3: list[Case] = [
    ([HELD], "2016-11-15", "is (stands)"),
    ([HELD, takes("isf", "2016-11-04")], "2016-11-03", "is (stands)"),
    ([HELD, takes("isf", "2016-11-04"), holds("is", "2016-11-06")], "2016-11-05", "isf (stands)"),
    ([HELD, takes("isf", "2016-11-04"), holds("is", "2016-11-06")], "2016-11-06", "is (stands)"),
    # The day spoken of decides, not the day of the article nor the place in the text.
    ([takes("isf", "2016-11-04"), HELD], "2016-11-04", "isf (stands)"),
    (
        [takes("isf", "2016-11-04"), holds("is", "2016-11-01", article_id="second")],
        "2016-11-04",
        "isf (stands)",
    ),
    # A state that fills many days is not re-asserted on each of them.
    ([holds("is", "2014/2016-11-10"), takes("isf", "2016-11-04")], "2016-11-05", "isf (stands)"),
]


@pytest.mark.parametrize(("mentions", "day", "expected"), RULE_3)
def test_rule_3_evidence_holds_until_later_evidence(
    mentions: list[Mention], day: str, expected: str
) -> None:
    """The latest day spoken of decides, whenever and wherever it was written."""
    assert answer(mentions, day) == expected


def test_evidence_that_agrees_renews_what_stood() -> None:
    """The second word for one state moves its last word, not its beginning."""
    said = numbered([HELD, holds("is", "2016-11-04/2016-11-06"), holds("is", "2016-11-05")])
    period = control_at(infer(*said), "karama", "2016-11-05")
    assert (to_day(period.since), to_day(period.last_word)) == ("2016-11-01", "2016-11-06")
    assert period.mentions == ("first:2",)


# Rule 4. A claim in one's own favour.

CLAIM = takes("isf", "2016-11-04", claimant="cts")

RULE_4: list[Case] = [
    ([CLAIM], "2016-11-04", "isf claimed (claim)"),
    ([CLAIM, fights("2016-11-06")], "2016-11-05", "isf claimed (claim)"),
    ([CLAIM, fights("2016-11-06")], "2016-11-06", "contested (later)"),
    ([CLAIM, fights("2016-11-06", claimant="cts")], "2016-11-06", "contested (later)"),
    ([CLAIM, holds("is", "2016-11-06")], "2016-11-06", "is (stands)"),
    # Repeated by the same side it stays a claim; by anybody else it is a report.
    ([CLAIM, holds("isf", "2016-11-06", claimant="isf")], "2016-11-06", "isf claimed (claim)"),
    ([CLAIM, holds("isf", "2016-11-06", claimant="un")], "2016-11-06", "isf (stands)"),
    ([CLAIM, holds("isf", "2016-11-06")], "2016-11-06", "isf (stands)"),
    ([CLAIM, holds("isf", "2016-11-04")], "2016-11-04", "isf (stands)"),
    # What was reported does not become a claim again.
    ([takes("isf", "2016-11-03"), CLAIM], "2016-11-04", "isf (stands)"),
    ([CLAIM, fights("2016-11-06"), holds("isf", "2016-11-08", claimant="isf")], "2016-11-08",
     "isf claimed (claim)"),
    # A word against one's own interest is a report.
    ([holds("is", "2016-11-04", claimant="isf")], "2016-11-04", "is (stands)"),
    ([takes("rebels", "2016-11-04", claimant="turkey")], "2016-11-04", "rebels claimed (claim)"),
]  # fmt: skip


@pytest.mark.parametrize(("mentions", "day", "expected"), RULE_4)
def test_rule_4_a_claim_in_ones_own_favour(
    mentions: list[Mention], day: str, expected: str
) -> None:
    """A side's own word is a claim until another says the same, and gives way to fighting."""
    assert answer(mentions, day) == expected


ELSEWHERE = {"article_id": "second"}
SAME_WIRE = {"article_id": "undated"}

CONFIRMED: list[Case] = [
    # The reporter of another publisher says the same: on a later day, and on the same day.
    ([CLAIM, holds("isf", "2016-11-06", **ELSEWHERE)], "2016-11-06", "isf confirmed (confirmed)"),
    ([CLAIM, holds("isf", "2016-11-06", **ELSEWHERE)], "2016-11-05", "isf claimed (claim)"),
    ([CLAIM, holds("isf", "2016-11-04", **ELSEWHERE)], "2016-11-04", "isf confirmed (confirmed)"),
    ([CLAIM, holds("isf", "2016-11-06", claimant="un", **ELSEWHERE)], "2016-11-06",
     "isf confirmed (confirmed)"),
    # Two reporters need no claim between them.
    ([HELD, holds("is", "2016-11-06", **ELSEWHERE)], "2016-11-06", "is confirmed (confirmed)"),
    # The same side in another paper, the same publisher, a copy of the same wire: no confirmation.
    ([CLAIM, holds("isf", "2016-11-06", claimant="isf", **ELSEWHERE)], "2016-11-06",
     "isf claimed (claim)"),
    ([CLAIM, holds("isf", "2016-11-06")], "2016-11-06", "isf (stands)"),
    ([CLAIM, holds("isf", "2016-11-06", **SAME_WIRE)], "2016-11-06", "isf (stands)"),
    # What was confirmed stays so while it lasts, and begins anew after it ended.
    ([CLAIM, holds("isf", "2016-11-06", **ELSEWHERE), holds("isf", "2016-11-08", claimant="cts")],
     "2016-11-08", "isf confirmed (confirmed)"),
    ([CLAIM, holds("isf", "2016-11-06", **ELSEWHERE), fights("2016-11-07")], "2016-11-07",
     "contested (stands)"),
    ([CLAIM, holds("isf", "2016-11-06", **ELSEWHERE), fights("2016-11-07"),
      holds("isf", "2016-11-08", claimant="cts")], "2016-11-08", "isf claimed (claim)"),
    # Words that only imply it confirm nothing.
    ([CLAIM, implied(holds("isf", "2016-11-06", **ELSEWHERE))], "2016-11-06",
     "isf claimed (claim)"),
]  # fmt: skip


@pytest.mark.parametrize(("mentions", "day", "expected"), CONFIRMED)
def test_rule_4_a_second_independent_source_confirms(
    mentions: list[Mention], day: str, expected: str
) -> None:
    """Another publisher, no common agency, and not the word of the same side."""
    assert answer(mentions, day) == expected


def test_a_confirmed_state_leads_to_both_sentences() -> None:
    """The word that stood and the one that confirms it are both quoted, the older first."""
    said = numbered([CLAIM, holds("isf", "2016-11-06", **ELSEWHERE)])
    period = control_at(infer(*said), "karama", "2016-11-07")
    assert period.mentions == ("first:0", "second:1")
    assert to_day(period.since) == "2016-11-04"


@pytest.mark.parametrize(
    ("date", "earliest", "since"),
    [
        ("2016-11-04", "2016-11-04", "2016-11-04"),
        ("2016-10-31/2016-11-02", "2016-10-31", "2016-11-02"),
        ("2016-11", "2016-11-01", "2016-11-30"),
    ],
)
def test_an_uncertain_day_has_a_margin_before_its_certain_core(
    date: str, earliest: str, since: str
) -> None:
    """A place was taken at the end of the span at the latest, perhaps from its beginning on."""
    timelines = infer(*numbered([takes("isf", date)]))
    period = control_at(timelines, "karama", "2016-12-01")
    assert (to_day(period.earliest), to_day(period.since)) == (earliest, since)
    day_before = to_day(to_ordinal(since) - 1)
    assert control_at(timelines, "karama", day_before).state is State.UNKNOWN


# Rule 5. Statements of one day that cannot both be true.

DISPUTED = "contested disputed (conflict)"

RULE_5: list[Case] = [
    ([holds("isf", "2016-11-04"), holds("is", "2016-11-04")], "2016-11-04", DISPUTED),
    ([holds("isf", "2016-11-04"), fights("2016-11-04")], "2016-11-04", DISPUTED),
    ([CLAIM, fights("2016-11-04")], "2016-11-04", DISPUTED),
    ([CLAIM, leaves("isf", "2016-11-04", control="contested")], "2016-11-04", DISPUTED),
    ([CLAIM, holds("is", "2016-11-04", article_id="second")], "2016-11-04", DISPUTED),
    # Neither wins until a later day speaks.
    ([CLAIM, holds("is", "2016-11-04")], "2016-11-10", DISPUTED),
    ([CLAIM, holds("is", "2016-11-04"), holds("is", "2016-11-05")], "2016-11-05", "is (stands)"),
    ([CLAIM, fights("2016-11-04"), fights("2016-11-05")], "2016-11-05", "contested (stands)"),
    # What can be true together is no dispute.
    ([takes("isf", "2016-11-04"), takes("cts", "2016-11-04")], "2016-11-04", "isf (stands)"),
    ([fights("2016-11-04"), fights("2016-11-04")], "2016-11-04", "contested (stands)"),
    ([HELD, leaves("is", "2016-11-04"), takes("isf", "2016-11-04")], "2016-11-04", "isf (stands)"),
    ([HELD, leaves("is", "2016-11-04"), holds("is", "2016-11-04")], "2016-11-04", DISPUTED),
    ([holds("isf", "2016-11-04"), implied(holds("is", "2016-11-04"))], "2016-11-04",
     "isf (stands)"),
]  # fmt: skip


@pytest.mark.parametrize(("mentions", "day", "expected"), RULE_5)
def test_rule_5_statements_that_cannot_both_be_true(
    mentions: list[Mention], day: str, expected: str
) -> None:
    """Two states on one day leave the place contested and disputed."""
    assert answer(mentions, day) == expected


def test_both_sides_of_a_dispute_are_kept() -> None:
    """The deciding mentions of a dispute are all those of its day."""
    said = numbered([HELD, CLAIM, fights("2016-11-04"), holds("is", "2016-11-06")])
    period = control_at(infer(*said), "karama", "2016-11-04")
    assert period.mentions == ("first:1", "first:2")


# Rule 6. No sentence of its own.

NAMED = says(Event.NONE, "")
CITY = holds("is", "2016-11-01", place_id="mosul")
EAST_FOUGHT = fights("2016-11-01", place_id="east_mosul")

RULE_6: list[tuple[list[Mention], str, str, str]] = [
    ([NAMED, CITY], "2016-10-31", "unknown (no_evidence)", ""),
    ([NAMED, CITY], "2016-11-01", "is inherited (inherited)", "mosul"),
    ([NAMED, CITY, holds("isf", "2016-11-05")], "2016-11-04", "is inherited (inherited)", "mosul"),
    ([NAMED, CITY, holds("isf", "2016-11-05")], "2016-11-05", "isf (stands)", "karama"),
    # Whether an article names the place makes no difference.
    ([CITY], "2016-11-01", "is inherited (inherited)", "mosul"),
    # The nearest place that has a state gives it, with all that limits it.
    (
        [NAMED, CITY, holds("isf", "2016-11-02", place_id="east_mosul")],
        "2016-11-02",
        "isf inherited (inherited)",
        "east_mosul",
    ),
    ([NAMED, CITY], "2016-11-16", "is inherited stale (inherited)", "mosul"),
    ([NAMED, implied(CITY)], "2016-11-01", "is inferred inherited (inherited)", "mosul"),
    (
        [NAMED, holds("isf", "2016-11-01", place_id="iraq", claimant="isf")],
        "2016-11-01",
        "isf claimed inherited (inherited)",
        "iraq",
    ),
    # From a contested place nothing is taken, not even from the one around it.
    ([NAMED, CITY, EAST_FOUGHT], "2016-11-01", "unknown (parent_contested)", "east_mosul"),
    ([NAMED, CITY, fights("2016-11-03", place_id="mosul")], "2016-11-03",
     "unknown (parent_contested)", "mosul"),
    # Signs of another side stop it from their day on; those of the same side do not.
    ([visits("cts", "2016-11-03"), CITY], "2016-11-02", "is inherited (inherited)", "mosul"),
    ([visits("cts", "2016-11-03"), CITY], "2016-11-03", "unknown (presence)", "mosul"),
    ([visits("cts", "2016-11-03"), CITY], "2016-11-09", "unknown (presence)", "mosul"),
    ([visits("is", "2016-11-03"), CITY], "2016-11-03", "is inherited (inherited)", "mosul"),
    ([visits("un", "2016-11-03"), CITY], "2016-11-03", "is inherited (inherited)", "mosul"),
    ([visits("cts", "2016-11-02/2016-11-05"), CITY], "2016-11-04", "is inherited (inherited)",
     "mosul"),
    ([NAMED, CITY, visits("cts", "2016-11-03", place_id="mosul")], "2016-11-03",
     "is inherited (inherited)", "mosul"),
    ([visits("cts", "2016-11-03"), holds("is", "2016-11-01")], "2016-11-03", "is (stands)",
     "karama"),
]  # fmt: skip


@pytest.mark.parametrize(("mentions", "day", "expected", "source"), RULE_6)
def test_rule_6_no_sentence_of_its_own(
    mentions: list[Mention], day: str, expected: str, source: str
) -> None:
    """A place takes the state of the nearest larger one, within limits, and says whence."""
    period = control_at(infer(*numbered(mentions)), "karama", day)
    assert (verdict(period), period.source_id) == (expected, source)


def test_the_sign_of_another_side_is_named() -> None:
    """Where a presence stops the inheritance, the sentence that shows it is the reason."""
    said = numbered([CITY, visits("is", "2016-11-02"), visits("cts", "2016-11-03")])
    period = control_at(infer(*said), "karama", "2016-11-03")
    assert period.mentions == ("first:2",)


# Rule 7. Old evidence is shown as old.


@pytest.mark.parametrize("stale_after", [1, STALE_AFTER, 30])
@pytest.mark.parametrize(
    ("mention", "last_word"),
    [
        (takes("isf", "2016-11-04"), "2016-11-04"),
        (fights("2016-11-04/2016-11-06"), "2016-11-06"),
        (implied(holds("is", "2016-11-04")), "2016-11-04"),
        (CLAIM, "2016-11-04"),
    ],
)
def test_rule_7_a_state_is_old_after_its_days(
    mention: Mention, last_word: str, stale_after: int
) -> None:
    """On the 14th day after the last word a state is fresh, on the 15th it is stale."""
    timelines = infer(mention, stale_after=stale_after)
    fresh, stale = (day_after(last_word, stale_after + more) for more in (0, 1))
    assert not control_at(timelines, "karama", fresh).stale
    assert control_at(timelines, "karama", stale).stale


RULE_7: list[Case] = [
    # A word that agrees renews; one that only names the place, or speaks of earlier days, does not.
    ([HELD, holds("is", "2016-11-10")], "2016-11-24", "is (stands)"),
    ([HELD, holds("is", "2016-11-10")], "2016-11-25", "is stale (stands)"),
    ([HELD, says(Event.ATTACK, "2016-11-10", actor="isf")], "2016-11-16", "is stale (stands)"),
    ([HELD, holds("is", "2014/2016-10")], "2016-11-16", "is stale (stands)"),
    # After years it is still the last word, and still stale.
    ([HELD], "2031-11-01", "is stale (stands)"),
    ([HELD, takes("isf", "2016-12-24")], "2016-12-23", "is stale (stands)"),
    ([HELD, takes("isf", "2016-12-24")], "2016-12-24", "isf (stands)"),
]


@pytest.mark.parametrize(("mentions", "day", "expected"), RULE_7)
def test_rule_7_only_a_word_that_agrees_renews(
    mentions: list[Mention], day: str, expected: str
) -> None:
    """A state stays fresh as long as words for it keep coming."""
    assert answer(mentions, day) == expected


def test_the_age_of_evidence_counts_from_its_last_word() -> None:
    """A state is as old as its last word; on days that the word speaks of, and before, it is 0."""
    period = control_at(infer(fights("2016-11-04/2016-11-06")), "karama", "2016-11-04")
    ages = [period.evidence_age(to_ordinal(f"2016-11-0{day}")) for day in (4, 6, 9)]
    assert ages == [0, 0, 3]
    nothing = control_at(infer(), "karama", "2016-11-04")
    assert nothing.evidence_age(to_ordinal("2016-11-04")) is None


# Rule 8. What was known.


@pytest.mark.parametrize(
    ("known_by", "expected"),
    [
        ("", "isf (stands)"),
        ("2016-12-24", "isf (stands)"),
        ("2016-12-23", "is (stands)"),
        ("2016-11-11", "is (stands)"),
        ("2016-11-10", "unknown (no_evidence)"),
    ],
)
def test_rule_8_what_was_known(known_by: str, expected: str) -> None:
    """What a later article says of an early day was not known on that day."""
    said = numbered([HELD, takes("isf", "2016-11-04", article_id="second")])
    period = control_at(infer(*said, known_by=known_by), "karama", "2016-11-04")
    assert verdict(period) == expected


# The laws, for any mentions that the checker lets through.

FIRST, LAST = to_ordinal("2016-10-20"), to_ordinal("2016-12-10")

days = st.integers(FIRST, LAST).map(to_day)
spans = st.tuples(days, days).map(lambda ends: "/".join(sorted(ends)))
holding_parties = st.sampled_from(["isf", "cts", "is", "rebels"])


@st.composite
def statements(draw: st.DrawFn, place: str = "", when: st.SearchStrategy[str] = days) -> Mention:
    """Draw a mention of one of the places of the tree, or of `place`, about days of `when`."""
    event = draw(st.sampled_from(Event))
    holders = holding_parties | st.just("contested")
    must_name = event in (Event.CAPTURE, Event.HOLDING)
    control = draw(holders if must_name else st.one_of(st.just(""), holders))
    mention = says(
        event,
        draw(when),
        place_id=place or draw(st.sampled_from(list(TREE))),
        actor=draw(st.sampled_from(["", "isf", "cts", "is", "rebels", "un"])),
        control=control,
        claimant=draw(st.sampled_from(["", "isf", "cts", "is", "turkey", "un"])),
        article_id=draw(st.sampled_from(list(PUBLISHED))),
    )
    return implied(mention) if control and draw(st.booleans()) else mention


conversations = st.lists(statements(when=days | spans), max_size=10).map(numbered)
"""Any mentions, each with an offset of its own."""


@given(conversations)
def test_the_periods_of_a_place_are_sorted_disjoint_and_gapless(said: tuple[Mention, ...]) -> None:
    """Each period begins where the one before ends; the first on day 1, the last never ends."""
    for place in TREE:
        periods = infer(*said).periods(place)
        assert [period.start for period in periods] == [1, *(p.end for p in periods[:-1])]
        assert all(period.end > period.start for period in periods if period.end)
        assert periods[-1].end is None


@given(conversations)
def test_no_period_is_followed_by_its_like(said: tuple[Mention, ...]) -> None:
    """Where one period ends and the next begins, something changes."""
    for place in TREE:
        periods = infer(*said).periods(place)
        alike = [replace(period, start=0, end=None) for period in periods]
        assert all(one != other for one, other in pairwise(alike))


def in_force(periods: tuple[ControlPeriod, ...], day: int) -> ControlPeriod:
    """Return the one period that holds `day`, found by looking at each."""
    [period] = [p for p in periods if p.start <= day and (p.end is None or day < p.end)]
    return period


@given(conversations, st.sampled_from([1, 14, 20]))
def test_the_periods_say_on_each_day_what_the_rules_say_of_that_day(
    said: tuple[Mention, ...], stale_after: int
) -> None:
    """On every day of the story, the period that holds it is the answer for that day."""
    timelines = infer(*said, stale_after=stale_after)
    for place in TREE:
        periods = timelines.periods(place)
        for day in range(FIRST - 2, LAST + stale_after + 3):
            period = replace(in_force(periods, day), start=day, end=day + 1)
            assert period == timelines.on(place, day)


@given(conversations, st.integers(FIRST - 2, LAST), st.none() | st.integers(1, 30))
def test_a_part_of_a_timeline_is_the_whole_one_cut(
    said: tuple[Mention, ...], first: int, length: int | None
) -> None:
    """What begins before begins with the part, and ends with it."""
    timelines = infer(*said)
    end = first + length if length else None
    for place in TREE:
        cut = tuple(
            replace(
                p, start=max(p.start, first), end=min((d for d in (p.end, end) if d), default=None)
            )
            for p in timelines.periods(place)
            if (p.end is None or p.end > first) and (end is None or p.start < end)
        )
        assert timelines.periods(place, first, end) == cut


def message(timelines: Timelines) -> dict[str, tuple[ControlPeriod, ...]]:
    """Return the periods of every place."""
    return {place: timelines.periods(place) for place in TREE}


@given(conversations, st.data())
def test_the_order_of_mentions_does_not_matter(
    said: tuple[Mention, ...], data: st.DataObject
) -> None:
    """The rows of a table may stand in any order."""
    shuffled = data.draw(st.permutations(said))
    assert message(infer(*shuffled)) == message(infer(*said))


@given(conversations, st.lists(statements(when=days | spans), max_size=4))
def test_what_speaks_of_later_days_changes_no_earlier_day(
    said: tuple[Mention, ...], later: list[Mention]
) -> None:
    """Words about the days after a day leave that day as it was, in every place."""
    day = min((parse_edtf(m.event_date)[0] for m in later), default=LAST) - 1
    for place in TREE:
        expected = infer(*said).on(place, day)
        assert infer(*numbered([*said, *later])).on(place, day) == expected


@given(conversations, days | st.sampled_from(sorted(PUBLISHED.values())))
def test_known_by_is_as_if_later_articles_had_not_been_written(
    said: tuple[Mention, ...], known_by: str
) -> None:
    """To know by a day is to leave out the mentions of articles not yet published, or undated."""
    published = [m for m in said if PUBLISHED[m.article_id]]
    kept = [m for m in published if not known_by or PUBLISHED[m.article_id] <= known_by]
    expected = infer(*(kept if known_by else said))
    assert message(infer(*said, known_by=known_by)) == message(expected)


@given(conversations, days, days)
def test_what_is_known_only_grows(said: tuple[Mention, ...], one: str, other: str) -> None:
    """Whoever knows by a later day knows all that was known by an earlier one."""
    early, late = sorted((one, other))
    known = [known_mentions(said, ARTICLE_INDEX, day) for day in (early, late, "")]
    assert {m.id for m in known[0]} <= {m.id for m in known[1]} <= {m.id for m in known[2]}


@given(conversations)
def test_what_is_confirmed_rests_on_two_independent_sources(said: tuple[Mention, ...]) -> None:
    """A confirmed state quotes two articles that have no publisher and no agency in common."""
    articles = {mention.id: mention.article_id for mention in said}
    for place in TREE:
        for period in infer(*said).periods(place):
            if period.certainty is Certainty.CONFIRMED:
                origins = [set(ORIGINS[articles[m]]) - {""} for m in period.mentions]
                assert any(not one & other for one in origins for other in origins)


@given(conversations)
def test_every_state_leads_to_a_sentence_and_none_to_one_of_later_days(
    said: tuple[Mention, ...],
) -> None:
    """No place is held or contested without a mention that speaks of that day or of one before."""
    mentions = {mention.id: mention for mention in said}
    for place in TREE:
        for period in infer(*said).periods(place):
            assert period.mentions or period.state is State.UNKNOWN
            for mention_id in period.mentions:
                assert parse_edtf(mentions[mention_id].event_date)[0] <= period.start


@given(conversations, st.sampled_from([1, STALE_AFTER]))
@settings(max_examples=3 * settings().max_examples)  # withdrawals are one event of many
def test_who_is_said_to_have_left_is_not_shown_as_the_holder(
    said: tuple[Mention, ...], stale_after: int
) -> None:
    """On the day of its withdrawal a party holds the place only if a sentence of that day says so.

    Neither older words, nor implied ones, nor those about the larger place outweigh it.
    """
    timelines = infer(*said, stale_after=stale_after)
    for loss in (m for m in said if m.event is Event.WITHDRAWAL and not m.control):
        loser, day = GAZETTEER.holder(loss.actor), parse_edtf(loss.event_date)[1]
        others = [m for m in said if m.place_id == loss.place_id and speaks_on(m, day)]
        if loser and loser not in {GAZETTEER.holder(m.control) for m in others}:
            assert timelines.on(loss.place_id, day).controller != loser


def speaks_on(mention: Mention, day: int) -> bool:
    """Whether a mention speaks of a day among others."""
    first, last = parse_edtf(mention.event_date)
    return first <= day <= last


def holder_after(message: set[str], holder: str) -> str:
    """Return who has the place after a day on which `message` was said of it."""
    if "left" in message and message - {"left", "contested", holder}:
        message.discard("left")  # The loser left and another came: both can be true.
    if not message:
        return holder
    return message.pop() if len(message) == 1 and message != {"left"} else "contested"


def replay(said: list[Mention], day: str) -> str:
    """Tell a single place's story day by day, as one would with pen and paper.

    For stated words about single days only: what the last day left behind is the answer.
    """
    parties = {"isf": "isf", "cts": "isf", "is": "is", "rebels": "rebels"}
    holder = "unknown"
    for today in sorted({m.event_date for m in said if m.event_date <= day}):
        message = set()
        for mention in (m for m in said if m.event_date == today):
            if mention.control:
                message.add(parties.get(mention.control, "contested"))
            elif mention.event is Event.WITHDRAWAL and parties.get(mention.actor) == holder:
                message.add("left")
        holder = holder_after(message, holder)
    return holder


stated = statements(place="iraq").filter(lambda mention: mention.assertion == "stated")


@given(st.lists(stated, max_size=8), days)
def test_stated_words_about_single_days_are_told_as_with_pen_and_paper(
    said: list[Mention], day: str
) -> None:
    """A replay written for this test alone gives the same holder."""
    period = control_at(infer(*numbered(said)), "iraq", day)
    assert (period.controller or period.state.value) == replay(said, day)
