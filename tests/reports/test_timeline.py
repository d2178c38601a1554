"""The periods of one place in words: every day is told once, with its state, rule and source."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

from mosulmap.control.study import Study
from mosulmap.model.dates import to_ordinal
from mosulmap.pipeline import make_study
from mosulmap.reports.timeline import (
    format_timeline,
    format_timeline_json,
    similar_runs,
    span_words,
)
from mosulmap.terminal import WIDTH
from tests.tiny_evidence import holds, infer, numbered, takes
from tests.tiny_project import KARAMA, PLACES, TinyProject


def test_the_days_of_a_period_are_said_with_the_last_one_included() -> None:
    """A period that ends before a day is said to last to the day before."""
    timelines = infer(*numbered([holds("is", "2016-11-01"), takes("isf", "2016-11-04")]))
    words = [span_words(period) for period in timelines.periods("karama")]
    assert words == [
        "up to 31 Oct 2016",
        "from 1 Nov 2016 to 3 Nov 2016",
        "from 4 Nov 2016 to 18 Nov 2016",
        "from 19 Nov 2016 on",
    ]
    [always] = infer().periods("karama")
    assert span_words(always) == "always"
    day_by_day = infer(*numbered([holds("is", "2016-11-01"), takes("isf", "2016-11-02")]))
    assert span_words(day_by_day.periods("karama")[1]) == "on 1 Nov 2016"


def test_periods_that_differ_only_in_their_sources_are_told_together() -> None:
    """A state that another sentence renews is one chapter."""
    said = numbered(
        [holds("is", "2016-11-01"), holds("is", "2016-11-03"), takes("isf", "2016-11-05")]
    )
    periods = infer(*said).periods("karama")
    message = list(similar_runs(periods))
    assert [len(chapter) for chapter in message] == [1, 2, 1, 1]
    assert [period for chapter in message for period in chapter] == list(periods)


@pytest.mark.parametrize("place", ["mosul", "karama", "erbil", "aleppo_province", "gogjali"])
def test_the_json_has_every_day_once(place: str, shipped: Study) -> None:
    """Each period begins on the day after the one before it, and the first and last are open."""
    data = json.loads(format_timeline_json(shipped, shipped.project.gazetteer.place[place]))
    periods = data["periods"]
    assert periods[0]["from"] is None
    assert periods[-1]["to"] is None
    for former, later in pairwise(periods):
        assert to_ordinal(later["from"]) == to_ordinal(former["to"]) + 1


def test_every_history_fits_the_terminal_and_names_every_source(shipped: Study) -> None:
    """No line is wider than the page, and each deciding mention is cited."""
    for place_id in sorted(shipped.named):
        text = format_timeline(shipped, shipped.project.gazetteer.place[place_id])
        assert all(len(line) <= WIDTH for line in text.split("\n"))
        for period in shipped.timelines.periods(place_id):
            assert all(f"[{mention_id}]" in text for mention_id in period.mentions)


def test_a_place_of_which_nothing_is_known_says_so(shipped: Study, root: Path) -> None:
    """Its one period is always, and no article is said to name it."""
    text = format_timeline(shipped, shipped.project.gazetteer.place["damascus"])
    assert "up to 23 Feb 2017\n  Unknown\n    The articles name this place" in text
    early = make_study(root, known_by="2016-11-04")
    text = format_timeline(early, early.project.gazetteer.place["damascus"])
    assert text == (
        "Damascus, city in Syria\nas known by Friday 4 November 2016\n\nalways\n  Unknown\n"
        "    No sentence that counts here names this place.\n"
    )


def test_a_hostile_title_is_shown_as_what_it_is(tiny: TinyProject, tmp_path: Path) -> None:
    """An escape sequence is written out in text and JSON."""
    study = make_study(tiny.change(PLACES, KARAMA, {"title": "Ka\x1b[31mrama"}).write(tmp_path))
    place = study.project.gazetteer.place["karama"]
    for text in (format_timeline(study, place), format_timeline_json(study, place)):
        assert "Ka\\u001b[31mrama" in text
        assert "\x1b" not in text
