"""Adds spellings to a place that there is: what articles call it beside what is known."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..errors import DataError
from ..model.kept import FORGETFUL, Kept
from ..model.rows import Name
from ..project.lock import locked
from ..project.project import read_project
from ..project.table_edit import RowChange
from .decisions import Signature, make_decision
from .make_place import NAMES
from .new_problems import new_problems, with_added


def add_names(
    folder: Path, names: Sequence[Name], signature: Signature, kept: Kept = FORGETFUL
) -> tuple[Name, ...]:
    """Write spellings of places, and return those that were new.

    What did not change since it was `kept` is not read again. Raises `DataError` with what `check`
    would say of the rows, and what `make_decision` raises.
    """
    with locked(folder):
        project = read_project(folder, kept=kept)
        if not project.names.whole:
            raise DataError(project.names.problems)
        have = {(name.place_id, name.toponym, name.lang) for name in project.names.rows}
        wanted = dict.fromkeys(names)
        new = [one for one in wanted if (one.place_id, one.toponym, one.lang) not in have]
        if found := new_problems(project, [with_added(project.names, new)], kept):
            raise DataError(found)
        if new:
            make_decision(folder, {NAMES: [RowChange(None, name) for name in new]}, signature)
    return tuple(new)
