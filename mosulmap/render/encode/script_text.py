"""Data and code as they stand in the page's script elements, so that no parser can leave them.

Data stand there as JSON that can be read, one field a line, unless they are too long for anybody to
read; then they are deflated like the code. What the browser inflates is the same JSON.
"""

from __future__ import annotations

import base64
import json
import re
import zlib
from functools import partial
from typing import NamedTuple

from ...model.kept import FORGETFUL, Kept
from .columns import encode
from .left_out_names import leave_out_names
from .pool import Json

MOST_READABLE = 500_000
"""Characters of data up to which they stand in the file as JSON."""

UNSAFE = {ord(c): f"\\u{ord(c):04x}" for c in "<>&{}\u2028\u2029"}

LINES_DEEP = 3
"""How deep fields stand on lines of their own: the data, a table, its columns."""


class ScriptText(NamedTuple):
    """The text of a script element, and the element's type."""

    text: str
    type: str


def data_text(data: Json, kept: Kept = FORGETFUL, most: int = MOST_READABLE) -> ScriptText:
    """Return the data of `page_data` as they stand in the page, as far as possible from `kept`.

    They are deflated where the text is longer than the `most` characters.
    """
    encoded = encode(data, kept)
    # The sentences alone may be too long; then nobody need write all the rest to see it.
    if sum(map(len, data["quotes"])) <= most:
        text = embedded_json(encoded, kept)
        if len(text) <= most:
            return ScriptText(text, "application/json")
    return ScriptText(deflated(embedded_json(leave_out_names(encoded, data))), "application/zlib")


SMALL_BLOCKS = 5
"""zlib's `memLevel`: it begins new codes after 2,048 symbols, not after 16,384.

Columns differ, so that each gains by codes of its own: 312 kB instead of 326 for 5,000 places.
"""


def deflated(text: str) -> str:
    """Return a text as zlib data in base64; the page's loader inflates it."""
    stream = zlib.compressobj(zlib.Z_BEST_COMPRESSION, memLevel=SMALL_BLOCKS)
    return base64.b64encode(stream.compress(text.encode("utf-8")) + stream.flush()).decode("ascii")


def embedded_json(data: Json, kept: Kept = FORGETFUL) -> str:
    """Return `data` as JSON that no HTML parser and no template engine can mistake for markup.

    The texts of values that did not change are `kept`. Raises `ValueError` for a number that JSON
    has not.
    """
    return lines(data, LINES_DEEP, kept, ())


def lines(value: object, deep: int, kept: Kept, path: tuple[str, ...]) -> str:
    """Return the value at a path as JSON in which the fields of objects so `deep` have lines."""
    if not deep or not isinstance(value, dict) or not value:
        return kept.of(("embedded", path), (value,), partial(embedded, value))
    fields = (
        f"{embedded(str(key))}:{lines(one, deep - 1, kept, (*path, str(key)))}"
        for key, one in value.items()
    )
    return "{\n" + ",\n".join(fields) + "\n}"


def embedded(value: object) -> str:
    """Return a value as JSON, its texts without any character that is markup to somebody."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    # Braces may be code to a template engine, but outside of texts they are JSON itself.
    return re.sub(r'"(?:[^"\\]|\\.)*"', lambda match: match[0].translate(UNSAFE), text)
