"""English words as news sentences need them: closed classes, kinds of places, forms of verbs.

The words themselves stand in `words.toml`. A verb that is in no table is known by its ending only
(`-ed`, `-ing`): that is enough to see where a noun phrase ends.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

BASE, THIRD, PAST, PARTICIPLE, GERUND = "base", "third", "past", "participle", "gerund"
"""The forms of a verb: `take`, `takes`, `took`, `taken`, `taking`."""

VOWELS = frozenset("aeiou")
SHORTEST_GUESS = 5
"""Letters of the shortest unknown word that its ending makes a verb."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A form of a verb: its lemma, and which forms the word can be."""

    lemma: str
    forms: frozenset[str]

    def can(self, *forms: str) -> bool:
        """Whether the word can be one of these forms."""
        return not self.forms.isdisjoint(forms)


@cache
def tables() -> dict[str, Any]:
    """Return the tables of `words.toml`."""
    text = files("mosulmap.reading").joinpath("words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def words_of(*names: str) -> frozenset[str]:
    """Return the words of closed classes. Raises `KeyError` when there is no such class."""
    classes = tables()["classes"]
    return frozenset(word for name in names for word in classes[name].split())


@cache
def verbs_of(name: str) -> frozenset[str]:
    """Return the verbs of a group such as `bringing`. Raises `KeyError` for no such group."""
    return frozenset(tables()["verb_groups"][name].split())


@cache
def meant() -> dict[str, tuple[int, ...]]:
    """Return the ranks of the places that a kind may mean: `the city`."""
    return {kind: tuple(sizes) for kind, sizes in tables()["meant"].items()}


@cache
def parts() -> frozenset[str]:
    """Return the kinds that, unnamed, stand for the place that has them."""
    return frozenset(tables()["parts"]["words"].split())


@cache
def ranks() -> dict[str, int]:
    """Return the rank of every kind word: what is smaller than a place is a part of it."""
    return {
        word: int(rank)
        for rank, words in reversed(tables()["kinds"].items())
        for word in words.split()
    }


@cache
def known_verbs() -> dict[str, Verb]:
    """Return every form of the verbs of the tables and of the frames."""
    from .frames import frame_verbs

    forms: dict[str, tuple[str, set[str]]] = {}
    lemmas = {word for words in tables()["verbs"].values() for word in words.split()}
    for lemma in sorted(lemmas | frame_verbs()):
        for word, form in inflections(lemma):
            forms.setdefault(word, (lemma, set()))[1].add(form)
    return {word: Verb(lemma, frozenset(kinds)) for word, (lemma, kinds) in forms.items()}


@cache
def class_of(verb: str) -> frozenset[str]:
    """Return the names of the groups of verbs in which a lemma stands, such as `plan` or `say`."""
    return frozenset(name for name, words in tables()["verbs"].items() if verb in words.split())


def inflections(lemma: str) -> Iterable[tuple[str, str]]:
    """Yield the forms of a verb, each with its name; the regular ones in every spelling."""
    yield lemma, BASE
    irregular = tables()["irregular"].get(lemma, "")
    yield (
        (lemma[:-1] + "ies" if ends_in_y(lemma) else lemma + ("es" if hisses(lemma) else "s")),
        THIRD,
    )
    for stem in stems(lemma):
        yield stem + "ing", GERUND
        if not irregular:
            yield stem + "ed", PAST
            yield stem + "ed", PARTICIPLE
    if irregular:
        past, participle = irregular.split()
        yield past, PAST
        yield participle, PARTICIPLE
    elif ends_in_y(lemma):
        yield lemma[:-1] + "ied", PAST
        yield lemma[:-1] + "ied", PARTICIPLE


def ends_in_y(lemma: str) -> bool:
    """Whether a verb ends in `y` after a consonant: `occupy`."""
    return lemma.endswith("y") and lemma[-2:-1] not in VOWELS


def hisses(lemma: str) -> bool:
    """Whether a verb takes `es`: `push`, `go`."""
    return lemma.endswith(("s", "sh", "ch", "x", "z", "o"))


def stems(lemma: str) -> Iterable[str]:
    """Yield what stands before `ing` and `ed`: `tak`, `mopp`, `expell`."""
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        yield lemma[:-1]
        return
    yield lemma
    closed = re.search(r"[^aeiou][aeiou][^aeiouwxy]$", lemma)
    if closed:
        yield lemma + lemma[-1]


@cache
def verb_of(low: str) -> Verb | None:
    """Return the verb that a word in lower case can be, None where it is none."""
    known = known_verbs()
    if low in words_of("described"):
        return None
    for word in (low, low.replace("-", "")):
        if word in known:
            return known[word]
    if len(low) < SHORTEST_GUESS or low in words_of("no_verbs") or "-" in low or low in ranks():
        return None
    if low.endswith("ed"):
        return Verb(low[:-2], frozenset((PAST, PARTICIPLE)))
    if low.endswith("ing"):
        return Verb(low[:-3], frozenset((GERUND,)))
    return None


@cache
def singular(noun: str) -> str:
    """Return a noun without the ending of its plural."""
    word = noun.replace("-", "")
    if word.endswith(("us", "ss")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("shes", "ches", "sses")):
        return word[:-2]
    return word.removesuffix("s")
