"""The pairs of mentions that cannot both be true, printed for the curator and for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from ..control.conflicts import CLASHES, Conflict
from ..control.quantities import Figure, Measure
from ..control.study import Study
from ..model.rows import Mention
from ..reading.find_place import introduced
from ..terminal import as_json, plain, wrap
from .citations import INDENT, Citations, Json


def format_conflicts(conflicts: Sequence[Conflict], study: Study) -> str:
    """Return the conflicts as text: what clashes, both quotes, their files and mention ids.

    Those that one statement has with several are told together.
    """
    if not conflicts:
        return "No two accepted mentions contradict each other.\n"
    cite = Citations(study)
    lines = [total(conflicts)]
    for (clash, _), group in groupby(conflicts, key=lambda c: (c.clash, c.first.id)):
        alike = list(group)
        place = cite.gazetteer.place[alike[0].first.place_id]
        lines += ["", wrap(f"{introduced(place, cite.gazetteer)}: {CLASHES[clash]}")]
        for mention, figure in sides(alike):
            lines += side_lines(mention, figure, cite)
    return "\n".join(lines) + "\n"


def total(conflicts: Sequence[Conflict]) -> str:
    """Return how many conflicts there are, and about what."""
    figures = sum(conflict.figures is not None for conflict in conflicts)
    pairs = "1 pair of mentions" if len(conflicts) == 1 else f"{len(conflicts):,} pairs of mentions"
    about = f"{len(conflicts) - figures:,} on who held a place, {figures:,} on figures"
    return f"{pairs} cannot both be true: {about}"


def sides(alike: Sequence[Conflict]) -> Iterator[tuple[Mention, Figure | None]]:
    """Yield the statement that several conflicts share, then each that it clashes with."""
    first = alike[0]
    yield first.first, first.figures[0] if first.figures else None
    for conflict in alike:
        yield conflict.second, conflict.figures[1] if conflict.figures else None


def side_lines(mention: Mention, figure: Figure | None, cite: Citations) -> Iterator[str]:
    """Yield what one side says, its quote, its source, its file."""
    said = figure_words(figure, cite) if figure else cite.says(mention)
    yield wrap(said, 2, 2)
    yield from cite.lines(mention)
    yield wrap(f"in seeds/{cite.article(mention).file}", INDENT, 2)


def figure_words(figure: Figure, cite: Citations) -> str:
    """Return a figure with its places by their titles: `150 families from Tal Afar to Mosul`."""
    origin, goal = (
        plain(cite.gazetteer.place[mention.place_id].title) if mention else ""
        for mention in (figure.origin, figure.goal)
    )
    if figure.measure is Measure.DISTANCE:
        return f"{origin}: {figure.words}"
    whence = f" from {origin}" if origin else ""
    return f"{figure.words}{whence}{f' to {goal}' if goal else ''}"


def format_conflicts_json(conflicts: Sequence[Conflict], study: Study) -> str:
    """Return the conflicts as a JSON array, each with both mentions and, if any, their figures."""
    cite = Citations(study)
    return as_json([conflict_entry(conflict, cite) for conflict in conflicts])


def conflict_entry(conflict: Conflict, cite: Citations) -> Json:
    """Return one conflict as a JSON value; `figure` is null where none is at odds."""
    figures = conflict.figures or (None, None)
    return {
        "conflict": conflict.clash.value,
        "why": CLASHES[conflict.clash],
        "place_id": conflict.first.place_id,
        "mentions": [
            {**cite.entry(mention), "figure": figure_words(figure, cite) if figure else None}
            for mention, figure in zip((conflict.first, conflict.second), figures, strict=True)
        ],
    }
