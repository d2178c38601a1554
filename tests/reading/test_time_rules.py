"""The table of rules for times: each reads what it names, and every name is there once."""

from __future__ import annotations

import pytest

from mosulmap.reading.time_rules import RULES, make_day, month_number, number_word


def test_every_rule_has_a_name_of_its_own() -> None:
    """A timex is told by the name of its rule."""
    names = [name for name, *_ in RULES]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(("word", "number"), [("third", 3), ("21st", 21), ("house", 0)])
def test_ordinals_are_read_in_digits_and_words(word: str, number: int) -> None:
    """Other words are no ordinals."""
    assert number_word(word) == number


def test_a_day_that_no_calendar_has_is_none() -> None:
    """The thirtieth of February."""
    assert make_day(2016, 2, 30) is None
    assert month_number("Sept") == 9
