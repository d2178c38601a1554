"""The warnings of the checks of meaning."""

from __future__ import annotations

from pathlib import Path

from mosulmap.check.doubts import doubt
from mosulmap.errors import Severity
from mosulmap.project.project import read_project
from tests.faults_project import PLACES, write_sound_project


def test_a_doubt_has_its_rule_its_facts_and_its_mend(tmp_path: Path) -> None:
    """All that an acknowledgement and `--fix` need."""
    table = read_project(write_sound_project(tmp_path)).places
    found = doubt(table, 1, "ccodes", "country-code", "'ML' is odd", "mali", mend="NE")
    assert (found.place, found.value, found.meant) == (f"{PLACES}:3", "ML", "NE")
    assert (found.rule, found.facts) == ("country-code", ("mali",))
    assert found.severity is Severity.WARNING
