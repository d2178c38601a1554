"""What is done about parties: their names in articles are made one."""

from __future__ import annotations

from ..curate.make_party import make_party
from ..model.rows import Actor
from .row_actions import cells_in
from .rows_sent import row_of
from .workspace import Reply, Values, Workspace


def make_new_party(workspace: Workspace, values: Values) -> Reply:
    """Write a party of its `cells`, and return its id.

    Raises the errors of `make_party`, and `RequestError` for JSON of another form.
    """
    row = row_of(Actor, cells_in(values, "cells"))
    signature = workspace.sign(str(values.get("why", "")))
    with workspace.lock:
        made = make_party(workspace.folder, row, signature, workspace.kept)
    return {"id": made.id}
