"""The state of every place of the gazetteer on one day, as a row for each."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from mosulmap.control.status import PlaceStatus, status_on
from mosulmap.control.study import Study
from mosulmap.model.rows import Mention
from mosulmap.pipeline import find_status
from tests.tiny_evidence import HERE, day_after, fights, holds, implied, infer, numbered, takes

DAY = "2016-11-04"
CITY = holds("is", DAY, place_id="mosul")


def status_of(said: Sequence[Mention], day: str = DAY, place: str = HERE) -> PlaceStatus:
    """Return the status of a place on a day, after what was said."""
    [found] = [one for one in status_on(infer(*numbered(said)), day) if one.place_id == place]
    return found


def test_every_place_of_the_gazetteer_has_one_status_by_its_id() -> None:
    """Also those of which nothing is known, and in the same order on any day."""
    timelines = infer(takes("isf", DAY))
    for day in ("2014-01-01", DAY, "2031-01-01"):
        found = [status.place_id for status in status_on(timelines, day)]
        assert found == ["east_mosul", "iraq", "karama", "mosul"]


def test_of_a_place_without_a_mention_nothing_is_said() -> None:
    """Its title stands there, and None for what is not known."""
    assert status_of([], place="iraq") == PlaceStatus(
        place_id="iraq",
        title="Iraq",
        controller=None,
        state="unknown",
        certainty=None,
        inferred=False,
        inherited=False,
        disputed=False,
        stale=False,
        evidence_age_days=None,
        mention_ids=(),
        last_word=None,
        in_words="Unknown",
    )


def test_a_status_names_the_mention_that_decides() -> None:
    """The claim of the party that took the place, two days later."""
    assert status_of([takes("isf", DAY, claimant="isf")], day_after(DAY, 2)) == PlaceStatus(
        place_id="karama",
        title="Karama",
        controller="isf",
        state="held",
        certainty="claimed",
        inferred=False,
        inherited=False,
        disputed=False,
        stale=False,
        evidence_age_days=2,
        mention_ids=("first:0",),
        last_word=DAY,
        in_words="Claimed by ISF",
    )


@pytest.mark.parametrize(
    ("said", "day", "flags"),
    [
        ([takes("isf", DAY)], DAY, set()),
        ([implied(holds("isf", DAY))], DAY, {"inferred"}),
        ([CITY], DAY, {"inherited"}),
        ([holds("isf", DAY), holds("is", DAY)], DAY, {"disputed"}),
        ([takes("isf", DAY)], day_after(DAY, 15), {"stale"}),
    ],
    ids=["plain", "implied", "of the larger place", "two holders", "old"],
)
def test_what_limits_a_status_is_a_flag(said: list[Mention], day: str, flags: set[str]) -> None:
    """Each limit has a flag of its own."""
    found = status_of(said, day)
    names = ("inferred", "inherited", "disputed", "stale")
    assert {name for name in names if getattr(found, name)} == flags


def test_a_contested_place_has_no_controller() -> None:
    """Nobody holds what is fought for."""
    found = status_of([fights(DAY)])
    assert (found.state, found.controller) == ("contested", None)


def test_a_day_before_all_evidence_has_no_age() -> None:
    """What is said later is not yet said."""
    found = status_of([takes("isf", DAY)], "2016-11-03")
    assert (found.state, found.evidence_age_days, found.mention_ids) == ("unknown", None, ())


@pytest.mark.parametrize("day", ["2016-10-17", "2016-11-04", "2017-02-26"])
def test_a_day_of_the_evidence_is_told_for_every_place(day: str, shipped: Study) -> None:
    """Each place of the gazetteer has a status, on the first day and on the last."""
    assert len(find_status(shipped, day)) == len(shipped.project.places.rows)
