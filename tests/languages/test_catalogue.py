"""The catalogues: every language says everything, with the values that English has."""

from __future__ import annotations

import re

import pytest
from babel import Locale

from mosulmap.errors import RequestError
from mosulmap.languages import DEFAULT, codes
from mosulmap.languages.catalogue import ENGLISH, Messages, language, plural_category
from mosulmap.render.page import script_modules

each_language = pytest.mark.parametrize("code", codes())


def plural_categories(code: str) -> set[str]:
    """Return the plural categories of a language in CLDR; Babel's rules leave out `other`."""
    return {*Locale.parse(code, sep="-").plural_form.rules, "other"}


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
                assert set(message) == plural_categories(code), key


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


@pytest.mark.parametrize(
    ("code", "category", "numbers"),
    [
        # The samples of CLDR, https://www.unicode.org/cldr/charts/latest/supplemental/.
        ("en", "one", [1]),
        ("en", "other", [0, 2, 16, 100, 1000]),
        ("ar", "zero", [0]),
        ("ar", "one", [1]),
        ("ar", "two", [2]),
        ("ar", "few", [3, 10, 103, 110, 1003]),
        ("ar", "many", [11, 26, 99, 111, 1011]),
        ("ar", "other", [100, 102, 200, 202, 300, 1000, 10000]),
    ],
)
def test_a_number_has_the_plural_category_of_cldr(
    code: str, category: str, numbers: list[int]
) -> None:
    """Each language counts by its own rule."""
    assert {plural_category(code, number) for number in numbers} == {category}


@pytest.mark.parametrize(
    ("code", "forms"),
    [
        # Languages without a catalogue yet: what a further file of messages would need.
        ("fr", {0: "one", 1: "one", 2: "other", 1_000_000: "many"}),
        ("pl", {1: "one", 2: "few", 5: "many", 12: "many", 22: "few"}),
        ("ru", {1: "one", 2: "few", 5: "many", 21: "one", 111: "many"}),
        ("zh", {0: "other", 1: "other"}),
    ],
)
def test_every_language_counts_without_a_line_of_code(code: str, forms: dict[int, str]) -> None:
    """The rules are CLDR's, by Babel."""
    assert {number: plural_category(code, number) for number in forms} == forms


@each_language
def test_a_language_counts_in_the_form_that_a_number_calls_for(code: str) -> None:
    """Every language has its rule, and a message that counts is said with its number."""
    words = language(code).count("doubt_old", 1200)
    assert "1,200" in words
    assert "{" not in words


def test_a_name_in_other_letters_is_set_apart_once() -> None:
    """In Arabic a Latin name, in English an Arabic one; a sentence around it not a second time."""
    arabic = language("ar")
    held = arabic.say("state_held", party="PMF")
    assert held == "بيد \u2068PMF\u2069"
    assert arabic.say("inferred", words=held) == f"{held} (مستنتج)"
    assert arabic.say("state_held", party="الحشد الشعبي") == "بيد الحشد الشعبي"
    assert ENGLISH.say("state_held", party="PMF") == "Held by PMF"
    assert ENGLISH.say("state_held", party="الحشد") == "Held by \u2068الحشد\u2069"


def test_an_unknown_language_is_refused_with_those_that_there_are() -> None:
    """A code without a catalogue is a slip of the keyboard."""
    with pytest.raises(RequestError, match=r"--lang 'xx' is none of the languages .*: en, ar"):
        language("xx")


@pytest.mark.parametrize(
    ("day", "words", "short"),
    [
        ("2016-11-04", "Friday 4 November 2016", "4 Nov 2016"),
        ("2014-06-10", "Tuesday 10 June 2014", "10 Jun 2014"),
        ("2017-02-28", "Tuesday 28 February 2017", "28 Feb 2017"),
        ("2000-01-01", "Saturday 1 January 2000", "1 Jan 2000"),
    ],
)
def test_a_day_is_said_in_words(day: str, words: str, short: str) -> None:
    """A day has long words with its weekday and short ones without."""
    assert (ENGLISH.day(day), ENGLISH.short_day(day)) == (words, short)


CALLED = re.compile(r"""\bt\(\s*["']([a-z0-9_]+)["']""")
"""A message that the page's script says by its name."""


def test_every_message_that_the_page_says_is_there() -> None:
    """A name typed wrong would stop the script in the reader's browser."""
    called = {
        (name, key)
        for name, code in script_modules().items()
        for key in CALLED.findall(code)
        if not key.endswith("_")  # `t("event_" + kind)`
    }
    assert len(called) > 100
    assert {(name, key) for name, key in called if key not in ENGLISH.page} == set()
