"""What the time bar draws along its axis: sentences, gaps, and events of uncertain date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from ..control.evidence import DURATIVE
from ..control.gaps import find_long_gaps, sentence_counts
from ..control.window import Window
from ..model.dates import parse_edtf, to_day
from ..model.rows import Article, Event, Mention
from .encode.pool import Json, compact

LONGEST_SPAN = 31
"""Days up to which the span of an event of uncertain date is drawn as a bracket: a month. A bracket
over months would cover the axis and date nothing."""

UNDRAWN = {*DURATIVE, Event.DISPLACEMENT, Event.VISIT}
"""Events that last for all of their days, or that change no mark: they get no brackets."""


def sentences_by_article(
    mentions: Sequence[Mention], articles: Sequence[Article], window: Window
) -> dict[str, list[list[int]]]:
    """Return, by day of the window, [article's number, its dated mentions that speak of that day].

    Articles that do not speak of a day are left out.
    """
    by_article: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_article[mention.article_id].append(mention)
    found: defaultdict[str, list[list[int]]] = defaultdict(list)
    for number, article in enumerate(articles):
        for day, count in sentence_counts(by_article[article.id], window).items():
            found[day].append([number, count])
    return {day: found[day] for day in sorted(found)}


def find_gaps(counts: dict[str, int], window: Window) -> list[Json]:
    """Return the gaps without sentences as the time bar draws them, from ISO day `a` to `b`.

    `open` is set on the last one when it reaches to the end of the window.
    """
    return [
        compact(
            {
                "a": to_day(silence.first),
                "b": to_day(silence.last),
                "days": silence.days,
                "open": silence.is_open,
            }
        )
        for silence in find_long_gaps(counts, window)
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
