"""From a text to proposed mentions: the shipped project, files of all kinds, any text at all."""

from __future__ import annotations

import cProfile
import json
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mosulmap.curate.extract import format_proposals_jsonl
from mosulmap.model.rows import Article, Name
from mosulmap.project.table import read_table
from mosulmap.reading.proposals import Proposal
from mosulmap.reading.read_article import read_news, window_without
from mosulmap.reading.story import LONGEST_SENTENCE
from mosulmap.reading.toponyms import build_index
from tests.gazetteers import GAZETTEER, INDEX, ROOT

TODAY = "2026-01-01"


def propose(text: str, published: str = "2016-11-04") -> tuple[Proposal, ...]:
    """Return what a text published on a known day proposes."""
    return read_news("a", text, INDEX, latest=TODAY, published=published).proposals


DATES = [
    ("Iraqi forces entered Mosul on Tuesday.", "2016-11-01", "Tuesday"),
    ("Iraqi forces entered Mosul.", "2016-11-04", ""),
    ("Iraqi forces entered Mosul, which Islamic State took in June 2014.", "2016-11-04", ""),
    ("Mosul, seized in the last 10 days, is calm.", "2016-10-25/2016-11-04", "in the last 10 days"),
    ("Iraqi forces entered Mosul and will go on in coming days.", "2016-11-04", ""),
    ("Iraqi forces entered Mosul and will enter Karama tomorrow.", "2016-11-04", ""),
    ("Iraqi forces took Mosul, which is to be rebuilt by 2018.", "2016-11-04", ""),
]


@pytest.mark.parametrize(("text", "date", "phrase"), DATES)
def test_an_event_is_dated_by_the_time_in_its_clause(text: str, date: str, phrase: str) -> None:
    """The nearest time that is not ahead and not an aside's; else the day of publication."""
    mention = propose(text)[0].mention
    assert (mention.event_date, mention.date_phrase) == (date, phrase)


def test_what_a_page_says_beside_its_story_is_not_proposed() -> None:
    """A name in a caption or a related block makes no mention."""
    text = "Troops took Mosul.\nThey left.\nImage: AFP in Erbil\nRelated\nErbil is calm."
    assert [p.mention.toponym for p in propose(text)] == ["Mosul"]


def test_the_year_comes_from_the_other_articles() -> None:
    """The window is that of all articles but the one that is read."""
    articles = read_table(ROOT, "seeds/articles.csv", Article).rows
    last = max(articles, key=lambda a: a.published)
    assert window_without(articles, "none") == ("2016-11-01", "2017-02-24")
    assert window_without(articles, last.id) == ("2016-11-01", "2016-11-11")
    assert window_without([last], last.id) is None


@pytest.mark.parametrize(
    "text",
    [
        "Iraqi forces took Mosul",
        "Iraqi forces\0 took Mosul\0.",
        "\u202eIraqi forces took Mosul\u202c",
        "\ufeffIraqi forces\u00a0took\u00a0Mosul.",
        "Iraqi forces took Mosul\r\n\r\n",
        "🏚🏚 Iraqi forces took Mosul İ",
    ],
)
def test_a_text_is_read_whatever_stands_around_its_words(text: str) -> None:
    """NUL, direction marks, byte order marks, hard spaces, emoji, no stop: the same mention."""
    (proposal,) = propose(text)
    mention = proposal.mention
    assert text[mention.char_start : mention.char_end] == "Mosul"
    assert (mention.place_id, mention.control) == ("mosul", "isf")


@pytest.mark.parametrize(
    "text", ["@99 took Mosul", "Mosul was captured by @7", "#X fell to #P near Mosul", "@1 in #X"]
)
def test_the_marks_that_reading_uses_itself_may_stand_in_a_text(text: str) -> None:
    """`@7` and `#X` in a quoted tweet are words like any other."""
    assert [p.mention.toponym for p in propose(text)] == ["Mosul"] * text.count("Mosul")


PIECES = st.sampled_from(
    """Mosul|west Mosul|Karama|Hammam al-Alil|Al-Bab|الموصل|Tal\u00a0Afar|Iraqi forces|IS|troops|
    militants|took|captured|was retaken by|withdrew from|entered|fled|,|.|and|the|of|in|on Friday|
    last week|since 2014|on November 4|Published 6 Nov 2016|Related|\n|\0|\u202e|\u00a0|half of|
    -held|'s|said|not|would|, which|that""".replace("|\n    ", "|").split("|")
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=25).map(" ".join)


