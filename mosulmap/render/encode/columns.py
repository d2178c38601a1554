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

import json
import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Any, NamedTuple

from ...model.dates import to_ordinal
from ...model.kept import FORGETFUL, Kept
from ...model.rows import State
from .pool import Json, Pool, cell_text, cell_texts, entry_of, text_of
from .text_span import span_of, text_at

ENCODING = 2
"""The version of the format."""

NAME_MARK, MOST_NAMES = 0xE000, 32
"""The character that stands for the first name left out of a sentence, and how many such characters
the format has: 32, of the 6,400 of the private use area, are more than any sentence names."""

NO_TEXTS: Mapping[str, list[str]] = MappingProxyType({})

PRIVATE_USE = re.compile("[\ue000-\uf8ff]")

ASSERTED = ("says", "s", "c", "q", "inf", "who")
"""The fields of a mention that hold what its sentence says of control."""

APART = ("versions", "evidence", "periods", "others")
"""The fields of a place that get columns of their own."""

DAYS = ("a", "since", "word")
"""The days of a period: its start, the day since which the state holds, that of the last word."""

APART_DAYS = (*DAYS, "v")
"""The fields of a period that are no part of its state."""


Items = tuple[tuple[str, Any], ...]
"""The fields of an entry with their values."""


class PeriodColumns(NamedTuple):
    """Of periods their days in milestones, these as texts, the texts of their states, verdicts."""

    days: list[list[int]]
    days_texts: list[str]
    states: list[str]
    verdicts: list[Any]

    def add(self, others: PeriodColumns) -> None:
        """Add other periods behind these."""
        self.days.extend(others.days)
        self.days_texts.extend(others.days_texts)
        self.states.extend(others.states)
        self.verdicts.extend(others.verdicts)


def encode(data: Json, kept: Kept = FORGETFUL) -> Json:
    """Return the data of `page_data` in the columns that this module's description lists.

    What `kept` has of a place whose entry is the same is not made again.
    """
    mentions = mentions_of(data, kept)
    published = publication_days(data, mentions)
    timelines = TimelineColumns(data, published, kept)
    evidence = EvidenceColumns(data, published)
    places = [
        {key: value for key, value in positioned(place).items() if key not in APART}
        | {"versions": place["versions"]}
        | evidence.add(place.get("evidence", ()))
        | timelines.add(place)
        for place in data["places"]
    ]
    plain = {key: value for key, value in data.items() if key != "periodKeys"}
    return plain | {
        "encoding": ENCODING,
        "articles": table(data["articles"]),
        "context": table(data["context"]),
        "dots": table([positioned(dot) for dot in entries_of(data["dots"])]),
        "places": table(places),
        "sentences": sentence_columns(data),
        "quotes": [plain_quote(quote) for quote in data["quotes"]],
        **evidence.encoded(),
        **timelines.encoded(),
        **mention_tables(mentions, data["quotes"], titles_of(data["places"]), kept),
    }


def publication_days(data: Json, mentions: Iterable[Json]) -> list[int]:
    """Return the day of publication of each mention's article, counted from the first day.

    An article without such a day counts as published on the first one.
    """
    first = to_ordinal(data["first"])
    days = [to_ordinal(one.get("day") or data["first"]) - first for one in data["articles"]]
    return [days[mention["article"]] for mention in mentions]


