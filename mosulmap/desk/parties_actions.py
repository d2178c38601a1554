"""What is done about parties: names are made one, a row is edited."""

from __future__ import annotations

from ..curate.edit_cell import edit_row
from ..curate.make_party import ACTORS, make_party
from ..model.rows import Actor
from .rows_sent import cells_sent, row_of
from .workspace import Reply, Values, Workspace


def make_new_party(workspace: Workspace, values: Values) -> Reply:
    """Write a party of its `cells`, and return its id.

    Raises the errors of `make_party`, and `RequestError` for JSON of another form.
    """
    row = row_of(Actor, cells_sent(values, "cells"))
    signature = workspace.sign(str(values.get("why", "")))
    with workspace.lock:
        made = make_party(workspace.folder, row, signature, workspace.kept)
    return {"id": made.id}


def edit_party(workspace: Workspace, values: Values) -> Reply:
    """Write `changed` cells into the row of a party that was `seen`.

    Raises the errors of `edit_row`, and `RequestError` for JSON of another form.
    """
    party_id = str(values.get("id", ""))
    seen, changed = cells_sent(values, "seen"), cells_sent(values, "changed")
    signature = workspace.sign(str(values.get("why", "")))
    with workspace.lock:
        edit_row(
            workspace.folder, ACTORS, party_id, changed, signature, was=seen, kept=workspace.kept
        )
    return {"id": party_id}
