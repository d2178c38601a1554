"""Texts that a program damaged on their way."""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.curate.fix import fix_project
from tests.faults import Fault, add, all_words, answers, as_cases, change, check, fault
from tests.faults_project import ACTORS, ARTICLES, NAMES, PLACES, write_sound_project


def spelling(name: str, toponym: str, lang: str, *words: str) -> Fault:
    """Return the fault of one more spelling of Kidal."""
    edit = add(NAMES, place_id="kidal", toponym=toponym, lang=lang, source="here")
    return fault(name, edit, NAMES, f"kidal|{toponym}|{lang}", "toponym", *words)


TWICE = "é".encode().decode("latin-1").encode().decode("latin-1")

FAULTS = [
    spelling(
        "UTF-8 read as a Western code page", "كيدال".encode().decode("latin-1"), "fr", "write كيدال"
    ),
    spelling("the same through Windows", "غاو".encode().decode("windows-1252"), "fr", "write غاو"),
    spelling("one letter", "KidÃ©l", "fr", "write Kidél"),
    spelling("through it twice", f"Kid{TWICE}l", "fr", "write Kidél"),
    spelling("a dash in it", "Kidal â€“ Nord", "fr", "write Kidal – Nord"),
    spelling(
        "read as an Arabic code page",
        "كيدال".encode().decode("windows-1256", "ignore"),
        "ar",
        "write",
    ),
    spelling("question marks for letters", "?????", "ar", "lost"),
    spelling("a question mark in a word", "Kid?l", "fr", "lost"),
    spelling("the mark of what cannot be decoded", "Kid\ufffdl", "fr", "lost"),
    spelling("letters in pieces", "Kide\u0301l", "fr", "write Kidél"),
    fault(
        "a title with two blanks",
        change(PLACES, "bourem_kadi", title="Bourem  Kadi"),
        PLACES,
        "bourem_kadi",
        "title",
        "write Bourem Kadi",
    ),
    fault(
        "a joiner in a source",
        change(PLACES, "kidal", geo_source="Geo\u200dNames"),
        PLACES,
        "kidal",
        "geo_source",
        "U+200D",
    ),
    fault(
        "a soft hyphen in a note",
        change(PLACES, "kidal", note="north\u00adern"),
        PLACES,
        "kidal",
        "note",
        "U+00AD",
    ),
    fault(
        "a damaged name of a party",
        change(ACTORS, "front", names="the Front;le MÃ©ga"),
        ACTORS,
        "front",
        "names",
        "Méga",
    ),
    fault(
        "a lost title in Arabic",
        change(ACTORS, "front", title_ar="??????"),
        ACTORS,
        "front",
        "title_ar",
        "lost",
    ),
    fault(
        "a damaged headline",
        change(ARTICLES, "wire", title="Gao â€” the battle"),
        ARTICLES,
        "wire",
        "title",
        "write Gao — the battle",
    ),
]


@as_cases(FAULTS)
def test_a_damaged_text_is_named(case: Fault, tmp_path: Path) -> None:
    """File, line, column, value, and the text as it was."""
    report = check(case, tmp_path)
    assert answers(case, tmp_path, report), all_words(report)


@pytest.mark.parametrize(
    ("written", "mended"),
    [("KidÃ©l", "Kidél"), ("Kide\u0301l", "Kidél"), ("Kid  al", "Kid al"), ("Kid?l", "Kid?l")],
)
def test_fix_writes_the_text_as_it_was(written: str, mended: str, tmp_path: Path) -> None:
    """Once; what is lost stays as it is."""
    write_sound_project(tmp_path)
    change(PLACES, "kidal", title=written)(tmp_path)
    fix_project(tmp_path)
    assert f"kidal,{mended}," in (tmp_path / PLACES).read_text(encoding="utf-8")
    assert fix_project(tmp_path).after == {}


SOUND = [
    fault(
        "letters with accents",
        change(PLACES, "kidal", title="Ménaka-Ørsted Ångström"),
        PLACES,
        "kidal",
        "",
    ),
    fault(
        "a question",
        change(PLACES, "kidal", note="Is it the town? Nobody knows??"),
        PLACES,
        "kidal",
        "",
    ),
    fault(
        "a joiner in Persian",
        add(NAMES, place_id="kidal", toponym="می\u200cرود", lang="fa"),
        NAMES,
        "kidal|می\u200cرود|fa",
        "",
    ),
    fault(
        "an address with a question mark",
        change(PLACES, "kidal", geo_source="https://example.org/a?b=c"),
        PLACES,
        "kidal",
        "",
    ),
]


@as_cases(SOUND)
def test_what_people_write_is_not_damaged(case: Fault, tmp_path: Path) -> None:
    """Accents, questions, joiners, addresses."""
    report = check(case, tmp_path)
    assert [*report.errors, *report.warnings] == [], all_words(report)
