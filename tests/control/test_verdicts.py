"""The chain from sentences to a state: what became of each mention, by example and by law."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mosulmap.control.evidence import Evidence, as_evidence
from mosulmap.control.study import Study
from mosulmap.control.verdicts import DECISIVE, Verdict, evidence_on, give_reasons, verdicts
from mosulmap.control.wording import verdict_words
from mosulmap.languages import codes
from mosulmap.languages.catalogue import language
from mosulmap.model.dates import to_day, to_ordinal
from mosulmap.model.rows import Event, Mention, Review
from mosulmap.pipeline import make_study
from tests.tiny_evidence import (
    ARTICLE_INDEX,
    GAZETTEER,
    PUBLISHED,
    TREE,
    control_at,
    fights,
    holds,
    implied,
    infer,
    leaves,
    numbered,
    says,
    takes,
    visits,
)
from tests.tiny_project import KARAMA_FOUGHT, MENTIONS, TinyProject

DAY = "2016-11-04"
NEXT = "2016-11-06"
CLAIM = takes("isf", DAY, claimant="cts")
CITY = holds("is", DAY, place_id="mosul")


def evidence_of(mentions: tuple[Mention, ...], place: str) -> list[Evidence]:
    """Return the evidence on a place among `mentions`."""
    items = (
        as_evidence(m, ARTICLE_INDEX[m.article_id], GAZETTEER)
        for m in mentions
        if m.place_id == place and m.status is Review.ACCEPTED
    )
    return sorted((item for item in items if item), key=lambda item: item.order)


def message(said: list[Mention], day: str, place: str = "karama") -> str:
    """Return the verdicts on what was said, in the order in which it was said."""
    mentions = numbered(said)
    found = verdicts(infer(*mentions), place, to_ordinal(day), evidence_of(mentions, place))
    by_id = dict(found)
    assert len(by_id) == len(found)
    return " ".join(by_id[m.id] for m in mentions if m.id in by_id)


@pytest.mark.parametrize(
    ("said", "day", "expected"),
    [
        # Rule 3: what is renewed agrees, what is changed is replaced, what is to come waits.
        ([holds("is", DAY)], DAY, "decides"),
        ([holds("is", DAY), holds("is", NEXT)], NEXT, "agrees decides"),
        ([holds("is", DAY), holds("is", NEXT)], DAY, "decides later_day"),
        ([holds("is", DAY), takes("isf", NEXT)], NEXT, "overridden decides"),
        ([holds("is", DAY), fights(NEXT)], NEXT, "overridden decides"),
        # Lost and taken back: the first word was replaced, although it says what is now so.
        (
            [holds("is", DAY), fights("2016-11-05"), takes("is", NEXT)],
            NEXT,
            "overridden overridden decides",
        ),
        # What comes later than the day asked about replaces nothing yet.
        (
            [holds("is", "2016-11-01"), holds("is", DAY), takes("isf", NEXT)],
            DAY,
            "agrees decides later_day",
        ),
        # Rule 4: fighting outweighs a claim, another holder's gain just replaces it.
        ([CLAIM, fights(NEXT)], NEXT, "outweighed decides"),
        ([CLAIM, takes("is", NEXT)], NEXT, "overridden decides"),
        ([takes("isf", DAY), fights(NEXT)], NEXT, "overridden decides"),
        # Rule 5: all statements of the day stand; later ones go on from there.
        ([CLAIM, fights(DAY)], DAY, "conflicts conflicts"),
        ([CLAIM, fights(DAY), fights(NEXT)], NEXT, "outweighed agrees decides"),
        ([holds("is", "2016-11-01"), CLAIM, fights(DAY)], DAY, "overridden conflicts conflicts"),
        # Rule 1: what is implied gives way, unless what is stated is old.
        ([implied(holds("is", DAY))], DAY, "decides"),
        ([implied(holds("is", DAY)), takes("isf", NEXT)], NEXT, "gives_way decides"),
        ([takes("isf", DAY), implied(holds("isf", NEXT))], NEXT, "decides gives_way"),
        ([takes("isf", DAY), implied(holds("is", NEXT))], "2016-11-25", "outlived decides"),
        (
            [implied(holds("is", DAY)), implied(holds("isf", NEXT))],
            NEXT,
            "overridden decides",
        ),
        # Rule 2: a withdrawal counts where the loser held the place.
        ([holds("is", DAY), leaves("is", NEXT)], NEXT, "overridden decides"),
        ([holds("is", DAY), leaves("isf", NEXT)], NEXT, "decides no_effect"),
        (
            [holds("is", DAY), leaves("is", "2016-11-05"), takes("isf", NEXT)],
            NEXT,
            "overridden overridden decides",
        ),
        ([leaves("is", DAY)], NEXT, "no_effect"),
        (
            [holds("is", DAY), leaves("is", NEXT), takes("isf", NEXT)],
            NEXT,
            "overridden no_effect decides",
        ),
        # Rule 6: the sentences of the larger place, and what stops them.
        ([CITY], DAY, "handed_down"),
        ([CITY, takes("isf", NEXT)], DAY, "handed_down later_day"),
        ([CITY, visits("isf", DAY)], DAY, "stops"),
        ([CITY, leaves("is", DAY)], DAY, "stops"),
        ([fights(DAY, place_id="mosul")], DAY, ""),
        ([], DAY, ""),
    ],
)
def test_each_mention_gets_its_verdict(said: list[Mention], day: str, expected: str) -> None:
    """What became of each mention, in the order in which they were said."""
    assert message(said, day) == expected


@st.composite
def stories(draw: st.DrawFn) -> tuple[Mention, ...]:
    """Draw up to eight mentions of the places of the tree, of any kind, on a few days."""
    sides = st.sampled_from(["isf", "cts", "is", "rebels"])
    kinds = st.sampled_from(["holds", "takes", "fights", "leaves", "visits", "none"])
    mentions = []
    for _ in range(draw(st.integers(0, 8))):
        day = f"2016-11-{draw(st.integers(1, 9)):02}"
        span = f"{day}/2016-11-{draw(st.integers(9, 12)):02}"
        when, side = draw(st.sampled_from([day, span])), draw(sides)
        mention = {
            "holds": holds(side, when),
            "takes": takes(side, when, claimant=draw(st.sampled_from(["", "isf", "is", "un"]))),
            "fights": fights(when),
            "leaves": leaves(side, when),
            "visits": visits(side, when),
            "none": says(Event.NONE, when),
        }[draw(kinds)]
        cells = {
            "place_id": draw(st.sampled_from([*TREE])),
            "article_id": draw(st.sampled_from([*PUBLISHED])),
        }
        mention = mention.model_copy(update=cells)
        mentions.append(implied(mention) if draw(st.booleans()) and mention.control else mention)
    return numbered(mentions)


@given(stories(), st.sampled_from([*TREE]), st.integers(-3, 40))
def test_the_mentions_that_a_period_names_are_those_that_decide(
    mentions: tuple[Mention, ...], place: str, later: int
) -> None:
    """Exactly they get a decisive verdict, and every piece of evidence gets one verdict."""
    day = to_ordinal("2016-11-01") + later
    timelines, evidence = infer(*mentions), evidence_of(mentions, place)
    found = verdicts(timelines, place, day, evidence)
    decisive = {mention_id for mention_id, verdict in found if verdict in DECISIVE}
    assert decisive == set(timelines.on(place, day).mentions)
    ids = [mention_id for mention_id, _ in found]
    assert len(ids) == len(set(ids))
    assert {item.mention.id for item in evidence} <= set(ids)


@given(stories(), st.sampled_from([*TREE]), st.integers(-3, 40))
def test_a_verdict_is_true_of_what_it_is_about(
    mentions: tuple[Mention, ...], place: str, later: int
) -> None:
    """What agrees says what the state is, what waits is later, what gives way is implied."""
    day = to_ordinal("2016-11-01") + later
    timelines, evidence = infer(*mentions), evidence_of(mentions, place)
    period = timelines.on(place, day)
    found = dict(verdicts(timelines, place, day, evidence))
    for item in evidence:
        verdict = found[item.mention.id]
        assert (verdict is Verdict.LATER_DAY) == (
            item.start > day and item.mention.id not in period.mentions
        )
        if verdict is Verdict.AGREES:
            assert item.controller == period.controller
        if verdict is Verdict.GIVES_WAY:
            assert item.implied
            assert not period.inferred
        if verdict is Verdict.OUTWEIGHED:
            assert item.claimed


@pytest.mark.parametrize("code", codes())
def test_every_verdict_has_its_own_sentence_in_each_language(code: str) -> None:
    """No mention is set aside without words, and no two ends of one are said alike."""
    sentences = {verdict_words(verdict, language(code)) for verdict in Verdict}
    assert len(sentences) == len(Verdict)
    assert all(sentence.endswith(".") for sentence in sentences)


# Over a whole project.


def test_every_accepted_mention_of_every_shipped_place_has_one_verdict(shipped: Study) -> None:
    """On each of six days, those of the place once each, and the decisive ones are the period's."""
    rows = [m for m in shipped.project.mentions.rows if m.status is Review.ACCEPTED]
    for place in sorted(shipped.named):
        own = sorted(m.id for m in rows if m.place_id == place)
        for day in ("2016-10-17", "2016-11-01", DAY, NEXT, "2016-11-11", "2017-02-24"):
            reasons = give_reasons(shipped, place, day)
            ids = [r.mention.id for r in reasons]
            assert (
                sorted(i for r, i in zip(reasons, ids, strict=True) if r.mention.place_id == place)
                == own
            )
            decisive = {r.mention.id for r in reasons if r.verdict in DECISIVE}
            assert decisive == set(control_at(shipped.timelines, place, day).mentions)
            assert len(set(ids)) == len(ids)


