"""Which questions wait for a curator, and in which order: what bears control comes first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..model.rows import Event, Mention, Review
from ..reading.proposals import QUESTION

ASSERT_NOTHING = (Event.NONE, Event.VISIT)
"""Events that say of a place only that it was named, or that somebody was there."""

ALIKE = ("event", "actor", "control", "assertion", "event_date", "claimant", "status")
"""The columns in which the statements of one list agree."""


@dataclass(frozen=True, slots=True)
class Question:
    """Proposals that one answer decides: one mention, or the equal statements of one list.

    `key` is the id of the first mention; `bears_control` whether accepting them can change who
    holds a place on the map.
    """

    key: str
    mentions: tuple[Mention, ...]
    bears_control: bool

    @property
    def folded(self) -> bool:
        """Whether its sentence asserts nothing of the places, so that it can be folded away."""
        return not self.bears_control and self.mentions[0].event in ASSERT_NOTHING

    @property
    def deferred(self) -> bool:
        """Whether somebody has put it off."""
        return self.mentions[0].status is Review.DEFERRED


def questions_of(mentions: Iterable[Mention]) -> tuple[Question, ...]:
    """Return the questions about the mentions that wait for a decision, in the order of review.

    First those that bear control, then other reports, then what was deferred, and at the end those
    that are folded away. Inside of each by article, in the order of the table, and by place in the
    text.
    """
    rows = list(mentions)
    order: dict[str, int] = {}
    for row in rows:
        order.setdefault(row.article_id, len(order))
    waiting = sorted(
        (row for row in rows if row.status.waits),
        key=lambda row: (order[row.article_id], row.char_start, row.id),
    )
    found = [question_about(group) for group in lists_of(waiting)]
    return tuple(sorted(found, key=rank))


def rank(question: Question) -> tuple[bool, bool, bool]:
    """Return what a question is sorted by; false comes first."""
    return question.folded, question.deferred, not question.bears_control


def question_about(mentions: Iterable[Mention]) -> Question:
    """Return the question whether some mentions are true."""
    rows = tuple(mentions)
    return Question(rows[0].id, rows, bears_control=any(map(bears_control, rows)))


def bears_control(mention: Mention) -> bool:
    """Whether a mention says who holds its place, or that a party left it (rules 1 and 2)."""
    return bool(mention.control) or (mention.event is Event.WITHDRAWAL and bool(mention.actor))


def lists_of(rows: Iterable[Mention]) -> list[list[Mention]]:
    """Return mentions, sorted by place in the text, with the equal statements of a list together.

    A mention that asks which of several places is meant stands alone: one answer cannot say that
    for all.
    """
    groups: list[list[Mention]] = []
    open_lists: dict[tuple[object, ...], list[Mention]] = {}
    for row in rows:
        alike = (row.article_id, row.quote, *(getattr(row, column) for column in ALIKE))
        group = open_lists.get(alike)
        if group and not asks_which(row) and continues(group, row):
            group.append(row)
            continue
        groups.append([row])
        if not asks_which(row):
            open_lists[alike] = groups[-1]
    return groups


def continues(group: list[Mention], row: Mention) -> bool:
    """Whether a mention stands in the very sentence of a list, and names another place."""
    first = group[0]
    same_sentence = row.char_end - first.char_start <= len(row.quote)
    return same_sentence and all(row.place_id != other.place_id for other in group)


def asks_which(row: Mention) -> bool:
    """Whether the note of a proposal asks which of several places is meant."""
    return any(part.startswith(QUESTION) for part in row.note.split("; "))
