"""A party is made at the desk of the names that articles give it."""

from __future__ import annotations

import pytest

from mosulmap.desk.parties_actions import make_new_party
from mosulmap.desk.workspace import Workspace
from mosulmap.errors import DataError, RequestError
from mosulmap.project.project import read_project

CELLS = {"id": "rebels", "title": "Morvian rebels", "title_ar": "", "parent_id": ""}
MARK = {"names": "rebels of Morvia;FMA", "color": "#3388ee;#0088ee", "pattern": "dome"}


def test_names_are_made_a_party(workspace: Workspace) -> None:
    """With its mark, and signed."""
    assert make_new_party(workspace, {"cells": CELLS | MARK}) == {"id": "rebels"}
    project = read_project(workspace.folder)
    row = project.gazetteer.actor["rebels"]
    assert (row.names, row.color) == (("rebels of Morvia", "FMA"), ("#3388ee", "#0088ee"))
    assert project.decisions[-1].who == "Amira"


@pytest.mark.parametrize("wrong", [{"id": "is"}, {"color": "red"}, {"title": ""}])
def test_a_party_that_check_refuses_is_not_written(
    workspace: Workspace, wrong: dict[str, str]
) -> None:
    """An id that is taken, a colour that is none, no title."""
    with pytest.raises(DataError):
        make_new_party(workspace, {"cells": CELLS | MARK | wrong})
    assert "rebels" not in read_project(workspace.folder).gazetteer.actor


def test_an_unknown_column_is_refused(workspace: Workspace) -> None:
    """By its name."""
    with pytest.raises(RequestError, match="colour"):
        make_new_party(workspace, {"cells": CELLS | {"colour": "#3388ee"}})
