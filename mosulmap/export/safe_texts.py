"""Texts for forms that cannot hold every text: cells that a spreadsheet may run, and XML."""

from __future__ import annotations

import re

RUNS = re.compile(r"\s*[=+\-@\t\r]")
"""How a text begins that a spreadsheet runs as a formula (OWASP, CSV injection)."""

NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?")

NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 has no way to write, not even as a character reference."""


def harmless(text: str) -> str:
    """Return a text with an apostrophe before it where a spreadsheet would run it as a formula."""
    return f"'{text}" if RUNS.match(text) and not NUMBER.fullmatch(text) else text


def for_xml(text: str) -> str:
    """Return a text with the characters that XML cannot hold written out, as JSON does it."""
    return NOT_IN_XML.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
