"""Data without repetition: values and wordings that entries share, entries without empty fields."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from json.encoder import encode_basestring
from typing import Any, Generic, TypeVar

from ...languages.catalogue import Language

Json = dict[str, Any]

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
"""The digits of numbers up to 35 in one character, as `parseInt(digit, 36)` reads them."""


T = TypeVar("T", bound=Hashable)


class Pool(Generic[T]):
    """Items that many entries share, each kept once and named by its number."""

    def __init__(self, items: Sequence[T] = ()) -> None:
        """Begin with `items`, or without any."""
        self.items: list[T] = list(items)
        self.numbers: dict[T, int] = {item: number for number, item in enumerate(items)}

    def number(self, item: T) -> int:
        """Return the number of `item`, adding it if it is new."""
        if item not in self.numbers:
            self.numbers[item] = len(self.items)
            self.items.append(item)
        return self.numbers[item]


class Wordings:
    """Texts that many entries share, each said in every language and named by one number.

    Texts have the same number only where they are the same in all languages; 0 is no text.
    """

    def __init__(
        self, languages: Sequence[Language], wordings: Sequence[tuple[str, ...]] = ()
    ) -> None:
        """Begin with `wordings`, each in all `languages`, or without any text."""
        self.languages = tuple(languages)
        self.pool = Pool(wordings or [("",) * len(self.languages)])

    def number(self, say: Callable[[Language], str]) -> int:
        """Return the number of what `say` says in each language."""
        return self.pool.number(tuple(map(say, self.languages)))

    def numbers(self, say_all: Callable[[Language], Iterable[str]]) -> list[int]:
        """Return the numbers of all that `say_all` says, as much in every language."""
        texts_by_item = zip(*map(say_all, self.languages), strict=True)
        return [self.pool.number(texts) for texts in texts_by_item]

    def texts(self) -> dict[str, list[str]]:
        """Return all texts by the code of their language, in the order of their numbers."""
        return {
            language.code: [texts[place] for texts in self.pool.items]
            for place, language in enumerate(self.languages)
        }


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


ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def text_of(value: object) -> str:
    """Return a value as JSON without blanks; equal values give equal texts."""
    return ENCODER.encode(value)


def cell_text(value: object) -> str:
    """Return what `text_of` returns; faster for texts, whole numbers and lists of these."""
    if type(value) is int:
        return str(value)
    if type(value) is str:
        return encode_basestring(value)
    if isinstance(value, list | tuple) and all(type(one) is int for one in value):
        return f"[{','.join(map(str, value))}]"
    return text_of(value)


def cell_texts(column: Sequence[object]) -> list[str]:
    """Return the texts of the values of a column, empty for 0."""
    if set(map(type, column)) == {int}:
        return [str(value) if value else "" for value in column]
    return ["" if value == 0 else cell_text(value) for value in column]
