"""The page's data as columns: what many entries share stands once, days are small steps.

`encode` takes what `page_data.page_data` returns; `js/data/decode.js` gives it back to the page's
script. This is version 2 of the format (version 1 wrote numbers as texts to the base of 36).
Fields that are not named here stand as `page_data` has them. Days are counted from the first day of
the window, positions are WGS 84 degrees, and places in a text are counted in UTF-16 code units.

A table is `{"count": number of entries, "columns": {field: [a value for each entry]}, "pools":
{field: [values that entries share]}}`; 0 stands where an entry has no such field. The column of a
field with a pool has the numbers of its values there, from 1 on; a field has one where that is
shorter. Numbers written as steps are each the difference from the number before, the first from 0.

==================  ================================================================================
`encoding`          2, the version of this format
`articles`          table, an article each
`context`           table, a line of the basemap each
`dots`, `places`    tables; a place has besides what `page_data` says of it
- `lon`, `lat`      degrees instead of `at`; null where the place is not located
- `versions`        the number of its timeline in each version
- `evidence`        how many rows of `evidence` are about it
- `periods`         how many rows of `periods` each of its timelines has
- `days`            the days in its timelines that are none of its milestones
`evidence`          columns, one row for each piece of evidence, place after place
- `mention`         number of the mention, in steps
- `daysBefore`      days from its day to the one on which its article was published
`periods`           table, a period each, timeline after timeline
- `days`            [start, since, word]: milestones from the former period's start to this one's
                    (the first period's: from day 0), and from its start back to the day since which
                    the state holds and to the day of the last word on it
- `state`           number of its entry in `periodStates`
- `verdicts`        what became of the place's evidence, a digit to the base of 36 for each piece
`periodStates`      table, what a period shows besides its days and verdicts
`mentions`          table; mentions in one sentence that say the same share their statement
- `statement`       number of its statement and 1; 0 for the first statement not mentioned before
- `mark`            [start, end] of the place's name in the sentence; 0 where that is the first time
                    that the place's title stands there
`statements`        table: `article`, `when`, `note`, and
- `quote`           number of the sentence, in steps
- `phrase`          the words that date it
- `assertion`       number of its entry in `assertions`
`assertions`        table, what a sentence says of control
`quotes`            the sentences; U+E000 stands for the title of the place of the first mention in
                    a sentence, U+E001 for the second and so on. A sentence that has characters from
                    the private use area itself stands in a list, to be taken as it is
`sentences`         columns, a row for each day of which an article speaks: `day` and `article` in
                    steps, `count` of its mentions that speak of that day
==================  ================================================================================

The milestones of a place are the days on which its state may change: day 0, the day of each piece
of evidence, the day on which that grows old, the day on which its article was published, and its
own `days`. Without them the days of 65,805 periods over ten years take 95 kB more, deflated.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from typing import Any

from ...model.dates import to_ordinal
from ...model.kept import FORGETFUL, Kept
from .pool import Json
from .statements import mention_tables, mentions_of, titles_of
from .tables import entries_of, steps, table
from .timelines import (
    EvidenceColumns,
    TimelineColumns,
    TimelineEncoder,
    evidence_table,
    find_evidence,
    period_tables,
    timelines_of,
)

ENCODING = 2
"""The version of the format."""

PRIVATE_USE = re.compile("[\ue000-\uf8ff]")

APART = ("evidence", "periods", "others")
"""The fields of a place that get columns of their own."""


def encode(data: Json, kept: Kept = FORGETFUL) -> Json:
    """Return the data of `page_data` in the columns that this module's description lists.

    Columns of which nothing changed are those that are `kept`.
    """
    places: tuple[Json, ...] = tuple(data["places"])
    mentions, quotes = mentions_of(data, kept), tuple(data["quotes"])
    published = publication_days(data, mentions, kept)
    evidence = find_evidence(ids_of(places), places, kept)
    timelines = timeline_columns(data, evidence, published, kept)
    titles = titles_of(places, len(mentions), kept)
    plain = {key: value for key, value in data.items() if key != "periodKeys"}
    return plain | {
        "encoding": ENCODING,
        "articles": kept.of(
            ("articles table",), (data["articles"],), lambda: table(data["articles"])
        ),
        "context": table(data["context"]),
        "dots": table([positioned(dot) for dot in entries_of(data["dots"])]),
        "places": place_table(places, timelines, kept),
        "sentences": kept.of(
            ("sentence columns",),
            (data["sentences"], data["first"]),
            lambda: sentence_columns(data),
        ),
        "quotes": kept.of(("quotes",), (quotes,), lambda: list(map(plain_quote, quotes))),
        "evidence": kept.of(
            ("evidence table",),
            (evidence, published, data["first"]),
            lambda: evidence_table(evidence, published, data["first"]),
        ),
        **kept.of(("periods",), (timelines,), partial(period_tables, timelines)),
        **mention_tables(mentions, quotes, titles, kept),
    }


def ids_of(places: Sequence[Json]) -> list[Any]:
    """Return the ids of places."""
    return [place.get("id") for place in places]


def publication_days(
    data: Json, mentions: tuple[Json, ...], kept: Kept = FORGETFUL
) -> tuple[int, ...]:
    """Return the day of publication of each mention's article, counted from the first day.

    An article without such a day counts as published on the first one.
    """
    first = to_ordinal(data["first"])
    days = tuple(to_ordinal(one.get("day") or data["first"]) - first for one in data["articles"])
    return kept.of(
        ("published",),
        (mentions, days),
        lambda: tuple([days[mention["article"]] for mention in mentions]),
    )


def timeline_columns(
    data: Json, evidence: EvidenceColumns, published: tuple[int, ...], kept: Kept
) -> tuple[TimelineColumns, ...]:
    """Return the timelines of each place."""
    places, encoder = data["places"], TimelineEncoder(data)
    ids = ids_of(places)
    out = kept.each(
        ("evidence published",),
        ids,
        (evidence.mentions,),
        lambda row: tuple([published[number] for number in evidence.mentions[row]]),
        (published,),
    )
    return kept.each(
        ("timeline columns",),
        ids,
        (tuple(map(timelines_of, places)), evidence.days, out),
        lambda row: encoder.columns(places[row], out[row]),
        (encoder.first, encoder.stale),
    )


def place_table(places: Sequence[Json], timelines: tuple[TimelineColumns, ...], kept: Kept) -> Json:
    """Return the table of the places."""
    rows = kept.each(
        ("place cells",),
        ids_of(places),
        (tuple(places), timelines),
        lambda row: place_cells(places[row], timelines[row]),
    )
    return table(rows, "places", kept)


def place_cells(place: Json, timelines: TimelineColumns) -> Json:
    """Return the fields of a place as they stand in its columns."""
    own = {key: value for key, value in positioned(place).items() if key not in APART}
    cells = own | {"evidence": len(place.get("evidence", ()))} | timelines.fields
    # Lists that are equal are not the same, so that their column would be written again.
    return {key: tuple(value) if isinstance(value, list) else value for key, value in cells.items()}


def positioned(entry: Json) -> Json:
    """Return the entry of a place with fields for its coordinates instead of `at`, (lon, lat)."""
    lon, lat = entry.get("at") or (None, None)
    return {key: value for key, value in entry.items() if key != "at"} | {"lon": lon, "lat": lat}


def sentence_columns(data: Json) -> Json:
    """Return how often each article speaks of each day, as columns."""
    first = to_ordinal(data["first"])
    rows = [
        (to_ordinal(day) - first, article, count)
        for day, articles in data["sentences"].items()
        for article, count in articles
    ]
    return {
        "day": steps(day for day, _, _ in rows),
        "article": steps(article for _, article, _ in rows),
        "count": [count for _, _, count in rows],
    }


def plain_quote(quote: str) -> str | list[str]:
    """Return a sentence; in a list if it has characters that could be taken for left-out names."""
    return [quote] if PRIVATE_USE.search(quote) else quote
