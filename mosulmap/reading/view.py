"""A sentence with its chunks, to be looked at by place, and what a phrase means of a place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cache, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from .base_builder import Base
from .chunks import Chunk, Sort
from .groups import FINITE
from .tokens import Kind, Sentence, Token
from .words import ranks, words_of

P = ParamSpec("P")
R = TypeVar("R")
THEIRS = -2
"""The owner of `their stronghold`: whom the sentence names before it."""


class Relation(Enum):
    """What a phrase means of a place in it."""

    WHOLE = auto()
    PART = auto()
    BESIDE = auto()


@dataclass(frozen=True, slots=True)
class Use:
    """A place's token, what the phrase means of it, and the token of who holds it there, or -1.

    `shared` is whether that party holds only the part that is meant: `IS-held districts of X`.
    """

    token: int
    relation: Relation
    owner: int = -1
    shared: bool = False


@dataclass(frozen=True)
class View:
    """A sentence with its chunks; `memo` holds what `remembered` functions returned for it."""

    sentence: Sentence
    chunks: tuple[Chunk, ...]
    memo: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)

    def sort(self, at: int) -> Sort | None:
        """Return what the chunk at a place is; None beyond the ends."""
        chunks = self.chunks
        return chunks[at].sort if 0 <= at < len(chunks) else None

    def low(self, at: int) -> str:
        """Return the small word at a place, empty beyond the ends."""
        return self.chunks[at].low if 0 <= at < len(self.chunks) else ""

    def base(self, at: int) -> Base | None:
        """Return the base phrase at a place."""
        return self.chunks[at].base if 0 <= at < len(self.chunks) else None

    def finite(self, at: int) -> bool:
        """Whether a finite verb stands at a place, past adverbs and times."""
        while self.sort(at) in (Sort.ADVERB, Sort.TIME):
            at += 1
        chunk = self.chunks[at] if 0 <= at < len(self.chunks) else None
        return chunk is not None and chunk.group is not None and chunk.group.form == FINITE

    def token(self, at: int) -> Token:
        """Return a token of the sentence."""
        return self.sentence.tokens[at]

    def rank(self, token: int) -> int:
        """Return how large the place of a token is."""
        return self.sentence.ranks[self.token(token).place]

    def words(self, base: Base) -> frozenset[str]:
        """Return the words of a base phrase, in lower case."""
        return frozenset(self.token(at).low for at in range(base.first, base.end))

    def head(self, base: Base) -> str:
        """Return the noun of a base phrase, in lower case."""
        return self.token(base.head).low

    def is_name(self, base: Base) -> bool:
        """Whether a base phrase has a name that the gazetteer has not."""
        tokens = [self.token(at) for at in range(base.first, base.end)]
        last = tokens[-1]
        if base.first == 0 and not base.places and len(tokens) == 1:
            common = words_of("pronouns", "shares", "determiners", "numbers")
            return is_capital(last) and last.low not in common
        common = words_of("determiners", "adjectives")
        named = [token for token in tokens if is_capital(token) and token.low not in common]
        if last.low in ranks() and last.text.islower():
            named = [token for token in named if not token.low.endswith(people_endings())]
        if base.first == 0:
            named = [token for token in named if token is not tokens[0]]
        return bool(named) and (last.text[:1].isupper() or last.low in ranks())


def remembered(
    function: Callable[Concatenate[View, P], R],
) -> Callable[Concatenate[View, P], R]:
    """Return a function of a view that is worked out once for each of its arguments."""

    @wraps(function)
    def once(view: View, /, *args: P.args, **kwargs: P.kwargs) -> R:
        key = (function, args, *kwargs.items())
        if key not in view.memo:
            view.memo[key] = function(view, *args, **kwargs)
        found: R = view.memo[key]
        return found

    return once


@cache
def people_endings() -> tuple[str, ...]:
    """Return how adjectives of peoples end: `the Syrian town` is no name of a town."""
    return tuple(sorted(words_of("people_endings")))


def is_capital(token: Token) -> bool:
    """Whether a token is a word that begins with a capital."""
    return token.kind is Kind.WORD and token.text[:1].isupper()
