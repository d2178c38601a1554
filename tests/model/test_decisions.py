"""Which decisions stand."""

from __future__ import annotations

from mosulmap.model.decisions import group_decisions, standing_decisions
from mosulmap.model.rows import Decision


def cell(when: int, column: str = "status", undoes: int | None = None) -> Decision:
    """Return one changed cell of a decision at some second of a minute."""
    return Decision(
        table="mentions",
        row="early:5",
        column=column,
        before="proposed",
        after="accepted",
        who="Amira",
        why="",
        when=second(when),
        undoes="" if undoes is None else second(undoes),
    )


def second(when: int) -> str:
    """Return a moment at some second of a minute."""
    return f"2016-11-09T14:02:{when:02}Z"


def test_cells_of_one_moment_are_one_decision() -> None:
    """In the order of time, wherever they stand."""
    groups = group_decisions([cell(7), cell(3), cell(3, "event")])
    assert [[one.column for one in group] for group in groups] == [["status", "event"], ["status"]]


def test_what_was_undone_does_not_stand() -> None:
    """Nor does the decision that undid it."""
    groups = standing_decisions([cell(3), cell(7), cell(9, undoes=7)])
    assert [group[0].when for group in groups] == [second(3)]
