"""What the time bar draws along its axis."""

from __future__ import annotations

import pytest

from mosulmap.control.gaps import sentence_counts
from mosulmap.control.study import Study
from mosulmap.control.window import Window
from mosulmap.model.rows import Event, Mention
from mosulmap.render.axis import find_gaps, sentences_by_article, uncertain_spans
from mosulmap.render.encode.pool import Json
from tests.tiny_evidence import ARTICLE_INDEX, fights, holds, leaves, says, takes, visits

WINDOW = Window("2016-10-17", "2017-02-26")


def test_sentences_are_counted_by_their_day() -> None:
    """Every dated mention counts, whatever it says; those without a single day do not."""
    mentions = [
        holds("is", "2016-11-04"),
        visits("isf", "2016-11-04~"),
        says(Event.NONE, "2016-11-01"),
        says(Event.NONE, ""),
        fights("2016-11-04/2016-11-06"),
        takes("isf", "2016-11"),
        # Beyond both ends of the window, and on them.
        holds("is", "2016-10-16"),
        holds("is", "2017-02-27"),
        holds("is", "2016-10-17"),
        holds("is", "2017-02-26"),
    ]
    assert list(sentence_counts(mentions, WINDOW).items()) == [
        ("2016-10-17", 1),
        ("2016-11-01", 1),
        ("2016-11-04", 2),
        ("2017-02-26", 1),
    ]


@pytest.mark.parametrize(
    ("days", "gaps"),
    [
        ([], []),
        (["2016-11-01"], []),
        (["2016-11-01", "2016-11-30"], []),
        (["2016-11-01", "2016-12-01"], []),
        (["2016-11-01", "2016-12-02"], [{"a": "2016-11-02", "b": "2016-12-01", "days": 30}]),
    ],
)
def test_a_gap_is_a_month_without_a_sentence(days: list[str], gaps: list[Json]) -> None:
    """Thirty silent days between two told ones are a gap; twenty-nine are not."""
    window = Window("2016-10-17", max(days, default="2016-10-17"))
    assert find_gaps(dict.fromkeys(days, 1), window) == gaps


def test_where_nothing_is_said_to_the_end_the_gap_stays_open() -> None:
    """Without the last article of a story nobody says what comes after the one before it."""
    counts = {"2016-11-11": 1}
    assert find_gaps(counts, Window("2016-10-17", "2016-12-10")) == []
    assert find_gaps(counts, Window("2016-10-17", "2016-12-11")) == [
        {"a": "2016-11-12", "b": "2016-12-11", "days": 30, "open": 1}
    ]


def test_sentences_are_counted_by_article() -> None:
    """Each day has the articles that speak of it, by their numbers; other days have none."""
    said = [holds("is", "2016-11-04"), holds("is", "2016-11-04"), holds("is", "2016-10-01")]
    [own] = {mention.article_id for mention in said}
    counts = sentences_by_article(
        said, [next(a for a in ARTICLE_INDEX.values() if a.id != own), ARTICLE_INDEX[own]], WINDOW
    )
    assert counts == {"2016-11-04": [[1, 2]]}


def test_the_shipped_gap_is_that_of_the_method(shipped: Study) -> None:
    """Between 12 November 2016 and 18 February 2017 the five articles have no dated sentence."""
    counts = sentence_counts(shipped.mentions, shipped.window)
    assert find_gaps(counts, shipped.window) == [{"a": "2016-11-12", "b": "2017-02-18", "days": 99}]


@pytest.mark.parametrize(
    ("mention", "spans"),
    [
        (takes("isf", "2016-10-31/2016-11-02"), [{"a": "2016-10-31", "b": "2016-11-02"}]),
        (takes("isf", "2016-12"), [{"a": "2016-12-01", "b": "2016-12-31"}]),
        (leaves("is", "2016-11-01/2016-11-02", control="isf"),
         [{"a": "2016-11-01", "b": "2016-11-02"}]),
        # One day, or too many.
        (takes("isf", "2016-11-04"), []),
        (takes("isf", "2016-11-01/2016-12-02"), []),
        # What fills its days is not uncertain; what changes no mark is not drawn.
        (fights("2016-11-04/2016-11-06"), []),
        (holds("is", "2016-11-04/2016-11-06"), []),
        (leaves("is", "2016-11-01/2016-11-02"), []),
        (says(Event.DISPLACEMENT, "2016-11-01/2016-11-02", control="is"), []),
        # From the first day of the window on.
        (takes("isf", "2016-10-17/2016-10-18"), [{"a": "2016-10-17", "b": "2016-10-18"}]),
        (takes("isf", "2016-10-16/2016-10-18"), []),
    ],
)  # fmt: skip
def test_an_event_of_uncertain_day_is_a_span(mention: Mention, spans: list[Json]) -> None:
    """A change that happened on some one day within a month is drawn over those days."""
    assert uncertain_spans([mention, mention], WINDOW) == spans
