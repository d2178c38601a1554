"""The pairs of mentions that cannot both be true, printed for the curator and for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from ..control.conflicts import CLASHES, Conflict
from ..control.quantities import Measure, Quantity
from ..control.study import Study
from ..model.rows import Mention
from ..reading.find_place import introduced
from ..terminal import as_json, plain, wrap
from .citations import INDENT, Citations, Json


def format_conflicts(conflicts: Sequence[Conflict], study: Study) -> str:
    """Return the conflicts as text: what clashes, both quotes, their files and mention ids.

    Where one statement clashes with several others, it is printed once with all of them.
    """
    if not conflicts:
        return "No two accepted mentions contradict each other.\n"
    cite = Citations(study)
    lines = [total(conflicts)]
    for (clash, _), group in groupby(conflicts, key=lambda c: (c.clash, c.first.id)):
        alike = list(group)
        place = cite.gazetteer.place[alike[0].first.place_id]
        lines += ["", wrap(f"{introduced(place, cite.gazetteer)}: {CLASHES[clash]}")]
        for mention, quantity in sides(alike):
            lines += side_lines(mention, quantity, cite)
    return "\n".join(lines) + "\n"


def total(conflicts: Sequence[Conflict]) -> str:
    """Return how many conflicts there are, and about what."""
    quantities = sum(conflict.quantities is not None for conflict in conflicts)
    pairs = "1 pair of mentions" if len(conflicts) == 1 else f"{len(conflicts):,} pairs of mentions"
    about = f"{len(conflicts) - quantities:,} on who held a place, {quantities:,} on figures"
    return f"{pairs} cannot both be true: {about}"


def sides(alike: Sequence[Conflict]) -> Iterator[tuple[Mention, Quantity | None]]:
    """Yield the statement that several conflicts share, then each that it clashes with."""
    first = alike[0]
    yield first.first, first.quantities[0] if first.quantities else None
    for conflict in alike:
        yield conflict.second, conflict.quantities[1] if conflict.quantities else None


def side_lines(mention: Mention, quantity: Quantity | None, cite: Citations) -> Iterator[str]:
    """Yield what one side says, its quote, its source, its file."""
    said = quantity_words(quantity, cite) if quantity else cite.says(mention)
    yield wrap(said, 2, 2)
    yield from cite.lines(mention)
    yield wrap(f"in seeds/{cite.article(mention).file}", INDENT, 2)


def quantity_words(quantity: Quantity, cite: Citations) -> str:
    """Return a quantity with its places by their titles: `150 families from Tal Afar to Mosul`."""
    origin, goal = (
        plain(cite.gazetteer.place[mention.place_id].title) if mention else ""
        for mention in (quantity.origin, quantity.goal)
    )
    if quantity.measure is Measure.DISTANCE:
        return f"{origin}: {quantity.words}"
    start = f" from {origin}" if origin else ""
    return f"{quantity.words}{start}{f' to {goal}' if goal else ''}"


def format_conflicts_json(conflicts: Sequence[Conflict], study: Study) -> str:
    """Return the conflicts as a JSON array, each with both mentions and any quantities."""
    cite = Citations(study)
    return as_json([conflict_entry(conflict, cite) for conflict in conflicts])


def conflict_entry(conflict: Conflict, cite: Citations) -> Json:
    """Return one conflict as a JSON value; `figure` is null where none is at odds."""
    quantities = conflict.quantities or (None, None)
    return {
        "conflict": conflict.clash.value,
        "why": CLASHES[conflict.clash],
        "place_id": conflict.first.place_id,
        "mentions": [
            {**cite.entry(mention), "figure": quantity_words(quantity, cite) if quantity else None}
            for mention, quantity in zip((conflict.first, conflict.second), quantities, strict=True)
        ],
    }
