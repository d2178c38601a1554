"""What the time bar draws along its axis: sentences, gaps, and events of uncertain date."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from ..days import parse_edtf, to_day, to_ordinal
from ..evidence import DURATIVE
from ..model import Article, Event, Mention
from ..study import Window
from .compact import Json, compact

GAP = 30
"""Days without a dated sentence from which on the time bar draws a gap."""

LONGEST_SPAN = 31
"""Days over which an event of uncertain date is drawn as a bracket; longer ones are background."""

UNDRAWN = {*DURATIVE, Event.DISPLACEMENT, Event.VISIT}
"""Events that fill their days, or that of themselves change no mark: no brackets for these."""


def sentence_counts(mentions: Iterable[Mention], window: Window) -> dict[str, int]:
    """Return how many dated mentions speak of each single day of the window."""
    days = Counter(single_day(mention) for mention in mentions)
    return {day: days[day] for day in sorted(days) if window.first <= day <= window.last}


def single_day(mention: Mention) -> str:
    """Return the one ISO day that a mention speaks of; empty if it speaks of none or several."""
    if not mention.event_date:
        return ""
    first, last = parse_edtf(mention.event_date)
    return to_day(first) if first == last else ""


def sentences_by_article(
    mentions: Sequence[Mention], articles: Sequence[Article], window: Window
) -> dict[str, list[list[int]]]:
    """Return, by day of the window, [article's number, its dated mentions that speak of that day].

    Articles that do not speak of a day are left out.
    """
    told: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        told[mention.article_id].append(mention)
    found: defaultdict[str, list[list[int]]] = defaultdict(list)
    for number, article in enumerate(articles):
        for day, count in sentence_counts(told[article.id], window).items():
            found[day].append([number, count])
    return {day: found[day] for day in sorted(found)}


def find_gaps(counts: dict[str, int], window: Window) -> list[Json]:
    """Return the spans of at least `GAP` days between two days of which sentences speak.

    The last one has `open` set, where nothing is said from a day to the window's end.
    """
    told = [to_ordinal(day) for day in sorted(counts)]
    end = to_ordinal(window.last) + 1
    return [
        compact(
            {
                "a": to_day(before + 1),
                "b": to_day(after - 1),
                "days": after - before - 1,
                "open": after == end,
            }
        )
        for before, after in pairwise([*told, end])
        if after - before - 1 >= GAP
    ]


def uncertain_spans(mentions: Iterable[Mention], window: Window) -> list[Json]:
    """Return the spans within which an event that changes control happened on some one day."""
    spans = {
        parse_edtf(mention.event_date)
        for mention in mentions
        if mention.control and mention.event_date and mention.event not in UNDRAWN
    }
    return [
        {"a": to_day(first), "b": to_day(last)}
        for first, last in sorted(spans)
        if 1 < last - first + 1 <= LONGEST_SPAN and to_day(first) >= window.first
    ]
