"""A place is found by its id and by any spelling; what is not found is guessed at."""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.control.study import Study
from mosulmap.errors import RequestError
from mosulmap.model.gazetteer import Gazetteer
from mosulmap.pipeline import make_study
from mosulmap.reading.find_place import find_place, introduced
from tests.tiny_project import KARAMA, NAMES, PLACES, TinyProject


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("karama", "karama"),
        ("Karama", "karama"),
        ("KARAMAH", "karama"),
        ("al-Karama", "karama"),
        ("  al   karama ", "karama"),
        ("الكرامة", "karama"),
        ("Kokjali", "gogjali"),
        ("Telafar", "tal_afar"),
        ("Al Ba\u0304b", "al_bab"),  # a letter and its accent apart
        ("Al-Malayeen", "malayin"),
        ("Malayin (north-west)", "malayin_north"),
    ],
)
def test_a_place_is_found_by_any_spelling(name: str, place: str, shipped: Study) -> None:
    """Case, accents, articles, hyphens and scripts make no difference."""
    assert find_place(shipped.project.gazetteer, name).id == place


def test_every_shipped_spelling_leads_to_its_place(shipped: Study) -> None:
    """No spelling of names.csv is unknown, and those of several places list each of them."""
    gazetteer = shipped.project.gazetteer
    for name in gazetteer.names[::9]:
        assert name.place_id in found(gazetteer, name.toponym), name


def found(gazetteer: Gazetteer, name: str) -> str:
    """Return the id of the place that is found, or the message that lists several."""
    try:
        return find_place(gazetteer, name).id
    except RequestError as error:
        return str(error)


def test_a_name_of_two_letters_is_found(tiny: TinyProject, tmp_path: Path) -> None:
    """Texts are not searched for names so short, but whoever types one means it."""
    study = make_study(tiny.change(NAMES, 1, {"toponym": "Ka"}).write(tmp_path))
    assert find_place(study.project.gazetteer, "ka").id == "karama"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "الملايين",
            (
                "'الملايين' is the name of 2 places: malayin (Malayin, neighbourhood in East "
                "Mosul); malayin_north (Malayin (north-west), neighbourhood in Iraq); write the "
                "id of the one meant"
            ),
        ),
        (
            "mosl",
            "no place is called 'mosl'; did you mean mosul (Mosul, city in Nineveh Governorate)?",
        ),
        (
            "xyzzy",
            "no place is called 'xyzzy'; `mosulmap status --format json` lists them all",
        ),
        ("", "no place is called ''; `mosulmap status --format json` lists them all"),
        (
            "\x1b[31mx",
            "no place is called '\\u001b[31mx'; `mosulmap status --format json` lists them all",
        ),
    ],
)
def test_what_is_not_one_place_is_told_in_one_line(name: str, message: str, shipped: Study) -> None:
    """Several places are listed, near misses offered, control characters shown."""
    with pytest.raises(RequestError) as error:
        find_place(shipped.project.gazetteer, name)
    assert str(error.value) == message


def test_a_title_that_is_no_spelling_is_found(tiny: TinyProject, tmp_path: Path) -> None:
    """A place without rows in names.csv is found by its title."""
    study = make_study(tiny.write(tmp_path))
    assert find_place(study.project.gazetteer, "tal afar").id == "tal_afar"


@pytest.mark.parametrize("name", ["Karamo", "al mosuls", "salam"])
def test_near_misses_are_three_at_most(name: str, shipped: Study) -> None:
    """A list of suggestions can be read at a glance."""
    with pytest.raises(RequestError) as error:
        find_place(shipped.project.gazetteer, name)
    assert "did you mean" in str(error.value)
    assert str(error.value).count(" or ") <= 2


def test_a_title_is_shown_without_what_a_terminal_would_obey(
    tiny: TinyProject, tmp_path: Path
) -> None:
    """A title with an escape sequence is introduced with that written out."""
    study = make_study(tiny.change(PLACES, KARAMA, {"title": "Kara\x1b[31mma"}).write(tmp_path))
    place = find_place(study.project.gazetteer, "karama")
    assert introduced(place, study.project.gazetteer) == (
        "Kara\\u001b[31mma, neighbourhood in Mosul"
    )


@pytest.mark.parametrize("name", ["بعشيقه", "بعشيـقة", "\u200fبعشيقة", "بَعْشِيقَة"])
def test_letters_that_people_type_for_each_other_make_no_difference(
    name: str, shipped: Study
) -> None:
    """A Ha for a Ta marbuta, stretched lines, directions and vowel signs."""
    assert find_place(shipped.project.gazetteer, name).id == "bashiqa"
