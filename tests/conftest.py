"""What several test files share: the shipped project, a tiny one, and two switches."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import Phase, settings

from mosulmap.control.study import Study
from mosulmap.pipeline import make_study
from tests.tiny_project import TinyProject

settings.register_profile(
    "suite", deadline=None, max_examples=60, phases=[p for p in Phase if p is not Phase.explain]
)
settings.load_profile("suite")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer to accept changed outputs as the new golden files."""
    parser.addoption("--update-golden", action="store_true", help="write tests/golden/ anew")


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder of the repository."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shipped(root: Path) -> Study:
    """Return the study of the shipped project."""
    return make_study(root)


@pytest.fixture
def shipped_copy(root: Path, tmp_path: Path) -> Path:
    """Return a folder with a copy of the shipped project, for commands that write."""
    for part in ("gazetteer", "seeds"):
        shutil.copytree(root / part, tmp_path / part)
    return tmp_path


@pytest.fixture
def tiny() -> TinyProject:
    """Return a sound tiny project that is not on disk yet."""
    return TinyProject()
