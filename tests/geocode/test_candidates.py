"""What is asked, and what an answer comes to: distances, radii, ids, rows, what is refused."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mosulmap.check.whereabouts import REACH
from mosulmap.errors import RequestError
from mosulmap.geo.distance import Box
from mosulmap.geocode.candidates import (
    Answer,
    Finding,
    Query,
    Question,
    Reply,
    box_around,
    choose,
    free_id,
    queries,
    question_for,
    rank_candidates,
    read_question,
    rounded_up,
    uncertainty,
    unsafe,
)
from mosulmap.model.gazetteer import Gazetteer
from mosulmap.model.rows import Name, Place
from mosulmap.reading.toponyms import build_index


def place(key: str, parent: str = "", **cells: object) -> Place:
    """Return a neighbourhood of that id, without a position unless `cells` say one."""
    row = {"id": key, "title": key.title(), "type": "neighbourhood", "fclass": "P"}
    return Place.model_validate({**row, "parent_id": parent, **cells})


MOSUL = place("mosul", type="city", lon=43.12, lat=36.34, geo_uncertainty_m=5000.0)
EAST = place("east", "mosul", type="region")
KARAMA = place("karama", "east", lon=43.2, lat=36.34, geo_uncertainty_m=600.0)
SAMAH = place("samah", "east", note="Seen.", matches="wd:Q1")
NAMES = (
    Name(place_id="karama", toponym="Karamah", lang="en", source=""),
    Name(place_id="samah", toponym="السماح", lang="ar", source=""),
    Name(place_id="samah", toponym="Samah", lang="en", source=""),
    Name(place_id="samah", toponym="Al-Samah", lang="en", source=""),
)
GAZETTEER = Gazetteer((EAST, KARAMA, MOSUL, SAMAH), NAMES, ())
INDEX = build_index(GAZETTEER)
NEAR = Answer("Samah, Mosul", 36.35, 43.21, "suburb", match="osm:node/5", country="IQ")
FAR = Answer("Samah, Kuwait", 29.3, 47.9, "suburb")


def ask(text: str) -> Question:
    """Return the question that a text asks."""
    return read_question(text, GAZETTEER, INDEX)


def finding(question: Question, *answers: Answer) -> Finding:
    """Return what some answers to a question come to."""
    reply = Reply(Query(question.name), answers, "Nominatim at home", "2026-11-22")
    return rank_candidates(question, reply, GAZETTEER)


# What is asked.


@pytest.mark.parametrize(
    ("text", "name", "place_id", "parent_id"),
    [
        ("Karama", "Karama", "karama", "east"),
        ("Karamah, Mosul", "Karamah", "karama", "mosul"),
        ("karama , mosul", "karama", "karama", "mosul"),
        ("Karama, Aleppo", "Karama", None, None),
        ("Mosul, Karama", "Mosul", None, "karama"),
        ("Zahra, Mosul", "Zahra", None, "mosul"),
        ("Zahra", "Zahra", None, None),
    ],
)
def test_the_part_after_the_comma_is_the_parent(
    text: str, name: str, place_id: str | None, parent_id: str | None
) -> None:
    """The gazetteer's place is meant where it lies in that parent, and no other of its name."""
    question = ask(text)
    assert question.name == name
    assert (question.place.id if question.place else None) == place_id
    assert (question.within.id if question.within else None) == parent_id


@pytest.mark.parametrize(
    "text", ["", " ", ", Mosul", "=1+1", "+1", "-1", "@a", "a\u202eb", "a\x1bb"]
)
def test_what_is_no_name_is_not_asked(text: str) -> None:
    """Nor what a spreadsheet would run or a terminal obey."""
    with pytest.raises(RequestError, match="cannot be a name of a place"):
        ask(text)


