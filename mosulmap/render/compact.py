"""Data made small for the page: nothing written that goes without saying, nothing written twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

Json = dict[str, Any]

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
"""The signs for small numbers, as the page's script reads them."""


class Pool:
    """Texts that many entries share, each kept once and named by its number."""

    def __init__(self, texts: Sequence[str] = ()) -> None:
        """Begin with `texts`, or without any."""
        self.items: list[str] = list(texts)
        self.numbers: dict[str, int] = {text: number for number, text in enumerate(texts)}

    def number(self, text: str) -> int:
        """Return the number of `text`, adding it if it is new."""
        if text not in self.numbers:
            self.numbers[text] = len(self.items)
            self.items.append(text)
        return self.numbers[text]


def compact(entry: Json) -> Json:
    """Leave out what is empty or false, and write true as 1: the page reads them so."""
    return {
        key: 1 if value is True else value
        for key, value in entry.items()
        if value is not None and value is not False and value not in ("", [], ())
    }


def row_of(entry: Json, keys: Sequence[str]) -> list[Any]:
    """Return the values of an entry in the order of `keys`, 0 for those it has not.

    The row ends with the last value that the entry has.
    """
    row = [entry.get(key, 0) for key in keys]
    while row and row[-1] == 0:
        row.pop()
    return row


def entry_of(row: Sequence[Any], keys: Sequence[str]) -> Json:
    """Return the entry that `row_of` made a row of; what it has not is 0 or missing."""
    return dict(zip(keys, row, strict=False))


def columns(entries: Sequence[Json]) -> Json:
    """Return like entries as one table, each key written once: {"keys": […], "rows": [[…], …]}."""
    uses = Counter(key for entry in entries for key in entry)
    keys = sorted(uses, key=lambda key: (-uses[key], key))
    return {"keys": keys, "rows": [row_of(entry, keys) for entry in entries]}
