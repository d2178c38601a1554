"""Adds spellings to a place that there is: what articles call it beside what is known."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..model.kept import FORGETFUL, Kept
from ..model.rows import Name
from ..project.lock import locked
from ..project.project import read_project
from .add_rows import add_rows
from .decisions import Signature
from .make_place import NAMES


def add_names(
    folder: Path, names: Sequence[Name], signature: Signature, kept: Kept = FORGETFUL
) -> tuple[Name, ...]:
    """Write spellings of places, and return those that were new.

    What did not change since it was `kept` is not read again. Raises what `add_rows` raises.
    """
    with locked(folder):
        project = read_project(folder, kept=kept)
        have = {(name.place_id, name.toponym, name.lang) for name in project.names.rows}
        wanted = dict.fromkeys(names)
        new = [one for one in wanted if (one.place_id, one.toponym, one.lang) not in have]
        add_rows(folder, project, NAMES, new, signature, kept)
    return tuple(new)
