"""Texts that are not English, known by their script or their small words."""

from __future__ import annotations

import pytest

from mosulmap.reading.read_article import read_news
from mosulmap.reading.text_language import language_of
from tests.gazetteers import INDEX, ROOT

FRENCH = (
    "Les rebelles ont pris la ville de Mosul, selon le porte-parole de l'armée. Les combats dans "
    "les rues sont finis et la population est dans les maisons, selon des habitants."
)
FOREIGN = {
    "French": FRENCH,
    "German": "Die Rebellen haben die Stadt am Freitag eingenommen, und der Sprecher der Armee "
    "sagte, dass die Lage nicht ruhig ist. Das ist das Ende der Belagerung der Stadt.",
    "Spanish": "Los rebeldes tomaron la ciudad el viernes, según el portavoz del ejército. Los "
    "combates en las calles de la ciudad han terminado y la gente se encuentra en sus casas.",
    "Arabic": "سيطرت القوات على المدينة يوم الجمعة بعد معارك في شوارعها وقال القائد إنها آمنة",
    "Cyrillic": "Войска заняли город в пятницу после тяжелых боев на улицах, сказал командир.",
    "Chinese": "部队星期五占领了城市，指挥官说。" * 4,
    "Japanese": "部隊は金曜日に町を占領したと司令官が述べた。" * 3,
    "Korean": "군대가 금요일에 도시를 점령했다고 사령관이 말했다. " * 3,
}


@pytest.mark.parametrize(("language", "text"), FOREIGN.items())
def test_a_language_is_told_by_script_or_small_words(language: str, text: str) -> None:
    """Whatever names in Latin letters stand in it."""
    assert language_of(text) == language
    assert language_of(f"{text}\n\nAP 2016") == language


ENGLISH = [
    "Troops took Orvana.",
    "",
    "Troops took Mosul (الموصل) and La Rochelle de la Sierra on Friday, he said to Le Monde.",
    *(path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))),
]


@pytest.mark.parametrize("text", ENGLISH)
def test_english_and_what_is_too_short_is_told_as_nothing(text: str) -> None:
    """The shipped articles too."""
    assert language_of(text) == ""


def test_nothing_but_names_is_read_of_another_language() -> None:
    """The name is found; words that look English say nothing."""
    read = read_news("a", f"{FRENCH} Mosul is held by Islamic State.", INDEX, latest="2020-01-01")
    assert {p.mention.toponym for p in read.proposals} == {"Mosul"}
    assert {(p.mention.event, p.mention.control) for p in read.proposals} == {("none", "")}
    assert read.remark == "a: looks French: names were found, nothing else was read"
    assert read_news("a", "Troops took Mosul.", INDEX, latest="2020-01-01").remark == ""
