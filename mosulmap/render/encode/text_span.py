"""Where words stand in a sentence, counted in UTF-16 code units as JavaScript counts."""

from __future__ import annotations

from collections.abc import Sequence


def utf16_span(text: str, start: int, end: int) -> list[int]:
    """Return code point offsets as UTF-16 offsets: what JavaScript counts."""
    if text.isascii():
        return [len(text[:offset]) for offset in (start, end)]
    return [len(text[:offset].encode("utf-16-le")) // 2 for offset in (start, end)]


def span_of(quote: str, text: str) -> list[int]:
    """Return where a text first begins and ends in a sentence, empty where it does not stand."""
    start = quote.find(text) if text else -1
    return [] if start < 0 else utf16_span(quote, start, start + len(text))


def text_at(quote: str, span: Sequence[int]) -> str:
    """Return the words of a sentence at a span."""
    start, end = span
    return quote.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")
