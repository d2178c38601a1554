"""Colours and shapes for parties that have none, which every eye can tell apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..geo.colour_vision import difference
from ..geo.palette import Colour
from ..model.rows import Actor
from ..project.stand_ins import MARKS, free_mark

OFFERED = (
    Colour("#3388ee", "#0088ee"),
    Colour("#770000", "#ff9966"),
    Colour("#9977aa", "#eeccff"),
    Colour("#662233", "#dd5566"),
    Colour("#aa7700", "#888800"),
    Colour("#442255", "#bb66aa"),
    Colour("#cc5555", "#ffbbaa"),
    Colour("#004499", "#aaaaff"),
)
"""Colours on light and on dark ground, those farthest apart first.

Of some 1,300 colours that stand out from the ground of their theme and from its greys, eight whose
least difference to each other is as large as a search could make it: with full sight of colours
and without one kind of cone.
"""

Mark = tuple[tuple[str, ...], str]
"""The cells `color` and `pattern` of a party."""


def offer_marks(actors: Iterable[Actor]) -> dict[str, Mark]:
    """Return a mark for each party without a shape, by its id; a party that has one keeps it.

    A colour is offered that lies farthest from those that others have, then the shape that fewest
    have: two parties share a colour only where all are taken, and never colour and shape. The same
    parties get the same marks.
    """
    rows = list(actors)
    taken = [(actor.color, actor.pattern) for actor in rows if actor.pattern]
    offered: dict[str, Mark] = {}
    for actor in rows:
        if not actor.pattern:
            mark = next_mark(actor, taken)
            taken.append(mark)
            offered[actor.id] = mark
    return offered


def next_mark(actor: Actor, taken: Sequence[Mark]) -> Mark:
    """Return the mark for one more party: with its own colours, where it has them already."""
    colours = actor.color if len(actor.color) == len(Colour._fields) else free_colours(taken)
    alike = [shape for used, shape in taken if used == colours]
    shapes = [shape for shape in MARKS if shape not in alike]
    free = free_mark(shape for _, shape in taken)
    if free in alike and shapes:
        free = min(shapes, key=[shape for _, shape in taken].count)
    return tuple(colours), free


def free_colours(taken: Sequence[Mark]) -> Colour:
    """Return the offered colours that fewest have, of these those that differ most from others'."""
    used = [colours for colours, _ in taken if len(colours) == len(Colour._fields)]
    return max(
        OFFERED,
        key=lambda pair: (
            -used.count(tuple(pair)),
            min((difference_of(pair, other) for other in used), default=0.0),
            -OFFERED.index(pair),
        ),
    )


def difference_of(one: Sequence[str], other: Sequence[str]) -> float:
    """Return the difference of two pairs of colours, on the ground where they differ less."""
    return min(difference(a, b) for a, b in zip(one, other, strict=True))
