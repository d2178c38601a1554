"""The languages of the page and of pictures: one catalogue of messages for each.

A catalogue is a file of `mosulmap/languages/`, named by its BCP 47 code: its names of days and
months, and its messages. `{name}` in a message is a value; a message that counts has one form for
each plural category of its language that its `{n}` may fall into (Unicode CLDR, as
`Intl.PluralRules` has them). A further language is a further file.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from ..errors import RequestError

CATALOGUES = files("mosulmap") / "languages"
DEFAULT = "en"

Messages = dict[str, Any]
"""Messages by key: a text, or a table of texts by plural category."""

ISOLATED = re.compile("\u2068[^\u2066-\u2069]*\u2069")
"""A name that U+2068 and U+2069 set apart: its letters turn nothing around it."""


def count_english(number: int) -> str:
    """Return the plural category of a number in English: one or other."""
    return "one" if number == 1 else "other"


def count_arabic(number: int) -> str:
    """Return the plural category of a number in Arabic: 3 and 103 are few, 11 and 111 many."""
    if number in (0, 1, 2):
        return ("zero", "one", "two")[number]
    match number % 100:
        case 0 | 1 | 2:
            return "other"
        case rest:
            return "few" if rest <= 10 else "many"  # noqa: PLR2004 - the rule of CLDR


PLURALS: dict[str, Callable[[int], str]] = {"en": count_english, "ar": count_arabic}
"""How each language counts, by code: the category of a whole number (Unicode CLDR)."""


@dataclass(frozen=True)
class Language:
    """One catalogue.

    `code` is BCP 47, `name` the language's name for itself, `direction` ltr or rtl; `weekdays`
    begin with Monday; `terms` are the messages that Python writes, `page` those of the script.
    """

    code: str
    name: str
    direction: str
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    terms: Messages
    page: Messages

    def say(self, key: str, **values: object) -> str:
        """Return the message of `key` among `terms` with its values put in.

        A value in letters that run the other way is set apart, so that it turns nothing else.
        Raises `KeyError` when the catalogue has no such message or a value is missing.
        """
        text: str = self.terms[key]
        return text.format(**{name: self.apart(str(value)) for name, value in values.items()})

    def count(self, key: str, number: int, **values: object) -> str:
        """Return the message of `key` in the form that counts `number`, which is its `{n}`.

        Raises `KeyError` as `say` does.
        """
        text: str = self.terms[key][PLURALS[self.code](number)]
        apart = {name: self.apart(str(value)) for name, value in values.items()}
        return text.format(n=f"{number:,}", **apart)

    def apart(self, text: str) -> str:
        """Return a text as it stands in a sentence: between isolates if it runs the other way."""
        return f"\u2068{text}\u2069" if runs_against(text, self.direction) else text

    def day(self, day: str) -> str:
        """Return an ISO day in words: `Friday 4 November 2016`."""
        moment = date.fromisoformat(day)
        weekday, month = self.weekdays[moment.weekday()], self.months[moment.month - 1]
        return f"{weekday} {moment.day} {month} {moment.year}"

    def short_day(self, day: str) -> str:
        """Return an ISO day in short words: `4 Nov 2016`."""
        moment = date.fromisoformat(day)
        return f"{moment.day} {self.short_months[moment.month - 1]} {moment.year}"

    def month(self, day: str) -> str:
        """Return the month of an ISO day in words: `November 2016`."""
        moment = date.fromisoformat(day)
        return f"{self.months[moment.month - 1]} {moment.year}"


@cache
def runs_against(text: str, direction: str) -> bool:
    """Whether a text has letters of the other direction, outside of what is set apart in it."""
    if direction == "ltr" and text.isascii():
        return False
    against = ("L",) if direction == "rtl" else ("R", "AL")
    return any(unicodedata.bidirectional(sign) in against for sign in ISOLATED.sub("", text))


def codes() -> tuple[str, ...]:
    """Return the codes of all languages, English first."""
    names = (path.name for path in CATALOGUES.iterdir())
    found = (name.removesuffix(".toml") for name in names if name.endswith(".toml"))
    return tuple(sorted(found, key=lambda code: (code != DEFAULT, code)))


@cache
def language(code: str) -> Language:
    """Return the language of a code. Raises `RequestError` when it has no catalogue."""
    if code not in codes():
        known = ", ".join(codes())
        raise RequestError(f"--lang '{code}' is none of the languages that there are: {known}")
    table = tomllib.loads((CATALOGUES / f"{code}.toml").read_text(encoding="utf-8"))
    return Language(
        code=code,
        name=table["name"],
        direction=table["direction"],
        weekdays=tuple(table["weekdays"]),
        months=tuple(table["months"]),
        short_months=tuple(table["short_months"]),
        terms=table["terms"],
        page=table["page"],
    )


ENGLISH = language(DEFAULT)
"""What the command line speaks."""
