"""What a cell holds while the curator has not mended it: a fault costs its cell, not its row.

A stand-in never says more than the row did: where no value is the honest answer, there is none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ..model.rows import Actor, Article, Assertion, Background, Mention, Name, Place, Row

Cells = Mapping[str, str]

STAND_INS: dict[type[Row], dict[str, Callable[[Cells], str]]] = {
    Place: {
        "title": lambda cells: cells.get("id", ""),
        "type": lambda _: "place",
        "fclass": lambda _: "P",  # a point: no other class claims less ground
    },
    Name: {"lang": lambda _: "und"},  # BCP 47: a language that is not determined
    Actor: {"title": lambda cells: cells.get("id", "")},
    Background: {"source": lambda _: "not known"},
    Article: {
        "title": lambda cells: cells.get("id", ""),
        "sha256": lambda _: "0" * 64,
    },
    Mention: {
        # What a curator may only have judged so is not shown as stated.
        "assertion": lambda cells: Assertion.IMPLIED if cells.get("control") else Assertion.STATED,
    },
}
"""By table, the columns that cannot be empty, and what stands in for a faulty cell."""

MARKS = ("circle", "square", "triangle-up", "triangle-down", "bow-tie", "dome")
"""Shapes that the page can draw for an actor."""

COLOURS = (
    ("#5b6670", "#a9b4be"),
    ("#7a5c00", "#d9b648"),
    ("#00695c", "#5fc4b4"),
    ("#6a3d9a", "#c3a5e0"),
    ("#8a4b2a", "#e0a887"),
)
"""Colours, on light and on dark ground, for parties whose own cannot be read."""


def stand_in(model: type[Row], column: str, cells: Cells) -> str:
    """Return what stands in a faulty cell of a row with the sound `cells`; mostly nothing."""
    rule = STAND_INS.get(model, {}).get(column)
    return rule(cells) if rule else ""


def free_mark(taken: Iterable[str]) -> str:
    """Return the shape that stands for a missing one: the first that is not `taken`."""
    used = list(taken)
    return min(MARKS, key=lambda mark: (used.count(mark), MARKS.index(mark)))


def free_colours(taken: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the two colours that stand for missing ones: the first that are not `taken`."""
    used = list(taken)
    return min(COLOURS, key=lambda pair: (used.count(pair), COLOURS.index(pair)))


def both_grounds(colours: tuple[str, ...]) -> tuple[str, ...]:
    """Return a colour without its second half with one: half way to white, on dark ground."""
    parts = [int(colours[0][at : at + 2], 16) for at in (1, 3, 5)]
    return colours[0], "#" + "".join(f"{(part + 255) // 2:02x}" for part in parts)