def test_a_name_that_two_places_bear_is_not_guessed() -> None:
    """Both are listed."""
    twin = place("samah_north", "mosul", title="Samah")
    gazetteer = Gazetteer((*GAZETTEER.places, twin), NAMES, ())
    with pytest.raises(RequestError, match="is the name of 2 places: samah "):
        read_question("Samah", gazetteer, build_index(gazetteer))


def test_each_spelling_is_asked_with_its_parent_and_then_near_it() -> None:
    """A parent without a position lends the box of the place around it."""
    box = box_around(MOSUL)
    assert queries(question_for(SAMAH, GAZETTEER), GAZETTEER) == [
        Query("Samah, East"),
        Query("Samah", box),
        Query("السماح, East"),
        Query("السماح", box),
    ]
    assert queries(ask("Zahra"), GAZETTEER) == [Query("Zahra", None)]


# What an answer comes to.


def test_the_nearest_candidate_is_first() -> None:
    """Distance and bearing are from the nearest place around it that has a position."""
    near, far = finding(ask("Samah"), FAR, NEAR).candidates
    assert str(near.parent) == "8.2 km E (82°) of Mosul"
    assert str(far.parent) == "900 km SE (149°) of Mosul"
    assert (near.inside, far.inside) == (True, False)


@pytest.mark.parametrize(
    ("answer", "metres", "basis"),
    [
        (NEAR, 1000, "usual for a suburb"),
        (Answer("a", 36, 43), 5000, "its kind is not told apart; check it on a map"),
        (
            Answer("a", 36, 43, "suburb", Box(west=42.9, south=35.9, east=43.1, north=36.1)),
            1000,
            "usual for a suburb",
        ),
        (
            Answer("a", 0, 0, "suburb", Box(west=0, south=0, east=0.01, north=0), drawn=True),
            1200,
            "to the corner of its outline",
        ),
        (
            Answer("a", 0, 0, "", Box(west=0, south=0, east=0, north=0), drawn=True),
            100,
            "to the corner of its outline",
        ),
    ],
)
def test_the_radius_is_of_the_outline_or_of_the_kind(
    answer: Answer, metres: float, basis: str
) -> None:
    """A box that a geocoder makes up around a point is not believed."""
    assert uncertainty(answer) == (metres, basis)


@given(st.floats(min_value=10, max_value=1e7))
def test_a_radius_is_rounded_up_and_little(metres: float) -> None:
    """Never less than it was, and by a tenth at most."""
    assert metres <= rounded_up(metres) * (1 + 1e-9) <= metres * 1.1 + 1e-6


@given(st.floats(-80, 80), st.floats(-170, 170), st.floats(100, 100_000))
def test_a_box_is_around_its_place(lat: float, lon: float, radius: float) -> None:
    """South of it, west of it, north of it, east of it."""
    box = box_around(place("a", lon=lon, lat=lat, geo_uncertainty_m=radius))
    assert box
    assert box.south < lat < box.north
    assert (lon - box.west) % 360 < 180 < (box.west - lon) % 360
    assert (box.east - lon) % 360 < 180
    assert (box.north - box.south) * 111_000 == pytest.approx(2 * REACH * radius, rel=0.02)


# Rows.


def test_a_place_of_the_gazetteer_keeps_its_cells() -> None:
    """A position, its radius and source, and an id elsewhere are added."""
    (one,) = finding(ask("Samah"), NEAR).candidates
    changed = {c: v for c, v in one.row if v != getattr(SAMAH, c)}
    assert changed == {
        "lon": 43.21,
        "lat": 36.35,
        "geo_uncertainty_m": 1000,
        "geo_source": "unverified: Nominatim at home, osm:node/5, asked 2026-11-22",
        "matches": ("wd:Q1", "osm:node/5"),
    }
    assert one.names == ()


