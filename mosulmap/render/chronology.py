"""What the page says without any script: the chronology and the sources, as HTML.

The script reads the sentences from here and does not need them a second time among the data. Every
text is escaped.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from html import escape
from itertools import accumulate

from ..days import in_short, in_words
from .compact import Json, entry_of
from .places import periods_of

UNDRAWN = "wide"

MOST_CHANGES = 500
"""Changes that stand in the page without any script; those of years would be most of the file."""


def chronology_html(data: Json) -> str:
    """Return every change, day by day, with the sentences that made it."""
    changes: defaultdict[str, list[tuple[Json, Json]]] = defaultdict(list)
    for place in data["places"]:
        for period in periods_of(place):
            if period.get("x") and place["layer"] != UNDRAWN:
                changes[period["a"]].append((place, period))
    if not changes:
        return "<p>No article says that any place changed hands.</p>"
    days = latest(changes)
    left = len(changes) - len(days)
    note = (
        f'<p class="note">{left:,} earlier days are told by the script alone.</p>' if left else ""
    )
    return note + "".join(day_html(day, changes[day], data) for day in days)


def latest(changes: dict[str, list[tuple[Json, Json]]]) -> list[str]:
    """Return the days, sorted, whose changes stand in the page: the latest `MOST_CHANGES`."""
    counts = list(accumulate(len(changes[day]) for day in sorted(changes, reverse=True)))
    shown = max(1, bisect_right(counts, MOST_CHANGES))
    return sorted(changes)[-shown:]


def day_html(day: str, changes: list[tuple[Json, Json]], data: Json) -> str:
    """Return one day's heading, its changes, and below them each sentence behind them once."""
    rows = "".join(
        f"<li><b>{escape(place['title'])}</b> "
        f"<span>{escape(data['words'][period['t']])}</span></li>"
        for place, period in changes
    )
    keys, rows_of_mentions = data["mentions"]["keys"], data["mentions"]["rows"]
    told = [
        entry_of(rows_of_mentions[number], keys)
        for place, _ in changes
        for number, since in place["chain"]
        if since == day
    ]
    once = {mention["quote"]: mention for mention in told}
    quotes = "".join(quote_html(mention, data) for mention in once.values())
    return (
        f'<section class="chron-day" data-day="{escape(day)}">'
        f"<h3>{escape(in_words(day))}</h3><ul>{rows}</ul>{quotes}</section>\n"
    )


def quote_html(mention: Json, data: Json) -> str:
    """Return one sentence with its publisher and day."""
    article = data["articles"][mention["article"]]
    return (
        f'<blockquote class="q" lang="en">{escape(data["quotes"][mention["quote"]])} '
        f"<cite>{escape(article['label'])}, {escape(article['short'])}</cite></blockquote>"
    )


def lent_quotes(data: Json, chronology: str) -> list[str | int]:
    """Return the sentences of the data, those that stand in the chronology as their number there.

    A text that a parser would not give back as it is stays among the data.
    """
    found = re.findall(r'<blockquote class="q" lang="en">(.*?) <cite>', chronology, re.DOTALL)
    numbers = {text: number for number, text in reversed(list(enumerate(found)))}
    return [
        quote if set(quote) & {"\r", "\0"} else numbers.get(escape(quote), quote)
        for quote in data["quotes"]
    ]


def sources_html(data: Json) -> str:
    """Return the list of articles with their titles and days."""
    return "".join(
        f"<li>{escape(article['label'])}: {escape(article['title'])}, "
        f"{escape(in_short(article['day']) if article.get('day') else 'of unknown date')}</li>"
        for article in data["articles"]
    )
