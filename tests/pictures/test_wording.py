"""The words of pictures, in the reader's language."""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.control.study import Study
from mosulmap.geo.map_layout import plan_layout
from mosulmap.languages.catalogue import language
from mosulmap.pictures.marks import Look
from mosulmap.pictures.wording import Wording, isolated
from mosulmap.pipeline import make_study
from tests.tiny_project import KARAMA, NAMES, TinyProject


def wording(study: Study, code: str = "en") -> Wording:
    """Return the words of a study in a language."""
    return Wording(study, language(code))


@pytest.mark.parametrize(
    ("code", "title", "far"),
    [
        ("en", "Mosul: who held which place, as news articles have it", "Iraq and Syria"),
        ("ar", "الموصل: من كان يسيطر على كل مكان، وفق مقالات صحفية", "العراق وسوريا"),
    ],
)
def test_titles_are_in_the_readers_language(
    code: str, title: str, far: str, shipped: Study
) -> None:
    """The map is called by its city, the farther inset by its countries."""
    layout = plan_layout(shipped.project.gazetteer, shipped.mentions)
    assert wording(shipped, code).title(layout) == title
    assert wording(shipped, code).inset(layout, "far") == far


@pytest.mark.parametrize(
    ("look", "english", "arabic"),
    [
        (Look("held", "isf"), "Iraqi forces", "القوات العراقية"),
        (Look("contested"), "Contested", "متنازع عليه"),
        (Look("unknown"), "Unknown", "غير معروف"),
    ],
)
def test_states_are_named_in_both_languages(
    look: Look, english: str, arabic: str, shipped: Study
) -> None:
    """A party has its name, the other states their word."""
    assert wording(shipped).holder(look) == english
    assert wording(shipped, "ar").holder(look) == arabic


def test_a_place_without_an_arabic_name_keeps_its_title(tiny: TinyProject, tmp_path: Path) -> None:
    """A name in other letters is better than none."""
    row = next(i for i, name in enumerate(tiny.tables[NAMES]) if name["place_id"] == "karama")
    study = make_study(tiny.change(NAMES, row, {"lang": "ku"}).write(tmp_path))
    assert wording(study, "ar").place(study.project.gazetteer.places[KARAMA]) == "Karama"
    assert wording(study, "ar").place(study.project.gazetteer.place["mosul"]) == "الموصل"


def test_a_list_that_is_too_long_says_how_many_more(shipped: Study) -> None:
    """Nothing is cut off in the middle, and nothing is left out without a word."""
    words = wording(shipped)
    items = [f"Source {number}" for number in range(1, 6)]
    assert (
        words.listed("sources", items, 1, 50)
        == "Sources: Source 1; Source 2; Source 3; and 2 more."
    )
    assert words.listed("sources", items, 2, 50).endswith("Source 5.")
    assert words.listed("sources", items, 1, 20) == "Sources: and 5 more."


def test_places_on_no_map_are_told_with_their_state(shipped: Study) -> None:
    """Those of known state by name, the others as a number."""
    gazetteer = shipped.project.gazetteer
    khadra, jordan = gazetteer.place["khadra"], gazetteer.place["jordan"]
    told = wording(shipped).absent([(jordan, Look("unknown")), (khadra, Look("held", "isf"))])
    name = isolated("Khadra")
    assert told == f"Also named, on no map: {name} (Iraqi forces); 1 of unknown state."
    assert wording(shipped).absent([]) == ""