@settings(deadline=None, max_examples=3 * settings().max_examples)
@given(TEXTS, st.sampled_from(["", "2016-11-04", "2017-02-24"]))
@example("Mosul", "")
@example("IS took Mosul. \n \0 IS", "2016-11-04")
def test_any_text_can_be_read(text: str, published: str) -> None:
    """For any text: offsets hold, sentences are quoted, ids differ, and the table reads back."""
    read = read_news("a", text, INDEX, latest=TODAY, published=published, window=None)
    ids = set()
    for proposal in read.proposals:
        mention = proposal.mention
        assert text[mention.char_start : mention.char_end] == mention.toponym
        assert mention.toponym in mention.quote
        assert mention.quote in text
        assert mention.place_id in GAZETTEER.place
        assert mention.control in ("", "contested") or GAZETTEER.holder(mention.control)
        assert proposal.first <= proposal.last
        ids.add(mention.id)
    assert len(ids) == len(read.proposals)
    lines = format_proposals_jsonl(read.proposals).split("\n")
    assert all(json.loads(line) for line in lines[:-1])


def test_a_day_with_its_month_is_resolved_although_publication_is_unknown() -> None:
    """The season gives the year; what counts from publication stays without a day."""
    text = (
        "A raid on Mosul\n"
        "They announced a strike, which hit Mosul on Dec. 7. Fires burn in Mosul since Friday."
    )
    window = ("2016-10-17", "2017-02-24")
    read = read_news("a", text, INDEX, latest=TODAY, window=window)
    assert read.dating.published == ""
    assert [(p.first, p.published) for p in read.proposals] == [
        ("", ""),
        ("2016-12-07", ""),
        ("", ""),
    ]


@pytest.mark.parametrize(
    ("text", "toponyms"),
    [
        ("سيطرت القوات العراقية على كوكجلي شرق الموصل.", ["كوكجلي", "الموصل"]),
        ("انسحب المسلحون من كوكجلي والموصل وبالموصل.", ["كوكجلي", "الموصل", "الموصل"]),
        ("\u202bدخلت القوات الموصل\u202c", ["الموصل"]),
        ("الموصلية ليست مدينة.", []),
        ("Iraqi forces entered the city (الموصل) on Friday.", ["الموصل"]),
    ],
)
def test_arabic_text_matches_arabic_spellings(text: str, toponyms: list[str]) -> None:
    """Words of Arabic script, with one-letter particles before them and marks around them."""
    assert [p.mention.toponym for p in propose(text)] == toponyms


def test_two_places_of_one_name_are_told_with_their_parents() -> None:
    """The likelier one is proposed, and whoever reviews it is asked."""
    twin = Name(place_id="mosul", toponym="Karama", lang="en", source="made up")
    index = build_index(replace(GAZETTEER, names=(*GAZETTEER.names, twin)))
    read = read_news("a", "Troops took Karama.", index, latest=TODAY, published="2016-11-04")
    note = read.proposals[0].mention.note
    assert "which one is meant: " in note
    assert "karama in east_mosul" in note
    assert "mosul in nineveh_province" in note


LONG = [
    ("words without an end ", 400, 0),
    ("troops took Mosul, then left Mosul, and went on ", 200, 400),
    ("Mosul ", 2000, 2000),
    ("x", 50_000, 0),
    ("الموصل ", 1500, 1500),
    ("\0", 20_000, 0),
    ("[caption ", 3000, 0),
    ("/AFP ", 3000, 0),
    ("Mosul\u00a0", 500, 500),
]


@pytest.mark.parametrize(("unit", "times", "count"), LONG)
def test_a_line_without_sentence_ends_is_read_in_pieces(unit: str, times: int, count: int) -> None:
    """Every toponym is found at its offset, and its quote stays short enough to be read."""
    text = unit * times
    mentions = [p.mention for p in propose(text)]
    assert len(mentions) == count
    assert all(text[m.char_start : m.char_end] == m.toponym for m in mentions)
    assert all(len(m.quote) <= LONGEST_SENTENCE and m.toponym in m.quote for m in mentions)


def test_reading_looks_at_each_letter_a_limited_number_of_times() -> None:
    """Twice the text is about twice the work, counted in calls and not in seconds."""
    unit = "troops took Mosul on Friday, then left Karama on November 4, and went on to Samah, "
    once, twice = calls_to_read(unit * 100), calls_to_read(unit * 200)
    assert twice < 2.2 * once


def calls_to_read(text: str) -> int:
    """Return how many function calls reading a text takes."""
    profile = cProfile.Profile()
    profile.runcall(propose, text)
    return sum(entry.callcount for entry in profile.getstats())
