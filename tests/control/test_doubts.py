"""What is not certain about a state: a sentence for each doubt."""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.control.study import Study
from mosulmap.pipeline import make_study
from mosulmap.reports.explain import explain
from tests.tiny_project import KARAMA_TAKEN, MENTIONS, TinyProject


def doubts(study: Study, place: str, day: str) -> str:
    """Return the doubts about a place on a day, in one line."""
    return " ".join(explain(study, study.project.gazetteer.place[place], day).doubts)


ESTIMATE = "Its position on the map is an estimate."


@pytest.mark.parametrize(
    ("place", "day", "words"),
    [
        ("karama", "2016-11-04", "Sources conflict about this day."),
        ("quds", "2016-11-04", "Only the side that it favours has said so."),
        ("mosul_airport", "2017-02-24", ""),
        ("mosul_tv", "2016-11-04", ESTIMATE),
        ("tikrit", "2016-11-06", "No sentence says so outright."),
        (
            "samah",
            "2016-10-17",
            "It is what is said of Mosul as a whole, not of this place.",
        ),
        (
            "karama",
            "2016-11-19",
            (
                "Sources conflict about this day. "
                "The last word is 15 days old; whether it still holds, nobody says."
            ),
        ),
        (
            "mosul",
            "2016-11-02",
            (
                "It began on a day between 31 Oct 2016 and 2 Nov 2016, "
                "and counts from the last of these."
            ),
        ),
        (
            "khadra",
            "2016-11-04",
            (
                "Only the side that it favours has said so. "
                "Its position is not known; it is listed, and not on the map."
            ),
        ),
    ],
)
def test_the_doubts_about_a_state(place: str, day: str, words: str, shipped: Study) -> None:
    """Each limit of what is known is one sentence."""
    assert doubts(shipped, place, day) == words


def test_a_day_that_is_only_about_right_is_a_doubt(tiny: TinyProject, tmp_path: Path) -> None:
    """A day marked as approximate is told as such."""
    tiny.change(MENTIONS, KARAMA_TAKEN, {"event_date": "2016-11-04~"})
    study = make_study(tiny.write(tmp_path))
    words = "The sources give its day only as about right."
    assert words in doubts(study, "karama", "2016-11-04")
