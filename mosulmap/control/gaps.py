"""The spans of time of which no dated sentence speaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from ..model.dates import parse_edtf, to_day, to_ordinal
from ..model.rows import Mention
from .window import Window

LONG_GAP = 30
"""Days without a dated sentence from which a gap is long enough to be shown and passed over.

A month: a lower number would cut the time bar and the film at ordinary pauses between articles, a
higher one would leave long stretches in which nothing changes.
"""


@dataclass(frozen=True, slots=True)
class Gap:
    """A span of days without a dated sentence: its first and its last day as ordinals.

    `is_open` is true where no sentence follows it up to the end of the window.
    """

    first: int
    last: int
    is_open: bool

    @property
    def days(self) -> int:
        """The number of days in the gap, both ends included."""
        return self.last - self.first + 1


def sentence_counts(mentions: Iterable[Mention], window: Window) -> dict[str, int]:
    """Return how many dated mentions speak of each single day of the window, by ISO day."""
    days = Counter(single_day(mention) for mention in mentions)
    return {day: days[day] for day in sorted(days) if window.first <= day <= window.last}


def single_day(mention: Mention) -> str:
    """Return the one ISO day that a mention speaks of; empty if it speaks of none or several."""
    if not mention.event_date:
        return ""
    first, last = parse_edtf(mention.event_date)
    return to_day(first) if first == last else ""


def find_long_gaps(counts: Mapping[str, int], window: Window) -> list[Gap]:
    """Return the gaps of at least `LONG_GAP` days after the first dated sentence, by their days."""
    dated = [to_ordinal(day) for day in sorted(counts)]
    end = to_ordinal(window.last) + 1
    return [
        Gap(before + 1, after - 1, after == end)
        for before, after in pairwise([*dated, end])
        if after - before - 1 >= LONG_GAP
    ]
