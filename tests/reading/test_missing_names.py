"""Names that the gazetteer has not: found, counted, and made into rows."""

from __future__ import annotations

import pytest

from mosulmap.reading.missing_names import free_id, id_for, near, suggest_gazetteer, suggest_places
from tests.gazetteers import INDEX
from tests.reading.names import suggested


def names(*texts: str) -> list[tuple[str, int]]:
    """Return the names suggested for some texts, with their counts."""
    articles = {f"a{number}": text for number, text in enumerate(texts)}
    return [(one.name, one.count) for one in suggest_places(articles, INDEX)]


def test_an_unknown_name_after_a_cue_is_suggested() -> None:
    """What something happens to first, then the most frequent, each counted once a sentence."""
    first = "Troops entered Zanzura on Friday. The village of Zanzura was empty."
    second = "The town of Kifri was calm."
    assert names(first, second) == [("Zanzura", 2), ("Kifri", 1)]


def test_a_name_comes_with_every_sentence_that_has_it() -> None:
    """Each after the id of its article, in the order of reading; a party's too."""
    first = "Morvian rebels entered Zanzura on Friday. The village of Zanzura was empty."
    second = "It rained in Zanzura. Morvian rebels left."
    found = suggest_gazetteer({"a0": first, "a1": second}, INDEX)
    (place,) = found.places
    assert place.sentences == (
        ("a0", "Morvian rebels entered Zanzura on Friday."),
        ("a0", "The village of Zanzura was empty."),
        ("a1", "It rained in Zanzura."),
    )
    (party,) = found.parties
    assert [words for _, words in party.sentences] == [
        first.split(". ", maxsplit=1)[0] + ".",
        "Morvian rebels left.",
    ]


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
        (f"{TITLE}\n\nPeople of Zanzura were tired.", [("Zanzura", 2)]),
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


def test_a_place_comes_with_its_kind_its_parent_and_its_spellings() -> None:
    """Rows as the tables have them, and no coordinate: that is never guessed."""
    found = suggested("They took the town of Orvana in Morvia province. Al-Orvana is quiet.").places
    rows = {one.row.id: one.row for one in found}
    assert (rows["orvana"].type, rows["orvana"].parent_id) == ("town", "morvia")
    assert (rows["morvia"].type, rows["morvia"].fclass.value) == ("province", "A")
    assert not any(row.located for row in rows.values())
    spelled = {name.toponym for one in found for name in one.names if name.place_id == "orvana"}
    assert spelled == {"Orvana", "Al-Orvana"}


def test_a_parent_that_the_gazetteer_has_is_named_by_its_id() -> None:
    """Half a gazetteer is gone on with."""
    (one,) = suggest_places({"a": "They took the village of Zanzura in Mosul."}, INDEX)
    assert (one.row.parent_id, one.known_parent) == ("mosul", True)


def test_nothing_lies_in_itself() -> None:
    """Two places that are each said to lie in the other: one of them lies in none."""
    found = suggested("They took Orvana in Velin. They took Velin in Orvana.").places
    parents = {one.row.id: one.row.parent_id for one in found}
    assert parents["orvana"] != "velin" or parents["velin"] != "orvana"


def test_near_spellings_of_the_gazetteer_are_named() -> None:
    """A new transliteration may be of a place that is known."""
    assert ("bartalah", "bartella") in near("Bartalaha", INDEX)


def test_an_id_is_made_of_latin_letters_and_is_free() -> None:
    """With the kind behind it, or a number, where the gazetteer has it."""
    assert id_for("Al-Dorín 2") == "dorin_2"
    assert id_for("قرية") == ""
    assert free_id("orvana", "town", {"orvana"}) == "orvana_town"
    assert free_id("orvana", "town", {"orvana", "orvana_town"}) == "orvana_2"
    assert free_id("", "town", set()) == ""
