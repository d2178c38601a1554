"""What changed between two answers: each place in one category, and nothing without a reason."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mosulmap.control.changes import (
    CATEGORIES,
    Category,
    category_of,
    change_days,
    find_changes,
)
from mosulmap.control.findings import Rule
from mosulmap.control.study import Study
from mosulmap.control.timeline import ControlPeriod, Timelines
from mosulmap.model.dates import to_ordinal
from mosulmap.model.rows import Certainty, Mention, State
from tests.tiny_evidence import fights, holds, implied, infer, numbered, takes, visits

SHARED = json.loads((Path(__file__).parents[1] / "data" / "changes.json").read_text("utf-8"))
"""Cases that the script of the page is held against too, in `tests/script/versions.test.js`."""

FIRST, SECOND = "2016-11-01", "2016-11-04"
CITY = holds("is", FIRST, place_id="mosul")
HELD = holds("is", FIRST)


def changed(before: Timelines, first: str, after: Timelines, second: str) -> str:
    """Return the category in which the lowest place of the tree changed, empty if it did not."""
    days = to_ordinal(first), to_ordinal(second)
    found = find_changes(before, days[0], after, days[1], ["karama"])
    return " ".join(change.category for change in found)


@pytest.mark.parametrize(
    ("said", "second", "category"),
    [
        ([], SECOND, ""),
        ([HELD], SECOND, ""),
        ([HELD, holds("is", SECOND)], SECOND, ""),
        ([HELD, takes("isf", SECOND)], SECOND, "changed_hands"),
        ([HELD, takes("isf", SECOND, claimant="cts")], SECOND, "newly_claimed"),
        ([CITY, takes("isf", SECOND)], SECOND, "changed_hands"),
        ([HELD, fights(SECOND)], SECOND, "newly_contested"),
        ([CITY, fights(SECOND)], SECOND, "newly_contested"),
        ([fights(FIRST), takes("isf", SECOND)], SECOND, "no_longer_contested"),
        ([fights(FIRST), takes("isf", SECOND, claimant="isf")], SECOND, "newly_claimed"),
        # From unknown to something of its own, whatever it is.
        ([takes("isf", SECOND)], SECOND, "newly_reported"),
        ([takes("isf", SECOND, claimant="isf")], SECOND, "newly_reported"),
        ([fights(SECOND)], SECOND, "newly_reported"),
        ([implied(holds("is", SECOND))], SECOND, "newly_reported"),
        ([CITY, holds("is", SECOND)], SECOND, "newly_reported"),
        # The same state on another word.
        ([takes("isf", FIRST, claimant="isf"), holds("isf", SECOND)], SECOND, "other_certainty"),
        ([implied(HELD), holds("is", SECOND)], SECOND, "other_certainty"),
        ([fights(FIRST), fights(SECOND), holds("is", SECOND)], SECOND, "other_certainty"),
        # Age.
        ([HELD], "2016-11-15", ""),
        ([HELD], "2016-11-16", "gone_stale"),
        ([holds("is", "2016-10-01"), holds("is", SECOND)], SECOND, "reported_again"),
        ([CITY], "2016-11-16", "gone_stale"),
        # Larger places.
        ([holds("is", SECOND, place_id="mosul")], SECOND, "newly_inherited"),
        ([CITY, takes("isf", SECOND, place_id="mosul")], SECOND, "newly_inherited"),
        ([CITY, fights(SECOND, place_id="mosul")], SECOND, "fallen_back"),
        ([CITY, visits("isf", SECOND)], SECOND, "fallen_back"),
        ([fights(FIRST, place_id="mosul")], SECOND, ""),
    ],
)
def test_a_place_changes_in_one_way(said: list[Mention], second: str, category: str) -> None:
    """From the first day to the second, in the category that says most."""
    timelines = infer(*numbered(said))
    assert changed(timelines, FIRST, timelines, second) == category


def period_of(entry: dict[str, Any]) -> ControlPeriod:
    """Return a period of one day from the keys that a period has in the page's data."""
    state = State(entry["s"])
    known = None if state is State.UNKNOWN else Certainty(entry.get("q", "reported"))
    return ControlPeriod(
        place_id="karama",
        start=1,
        end=2,
        state=state,
        controller=entry.get("c", ""),
        certainty=known,
        inferred=bool(entry.get("inf")),
        inherited=bool(entry.get("inh")),
        disputed=bool(entry.get("dis")),
        stale=bool(entry.get("old")),
        since=1,
        last_word=1,
        rule=Rule.STANDS,
        source_id="karama",
        mentions=(),
    )


