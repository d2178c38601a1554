"""Warnings that somebody has decided."""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.curate.acknowledge import acknowledge
from mosulmap.errors import RequestError
from mosulmap.pipeline import check_project
from mosulmap.project.project import read_project
from tests.faults import add, change
from tests.faults_project import NAMES, PLACES, write_sound_project


def doubted(folder: Path) -> Path:
    """Write a project with one warning: a spelling of two places."""
    write_sound_project(folder)
    add(NAMES, place_id="menaka", toponym="Kidal", lang="en", source="a map")(folder)
    return folder


def test_a_warning_is_silent_once_it_is_acknowledged(tmp_path: Path) -> None:
    """Also when other rows move its line."""
    [warning] = check_project(doubted(tmp_path)).warnings
    assert acknowledge(tmp_path, [f"{NAMES}:{warning.line}"], "Both are called so.").startswith(
        "Acknowledged 1 warning in"
    )
    report = check_project(tmp_path)
    assert (report.warnings, report.acknowledged) == ((), 1)
    add(NAMES, place_id="bourem_kadi", toponym="Aaa Kadi", lang="en")(tmp_path)
    assert check_project(tmp_path).warnings == ()


def test_a_warning_returns_when_the_data_change(tmp_path: Path) -> None:
    """The other place that bears the name is another one now."""
    [warning] = check_project(doubted(tmp_path)).warnings
    acknowledge(tmp_path, [warning.rule], "Both are called so.")
    change(NAMES, "menaka|Kidal|en", toponym="Gao")(tmp_path)
    assert [w.rule for w in check_project(tmp_path).warnings] == [warning.rule]


def test_no_reason_and_no_warning_are_refused(tmp_path: Path) -> None:
    """The message says what there is."""
    doubted(tmp_path)
    with pytest.raises(RequestError, match="--why"):
        acknowledge(tmp_path, ["all"], " ")
    with pytest.raises(RequestError, match=f"no warning is at '{PLACES}:2'; there are: {NAMES}:"):
        acknowledge(tmp_path, [f"{PLACES}:2"], "so")
    assert read_project(tmp_path).acknowledged.rows == ()
