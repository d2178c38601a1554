"""Makes a party: a new row that `check` has nothing against."""

from __future__ import annotations

from pathlib import Path

from ..errors import DataError
from ..model.kept import FORGETFUL, Kept
from ..model.rows import Actor
from ..project.lock import locked
from ..project.project import read_project
from ..project.table_edit import RowChange
from .decisions import Signature, make_decision
from .new_problems import new_problems, with_added

ACTORS = "gazetteer/actors.csv"


def make_party(folder: Path, row: Actor, signature: Signature, kept: Kept = FORGETFUL) -> Actor:
    """Write a new party and return it.

    What did not change since it was `kept` is not read again. Raises `DataError` with what `check`
    would say of the row, and what `make_decision` raises.
    """
    with locked(folder):
        project = read_project(folder, kept=kept)
        if not project.actors.whole:
            raise DataError(project.actors.problems)
        if found := new_problems(project, [with_added(project.actors, [row])], kept):
            raise DataError(found)
        make_decision(folder, {ACTORS: [RowChange(None, row)]}, signature)
    return row
