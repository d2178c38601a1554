"""Answers at the desk: saved with who gave them, or refused without a trace."""

from __future__ import annotations

from typing import Any

import pytest

from mosulmap.desk.reading_actions import answer, state, undo_last
from mosulmap.desk.reading_view import article_view
from mosulmap.desk.workspace import Workspace
from mosulmap.errors import ClashError, DataError, RequestError
from mosulmap.project.project import read_project
from tests.tiny_project import MENTIONS


def row_of(workspace: Workspace, toponym: str, status: str = "proposed") -> dict[str, str]:
    """Return the cells of the first mention of a toponym with a status."""
    rows = [row for key in ("early", "late") for row in mentions(workspace, key)]
    return next(row for row in rows if row["toponym"] == toponym and row["status"] == status)


def mentions(workspace: Workspace, article: str) -> list[dict[str, str]]:
    """Return the mentions of an article as the page has them."""
    workspace.changed = True
    found: list[dict[str, str]] = article_view(workspace, {"id": article})["mentions"]
    return found


def accept(workspace: Workspace, toponym: str) -> dict[str, Any]:
    """Accept the first proposal on a toponym."""
    row = row_of(workspace, toponym)
    return answer(workspace, {"rows": [{"seen": row, "changed": {"status": "accepted"}}]})


def test_an_answer_is_saved_with_who_gave_it(workspace: Workspace) -> None:
    """In the row and in the record."""
    row = row_of(workspace, "Karama")
    assert accept(workspace, "Karama")["rows"] == [{**row, "status": "accepted"}]
    project = read_project(workspace.folder)
    assert {one.id: one.status for one in project.mentions.rows}[row["id"]] == "accepted"
    assert (project.decisions[-1].who, project.decisions[-1].row) == ("Amira", row["id"])


def test_an_answer_to_a_row_that_somebody_changed_is_refused(workspace: Workspace) -> None:
    """What the other one wrote stays."""
    row = row_of(workspace, "Karama")
    path = workspace.folder / MENTIONS
    path.write_text(path.read_text(encoding="utf-8").replace("on Friday", "on  Friday"), "utf-8")
    stale = {**row, "note": "as it was"}
    before = path.read_bytes()
    with pytest.raises(ClashError):
        answer(workspace, {"rows": [{"seen": stale, "changed": {"status": "accepted"}}]})
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"status": "accepted", "control": "isff"}, "isff"),
        ({"status": "accepted", "event_date": "Friday"}, "Friday"),
        ({"status": "accepted", "place_id": "nowhere"}, "nowhere"),
    ],
)
def test_what_check_would_refuse_is_not_saved(
    workspace: Workspace, changed: dict[str, str], words: str
) -> None:
    """An edit at the desk cannot make a fault."""
    before = (workspace.folder / MENTIONS).read_bytes()
    with pytest.raises(DataError, match=words):
        answer(workspace, {"rows": [{"seen": row_of(workspace, "Karama"), "changed": changed}]})
    assert (workspace.folder / MENTIONS).read_bytes() == before


@pytest.mark.parametrize(
    "rows",
    [
        None,
        [],
        "x",
        [1],
        [{"seen": {}}],
        [{"seen": {"id": 1}, "changed": {}}],
        [{"seen": [], "changed": {}}],
    ],
)
def test_json_of_another_form_is_refused(workspace: Workspace, rows: object) -> None:
    """By whoever speaks to the desk without its page."""
    with pytest.raises(RequestError, match="an answer is a list of rows"):
        answer(workspace, {"rows": rows})


def test_an_answer_is_taken_back(workspace: Workspace) -> None:
    """As `mosulmap undo` does."""
    before = (workspace.folder / MENTIONS).read_bytes()
    accept(workspace, "Karama")
    assert "status proposed > accepted" in undo_last(workspace, {})["undone"]
    assert (workspace.folder / MENTIONS).read_bytes() == before


def test_what_the_reading_missed_is_stated(workspace: Workspace) -> None:
    """The quote is the sentence around the words, and the mention counts at once."""
    text = workspace.read().project.texts["late"]
    start = text.index("Tal Afar to")
    cells = {
        "place_id": "tal_afar",
        "event": "holding",
        "control": "isf",
        "event_date": "2016-11-06",
    }
    span = {"article_id": "late", "char_start": start + 0, "char_end": start + len("Tal Afar")}
    row = state(workspace, {**span, **cells})["row"]
    assert row["quote"] == "Islamic State left Tal Afar to Iraqi forces."
    assert row["status"] == "accepted"


@pytest.mark.parametrize("start", [None, "1", 1.5, True])
def test_a_span_that_is_none_is_refused(workspace: Workspace, start: object) -> None:
    """Offsets are whole numbers."""
    with pytest.raises(RequestError, match="two offsets"):
        state(workspace, {"article_id": "late", "char_start": start, "char_end": 3})
