"""The catalogues: every language says everything, with the values that English has."""

from __future__ import annotations

import re

import pytest

from mosulmap.errors import RequestError
from mosulmap.language import DEFAULT, Messages, codes, language

ENGLISH = language(DEFAULT)

PLURALS = {"en": {"one", "other"}, "ar": {"zero", "one", "two", "few", "many", "other"}}
"""The plural categories of each language, https://cldr.unicode.org/index/cldr-spec/plural-rules."""

each_language = pytest.mark.parametrize("code", codes())


def values_of(message: str | dict[str, str]) -> set[str]:
    """Return the names of the values in a message, of all its forms together."""
    forms = [message] if isinstance(message, str) else message.values()
    return set(re.findall(r"\{(\w+)\}", " ".join(forms)))


def sections(code: str) -> tuple[Messages, Messages]:
    """Return the two sections of messages of a language."""
    return language(code).terms, language(code).page


def test_english_comes_first_and_arabic_is_there() -> None:
    """The first language is the one in which a page begins unless asked otherwise."""
    assert codes()[0] == "en"
    assert "ar" in codes()


@each_language
def test_a_language_has_every_message_of_english_with_the_same_values(code: str) -> None:
    """A message that one language lacks would be a hole in the page."""
    for own, english in zip(sections(code), sections(DEFAULT), strict=True):
        assert own.keys() == english.keys()
        for key, message in english.items():
            assert values_of(own[key]) == values_of(message), key


@each_language
def test_a_message_that_counts_has_every_plural_form(code: str) -> None:
    """Arabic counts in six forms: none, one, two, few, many, and the rest."""
    for section in sections(code):
        for key, message in section.items():
            if not isinstance(message, str):
                assert set(message) == PLURALS[code], key


@each_language
def test_a_year_has_twelve_months_and_a_week_seven_days(code: str) -> None:
    """Every day has a name, and no two have the same."""
    found = language(code)
    assert len(set(found.months)) == len(set(found.short_months)) == 12
    assert len(set(found.weekdays)) == 7


@each_language
def test_messages_stand_in_the_order_of_the_alphabet(code: str) -> None:
    """So a translator finds them, and two changes seldom meet on one line."""
    for section in sections(code):
        assert list(section) == sorted(section)


@pytest.mark.parametrize(
    ("code", "day", "short", "month"),
    [
        ("en", "Friday 4 November 2016", "4 Nov 2016", "November 2016"),
        ("ar", "الجمعة 4 تشرين الثاني 2016", "4 تشرين الثاني 2016", "تشرين الثاني 2016"),
    ],
)
def test_a_day_has_a_name_in_each_language(code: str, day: str, short: str, month: str) -> None:
    """Arabic has the month names that Iraq and Syria use."""
    found = language(code)
    assert (found.day("2016-11-04"), found.short_day("2016-11-04")) == (day, short)
    assert found.month("2016-11-04") == month


def test_an_unknown_language_is_refused_with_those_that_there_are() -> None:
    """A code without a catalogue is a slip of the keyboard."""
    with pytest.raises(RequestError, match=r"--lang 'fr' is none of the languages .*: en, ar"):
        language("fr")
