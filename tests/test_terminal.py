"""Text for a terminal obeys nobody: it is wrapped, indented, and shows what was hidden in it."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mosulmap.terminal import WIDTH, as_json, plain, wrap


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Karama", "Karama"),
        ("الكرامة", "الكرامة"),
        ("نمی\u200cخواهم", "نمی\u200cخواهم"),  # a joiner belongs to the word
        ("two\nlines\tand\u00a0spaces", "two lines and spaces"),
        ("\x1b[31mred", "\\u001b[31mred"),
        ("\x1b]0;title\x07", "\\u001b]0;title\\u0007"),
        ("\x9b31m", "\\u009b31m"),
        ("\u202eamaraK", "\\u202eamaraK"),
        ("a\u2028b", "a b"),
        # A name that is set apart stays so; half of a pair, or a pair around more, is shown.
        ("Held by \u2068الحشد\u2069", "Held by \u2068الحشد\u2069"),
        ("\u2068a", "\\u2068a"),
        ("\u2068a\u202eb\u2069", "\\u2068a\\u202eb\\u2069"),
        ("\ud800", "\\ud800"),
        ("{{ 7*7 }} <b>${x}</b>", "{{ 7*7 }} <b>${x}</b>"),
    ],
)
def test_what_a_terminal_would_obey_is_written_out(text: str, shown: str) -> None:
    """Letters stay as they are, and so does what only a browser would run."""
    assert plain(text) == shown


@given(st.text())
def test_nothing_that_is_printed_moves_the_cursor(text: str) -> None:
    """No control character, surrogate or mark of direction is left."""
    for letter in plain(text):
        assert unicodedata.category(letter) not in {"Cc", "Cs", "Zl", "Zp"}
        assert unicodedata.bidirectional(letter) not in {"LRE", "RLE", "LRO", "RLO", "PDF", "RLI"}


@given(st.lists(st.text(max_size=30), max_size=40), st.integers(0, 8), st.integers(0, 4))
def test_lines_are_no_wider_than_the_page(words: list[str], indent: int, hanging: int) -> None:
    """Only a word that is longer than a line sticks out."""
    for line in wrap(" ".join(words), indent, hanging).split("\n"):
        assert len(line) <= WIDTH or len(line.split()) <= 1


def test_a_paragraph_hangs_from_its_first_line() -> None:
    """The first line has the indent, the others have more."""
    first, *others = wrap("word " * 40, 2, 3).split("\n")
    assert first.startswith("  word")
    assert others
    assert all(line.startswith("     word") for line in others)


@given(st.dictionaries(st.text(), st.text()))
def test_json_says_the_same_without_control_characters(value: dict[str, str]) -> None:
    """It reads back as what it was, although nothing in it can move the cursor."""
    text = as_json(value)
    assert json.loads(text) == value
    assert all(
        unicodedata.category(letter) not in {"Cc", "Zl", "Zp"} for letter in text if letter != "\n"
    )


def test_json_keeps_letters_of_any_script() -> None:
    """Arabic is readable in it."""
    assert as_json(["الكرامة"]) == '[\n "الكرامة"\n]\n'
