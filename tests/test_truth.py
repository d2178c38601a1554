"""What a careful historian gets from the five articles alone, place by place: the acceptance table.

`isf`, `is`, `peshmerga` and `rebels` hold the place, stated or implied; `claimed` is held by Iraqi
forces on their own word; `?` cannot be determined, so that the map must say unknown, or show a
state as inherited or as old, and never assert one.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mosulmap.control.study import Study
from mosulmap.control.timeline import ControlPeriod
from mosulmap.model.rows import Certainty, State
from tests.tiny_evidence import control_at

TABLE = """
place           2016-10-17  2016-11-01  2016-11-04  2016-11-06  2016-11-11  2017-02-24
mosul           is          is          contested   contested   contested   contested
east_mosul      is          is          contested   contested   contested   ?
west_mosul      is          is          is          is          is          contested
old_city        ?           ?           ?           ?           ?           is
gogjali         ?           ?           ?           ?           isf         ?
bazwaya         ?           ?           ?           ?           ?           ?
mosul_tv        ?           isf         isf         isf         isf         isf
karama          ?           is          contested   contested   contested   ?
samah           ?           ?           claimed     contested   contested   ?
malayin         ?           ?           claimed     contested   contested   ?
khadra          ?           ?           claimed     claimed     claimed     ?
shaqaq_khadra   ?           ?           ?           contested   contested   ?
karkukli        ?           ?           claimed     contested   contested   ?
quds            ?           ?           claimed     claimed     claimed     ?
qadisiya_2      ?           ?           ?           ?           contested   ?
hammam_alil     is          is          contested   contested   contested   ?
qayyarah        ?           ?           ?           ?           ?           ?
tal_afar        is          is          is          is          is          ?
khazir_camp     ?           ?           ?           peshmerga   peshmerga   ?
abu_saif        ?           ?           ?           ?           ?           isf
mosul_airport   ?           ?           ?           ?           ?           isf
jawsaq          ?           ?           ?           ?           ?           contested
mamun           ?           ?           ?           ?           ?           contested
tikrit          ?           ?           ?           isf         isf         ?
samarra         ?           ?           ?           isf         isf         ?
kirkuk          ?           ?           ?           ?           ?           ?
rutba           ?           ?           ?           ?           ?           ?
al_bab          ?           ?           ?           ?           ?           rebels
susian          ?           ?           ?           ?           ?           rebels
raqqa           ?           ?           ?           ?           ?           is
albu_kamal      ?           ?           ?           ?           ?           is
husaybah        ?           ?           ?           ?           ?           is
fallujah        ?           ?           ?           ?           ?           ?
baghdad         ?           ?           ?           ?           ?           isf
silopi          ?           ?           ?           ?           ?           ?
"""

DEVIATIONS = {
    ("tal_afar", "2016-10-17"): "No sentence speaks of it before 1 November.",
    ("abu_saif", "2017-02-24"): "It is named in a photo caption only, which is boilerplate.",
}
"""Where the map differs from the historian on purpose, and why: there it says unknown."""

HEADER, *ROWS = (line.split() for line in TABLE.strip().splitlines())
CELLS = [
    (place, day, said)
    for place, *cells in ROWS
    for day, said in zip(HEADER[1:], cells, strict=True)
]
PARTIES = {"isf", "is", "peshmerga"}


def agrees(period: ControlPeriod, said: str) -> bool:
    """Whether what the map says of a place is what the historian says."""
    claimed = period.certainty is Certainty.CLAIMED
    if said == "?":
        return period.state is State.UNKNOWN or period.inherited or period.stale
    if said == "contested":
        return period.state is State.CONTESTED
    if said == "claimed":
        return period.controller == "isf" and claimed
    if said == "rebels":
        return period.controller == "turkey_backed_rebels"
    assert said in PARTIES
    return period.controller == said and not claimed


@pytest.mark.parametrize(("place", "day", "said"), CELLS)
def test_the_map_says_what_a_historian_says(
    place: str, day: str, said: str, shipped: Study
) -> None:
    """The map agrees with the table, but for the deviations, where it says unknown."""
    period = control_at(shipped.timelines, place, day)
    if (place, day) in DEVIATIONS:
        assert not agrees(period, said)
        assert period.state is State.UNKNOWN
    else:
        assert agrees(period, said)


def test_the_table_is_whole() -> None:
    """Thirty-five places on six days are 210 answers, two of them deviations."""
    assert (len(ROWS), len(CELLS), len(DEVIATIONS)) == (35, 210, 2)
    assert set(DEVIATIONS) <= {(place, day) for place, day, _ in CELLS}


@pytest.mark.parametrize(("place", "day"), DEVIATIONS)
def test_a_deviation_stands_in_the_method(place: str, day: str, root: Path) -> None:
    """The documents name each place and day on which the map differs, in one row of a table."""
    method = (root / "docs" / "method.md").read_text(encoding="utf-8")
    assert re.search(rf"^\|.*`{place}`, {day} \|.*\| unknown \|", method, re.MULTILINE)


def test_a_state_that_is_inherited_or_old_is_no_assertion(shipped: Study) -> None:
    """On 24 February 2017 nothing of east Mosul is shown as fresh: no article speaks of it."""
    gazetteer = shipped.project.gazetteer
    east = [
        place.id
        for place in gazetteer.places
        if "east_mosul" in {place.id, *(parent.id for parent in gazetteer.ancestors(place.id))}
    ]
    periods = [control_at(shipped.timelines, place, "2017-02-24") for place in east]
    assert [p.place_id for p in periods if p.state is not State.UNKNOWN and not p.stale] == []
