"""The word of a list that another one means."""

from __future__ import annotations

import pytest

from mosulmap.project.near_words import did_you_mean, twin


@pytest.mark.parametrize(
    ("word", "same"),
    [("Karama", "karama"), ("karama ", "karama"), ("7.0", "007"), ("7", "007"), ("kerama", "")],
)
def test_a_twin_is_the_same_but_for_what_spreadsheets_do(word: str, same: str) -> None:
    """Capitals, blanks, decimals and zeros at the beginning make no other word of it."""
    assert twin(word, ["karama", "samah", "007"]) == same


def test_of_two_twins_neither_is_meant() -> None:
    """Where two words differ in nothing else, there is no one right answer."""
    assert twin("7", ["07", "007"]) == ""


@pytest.mark.parametrize(("word", "hint"), [("kerama", "; did you mean 'karama'?"), ("xyz", "")])
def test_the_nearest_word_is_offered(word: str, hint: str) -> None:
    """A near one, or none."""
    assert did_you_mean(word, ["karama", "samah"]) == hint


@pytest.mark.parametrize(
    ("word", "meant"), [("005_1f2e", "005_1f2e66c09a"), ("005_", ""), ("00", ""), ("", "")]
)
def test_the_beginning_of_one_id_alone_is_that_id(word: str, meant: str) -> None:
    """As the help shortens the ids of articles; what several begin with is none of them."""
    hint = did_you_mean(word, ["005_1f2e66c09a", "005_99ab3c70d1"])
    assert hint == (f"; did you mean '{meant}'?" if meant else "")
