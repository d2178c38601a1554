"""Problems are mended at the desk."""

from __future__ import annotations

import pytest

from mosulmap.desk.check_actions import decide_warning, fix, mend
from mosulmap.desk.check_view import check_view, row_view
from mosulmap.desk.workspace import Workspace
from mosulmap.errors import RequestError
from tests.desk.test_check_view import spoil
from tests.tiny_project import PLACES


def errors(workspace: Workspace) -> list[dict[str, str]]:
    """Return the errors that a check finds now."""
    workspace.changed = True
    return [one for one in check_view(workspace, {})["problems"] if one["severity"] == "error"]


def test_a_cell_is_mended_in_its_row(workspace: Workspace) -> None:
    """The problem is gone, and the rest of the table is as it was."""
    spoil(workspace)
    [problem] = errors(workspace)
    where = {"path": PLACES, "line": problem["line"]}
    seen = row_view(workspace, {**where, "line": str(problem["line"])})["cells"]
    mend(workspace, {**where, "seen": seen, "changed": {"lat": seen["lat"].replace(",", ".")}})
    assert errors(workspace) == []


def test_all_that_is_certain_is_mended_at_once(workspace: Workspace) -> None:
    """As `check --fix` does, with the difference."""
    spoil(workspace)
    assert "36.3" in fix(workspace, {})["difference"]
    assert errors(workspace) == []


@pytest.mark.parametrize(
    "values", [{}, {"seen": [], "changed": {}}, {"seen": {"id": 1}, "changed": {}}]
)
def test_json_of_another_form_is_refused(workspace: Workspace, values: dict[str, object]) -> None:
    """Cells are texts by column."""
    with pytest.raises(RequestError):
        mend(workspace, {"path": PLACES, "line": 2, **values})


def test_a_warning_is_decided_with_a_reason(workspace: Workspace) -> None:
    """Without one it stays."""
    with pytest.raises(RequestError, match="why"):
        decide_warning(workspace, {"place": "all", "why": " "})
