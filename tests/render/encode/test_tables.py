"""Entries as tables: a column for each field, a pool where values are shared."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from mosulmap.model.kept import Kept
from mosulmap.render.encode.tables import steps, table
from tests.decoded_data import rows_of, summed

values = st.text(min_size=1, max_size=20) | st.integers(1, 3) | st.lists(st.integers(), min_size=1)
entries = st.dictionaries(st.sampled_from("abc"), values, max_size=3)


@given(st.lists(entries, max_size=12))
def test_a_table_gives_its_entries_back(given_entries: list[dict[str, Any]]) -> None:
    """In the order in which they were, even those that have no field."""
    assert rows_of(table(given_entries)) == given_entries


def test_a_table_names_each_field_once() -> None:
    """A column for each; 0 where an entry has no such field."""
    found = table([{"title": "Quds", "unc": 600}, {"title": "Karama"}])
    expected = {"title": ["Quds", "Karama"], "unc": [600, 0]}
    assert found == {"count": 2, "columns": expected, "pools": {}}


def test_what_many_entries_share_stands_in_a_pool() -> None:
    """A long text that three entries have is written once; what is written once needs no pool."""
    found = table([{"in": "East Mosul", "title": title} for title in ("Quds", "Karama", "Samah")])
    assert found["pools"] == {"in": ["East Mosul"]}
    assert found["columns"] == {"in": [1, 1, 1], "title": ["Quds", "Karama", "Samah"]}


@given(st.lists(st.integers(-5000, 5000), max_size=20))
def test_steps_lead_to_the_same_numbers(numbers: list[int]) -> None:
    """From 0 to the first, and from each to the next."""
    assert summed(steps(numbers)) == numbers


def test_a_column_that_did_not_change_is_kept() -> None:
    """An edit of a title writes the titles again, and nothing else."""
    kept = Kept()
    before = table([{"title": "Quds", "unc": 600}], "places", kept)["columns"]
    kept.end_round()
    after = table([{"title": "Karama", "unc": 600}], "places", kept)["columns"]
    assert after == {"title": ["Karama"], "unc": [600]}
    assert after["unc"] is before["unc"]
