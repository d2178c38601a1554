"""The page's data as they travel; what the page makes of them is tested in a browser."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mosulmap.render.compact import Json, Pool, row_of
from mosulmap.render.packing import Entries, News, in_signs, joined, pack, stretch, table, told_of
from mosulmap.render.page_data import page_data
from mosulmap.render.places import PERIOD_KEYS
from mosulmap.study import Study


def read(packed: Json) -> list[Json]:
    """Return the entries of a table, without what they have not."""
    keys, pools = packed["keys"], packed["pools"]
    return [
        {
            key: pools[key][value - 1] if key in pools else value
            for key, value in zip(keys, row, strict=False)
            if value != 0
        }
        for row in packed["rows"]
    ]


values = st.text(min_size=1, max_size=20) | st.integers(1, 3) | st.lists(st.integers(), min_size=1)
entries = st.dictionaries(st.sampled_from("abc"), values, max_size=3)


@given(st.lists(entries, max_size=12))
def test_a_table_gives_its_entries_back(given_entries: list[dict[str, Any]]) -> None:
    """Whatever is pooled can be read back."""
    assert read(table(given_entries)) == given_entries


def test_what_many_entries_share_stands_in_a_pool() -> None:
    """A long text that three entries have is written once; what is written once needs no pool."""
    shared = [{"in": "East Mosul", "title": title} for title in ("Quds", "Karama", "Samah")]
    packed = table(shared)
    assert packed["pools"] == {"in": ["East Mosul"]}
    assert packed["rows"] == [[1, "Quds"], [1, "Karama"], [1, "Samah"]]


@pytest.mark.parametrize(("number", "signs"), [(0, "0"), (35, "z"), (36, "10"), (1295, "zz")])
def test_numbers_are_written_to_the_base_of_36(number: int, signs: str) -> None:
    """As `parseInt(signs, 36)` reads them."""
    assert in_signs(number) == signs
    assert int(signs, 36) == number


@given(st.lists(st.integers(0, 1295)))
def test_numbers_of_one_width_need_nothing_between_them(numbers: list[int]) -> None:
    """Cut into pieces of the width, the text gives them back."""
    text = joined(numbers, 2)
    assert [int(text[i : i + 2], 36) for i in range(0, len(text), 2)] == numbers


@pytest.mark.parametrize(
    ("numbers", "text"), [([0, 1, 35], "01z"), ([0, 36], "0,36,"), ([7], "7"), ([40], "40,")]
)
def test_which_timeline_a_version_has_is_a_sign_each(numbers: list[int], text: str) -> None:
    """Beyond the signs the numbers stand with commas, so that one comma tells the two apart."""
    assert told_of(numbers) == text


@pytest.mark.parametrize(
    ("period", "days"),
    [
        ({"a": "2016-11-04", "s": "held", "c": "isf"}, [3]),
        ({"a": "2016-11-04", "s": "held", "c": "isf", "since": "2016-11-02"}, [3, -2]),
        ({"a": "2016-11-04", "s": "contested", "word": "2016-11-05"}, [3, 0, 1]),
        # What began before the first day begins on it, and says since when.
        ({"a": "2014-06-10", "s": "held", "c": "is"}, [0, -875, -875]),
        ({"a": "0001-01-01", "s": "unknown"}, [0]),
        ({"a": "2016-11-04", "s": "none"}, [3]),
    ],
)
def test_the_days_of_a_period_count_from_its_start(period: Json, days: list[int]) -> None:
    """Days that go without saying are not written."""
    found, looks = Entries(), Entries()
    row = row_of(period, PERIOD_KEYS)
    assert stretch(row, 736269, looks, found, Pool([""])) == (0, 0, 0)
    assert found.items == [days]
    assert looks.items == [{key: period[key] for key in ("s", "c") if key in period}]


def test_the_shipped_data_travel_smaller_than_they_are_read(shipped: Study) -> None:
    """Every version of every place takes less room than the one version that is read first."""
    data = page_data(shipped)
    one = data | {"places": [{k: v for k, v in p.items() if k != "others"} for p in data["places"]]}
    assert len(json.dumps(pack(data))) < len(json.dumps(one))


@given(st.lists(st.integers(0, 6)))
def test_news_says_the_same_numbers_again(picked: list[int]) -> None:
    """What is new is 0; whoever counts along reads every number back."""
    order = list(dict.fromkeys(picked))
    numbers = [order.index(one) for one in picked]
    found, known = [], 0
    for sign in News().signed(numbers):
        found.append(known - sign)
        known += sign == 0
    assert found == numbers
