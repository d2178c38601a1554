"""The spans of time of which no dated sentence speaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from ..model.dates import parse_edtf, to_day, to_ordinal
from ..model.rows import Mention
from .window import Window

SILENT = 30
"""Days without a dated sentence from which on they count as a span of silence."""


@dataclass(frozen=True, slots=True)
class Silence:
    """A span without a dated sentence: its first and its last day as ordinals.

    `is_open` tells that nothing is said from it to the end of the window.
    """

    first: int
    last: int
    is_open: bool

    @property
    def days(self) -> int:
        """How long it is."""
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


def find_silences(counts: Mapping[str, int], window: Window) -> list[Silence]:
    """Return the spans of at least `SILENT` days between two days of which sentences speak."""
    told = [to_ordinal(day) for day in sorted(counts)]
    end = to_ordinal(window.last) + 1
    return [
        Silence(before + 1, after - 1, after == end)
        for before, after in pairwise([*told, end])
        if after - before - 1 >= SILENT
    ]
