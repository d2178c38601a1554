"""Names that the gazetteer has not: found, counted, and offered as rows."""

from __future__ import annotations

import pytest

from mosulmap.reading.missing_names import format_suggestions, suggest_places
from tests.gazetteers import INDEX


def names(*texts: str) -> list[tuple[str, int]]:
    """Return the names suggested for some texts, with their counts."""
    articles = {f"a{number}": text for number, text in enumerate(texts)}
    return [(one.name, one.count) for one in suggest_places(articles, INDEX)]


def test_an_unknown_name_after_a_cue_is_suggested() -> None:
    """The most frequent first, each counted once a sentence."""
    first = "Troops entered Zanzura on Friday. The village of Zanzura was empty."
    second = "The town of Kifri was calm."
    assert names(first, second) == [("Zanzura", 2), ("Kifri", 1)]


def test_what_is_known_or_no_place_is_not() -> None:
    """Places and parties of the gazetteer, months, and persons."""
    assert names("Troops entered Mosul on Friday, and fighting in November, by Iraqi forces.") == []
    assert names("A bomb fell near General Hassan, he said.") == []


TITLE = "Iraqi Forces Make Progress in Zanzura, Seize Bases in Northern Push"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (TITLE, []),
        (f"{TITLE}\n\nThe men were tired, and northern winds blew.", []),
        (f"{TITLE}\n\nPeople of Zanzura were tired.", [("Zanzura", 1)]),
        (f"{TITLE}\n\nTroops entered Zanzura on Friday.", [("Zanzura", 2)]),
        ("Iraqi forces make progress in Zanzura, seize bases", [("Zanzura", 1)]),
        ("The Army Was Seen in Zanzura, Too.", [("Zanzura", 1)]),
    ],
)
def test_a_headline_in_title_case_alone_makes_no_name(
    text: str, found: list[tuple[str, int]]
) -> None:
    """Where every word is a capital one, only a name that a sentence has too is one."""
    assert names(text) == found


def test_a_quote_cannot_command_a_terminal() -> None:
    """Letters of control in an article stay in the article."""
    found = suggest_places({"a": "The \x1b[2J troops entered Zanzura on Friday."}, INDEX)
    assert "“The [2J troops entered Zanzura on Friday.”" in format_suggestions(found)


def test_a_near_spelling_is_offered_as_a_row_of_names() -> None:
    """A new transliteration of a known place goes to names.csv, a new place to places.csv."""
    (one,) = suggest_places({"a": "Troops entered Bartalaha on Friday."}, INDEX)
    assert "bartalah" in [spelling for spelling, _ in one.near]
    text = format_suggestions([one])
    assert "of bartella: to names.csv  bartella,Bartalaha,en," in text
    assert "to places.csv  bartalaha,Bartalaha," in text


def test_nothing_to_suggest_is_said() -> None:
    """An empty answer is a sentence."""
    assert format_suggestions([]) == "Every name that looks like a place is known.\n"
