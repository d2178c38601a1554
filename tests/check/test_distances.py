"""What sentences say of distances, held against the gazetteer."""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.check.distances import (
    angle_between,
    degrees_of_words,
    find_claims,
    find_doubtful_distances,
)
from mosulmap.control.study import Study
from mosulmap.project.project import read_project
from tests.tiny_project import MENTIONS, PLACES, TAL_AFAR, TinyProject, mention

# In the gazetteer Tal Afar lies 60 km west of Mosul, which is known to 5 km and itself to 1.5 km.


def doubts(sentence: str, folder: Path) -> list[str]:
    """Return what is told of a sentence that names Tal Afar and Mosul, if anything."""
    tiny = TinyProject()
    tables, texts = tiny.tables, {**tiny.texts, "early": f"{sentence}\n"}
    tables[MENTIONS] = [
        mention("early", toponym, sentence, place)
        for toponym, place in (("Tal Afar", "tal_afar"), ("Mosul", "mosul"), ("Karama", "karama"))
        if toponym in sentence
    ]
    project = read_project(TinyProject(tables, texts).write(folder))
    return [problem.message for problem in find_doubtful_distances(project)]


@pytest.mark.parametrize(
    "sentence",
    [
        "They reached Tal Afar, about 60km west of Mosul.",
        "They reached Tal Afar, some 40 miles west of Mosul.",
        "They reached Tal Afar, about 50 km west of Mosul.",
        "They reached Tal Afar, 55 kilometres north-west of the city of Mosul.",
        "Tal Afar is 70 kilometers (40 miles) from Mosul.",
        "They reached Tal Afar (60 km west of Mosul).",
        "They reached Tal Afar, more than 50 km from Mosul.",
        # Whose distance it is cannot be told from these sentences.
        "They left Tal Afar and were 5 km from Mosul.",
        "About 5 km from Mosul, near Tal Afar, they met others.",
        "The camp at Tal Afar has two parts, and one is 5 km from Mosul.",
        # What is measured is no distance of places.
        "They reached Tal Afar, 5 km of road north of Mosul.",
    ],
)
def test_what_agrees_or_is_not_certain_is_not_told(sentence: str, tmp_path: Path) -> None:
    """Within the tolerance, or with another place in question, there is nothing to say."""
    assert doubts(sentence, tmp_path) == []


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (
            "They reached Tal Afar, about 15km west of Mosul.",
            (
                "'Tal Afar, about 15km west of Mosul', but the gazetteer has Tal Afar 60.4 km west "
                "of Mosul; 3 to 27 km would agree"
            ),
        ),
        (
            "Tal Afar is 60 km east of Mosul.",
            (
                "'Tal Afar is 60 km east of Mosul', but the gazetteer has Tal Afar 60.4 km west of "
                "Mosul; 175° from the side that the sentence names"
            ),
        ),
        (
            "They reached the Tal Afar district, just 20 miles from Mosul.",
            (
                "'Tal Afar district, just 20 miles from Mosul', but the gazetteer has Tal Afar "
                "60.4 km west of Mosul; 14 to 50 km would agree"
            ),
        ),
        # Metres, which only the search for conflicts read.
        (
            "Tal Afar is 800 metres from Mosul.",
            (
                "'Tal Afar is 800 metres from Mosul', but the gazetteer has Tal Afar 60.4 km west "
                "of Mosul; 0 to 8 km would agree"
            ),
        ),
        (
            "Tal Afar lies more than 100 km from the outskirts of Mosul.",
            (
                "'Tal Afar lies more than 100 km from the outskirts of Mosul', but the gazetteer "
                "has Tal Afar 60.4 km west of Mosul; 68 km or more would agree"
            ),
        ),
    ],
)
def test_a_distance_or_a_side_that_differs_is_told(
    sentence: str, said: str, tmp_path: Path
) -> None:
    """With the sentence's words, the gazetteer's figures, and what would agree."""
    assert doubts(sentence, tmp_path) == [said]


def test_a_side_is_not_compared_where_the_places_are_blurred(tmp_path: Path) -> None:
    """Karama is 7.6 km from the middle of Mosul, whose edge is 5 km away: any side may be right."""
    assert doubts("Karama is 5 km south of Mosul.", tmp_path) == []


def test_a_place_without_position_has_no_distance(tmp_path: Path) -> None:
    """There is nothing to compare."""
    tiny = TinyProject().change(PLACES, TAL_AFAR, {"lon": "", "lat": ""})
    sentence = "Tal Afar is 5 km from Mosul."
    tiny.tables[MENTIONS] = [
        mention("early", "Tal Afar", sentence, "tal_afar"),
        mention("early", "Mosul", sentence, "mosul"),
    ]
    folder = TinyProject(tiny.tables, {**tiny.texts, "early": sentence}).write(tmp_path)
    assert list(find_doubtful_distances(read_project(folder))) == []


@pytest.mark.parametrize(
    ("words", "degrees"),
    [
        ("south", 180),
        ("south-east", 135),
        ("northwestern", 315),
        ("North", 0),
        ("southwards", None),
    ],
)
def test_sides_have_degrees(words: str, degrees: float | None) -> None:
    """From north, clockwise."""
    assert degrees_of_words(words) == degrees


@pytest.mark.parametrize(
    ("one", "other", "degrees"), [(350, 10, 20), (10, 350, 20), (0, 180, 180), (90, 90, 0)]
)
def test_a_turn_is_the_shorter_way_round(one: float, other: float, degrees: float) -> None:
    """Never more than half a circle."""
    assert angle_between(one, other) == degrees


def test_the_shipped_sentences_agree_with_the_gazetteer(shipped: Study) -> None:
    """Two sentences give a distance whose place is certain, and both agree."""
    project = shipped.project
    assert [c.claim for c in find_claims(project.mentions.rows, project.texts)] == [
        "Hammam al-Alil, about 15km south of Mosul",
        "Hammam al-Alil district, just 20 kilometers from Mosul",
    ]
    assert list(find_doubtful_distances(project)) == []
