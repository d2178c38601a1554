"""The index over places, names and actors."""

from __future__ import annotations

import pytest

from mosulmap.control.study import Study
from mosulmap.model.gazetteer import Gazetteer, find_cycles
from mosulmap.model.rows import Actor, Name, Place
from tests.tiny_evidence import GAZETTEER


def family(parents: dict[str, str]) -> tuple[Place, ...]:
    """Return places that lie in each other as `parents` has it."""
    row = {"title": "A place", "type": "city", "fclass": "P"}
    return tuple(
        Place.model_validate(row | {"id": key, "parent_id": parent})
        for key, parent in parents.items()
    )


@pytest.mark.parametrize(
    ("place_id", "ancestors"),
    [
        ("karama", ["east_mosul", "mosul", "nineveh_province", "iraq"]),
        ("nuri_mosque", ["old_city", "west_mosul", "mosul", "nineveh_province", "iraq"]),
        ("iraq", []),
        ("atlantis", []),
    ],
)
def test_the_places_around_a_place_come_nearest_first(
    place_id: str, ancestors: list[str], shipped: Study
) -> None:
    """A place lies in its parent, then in that one's, up to the country."""
    gazetteer = shipped.project.gazetteer
    assert [place.id for place in gazetteer.ancestors(place_id)] == ancestors


@pytest.mark.parametrize(
    ("parents", "start", "ancestors"),
    [
        ({"a": "b", "b": "c", "c": ""}, "a", ["b", "c"]),
        ({"a": "b", "b": "a"}, "a", ["b"]),
        ({"a": "b", "b": "c", "c": "b"}, "a", ["b", "c"]),
        ({"a": "a"}, "a", []),
        ({"a": "gone"}, "a", []),
    ],
)
def test_climbing_ends_at_the_top_at_a_gap_and_where_a_circle_closes(
    parents: dict[str, str], start: str, ancestors: list[str]
) -> None:
    """No chain of parents is followed for ever."""
    gazetteer = Gazetteer(family(parents), (), ())
    assert [place.id for place in gazetteer.ancestors(start)] == ancestors


@pytest.mark.parametrize(
    ("parents", "ringed"),
    [
        ({"a": "b", "b": "c", "c": ""}, []),
        ({"a": "a"}, ["a"]),
        ({"a": "b", "b": "a"}, ["a", "b"]),
        ({"a": "b", "b": "c", "c": "b"}, ["b", "c"]),
        ({"a": "gone"}, []),
    ],
)
def test_only_the_members_of_a_circle_are_in_it(parents: dict[str, str], ringed: list[str]) -> None:
    """A place whose parents run into a circle further up is not itself in the circle."""
    assert find_cycles(family(parents)) == ringed


@pytest.mark.parametrize(
    ("actor", "holder", "side"),
    [
        ("isf", "isf", "isf"),
        ("cts", "isf", "isf"),
        ("rapid_response", "isf", "isf"),
        ("is", "is", "is"),
        ("turkey_backed_rebels", "turkey_backed_rebels", "turkey_gov"),
        ("turkey_gov", "", "turkey_gov"),
        ("un", "", "un"),
        ("nobody", "", "nobody"),
    ],
)
def test_an_actor_is_shown_as_a_party_and_speaks_for_a_side(
    actor: str, holder: str, side: str, shipped: Study
) -> None:
    """The holder is the nearest party with a mark, the side is the party at the top."""
    gazetteer = shipped.project.gazetteer
    assert (gazetteer.holder(actor), gazetteer.side(actor)) == (holder, side)


def test_the_countries_are_those_of_the_places_that_are_one(shipped: Study) -> None:
    """Countries are told by their type, in the order of the table."""
    titles = [country.title for country in shipped.project.gazetteer.countries]
    assert titles == ["Iraq", "Jordan", "Syria", "Turkey", "United States"]


def test_parties_stand_in_the_order_of_their_titles() -> None:
    """The parties with a mark come by title, so that none comes first for its importance."""
    rows = [
        {"id": "x", "title": "Zebra", "pattern": "circle"},
        {"id": "un", "title": "United Nations"},
        {"id": "y", "title": "Antelope", "pattern": "circle"},
        {"id": "z", "title": "Lion", "pattern": "circle"},
    ]
    gazetteer = Gazetteer((), (), tuple(Actor.model_validate(row) for row in rows))
    assert [actor.title for actor in gazetteer.parties] == ["Antelope", "Lion", "Zebra"]


def test_the_spellings_of_a_place_are_found_by_its_id() -> None:
    """Names are grouped by place, in the order of the table."""
    karama, karamah, mosul = (
        Name.model_validate({"place_id": place_id, "toponym": toponym, "lang": "en"})
        for place_id, toponym in (("karama", "Karama"), ("karama", "Karamah"), ("mosul", "Mosul"))
    )
    gazetteer = Gazetteer((), (karama, mosul, karamah), ())
    assert gazetteer.toponyms == {"karama": (karama, karamah), "mosul": (mosul,)}


def test_places_and_actors_are_found_by_id() -> None:
    """Each id leads to its row."""
    assert {key: place.id for key, place in GAZETTEER.place.items()} == {
        key: key for key in ("iraq", "mosul", "east_mosul", "karama")
    }
    assert GAZETTEER.actor["cts"].parent_id == "isf"


@pytest.mark.parametrize(
    ("key", "code", "name"),
    [
        ("karama", "en", "Karama"),
        ("karama", "ar", "الكرامة"),
        ("karama", "fr", "Karama"),
        ("silopi", "ar", "Silopi"),
    ],
)
def test_a_place_has_its_name_in_a_language_else_its_title(
    key: str, code: str, name: str, shipped: Study
) -> None:
    """English spellings of texts do not replace the title; a language without one leaves it."""
    gazetteer = shipped.project.gazetteer
    assert gazetteer.place_name(gazetteer.place[key], code) == name


def test_every_named_place_its_parents_and_every_actor_have_an_arabic_name(
    shipped: Study,
) -> None:
    """The Arabic page has no Latin name for anything that the articles speak of."""
    gazetteer = shipped.project.gazetteer
    for key in shipped.named:
        for place in (gazetteer.place[key], *gazetteer.ancestors(key)):
            assert gazetteer.own_name(place, "ar"), place.id
    for actor in gazetteer.actors:
        assert actor.own_title("ar"), actor.id
        assert actor.title_in("fr") == actor.title
