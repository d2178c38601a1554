"""What one round of work keeps for the next: results whose inputs are the very same.

A result is made by a pure function of its inputs, so that it makes no difference to anybody whether
it was kept or made again, but for the time. Each has a name, and one result is kept for each name
that was asked for in the last round: what is kept grows with the project and not with the rounds.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from operator import is_
from typing import Any, TypeVar

T = TypeVar("T")

Inputs = tuple[object, ...]

VALUES = (str, bytes, int, frozenset)
"""Types whose equal values can be told apart by nobody; 0.0 and -0.0 are equal and print apart."""


class Kept:
    """The results of the last round by name, each with the inputs that it was made of."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self.before: dict[Hashable, tuple[Inputs, Any]] = {}
        self.now: dict[Hashable, tuple[Inputs, Any]] = {}

    def of(self, name: Hashable, inputs: Inputs, make: Callable[[], T]) -> T:
        """Return what `make` makes of `inputs`; kept if they are those of the last time."""
        found = self.now.get(name) or self.before.get(name)
        if found is None or not alike(found[0], inputs):
            found = inputs, make()
        self.now[name] = found
        result: T = found[1]
        return result

    def part(self, name: Hashable) -> Kept:
        """Return what is kept under a name with rounds of its own, ended by whoever asks for it.

        It is for work that many rounds leave out as a whole, such as parsing a file.
        """
        return self.of(("part", name), (), Kept)

    def put(self, name: Hashable, inputs: Inputs, result: object) -> None:
        """Keep a result that is known to be what `inputs` make, without making it."""
        self.now[name] = inputs, result

    def drop(self, name: Hashable) -> None:
        """Keep nothing under a name any longer."""
        self.now.pop(name, None)
        self.before.pop(name, None)

    def end_round(self) -> None:
        """Forget what was not asked for since the last round."""
        self.before, self.now = self.now, {}


class Forgetful(Kept):
    """Keeps nothing: for a program that works one round."""

    def of(self, name: Hashable, inputs: Inputs, make: Callable[[], T]) -> T:  # noqa: ARG002
        """Return what `make` makes."""
        return make()

    def put(self, name: Hashable, inputs: Inputs, result: object) -> None:
        """Keep nothing."""

    def part(self, name: Hashable) -> Kept:  # noqa: ARG002
        """Return itself, which keeps nothing either."""
        return self


FORGETFUL = Forgetful()


def alike(one: object, other: object) -> bool:
    """Whether two inputs are the very same, or values or tuples that nobody can tell apart.

    Rows are alike only where they are one object: to compare their cells takes longer than most of
    what is made of them.
    """
    if one is other:
        return True
    if type(one) is not type(other):
        return False
    if isinstance(one, tuple) and isinstance(other, tuple):
        if len(one) != len(other):
            return False
        # The most of all inputs are one object: then nothing is asked for each.
        return all(map(is_, one, other)) or all(
            mine is theirs or alike(mine, theirs) for mine, theirs in zip(one, other, strict=True)
        )
    return isinstance(one, VALUES) and one == other
