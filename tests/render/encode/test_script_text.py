"""Bytes as signs that stand for themselves in a page; the page's script reads them in a browser."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mosulmap.render.encode.base91 import SIGNS, read, written


@given(st.binary(max_size=60))
def test_all_bytes_are_read_back(data: bytes) -> None:
    """As many as there were, whatever they are."""
    assert read(written(data)) == data


@given(st.binary(min_size=40, max_size=400))
def test_signs_take_a_twelfth_less_than_base64(data: bytes) -> None:
    """13 bits are two signs."""
    assert len(written(data)) <= len(data) * 16 / 13 + 2


@pytest.mark.parametrize("sign", "<>{}\0\r\n\x7f\x80")
def test_no_sign_means_anything_to_a_parser_or_a_template(sign: str) -> None:
    """Nothing can end the element, and nothing is changed on the way."""
    assert sign not in SIGNS
    assert len(set(SIGNS)) == 91
