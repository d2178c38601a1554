"""Messages said in every language, each once: thousands of periods say the same few things."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from ..languages.catalogue import Language
from ..model.gazetteer import Gazetteer

M = TypeVar("M", bound=Hashable)

Say = Callable[[M, Gazetteer, Language], str]
"""Says a message in a language; the gazetteer knows what places and parties are called in it."""


PartyWords = tuple[str | bool, ...]
"""A party's id, its parent's, whether it has a mark, and its title in each language."""


def party_words(gazetteer: Gazetteer, languages: Sequence[Language]) -> tuple[PartyWords, ...]:
    """Return all that is said of each party: neither its colours nor what articles call it."""
    return tuple(
        (
            *(actor.id, actor.parent_id, bool(actor.pattern)),
            *(actor.title_in(language.code) for language in languages),
        )
        for actor in gazetteer.actors
    )


class Sayings:
    """The texts of messages, in the order of the languages."""

    def __init__(self, gazetteer: Gazetteer, languages: Sequence[Language]) -> None:
        """Begin without any text."""
        self.gazetteer, self.languages = gazetteer, tuple(languages)
        self.known: dict[Hashable, tuple[str, ...]] = {}

    def texts(self, message: M, say: Say[M]) -> tuple[str, ...]:
        """Return what `say` makes of a message in each language."""
        key = say, message
        if key not in self.known:
            self.known[key] = tuple(say(message, self.gazetteer, one) for one in self.languages)
        return self.known[key]
