"""The words of pictures, in the reader's language."""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.control.study import Study
from mosulmap.geo.map_layout import plan_layout
from mosulmap.languages.catalogue import language
from mosulmap.pictures.marks import MarkStyle
from mosulmap.pictures.paper import RTL_MARK, plain_style
from mosulmap.pictures.series import draw_series
from mosulmap.pictures.sheet import draw_sheet
from mosulmap.pictures.timelapse import Film
from mosulmap.pictures.wording import Wording, isolated
from mosulmap.pipeline import make_study
from tests.tiny_project import KARAMA, KARAMA_TAKEN, MENTIONS, NAMES, TinyProject


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
    ("style", "english", "arabic"),
    [
        (MarkStyle("held", "isf"), "Iraqi forces", "القوات العراقية"),
        (MarkStyle("contested"), "Contested", "متنازع عليه"),
        (MarkStyle("unknown"), "Unknown", "غير معروف"),
    ],
)
def test_states_are_named_in_both_languages(
    style: MarkStyle, english: str, arabic: str, shipped: Study
) -> None:
    """A party has its name, the other states their word."""
    assert wording(shipped).holder(style) == english
    assert wording(shipped, "ar").holder(style) == arabic


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
    said = wording(shipped).absent(
        [(jordan, MarkStyle("unknown")), (khadra, MarkStyle("held", "isf"))]
    )
    name = isolated("Khadra")
    assert said == f"Also named, on no map: {name} (Iraqi forces); 1 of unknown state."
    assert wording(shipped).absent([]) == ""


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("en", "1 accepted sentence is left out of this map for a fault in the tables."),
        ("ar", "جملة مقبولة واحدة مستبعدة من هذه الخريطة لخلل في الجداول."),
    ],
)
def test_a_picture_says_how_many_sentences_faults_keep_off_it(
    code: str, words: str, tiny: TinyProject, tmp_path: Path
) -> None:
    """As the page does, on every kind of picture; without a fault there is nothing to say."""
    sound = make_study(tiny.write(tmp_path / "sound"))
    assert wording(sound, code).missing() == ""
    faulty = tiny.change(MENTIONS, KARAMA_TAKEN, {"article_id": "unheard"})
    study = make_study(faulty.write(tmp_path / "faulty"))
    assert study.missing_count == 1
    sheet = draw_sheet(study, "2016-11-06", "svg", language(code))
    series = draw_series(study, ["2016-11-06", "2016-11-07"], "svg", language(code))
    for picture in (sheet, series):
        assert f"<!-- {words} -->" in picture.content.decode().replace(RTL_MARK, "")
    with plain_style():
        film = Film(study, study.window, language(code))
    assert words in [text.get_text().removeprefix(RTL_MARK) for text in film.paper.page.texts]
