"""Floors under reading: whole articles scored against annotations by hand. README.md has the sets.

`seeds` are the shipped articles; `other` were written for this test in the manner of agencies, with
a small gazetteer of their own, and annotated before the rules read them; what general rules of
language mended since is mended.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from mosulmap.curate.evaluate import Score, Scores, evaluate_folder, format_scores
from tests.command_line import run_cli

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent
TODAY = "2026-11-22"

FLOORS = {
    "seeds": {"toponyms": 0.99, "places": 1.00, "events": 0.90, "control": 1.00, "days": 0.95},
    "other": {"toponyms": 0.97, "places": 0.99, "events": 0.90, "control": 0.95, "days": 0.95},
}
DATES = {"seeds": (5, 0), "other": (5, 0)}
"""Days of publication that are right, at least, and wrong, at most."""

SETS = ["seeds", "other"]


@cache
def scores_of(name: str) -> Scores:
    """Return the scores of a set, read once."""
    gazetteer = HERE / name / "gazetteer" if name == "other" else None
    return evaluate_folder(HERE / name, ROOT, gazetteer, TODAY)


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("measure", FLOORS["seeds"])
def test_reading_stays_above_its_floor(name: str, measure: str) -> None:
    """F1 of each measure on each set."""
    assert {"dates", *FLOORS[name]} == set(Scores.__dataclass_fields__)
    score: Score = getattr(scores_of(name), measure)
    assert score.f1 >= FLOORS[name][measure]


@pytest.mark.parametrize("name", SETS)
def test_days_of_publication_are_right_or_unknown(name: str) -> None:
    """A wrong day would date every "on Friday" of an article wrongly, so it is worse than none."""
    dates = scores_of(name).dates
    right, wrong = DATES[name]
    assert dates.right >= right
    assert dates.given - dates.right <= wrong


@pytest.mark.parametrize("name", SETS)
def test_who_holds_a_place_is_seldom_said_wrongly(name: str) -> None:
    """Silence is better than a wrong holder."""
    assert scores_of(name).control.precision >= 0.95


def told_in_readme(name: str) -> list[tuple[str, str]]:
    """Return the README's table of accuracy: each measure, and its figures for a set."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (table,) = re.findall(r"^\| measure \|.*\n(?:\|.*\n)+", readme, re.MULTILINE)
    head, _, *lines = (line.strip("| ").split(" | ") for line in table.splitlines())
    column = [title.partition(" ")[0] for title in head].index(name)
    return [(cells[0], cells[column]) for cells in lines]


@pytest.mark.parametrize("name", SETS)
def test_the_readme_tells_what_is_measured_now(name: str) -> None:
    """Every line of the README's table is the one that `evaluate` prints."""
    measured = format_scores({name: scores_of(name)}).splitlines()[2:]
    assert [f"| {measure} | {figures} |" for measure, figures in told_in_readme(name)] == measured


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("seeds", []),
        ("other", ["--gazetteer", str(HERE / "other" / "gazetteer")]),
    ],
)
def test_evaluate_prints_the_scores_of_a_set(name: str, options: list[str]) -> None:
    """A Markdown table with a line for each measure and the set at its head."""
    outcome = run_cli("evaluate", str(HERE / name), *options, cwd=ROOT)
    assert (outcome.code, outcome.err) == (0, "")
    head, rule, *lines = outcome.out.splitlines()
    assert (head, rule) == (f"| measure | {name} |", "|---|---|")
    assert lines[0] == "| publication dates right / wrong / none | 5 / 0 / 0 |"
    assert len(lines) == len(Scores.__dataclass_fields__)
