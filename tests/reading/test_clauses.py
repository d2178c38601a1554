"""Masked sentences: who acts in them, whose word they are, and what part of a place they mean."""

from __future__ import annotations

import pytest

from mosulmap.reading.clauses import Masked, mask
from mosulmap.reading.parties import find_parties
from mosulmap.reading.story import Span, read_story
from tests.gazetteers import OTHER, OTHER_INDEX


def masked(sentence: str) -> Masked:
    """Return a sentence masked for the first place it names."""
    story, whole = read_story(sentence), Span(0, len(sentence))
    places = OTHER_INDEX.find(sentence, [whole])
    return mask(story, whole, places[0], places, find_parties(story, OTHER.actors))


def test_places_and_parties_are_masked() -> None:
    """The place asked about, other places, parties; a name and a general word are one party."""
    read = masked("In Raqqa and Tabqa, SDF fighters met ISIS\u00a0(Islamic State) #men @ noon.")
    assert read.words == "In #X and #P, @0 met @1 men noon."
    assert read.actors == ("sdf", "is", "is")


SUBJECTS = [
    ("Iraqi forces retook Tikrit.", "isf"),
    ("The Iraqi army, backed by the coalition, retook Tikrit.", "isf"),
    ("The Peshmerga, fighting alongside Iraqi troops against ISIS, retook Tikrit.", "peshmerga"),
    ("Peshmerga and Iraqi forces retook Tikrit.", "peshmerga"),
    ("The Iraqi army said we retook Tikrit.", "isf"),
    ("Tribesmen retook Tikrit.", ""),
]


@pytest.mark.parametrize(("sentence", "actor"), SUBJECTS)
def test_the_subject_is_the_party_that_acts(sentence: str, actor: str) -> None:
    """Helpers and enemies of a party between it and its verb do nothing."""
    read = masked(sentence)
    assert read.subject_before(read.words.index(" retook")) == actor


CLAIMANTS = [
    ("Tikrit fell, the Iraqi army said.", "isf"),
    ("According to Amaq, Tikrit fell.", "is"),
    ("Tikrit fell, Peshmerga commanders told reporters.", "peshmerga"),
    ("Tikrit fell, said CTS Lieutenant General Ali.", "cts"),
    ("Tikrit is held by ISIS militants, US officials say.", ""),
    ("Officials said Iraqi forces came to Tikrit.", ""),
    ("Iraqi forces came to Tikrit.", ""),
]


@pytest.mark.parametrize(("sentence", "claimant"), CLAIMANTS)
def test_the_claimant_is_the_party_whose_word_it_is(sentence: str, claimant: str) -> None:
    """Who is only spoken of claims nothing."""
    assert masked(sentence).claimant == claimant


@pytest.mark.parametrize(
    ("sentence", "part"),
    [
        ("They took half of Tikrit.", True),
        ("They took several districts of Tikrit.", True),
        ("They took Tikrit's city centre.", True),
        ("They took an eastern district of Tikrit.", True),
        ("They took Tikrit.", False),
        ("They took the city of Tikrit.", False),
    ],
)
def test_unnamed_parts_are_not_the_whole(sentence: str, *, part: bool) -> None:
    """Half of a city and its unnamed districts are parts of it."""
    assert masked(sentence).in_part is part
