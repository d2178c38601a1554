"""The days that the evidence reaches: outside of them nothing is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..errors import RequestError
from ..model.dates import parse_edtf, to_day, to_ordinal
from ..model.rows import Article, Mention


@dataclass(frozen=True, slots=True)
class Window:
    """The first and the last day that the evidence reaches, both ISO: the span of the time bar."""

    first: str
    last: str


RUN_UP = 30
"""Days before the first article in which a dated mention still begins the story and is not yet
background, such as the taking of the city two years before."""


RUN_OUT = 2
"""Days after the last article that the time bar shows, so that its last day is not on its edge."""


def find_window(mentions: Sequence[Mention], articles: Sequence[Article], known_by: str) -> Window:
    """Return the days that the evidence spans, from the run-up of the first article to the last.

    What an article of unknown date says happened later stretches them: it was accepted, and shall
    be seen. Raises `RequestError` when no article of known date is there to span anything.
    """
    published = sorted(article.published for article in articles if article.published)
    if not published:
        until = f" by {known_by}" if known_by else ""
        how = "" if known_by else " until one is added (mosulmap add FILE)"
        raise RequestError(f"no article of known date was published{until}; nothing to show{how}")
    begin, end = to_ordinal(published[0]), to_ordinal(published[-1])
    days = [day for m in mentions if m.event_date for day in parse_edtf(m.event_date)]
    first = min((day for day in days if begin - RUN_UP <= day), default=begin)
    undated = {article.id for article in articles if not article.published}
    said = [m.event_date for m in mentions if m.event_date and m.article_id in undated]
    last = max((parse_edtf(date)[1] for date in said), default=end)
    return Window(to_day(min(first, begin)), to_day(max(end + RUN_OUT, last)))


def in_window(day: str, window: Window, option: str = "--date") -> str:
    """Return `day`, which `option` gave, if the evidence reaches it; else raise `RequestError`."""
    if not window.first <= day <= window.last:
        evidence = f"the evidence, which runs from {window.first} to {window.last}"
        raise RequestError(f"{option} {day} is outside {evidence}")
    return day
