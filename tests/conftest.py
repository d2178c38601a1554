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


HERE = Path(__file__).resolve().parent

BROWSER = ("browser",)
SLOW = (
    *("pictures", "preview", "cli", "evaluation"),  # matplotlib, waiting for saves, processes
    "geocode/test_client.py",  # servers that answer late
    *("curate/test_new_project.py", "curate/test_fix.py", "curate/test_fetch.py"),  # a wheel, …
    *("test_benchmarks.py", "test_docs.py", "test_no_campaign.py"),  # commands of the documents
)
"""Folders and files whose tests need a browser, or more time than `make quick` has."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that need a browser or much time; `make quick` leaves them out."""
    for item in items:
        path = item.path.relative_to(HERE)
        for mark, places in ((pytest.mark.browser, BROWSER), (pytest.mark.slow, SLOW)):
            if any(path.is_relative_to(place) for place in places):
                item.add_marker(mark)


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
