"""Adds rows to a table: what `check` would say of them is said before they are written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..errors import DataError
from ..model.kept import FORGETFUL, Kept
from ..model.rows import Row
from ..project.project import Project
from ..project.table_edit import RowChange
from .decisions import Signature, make_decision
from .edit_cell import table_at
from .new_problems import new_problems, with_added


def add_rows(
    folder: Path,
    project: Project,
    path: str,
    rows: Sequence[Row],
    signature: Signature,
    kept: Kept = FORGETFUL,
) -> None:
    """Write new rows of the table at `path` as one decision; none is none.

    `project` is what stands in `folder`, which the caller has locked. What did not change since it
    was `kept` is not read again. Raises `RequestError` for a path that no table has, `DataError`
    when the table cannot be read, or with what `check` would say of the rows, and what
    `make_decision` raises.
    """
    table = table_at(project, path)
    if found := new_problems(project, [with_added(table, rows)], kept):
        raise DataError(found)
    if rows:
        changes = {path: [RowChange(None, row) for row in rows]}
        make_decision(folder, changes, signature, kept=kept)
