"""What is done about problems: a row is mended, all that is certain is, a warning is decided."""

from __future__ import annotations

from ..curate.acknowledge import acknowledge
from ..curate.fix import fix_project, format_fixes
from ..curate.mend_row import mend_row
from .check_view import line_of
from .row_actions import cells_in
from .workspace import Reply, Values, Workspace


def mend(workspace: Workspace, values: Values) -> Reply:
    """Write `changed` cells into the row on a `line` of the table at `path`.

    Raises the errors of `mend_row`, and `RequestError` for JSON of another form.
    """
    seen, changed = cells_in(values, "seen"), cells_in(values, "changed")
    path = str(values.get("path", ""))
    return {"cells": mend_row(workspace.folder, path, line_of(values), seen, changed)}


def fix(workspace: Workspace, _: Values) -> Reply:
    """Mend everything that has one right answer, and return the differences.

    Raises the errors of `fix_project`.
    """
    return {"difference": format_fixes(fix_project(workspace.folder))}


def decide_warning(workspace: Workspace, values: Values) -> Reply:
    """Acknowledge the warnings at a `place`, with the reason `why`.

    Raises the errors of `acknowledge`.
    """
    place, why = str(values.get("place", "")), str(values.get("why", ""))
    return {"words": acknowledge(workspace.folder, [place], why)}
