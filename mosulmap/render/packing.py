"""The page's data as they travel: what entries share is written once, days are counted.

`page_data` is the readable form; the page's script undoes here what is done here.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from ..days import to_ordinal
from ..model import State
from .compact import DIGITS, Json, Pool, columns, entry_of
from .places import PERIOD_KEYS

DAYS = ("a", "since", "word")
OWN = (*DAYS, "v")
"""What a period does not share with those that look alike: its days, and its signs."""


class Entries:
    """Entries that others share, each kept once and named by its number."""

    def __init__(self) -> None:
        """Begin without any entry."""
        self.items: list[Any] = []
        self.numbers: dict[str, int] = {}

    def number(self, entry: object) -> int:
        """Return the number of `entry`, adding it if it is new."""
        number = self.numbers.setdefault(text_of(entry), len(self.items))
        if number == len(self.items):
            self.items.append(entry)
        return number


class News:
    """Numbers of things in the order in which they first come: what is new needs no number.

    The next new one is written 0, an earlier one as how far back it was new.
    """

    def __init__(self) -> None:
        """Begin before the first thing."""
        self.known = 0

    def signed(self, numbers: Iterable[int]) -> list[int]:
        """Return the signs for `numbers`, the next in the row."""
        signs = []
        for number in numbers:
            signs.append(self.known - number)
            self.known += number == self.known
        return signs


def pack(data: Json) -> Json:
    """Return the page's data as small as the page's script reads them."""
    first = to_ordinal(data["first"])
    looks, days, stretches = Entries(), Entries(), Entries()
    told: Pool[str] = Pool()
    signs = Pool([""])
    places = []
    for place in data["places"]:
        timelines = [
            [stretches.number(stretch(row, first, looks, days, signs)) for row in rows]
            for rows in (place["periods"], *place.get("others", ()))
        ]
        kept = {key: value for key, value in place.items() if key not in ("others", "chain")}
        chain = [[number, to_ordinal(day) - first] for number, day in place.get("chain", ())]
        numbers = {"periods": timelines, "told": told.number(told_of(place["told"]))}
        places.append(kept | numbers | ({"chain": chain} if chain else {}))
    counts = (stretches.items, looks.items, days.items, signs.items)
    wide = max(len(in_signs(len(items))) for items in counts)
    told_once = News()
    for entry in places:
        entry["periods"] = [joined(told_once.signed(n), wide) for n in entry["periods"]]
    news = News()
    triples = [(*row[:2], *news.signed(row[2:])) for row in stretches.items]
    plain = {key: value for key, value in data.items() if key != "periodKeys"}
    return plain | {
        "places": table(places),
        "looks": table(looks.items),
        "mentions": table(entries_of(data["mentions"])),
        "dots": table(entries_of(data["dots"])),
        "context": table(data["context"]),
        "stretches": joined((number for row in triples for number in row), wide),
        "days": days.items,
        "wide": wide,
        "told": told.items,
        "signs": signs.items,
    }


def stretch(
    row: Sequence[Any], first: int, looks: Entries, days: Entries, signs: Pool[str]
) -> tuple[int, int, int]:
    """Return a period as three numbers: those of its look, its signs and its days.

    Of the days the start counts from the first one, on which begins what began before; the day
    since which the state holds and that of the last word count from the start, and are left out
    where they are it.
    """
    period = {key: value for key, value in entry_of(row, PERIOD_KEYS).items() if value != 0}
    begun, *others = (to_ordinal(period.get(key) or period["a"]) for key in DAYS)
    start = max(begun, first)
    look = {key: value for key, value in period.items() if key not in OWN}
    # Where nothing is known, no other day has a meaning.
    known = period["s"] in (State.HELD, State.CONTESTED)
    found = [start - first, *(day - start for day in others if known)]
    while found[1:] and found[-1] == 0:
        found.pop()
    return looks.number(look), signs.number(period.get("v", "")), days.number(found)


def entries_of(columned: Json) -> list[Json]:
    """Return the entries of a table that `compact.columns` made, without what they have not."""
    keys = columned["keys"]
    return [
        {key: value for key, value in entry_of(row, keys).items() if value != 0 or key in NUMBERED}
        for row in columned["rows"]
    ]


NUMBERED = ("article", "quote")
"""Numbers of other entries that every mention has: 0 is the first of them."""


def table(entries: Sequence[Json]) -> Json:
    """Return entries as one table: {"keys": […], "rows": [[…], …], "pools": {key: […]}}.

    Values of a key that has a pool are numbers of its items, from 1 on: 0 is no value.
    """
    pools: dict[str, dict[str, int]] = {}
    for key in sorted({key for entry in entries for key in entry}):
        values = [text_of(entry[key]) for entry in entries if key in entry]
        numbers = {value: number for number, value in enumerate(dict.fromkeys(values), start=1)}
        pooled = sum(len(value) + 1 for value in numbers) + len(key) + 6
        if pooled + sum(len(str(numbers[value])) for value in values) < sum(map(len, values)):
            pools[key] = numbers
    numbered = [
        {key: pools[key][text_of(value)] if key in pools else value for key, value in entry.items()}
        for entry in entries
    ]
    items = {key: [json.loads(value) for value in pool] for key, pool in pools.items()}
    return columns(numbered) | {"pools": items}


def text_of(value: object) -> str:
    """Return a value as JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def in_signs(number: int) -> str:
    """Return a number to the base of the signs."""
    high, low = divmod(number, len(DIGITS))
    return (in_signs(high) if high else "") + DIGITS[low]


def joined(numbers: Iterable[int], wide: int) -> str:
    """Return numbers as one text, each `wide` signs long."""
    return "".join(in_signs(number).rjust(wide, "0") for number in numbers)


def told_of(numbers: Iterable[int]) -> str:
    """Return which timeline each version has as one text: a sign each, or numbers with commas."""
    listed = list(numbers)
    if max(listed, default=0) < len(DIGITS):
        return joined(listed, 1)
    return ",".join(map(str, listed)) + ","
