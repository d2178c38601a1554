"""A tiny project with two proposals, and the workspace of a desk on it."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest

from mosulmap.curate.decisions import Signature
from mosulmap.desk.workspace import Workspace
from tests.desk.proposals_project import with_proposals
from tests.tiny_project import TinyProject


@pytest.fixture
def folder(tiny: TinyProject, tmp_path: Path) -> Path:
    """Return a project in which two statements on Karama wait, and one that asserts nothing."""
    return with_proposals(tiny).write(tmp_path / "project")


@pytest.fixture
def workspace(folder: Path) -> Workspace:
    """Return the workspace of Amira, whose clock goes on a second with each decision."""
    seconds = count()

    def clock() -> str:
        """Return the next moment."""
        return f"2016-11-09T14:02:{next(seconds):02}.000000Z"

    return Workspace(folder, lambda why: Signature("Amira", clock, why), lambda: "2016-11-10")
