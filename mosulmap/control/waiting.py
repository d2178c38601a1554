"""How many proposals wait for a curator, in the words of every command that says so."""

from __future__ import annotations

from collections.abc import Iterable

from ..model.rows import Mention
from ..terminal import count


def waiting_words(rows: Iterable[Mention]) -> str:
    """Return how many mentions wait for a decision, and which command asks for it.

    Empty where none does.
    """
    number = sum(row.status.waits for row in rows)
    if not number:
        return ""
    wait, be = ("waits", "is") if number == 1 else ("wait", "are")
    return f"{count(number, 'proposal')} {wait} for mosulmap review and {be} not on the map"
