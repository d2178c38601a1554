"""What cells of places hold that nothing else reads: kinds, ids elsewhere, copied positions."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults import Edit, all_words, both, change, check, fault
from tests.faults_project import PLACES

SOUND: dict[str, Edit] = {
    "ids of three catalogues": change(PLACES, "kidal", matches="wd:Q5;gn:7;osm:node/12"),
    "an id of a catalogue that is not known": change(PLACES, "kidal", matches="viaf:12-3"),
    "a kind of its own": change(PLACES, "kidal", type="oasis"),
    "a quarter without a better position than its city": change(
        PLACES, "bourem_kadi", lon="-0.0447", lat="16.2717", geo_uncertainty_m="6000"
    ),
    "two kinds that are alike and both used": both(
        change(PLACES, "kidal", type="tower"), change(PLACES, "menaka", type="tower")
    ),
}


@pytest.mark.parametrize("name", SOUND)
def test_what_may_be_meant_is_not_doubted(name: str, tmp_path: Path) -> None:
    """A kind that nobody else has, an id in another form, a radius that says what is known."""
    report = check(fault(name, SOUND[name], PLACES, "", ""), tmp_path)
    rules = {problem.rule for problem in (*report.errors, *report.warnings)}
    odd = {"odd-type", "odd-match", "shared-match", "copied-position"}
    assert not rules & odd, all_words(report)
