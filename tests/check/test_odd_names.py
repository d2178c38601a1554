"""Names that are unusual and are names all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.check.odd_names import odd_words
from tests.faults import add, all_words, check, fault
from tests.faults_project import NAMES


@pytest.mark.parametrize(
    "name",
    [
        "17 July",
        "Sector 5",
        "St. John's",
        "حي 17 تموز",
        "Qayyarah Airfield West (Q-West)",
        "北京",
        "Democratic Republic of the Congo",
    ],
)
def test_a_name_is_a_name(name: str) -> None:
    """With numbers, dots, brackets, or of many words."""
    assert odd_words(name) == ""


def test_a_full_stop_that_belongs_to_a_name_is_left(tmp_path: Path) -> None:
    """Only beside the same spelling without it is it a slip."""
    edit = add(NAMES, place_id="kidal", toponym="Kid.", lang="en", source="x")
    report = check(fault("abbreviation", edit, NAMES, "", ""), tmp_path)
    assert "odd-name" not in {warning.rule for warning in report.warnings}, all_words(report)
