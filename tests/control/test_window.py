"""The days that the evidence reaches, from the first word to two days after the last article."""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.control.window import Window
from mosulmap.errors import RequestError
from mosulmap.pipeline import find_status, make_study
from tests.tiny_project import ARTICLES, EARLY, LATE, MENTIONS, MOSUL_HELD, SAMAH_FLED, TinyProject


@pytest.mark.parametrize(
    ("row", "event_date", "first"),
    [
        # Thirty days before the first article still belong to the story; earlier days do not.
        (SAMAH_FLED, "2016-10-17", "2016-10-17"),
        (SAMAH_FLED, "2016-10-05", "2016-10-05"),
        (SAMAH_FLED, "2016-10-04", "2016-11-04"),
        (SAMAH_FLED, "2014/2016-10-20", "2016-10-20"),
        (SAMAH_FLED, "2014", "2016-11-04"),
        # A day after the last article moves nothing.
        (SAMAH_FLED, "2016-12-24", "2016-11-04"),
        (MOSUL_HELD, "2016-11-01/2016-11-04", "2016-11-01"),
    ],
)
def test_the_window_begins_with_the_run_up_of_the_first_article(
    row: int, event_date: str, first: str, tiny: TinyProject, tmp_path: Path
) -> None:
    """The days shown run from the earliest word within 30 days before the first article."""
    tiny.change(MENTIONS, row, {"event_date": event_date})
    assert make_study(tiny.write(tmp_path)).window == Window(first, "2016-11-08")


def test_the_window_ends_two_days_after_the_last_known_article(
    tiny: TinyProject, tmp_path: Path
) -> None:
    """What is not known by a day does not stretch the window."""
    tiny.write(tmp_path)
    assert make_study(tmp_path).window == Window("2016-11-02", "2016-11-08")
    assert make_study(tmp_path, "2016-11-05").window == Window("2016-11-02", "2016-11-06")


def test_an_undated_article_is_quoted_but_spans_no_days(tiny: TinyProject, tmp_path: Path) -> None:
    """The mentions of an article of unknown date count; the window is that of the others."""
    study = make_study(tiny.change(ARTICLES, LATE, {"published": ""}).write(tmp_path))
    assert study.window == Window("2016-11-02", "2016-11-06")
    assert len(study.mentions) == 9


def test_what_an_undated_article_says_of_a_later_day_stretches_the_window(
    tiny: TinyProject, tmp_path: Path
) -> None:
    """Else the sentence would be counted and nowhere on the map."""
    tiny.change(ARTICLES, LATE, {"published": ""})
    late = [row for row in tiny.tables[MENTIONS] if row["article_id"] == "late"]
    late[0]["event_date"] = "2016-11-15"
    assert make_study(tiny.write(tmp_path)).window == Window("2016-11-02", "2016-11-15")


def test_a_day_after_the_last_article_known_by_then_can_be_asked_about(
    tiny: TinyProject, tmp_path: Path
) -> None:
    """The window of what was known on the 4th ends on the 6th; the whole evidence on the 8th."""
    study = make_study(tiny.write(tmp_path), "2016-11-04")
    assert (study.window.last, study.reach.last) == ("2016-11-06", "2016-11-08")
    assert {status.place_id for status in find_status(study, "2016-11-08")} >= {"karama"}


def test_without_any_day_there_is_nothing_to_show(tiny: TinyProject, tmp_path: Path) -> None:
    """A project whose articles are all undated says so."""
    for row in (EARLY, LATE):
        tiny.change(ARTICLES, row, {"published": ""})
    with pytest.raises(RequestError) as error:
        make_study(tiny.write(tmp_path))
    assert str(error.value) == (
        "no article of known date was published; "
        "nothing to show until one is added (mosulmap add FILE)"
    )


def test_before_the_first_article_nothing_was_known(root: Path) -> None:
    """To know by a day before the first article is to know nothing."""
    with pytest.raises(RequestError) as error:
        make_study(root, known_by="2016-10-31")
    assert str(error.value) == (
        "no article of known date was published by 2016-10-31; nothing to show"
    )
