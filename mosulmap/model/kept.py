"""What one round of work keeps for the next: results whose inputs are the very same.

A result is made by a pure function of its inputs, so that it makes no difference to anybody whether
it was kept or made again, but for the time. Each has a name, and one result is kept for each name
that was asked for in the last round: what is kept grows with the project and not with the rounds.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from operator import is_
from typing import Any, NamedTuple, TypeVar

T = TypeVar("T")

Inputs = tuple[object, ...]

PLAIN = frozenset({str, bytes, int})
"""Types whose equal values can be told apart by nobody, beside each other too."""

VALUES = (*PLAIN, frozenset)
"""Types whose equal values can be told apart by nobody; 0.0 and -0.0 are equal and print apart."""

NOTHING = object()
"""Stands where a row was not there the last time; it is like no input."""


class Column(NamedTuple):
    """Results that were made of one row of inputs each: names of the rows, inputs, results."""

    keys: Sequence[Hashable]
    shared: Inputs
    inputs: tuple[tuple[object, ...], ...]
    results: tuple[Any, ...]


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
            found = inputs, former(found[1] if found else NOTHING, make())
        self.now[name] = found
        result: T = found[1]
        return result

    def each(
        self,
        name: Hashable,
        keys: Sequence[Hashable],
        inputs: tuple[tuple[object, ...], ...],
        make: Callable[[int], T],
        shared: Inputs = (),
    ) -> tuple[T, ...]:
        """Return what `make` makes of each row of some columns of `inputs`, given the row's number.

        Kept are those of the rows whose inputs are those of the last time, and the whole tuple if
        all are; the `keys` tell which row is which when rows come and go. What all rows are made of
        is `shared`. It is as if `of` were asked for each row, and takes much less time.
        """
        found = self.now.get(name) or self.before.get(name)
        column = found[1] if found else None
        if column is None or not alike(column.shared, shared):
            results = tuple(map(make, range(len(keys))))
        else:
            results = renewed(column, keys, inputs, make)
        self.now[name] = (), Column(keys, shared, inputs, results)
        return results

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

    def each(
        self,
        name: Hashable,  # noqa: ARG002
        keys: Sequence[Hashable],
        inputs: tuple[tuple[object, ...], ...],  # noqa: ARG002
        make: Callable[[int], T],
        shared: Inputs = (),  # noqa: ARG002
    ) -> tuple[T, ...]:
        """Return what `make` makes of each row."""
        return tuple(map(make, range(len(keys))))

    def part(self, name: Hashable) -> Kept:  # noqa: ARG002
        """Return itself, which keeps nothing either."""
        return self


FORGETFUL = Forgetful()


def renewed(
    column: Column,
    keys: Sequence[Hashable],
    inputs: tuple[tuple[object, ...], ...],
    make: Callable[[int], T],
) -> tuple[T, ...]:
    """Return the results of a column, made again for the rows with other inputs."""
    before, results = column.inputs, column.results
    if keys != column.keys:
        at = {key: row for row, key in enumerate(column.keys)}
        rows = [at.get(key) for key in keys]
        before = tuple(in_order(values, rows) for values in before)
        results = in_order(results, rows)
    changed = sorted({row for pair in zip(before, inputs, strict=True) for row in differing(*pair)})
    if not changed:
        return results
    made = list(results)
    for row in changed:
        made[row] = former(made[row], make(row))
    # Made again and the same as before: then what is made of all of them is kept as well.
    return results if all(map(is_, made, results)) else tuple(made)


def in_order(values: Sequence[Any], rows: Sequence[int | None]) -> tuple[Any, ...]:
    """Return the values of rows; `NOTHING` for a row that was not there."""
    return tuple(NOTHING if row is None else values[row] for row in rows)


def differing(before: tuple[object, ...], now: tuple[object, ...]) -> list[int]:
    """Return the numbers of the rows in which one column differs from what it was."""
    if alike(before, now):
        return []
    pairs = zip(before, now, strict=True)
    return [row for row, (one, other) in enumerate(pairs) if not alike(one, other)]


def former(before: Any, now: T) -> T:  # noqa: ANN401 - a result of any type, or nothing
    """Return a result that was made again; the one of `before` where nobody can tell them apart."""
    return before if alike(before, now) else now


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
        return len(one) == len(other) and alike_parts(one, other)
    if isinstance(one, float) and isinstance(other, float):
        return one.hex() == other.hex()
    return isinstance(one, VALUES) and one == other


def alike_parts(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    """Whether two tuples of one length have parts that are alike."""
    # The most of all inputs are one object: then nothing is asked for each.
    if all(map(is_, one, other)):
        return True
    if PLAIN.issuperset(map(type, one)) and PLAIN.issuperset(map(type, other)):
        return one == other
    return all(
        mine is theirs or alike(mine, theirs) for mine, theirs in zip(one, other, strict=True)
    )
