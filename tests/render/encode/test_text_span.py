"""Where words stand in a sentence, as JavaScript counts."""

from __future__ import annotations

import pytest

from mosulmap.render.encode.text_span import span_of, text_at, utf16_span


@pytest.mark.parametrize(
    ("text", "span", "utf16"),
    [
        ("Karama", (0, 6), [0, 6]),
        ("in الموصل", (3, 9), [3, 9]),
        ("😀 Karama", (2, 8), [3, 9]),
        ("a😀b😀c", (4, 5), [6, 7]),
    ],
)
def test_offsets_count_as_javascript_counts(
    text: str, span: tuple[int, int], utf16: list[int]
) -> None:
    """A letter beyond the first plane is two for JavaScript."""
    assert utf16_span(text, *span) == utf16
    assert text_at(text, utf16) == text[slice(*span)]


@pytest.mark.parametrize(
    ("quote", "text", "span"),
    [("Quds and Quds", "Quds", [0, 4]), ("😀 Quds", "Quds", [3, 7]), ("Quds", "Samah", [])],
)
def test_a_text_is_found_where_it_first_stands(quote: str, text: str, span: list[int]) -> None:
    """No span for a text that does not stand there, and none for no text."""
    assert span_of(quote, text) == span
    assert span_of(quote, "") == []
