"""Tokens: exact offsets, and masks for places and parties."""

from __future__ import annotations

from mosulmap.reading.tokens import Kind
from tests.reading.sentences import view_of


def test_tokens_stand_where_their_text_does() -> None:
    """Every token is its code points; places and parties are one token each."""
    text = "Iraqi forces took Tikrit, IS-held since 2014."
    tokens = view_of(text).sentence.tokens
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert [t.text for t in tokens if t.kind is Kind.PLACE] == ["Tikrit"]
    assert [t.party for t in tokens if t.kind is Kind.PARTY] == ["isf", "is"]
