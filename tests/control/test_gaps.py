"""Spans without a dated sentence."""

from __future__ import annotations

import pytest

from mosulmap.control.gaps import LONG_GAP, find_long_gaps, sentence_counts
from mosulmap.control.study import Study
from mosulmap.control.window import Window
from mosulmap.model.dates import to_day, to_ordinal


def test_the_shipped_articles_are_silent_for_a_winter(shipped: Study) -> None:
    """No sentence speaks of a day between 12 November and 18 February."""
    counts = sentence_counts(shipped.mentions, shipped.window)
    (winter,) = find_long_gaps(counts, shipped.window)
    assert (to_day(winter.first), to_day(winter.last)) == ("2016-11-12", "2017-02-18")
    assert winter.days == 99
    assert not winter.is_open


@pytest.mark.parametrize(("days", "found"), [(LONG_GAP - 1, 0), (LONG_GAP, 1)])
def test_a_silence_has_thirty_days(days: int, found: int) -> None:
    """Shorter ones are part of how news come."""
    start = to_ordinal("2016-11-01")
    counts = {to_day(start): 1, to_day(start + days + 1): 2}
    window = Window(to_day(start), to_day(start + days + 1))
    assert len(find_long_gaps(counts, window)) == found


def test_a_silence_up_to_the_end_is_open() -> None:
    """Nobody knows yet how long it is."""
    (silence,) = find_long_gaps({"2016-11-01": 1}, Window("2016-11-01", "2017-01-01"))
    assert silence.is_open
    assert to_day(silence.last) == "2017-01-01"
