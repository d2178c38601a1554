"""The part of the page that needs no script: the chronology and the sources, as HTML.

Every text is escaped. Articles are quoted as they stand, in English; all else is said in the
language of the page.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping
from html import escape
from itertools import accumulate, chain, zip_longest

from ..control.wording import published_words
from ..languages.catalogue import Language
from ..model.kept import FORGETFUL, Kept
from .encode.pool import Json, entry_of
from .places import changed_days, changes_of

UNDRAWN = "wide"
COLUMNS = ("chronology_place", "chronology_state", "chronology_source", "chronology_sentence")

Change = tuple[Json, Json]
"""A place and the period that begins with the change."""

SentenceNumbers = tuple[tuple[int, int], ...]
"""Sentences, each as the numbers of its article and of its quote."""

MOST_CHANGES = 300
"""Changes that stand in the page without any script: all changes of years would be most of the
file, and few readers would go through them without the script."""


def chronology_html(data: Json, language: Language, kept: Kept = FORGETFUL) -> str:
    """Return every change as a table: below each day its places, with the sentences behind them.

    All in `language`, but for the sentences.
    """
    counts = changes_by_day(data, kept)
    if not counts:
        return f"<p>{escape(language.say('no_changes'))}</p>"
    columns = "".join(f'<th scope="col">{escape(language.say(key))}</th>' for key in COLUMNS)
    shown = latest(counts)
    left = len(counts) - len(shown)
    note = f'<p class="note">{escape(language.count("untold_days", left))}</p>' if left else ""
    changes = changes_since(shown[0], data, kept)
    days = "".join(day_html(day, changes[day], data, language) for day in shown)
    return (
        f'{note}<table class="chron"><caption>{escape(language.say("chronology_about"))}</caption>'
        f"<thead><tr>{columns}</tr></thead>\n{days}</table>"
    )


def drawn_changes(data: Json, kept: Kept) -> tuple[tuple[str, ...], ...]:
    """Return for each place the ISO days of its changes; none for one that is not drawn."""
    places = data["places"]
    days = changed_days(places, kept)
    layers = tuple([place["layer"] for place in places])
    return kept.each(
        ("drawn days",),
        [place["id"] for place in places],
        (days, layers),
        lambda row: () if layers[row] == UNDRAWN else days[row],
    )


def changes_by_day(data: Json, kept: Kept = FORGETFUL) -> dict[str, int]:
    """Return how many changes of what is drawn each ISO day has; none of a day without any."""
    found = drawn_changes(data, kept)
    return kept.of(("day counts",), (found,), lambda: Counter(chain.from_iterable(found)))


def changes_since(first: str, data: Json, kept: Kept = FORGETFUL) -> dict[str, list[Change]]:
    """Return every change of what is drawn from the ISO day `first` on, by its ISO day."""
    changes: defaultdict[str, list[Change]] = defaultdict(list)
    for place, days in zip(data["places"], drawn_changes(data, kept), strict=True):
        for period in changes_of(place) if days and days[-1] >= first else ():
            changes[period["a"]].append((place, period))
    return changes


def days_without_html(data: Json, kept: Kept = FORGETFUL) -> int:
    """Return how many days with changes, the earliest ones, the page does not list as HTML."""
    counts = changes_by_day(data, kept)
    return len(counts) - len(latest(counts)) if counts else 0


def latest(changes: Mapping[str, int]) -> list[str]:
    """Return the sorted days whose changes stand in the page: the latest `MOST_CHANGES`.

    `changes` are the numbers of changes by day.
    """
    counts = list(accumulate(changes[day] for day in sorted(changes, reverse=True)))
    shown = max(1, bisect_right(counts, MOST_CHANGES))
    return sorted(changes)[-shown:]


def day_html(day: str, changes: list[Change], data: Json, language: Language) -> str:
    """Return one day's rows; places that rest on the same sentences stand together."""
    together: defaultdict[SentenceNumbers, list[Change]] = defaultdict(list)
    for change in changes:
        together[deciding_sentences(day, change[0], data)].append(change)
    rows = "".join(
        rows_html(alike, sentences, data, language) for sentences, alike in together.items()
    )
    heading = f'<th colspan="{len(COLUMNS)}" scope="rowgroup">{escape(language.day(day))}</th>'
    return f'<tbody data-day="{escape(day)}"><tr>{heading}</tr>{rows}</tbody>\n'


def deciding_sentences(day: str, place: Json, data: Json) -> SentenceNumbers:
    """Return the sentences that are evidence on a place of exactly this ISO day, each once."""
    keys, rows = data["mentions"]["keys"], data["mentions"]["rows"]
    deciding = [entry_of(rows[number], keys) for number, since in place["evidence"] if since == day]
    return tuple(dict.fromkeys((one.get("article", 0), one.get("quote", 0)) for one in deciding))


def rows_html(
    changes: list[Change], sentences: SentenceNumbers, data: Json, language: Language
) -> str:
    """Return the rows of places with the same sentences: one for each place or each sentence.

    Where several places share one sentence, it spans their rows; a place spans the rows of its
    sentences.
    """
    if len(changes) > 1 and len(sentences) > 1:
        return "".join(rows_html([change], sentences, data, language) for change in changes)
    high = max(1, len(sentences))
    places = [place_cells(change, data, high, language) for change in changes]
    quotes = [quote_cells(one, data, len(changes), language) for one in sentences]
    cells = zip_longest(places, quotes or ["<td></td><td></td>"], fillvalue="")
    return "".join(f"<tr>{place}{quote}</tr>" for place, quote in cells)


def place_cells(change: Change, data: Json, rows: int, language: Language) -> str:
    """Return the cells of a place and of its state, as high as so many rows."""
    place, period = change
    name, words = name_of(place, language), data["words"][language.code][period["t"]]
    return f'<th scope="row"{span(rows)}>{escape(name)}</th><td{span(rows)}>{escape(words)}</td>'


def name_of(place: Json, language: Language) -> str:
    """Return what a place is called in a language, else its title set apart."""
    return language.apart(place.get(language.code) or place["title"])


def quote_cells(sentence: tuple[int, int], data: Json, rows: int, language: Language) -> str:
    """Return the cells of a sentence's publisher and day, and of the sentence, which is English."""
    article, quote = data["articles"][sentence[0]], data["quotes"][sentence[1]]
    day = published_words(article.get("day", ""), language)
    source = language.say("source", label=article["label"], day=day)
    return (
        f"<td{span(rows)}>{escape(source)}</td>"
        f'<td{span(rows)}><blockquote class="q" lang="en" dir="auto">{escape(quote)}'
        "</blockquote></td>"
    )


def span(rows: int) -> str:
    """Return the attribute of a cell that is so many rows high."""
    return f' rowspan="{rows}"' if rows > 1 else ""


def sources_html(data: Json, language: Language) -> str:
    """Return the list of articles with their titles and days, in `language`."""
    return "".join(
        f"<li>{escape(source_words(article, language))}</li>" for article in data["articles"]
    )


def source_words(article: Json, language: Language) -> str:
    """Return an article in words: `RFE/RL: Iraqi forces enter Mosul, 4 Nov 2016`."""
    day = published_words(article.get("day", ""), language)
    return language.say("source_titled", label=article["label"], title=article["title"], day=day)
