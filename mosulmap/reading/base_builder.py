"""A base noun phrase, and its state while it is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from .tokens import Token


@dataclass(frozen=True, slots=True)
class Base:
    """A noun phrase without what follows it: tokens `first` to before `end`, its noun at `head`.

    `owner` is the token of the party that a compound makes its holder (`IS-held`), -1 for none;
    `possessors` the tokens before `'s`.
    """

    first: int
    end: int
    head: int
    determiner: str = ""
    number: bool = False
    owner: int = -1
    possessors: tuple[int, ...] = ()
    places: tuple[int, ...] = ()
    parties: tuple[int, ...] = ()
    backers: tuple[int, ...] = ()


@dataclass(slots=True)
class Builder:
    """A base phrase while it is read."""

    tokens: Sequence[Token]
    first: int
    at: int
    determiner: str = ""
    number: bool = False
    noun: bool = False
    head: int = -1
    owner: int = -1
    governed: bool = False
    possessors: list[int] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    parties: list[int] = field(default_factory=list)
    backers: list[int] = field(default_factory=list)

    @property
    def begun(self) -> bool:
        """Whether a determiner or another word stands before the one looked at."""
        marked = bool(self.determiner or self.possessors or self.number)
        return marked or self.owner >= 0 or self.at > self.first

    @property
    def token(self) -> Token:
        """The token that is looked at."""
        return self.tokens[self.at]

    def after(self, steps: int = 1) -> Token | None:
        """Return a token after the one looked at."""
        at = self.at + steps
        return self.tokens[at] if at < len(self.tokens) else None


def take_noun(build: Builder) -> bool:
    """Take a noun."""
    build.head, build.noun = build.at, True
    return advance(build)


def advance(build: Builder) -> bool:
    """Take a token that is neither head nor name."""
    build.at += 1
    return True
