"""What a reader does at the desk: answers proposals, edits them, takes an answer back."""

from __future__ import annotations

from ..curate.answers import AnsweredRow, cells_of, save_answers
from ..curate.decisions import undo
from ..errors import RequestError
from .workspace import Reply, Values, Workspace


def answer(workspace: Workspace, values: Values) -> Reply:
    """Save answers to one question: `rows` with the cells that were `seen` and are `changed`.

    Returns the rows as they are now. Raises the errors of `save_answers`, and `RequestError` for
    JSON of another form.
    """
    rows = values.get("rows")
    if not (isinstance(rows, list) and rows and all(map(is_answer, rows))):
        raise RequestError("an answer is a list of rows, each with the cells seen and changed")
    answers = [AnsweredRow(row["seen"], row["changed"]) for row in rows]
    signature = workspace.sign(str(values.get("why", "")))
    saved = save_answers(workspace.folder, workspace.read().sound, answers, signature)
    return {"rows": [cells_of(row) for row in saved], "when": ""}


def is_answer(row: object) -> bool:
    """Whether a piece of JSON has the form of an answered row."""
    return isinstance(row, dict) and all(
        isinstance(cells := row.get(name), dict)
        and all(isinstance(cell, str) for cell in cells.values())
        for name in ("seen", "changed")
    )


def undo_last(workspace: Workspace, values: Values) -> Reply:
    """Take back the last decision, and say which. Raises the errors of `undo`."""
    signature = workspace.sign(str(values.get("why", "")))
    undone = list(undo(workspace.folder, 1, signature))
    return {"undone": undone[0]}
