"""What a project holds and what is left out of it, in a line each."""

from __future__ import annotations

from pathlib import Path

from mosulmap.control.study import Study
from mosulmap.pipeline import make_study
from mosulmap.reports.summary import left_out_words, summary
from tests.tiny_project import (
    KARAMA_TAKEN,
    MENTIONS,
    TinyProject,
)


def test_the_shipped_study_is_that_of_the_documents(shipped: Study) -> None:
    """The shipped project in one line."""
    assert summary(shipped) == (
        "44 places named in 5 articles, 157 mentions, 17 Oct 2016 to 26 Feb 2017"
    )


def test_a_study_of_one_is_told_in_the_singular(tiny: TinyProject, tmp_path: Path) -> None:
    """One place, one article, one mention."""
    tiny.tables[MENTIONS] = [tiny.tables[MENTIONS][KARAMA_TAKEN]]
    assert summary(make_study(tiny.write(tmp_path))) == (
        "1 place named in 1 article, 1 mention, 4 Nov 2016 to 8 Nov 2016"
    )


def test_a_sound_project_leaves_nothing_out(shipped: Study) -> None:
    """Without a fault there is nothing to remark."""
    assert (shipped.problems, shipped.left_out, left_out_words(shipped)) == ((), {}, "")


def test_many_problems_are_told_in_short(tiny: TinyProject, tmp_path: Path) -> None:
    """Ten are listed, the others are counted, for `check` lists them."""
    for number in range(10):
        tiny.change(MENTIONS, number, {"place_id": f"at{number}", "claimant": f"who{number}"})
    *said, more, last = left_out_words(make_study(tiny.write(tmp_path))).splitlines()
    assert (len(said), more) == (10, "… and 10 more problems")
    assert last.endswith(
        "left out 10 of seeds/mentions.csv because of 20 problems; mosulmap check lists all"
    )