@pytest.mark.parametrize(
    ("slug", "parent", "taken", "free"),
    [
        ("zahra", "mosul", [], "zahra"),
        ("zahra", "mosul", ["zahra"], "zahra_mosul"),
        ("zahra", "mosul", ["zahra", "zahra_mosul"], "zahra_mosul_2"),
        ("zahra", "", ["zahra", "zahra_2"], "zahra_3"),
    ],
)
def test_a_new_place_gets_a_free_id(slug: str, parent: str, taken: list[str], free: str) -> None:
    """Its name; with its parent's; with a number."""
    assert free_id(slug, parent, Gazetteer(tuple(map(place, taken)), (), ())) == free


def test_names_in_languages_of_the_gazetteer_are_offered() -> None:
    """The spelling asked for is first; formulas and letters of control are left out."""
    said = (("ar", "زهرة"), ("en", "=1+1"), ("fr", "Zahra-sur-Tigre"), ("und", "a\u202eb"))
    answer = Answer("Zahra", 36.35, 43.1, "suburb", names=said)
    (one,) = finding(ask("Zahra, Mosul"), answer).candidates
    assert [(n.toponym, n.lang) for n in one.names] == [("Zahra", "en"), ("زهرة", "ar")]
    assert one.row.id == "zahra"


def test_a_new_place_with_an_arabic_name_is_called_by_its_english_one() -> None:
    """Ids are Latin letters."""
    answer = Answer("Zahra", 36.35, 43.1, "suburb", names=(("en", "Al-Zahra"), ("ar", "الزهراء")))
    (one,) = finding(ask("الزهراء, Mosul"), answer).candidates
    assert (one.row.id, one.row.title) == ("zahra", "الزهراء")
    assert [(n.toponym, n.lang) for n in one.names] == [("الزهراء", "ar"), ("Al-Zahra", "en")]


@given(st.text(max_size=8))
def test_only_what_no_spreadsheet_runs_is_safe(text: str) -> None:
    """No formula begins it, no line ends in it."""
    assert unsafe(text) or not re.match(r"[=+\-@\t\r\n]", text)


# What is written.


@pytest.mark.parametrize(
    ("text", "answers", "pick", "words"),
    [
        ("Karama", (NEAR,), 0, "karama has a position; change it in gazetteer/places.csv"),
        ("Zahra", (NEAR,), 1, "a new place needs the place it lies in"),
        ("Zahra, Atlantis", (NEAR,), 1, "a new place needs the place it lies in"),
        ("Zahra, Mosul", (), 0, "there is no candidate 1 to write"),
        ("Zahra, Mosul", (NEAR,), 2, "there is no candidate 2 to write"),
        ("Zahra, Mosul", (NEAR, NEAR), 0, "2 candidates lie in it; choose one with --pick NUMBER"),
        ("Zahra, Mosul", (FAR,), 0, "no candidate lies in it"),
        ("Zahra, Mosul", (NEAR, FAR), 2, "candidate 2 lies 900 km SE (149°) of Mosul, outside"),
    ],
)
def test_what_is_not_certain_is_not_written(
    text: str, answers: tuple[Answer, ...], pick: int, words: str
) -> None:
    """The one line says why, and what to do."""
    with pytest.raises(RequestError) as caught:
        choose(finding(ask(text), *answers), pick)
    assert words in str(caught.value)


def test_a_place_without_a_larger_one_is_only_written_by_number() -> None:
    """No distance tells whether the geocoder means it."""
    gazetteer = Gazetteer((place("america"),), (), ())
    question = read_question("America", gazetteer, build_index(gazetteer))
    reply = Reply(Query("America"), (FAR,), "Nominatim", "2026-11-22")
    found = rank_candidates(question, reply, gazetteer)
    with pytest.raises(RequestError, match="no distance tells the right one"):
        choose(found, 0)
    assert choose(found, 1).row.lat == 29.3


def test_the_one_candidate_in_its_parent_is_chosen() -> None:
    """Others that lie outside do not count; or the one picked."""
    found = finding(ask("Zahra, Mosul"), FAR, NEAR)
    assert choose(found, 0).answer == choose(found, 1).answer == NEAR
