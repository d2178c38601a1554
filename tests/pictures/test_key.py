"""The key of a picture."""

from __future__ import annotations

import pytest

from mosulmap.control.study import Study
from mosulmap.languages.catalogue import language
from mosulmap.pictures.key import holders, qualities
from mosulmap.pictures.sheet import draw_sheet
from mosulmap.pictures.wording import Wording


@pytest.mark.parametrize("day", ["2016-10-17", "2016-11-04", "2017-02-24"])
def test_the_key_counts_every_mark_once(day: str, shipped: Study) -> None:
    """The numbers beside the parties, contested and unknown add up to the marks."""
    spoken = language("en")
    marks = draw_sheet(shipped, day, "svg", spoken).marks
    entries = holders(marks, Wording(shipped, spoken))
    assert sum(entry.number for entry in entries) == len(marks)
    assert all(entry.number for entry in entries)


def test_the_key_explains_what_marks_show(shipped: Study) -> None:
    """On 4 November no report is old yet; on 24 February fifteen are."""
    wording = Wording(shipped, language("en"))
    early = draw_sheet(shipped, "2016-11-04", "svg", wording.language).marks
    late = draw_sheet(shipped, "2017-02-24", "svg", wording.language).marks
    assert "last report is old" not in {entry.words for entry in qualities(early, wording)}
    old = {entry.words: entry.number for entry in qualities(late, wording)}
    assert old["last report is old"] == sum(mark.style.stale for mark in late) > 0
