"""Decides named mentions at once: accepted, rejected or deferred, all of them or none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import DataError, Problem, RequestError
from ..model.kept import FORGETFUL, Kept
from ..model.rows import Mention, Review
from ..project.lock import locked
from ..project.project import Project, read_project
from ..project.table import Table, read_table
from ..project.table_edit import RowChange, find_row
from .decisions import Signature, make_decision
from .sound_rows import find_faults, find_faults_of, format_remarks, sound_for_review

MENTIONS = "seeds/mentions.csv"


@dataclass(frozen=True, slots=True)
class ReviewCounts:
    """How many proposals were accepted, rejected and left."""

    accepted: int
    rejected: int
    left: int

    def __str__(self) -> str:
        return f"{self.accepted} accepted, {self.rejected} rejected, {self.left} left"


def decide(
    folder: Path, accept: Sequence[str], reject: Sequence[str], signature: Signature
) -> tuple[ReviewCounts, list[str]]:
    """Set the status of the named mentions, of all or of none, and save them.

    With the counts come remarks on what is faulty elsewhere in the project. Raises `RequestError`
    for ids that no mention has or that are both accepted and rejected, and `DataError` when a named
    mention is faulty, or would be with its new status.
    """
    if both := sorted({*accept} & {*reject}):
        raise RequestError(f"{quoted(both)}: accepted and rejected at once; name it once")
    wanted = dict.fromkeys(accept, Review.ACCEPTED) | dict.fromkeys(reject, Review.REJECTED)
    with locked(folder):
        project = read_project(folder)
        sound, problems = sound_for_review(project)
        changes = decisions(project, sound, problems, wanted)
        make_decision(folder, {MENTIONS: changes}, signature)
    counts = ReviewCounts(len({*accept}), len({*reject}), count_waiting(folder))
    return counts, format_remarks(project, problems)


Pairs = Sequence[tuple[Mention, Mention]]
"""Mentions as somebody saw them, each with what it is to be."""


def save_mentions(
    folder: Path, sound: Project, pairs: Pairs, signature: Signature, kept: Kept = FORGETFUL
) -> None:
    """Write changed mentions as one decision, all of them or none.

    `sound` is what is sound of the project as it was read last; tables that nobody else has written
    since they were `kept` are not read again. Raises `DataError` with what `check` would say of a
    mention, and `ClashError` when one is no longer what was seen.
    """
    if faults := faults_of_pairs(folder, sound, pairs, kept):
        raise DataError([problem.at(MENTIONS, 0) for problem in faults])
    write_pairs(folder, pairs, signature, kept)


def write_pairs(folder: Path, pairs: Pairs, signature: Signature, kept: Kept) -> None:
    """Write changed mentions that are known to be sound. Raises what `make_decision` raises."""
    changes = [RowChange(before, after) for before, after in pairs]
    make_decision(folder, {MENTIONS: changes}, signature, kept=kept)


def faults_of_pairs(folder: Path, sound: Project, pairs: Pairs, kept: Kept) -> list[Problem]:
    """Return what `check` would say of changed mentions, and of an id that another one has."""
    found = find_faults_of([after for _, after in pairs], sound)
    faults = [problem for of_one in found for problem in of_one]
    for before, after in pairs:
        if after.id != before.id and find_row(folder, MENTIONS, (after.id,), kept):
            faults.append(Problem.of_cell("id", f"'{after.id}' is the id of another mention"))
    return faults


def decisions(
    project: Project, sound: Project, problems: Iterable[Problem], wanted: Mapping[str, Review]
) -> list[RowChange]:
    """Return the changes that give mentions the `wanted` status, by id.

    Raises `RequestError` for unknown ids, and `DataError` for faulty mentions.
    """
    table = project.mentions
    lines = {row.id: line for row, line in zip(table.rows, table.lines, strict=True)}
    if unknown := [key for key in wanted if key not in lines and key not in table.unread]:
        ids = f"id{'s' * (len(unknown) > 1)} {quoted(unknown)}"
        raise RequestError(f"no mention has the {ids}; the ids stand in {MENTIONS}")
    if doubled := list(find_doubled(table, wanted)):
        raise DataError(doubled)
    named = {lines[key] for key in wanted if key in lines}
    faults = [p for p in problems if p.path == MENTIONS and p.line in named]
    rows = {row.id: row for row in sound.mentions.rows}
    changes = [
        RowChange(rows[key], rows[key].model_copy(update={"status": status}))
        for key, status in wanted.items()
        if key in rows
    ]
    for change in changes:
        if isinstance(change.after, Mention):
            line = lines[change.after.id]
            faults += [p.at(MENTIONS, line) for p in find_faults(change.after, sound)]
    lost = [key for key in wanted if key not in rows]
    if faults or lost:
        faults += [] if faults else [hidden(key, lines.get(key, 0)) for key in lost]
        raise DataError(faults)
    return changes


def find_doubled(table: Table[Mention], wanted: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for each `wanted` id that more rows than one have: nobody knows which."""
    for key in wanted:
        at = [index for index, row in enumerate(table.rows) if row.id == key]
        if len(at) < 2:  # noqa: PLR2004 - one row is the one that is meant
            continue
        lines = " and ".join(str(table.lines[index]) for index in at)
        alike = all(table.rows[index] == table.rows[at[0]] for index in at)
        other = "" if alike else f", or, if they say different things, give one the id {key}.2"
        message = (
            f"'{key}' stands on lines {lines}, so that it is not certain which row is meant; "
            f"delete all but one{other}"
        )
        yield table.problem(at[0], "id", message)


def hidden(mention_id: str, line: int) -> Problem:
    """Return the problem of a mention that is left out for a fault elsewhere."""
    message = f"'{mention_id}' has a fault, or its article, place or party has; run mosulmap check"
    return Problem(MENTIONS, line, "id", message)


def quoted(words: Iterable[str]) -> str:
    """Return words in quotation marks, with commas between."""
    return ", ".join(f"'{word}'" for word in words)


def read_mentions(folder: Path) -> Table[Mention]:
    """Return the mentions as they are on disk now."""
    return read_table(folder, MENTIONS, Mention)


def count_waiting(folder: Path) -> int:
    """Return how many mentions nobody has accepted or rejected."""
    return sum(row.status.waits for row in read_mentions(folder).rows)
