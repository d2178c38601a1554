"""What the page's data say, however they are written: to compare `page_data` with what is decoded.

Fields that an entry has not (0 or nothing) are left out, so that both sides agree on absence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from mosulmap.model.dates import to_day, to_ordinal
from mosulmap.render.encode.left_out_names import NAME_MARK
from mosulmap.render.encode.pool import Json, entry_of
from mosulmap.render.encode.statements import mentions_of
from mosulmap.render.encode.tables import entries_of
from mosulmap.render.encode.text_span import span_of, text_at

TABLES = ("articles", "context")


def expected_data(data: Json) -> Json:
    """Return what the data of `page_data` say."""
    return {
        **{name: [without_zeros(entry) for entry in data[name]] for name in TABLES},
        "dots": entries_of(data["dots"]),
        "quotes": list(data["quotes"]),
        "sentences": data["sentences"],
        "mentions": [without_zeros(spelt_out(one, data)) for one in mentions_of(data)],
        "places": [expected_place(place, data) for place in data["places"]],
    }


def spelt_out(mention: Json, data: Json) -> Json:
    """Return a mention with the words of its date instead of their span."""
    if "phrase" not in mention:
        return mention
    return mention | {"phrase": text_at(data["quotes"][mention["quote"]], mention["phrase"])}


def expected_place(place: Json, data: Json) -> Json:
    """Return a place with its periods in every version: [{field: value}], days as ISO days."""
    timelines = (place["periods"], *place.get("others", ()))
    versions = [
        [expected_period(row, data) for row in timelines[number]] for number in place["versions"]
    ]
    apart = ("periods", "others", "versions", "evidence")
    rest = {key: value for key, value in place.items() if key not in apart}
    evidence = [list(one) for one in place.get("evidence", ())]
    return without_zeros(rest) | {"evidence": evidence, "timelines": versions}


def expected_period(row: Sequence[Any], data: Json) -> Json:
    """Return a period with its three days: none of a state that is not known, none too early."""
    period = without_zeros(entry_of(row, data["periodKeys"]))
    start = max(period["a"], data["first"])
    known = period["s"] in ("held", "contested")
    others = {key: period.get(key, period["a"]) if known else start for key in ("since", "word")}
    return period | {"a": start} | others


def without_zeros(entry: Json) -> Json:
    """Return an entry without the fields that it has not."""
    return {key: value for key, value in entry.items() if value not in (0, "", [], None)} | {
        key: entry[key] for key in ("article", "quote") if key in entry
    }


def decoded(encoded: Json) -> Json:
    """Return what data in columns say: the format's description, read by somebody else.

    The page's own reading is `static/decode.js`.
    """
    mentions = list(mention_stories(encoded))
    places = decoded_places(encoded, mentions)
    titles = {
        number: place["title"]
        for place in places
        for number in (*(one for one, _ in place["evidence"]), *place.get("named", ()))
    }
    quotes = list(whole_quotes(encoded["quotes"], mentions, titles))
    for number, mention in enumerate(mentions):
        quote = quotes[mention["quote"]]
        mention["mark"] = mention.get("mark") or span_of(quote, titles.get(number, ""))
    return {
        **{name: rows_of(encoded[name]) for name in TABLES},
        "dots": [at_position(dot) for dot in rows_of(encoded["dots"])],
        "quotes": quotes,
        "sentences": sentence_rows(encoded),
        "mentions": mentions,
        "places": places,
    }


def decoded_places(encoded: Json, mentions: Sequence[Json]) -> list[Json]:
    """Return the places with the evidence on them and their periods in every version."""
    first, stale = to_ordinal(encoded["first"]), encoded["staleAfter"] + 1
    published = publication_days(encoded, mentions)
    evidence, periods = evidence_rows(encoded, published), period_rows(encoded)
    places = []
    for place in rows_of(encoded["places"]):
        own = [next(evidence) for _ in range(place.pop("evidence", 0))]
        milestones = {first, *(first + day for day in place.pop("days", ()))}
        for number, day in own:
            milestones |= {to_ordinal(day), to_ordinal(day) + stale, published[number]}
        made = [
            dated([next(periods) for _ in range(length)], sorted(milestones), first)
            for length in place.pop("periods")
        ]
        timelines = [made[number] for number in place.pop("versions")]
        places.append(at_position(place) | {"evidence": own, "timelines": timelines})
    return places


def publication_days(encoded: Json, mentions: Sequence[Json]) -> list[int]:
    """Return the ordinal day of each mention's article, the first day for one without."""
    articles = rows_of(encoded["articles"])
    days = (str(articles[one["article"]].get("day", encoded["first"])) for one in mentions)
    return [to_ordinal(day) for day in days]


