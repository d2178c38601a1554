"""What is no name, though it stands where a name is expected: addresses, markup, sentences."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ..errors import Problem
from ..project.project import Project
from .doubts import doubt

LONGEST_NAME = 60
"""Characters of a spelling from which on it is a sentence; the longest shipped one has 40."""

MOST_WORDS = 8
"""Words of a spelling from which on it is a sentence."""

MARKUP = re.compile(r"</?[A-Za-z][^<>]*>|\[\[|\]\]|\{\{")
"""Tags of web pages, and the brackets of wikis."""

ADDRESS = re.compile(r"(?i)https?://|www\.")


def find_odd_names(project: Project) -> Iterator[Problem]:
    """Yield the warnings about titles, spellings and names of parties that can be none."""
    known = {(name.place_id, name.toponym) for name in project.names.rows}
    for index, name in enumerate(project.names.rows):
        bare = name.toponym.rstrip(".:…")
        if words := odd_words(name.toponym):
            yield doubt(project.names, index, "toponym", "odd-name", words)
        elif bare != name.toponym and (name.place_id, bare) in known:
            message = f"'{name.toponym}' is the spelling '{bare}' with a mark behind it; delete it"
            yield doubt(project.names, index, "toponym", "odd-name", message, bare)
    for index, place in enumerate(project.places.rows):
        letters = any(unicodedata.category(letter)[0] == "L" for letter in place.title)
        if words := odd_words(place.title) or ("" if letters else f"'{place.title}' has no letter"):
            yield doubt(project.places, index, "title", "odd-name", words)
    yield from find_odd_party_names(project)


def odd_words(name: str) -> str:
    """Say that a text is no name; empty where it may be one."""
    if name.startswith("="):
        return ""  # A formula, which is told as such.
    if ADDRESS.search(name):
        return f"'{name}' is a web address and no name"
    if MARKUP.search(name):
        return f"'{name}' holds markup; write the name alone"
    if len(name) > LONGEST_NAME or len(name.split()) > MOST_WORDS:
        return f"'{name}' is longer than a name; write what articles call the place"
    return ""


def find_odd_party_names(project: Project) -> Iterator[Problem]:
    """Yield the names that a party has twice, and titles in another script than their column's."""
    table = project.actors
    for index, actor in enumerate(table.rows):
        small = [name.casefold() for name in actor.names]
        if twice := next((n for n in actor.names if small.count(n.casefold()) > 1), ""):
            message = f"'{twice}' stands twice among the names; delete one"
            yield doubt(table, index, "names", "double-name", message, twice)
        scripts = {unicodedata.name(c, "").split()[0] for c in actor.title if c.isalpha()}
        if scripts and "LATIN" not in scripts:
            message = f"'{actor.title}' has no Latin letter; write an Arabic title into title_ar"
            yield doubt(table, index, "title", "script-of-title", message)
