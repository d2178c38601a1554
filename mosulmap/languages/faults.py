"""What a catalogue lacks beside the English one, and what it has too much."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

Catalogue = dict[str, Any]
"""A catalogue as its file has it; `terms`, `page` and `desk` are tables of messages by key."""

NAMES = {"weekdays": 7, "months": 12, "short_months": 12}
"""How many names each list has."""

SECTIONS = ("terms", "page", "desk")
"""The tables of messages: those that Python writes, the page's, and the desk's."""

DIRECTIONS = ("ltr", "rtl")


def find_faults(own: Catalogue, english: Catalogue) -> list[str]:
    """Return in a phrase each what is wrong with a catalogue, compared with the English one.

    Empty when it is whole: every message is there, says no value that English has not, and, where
    it counts, has the form `other`, which stands for those that it lacks. What is missing comes
    last, since it may be hundreds of names.
    """
    missing = [*missing_messages(own, english)]
    unknown = [
        f"{section}.{key}"
        for section in SECTIONS
        for key in own.get(section, {})
        if key not in english[section]
    ]
    total = sum(len(english[section]) for section in SECTIONS)
    phrases = (
        ([*missing_heads(own)], "lacks {} at its top"),
        (unknown, "has messages that English has not: {}; delete them"),
        ([*wrong_messages(own, english)], "has {}"),
        (missing, f"lacks {len(missing)} of {total} messages: {{}}; copy them from en.toml"),
    )
    return [words.format(", ".join(names)) for names, words in phrases if names]


def missing_heads(own: Catalogue) -> Iterator[str]:
    """Yield what is missing of the language's name, direction, days and months."""
    if not isinstance(own.get("name"), str):
        yield "name"
    if own.get("direction") not in DIRECTIONS:
        yield f"direction ({' or '.join(DIRECTIONS)})"
    for key, count in NAMES.items():
        if len(own.get(key, ())) != count:
            yield f"{key} ({count} names)"


def missing_messages(own: Catalogue, english: Catalogue) -> Iterator[str]:
    """Yield the messages of English that a catalogue has not, as `section.key`."""
    for section in SECTIONS:
        for key in english[section]:
            if key not in own.get(section, {}):
                yield f"{section}.{key}"


def wrong_messages(own: Catalogue, english: Catalogue) -> Iterator[str]:
    """Yield messages of another form than English's, or with values that nobody gives them."""
    for section in SECTIONS:
        for key, message in own.get(section, {}).items():
            model = english[section].get(key)
            if model is None:
                continue
            where = f"{section}.{key}"
            if isinstance(model, dict) != isinstance(message, dict):
                counts = (
                    "counts, and needs a table of forms" if isinstance(model, dict) else "is a text"
                )
                yield f"{where}, which {counts}"
            elif isinstance(message, dict) and "other" not in message:
                yield f"{where} without its form `other`"
            elif extra := sorted(values_of(message) - values_of(model)):
                yield f"{where} with {{{extra[0]}}}, which is no value of it"


def values_of(message: str | dict[str, str]) -> set[str]:
    """Return the names of the values in a message, of all its forms together."""
    forms = [message] if isinstance(message, str) else message.values()
    return set(re.findall(r"\{(\w+)\}", " ".join(forms)))
