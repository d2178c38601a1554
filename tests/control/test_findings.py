"""What the evidence of one place says: which of its days is in force."""

from __future__ import annotations

import pytest

from mosulmap.control.evidence import Evidence
from mosulmap.control.findings import conflict, find_control, in_force
from mosulmap.model.rows import Mention

SENTENCE = {
    "id": "a:0",
    "article_id": "a",
    "char_start": 0,
    "char_end": 4,
    "toponym": "Gao",
    "place_id": "gao",
    "event": "holding",
    "assertion": "stated",
    "quote": "Gao",
    "status": "accepted",
}


def held(day: int, controller: str, loser: str = "") -> Evidence:
    """Return the word of a reporter that a party holds the place on a day, or has left it."""
    mention = Mention.model_validate(SENTENCE | {"id": f"a:{day}", "char_start": day})
    return Evidence(
        mention, "2013-03-14", day, day, controller, claimed=False, loser=loser, earliest=day
    )


@pytest.mark.parametrize(
    ("day", "controller"), [(4, None), (5, "front"), (7, "front"), (8, "army"), (99, "army")]
)
def test_a_finding_holds_until_the_next(day: int, controller: str | None) -> None:
    """Later evidence replaces what stood before; before the first, nothing is known."""
    findings = find_control([held(8, "army"), held(5, "front")])
    found = in_force(findings, [finding.day for finding in findings], day)
    assert (found.controller if found else None) == controller


def test_two_holders_of_one_day_are_a_conflict() -> None:
    """Nobody holds the place then."""
    both = [held(5, "front"), held(5, "army")]
    assert conflict(both)
    [finding] = find_control(both)
    assert (finding.controller, finding.disputed) == ("", True)


def test_a_withdrawal_counts_only_of_who_was_there() -> None:
    """The army cannot leave what the front holds."""
    findings = find_control([held(5, "front"), held(6, "", loser="army")])
    assert [finding.controller for finding in findings] == ["front"]
