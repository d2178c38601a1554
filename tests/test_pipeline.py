"""From a folder to a map: the stages together."""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.control.study import Study, Window
from mosulmap.errors import DataError, RequestError
from mosulmap.pipeline import check_project, draw_map, make_study, study_of, tell_status
from mosulmap.project.project import read_project
from mosulmap.reports.summary import left_out_words, summary
from tests.tiny_project import (
    ACTORS,
    ARTICLES,
    CTS,
    EARLY,
    IRAQ,
    KARAMA,
    KARAMA_TAKEN,
    LATE,
    MENTIONS,
    MOSUL,
    MOSUL_HELD,
    NAMES,
    PLACES,
    SAMAH_FLED,
    TAL_AFAR,
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


def test_only_accepted_mentions_of_known_articles_are_studied(
    tiny: TinyProject, tmp_path: Path
) -> None:
    """A rejected mention is left out, and so is, with known-by, an article not yet published."""
    tiny.write(tmp_path)
    assert len(make_study(tmp_path).mentions) == 9
    study = make_study(tmp_path, known_by="2016-11-05")
    assert [article.id for article in study.articles] == ["early"]
    assert [mention.article_id for mention in study.mentions] == ["early"] * 4
    assert study.known_by == "2016-11-05"
    assert study.named == {"karama", "mosul", "samah"}


def test_a_study_without_a_source_has_the_articles_of_the_others(
    tiny: TinyProject, tmp_path: Path
) -> None:
    """Without AFP the later article is gone, with its mentions and its days."""
    study = study_of(read_project(tiny.write(tmp_path)), without="AFP")
    assert [article.id for article in study.articles] == ["early"]
    assert {mention.article_id for mention in study.mentions} == {"early"}
    assert study.window.last == "2016-11-06"


LEFT_OUT = [
    # A mention of an unknown place, of an unknown article, of the future, without its quote.
    (MENTIONS, KARAMA_TAKEN, {"place_id": "atlantis"}, {MENTIONS: 1}),
    (MENTIONS, KARAMA_TAKEN, {"article_id": "unheard"}, {MENTIONS: 1}),
    (MENTIONS, KARAMA_TAKEN, {"event_date": "2016-11-20"}, {MENTIONS: 1}),
    (MENTIONS, KARAMA_TAKEN, {"quote": ""}, {MENTIONS: 1}),
    # A place that lies in itself takes its names, its parts and their mentions with it.
    (PLACES, TAL_AFAR, {"parent_id": "tal_afar"}, {PLACES: 1, MENTIONS: 2}),
    (PLACES, MOSUL, {"lat": "north"}, {PLACES: 3, NAMES: 3, MENTIONS: 8}),
    (ARTICLES, LATE, {"file": "gone.txt"}, {ARTICLES: 1, MENTIONS: 6}),
    (ACTORS, CTS, {"title": ""}, {ACTORS: 1, MENTIONS: 1}),
]


@pytest.mark.parametrize(("table", "row", "cells", "left_out"), LEFT_OUT)
def test_a_faulty_row_is_left_out_with_what_needs_it_and_counted(
    table: str,
    row: int,
    cells: dict[str, str],
    left_out: dict[str, int],
    tiny: TinyProject,
    tmp_path: Path,
) -> None:
    """The rest of the project is studied, and the remark ends with what is not in it."""
    study = make_study(tiny.change(table, row, cells).write(tmp_path))
    assert study.left_out == left_out
    assert study.timelines
    remark = left_out_words(study)
    assert remark.startswith(f"{table}:{row + 2}: ")
    rows = ", ".join(f"{number} of {path}" for path, number in left_out.items())
    assert remark.splitlines()[-1].startswith(f"mosulmap: left out {rows} because of ")


def test_parents_in_a_circle_are_left_out_together(tiny: TinyProject, tmp_path: Path) -> None:
    """Two places that lie in each other are two problems, and no endless climb."""
    tiny.change(PLACES, IRAQ, {"parent_id": "mosul"})
    study = make_study(tiny.write(tmp_path))
    assert [problem.line for problem in study.problems] == [2, 4]
    assert study.project.places.rows == ()


def test_a_sound_project_leaves_nothing_out(shipped: Study) -> None:
    """Without a fault there is nothing to remark."""
    assert (shipped.problems, shipped.left_out, left_out_words(shipped)) == ((), {}, "")


def test_many_problems_are_told_in_short(tiny: TinyProject, tmp_path: Path) -> None:
    """Ten are listed, the others are counted, for `check` lists them."""
    for number in range(10):
        tiny.change(MENTIONS, number, {"place_id": "atlantis", "claimant": "nobody"})
    *told, more, last = left_out_words(make_study(tiny.write(tmp_path))).splitlines()
    assert (len(told), more) == (10, "… and 10 more problems")
    assert last.endswith(
        "left out 10 of seeds/mentions.csv because of 20 problems; mosulmap check lists all"
    )


def test_without_a_whole_table_there_is_no_study(tiny: TinyProject, tmp_path: Path) -> None:
    """Where a table cannot be read at all nobody knows what is missing."""
    (tiny.write(tmp_path) / PLACES).unlink()
    with pytest.raises(DataError) as error:
        make_study(tmp_path)
    assert str(error.value).startswith(f"{PLACES}: cannot be read")


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
    """What is not known by a day does not stretch the window; an undated article never does."""
    tiny.write(tmp_path)
    assert make_study(tmp_path).window == Window("2016-11-02", "2016-11-08")
    assert make_study(tmp_path, "2016-11-05").window == Window("2016-11-02", "2016-11-06")


def test_an_undated_article_is_quoted_but_spans_no_days(tiny: TinyProject, tmp_path: Path) -> None:
    """The mentions of an article of unknown date count; the window is that of the others."""
    study = make_study(tiny.change(ARTICLES, LATE, {"published": ""}).write(tmp_path))
    assert study.window == Window("2016-11-02", "2016-11-06")
    assert len(study.mentions) == 9


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


@pytest.mark.parametrize("day", ["2016-10-16", "2017-02-27", "2010-01-01", "2018-01-01"])
def test_a_day_outside_the_evidence_is_refused(day: str, shipped: Study) -> None:
    """Neither status nor map speak of days that no sentence reaches."""
    message = f"--date {day} is outside the evidence, which runs from 2016-10-17 to 2017-02-26"
    for tell in (tell_status, draw_map):
        with pytest.raises(RequestError) as error:
            tell(shipped, day)
        assert str(error.value) == message


@pytest.mark.parametrize("day", ["2016-10-17", "2016-11-04", "2017-02-26"])
def test_a_day_of_the_evidence_is_told_for_every_place(day: str, shipped: Study) -> None:
    """Each place of the gazetteer has a status, on the first day and on the last."""
    assert len(tell_status(shipped, day)) == len(shipped.project.places.rows)


def test_a_checked_project_is_summed_up(tiny: TinyProject, tmp_path: Path) -> None:
    """Where no check finds a fault, there is one line on what the project holds."""
    report = check_project(tiny.write(tmp_path))
    assert (report.errors, report.warnings) == ((), ())
    assert report.summary == "4 places named in 2 articles, 9 mentions, 2 Nov 2016 to 8 Nov 2016"


def test_a_check_lists_the_faults_of_tables_and_of_the_map_together(
    tiny: TinyProject, tmp_path: Path
) -> None:
    """A place astray is one problem among the others, by file and line."""
    tiny.change(PLACES, KARAMA, {"lon": "36.3412", "lat": "43.2032"})
    tiny.change(MENTIONS, KARAMA_TAKEN, {"actor": "nato"}).write(tmp_path)
    astray, unknown = check_project(tmp_path).errors
    assert (astray.line, unknown.line) == (3, 3)
    assert astray.message.endswith("lon and lat look swapped")
