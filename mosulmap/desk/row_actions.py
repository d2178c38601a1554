"""A row of any table is edited in place, unless somebody changed it since it was seen."""

from __future__ import annotations

from typing import TypeGuard

from ..curate.decisions import cells_of_row
from ..curate.edit_cell import edit_row, path_of
from ..errors import RequestError
from .workspace import Reply, Values, Workspace


def edit(workspace: Workspace, values: Values) -> Reply:
    """Write `changed` cells into the row with a `key` of the table at `path`; return its cells.

    `seen` are the cells as the page shows them. Raises the errors of `edit_row`, and `RequestError`
    for JSON of another form.
    """
    seen, changed = cells_in(values, "seen"), cells_in(values, "changed")
    path, key = path_of(str(values.get("path", ""))), str(values.get("key", ""))
    signature = workspace.sign(str(values.get("why", "")))
    with workspace.lock:
        change = edit_row(
            workspace.folder, path, key, changed, signature, was=seen, kept=workspace.kept
        )
    return {"cells": cells_of_row(change.after)}


def cells_in(values: Values, name: str) -> dict[str, str]:
    """Return cells that were sent. Raises `RequestError` when they are none."""
    cells = values.get(name)
    if not are_cells(cells):
        raise RequestError("a row is edited by its cells as they were seen, and those that change")
    return cells


def are_cells(value: object) -> TypeGuard[dict[str, str]]:
    """Whether a piece of JSON has the form of cells by column."""
    return isinstance(value, dict) and all(isinstance(cell, str) for cell in value.values())
