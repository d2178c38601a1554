"""Mentions as columns."""

from __future__ import annotations

from mosulmap.model.kept import Kept
from mosulmap.render.encode.pool import Json
from mosulmap.render.encode.statements import mention_tables, titles_of
from tests.decoded_data import rows_of

QUOTE = "Quds and again Quds"
MENTIONS: tuple[Json, ...] = (
    {"article": 0, "quote": 0, "mark": [0, 4], "says": 2, "phrase": [5, 8]},
    {"article": 0, "quote": 0, "mark": [15, 19], "says": 2, "phrase": [5, 8]},
)


def test_a_mention_writes_no_place_that_its_title_tells() -> None:
    """Where the name is the first such word of the sentence, the page finds it again."""
    found = mention_tables(MENTIONS, [QUOTE], ["Quds", "Quds"])
    # The second shares the statement of the first.
    assert found["mentions"]["columns"] == {"statement": [0, 1], "mark": [0, (15, 19)]}
    assert rows_of(found["statements"]) == [{"phrase": "and"}]
    assert rows_of(found["assertions"]) == [{"says": 2}]


def test_an_edit_of_a_title_leaves_the_statements_as_they_are() -> None:
    """Only where the title stands in the sentence is another matter."""
    kept = Kept()
    before = mention_tables(MENTIONS, [QUOTE], ["Quds", "Quds"], kept)
    kept.end_round()
    after = mention_tables(MENTIONS, [QUOTE], ["Karama", "Quds"], kept)
    assert after["statements"] is before["statements"]
    assert after["mentions"]["columns"]["mark"] == [(0, 4), (15, 19)]


def test_a_mention_has_the_title_of_its_place() -> None:
    """Of the evidence on a place and of the other mentions; empty where it is of none."""
    places: list[Json] = [
        {"title": "Quds", "evidence": [[2, ""]]},
        {"title": "Karama", "named": [0]},
    ]
    assert titles_of(places, 4) == ("Karama", "", "Quds", "")
