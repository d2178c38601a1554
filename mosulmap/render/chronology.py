"""What the page says without any script: the chronology and the sources, as HTML.

The script reads the sentences from here and does not need them a second time among the data. Every
text is escaped. Articles are quoted as they stand, in English; all else is said in the language of
the page.
"""

from __future__ import annotations

import re
from collections import defaultdict
from html import escape

from ..language import DEFAULT, Language
from ..words import published_words
from .compact import Json, entry_of
from .places import periods_of

UNDRAWN = "wide"


def chronology_html(data: Json, language: Language) -> str:
    """Return every change, day by day, with the sentences that made it, in `language`."""
    changes: defaultdict[str, list[tuple[Json, Json]]] = defaultdict(list)
    for place in data["places"]:
        for period in periods_of(place):
            if period.get("x") and place["layer"] != UNDRAWN:
                changes[period["a"]].append((place, period))
    if not changes:
        return f"<p>{escape(language.say('no_changes'))}</p>"
    return "".join(day_html(day, changes[day], data, language) for day in sorted(changes))


def day_html(day: str, changes: list[tuple[Json, Json]], data: Json, language: Language) -> str:
    """Return one day's heading, its changes, and below them each sentence behind them once."""
    words = data["words"][language.code]
    rows = "".join(
        f"<li><b>{escape(name_of(place, language))}</b> "
        f"<span>{escape(words[period['t']])}</span></li>"
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
    quotes = "".join(quote_html(mention, data, language) for mention in once.values())
    return (
        f'<section class="chron-day" data-day="{escape(day)}">'
        f"<h3>{escape(language.day(day))}</h3><ul>{rows}</ul>{quotes}</section>\n"
    )


def name_of(place: Json, language: Language) -> str:
    """Return what a place is called in a language, else its title set apart."""
    return language.apart(place.get(language.code) or place["title"])


def quote_html(mention: Json, data: Json, language: Language) -> str:
    """Return one sentence, which is English, with its publisher and day in the page's language."""
    article = data["articles"][mention["article"]]
    source = language.say(
        "source", label=article["label"], day=published_words(article.get("day", ""), language)
    )
    spoken = (
        "" if language.code == DEFAULT else f' lang="{language.code}" dir="{language.direction}"'
    )
    return (
        f'<blockquote class="q" lang="en" dir="auto">{escape(data["quotes"][mention["quote"]])} '
        f"<cite{spoken}>{escape(source)}</cite></blockquote>"
    )


def lent_quotes(data: Json, chronology: str) -> list[str | int]:
    """Return the sentences of the data, those that stand in the chronology as their number there.

    A text that a parser would not give back as it is stays among the data.
    """
    found = re.findall(
        r'<blockquote class="q" lang="en" dir="auto">(.*?) <cite\b', chronology, re.DOTALL
    )
    numbers = {text: number for number, text in reversed(list(enumerate(found)))}
    return [
        quote if set(quote) & {"\r", "\0"} else numbers.get(escape(quote), quote)
        for quote in data["quotes"]
    ]


def sources_html(data: Json, language: Language) -> str:
    """Return the list of articles with their titles and days, in `language`."""
    return "".join(
        f"<li>{escape(source_words(article, language))}</li>" for article in data["articles"]
    )


def source_words(article: Json, language: Language) -> str:
    """Return an article in words: `RFE/RL: Iraqi forces enter Mosul, 4 Nov 2016`."""
    day = published_words(article.get("day", ""), language)
    return language.say("source_titled", label=article["label"], title=article["title"], day=day)
