"""Which places are in other hands, and on which days, when some mentions count that did not.

Pure functions: two timelines of the same places are laid side by side.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ..model.dates import to_day, to_ordinal
from .timeline import ControlPeriod, Timelines
from .window import Window


@dataclass(frozen=True, slots=True)
class Handover:
    """Days, ISO and both of them included, on which a place is in other hands than before.

    `before` and `after` are what can be said of it on the first of these days.
    """

    place_id: str
    first: str
    last: str
    before: ControlPeriod
    after: ControlPeriod


def find_handovers(
    before: Timelines, after: Timelines, place_ids: Iterable[str], window: Window
) -> tuple[Handover, ...]:
    """Return the days of the window on which `after` has places in other hands than `before`.

    Sorted by first day and place. Other words for the same holder are no handover: certainty and
    age of the evidence may differ.
    """
    found = [one for key in place_ids for one in of_place(before, after, key, window)]
    return tuple(sorted(found, key=lambda one: (one.first, one.place_id, one.last)))


def of_place(
    before: Timelines, after: Timelines, place_id: str, window: Window
) -> Iterator[Handover]:
    """Yield the spans of one place, as long as the two answers stay what they are."""
    first, end = to_ordinal(window.first), to_ordinal(window.last) + 1
    turning = {*before.turning_days(place_id), *after.turning_days(place_id)}
    days = sorted({first, *(day for day in turning if first < day < end)})
    span: Handover | None = None
    for day, following in zip(days, [*days[1:], end], strict=True):
        old, new = before.on(place_id, day), after.on(place_id, day)
        last = to_day(following - 1)
        if span and (hands(span.before), hands(span.after)) == (hands(old), hands(new)):
            span = replace(span, last=last)
            continue
        if span:
            yield span
        differs = hands(old) != hands(new)
        span = Handover(place_id, to_day(day), last, old, new) if differs else None
    if span:
        yield span


def hands(period: ControlPeriod) -> tuple[str, str]:
    """Return in whose hands a place is: its state, and its holder where it has one."""
    return period.state, period.controller