@pytest.mark.parametrize(("before", "after", "category"), SHARED["cases"])
def test_the_cases_shared_with_the_page(
    before: dict[str, Any], after: dict[str, Any], category: str | None
) -> None:
    """The page names the same differences, in fewer kinds."""
    assert category_of(period_of(before), period_of(after)) == category


def test_every_category_has_its_kind_and_a_case() -> None:
    """A category that is added is a kind of the page's comparison, and is tried."""
    assert SHARED["kinds"].keys() == set(Category)
    assert {category for *_, category in SHARED["cases"]} == {None, *Category}


def test_a_state_that_only_the_larger_place_has_any_more_is_taken_from_it() -> None:
    """Backwards in time a place loses its own sentence: the same state then rests on another."""
    timelines = infer(*numbered([CITY, holds("is", SECOND)]))
    assert changed(timelines, SECOND, timelines, FIRST) == "newly_inherited"


def test_what_fell_back_to_unknown_names_the_sentence_about_the_larger_place() -> None:
    """No sentence speaks of the place: what is shown is why nothing is taken any more."""
    timelines = infer(*numbered([CITY, fights(SECOND, place_id="mosul")]))
    [change] = find_changes(timelines, to_ordinal(FIRST), timelines, to_ordinal(SECOND), ["karama"])
    assert change.mentions == ("first:1",)


def test_new_articles_change_what_is_known_of_a_day() -> None:
    """The second article speaks of a day that the first had spoken of."""
    said = numbered([takes("isf", SECOND, claimant="isf"), fights(SECOND, article_id="second")])
    early, late = infer(*said, known_by="2016-11-11"), infer(*said, known_by="2016-12-24")
    assert changed(early, SECOND, late, SECOND) == "newly_contested"
    assert changed(early, SECOND, early, SECOND) == ""


@pytest.mark.parametrize("category", Category)
def test_every_category_has_its_heading(category: Category) -> None:
    """No list is without a heading."""
    assert CATEGORIES[category][0].isupper()


@given(st.integers(0, 130), st.integers(0, 130))
def test_a_change_is_where_the_states_differ_and_nowhere_else(
    shipped: Study, one: int, other: int
) -> None:
    """No place whose state differs is passed over, and no place comes twice."""
    start = to_ordinal("2016-10-17")
    first, second = sorted((start + one, start + other))
    timelines = shipped.timelines
    found = find_changes(timelines, first, timelines, second, sorted(shipped.named))
    places = [change.place_id for change in found]
    assert len(places) == len(set(places))
    differing = {
        place
        for place in shipped.named
        if (old := timelines.on(place, first), new := timelines.on(place, second))
        and (old.state, old.controller, old.stale) != (new.state, new.controller, new.stale)
    }
    assert differing <= set(places)
    for change in found:
        assert change.before != change.after
        assert change.mentions


def test_the_days_of_change_are_those_of_the_sentences(shipped: Study) -> None:
    """Karama is contested from 4 November on; what it takes from Mosul before is no change."""
    assert change_days(shipped, ["karama"]) == {"2016-11-04": 1}
    assert change_days(shipped, ["karama", "karkukli"]) == {"2016-11-04": 2, "2016-11-06": 1}
    assert change_days(shipped, []) == {}
