"""The shipped project's study, from which every export is made."""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.control.study import Study
from mosulmap.pipeline import make_study

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def study() -> Study:
    """Return the shipped project's study."""
    return make_study(ROOT)
