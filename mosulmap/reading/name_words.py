"""What tells the names of places, persons and parties apart: the tables of `names.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ..model.rows import FeatureClass
from .words import singular, words_of


@dataclass(frozen=True, slots=True)
class PlaceKind:
    """What a kind word says of a place: its type, `-` where it says none, and GeoNames class."""

    type: str
    fclass: FeatureClass


@cache
def name_tables() -> dict[str, Any]:
    """Return the tables of `names.toml`."""
    text = files("mosulmap.reading").joinpath("names.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def listed(table: str, column: str) -> frozenset[str]:
    """Return the words of one cell of a table. Raises `KeyError` when there is none."""
    return frozenset(name_tables()[table][column].split())


@cache
def weights_before() -> dict[str, float]:
    """Return the weight of a place that each small word before its name has."""
    return {word: float(weight) for word, weight in name_tables()["before"].items()}


@cache
def weights_before_of() -> dict[str, float]:
    """Return the weight of a place that each noun before `of` and its name has."""
    table = name_tables()["before_of"]
    return {word: float(weight) for weight, words in table.items() for word in words.split()}


@cache
def kinds() -> dict[str, PlaceKind]:
    """Return what each kind word, in the singular, says of a place."""
    rows = ((word, cell.rsplit(" ", 1)) for word, cell in name_tables()["kinds"].items())
    return {word: PlaceKind(kind, FeatureClass(fclass)) for word, (kind, fclass) in rows}


@cache
def kind_word(low: str) -> str:
    """Return the kind word that a word is, in the singular; empty where it is none."""
    if low in kinds():
        return low
    one = singular(low)
    for form in (one, low.removesuffix("s"), low.removesuffix("es")):
        if form in kinds():
            return form
    return ""


def is_plural_kind(low: str) -> bool:
    """Whether a word is a kind word in the plural: `villages`."""
    return low not in kinds() and bool(kind_word(low))


@cache
def is_people(low: str) -> bool:
    """Whether a word is one for a people or a creed, such as `Morvian`."""
    return low in listed("peoples", "words") or low.endswith(tuple(listed("peoples", "endings")))


@cache
def is_function_word(low: str) -> bool:
    """Whether a word is of a closed class of English, and never the whole of a name."""
    return low in words_of(
        *("determiners", "pronouns", "negations", "modals", "be", "have", "do", "conjunctions"),
        *("relatives", "subordinators", "prepositions", "adverbs", "numbers", "wholes"),
    )


def is_date_word(low: str) -> bool:
    """Whether a word names a month or a day of the week."""
    return low in words_of("months", "weekdays")