class TimelineColumns:
    """Collects the periods of all places in every version, one after the other, as columns."""

    def __init__(self, data: Json, published: Sequence[int], kept: Kept = FORGETFUL) -> None:
        """Begin before the first place of `data`, whose mentions were `published` on these days."""
        self.first, self.stale = to_ordinal(data["first"]), data["staleAfter"]
        self.keys, self.published, self.kept = data["periodKeys"], published, kept
        self.periods = PeriodColumns([], [], [], [])

    def add(self, place: Json) -> Json:
        """Add the timelines of a place, and return its fields `periods` and `days`."""
        evidence = place.get("evidence", ())
        published = tuple(self.published[number] for number, _ in evidence)
        days = tuple(day for _, day in evidence)
        timelines = place["periods"], *place.get("others", ())
        inputs = timelines, published, days, self.first, self.stale
        fields, periods = self.kept.of(
            ("timelines", place.get("id")), inputs, lambda: self.draft(place)
        )
        self.periods.add(periods)
        return fields

    def draft(self, place: Json) -> tuple[Json, PeriodColumns]:
        """Return the fields of a place, and its periods."""
        timelines = (place["periods"], *place.get("others", ()))
        periods = [[self.days_counted(row) for row in rows] for rows in timelines]
        known = self.milestones(place.get("evidence", ()))
        own = {day for rows in periods for _, days in rows for day in days} - known
        numbers = {day: number for number, day in enumerate(sorted(known | own))}
        columns = PeriodColumns([], [], [], [])
        for rows in periods:
            at = 0
            for period, days in rows:
                start, since, word = (numbers[day] for day in days)
                state = {key: value for key, value in period.items() if key not in APART_DAYS}
                columns.days.append([start - numbers[at], start - since, start - word])
                columns.days_texts.append(cell_text(columns.days[-1]))
                columns.states.append(text_of(state))
                columns.verdicts.append(period.get("v", 0))
                at = days[0]
        lengths = {"periods": [len(rows) for rows in periods]}
        return lengths | ({"days": sorted(own)} if own else {}), columns

    def milestones(self, evidence: Iterable[Sequence[Any]]) -> set[int]:
        """Return the days on which a state may change: of evidence, published, and grown old."""
        days = {0}
        for number, day in evidence:
            spoken_of = to_ordinal(day) - self.first
            days |= {spoken_of, spoken_of + self.stale + 1, self.published[number]}
        return days

    def days_counted(self, row: Sequence[Any]) -> tuple[Json, tuple[int, int, int]]:
        """Return a period and its three days; what is older than the first day begins on it."""
        period = {key: value for key, value in entry_of(row, self.keys).items() if value != 0}
        start, *others = (to_ordinal(period.get(key) or period["a"]) for key in DAYS)
        start = max(start, self.first)
        # Where nothing is known, no other day has a meaning.
        known = period["s"] in (State.HELD, State.CONTESTED)
        since, word = others if known else (start, start)
        return period, (start - self.first, since - self.first, word - self.first)

    def encoded(self) -> Json:
        """Return the tables of the periods and of the states that they share."""
        return {
            "periods": self.table(),
            "periodStates": table(
                [json.loads(state) for state in dict.fromkeys(self.periods.states)]
            ),
        }

    def table(self) -> Json:
        """Return the table of the periods."""
        days, days_texts, states, verdicts = self.periods
        if not days:
            return table([])
        columns: dict[str, list[Any]] = {
            "days": days,
            "state": numbers_of(states),
            "verdicts": verdicts,
        }
        return table_of(columns, len(days), {"days": days_texts})


class EvidenceColumns:
    """Collects the evidence on all places, one after the other, as columns."""

    def __init__(self, data: Json, published: Sequence[int]) -> None:
        """Begin before the first place of `data`, whose mentions were `published` on these days."""
        self.first, self.published = to_ordinal(data["first"]), published
        self.mentions: list[int] = []
        self.days_before: list[int] = []

    def add(self, evidence: Sequence[Sequence[Any]]) -> Json:
        """Add the evidence on a place, [[mention, ISO day]], and return its field `evidence`."""
        for mention, day in evidence:
            self.mentions.append(mention)
            self.days_before.append(self.published[mention] + self.first - to_ordinal(day))
        return {"evidence": len(evidence)}

    def encoded(self) -> Json:
        """Return the columns."""
        columns = {"mention": steps(self.mentions), "daysBefore": self.days_before}
        return {"evidence": columns}


def positioned(entry: Json) -> Json:
    """Return the entry of a place with fields for its coordinates instead of `at`, (lon, lat)."""
    lon, lat = entry.get("at") or (None, None)
    return {key: value for key, value in entry.items() if key != "at"} | {"lon": lon, "lat": lat}


def titles_of(places: Iterable[Json]) -> dict[int, str]:
    """Return the title of the place that a mention is about, by the mention's number."""
    return {
        number: place["title"]
        for place in places
        for number in (*(one for one, _ in place.get("evidence", ())), *place.get("named", ()))
    }


def mention_tables(
    mentions: Sequence[Json],
    quotes: Sequence[str],
    titles: dict[int, str],
    kept: Kept = FORGETFUL,
) -> Json:
    """Return mentions, and the statements and assertions that they share."""
    statements: Pool[tuple[Any, int]] = Pool()
    assertions: Pool[tuple[Any, ...]] = Pool()
    rows = []
    for number, mention in enumerate(mentions):
        inputs = mention, quotes[mention["quote"]], titles.get(number, "")
        said, rest, mark = kept.of(("parts", number), inputs, partial(parts_of, *inputs))
        known = len(statements.items)
        statement = statements.number((rest, assertions.number(said)))
        rows.append(
            {
                "statement": statement + 1 if statement < known else 0,
                "mark": mark,
            }
        )
    stated = [dict(rest) | {"assertion": number} for rest, number in statements.items]
    quoted = steps(statement["quote"] for statement in stated)
    return {
        "mentions": table(rows),
        "statements": table(
            [one | {"quote": step} for one, step in zip(stated, quoted, strict=True)]
        ),
        "assertions": table(list(map(dict, assertions.items))),
    }


def parts_of(mention: Json, quote: str, title: str) -> tuple[Items, Items, Any]:
    """Return what a mention asserts, the rest of its statement, and its mark.

    The mark is 0 where it is the first place of the `title` in the sentence.
    """
    said = {key: mention[key] for key in ASSERTED if key in mention}
    rest = {key: value for key, value in mention.items() if key not in (*ASSERTED, "mark")}
    if "phrase" in rest:
        rest["phrase"] = text_at(quote, rest["phrase"])
    mark = 0 if mention["mark"] == span_of(quote, title) else mention["mark"]
    return tuple(said.items()), tuple(rest.items()), mark


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


