"""Which days a place is in other hands when more mentions count."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mosulmap.control.handovers import find_handovers, hands
from mosulmap.control.window import Window
from mosulmap.model.dates import to_ordinal
from mosulmap.model.rows import Mention
from tests.tiny_evidence import TREE, fights, holds, infer, numbered, takes

WINDOW = Window("2016-10-17", "2016-11-30")
HELD = holds("is", "2016-10-20")


def spans(before: list[Mention], after: list[Mention]) -> list[tuple[str, str, str, str, str]]:
    """Return each handover as place, first and last day, and in whose hands before and after."""
    found = find_handovers(infer(*before), infer(*after), TREE, WINDOW)
    return [
        (one.place_id, one.first, one.last, " ".join(hands(one.before)), " ".join(hands(one.after)))
        for one in found
    ]


def test_a_capture_changes_hands_until_the_last_day() -> None:
    """From its day on, against what was known without it."""
    assert spans([HELD], [HELD, takes("isf", "2016-11-04")]) == [
        ("karama", "2016-11-04", "2016-11-30", "held is", "held isf")
    ]


def test_it_ends_where_both_say_the_same_again() -> None:
    """A later sentence of the same holder ends the difference."""
    later = takes("isf", "2016-11-10")
    assert spans([HELD, later], [HELD, takes("isf", "2016-11-04"), later]) == [
        ("karama", "2016-11-04", "2016-11-09", "held is", "held isf")
    ]


def test_what_places_take_from_a_larger_one_changes_too() -> None:
    """A city that is held gives its state to the places in it."""
    city = holds("is", "2016-11-01", place_id="mosul")
    assert [place for place, *_ in spans([], [city])] == ["east_mosul", "karama", "mosul"]


def test_other_words_for_the_same_holder_are_no_handover() -> None:
    """Nothing changes on the map but how sure it is."""
    assert spans([HELD], [HELD, holds("is", "2016-11-04", claimant="is")]) == []


DRAWN = st.lists(
    st.tuples(st.sampled_from(["is", "isf", "rebels", ""]), st.integers(1, 29), st.booleans()),
    max_size=5,
)


def drawn_mentions(drawn: list[tuple[str, int, bool]]) -> list[Mention]:
    """Return mentions of some days of November; no holder is fighting."""
    said = [
        holds(who, day, place_id=place) if who else fights(day, place_id=place)
        for who, number, low in drawn
        for day, place in [(f"2016-11-{number:02}", "karama" if low else "mosul")]
    ]
    return [*numbered(said)]


@given(DRAWN, DRAWN)
def test_on_each_day_exactly_the_spans_differ(
    one: list[tuple[str, int, bool]], other: list[tuple[str, int, bool]]
) -> None:
    """A law: a day is in a span of a place if and only if the place is in other hands on it."""
    before, after = infer(*drawn_mentions(one)), infer(*drawn_mentions(other))
    found = find_handovers(before, after, TREE, WINDOW)
    for place in TREE:
        for day in range(to_ordinal(WINDOW.first), to_ordinal(WINDOW.last) + 1):
            differs = hands(before.on(place, day)) != hands(after.on(place, day))
            inside = [
                span
                for span in found
                if span.place_id == place and to_ordinal(span.first) <= day <= to_ordinal(span.last)
            ]
            assert len(inside) == differs
