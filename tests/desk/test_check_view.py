"""What is shown of the check."""

from __future__ import annotations

import pytest

from mosulmap.desk.check_view import check_view, row_view
from mosulmap.desk.workspace import Workspace
from mosulmap.errors import RequestError
from tests.tiny_project import PLACES


def test_a_sound_project_has_no_errors(workspace: Workspace) -> None:
    """Its summary says what it holds."""
    found = check_view(workspace, {})
    assert [one for one in found["problems"] if one["severity"] == "error"] == []
    assert "2 articles" in found["summary"]


def test_a_problem_says_where_it_is_and_whether_it_mends(workspace: Workspace) -> None:
    """A decimal comma has one right answer."""
    spoil(workspace)
    found = check_view(workspace, {})
    [problem] = [one for one in found["problems"] if one["severity"] == "error"]
    assert (problem["path"], problem["column"], problem["mendable"]) == (PLACES, "lat", True)
    assert problem["words"].startswith("lat: '36,3")
    cells = row_view(workspace, {"path": PLACES, "line": str(problem["line"])})["cells"]
    assert cells["lat"].startswith("36,3")


def spoil(workspace: Workspace) -> None:
    """Put a decimal comma into a latitude."""
    path = workspace.folder / PLACES
    lines = path.read_text(encoding="utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if ",36.3" in line)
    lines[at] = lines[at].replace(",36.3", ',"36,3', 1).replace('"36,3', '"36,3', 1)
    cell = lines[at].split('"36,3', 1)[1].split(",", 1)[0]
    lines[at] = lines[at].replace(f'"36,3{cell}', f'"36,3{cell}"', 1)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    workspace.changed = True


def test_both_sides_of_a_contradiction_are_told(workspace: Workspace) -> None:
    """With their sentences."""
    for conflict in check_view(workspace, {})["conflicts"]:
        one, other = conflict["sides"]
        assert one["quote"]
        assert other["quote"]
        assert one["id"] != other["id"]


@pytest.mark.parametrize("line", ["", "x", "-1", "²", "1e3"])
def test_a_line_is_a_number(workspace: Workspace, line: str) -> None:
    """Everything else is refused in words."""
    with pytest.raises(RequestError, match="is no line of a file"):
        row_view(workspace, {"path": PLACES, "line": line})
