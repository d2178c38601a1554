"""What changed between two days, or between what was known by two days, place by place.

Pure functions: each compares two periods and puts a place that differs into one category.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from ..model.dates import to_day
from ..model.rows import Certainty, State
from .study import Study
from .timeline import ControlPeriod, Timelines


class Category(StrEnum):
    """In which way what can be said of a place changed; the order is that of lists."""

    CHANGED_HANDS = "changed_hands"
    NEWLY_CLAIMED = "newly_claimed"
    NEWLY_CONTESTED = "newly_contested"
    NO_LONGER_CONTESTED = "no_longer_contested"
    NEWLY_REPORTED = "newly_reported"
    OTHER_CERTAINTY = "other_certainty"
    REPORTED_AGAIN = "reported_again"
    GONE_STALE = "gone_stale"
    NEWLY_INHERITED = "newly_inherited"
    FALLEN_BACK = "fallen_back"


CATEGORIES = {
    Category.CHANGED_HANDS: "Changed hands",
    Category.NEWLY_CLAIMED: "Claimed by another side",
    Category.NEWLY_CONTESTED: "Newly contested",
    Category.NO_LONGER_CONTESTED: "No longer contested",
    Category.NEWLY_REPORTED: "Newly reported",
    Category.OTHER_CERTAINTY: "The same state on other words",
    Category.REPORTED_AGAIN: "Reported again",
    Category.GONE_STALE: "Gone stale",
    Category.NEWLY_INHERITED: "Taken from a larger place",
    Category.FALLEN_BACK: "Fallen back to unknown",
}
"""The heading of each category, in lists of changes of page and terminal."""


@dataclass(frozen=True, slots=True)
class Change:
    """One place of which something else can be said than before.

    `mentions` are the ids of the sentences behind what is said now; where that is unknown because
    of a larger place, the sentences behind that one.
    """

    place_id: str
    category: Category
    before: ControlPeriod
    after: ControlPeriod
    mentions: tuple[str, ...]


def find_changes(
    before: Timelines, first: int, after: Timelines, second: int, place_ids: Iterable[str]
) -> tuple[Change, ...]:
    """Return how the places on ordinal `second` differ from `first`, by category and place id.

    The two timelines are one when days are compared, and differ when what was known is.
    """
    changes = []
    for place_id in place_ids:
        old, new = before.on(place_id, first), after.on(place_id, second)
        category = category_of(old, new)
        if category:
            mentions = new.mentions or mentions_of_parent(after, new, second)
            changes.append(Change(place_id, category, old, new, mentions))
    order = list(Category)
    return tuple(sorted(changes, key=lambda c: (order.index(c.category), c.place_id)))


def mentions_of_parent(timelines: Timelines, period: ControlPeriod, day: int) -> tuple[str, ...]:
    """Return the mentions that decide the larger place from which a place takes nothing."""
    return timelines.on(period.source_id, day).mentions if period.source_id else ()


def category_of(old: ControlPeriod, new: ControlPeriod) -> Category | None:
    """Return in which way `new` differs from `old`, None when nothing that is said does."""
    if new.state is State.UNKNOWN:
        return None if old.state is State.UNKNOWN else Category.FALLEN_BACK
    same = (old.state, old.controller) == (new.state, new.controller)
    if new.inherited:
        # The same state is another statement once it is that of a larger place, as it is the other
        # way round in `change_of_certainty`.
        return change_of_age(old, new) if same and old.inherited else Category.NEWLY_INHERITED
    if same:
        return change_of_certainty(old, new)
    return change_of_state(old, new)


def change_of_state(old: ControlPeriod, new: ControlPeriod) -> Category:
    """Return in which way a place's own state is another than before."""
    if old.state is State.UNKNOWN:
        return Category.NEWLY_REPORTED
    if new.state is State.CONTESTED:
        return Category.NEWLY_CONTESTED
    if new.certainty is Certainty.CLAIMED:
        return Category.NEWLY_CLAIMED
    contested = old.state is State.CONTESTED
    return Category.NO_LONGER_CONTESTED if contested else Category.CHANGED_HANDS


def change_of_certainty(old: ControlPeriod, new: ControlPeriod) -> Category | None:
    """Return what changed about a state that is the same as before and the place's own."""
    if old.inherited:
        return Category.NEWLY_REPORTED
    words = (old.certainty, old.inferred, old.disputed)
    if words != (new.certainty, new.inferred, new.disputed):
        return Category.OTHER_CERTAINTY
    return change_of_age(old, new)


def change_of_age(old: ControlPeriod, new: ControlPeriod) -> Category | None:
    """Return whether a state has turned stale since, or is stale no longer."""
    if old.stale == new.stale:
        return None
    return Category.GONE_STALE if new.stale else Category.REPORTED_AGAIN


def is_change(period: ControlPeriod, former: ControlPeriod | None) -> bool:
    """Whether a period begins with a change that a sentence states of the place itself."""
    if former is None or period.inherited or period.inferred or period.state is State.UNKNOWN:
        return False
    before = (former.state, former.controller, former.disputed)
    return before != (period.state, period.controller, period.disputed)


def change_days(study: Study, place_ids: Iterable[str]) -> dict[str, int]:
    """Return the ISO days of the window on which the places change, with how many do."""
    days = Counter(
        to_day(period.start)
        for place_id in place_ids
        for former, period in pairwise(study.timelines.periods(place_id))
        if is_change(period, former)
    )
    window = study.window
    return {day: days[day] for day in sorted(days) if window.first <= day <= window.last}
