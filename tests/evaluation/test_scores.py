"""Floors under reading: whole articles about other campaigns, scored against annotations by hand.

The articles of `other` were written for this test in the manner of agencies, with a small gazetteer
of their own, and annotated before the rules read them; what general rules of language mended since
is mended.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.evaluation import Scores, evaluate_folder

ROOT = Path(__file__).resolve().parents[2]
OTHER = Path(__file__).parent / "other"
SCORES = evaluate_folder(OTHER, ROOT, OTHER / "gazetteer", "2026-01-01")

FLOORS = {
    "dates": 1.0,
    "toponyms": 0.97,
    "places": 0.99,
    "events": 0.85,
    "control": 0.88,
    "days": 0.85,
}


@pytest.mark.parametrize("measure", FLOORS)
def test_reading_stays_above_its_floor(measure: str) -> None:
    """F1 of each measure on articles of other campaigns."""
    assert set(FLOORS) == set(Scores.__dataclass_fields__)
    assert getattr(SCORES, measure).f1 >= FLOORS[measure]


def test_who_holds_a_place_is_seldom_said_wrongly() -> None:
    """Silence is better than a wrong holder."""
    assert SCORES.control.precision >= 0.95
