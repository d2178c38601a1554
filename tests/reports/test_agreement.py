"""Two reviewers and the mentions that both decided."""

from __future__ import annotations

import json
from collections.abc import Iterable

import pytest

from mosulmap.errors import RequestError
from mosulmap.model.rows import Decision
from mosulmap.reports.agreement import (
    find_agreements,
    format_agreements,
    format_agreements_json,
)


def verdict(who: str, row: int, after: str, when: int = 0, undoes: int | None = None) -> Decision:
    """Return a verdict of a reviewer on one mention, in some minute."""
    return Decision(
        table="mentions",
        row=f"early:{row}",
        column="status",
        before="proposed",
        after=after,
        who=who,
        when=minute(when or row),
        why="",
        undoes="" if undoes is None else minute(undoes),
    )


def minute(when: int) -> str:
    """Return a moment in some minute of a day."""
    return f"2016-11-09T{when // 60:02}:{when % 60:02}:00Z"


def both(pairs: Iterable[tuple[str, str]]) -> list[Decision]:
    """Return the verdicts of Amira and Nour on one mention after another."""
    return [
        verdict(who, row, after)
        for row, pair in enumerate(pairs, 1)
        for who, after in zip(("Amira", "Nour"), pair, strict=True)
    ]


YES, NO = "accepted", "rejected"


def test_percent_and_kappa_of_a_table_worked_out_by_hand() -> None:
    """20 and 15 alike of 50: p = 0.7, e = 0.5 * 0.6 + 0.5 * 0.4 = 0.5, so kappa is 0.4."""
    pairs = [(YES, YES)] * 20 + [(YES, NO)] * 5 + [(NO, YES)] * 10 + [(NO, NO)] * 15
    (found,) = find_agreements(both(pairs))
    assert (found.both, found.observed, len(found.differing)) == (50, 0.7, 15)
    assert found.kappa == pytest.approx(0.4)
    assert format_agreements([found]).startswith(
        "Amira and Nour: 50 decided by both, 70.0 % alike, Cohen's kappa 0.40\n"
        "  20 accepted and accepted\n  5 accepted and rejected\n"
    )
    (values,) = json.loads(format_agreements_json([found]))
    assert (values["percent"], values["kappa"], values["decided_by_both"]) == (70.0, 0.4, 50)


@pytest.mark.parametrize(
    ("pairs", "kappa"),
    [
        ([(YES, YES), (NO, NO)], 1.0),
        ([(YES, NO), (NO, YES)], -1.0),
        ([(YES, YES), (YES, NO)], 0.0),
        ([(YES, NO), (YES, NO)], 0.0),
        ([(YES, YES), (YES, YES)], None),
    ],
    ids=["alike", "opposed", "chance", "one verdict each", "one verdict"],
)
def test_kappa_at_its_ends(pairs: list[tuple[str, str]], kappa: float | None) -> None:
    """1 is full agreement, 0 chance; without a second verdict there is no value."""
    (found,) = find_agreements(both(pairs))
    assert found.kappa == kappa
    assert ("no kappa" in format_agreements([found])) == (kappa is None)


def test_the_last_verdict_of_each_counts_and_no_undone_one() -> None:
    """A reviewer may think again; a deferred mention is not decided."""
    rows = [
        *both([(YES, YES), (YES, YES)]),
        verdict("Nour", 1, NO, when=90),
        verdict("Nour", 2, NO, when=95),
        verdict("Nour", 2, YES, when=99, undoes=95),
        verdict("Amira", 3, "deferred"),
        verdict("Nour", 3, YES, when=100),
    ]
    (found,) = find_agreements(rows, ["Amira", "Nour"])
    assert (found.both, found.differing) == (2, ("early:1",))


def test_who_has_not_decided_cannot_be_compared() -> None:
    """The message names those who have."""
    rows = [verdict("Amira", 1, YES), verdict("Nour", 2, YES)]
    with pytest.raises(RequestError, match=r"'Omar' has decided no mention; .*: Amira, Nour$"):
        find_agreements(rows, ["Omar", "Nour"])
    with pytest.raises(RequestError, match="name two"):
        find_agreements(rows, ["Nour"])
    with pytest.raises(RequestError, match=r"no two reviewers .*: Amira, Nour$"):
        find_agreements(rows)
    with pytest.raises(RequestError, match="those who decided: nobody yet"):
        find_agreements([])
