"""What the curator's commands go on with, and what they say of the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.curate.sound_rows import (
    find_faults,
    format_remarks,
    sound_for_reading,
    sound_for_review,
)
from mosulmap.errors import DataError
from mosulmap.model.rows import Mention, Review
from mosulmap.project.project import Project, read_project
from tests.tiny_project import KARAMA_TAKEN, NAMES, PLACES, SAMAH, TinyProject


@pytest.fixture
def project(tiny: TinyProject, tmp_path: Path) -> Project:
    """Return the tiny project as read."""
    return read_project(tiny.write(tmp_path))


def with_cells(project: Project, **cells: object) -> Mention:
    """Return the mention of Karama taken, with other cells."""
    return project.mentions.rows[KARAMA_TAKEN].model_copy(update=cells)


def test_a_sound_project_is_used_whole_without_a_word(project: Project) -> None:
    """Nothing is wrong, nothing is said."""
    for used, problems in (sound_for_reading(project), sound_for_review(project)):
        assert [table.rows for table in used.tables] == [table.rows for table in project.tables]
        assert format_remarks(project, problems) == []


def test_a_faulty_row_is_named_and_the_others_are_used(tiny: TinyProject, tmp_path: Path) -> None:
    """A spelling of no place: the line of `check`, and that the command goes on."""
    tiny.change(NAMES, 0, {"place_id": "nowhere"})
    project = read_project(tiny.write(tmp_path))
    used, problems = sound_for_reading(project)
    assert len(used.names.rows) == len(tiny.tables[NAMES]) - 1
    line, last = format_remarks(project, problems)
    assert line.startswith("gazetteer/names.csv:2: place_id: 'nowhere' is not an id in")
    assert last == "1 problem; this goes on without the faulty cells and rows (mosulmap check)"


def test_a_changed_text_is_no_fault_for_reading(tiny: TinyProject, tmp_path: Path) -> None:
    """It is why `extract` is run; for `review` it is one."""
    tiny.texts["early"] = "News. " + tiny.texts["early"]
    project = read_project(tiny.write(tmp_path))
    assert format_remarks(project, sound_for_reading(project)[1]) == []
    assert format_remarks(project, sound_for_review(project)[1]) != []


def test_a_table_of_which_rows_may_be_missing_stops_the_command(
    tiny: TinyProject, tmp_path: Path
) -> None:
    """Nobody knows what stands below a quote out of place."""
    folder = tiny.write(tmp_path)
    with (folder / PLACES).open("a", encoding="utf-8") as file:
        file.write('"open')
    with pytest.raises(DataError, match="never closed"):
        sound_for_reading(read_project(folder))


def test_an_escape_in_a_cell_does_not_reach_the_terminal(tiny: TinyProject, tmp_path: Path) -> None:
    """A remark quotes cells, and a cell may hold anything."""
    tiny.change(PLACES, SAMAH, {"parent_id": "a\x1b[31mb"})
    project = read_project(tiny.write(tmp_path))
    lines = format_remarks(project, sound_for_reading(project)[1])
    assert "\x1b" not in "".join(lines)


@pytest.mark.parametrize(
    ("cells", "column", "words"),
    [
        ({"place_id": "nowhere"}, "place_id", "'nowhere' is not an id in gazetteer/places.csv"),
        ({"control": "un"}, "control", "'un' cannot hold a place"),
        ({"claimant": "nobody"}, "claimant", "'nobody' is not an id in gazetteer/actors.csv"),
        ({"control": ""}, "control", "is empty; 'capture' says who holds the place"),
        ({"event_date": ""}, "event_date", "is empty; a mention that asserts control needs"),
        ({"event_date": "2017"}, "event_date", "'2017' is after the article's publication"),
        ({"quote": "Iraqi forces fled Karama."}, "quote", "is not in the article"),
        ({"date_phrase": "on Monday"}, "date_phrase", "'on Monday' is not in the article"),
        ({"char_start": 0}, "toponym", "is not what stands at 0-"),
    ],
)
def test_one_mention_is_held_against_the_project(
    cells: dict[str, object], column: str, words: str, project: Project
) -> None:
    """It need not stand in the table for that."""
    assert find_faults(with_cells(project), project) == ()
    faults = find_faults(with_cells(project, **cells), project)
    assert words in next(fault.message for fault in faults if fault.column == column)


@pytest.mark.parametrize("status", [Review.PROPOSED, Review.REJECTED])
def test_what_is_not_accepted_may_lack_its_day_and_its_holder(
    status: Review, project: Project
) -> None:
    """A curator fills them in, or says no."""
    row = with_cells(project, control="", event_date="", date_phrase="", status=status)
    assert find_faults(row, project) == ()