def test_what_was_published_later_is_told_apart(root: Path) -> None:
    """By 4 November the article of the 6th was not there: its mentions are not yet read."""
    study = make_study(root, known_by=DAY)
    found = {r.mention.id: r.verdict for r in give_reasons(study, "samah", NEXT)}
    assert found == {
        "002_6fdac2587ea5a60c:894": Verdict.DECIDES,
        "001_69642d5313d4b695:795": Verdict.NOT_YET,
        "001_69642d5313d4b695:1649": Verdict.NOT_YET,
    }


def test_what_replaced_a_mention_is_named(shipped: Study) -> None:
    """The claim on Samah gave way to the report of fighting two days later."""
    by_id = {r.mention.id: r for r in give_reasons(shipped, "samah", NEXT)}
    claim = by_id["002_6fdac2587ea5a60c:894"]
    assert claim.verdict is Verdict.OUTWEIGHED
    assert claim.by == ("001_69642d5313d4b695:795",)
    assert by_id["001_69642d5313d4b695:1649"].verdict is Verdict.SILENT
    assert by_id["001_69642d5313d4b695:1649"].evidence is None


def test_what_an_implied_word_gave_way_to_is_named(tiny: TinyProject, tmp_path: Path) -> None:
    """An implied word names the sentence that outranks it."""
    tiny.change(MENTIONS, KARAMA_FOUGHT, {"assertion": "implied", "event_date": "2016-11-05"})
    study = make_study(tiny.write(tmp_path))
    by_id = {r.mention.id: r for r in give_reasons(study, "karama", "2016-11-05")}
    [(fought, reason)] = [(k, r) for k, r in by_id.items() if r.verdict is Verdict.GIVES_WAY]
    assert fought.startswith("late:")
    [decider] = [r.mention.id for r in by_id.values() if r.verdict is Verdict.DECIDES]
    assert reason.by == (decider,)


def test_evidence_comes_in_the_order_of_its_days(shipped: Study) -> None:
    """Oldest first, each piece once."""
    found = evidence_on(shipped, "karama")
    assert [to_day(item.start) for item in found] == ["2016-11-01", DAY, DAY]
