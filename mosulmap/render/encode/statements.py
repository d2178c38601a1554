"""Mentions as columns: those in one sentence that say the same share their statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from ...model.kept import FORGETFUL, Kept
from .pool import Json, Pool
from .tables import entries_of, steps, table, table_of
from .text_span import span_of, text_at

ASSERTED = ("says", "s", "c", "q", "inf", "who")
"""The fields of a mention that hold what its sentence says of control."""

Items = tuple[tuple[str, Any], ...]
"""The fields of an entry with their values."""


class Statements(NamedTuple):
    """The statement of each mention as its column has it, and the tables of what mentions share."""

    column: list[int]
    tables: Json


def mentions_of(data: Json, kept: Kept = FORGETFUL) -> tuple[Json, ...]:
    """Return the mentions; every one has an article and a quote, of which 0 is the first."""
    first = {"article": 0, "quote": 0}
    return kept.of(
        ("mention entries",),
        (data["mentions"],),
        lambda: tuple([first | entry for entry in entries_of(data["mentions"])]),
    )


def mention_tables(
    mentions: tuple[Json, ...],
    quotes: Sequence[str],
    titles: Sequence[str],
    kept: Kept = FORGETFUL,
) -> Json:
    """Return mentions, and the statements and assertions that they share.

    `titles` are those of the places that the mentions are about. An edit of a title leaves the
    statements as they are.
    """
    if not mentions:
        return {name: table([]) for name in ("mentions", "statements", "assertions")}
    stated = kept.of(
        ("statements",), (mentions, tuple(quotes)), lambda: find_statements(mentions, quotes)
    )
    marks = kept.each(
        ("marks",),
        range(len(mentions)),
        (mentions, tuple(titles)),
        lambda row: mark_of(mentions[row], quotes, titles[row]),
        (tuple(quotes),),
    )
    return kept.of(
        ("mention tables",),
        (stated, marks),
        lambda: {
            "mentions": table_of({"statement": stated.column, "mark": marks}, len(mentions)),
            **stated.tables,
        },
    )


def find_statements(mentions: Iterable[Json], quotes: Sequence[str]) -> Statements:
    """Return what mentions say, what is said alike once."""
    statements: Pool[tuple[Items, int]] = Pool()
    assertions: Pool[Items] = Pool()
    column = []
    for mention in mentions:
        said, rest = parts_of(mention, quotes[mention["quote"]])
        known = len(statements.items)
        statement = statements.number((rest, assertions.number(said)))
        column.append(statement + 1 if statement < known else 0)
    stated = [dict(rest) | {"assertion": number} for rest, number in statements.items]
    quoted = steps(statement["quote"] for statement in stated)
    rows = [one | {"quote": step} for one, step in zip(stated, quoted, strict=True)]
    return Statements(
        column,
        {"statements": table(rows), "assertions": table(list(map(dict, assertions.items)))},
    )


def parts_of(mention: Json, quote: str) -> tuple[Items, Items]:
    """Return what a mention asserts, and the rest of its statement."""
    said = {key: mention[key] for key in ASSERTED if key in mention}
    rest = {key: value for key, value in mention.items() if key not in (*ASSERTED, "mark")}
    if "phrase" in rest:
        rest["phrase"] = text_at(quote, rest["phrase"])
    return tuple(said.items()), tuple(rest.items())


def mark_of(mention: Json, quotes: Sequence[str], title: str) -> int | tuple[int, ...]:
    """Return a mention's mark; 0 where it is the first place of the `title` in the sentence."""
    mark = mention["mark"]
    return 0 if mark == span_of(quotes[mention["quote"]], title) else tuple(mark)


def titles_of(places: Sequence[Json], mentions: int, kept: Kept = FORGETFUL) -> tuple[str, ...]:
    """Return the title of the place that each of so many mentions is about; empty without one."""
    numbers = kept.each(
        ("place mentions",),
        [place.get("id") for place in places],
        (tuple(places),),
        lambda row: tuple(mention_numbers(places[row])),
    )
    owners = kept.of(("owners",), (numbers, mentions), lambda: owners_of(numbers, mentions))
    titles = [*(place["title"] for place in places), ""]
    return tuple([titles[owner] for owner in owners])


def mention_numbers(place: Json) -> Iterator[int]:
    """Yield the numbers of the mentions that are about a place."""
    for number, _ in place.get("evidence", ()):
        yield number
    yield from place.get("named", ())


def owners_of(numbers: Sequence[Iterable[int]], mentions: int) -> list[int]:
    """Return for each of so many mentions the number of its place, -1 where it has none."""
    place = {number: at for at, own in enumerate(numbers) for number in own}
    return [place.get(number, -1) for number in range(mentions)]
