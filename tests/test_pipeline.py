"""From a folder to a map: the stages together."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import pytest

from mosulmap.control.study import Study
from mosulmap.errors import RequestError
from mosulmap.pipeline import (
    check_project,
    control_frame_on,
    draw_map,
    find_status,
    make_study,
    study_of,
)
from mosulmap.project.project import read_project
from tests.faults import change
from tests.faults_project import PLACES as GAO
from tests.faults_project import write_sound_project
from tests.tiny_project import (
    KARAMA,
    KARAMA_TAKEN,
    MENTIONS,
    PLACES,
    TinyProject,
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


@pytest.mark.parametrize("day", ["2016-10-16", "2017-02-27", "2010-01-01", "2018-01-01"])
def test_a_day_outside_the_evidence_is_refused(day: str, shipped: Study) -> None:
    """Neither status nor map speak of days that no sentence reaches."""
    message = f"--date {day} is outside the evidence, which runs from 2016-10-17 to 2017-02-26"
    for stage in (find_status, draw_map):
        with pytest.raises(RequestError) as error:
            stage(shipped, day)
        assert str(error.value) == message


def test_the_frame_of_a_day_says_what_the_status_says(shipped: Study) -> None:
    """Row by row, with the point of each place that has one."""
    frame = control_frame_on(shipped, "2016-11-04")
    statuses = find_status(shipped, "2016-11-04")
    place = shipped.project.gazetteer.place
    assert len(frame) == len(statuses) == len(place)
    for status, (_, row) in zip(statuses, frame.iterrows(), strict=True):
        values = row[[*asdict(status)]]
        assert values.where(values.notna(), None).to_dict() == asdict(status)
        one = place[status.place_id]
        point = (row.geometry.x, row.geometry.y) if row.geometry else (None, None)
        assert point == (one.lon, one.lat)


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
    assert astray.message.endswith(
        "lon and lat look swapped, write 43.2032 into lon and 36.3412 into lat"
    )


def test_no_output_offers_a_position_far_from_the_larger_place(tmp_path: Path) -> None:
    """`status` and `render` tell a wrong coordinate as `check` does."""
    change(GAO, "gao", lon="40.5 W")(write_sound_project(tmp_path))
    said = {problem.line: problem.message for problem in make_study(tmp_path).problems}
    assert "; write -40.5" not in said[3]
    checked = {problem.line: problem.message for problem in check_project(tmp_path).errors}
    assert said[3] == checked[3]
