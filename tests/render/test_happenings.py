"""What the articles also report, as the page's layer of attacks and movements has it."""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.control.study import Study
from mosulmap.pipeline import make_study
from mosulmap.render.happenings import ATTEMPT
from mosulmap.render.page_data import page_data
from tests.tiny_project import TinyProject


def moved(data: dict[str, list[list[object]]]) -> list[list[object]]:
    """Return the movements of the data without the numbers of their mentions."""
    return [row[2:] for row in data["moves"]]


def test_a_movement_has_both_its_places_and_its_days(shipped: Study) -> None:
    """1,600 civilians from Hammam al-Alil to Tal Afar: Reuters says on which day, RFE/RL in which.

    The 25,000 of whom it is said only that one had tried to move them are no movement.
    """
    assert moved(page_data(shipped)) == [
        ["hammam_alil", "tal_afar", "2016-11-01", "2016-11-01"],
        ["hammam_alil", "mosul", "2016-11-02", "2016-11-02"],
        ["hammam_alil", "tal_afar", "2016-10-31", "2016-11-03"],
        ["tal_afar", "mosul", "2016-11-01", "2016-11-03"],
    ]


def test_an_attack_is_listed_with_its_place_and_what_changes_no_mark_alone(shipped: Study) -> None:
    """The bombs of 6 November are there; plans, visits and fights are not."""
    events = page_data(shipped)["events"]
    assert {kind for _, _, kind, _, _ in events} == {"attack", "displacement"}
    sunday = {place for _, place, kind, a, _ in events if kind == "attack" and a == "2016-11-06"}
    assert sunday == {"samarra", "tikrit"}


@pytest.mark.parametrize(
    ("before", "tried"),
    [
        ("The extremists had also tried to transport some ", True),
        ("They were planning to drive another ", True),
        ("The militants transported ", False),
        ("They tried to flee. The militants took ", False),
    ],
)
def test_what_was_only_tried_is_told_by_the_words_before_the_number(
    before: str, *, tried: bool
) -> None:
    """Between the attempt and the number stands nothing but what was tried."""
    assert bool(ATTEMPT.search(before)) is tried


def test_what_has_no_day_or_no_number_stays_away(tiny: TinyProject, tmp_path: Path) -> None:
    """`Residents of Samah fled to Mosul`: dated for Samah alone, of nobody knows how many."""
    data = page_data(make_study(tiny.write(tmp_path)))
    assert [row[1:3] for row in data["events"]] == [
        ["samah", "displacement"],
        ["tal_afar", "attack"],
    ]
    assert data["moves"] == []
