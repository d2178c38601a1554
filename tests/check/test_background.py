"""Known events that are told of no place, of a year to come, or twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults import add, all_words, check, fault
from tests.faults_project import BACKGROUND


@pytest.mark.parametrize(
    ("toponym", "date", "rules"),
    [
        ("Kidel", "2012-04", {"unknown-spelling"}),
        ("Timbuktu", "2012-04", set()),
        ("Kidal", "2013-05", set()),
        ("Kidal", "2103-05", {"later-event"}),
        ("gao", "2012-03", {"double-event"}),
    ],
    ids=["a letter wrong", "a place elsewhere", "soon after", "a century off", "twice"],
)
def test_only_what_cannot_be_is_doubted(
    toponym: str, date: str, rules: set[str], tmp_path: Path
) -> None:
    """An event may be of a place that no map shows, and of the months after the last article."""
    row = {"toponym": toponym, "event": "capture", "actor": "front", "date": date, "source": "x"}
    report = check(fault("event", add(BACKGROUND, **row), BACKGROUND, "", ""), tmp_path)
    found = {warning.rule for warning in report.warnings if warning.path == BACKGROUND}
    assert found - {""} == rules, all_words(report)
