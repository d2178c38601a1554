"""The page's data as they travel: what entries share is written once, days are counted.

`page_data` is the readable form; the page's script undoes here what is done here.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..days import to_ordinal
from .compact import Json, Pool, columns, entry_of, row_of
from .places import PERIOD_KEYS

LOOK_KEYS = [key for key in PERIOD_KEYS if key not in ("a", "since", "word")]
"""What periods share: all but their days."""

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


class Rows:
    """Rows that many entries share, each kept once and named by its number."""

    def __init__(self) -> None:
        """Begin without any row."""
        self.items: list[list[Any]] = []
        self.numbers: dict[str, int] = {}

    def number(self, row: list[Any]) -> int:
        """Return the number of `row`, adding it if it is new."""
        number = self.numbers.setdefault(repr(row), len(self.items))
        if number == len(self.items):
            self.items.append(row)
        return number


def pack(data: Json) -> Json:
    """Return the page's data as small as the page's script reads them."""
    first = to_ordinal(data["first"])
    looks, stretches, told = Rows(), Rows(), Pool()
    places = []
    for place in data["places"]:
        timelines = [
            [stretches.number(stretch(row, first, looks)) for row in rows]
            for rows in (place["periods"], *place.get("others", ()))
        ]
        kept = {key: value for key, value in place.items() if key != "others"}
        chain = [[number, to_ordinal(day) - first] for number, day in place.get("chain", ())]
        places.append(
            kept
            | {"periods": timelines, "told": told.number(digits(place["told"]))}
            | ({"chain": chain} if chain else {})
        )
    return data | {
        "places": columns(places),
        "looks": looks.items,
        "stretches": stretches.items,
        "told": told.items,
        "periodKeys": LOOK_KEYS,
    }


def stretch(row: list[Any], first: int, looks: Rows) -> list[int]:
    """Return the number of a period's look, then its start, since and last word as days from first.

    What began before the first day begins on it.
    """
    period = entry_of(row, PERIOD_KEYS)
    start = to_ordinal(period["a"])
    days = [to_ordinal(day) if day else start for day in (period.get("since"), period.get("word"))]
    look = row_of({key: period[key] for key in LOOK_KEYS if key in period}, LOOK_KEYS)
    return [looks.number(look), max(start, first) - first, *(day - first for day in days)]


def digits(numbers: Iterable[int]) -> str:
    """Return numbers as a text of one sign each; beyond the signs, of numbers with commas."""
    listed = list(numbers)
    if max(listed, default=0) < len(DIGITS):
        return "".join(DIGITS[number] for number in listed)
    return ",".join(map(str, listed)) + ","
