"""Lines that were broken at a width are one paragraph; lists, titles and date lines are not."""

from __future__ import annotations

import textwrap
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mosulmap.reading.read_article import read_news
from mosulmap.reading.story import read_story
from mosulmap.reading.wrapped_lines import find_paragraphs, width_of
from tests.gazetteers import INDEX

STORY = (
    "Government troops came close to the old market town of Orvel late on Friday evening, but did "
    "not enter it, a spokesman for the command said. Shells fell on the road that leads there all "
    "night long, and a column of trucks that had left the depot in the morning turned back again."
)
WRAPPED = f"Troops near Orvel\nBy Ann Orme\n\n{textwrap.fill(STORY, 72)}\n\nThe end.\n"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_broken_paragraph_is_one(end: str) -> None:
    """Title and byline stay lines of their own, whatever the line ends are."""
    text = WRAPPED.replace("\n", end)
    found = [text[a:b] for a, b in find_paragraphs(text, 0, len(text), width_of(text))]
    assert found[:2] == ["Troops near Orvel", "By Ann Orme"]
    assert " ".join(found[2].split()) == STORY
    assert found[3] == "The end."


def test_the_sentences_of_a_broken_paragraph_run_over_its_lines() -> None:
    """Offsets are those of the text as stored."""
    story = read_story(WRAPPED)
    sentences = [" ".join(story.of(span).split()) for span in story.sentences]
    assert sentences[2].startswith("Government troops came close")
    assert sentences[2].endswith("a spokesman for the command said.")


@pytest.mark.parametrize(
    "text",
    [
        "Title of it\nBy Ann Orme\n" + STORY,  # lines as paragraphs
        "Orvel\nTamsk\nBresna\nKolvar\n",  # a list
        "Troops took the town.\nThey left again.\nIt is quiet.\n",
        "",
        "\n\n",
    ],
)
def test_a_text_of_unbroken_lines_keeps_them(text: str) -> None:
    """No width is found, and each line is a paragraph."""
    assert width_of(text) == 0
    found = [text[a:b] for a, b in find_paragraphs(text, 0, len(text), 0)]
    assert found == [line for line in text.splitlines() if line]


def test_a_denial_on_the_next_line_is_read() -> None:
    """`had / not taken`: the quote is a slice of the text, its line end in it."""
    sentence = (
        "The ministry of defence in the capital said on Friday that its men had\n"
        "not taken Karama from Islamic State, and that talks with the elders of\n"
        "the quarter had gone on for most of the day without any result at all,\n"
        "as had been said before."
    )
    (proposal,) = read_news(
        "a", sentence, INDEX, latest="2026-01-01", published="2016-11-05"
    ).proposals
    assert proposal.mention.control != "isf"
    assert proposal.mention.quote in sentence
    assert proposal.mention.quote.startswith("The ministry of defence")


@pytest.mark.parametrize(
    "text",
    [
        "The ministry of defence denied on Monday reports that\nGovernment troops took Karama.",
        "The ministry of defence denied on Monday that Government\ntroops had taken Karama.",
    ],
)
def test_two_lines_of_a_sentence_are_one_though_no_width_can_be_told(text: str) -> None:
    """The line ends in a word that asks for more, or the next begins with a small letter."""
    (proposal,) = read_news("a", text, INDEX, latest="2026-01-01", published="2016-11-05").proposals
    assert (proposal.mention.control, proposal.mention.quote) == ("", text)


def test_a_heading_and_what_stands_below_it_stay_two_lines() -> None:
    """It asks for nothing more, whatever its length."""
    text = "Government troops said to have taken the district of Karama\nThe city is calm."
    assert len(list(find_paragraphs(text, 0, len(text), 0))) == len(("heading", "story"))


def test_a_name_may_be_broken_over_two_lines() -> None:
    """`Hammam` ends one line and `al-Alil` begins the next."""
    text = (
        "Government soldiers said late on Friday evening that the town of Hammam\n"
        "al-Alil had been quiet for two days, and that the people who had left it\n"
        "came back to their houses in small groups all through the afternoon there,\n"
        "as they had hoped."
    )
    read = read_news("a", text, INDEX, latest="2026-01-01", published="2016-11-05")
    assert [text[p.mention.char_start : p.mention.char_end] for p in read.proposals] == [
        "Hammam\nal-Alil"
    ]


@given(st.lists(st.text("ab. ", min_size=1, max_size=120), max_size=12).map("\n".join))
def test_paragraphs_cover_every_letter(text: str) -> None:
    """Whatever the shape: in order, none overlapping, no letter left out."""
    spans = list(find_paragraphs(text, 0, len(text), width_of(text)))
    assert all(a < b for a, b in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert "\n".join(text[a:b] for a, b in spans).split() == text.split()
