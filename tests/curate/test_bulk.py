"""Answers to many proposals at once: which they are about, and what they change on the map."""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.curate.bulk import (
    Where,
    answer_where,
    format_answer,
    map_changes,
    read_where,
    selected,
)
from mosulmap.errors import RequestError
from mosulmap.model.rows import Review
from mosulmap.project.project import Project, read_project
from tests.tiny_project import (
    KARAMA_HELD,
    KARAMA_TAKEN,
    MENTIONS,
    MOSUL_HELD,
    SAMAH_FLED,
    TinyProject,
)

NOTE = 'rule: take; agent "Iraqi forces"'


@pytest.fixture
def project(tiny: TinyProject, tmp_path: Path) -> Project:
    """Return a project with four proposals: two of Karama, a flight, and who held Mosul."""
    for row in (KARAMA_TAKEN, KARAMA_HELD, SAMAH_FLED, MOSUL_HELD):
        tiny.change(MENTIONS, row, {"status": "proposed"})
    tiny.change(MENTIONS, KARAMA_TAKEN, {"note": f"edited; {NOTE}"})
    tiny.change(MENTIONS, MOSUL_HELD, {"note": "rule: hold"})
    return read_project(tiny.write(tmp_path / "project"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("place=karama", ["early:85", "late:212"]),
        ("place=karama,article=early", ["early:85"]),
        ("rule=take", ["early:85"]),
        ("event=holding", ["early:46", "late:212"]),
        ("event=holding , control=is", ["early:46"]),
        ("control=", ["early:132"]),
        ("place=tal_afar", []),
    ],
)
def test_conditions_select_what_waits(project: Project, text: str, found: list[str]) -> None:
    """Joined by commas they hold all; what was decided is never selected."""
    chosen = selected(project.mentions.rows, read_where(text, project))
    assert [row.id.partition(":")[0] for row in chosen] == [key.partition(":")[0] for key in found]
    assert [row.place_id for row in chosen] == [
        {"early:85": "karama", "late:212": "karama", "early:46": "mosul", "early:132": "samah"}[key]
        for key in found
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("karama", "'karama' is no condition; write each of place=, article=, event=, "),
        ("town=karama", "'town=karama' is no condition"),
        ("place=karama,place=mosul", "'place=mosul' is no condition"),
        ("place=karamah", "place=karamah: the project has no such place; did you mean 'karama'"),
        ("event=battle", "event=battle: the project has no such event"),
        ("control=martians", "control=martians: the project has no such control"),
        ("article=x", "article=x: the project has no such article"),
    ],
)
def test_a_condition_that_cannot_be_is_told(project: Project, text: str, message: str) -> None:
    """A slip in an id would silently select nothing."""
    with pytest.raises(RequestError, match=message):
        read_where(text, project)


def accepting(project: Project, text: str) -> str:
    """Return what it does to accept all with these conditions, in words."""
    answer = answer_where(project, [(Review.ACCEPTED, read_where(text, project))])
    return format_answer(answer, project.gazetteer)


def test_what_changes_on_the_map_is_said_first(project: Project) -> None:
    """Each place with its days, and what is said of it without and with the mentions."""
    assert accepting(project, "place=karama,article=early") == (
        "1 accepted\n"
        "1 place changes hands:\n"
        "  Karama, 4 Nov 2016 to 5 Nov 2016: Unknown → Claimed by Iraqi forces\n"
    )
    assert accepting(project, "place=samah") == "1 accepted\nNo place changes hands\n"


def test_a_rejection_changes_nothing_on_the_map(project: Project) -> None:
    """What was only proposed was never on it."""
    answer = answer_where(project, [(Review.REJECTED, {"place": "karama"})])
    assert answer.handovers == ()
    statuses = [dict(change.after or ())["status"] for change in answer.changes]
    assert statuses == ["rejected"] * 2


def test_what_a_larger_place_gives_is_among_the_changes(project: Project) -> None:
    """Who held Mosul says who held the parts of it that no sentence names otherwise."""
    places = {
        one.place_id
        for one in answer_where(project, [(Review.ACCEPTED, {"place": "mosul"})]).handovers
    }
    assert "mosul" in places
    assert places <= {"mosul", "karama", "samah"}


def test_what_check_would_reject_is_left_out_and_told(tiny: TinyProject, tmp_path: Path) -> None:
    """A capture without its day costs only its own row."""
    tiny.change(MENTIONS, KARAMA_TAKEN, {"status": "proposed", "event_date": "", "date_phrase": ""})
    tiny.change(MENTIONS, KARAMA_HELD, {"status": "proposed"})
    project = read_project(tiny.write(tmp_path / "project"))
    answer = answer_where(project, [(Review.ACCEPTED, {"place": "karama"})])
    assert [dict(change.before or ())["event"] for change in answer.changes] == ["holding"]
    assert (
        "1 mention left out, which check would reject:\n  seeds/mentions.csv:3: event_date: "
        in (format_answer(answer, project.gazetteer))
    )


def test_nobody_is_given_two_answers(project: Project) -> None:
    """And an answer to nothing is told as such."""
    both: list[tuple[Review, Where]] = [
        (Review.ACCEPTED, {"place": "karama"}),
        (Review.REJECTED, {"article": "early"}),
    ]
    with pytest.raises(RequestError, match="two answers at once"):
        answer_where(project, both)
    with pytest.raises(RequestError, match="no proposal that waits"):
        answer_where(project, [(Review.ACCEPTED, {"place": "tal_afar"})])


def test_a_new_row_is_counted_too(project: Project) -> None:
    """The desk asks what a statement would change before it is written."""
    row = next(row for row in project.mentions.rows if row.place_id == "karama")
    new = row.model_copy(update={"id": f"{row.id}.2", "status": Review.ACCEPTED, "control": "is"})
    assert [one.after.controller for one in map_changes(project, [new])] == ["is"]
