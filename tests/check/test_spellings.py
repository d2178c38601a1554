"""Spellings, titles and ids that are not what a person wrote."""

from __future__ import annotations

from pathlib import Path

from mosulmap.check.spellings import find_places_without_spelling
from mosulmap.project.project import read_project
from tests.faults import Fault, add, add_like, all_words, answers, as_cases, change, check, fault
from tests.faults_project import ACTORS, BACKGROUND, NAMES, PLACES
from tests.tiny_project import MENTIONS, TinyProject


def spelling(
    name: str, toponym: str, lang: str, columns: str, *words: str, place: str = "sector_5"
) -> Fault:
    """Return the fault of one more spelling."""
    edit = add(NAMES, place_id=place, toponym=toponym, lang=lang, source="here")
    return fault(name, edit, NAMES, f"{place}|{toponym}|{lang}", columns, *words)


FAULTS = [
    spelling("a day of July", "17-Jul", "en", "toponym", "17 July"),
    spelling("a month first", "Jul-17", "en", "toponym", "17 July"),
    spelling("a German day", "17. Jul", "de", "toponym", "17 July"),
    spelling("a day with its year", "5-Mar-2013", "en", "toponym", "5 March"),
    spelling("a day with slashes", "17/07/2013", "en", "toponym", "day"),
    spelling("an ISO day", "2013-07-17 00:00:00", "en", "toponym", "day"),
    spelling("a number with an exponent", "7.0E+05", "en", "toponym", "number"),
    fault(
        "a title that became a day",
        change(PLACES, "sector_5", title="05-May"),
        PLACES,
        "sector_5",
        "title",
        "May",
    ),
    spelling("Latin letters as Arabic", "Qitaa", "ar", "lang", "ar-Latn"),
    spelling("Latin letters as Persian", "Bakhsh", "fa", "lang", "fa-Latn"),
    spelling("Latin letters as Russian", "Sektor", "ru", "lang", "ru-Latn"),
    spelling("Arabic letters as English", "قطاع", "en", "lang", "Arabic"),
    spelling("Cyrillic letters as Arabic", "Сектор", "ar", "lang", "Cyrillic"),
    spelling("Arabic letters as Latin ones", "قطاع", "ar-Latn", "lang", "Arabic"),
    fault(
        "an Arabic title in Latin letters",
        change(ACTORS, "league", title_ar="Rabita"),
        ACTORS,
        "league",
        "title_ar",
        "Arabic",
    ),
    spelling("a Cyrillic letter in a Latin word", "Sectоr", "en", "toponym", "U+043E"),
    spelling("a Greek letter in a title", "Sector Αlpha", "en", "toponym", "U+0391"),
    spelling("one letter", "S", "en", "toponym", "extract"),
    spelling("one Chinese letter", "京", "zh", "toponym", "extract"),
    spelling("two blanks inside", "Bourem  Kadi", "en", "toponym", "blanks", place="bourem_kadi"),
    spelling("letters in pieces", "Me\u0301naka", "fr", "toponym", "same", place="menaka"),
    fault(
        "an id in capitals",
        add_like(PLACES, "kidal", id="Kidal", title="Kidal East", lon="1.9"),
        PLACES,
        "kidal",
        "id",
        "Kidal",
    ),
    fault(
        "an id with another mark",
        add_like(PLACES, "bourem_kadi", id="bourem-kadi", title="Kadi", lon="-0.2"),
        PLACES,
        "bourem_kadi",
        "id",
        "bourem-kadi",
    ),
    fault(
        "a party in capitals", add(ACTORS, id="UN", title="UN mission"), ACTORS, "un", "id", "UN"
    ),
    fault(
        "an event twice",
        add(BACKGROUND, toponym="Gao", event="capture", actor="front", date="2012-03", source="x"),
        BACKGROUND,
        "3",
        "toponym",
        "line 2",
    ),
    fault(
        "an event twice in other capitals",
        add(BACKGROUND, toponym="GAO", event="capture", actor="front", date="2012-03", source="x"),
        BACKGROUND,
        "3",
        "toponym",
        "line",
    ),
]


@as_cases(FAULTS)
def test_what_nobody_wrote_is_named(case: Fault, tmp_path: Path) -> None:
    """File, line, column, value, and what was meant."""
    report = check(case, tmp_path)
    assert answers(case, tmp_path, report), all_words(report)


SOUND = [
    spelling("a quarter called by a day", "17 July", "en", ""),
    spelling("a quarter called by a day in May", "17 May", "en", ""),
    spelling("a mixed name of two words", "حي Sector", "ar", ""),
    spelling("Kurdish in Arabic letters", "کەرت", "ku", ""),
    spelling("Kurdish in Latin letters", "Kert", "ku", ""),
    spelling("a transliteration", "Qitaa", "ar-Latn", ""),
    spelling("digits alone", "700", "ar", ""),
    spelling("a Greek word beside Latin ones", "Αθήνα Street", "el", ""),
    fault(
        "another event of that month",
        add(BACKGROUND, toponym="Gao", event="fighting", actor="front", date="2012-03", source="x"),
        BACKGROUND,
        "3",
        "",
    ),
]


@as_cases(SOUND)
def test_what_people_write_is_not_doubted(case: Fault, tmp_path: Path) -> None:
    """Names that are days, languages of two scripts, words beside each other."""
    report = check(case, tmp_path)
    assert not [p for p in report.warnings if p.rule], all_words(report)


def test_a_place_that_articles_name_wants_a_spelling(tiny: TinyProject, tmp_path: Path) -> None:
    """Without a row of names.csv extract does not find it; one that has a mention is found."""
    tiny.tables[MENTIONS].clear()
    found = find_places_without_spelling(read_project(tiny.write(tmp_path)))
    assert {problem.line for problem in found if problem.rule == "no-spelling"} == {5, 6}