def rows_of(table: Json) -> list[Json]:
    """Return the entries of a table."""
    pools = table["pools"]
    columns = {
        field: [value and pools[field][value - 1] for value in column] if field in pools else column
        for field, column in table["columns"].items()
    }
    entries = [{key: columns[key][row] for key in columns} for row in range(table["count"])]
    return [
        {field: one for field, one in entry.items() if one != 0 or field in ("lon", "lat")}
        for entry in entries
    ]


def summed(steps: Sequence[int]) -> list[int]:
    """Return the numbers between which these are the steps."""
    return [sum(steps[: at + 1]) for at in range(len(steps))]


def at_position(entry: Json) -> Json:
    """Return an entry with (lon, lat) as `at`, if it has a position."""
    at = [entry.pop("lon"), entry.pop("lat")]
    return entry | ({} if None in at else {"at": at})


def mention_stories(encoded: Json) -> Iterator[Json]:
    """Yield the mentions with what their statements and assertions say."""
    statements, assertions = rows_of(encoded["statements"]), rows_of(encoded["assertions"])
    steps = [statement.get("quote", 0) for statement in statements]
    new = iter(range(len(statements)))
    for row in rows_of(encoded["mentions"]):
        number = row["statement"] - 1 if "statement" in row else next(new)
        statement = {"article": 0, "assertion": 0} | statements[number]
        said = assertions[statement.pop("assertion")]
        mark = {"mark": row["mark"]} if "mark" in row else {}
        yield {**statement, "quote": summed(steps)[number], **said, **mark}


def evidence_rows(encoded: Json, published: Sequence[int]) -> Iterator[list[Any]]:
    """Yield the evidence, [mention, ISO day], place after place."""
    columns = encoded["evidence"]
    numbers = summed(columns["mention"])
    for number, before in zip(numbers, columns["daysBefore"], strict=True):
        yield [number, to_day(published[number] - before)]


def period_rows(encoded: Json) -> Iterator[tuple[list[int], Json]]:
    """Yield the periods as their three steps and what else they show."""
    states = rows_of(encoded["periodStates"])
    for row in rows_of(encoded["periods"]):
        verdicts = {"v": row["verdicts"]} if "verdicts" in row else {}
        yield row["days"], states[row.get("state", 0)] | verdicts


def dated(
    periods: Sequence[tuple[Sequence[int], Json]], milestones: Sequence[int], first: int
) -> list[Json]:
    """Return the periods of a timeline with their days."""
    at = milestones.index(first)
    found = []
    for (start, since, word), period in periods:
        at += start
        days = {"a": at, "since": at - since, "word": at - word}
        found.append(period | {key: to_day(milestones[day]) for key, day in days.items()})
    return found


def whole_quotes(
    quotes: Sequence[Any], mentions: Sequence[Json], titles: dict[int, str]
) -> Iterator[str]:
    """Yield the sentences with the names that were left out."""
    for at, quote in enumerate(quotes):
        if isinstance(quote, list):
            yield quote[0]
            continue
        about = [titles.get(number) for number, one in enumerate(mentions) if one["quote"] == at]
        for number, title in enumerate(about):
            quote = quote.replace(chr(NAME_MARK + number), title or "?")  # noqa: PLW2901 - one by one
        yield quote


def sentence_rows(encoded: Json) -> dict[str, list[list[int]]]:
    """Return how often each article speaks of each day: {ISO day: [[article, count]]}."""
    columns = encoded["sentences"]
    found: dict[str, list[list[int]]] = {}
    rows = zip(summed(columns["day"]), summed(columns["article"]), columns["count"], strict=True)
    first = to_ordinal(encoded["first"])
    for day, article, count in rows:
        found.setdefault(to_day(first + day), []).append([article, count])
    return found
