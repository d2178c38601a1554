"""The page's data in columns, and read back; `static/decode.js` is tested in a browser."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from mosulmap.control.study import Study
from mosulmap.model.dates import to_day, to_ordinal
from mosulmap.model.kept import Kept
from mosulmap.render.encode.columns import encode
from mosulmap.render.encode.left_out_names import leave_out_names
from mosulmap.render.encode.pool import Json, columns, row_of, text_of
from mosulmap.render.encode.text_span import span_of
from mosulmap.render.page_data import page_data
from mosulmap.render.place_draft import PERIOD_KEYS
from tests.decoded_data import decoded, expected_data

FIRST, STALE = to_ordinal("2016-11-01"), 14
PUBLISHED = ("2016-11-03", "", "2016-11-20")
NAMES = ("Quds", "Karama", "Samah", "Old Quds")
STATES = ("held", "contested", "unknown")
spans = st.tuples(st.integers(0, 60), st.integers(-900, 3), st.integers(-900, 3))
timelines = st.lists(
    st.tuples(
        spans, st.sampled_from(["held", "contested", "unknown"]), st.text("012z", max_size=3)
    ),
    min_size=1,
    max_size=4,
)
evidence_days = st.lists(st.integers(-90, 60), max_size=3)


@st.composite
def stories(draw: st.DrawFn) -> Json:
    """Return data as `page_data` makes them: up to four places, in sentences that they share."""
    first_words = st.text("ab \ue000\ue003\U0001f5fa", max_size=3)
    quotes = [
        f"{draw(first_words)}On Monday they took {', '.join(draw(named))}"
        for named in [st.lists(st.sampled_from(NAMES), min_size=1, max_size=4)] * 3
    ]
    mentions: list[Json] = []
    places = [draw_place(draw, title, quotes, mentions) for title in NAMES]
    counts = st.lists(st.tuples(st.integers(0, 2), st.integers(1, 9)), min_size=1, max_size=3)
    days = sorted(draw(st.sets(st.integers(-5, 90), max_size=4)))
    return {
        "first": to_day(FIRST),
        "staleAfter": STALE,
        "periodKeys": PERIOD_KEYS,
        "articles": [{"label": "A"} | ({"day": day} if day else {}) for day in PUBLISHED],
        "context": draw(st.lists(st.fixed_dictionaries({"n": st.sampled_from(NAMES)}), max_size=2)),
        "dots": columns(draw(st.lists(st.just({"title": "Dot", "at": [0.0, 36.5]}), max_size=2))),
        "sentences": {to_day(FIRST + day): [list(one) for one in draw(counts)] for day in days},
        "quotes": quotes,
        "mentions": columns(mentions),
        "places": places,
    }


def draw_place(draw: st.DrawFn, title: str, quotes: list[str], mentions: list[Json]) -> Json:
    """Return a place, and add the mentions of it."""
    evidence = []
    for day in draw(evidence_days):
        evidence.append([len(mentions), to_day(FIRST + day)])
        mentions.append(draw_mention(draw, title, quotes))
    drawn = draw(st.lists(timelines, min_size=1, max_size=3))
    lines = [[period_row(*one) for one in sorted(line)] for line in drawn]
    place: Json = {"title": title, "evidence": evidence, "periods": lines[0]}
    place["versions"] = draw(st.lists(st.integers(0, len(lines) - 1), min_size=1, max_size=4))
    place |= {"others": lines[1:]} if lines[1:] else {}
    at = draw(st.none() | st.tuples(st.sampled_from([0.0, 43.1]), st.sampled_from([0.0, -36.3])))
    place |= {"at": list(at)} if at else {}
    if draw(st.booleans()):
        place["named"] = [len(mentions)]
        mentions.append(draw_mention(draw, title, quotes))
    return place


def draw_mention(draw: st.DrawFn, title: str, quotes: list[str]) -> Json:
    """Return a mention, in a sentence that may not have its place's title."""
    at = draw(st.integers(0, len(quotes) - 1))
    mark = draw(st.sampled_from([span_of(quotes[at], title), span_of(quotes[at], "they")]))
    mention: Json = {"quote": at, "mark": mark or span_of(quotes[at], "took")}
    mention |= draw(
        st.fixed_dictionaries(
            {},
            optional={
                "article": st.integers(1, 2),
                "says": st.integers(1, 2),
                "c": st.sampled_from(["isf", "is"]),
                "phrase": st.just(span_of(quotes[at], "On Monday")),
                "when": st.integers(1, 2),
            },
        )
    )
    return {key: value for key, value in mention.items() if value != 0}


def period_row(days: tuple[int, int, int], state: str, verdicts: str) -> list[Any]:
    """Return a period that begins so many days after the first one."""
    start, since, word = days
    day, *others = (to_day(FIRST + start + more) for more in (0, since, word))
    entry = {"a": day, "s": state, "c": "isf", "since": others[0], "word": others[1]}
    return row_of(entry | {"v": verdicts or 0}, PERIOD_KEYS)


@given(stories())
def test_data_in_columns_say_the_same(data: Json) -> None:
    """Every place, mention, sentence and day of every period, whatever was left to the columns."""
    assert decoded(json.loads(json.dumps(encode(data)))) == expected_data(data)


@given(stories())
def test_a_long_story_gives_its_names_back(data: Json) -> None:
    """Also where sentences have characters that stand for names elsewhere."""
    found = leave_out_names(encode(data), data)
    assert decoded(json.loads(json.dumps(found))) == expected_data(data)


def test_the_shipped_data_say_the_same(shipped: Study) -> None:
    """In all versions of all places."""
    data = json.loads(json.dumps(page_data(shipped)))
    encoded = json.loads(json.dumps(encode(data)))
    assert decoded(encoded) == expected_data(data)
    assert decoded(leave_out_names(encoded, data)) == expected_data(data)


@given(stories(), stories())
def test_columns_that_are_kept_are_those_that_would_be_made(one: Json, other: Json) -> None:
    """From one story to another and back, as an edit that is taken back."""
    kept = Kept()
    for data in (one, other, one):
        assert encode(data, kept) == encode(data)
        kept.end_round()


def test_the_shipped_data_take_less_room_in_columns(shipped: Study) -> None:
    """Every version of every place takes less than the one version that is read first."""
    data = page_data(shipped)
    one = data | {"places": [{k: v for k, v in p.items() if k != "others"} for p in data["places"]]}
    assert len(text_of(encode(data))) < len(text_of(one))
