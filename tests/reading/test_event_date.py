"""On which day an event was: in its own words, carried over, or unknown and said to be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mosulmap.model.rows import Background, Event
from mosulmap.reading.proposals import Proposal
from mosulmap.reading.read_article import read_news
from mosulmap.reading.toponyms import build_index
from tests.gazetteers import GAZETTEER, INDEX

TODAY = "2026-01-01"
LAUNCH = Background(
    toponym="Mosul", event=Event.ATTACK, actor="", date="2016-10-17", source="a chronology"
)


def proposed(text: str, published: str = "2016-11-10") -> tuple[Proposal, ...]:
    """Return what a text published on a known day, a Thursday, proposes."""
    return read_news("a", text, INDEX, latest=TODAY, published=published).proposals


CARRIED = [
    ("An officer said on Tuesday that an attack had begun. Troops took Karama, he added.", "08"),
    ("The ministry reported gains on Tuesday. Its troops had entered Karama.", "08"),
    ("Troops crossed the bridge yesterday. They also stormed Karama.", "09"),
    ("Troops crossed it on Tuesday.\n\n“Police took Karama,” the ministry added.", "08"),
    (
        "Two villages fell on Tuesday.\n\n“Police took Karama,” he said in a Thursday report.",
        "08",
    ),
    ("Troops took Samah on Tuesday. They crossed the river. They entered Karama.", "08"),
    ("Troops took Samah on Tuesday. They entered Karama the next day.", "09"),
    ("Troops took Samah on Tuesday. Karama fell on the same day.", "08"),
    # A sentence of its own, one of the present, one after two days: that of publication.
    ("Troops took Samah on Tuesday. Police stormed Karama.", "10"),
    ("Troops took Samah on Tuesday. They are fighting in Karama now.", "10"),
    ("Troops took Samah on Tuesday and Quds on Monday. They stormed Karama.", "10"),
    # Its own time is nearer than any carried.
    ("Troops took Samah on Tuesday. They entered Karama on Wednesday.", "09"),
]


@pytest.mark.parametrize(("text", "day"), CARRIED)
def test_a_sentence_that_goes_on_has_the_day_of_the_one_before(text: str, day: str) -> None:
    """By a pronoun at its head, or by words of who spoke before."""
    (karama,) = [p.mention for p in proposed(text) if p.mention.toponym == "Karama"]
    assert karama.event_date == f"2016-11-{day}"


def test_a_carried_day_is_told_and_quotes_no_words() -> None:
    """A curator sees where the day is from."""
    (proposal,) = proposed("Troops crossed the bridge yesterday. They also stormed Karama.")
    assert proposal.mention.note.endswith("; day of the sentence before")
    assert proposal.mention.date_phrase == ""


@pytest.mark.parametrize(
    ("text", "date", "phrase"),
    [
        (
            "Between November 5 and 7 troops stormed Karama.",
            "2016-11-05/2016-11-07",
            "Between November 5 and 7",
        ),
        ("Troops stormed Karama overnight.", "2016-11-09/2016-11-10", "overnight"),
        (
            "Troops stormed Karama overnight on Monday.",
            "2016-11-07/2016-11-08",
            "overnight on Monday",
        ),
        ("Troops had stormed Karama the previous day.", "2016-11-09", "the previous day"),
        (
            "On the third day of the assault launched on Sunday, police took Karama.",
            "2016-11-08",
            "the third day of the assault launched on Sunday",
        ),
        ("Troops hold Samah, but police took Karama on Monday.", "2016-11-07", "on Monday"),
        (
            "Samah was taken on Sunday, and Karama fell two days later.",
            "2016-11-08",
            "two days later",
        ),
        ("Karama is quiet now, up from clashes in half of it a week ago.", "2016-11-10", ""),
    ],
)
def test_an_event_has_the_day_that_its_clause_names(text: str, date: str, phrase: str) -> None:
    """Spans, nights, counted days; no older state with which the news is compared."""
    (karama,) = [p.mention for p in proposed(text) if p.mention.toponym == "Karama"]
    assert karama.event_date == date
    assert karama.date_phrase in phrase


def test_the_time_of_another_clause_is_not_that_of_the_first() -> None:
    """`X hold A, but Y took B on Monday`: nothing is said of when A was taken."""
    samah = proposed("Troops hold Samah, but police took Karama on Monday.")[0].mention
    assert (samah.toponym, samah.event_date) == ("Samah", "2016-11-10")


def test_a_counted_day_counts_from_the_background() -> None:
    """`on the second day of the Mosul offensive`, which began on a day in `background.csv`."""
    gazetteer = replace(GAZETTEER, background=(LAUNCH,))
    text = "On the second day of the Mosul offensive police took Karama."
    read = read_news("a", text, build_index(gazetteer), latest=TODAY, published="2016-11-10")
    assert read.proposals[-1].mention.event_date == "2016-10-18"


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Troops took Karama several days later.", "several days later"),
        (
            "Troops took Karama on the second day of the assault.",
            "on the second day of the assault",
        ),
        ("Troops took Karama during Ramadan.", "during Ramadan"),
        ("Karama fell on the night of the great storm.", "on the night of the great storm"),
        ("Troops took Karama the following week.", "the following week"),
        ("Troops took Karama on the 5th.", "on the 5th"),
        ("Troops took Karama on 05/11/2016.", "05/11/2016"),
        ("Troops took Karama on 5.11.16.", "5.11.16"),
        ("Troops took Karama on 8 Safar.", "8 Safar"),
        ("Troops took Karama in Safar 1438.", "Safar 1438"),
        ("Troops took Karama the other day.", "the other day"),
        ("Troops took Karama on the fifth of the month.", "on the fifth of the month"),
    ],
)
def test_a_time_that_is_not_understood_leaves_the_day_empty(text: str, phrase: str) -> None:
    """It names a time, so the day of publication would be a guess; the note quotes it."""
    (proposal,) = proposed(text)
    assert (proposal.mention.event_date, proposal.first) == ("", "")
    assert proposal.mention.note.endswith(f"; time not understood: {phrase}")


@pytest.mark.parametrize(
    "text",
    ["Troops took Karama after the 5th Brigade came.", "Troops took Karama with 24/7 fire on it."],
)
def test_numbers_that_name_no_day_leave_the_day_of_publication(text: str) -> None:
    """The number of a brigade, and round the clock."""
    assert "not understood" not in proposed(text)[0].mention.note


def test_a_fortnight_is_two_weeks() -> None:
    """As exact as a week is: three days on either side."""
    (proposal,) = proposed("Troops took Karama a fortnight ago.")
    assert proposal.mention.date_phrase == "a fortnight ago"
    assert "/" in proposal.mention.event_date
