"""What a reader does at the desk: answers proposals, edits them, takes an answer back."""

from __future__ import annotations

from ..curate.answers import AnsweredRow, save_answers
from ..curate.decisions import cells_of_row, undo
from ..curate.state import state_words
from ..errors import RequestError
from .row_actions import are_cells
from .workspace import Reply, Values, Workspace

STATED = ("place_id", "event", "actor", "control", "event_date", "date_phrase", "claimant", "note")
"""The cells of a statement that a curator fills in."""


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
    sound = workspace.latest().sound
    saved = save_answers(workspace.folder, sound, answers, signature, workspace.written)
    return {"rows": [cells_of_row(row) for row in saved]}


def is_answer(row: object) -> bool:
    """Whether a piece of JSON has the form of an answered row."""
    return isinstance(row, dict) and all(are_cells(row.get(name)) for name in ("seen", "changed"))


def undo_last(workspace: Workspace, values: Values) -> Reply:
    """Take back the last decision, and say which. Raises the errors of `undo`."""
    signature = workspace.sign(str(values.get("why", "")))
    undone = list(undo(workspace.folder, 1, signature, workspace.written))
    return {"undone": undone[0]}


def state(workspace: Workspace, values: Values) -> Reply:
    """State what the reading missed: words by their span, and what they say.

    `char_start` and `char_end` count code points. Returns the mention as it was written. Raises the
    errors of `state_words`, and `RequestError` for a span that is none.
    """
    start, end = values.get("char_start"), values.get("char_end")
    if type(start) is not int or type(end) is not int:
        raise RequestError("the words are named by two offsets, in code points")
    cells = {name: str(values[name]) for name in STATED if name in values}
    signature = workspace.sign(str(values.get("why", "")))
    article = str(values.get("article_id", ""))
    sound = workspace.read().sound
    row = state_words(
        workspace.folder, article, (start, end), cells, signature, workspace.written, sound
    )
    return {"row": cells_of_row(row)}
