"""What can be said of decisions without their tables: which stand, and which were undone."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from .rows import Decision

Group = tuple[Decision, ...]
"""The changed cells of one decision."""


def group_decisions(rows: Iterable[Decision]) -> list[Group]:
    """Return the cells of each decision together, the oldest decision first."""

    def moment(row: Decision) -> tuple[str, str]:
        return row.when, row.who

    return [tuple(group) for _, group in groupby(sorted(rows, key=moment), key=moment)]


def standing_decisions(rows: Iterable[Decision]) -> list[Group]:
    """Return the decisions that were not undone, the oldest first, without those that undo."""
    groups = group_decisions(rows)
    undone = {group[0].undoes for group in groups}
    return [group for group in groups if not group[0].undoes and group[0].when not in undone]
