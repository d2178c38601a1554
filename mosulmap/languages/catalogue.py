"""A language as it is spoken by pages, pictures and reports: its messages, days and months.

A catalogue holds names of days and months, and messages. `{name}` in a message is a value. A
message that counts has one form for each plural category into which its `{n}` may fall; which
number falls into which category is CLDR's knowledge (Unicode), by Babel here and by
`Intl.PluralRules` in the page.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from ..errors import RequestError
from . import CATALOGUES, DEFAULT, codes
from .faults import find_faults

Messages = dict[str, Any]
"""Messages by key: a text, or a table of texts by plural category."""

ISOLATED = re.compile("\u2068[^\u2066-\u2069]*\u2069")
"""A name that U+2068 and U+2069 set apart: its letters turn nothing around it."""


@dataclass(frozen=True)
class Language:
    """One catalogue.

    `code` is BCP 47, `name` the language's name for itself, `direction` ltr or rtl; `weekdays`
    begin with Monday; `terms` are the messages that Python writes, `page` those of the page's
    script, `desk` those of the desk.
    """

    code: str
    name: str
    direction: str
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    terms: Messages
    page: Messages
    desk: Messages

    def say(self, key: str, **values: object) -> str:
        """Return the message of `key` among `terms` with its values put in.

        A value in letters that run the other way is set apart, so that it turns nothing else.
        Raises `KeyError` when the catalogue has no such message or a value is missing.
        """
        text: str = self.terms[key]
        return text.format(**{name: self.apart(str(value)) for name, value in values.items()})

    def count(self, key: str, number: int, **values: object) -> str:
        """Return the message of `key` in the form that counts `number`, which is its `{n}`.

        A message that `terms` lacks is taken from `page`: pictures use some of its words.
        Raises `KeyError` as `say` does.
        """
        forms: dict[str, str] = self.terms.get(key) or self.page[key]
        text = forms.get(plural_category(self.code, number), forms["other"])
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


@cache
def plural_category(code: str, number: int) -> str:
    """Return the plural category of a whole number in a language, such as `few` (CLDR)."""
    # Babel takes a twentieth of a second to import, and most commands count nothing.
    from babel import Locale

    rule: str = Locale.parse(code, sep="-").plural_form(number)
    return rule


@cache
def language(code: str) -> Language:
    """Return the language of a code.

    Raises `RequestError` when it has no catalogue, or one that is not whole: in one line, with
    every message that it lacks.
    """
    if code not in codes():
        known = ", ".join(codes())
        raise RequestError(f"--lang '{code}' is none of the languages that there are: {known}")
    table = read_catalogue(code)
    if faults := find_faults(table, read_catalogue(DEFAULT)):
        raise RequestError(f"mosulmap/languages/{code}.toml {'; '.join(faults)}")
    return Language(
        code=code,
        name=table["name"],
        direction=table["direction"],
        weekdays=tuple(table["weekdays"]),
        months=tuple(table["months"]),
        short_months=tuple(table["short_months"]),
        terms=table["terms"],
        page=table["page"],
        desk=table["desk"],
    )


@cache
def all_languages() -> tuple[Language, ...]:
    """Return every language that has a catalogue. Raises `RequestError` as `language` does."""
    return tuple(language(code) for code in codes())


@cache
def read_catalogue(code: str) -> dict[str, Any]:
    """Return the file of a language as it stands. Raises `RequestError` when it is not TOML."""
    try:
        return tomllib.loads((CATALOGUES / f"{code}.toml").read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RequestError(f"mosulmap/languages/{code}.toml is not TOML ({error})") from None


ENGLISH = language(DEFAULT)
"""What the command line speaks."""
