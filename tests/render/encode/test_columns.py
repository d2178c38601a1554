"""The page's data as they travel; what the page makes of them is tested in a browser."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mosulmap.days import to_day, to_ordinal
from mosulmap.render.encode.columns import (
    NAME_SIGN,
    OTHER_SIGNS,
    News,
    Timelines,
    in_signs,
    joined,
    pack,
    pack_mentions,
    table,
    told_of,
    without_names,
    zigzag,
)
from mosulmap.render.encode.pool import Json, columns, row_of
from mosulmap.render.encode.text_span import span_of
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


def numbers_in(column: list[Any]) -> list[int]:
    """Return the numbers of a column."""
    wide, signs = column
    return [int(signs[i : i + wide], 36) for i in range(0, len(signs), wide)]


def signed(number: int) -> int:
    """Undo `zigzag`."""
    return -(number + 1) // 2 if number % 2 else number // 2


@given(st.integers(-5000, 5000))
def test_numbers_below_0_are_written_without_a_sign(number: int) -> None:
    """Small ones stay small."""
    assert signed(zigzag(number)) == number
    assert zigzag(number) <= 2 * abs(number)


FIRST, STALE = to_ordinal("2016-11-01"), 14
PUBLISHED = ("2016-11-03", "", "2016-11-20")
spans = st.tuples(st.integers(0, 60), st.integers(-900, 3), st.integers(-900, 3))
chains = st.lists(st.tuples(st.integers(0, 2), st.integers(-90, 60)), max_size=5)


@given(st.lists(st.lists(spans, min_size=1, max_size=6), min_size=1, max_size=3), chains)
def test_every_day_of_every_timeline_is_read_back(
    given_timelines: list[list[tuple[int, int, int]]], chain: list[tuple[int, int]]
) -> None:
    """Days that the evidence explains, and days that nothing does."""
    articles = [{"day": day} if day else {} for day in PUBLISHED]
    data = {"first": to_day(FIRST), "staleAfter": STALE, "articles": articles}
    data["periodKeys"] = PERIOD_KEYS
    evidence = [[number, to_day(FIRST + day)] for number, day in chain]
    lines = Timelines(data, [{"article": number} for number in range(3)])
    rows = [[period_row(*one) for one in sorted(line)] for line in given_timelines]
    lines.add({"periods": rows[0], "others": rows[1:], "chain": evidence})
    columns = {key: numbers_in(made) for key, made in lines.packed()["timelines"].items()}
    count, *extra = columns["extra"]
    assert count == len(extra)
    told = {0, *map(signed, extra)}
    for number, day in chain:
        out = to_ordinal(PUBLISHED[number] or to_day(FIRST)) - FIRST
        told |= {day, day + STALE + 1, out}
    days, found, at = sorted(told), [], 0
    for length in columns["lengths"]:
        now = days.index(0)
        for i in range(at, at + length):
            now += signed(columns["starts"][i])
            others = (days[now - signed(columns[key][i])] for key in ("since", "word"))
            found.append((days[now], *others))
        at += length
    assert found == [
        (start, start + since, start + word)
        for line in given_timelines
        for start, since, word in sorted(line)
    ]


def period_row(start: int, since: int, word: int) -> list[Any]:
    """Return a period that begins so many days after the first one."""
    days = [to_day(FIRST + start + more) for more in (0, since, word)]
    entry = {"a": days[0], "s": "held", "c": "isf", "since": days[1], "word": days[2]}
    return row_of(entry, PERIOD_KEYS)


def test_what_begins_before_the_first_day_begins_on_it() -> None:
    """It says since when; where nothing is known, no other day is told."""
    lines = Timelines(
        {"first": to_day(FIRST), "staleAfter": STALE, "articles": [], "periodKeys": PERIOD_KEYS}, []
    )
    held = row_of({"a": "2014-06-10", "s": "held", "c": "is"}, PERIOD_KEYS)
    assert lines.days_counted(held)[1] == (0, to_ordinal("2014-06-10") - FIRST, -875)
    unknown = row_of({"a": "0001-01-01", "s": "unknown"}, PERIOD_KEYS)
    assert lines.days_counted(unknown)[1] == (0, 0, 0)


names = st.sampled_from(["Quds", "Karama", "Samah"])


@given(st.lists(names, min_size=1, max_size=6), st.text("ab \ue000\ue003\U0001f5fa", max_size=3))
def test_a_long_story_gives_its_names_back(mentioned: list[str], more: str) -> None:
    """Each sign stands for the place of one mention; a sentence with such signs keeps its names."""
    quote = f"{more}They took {', '.join(mentioned)}."
    data: Json = {
        "places": [{"title": name, "chain": [[at, ""]]} for at, name in enumerate(mentioned)],
        "mentions": columns(
            [{"mark": span_of(quote, name), "article": 0, "quote": 0} for name in mentioned]
        ),
        "quotes": [quote],
    }
    [found] = without_names(data, {"quotes": [quote]})["quotes"]
    if isinstance(found, list):
        assert found == [quote]
        assert OTHER_SIGNS.search(quote)
    else:
        told = re.sub("[\ue000-\ue01f]", lambda sign: mentioned[ord(sign[0]) - NAME_SIGN], found)
        assert told == quote
        assert not any(name in found.partition("took")[2][:7] for name in mentioned[:1])


def test_a_mention_writes_no_place_that_its_title_tells() -> None:
    """Where the name is the first such word of the sentence, the page finds it again."""
    quote = "Quds and again Quds"
    mentions: list[Json] = [
        {"article": 0, "quote": 0, "mark": [0, 4], "says": 2, "phrase": [5, 8]},
        {"article": 0, "quote": 0, "mark": [15, 19], "says": 2, "phrase": [5, 8]},
    ]
    packed = pack_mentions(mentions, [quote], {0: "Quds", 1: "Quds"})
    assert packed["marks"] == [0, [15, 19]]
    assert read(packed["statements"])[0]["phrase"] == "and"
    assert numbers_in(packed["mentions"]) == [0, zigzag(1)]


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
