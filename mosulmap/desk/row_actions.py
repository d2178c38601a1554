"""A row of any table is edited in place, unless somebody changed it since it was seen."""

from __future__ import annotations

from ..curate.edit_cell import edit_row, path_of
from ..errors import RequestError
from ..project.table import format_cell
from .workspace import Reply, Values, Workspace


def edit(workspace: Workspace, values: Values) -> Reply:
    """Write `changed` cells into the row with a `key` of the table at `path`; return its cells.

    `seen` are the cells as the page shows them. Raises the errors of `edit_row`, and `RequestError`
    for JSON of another form.
    """
    seen, changed = cells_in(values, "seen"), cells_in(values, "changed")
    path, key = path_of(str(values.get("path", ""))), str(values.get("key", ""))
    signature = workspace.sign(str(values.get("why", "")))
    change = edit_row(workspace.folder, path, key, changed, signature, was=seen)
    row = change.after
    return {"cells": {name: format_cell(value) for name, value in row} if row else {}}


def cells_in(values: Values, name: str) -> dict[str, str]:
    """Return cells that were sent. Raises `RequestError` when they are none."""
    cells = values.get(name)
    if not (isinstance(cells, dict) and all(isinstance(cell, str) for cell in cells.values())):
        raise RequestError("a row is edited by its cells as they were seen, and those that change")
    return cells
