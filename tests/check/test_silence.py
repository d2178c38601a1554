"""Sound projects of which `check` has nothing to say."""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.pipeline import check_project
from tests.faults import TODAY, all_words
from tests.faults_project import write_sound_project


def test_sound_projects_are_silent(root: Path, tmp_path: Path) -> None:
    """The shipped one, the second campaign, and the one on which faults are tried."""
    second = root / "tests" / "data" / "other_campaign"
    for folder in (root, second, write_sound_project(tmp_path)):
        report = check_project(folder, today=TODAY)
        assert [*report.errors, *report.warnings] == [], all_words(report)


def test_a_large_made_project_is_silent(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """3,000 places at random, and 2,000 mentions."""
    monkeypatch.syspath_prepend(str(root / "benchmarks"))
    from made_project import make_project

    folder = make_project(3_000, 500, 2_000).write(tmp_path)
    report = check_project(folder, today=TODAY)
    assert [*report.errors, *report.warnings] == [], all_words(report)