def leave_out_names(encoded: Json, data: Json, kept: Kept = FORGETFUL) -> Json:
    """Return encoded data whose sentences have a character in place of each name without a mark.

    That takes 73 kB off a page of 5,000 places over ten years, which would have 742 kB otherwise.
    In a sentence with more than `MOST_NAMES` mentions, or in a list, the names stay.
    """
    titles = titles_of(data["places"])
    quotes = list(encoded["quotes"])
    seen = [0] * len(quotes)
    names: defaultdict[int, list[tuple[int, str, str]]] = defaultdict(list)
    for number, mention in enumerate(mentions_of(data, kept)):
        at = mention["quote"]
        character, title = chr(NAME_MARK + seen[at]), titles.get(number, "")
        seen[at] += 1
        start = data["quotes"][at].find(title) if title else -1
        if start >= 0 and mention["mark"] == span_of(data["quotes"][at], title):
            names[at].append((start, title, character))
    for at, found in names.items():
        if isinstance(quotes[at], str) and seen[at] <= MOST_NAMES:
            quotes[at] = with_characters(quotes[at], found)
    return encoded | {"quotes": quotes}


def with_characters(quote: str, names: Iterable[tuple[int, str, str]]) -> str:
    """Return a sentence with a character in place of each name: (start, title, character)."""
    end = len(quote)
    for start, title, character in sorted(names, reverse=True):
        # Where one name lies in another, the later one alone is taken out.
        if start + len(title) <= end:
            quote = quote[:start] + character + quote[start + len(title) :]
            end = start
    return quote


def steps(numbers: Iterable[int]) -> list[int]:
    """Return each number as the difference from the one before, the first from 0."""
    listed = list(numbers)
    return [number - former for former, number in zip([0, *listed], listed, strict=False)]


def entries_of(columned: Json) -> list[Json]:
    """Return the entries of a table that `pool.columns` made, without what they have not."""
    keys = columned["keys"]
    rows = (entry_of(row, keys) for row in columned["rows"])
    return [{key: value for key, value in row.items() if value != 0} for row in rows]


def mentions_of(data: Json, kept: Kept = FORGETFUL) -> list[Json]:
    """Return the mentions; every one has an article and a quote, of which 0 is the first."""
    first = {"article": 0, "quote": 0}
    return kept.of(
        ("mention entries",),
        (data["mentions"],),
        lambda: [first | entry for entry in entries_of(data["mentions"])],
    )


def table(entries: Sequence[Json]) -> Json:
    """Return like entries as one table: {"count": n, "columns": {…}, "pools": {…}}.

    The fields that most entries have come first.
    """
    fields = {field for entry in entries for field in entry}
    columns = {field: [entry.get(field, 0) for entry in entries] for field in fields}
    return table_of(columns, len(entries))


def table_of(
    whole: Mapping[str, list[Any]], count: int, texts: Mapping[str, list[str]] = NO_TEXTS
) -> Json:
    """Return `whole` columns, each with a value for each of `count` entries, as such a table.

    Of some columns the `texts` of the values, none of which is 0, are known already.
    """
    columns, pools = {}, {}
    uses = {field: sum(value != 0 for value in column) for field, column in whole.items()}
    for field in sorted(whole, key=lambda field: (-uses[field], field)):
        column = whole[field]
        known = texts.get(field) or cell_texts(column)
        columns[field], pool = pooled(column, field, known)
        if pool:
            pools[field] = pool
    return {"count": count, "columns": columns, "pools": pools}


def pooled(column: list[Any], field: str, texts: Sequence[str]) -> tuple[list[Any], list[Any]]:
    """Return a column as numbers of the values in a pool, and the pool; none if that is longer.

    `texts` are the values as JSON, empty for 0, which is in no pool.

    Pools take 4 kB off the shipped page and 6 kB, deflated, off that of 5,000 places.
    """
    pool = list(dict.fromkeys(("", *texts)))
    numbers = numbers_of(("", *texts))[1:]
    around = len(text_of({field: []})) + len(pool)
    zeros = (cell_text(value) for value, text in zip(column, texts, strict=True) if not text)
    length = len("[]") + len(column) - 1 + sum(map(len, texts)) + sum(map(len, zeros))
    if around + sum(map(len, pool)) + len(text_of(numbers)) >= length:
        return column, []
    return numbers, [json.loads(text) for text in pool[1:]]


def numbers_of(items: Sequence[Hashable]) -> list[int]:
    """Return the number of each item among the distinct ones, in the order of their first use."""
    numbers = {item: number for number, item in enumerate(dict.fromkeys(items))}
    return [numbers[item] for item in items]
