"""What all sights of a name add up to."""

from __future__ import annotations

import pytest

from mosulmap.reading.place_names import Tally, parent_of, tally_names
from mosulmap.reading.sighted_names import find_sights, read_passages
from tests.reading.names import EMPTY, places


def tallies(*texts: str) -> dict[str, Tally]:
    """Return what the names of some articles add up to."""
    passages = read_passages({f"a{n}": text for n, text in enumerate(texts)}, EMPTY)
    return tally_names(find_sights(passages), passages, ())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The rebels captured Orvana on Monday.", ["Orvana"]),
        ("Orvana fell to the rebels on Monday.", ["Orvana"]),
        ("Troops lost Orvana and Velin.", ["Orvana", "Velin"]),
        ("The rebels withdrew from Orvana towards Velin.", ["Orvana", "Velin"]),
        ("Colonel Tamar said that the Karvel road was cut.", []),
        ("The Orvana Brigade took the town of Velin.", ["Velin"]),
        ("Reports in the Orvana Times said so.", []),
        ("They live in fear of General Petar Tamar, and of Tamar alone.", []),
    ],
)
def test_places_are_told_from_persons_and_parties(text: str, found: list[str]) -> None:
    """By what happens to them and by what stands around them."""
    assert places(text) == found


def test_a_surname_is_a_person_where_the_full_name_is() -> None:
    """`Tamar` after `Petar Tamar said`."""
    assert places("It is quiet, Petar Tamar said. They spoke to Tamar at length.") == []


def test_a_people_is_no_place() -> None:
    """`Karovi`, where the articles know Karov and have Karovi hubs."""
    assert places("They live in Karov. It was the last Karovi hub, and a Karovi flag.") == ["Karov"]


def test_two_transliterations_are_one_place() -> None:
    """Both spellings stand under one name."""
    found = tallies("They took the town of Hammara. The town of Hamara is quiet.")
    assert [set(t.spellings) for t in found.values() if t.is_place] == [{"Hammara", "Hamara"}]


def test_the_kind_is_the_one_that_is_printed() -> None:
    """Without any word for it a place is a place."""
    found = tallies("They took Orvana town and Mount Tamar. Velin fell to the rebels.")
    assert {t.title: (t.type, t.fclass.value) for t in found.values() if t.is_place} == {
        "Orvana": ("town", "P"),
        "Mount Tamar": ("mountain", "L"),
        "Velin": ("place", "P"),
    }


def test_a_parent_is_no_smaller_than_what_lies_in_it() -> None:
    """A town lies in no village, whatever a sentence seems to say."""
    found = tallies("The town of Orvana in Morvia province fell. Morvia town in Orvana fell.")
    assert parent_of(found["orvana"], found) in ("morvia", "")
    found = tallies("The village of Velin fell. The town of Orvana in Velin fell.")
    assert parent_of(found["orvana"], found) == ""
