"""Data and code as they stand in script elements: nothing leaves them, all comes back."""

from __future__ import annotations

import base64
import json
import re
import zlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mosulmap.control.study import Study
from mosulmap.render.encode.columns import encode
from mosulmap.render.encode.left_out_names import leave_out_names
from mosulmap.render.encode.script_text import data_text, deflated, embedded_json
from mosulmap.render.page_data import page_data

HOSTILE = [
    "{{7*7}}",
    "{% raw %}",
    "{#",
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "&lt;",
]
texts = st.text() | st.sampled_from(HOSTILE)
plain_data = st.recursive(
    st.none() | st.booleans() | st.integers() | texts,
    lambda inner: st.lists(inner) | st.dictionaries(texts, inner),
    max_leaves=8,
)


@given(st.dictionaries(texts, plain_data))
def test_the_block_of_data_gives_any_text_back(data: dict[str, Any]) -> None:
    """Any plain data come back from the block; no parser can leave it, no engine can read it."""
    block = embedded_json(data)
    assert json.loads(block) == data
    assert not set(block) & set("<>&\u2028\u2029")
    assert not re.search(r"\{[{%#]", block)


@pytest.mark.parametrize("number", [float("nan"), float("inf"), -float("inf")])
def test_a_number_that_json_has_not_is_refused(number: float) -> None:
    """A page whose data no browser could read is not made."""
    with pytest.raises(ValueError, match="not JSON compliant"):
        embedded_json({"places": [{"lon": number}]})


def test_each_field_and_each_column_has_a_line() -> None:
    """Whoever opens the file finds what they look for."""
    table = {"count": 1, "columns": {"title": ["Quds"], "unc": [600]}, "pools": {}}
    assert embedded_json({"first": "2016-11-01", "dots": table}).splitlines() == [
        "{",
        '"first":"2016-11-01",',
        '"dots":{',
        '"count":1,',
        '"columns":{',
        '"title":["Quds"],',
        '"unc":[600]',
        "},",
        '"pools":{}',
        "}",
        "}",
    ]


def inflated(text: str) -> str:
    """Return the text that `deflated` wrote."""
    return zlib.decompress(base64.b64decode(text, validate=True)).decode()


@given(st.text())
def test_a_deflated_text_comes_back(text: str) -> None:
    """Whatever it is; what stands in the page are letters and digits, + / and =."""
    assert inflated(deflated(text)) == text
    assert re.fullmatch("[A-Za-z0-9+/=]*", deflated(text))


def test_short_data_can_be_read_in_the_file_and_long_ones_are_deflated(
    shipped: Study,
) -> None:
    """What is inflated is read as the short data are, its names left to their places."""
    data = page_data(shipped)
    short = data_text(data)
    assert short.type == "application/json"
    assert "Karama" in short.text
    assert json.loads(short.text) == json.loads(json.dumps(encode(data)))
    long = data_text(data, most=len(short.text) - 1)
    assert long.type == "application/zlib"
    assert json.loads(inflated(long.text)) == json.loads(
        json.dumps(leave_out_names(encode(data), data))
    )
