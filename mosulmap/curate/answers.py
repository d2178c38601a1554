"""Answers to proposals: each changes one row, if it still is what the curator saw."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import RequestError
from ..model.kept import FORGETFUL, Kept
from ..model.rows import Mention
from ..project.project import Project
from ..project.row_cells import whole_row
from .decide import MENTIONS, save_mentions
from .decisions import Signature

Cells = Mapping[str, str]
"""Cells of a row by column, as they stand in the table."""


@dataclass(frozen=True, slots=True)
class AnsweredRow:
    """What a curator makes of one row: the cells that were seen, and those that are to change."""

    seen: Cells
    changed: Cells


def save_answers(
    folder: Path,
    project: Project,
    answers: Sequence[AnsweredRow],
    signature: Signature,
    kept: Kept = FORGETFUL,
) -> tuple[Mention, ...]:
    """Save all answers to mentions as one decision, or none, and return the rows as they are now.

    `project` is sound; its articles, places and parties say what a row may hold. Tables that nobody
    else has written since they were `kept` are not read again. Raises
    `RequestError` for an unknown column, `DataError` when `check` would refuse a row, and
    `ClashError` when one was changed on disk since it was seen.
    """
    pairs = [change_of(answer) for answer in answers]
    save_mentions(folder, project, pairs, signature, kept)
    return tuple(after for _, after in pairs)


def change_of(answer: AnsweredRow) -> tuple[Mention, Mention]:
    """Return the row that was seen and the row that it is to be.

    Raises `RequestError` for an unknown column, and `DataError` for cells that cannot be read.
    """
    if unknown := sorted({*answer.seen, *answer.changed} - {*Mention.model_fields}):
        raise RequestError(f"a mention has no column {unknown[0]!r}")
    before, after = answer.seen, {**answer.seen, **answer.changed}
    return whole_row(before, Mention, MENTIONS), whole_row(after, Mention, MENTIONS)
