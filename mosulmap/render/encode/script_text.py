"""Data and code as they stand in the page's script elements, so that no parser can leave them.

Data stand there as JSON that can be read, one field a line, unless they are too long for anybody to
read; then they are deflated like the code. What the browser inflates is the same JSON.
"""

from __future__ import annotations

import base64
import json
import re
import zlib
from typing import NamedTuple

from ...model.kept import FORGETFUL, Kept
from .columns import encode, leave_out_names
from .pool import Json, text_of

MOST_READABLE = 500_000
"""Characters of data up to which they stand in the file as JSON."""

UNSAFE = {ord(c): f"\\u{ord(c):04x}" for c in "<>&{}\u2028\u2029"}

LINES_DEEP = 3
"""How deep fields stand on lines of their own: the data, a table, its columns."""


class ScriptText(NamedTuple):
    """The text of a script element, and the element's type."""

    text: str
    type: str


def data_text(data: Json, kept: Kept = FORGETFUL) -> ScriptText:
    """Return the data of `page_data` as they stand in the page, as far as possible from `kept`."""
    encoded = encode(data, kept)
    # The sentences alone may be too long; then nobody need write all the rest to see it.
    if sum(map(len, data["quotes"])) <= MOST_READABLE:
        text = embedded_json(encoded)
        if len(text) <= MOST_READABLE:
            return ScriptText(text, "application/json")
    return ScriptText(
        deflated(embedded_json(leave_out_names(encoded, data, kept))), "application/zlib"
    )


SMALL_BLOCKS = 5
"""zlib's `memLevel`: it begins new codes after 2,048 symbols, not after 16,384.

Columns differ, so that each gains by codes of its own: 312 kB instead of 326 for 5,000 places.
"""


def deflated(text: str) -> str:
    """Return a text as zlib data in base64; the page's loader inflates it."""
    stream = zlib.compressobj(zlib.Z_BEST_COMPRESSION, memLevel=SMALL_BLOCKS)
    return base64.b64encode(stream.compress(text.encode("utf-8")) + stream.flush()).decode("ascii")


def embedded_json(data: Json) -> str:
    """Return `data` as JSON that no HTML parser and no template engine can mistake for markup.

    Raises `ValueError` for a number that JSON has not.
    """
    # Braces may be code to a template engine, but outside of texts they are JSON itself.
    return re.sub(
        r'"(?:[^"\\]|\\.)*"', lambda match: match[0].translate(UNSAFE), lines(data, LINES_DEEP)
    )


def lines(value: object, deep: int) -> str:
    """Return a value as JSON in which the fields of objects so `deep` have a line each."""
    if not deep or not isinstance(value, dict) or not value:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    fields = (f"{text_of(str(key))}:{lines(one, deep - 1)}" for key, one in value.items())
    return "{\n" + ",\n".join(fields) + "\n}"
