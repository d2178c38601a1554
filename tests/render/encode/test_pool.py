"""Data made small for the page, and read back as the page reads it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mosulmap.render.encode.pool import Pool, columns, compact, entry_of, row_of


def test_a_pool_keeps_each_text_once() -> None:
    """A text has the number under which it was first put in."""
    pool: Pool[str] = Pool()
    assert [pool.number(text) for text in ("a", "b", "a", "")] == [0, 1, 0, 2]
    assert pool.items == ["a", "b", ""]


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (True, [1]),
        (False, []),
        (None, []),
        ("", []),
        ([], []),
        ((), []),
        (0, [0]),
        ("x", ["x"]),
        ([0], [[0]]),
        (600.0, [600.0]),
    ],
)
def test_what_is_empty_or_false_is_left_out(value: object, kept: list[object]) -> None:
    """Nothing is written that goes without saying; zero is something, and true is 1."""
    assert list(compact({"key": value}).values()) == kept


@pytest.mark.parametrize(
    ("entry", "row"),
    [
        ({"a": 1, "b": 2, "c": 3}, [1, 2, 3]),
        ({"a": 1, "c": 3}, [1, 0, 3]),
        ({"a": 1}, [1]),
        ({}, []),
    ],
)
def test_a_row_ends_with_the_last_value_that_the_entry_has(
    entry: dict[str, int], row: list[int]
) -> None:
    """Zero stands for what is missing before it, and nothing for what is missing after it."""
    assert row_of(entry, ["a", "b", "c"]) == row


entries = st.dictionaries(
    st.sampled_from("abcdef"), st.text(min_size=1) | st.integers(1) | st.just([1, 2])
)


@given(st.lists(entries, max_size=5))
def test_a_table_gives_its_entries_back(given_entries: list[dict[str, Any]]) -> None:
    """Every entry can be read back from its row, but for the zeros where it has nothing."""
    table = columns(given_entries)
    read = [entry_of(row, table["keys"]) for row in table["rows"]]
    assert [{k: v for k, v in entry.items() if v != 0} for entry in read] == given_entries


def test_the_keys_used_most_come_first() -> None:
    """The keys of a table are sorted by use, so that its rows are short; then by name."""
    table = columns([{"z": 1, "b": 2}, {"z": 3, "a": 4}, {"z": 5}])
    assert table == {"keys": ["z", "a", "b"], "rows": [[1, 0, 2], [3, 4], [5]]}
