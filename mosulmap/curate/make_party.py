"""Makes a party: a new row that `check` has nothing against."""

from __future__ import annotations

from pathlib import Path

from ..model.kept import FORGETFUL, Kept
from ..model.rows import Actor
from ..project.lock import locked
from ..project.project import read_project
from .add_rows import add_rows
from .decisions import Signature

ACTORS = "gazetteer/actors.csv"


def make_party(folder: Path, row: Actor, signature: Signature, kept: Kept = FORGETFUL) -> Actor:
    """Write a new party and return it.

    What did not change since it was `kept` is not read again. Raises what `add_rows` raises.
    """
    with locked(folder):
        add_rows(folder, read_project(folder, kept=kept), ACTORS, [row], signature, kept)
    return row
