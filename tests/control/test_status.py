"""The state of every place on one day."""

from __future__ import annotations

import pytest

from mosulmap.control.study import Study
from mosulmap.pipeline import tell_status


@pytest.mark.parametrize("day", ["2016-10-17", "2016-11-04", "2017-02-26"])
def test_a_day_of_the_evidence_is_told_for_every_place(day: str, shipped: Study) -> None:
    """Each place of the gazetteer has a status, on the first day and on the last."""
    assert len(tell_status(shipped, day)) == len(shipped.project.places.rows)
