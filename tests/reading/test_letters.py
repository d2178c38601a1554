"""Letters as names are compared, in whatever code points a page writes them."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mosulmap.model.rows import Name
from mosulmap.reading.letters import composed, fold, read_letters, spelled
from mosulmap.reading.story import read_story
from mosulmap.reading.toponyms import build_index
from tests.gazetteers import GAZETTEER

SPELLINGS = ("Zeïtun", "الإصلاح", "Ур", "Ur", "Is", "摩苏尔", "モスル", "모술")
INDEX = build_index(
    replace(
        GAZETTEER,
        names=tuple(Name(place_id="mosul", toponym=t, lang="en", source="x") for t in SPELLINGS),
    )
)


def find(text: str) -> list[str]:
    """Return the names that are found in a text, as the text has them."""
    found = INDEX.find(text, read_story(text).sentences)
    return [text[t.start : t.end] for t in found]


@pytest.mark.parametrize(
    "name",
    [
        unicodedata.normalize("NFD", "Zeïtun"),
        "Zei\u0308tun",
        "Zeï\u00adtun",
        "Zeï\u200btun",
        "Zeï\u200ctun",
        "الإصـــلاح",
        "الإصْلَاح",
        "ﺍﻹﺻﻼﺡ",  # as fonts shape it, with two letters in one
    ],
)
def test_a_name_is_found_in_any_code_points(name: str) -> None:
    """In pieces, with soft hyphens and joiners, stretched, with vowel signs, shaped."""
    assert find(f"They took {name} today") == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Troops took Ur on Friday.", ["Ur"]),
        ("They came to Ур.", ["Ур"]),
        ("UR is the university; ur is old German.", []),
        ("Is it over? Nobody in Is knows.", ["Is"]),
        ("伊拉克军队周五进入摩苏尔东部。", ["摩苏尔"]),
        ("イラク軍は金曜日、モスルに入った。", ["モスル"]),
        ("이라크군이 모술에 들어갔다", ["모술"]),
        ("이라크군이 목숨에", []),
    ],
)
def test_short_names_and_those_written_without_spaces_are_found(
    text: str, names: list[str]
) -> None:
    """As they are written, and not as a part of another word."""
    assert find(text) == names


def test_joined_letters_are_taken_apart_at_their_place() -> None:
    """Both letters of one code point stand where it stands."""
    letters, places = read_letters("aﻻb")
    assert letters == "aلاb"
    assert list(places) == [0, 1, 1, 2, 3]


@given(st.text())
def test_places_are_in_order_and_folding_keeps_the_count(text: str) -> None:
    """For any text."""
    letters, places = read_letters(text)
    assert list(places) == sorted(places)
    assert len(places) == len(letters) + 1
    assert len(fold(letters)) == len(letters)
    assert spelled(composed(text)) == spelled(composed(composed(text)))
