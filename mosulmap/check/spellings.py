"""Whether spellings, titles and ids are what a person wrote: dates, scripts, doubles."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from ..errors import Problem
from ..project.cell_days import MONTH_NAMES
from ..project.cell_texts import damaged_text
from ..project.cell_words import SHORTENED_WORD
from ..project.project import Project
from ..project.table import Table
from ..reading.toponyms import SHORTEST
from .background import find_doubtful_events
from .doubts import doubt
from .odd_names import find_odd_names
from .parties import COMMON

SCRIPTS = {
    "Arabic": "ar fa ur ckb ps sd ug arz apc acm ary pnb",
    "Cyrillic": "ru uk bg be mk kk ky tg mn",
    "Hebrew": "he yi",
    "Greek": "el",
    "Armenian": "hy",
    "Georgian": "ka",
    "Ethiopic": "am ti",
    "Syriac": "syr aii",
    "Devanagari": "hi mr ne",
    "Bengali": "bn",
    "Tamil": "ta",
    "Thai": "th",
    "Myanmar": "my",
    "Cjk": "zh",
    "Hangul": "ko",
    "Latin": "en fr de es it pt nl sv da no fi pl cs sk hu ro tr az kmr so sw ha vi id ms hr sl",
}
"""The script in which a language is written that has one, by the names of Unicode."""

SCRIPT_OF = {lang: script for script, langs in SCRIPTS.items() for lang in langs.split()}
SUBTAGS = {
    "latn": "Latin",
    "arab": "Arabic",
    "cyrl": "Cyrillic",
    "hebr": "Hebrew",
    "syrc": "Syriac",
}
"""Scripts that a language tag may name: `ar-Latn`, `ku-Arab`."""

DATE = re.compile(
    r"(?i)(?P<day>\d{1,2})[-. ]{1,2}(?P<month>[a-zéû]{3,4})\.?(?:[- ]\d{2,4})?|"
    r"(?P<month2>[a-z]{3})-(?P<day2>\d{1,4})|"
    r"\d{1,2}(?P<mark>[./-])\d{1,2}(?:(?P=mark)\d{2,4})?|\d{4}-\d{2}(?:-\d{2}(?: \d\d:\d\d:\d\d)?)?"
)
"""A day as spreadsheets write it: `17-Jul`, `17. Jul`, `Jul-17`, `17/07/2016`, `2016-07-17`."""

OF_NAMES = {
    "gazetteer/places.csv": ("title",),
    "gazetteer/names.csv": ("toponym",),
    "gazetteer/background.csv": ("toponym",),
    "gazetteer/actors.csv": ("title",),
}
"""The columns that hold names which a spreadsheet may take for days."""


def find_doubtful_spellings(project: Project) -> Iterator[Problem]:
    """Yield the warnings about spellings, titles and ids."""
    yield from find_places_without_spelling(project)
    yield from find_names_that_became_days(project)
    yield from find_other_scripts(project)
    yield from find_mixed_scripts(project)
    yield from find_short_spellings(project)
    yield from find_misleading_spellings(project)
    yield from find_like_spellings(project)
    yield from find_like_ids(project)
    yield from find_odd_names(project)
    yield from find_doubtful_events(project)


def find_places_without_spelling(project: Project) -> Iterator[Problem]:
    """Yield the places that articles name by their title while names.csv has no row for them.

    What a mention stands for is not lost: somebody has found it. Where rows of either table cannot
    be read, the spelling may be in one of them, and none is doubted.
    """
    if project.names.problems or project.mentions.problems:
        return
    named = {name.place_id for name in project.names.rows}
    named |= {mention.place_id for mention in project.mentions.rows}
    table = project.places
    for index, place in enumerate(table.rows):
        if place.id not in named and stands_in(place.title, project.texts.values()):
            message = (
                f"'{place.id}' has no spelling in gazetteer/names.csv, and articles name it: "
                f"extract does not find it; add {place.id},{place.title},en,"
            )
            yield doubt(table, index, "id", "no-spelling", message)


def stands_in(name: str, texts: Iterable[str]) -> bool:
    """Whether a name stands as words of its own in one of some texts."""
    found = [text for text in texts if name in text]
    word = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)") if found else None
    return word is not None and any(map(word.search, found))


def find_names_that_became_days(project: Project) -> Iterator[Problem]:
    """Yield the names that a spreadsheet took for a day or for a number."""
    for table in project.tables:
        for column in OF_NAMES.get(table.path, ()):
            for index, row in enumerate(table.rows):
                name = getattr(row, column)
                if name[0].isdigit() or name[:3].lower() in MONTH_NAMES:
                    yield from became_day(table, index, column, name)


def became_day(table: Table[Any], index: int, column: str, name: str) -> Iterator[Problem]:
    """Yield the warning of one name that looks like a day or a shortened number."""
    if SHORTENED_WORD.fullmatch(name):
        message = f"'{name}' is a number as spreadsheets shorten it; write the name"
        yield doubt(table, index, column, "name-became-number", message)
        return
    found = DATE.fullmatch(name)
    if not found:
        return
    month = found["month"] or found["month2"] or ""
    day = found["day"] or found["day2"]
    if month and (month[:3].lower() not in MONTH_NAMES or (" " in name and "." not in name)):
        return
    number = MONTH_NAMES.get(month[:3].lower())
    meant = next(
        (word for word, n in MONTH_NAMES.items() if n == number and word[:3] != word), month
    )
    guess = f"{day} {meant.capitalize()}" if month and day else "the name as texts print it"
    message = f"'{name}' is a day as spreadsheets write it; is {guess} meant?"
    yield doubt(table, index, column, "name-became-day", message)


@lru_cache(maxsize=4096)
def script_of(letter: str) -> str:
    """Return the script of a letter as Unicode names it, such as `Arabic`; empty for no letter."""
    return unicodedata.name(letter, "").partition(" ")[0].title() if letter.isalpha() else ""


def scripts_in(text: str) -> dict[str, str]:
    """Return the scripts of a text, each with its first letter."""
    found: dict[str, str] = {}
    for letter in text:
        if script := script_of(letter):
            found.setdefault("Cjk" if script in ("Hiragana", "Katakana") else script, letter)
    return found


def expected_script(tag: str) -> str:
    """Return the script in which a language tag says a text is written; empty if it does not."""
    language, *subtags = tag.lower().split("-")
    named = [SUBTAGS[subtag] for subtag in subtags if subtag in SUBTAGS]
    return named[0] if named else SCRIPT_OF.get(language, "")


def find_other_scripts(project: Project) -> Iterator[Problem]:
    """Yield the spellings without any letter of the script of their language."""
    table = project.names
    for index, name in enumerate(table.rows):
        expected, found = expected_script(name.lang), scripts_in(name.toponym)
        if not (expected and found) or expected in found or damaged_text(name.toponym):
            continue
        script = next(iter(found))
        message = f"'{name.lang}' is written in {expected} letters, '{name.toponym}' in {script}"
        if script == "Latin" and "-" not in name.lang:
            meant = f"{name.lang}-Latn"
            message = f"{message}; write {meant}"
            yield doubt(table, index, "lang", "script", message, name.toponym, mend=meant)
        else:
            message = f"{message}; check language and spelling"
            yield doubt(table, index, "lang", "script", message, name.toponym)
    for index, actor in enumerate(project.actors.rows):
        if (found := scripts_in(actor.title_ar)) and "Arabic" not in found:
            message = f"'{actor.title_ar}' has no Arabic letter; write the title in Arabic"
            yield doubt(project.actors, index, "title_ar", "script", message)


def find_mixed_scripts(project: Project) -> Iterator[Problem]:
    """Yield the names that have letters of two scripts in one word, such as a Cyrillic о."""
    for table in project.tables:
        for column in OF_NAMES.get(table.path, ()):
            for index, row in enumerate(table.rows):
                name = getattr(row, column)
                if not name.isascii() and (odd := mixed_letter(name)):
                    message = (
                        f"'{name}' has a letter of another script in a word: '{odd}' "
                        f"(U+{ord(odd):04X}, {script_of(odd)}); type the word anew"
                    )
                    yield doubt(table, index, column, "mixed-scripts", message)


def mixed_letter(name: str) -> str:
    """Return the letter of the rarer script in a word of two scripts; empty if there is none."""
    for word in re.findall(r"[^\W\d_]+", name):
        scripts = [script_of(letter) for letter in word]
        kinds = {script for script in scripts if script in ("Latin", "Cyrillic", "Greek", "Arabic")}
        if len(kinds) > 1:
            rare = min(sorted(kinds), key=scripts.count)
            return str(word[scripts.index(rare)])
    return ""


def find_short_spellings(project: Project) -> Iterator[Problem]:
    """Yield the spellings that are too short for `extract` to look for."""
    for index, name in enumerate(project.names.rows):
        if len(name.toponym) < SHORTEST:
            message = (
                f"'{name.toponym}' is shorter than {SHORTEST} characters: extract does not look "
                "for it, since it is too often part of a word"
            )
            yield doubt(project.names, index, "toponym", "short-spelling", message)


def find_misleading_spellings(project: Project) -> Iterator[Problem]:
    """Yield the spellings that are several in one cell, a common word, or the name of a party."""
    table = project.names
    parties = {
        name.casefold(): actor.id
        for actor in project.actors.rows
        if project.gazetteer.holder(actor.id)
        for name in (actor.title, *actor.names)
    }
    for index, name in enumerate(table.rows):
        toponym = name.toponym
        if re.search(r"[;|؛]|\s/\s|[,،]$", toponym):
            message = f"'{toponym}' looks like several spellings; give each a row of its own"
            yield doubt(table, index, "toponym", "joined-spellings", message)
        elif toponym.casefold() in COMMON and not toponym.isupper():
            message = (
                f"'{toponym}' is a common word: every sentence that has it would be read as "
                f"'{name.place_id}'; delete the row"
            )
            yield doubt(table, index, "toponym", "common-word", message)
        elif party := parties.get(toponym.casefold()):
            message = (
                f"'{toponym}' is a name of the party '{party}' too; a text that prints it may mean "
                "either"
            )
            yield doubt(table, index, "toponym", "name-of-party", message, party)


def find_like_spellings(project: Project) -> Iterator[Problem]:
    """Yield the spellings of one place that differ in blanks or the form of letters only."""
    table = project.names
    seen: dict[tuple[str, str, str], int] = {}
    for index, name in enumerate(table.rows):
        bare = " ".join(unicodedata.normalize("NFKC", name.toponym).split())
        at = seen.setdefault((name.place_id, name.lang, bare), index)
        if at == index or table.rows[at].toponym == name.toponym:
            continue
        # The one that is spelled as it should be is right: the other one is told of.
        odd, other = (at, index) if name.toponym == bare else (index, at)
        message = (
            f"'{table.rows[odd].toponym}' is the same as on line {table.lines[other]} but for "
            "blanks or the form of letters; delete it"
        )
        yield doubt(table, odd, "toponym", "like-spelling", message)


def find_like_ids(project: Project) -> Iterator[Problem]:
    """Yield the ids of one table that differ in capitals, hyphens or points only."""
    tables: tuple[Table[Any], ...] = (project.places, project.actors, project.articles)
    for table in tables:
        seen: dict[str, int] = {}
        for index, row in enumerate(table.rows):
            at = seen.setdefault(re.sub(r"[_.:-]+", "_", row.id.casefold()), index)
            other = table.rows[at].id
            if at != index and other != row.id:
                message = (
                    f"'{row.id}' differs from '{other}' (line {table.lines[at]}) in capitals or "
                    "marks only; on many disks and in many programs they are one"
                )
                yield doubt(table, index, "id", "like-id", message, other)
