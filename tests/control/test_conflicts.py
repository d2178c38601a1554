"""What cannot both be true: statements on a place and day, claims, numbers; not what changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.control.conflicts import (
    CLASHES,
    Clash,
    clash_of,
    doubted_claims,
    find_conflicts,
    overlapping,
    topic_of,
)
from mosulmap.control.evidence import as_evidence
from mosulmap.control.quantities import Quantity, find_quantities
from mosulmap.control.study import Study
from mosulmap.model.rows import Event, Mention
from mosulmap.pipeline import make_study
from tests.tiny_evidence import (
    ARTICLE_INDEX,
    GAZETTEER,
    fights,
    holds,
    implied,
    infer,
    leaves,
    numbered,
    says,
    takes,
)
from tests.tiny_project import KARAMA_FOUGHT, KARAMA_HELD, KARAMA_TAKEN, MENTIONS, TinyProject

DAY, NEXT = "2016-11-04", "2016-11-06"
CLAIM = takes("isf", DAY, claimant="cts")
SPAN = f"{DAY}/2016-11-10"


def clashes(said: list[Mention]) -> list[tuple[str, int, int]]:
    """Return each clash in what was said of one place, with the numbers of its two sides."""
    mentions = numbered(said)
    number = {mention.id: index for index, mention in enumerate(mentions)}
    items = [as_evidence(m, ARTICLE_INDEX[m.article_id], GAZETTEER) for m in mentions]
    evidence = sorted((item for item in items if item), key=lambda item: item.order)
    record = infer(*mentions).records.get("karama")
    found = list(overlapping(evidence))
    found += doubted_claims(evidence, record, 14) if record else []
    return [(c.clash.value, number[c.first.id], number[c.second.id]) for c in found]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([], []),
        ([CLAIM], []),
        # The same day.
        ([CLAIM, fights(DAY)], [("same_day", 0, 1)]),
        ([holds("is", DAY), takes("isf", DAY)], [("same_day", 0, 1)]),
        ([CLAIM, holds("isf", DAY)], []),
        ([holds("is", DAY), says(Event.DISPLACEMENT, DAY, actor="is")], []),
        ([implied(holds("is", DAY)), takes("isf", DAY)], [("same_day", 0, 1)]),
        ([holds("is", SPAN), fights(DAY)], [("same_day", 0, 1)]),
        # Within the days of what is said to last.
        ([holds("is", SPAN), takes("isf", NEXT)], [("span", 0, 1)]),
        ([holds("is", SPAN), takes("isf", "2016-11-10")], []),  # it lasted until then
        ([holds("is", SPAN), fights("2016-11-10/2016-11-12")], []),
        ([holds("is", SPAN), takes("isf", "2016-11-11")], []),
        ([takes("is", SPAN), fights(NEXT)], []),  # on one day of these, and not on all
        # A change over time.
        ([holds("is", DAY), takes("isf", NEXT)], []),
        ([holds("is", DAY), fights(NEXT)], []),
        # A claim, and fighting soon after.
        ([CLAIM, fights(NEXT)], [("claim", 0, 1)]),
        ([CLAIM, fights("2016-11-18")], [("claim", 0, 1)]),
        ([CLAIM, fights("2016-11-19")], []),  # two weeks are time enough for a change
        ([CLAIM, takes("is", NEXT)], []),
        ([CLAIM, leaves("isf", NEXT)], []),
        ([takes("isf", DAY), fights(NEXT)], []),  # a report, not a claim
        ([takes("isf", DAY), CLAIM, fights(NEXT)], []),
        # Withdrawals.
        ([holds("isf", DAY), leaves("isf", DAY)], [("same_day", 0, 1)]),
        ([holds("isf", DAY), leaves("is", DAY)], []),
        ([leaves("isf", DAY), leaves("is", DAY)], []),
        ([leaves("isf", DAY), leaves("isf", DAY)], []),
        ([fights(DAY), leaves("is", DAY)], []),
    ],
)
def test_two_statements_clash_unless_the_place_changed(
    said: list[Mention], expected: list[tuple[str, int, int]]
) -> None:
    """Each clash is of two statements, told in the order of their days."""
    assert clashes(said) == expected


def quantity(sentence: str, date: str = "") -> Quantity:
    """Return the one quantity of a sentence about Mosul, East Mosul and Karama."""
    rows: list[Mention] = []
    for toponym in ("East Mosul", "Mosul", "Karama", "Samah"):
        start = sentence.find(toponym)
        if start >= 0 and not any(row.char_end == start + len(toponym) for row in rows):
            cells = {"char_start": start, "char_end": start + len(toponym), "toponym": toponym}
            mention = says(
                Event.NONE,
                date,
                place_id=toponym.lower().replace(" ", "_"),
                quote=sentence,
                **cells,
            )
            rows.append(mention)
    [found] = find_quantities(rows, {"first": sentence})
    return found


@pytest.mark.parametrize(
    ("first", "second", "clash"),
    [
        # Distances: both ways round, in any unit, rounded.
        ("Karama is 15km from Mosul.", "Karama is 20km from Mosul.", Clash.DISTANCE),
        ("Karama is 15km from Mosul.", "Mosul is 20km from Karama.", Clash.DISTANCE),
        ("Karama is 15km from Mosul.", "Karama is 10 miles from Mosul.", None),
        ("Karama is 15-20km from Mosul.", "Karama is 22km from Mosul.", None),
        ("Karama is 15km from Mosul.", "Karama is less than 20km from Mosul.", None),
        ("Karama is 15km from Mosul.", "Karama is more than 20km from Mosul.", Clash.DISTANCE),
        # Movements.
        ("150 families left from Karama to Iraq.", "150 families left from Mosul.", None),
        ("150 families fled from Karama.", "160 families fled from Karama.", None),
        ("150 families fled to Mosul.", "150 families fled from Karama to Mosul.", None),
        # Whence, but not whither: nothing says that these are the same people.
        ("150 families fled from Karama.", "150 families fled from Samah.", None),
    ],
)
def test_two_figures_clash_when_no_number_fits_both(
    first: str, second: str, clash: Clash | None
) -> None:
    """Distances are rounded, bounds are kept, and a place may lie in the other."""
    assert clash_of(quantity(first), quantity(second), GAZETTEER) is clash


@pytest.mark.parametrize(
    ("first", "second", "dates", "clash"),
    [
        # The same people, from or to two places; the dates may be open, but not apart.
        ("150 families from Karama to Mosul", "150 families from Samah to Mosul", "", Clash.ORIGIN),
        ("150 families from Mosul to Karama", "150 families from Mosul to Samah", "", Clash.GOAL),
        ("150 families from Karama to Mosul", "90 families from Samah to Mosul", "", None),
        # A place and the larger one around it are no contradiction.
        ("150 families from Karama to Samah", "150 families from Mosul to Samah", "", None),
        (
            *("150 families from Karama to Mosul", "150 families from Samah to Mosul"),
            *(f"{DAY} {NEXT}", None),
        ),
        (
            *("150 families from Karama to Mosul", "150 families from Samah to Mosul"),
            *(f"{DAY} {SPAN}", Clash.ORIGIN),
        ),
        # Two numbers for one movement: only where both are dated alike.
        ("150 families from Karama to Samah", "90 families from Karama to Samah", "", None),
        (
            *("150 families from Karama to Samah", "90 families from Karama to Samah"),
            *(f"{DAY} {SPAN}", Clash.NUMBER),
        ),
        (
            *("150 families from Karama to Samah", "over 90 families from Karama to Samah"),
            *(f"{DAY} {SPAN}", None),
        ),
    ],
)
def test_movements_clash_when_one_of_three_differs(
    first: str, second: str, dates: str, clash: Clash | None
) -> None:
    """The number, the origin or the goal, where the other two and the days agree."""
    one, other = dates.split() or ("", "")
    found = clash_of(quantity(first, one), quantity(second, other), GAZETTEER)
    assert found is clash
    assert clash_of(quantity(second, other), quantity(first, one), GAZETTEER) is clash


def test_figures_of_different_things_are_not_compared() -> None:
    """Families are not people, and how far a place is depends on which other one."""
    families, people, far, near = (
        quantity(f"{words} Karama")
        for words in (
            "150 families from",
            "150 people from",
            "Samah is 9km from",
            "Mosul is 9km from",
        )
    )
    assert len({topic_of(one) for one in (families, people, far, near)}) == 4


@pytest.mark.parametrize("clash", Clash)
def test_every_clash_is_put_into_words(clash: Clash) -> None:
    """No pair is listed without saying why."""
    assert CLASHES[clash][0].islower()


def test_the_shipped_articles_contradict_each_other_here(shipped: Study) -> None:
    """Karama inside 002; Samah, Karkukli and Malayin between 002 and 001; a distance, an origin."""
    found = [
        (c.clash.value, c.first.place_id, c.first.article_id[:3], c.second.article_id[:3])
        for c in find_conflicts(shipped)
        if c.clash is not Clash.SPAN
    ]
    assert found == [
        ("same_day", "karama", "002", "002"),
        ("claim", "karkukli", "002", "001"),
        ("claim", "malayin", "002", "001"),
        ("claim", "samah", "002", "001"),
        ("distance", "hammam_alil", "001", "002"),
        ("origin", "hammam_alil", "001", "002"),
    ]


def test_one_sentence_is_at_odds_with_seven_on_mosul(shipped: Study) -> None:
    """`Have ruled Mosul for the last two years` covers the days of fighting there."""
    spans = [c for c in find_conflicts(shipped) if c.clash is Clash.SPAN]
    assert {c.first.id for c in spans} == {"000_7266266f45e0730c:663"}
    assert len(spans) == 7


def test_every_dispute_of_the_map_is_a_conflict(shipped: Study) -> None:
    """Where rule 5 makes a place contested, the pair is in the list."""
    pairs = {frozenset((c.first.id, c.second.id)) for c in find_conflicts(shipped)}
    for place in sorted(shipped.named):
        for period in shipped.timelines.periods(place):
            if period.disputed:
                assert any(pair <= set(period.mentions) for pair in pairs)


def test_a_pair_at_odds_in_two_ways_is_listed_once(tiny: TinyProject, tmp_path: Path) -> None:
    """A claim that is to last, and fighting within its days: the claim says more."""
    cells = {"event": "holding", "event_date": "2016-11-04/2016-11-08"}
    tiny.change(MENTIONS, KARAMA_TAKEN, cells).change(MENTIONS, KARAMA_HELD, {"status": "rejected"})
    found = find_conflicts(make_study(tiny.write(tmp_path)))
    assert [conflict.clash for conflict in found] == [Clash.CLAIM]


def test_what_was_not_accepted_contradicts_nothing(tiny: TinyProject, tmp_path: Path) -> None:
    """Without the report of fighting the tiny project has no contradiction."""
    assert len(find_conflicts(make_study(tiny.write(tmp_path / "a")))) > 0
    tiny.change(MENTIONS, KARAMA_FOUGHT, {"status": "rejected"})
    assert find_conflicts(make_study(tiny.write(tmp_path / "b"))) == ()
