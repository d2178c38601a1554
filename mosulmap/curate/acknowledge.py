"""Warnings that a curator decides: written down with the reason, and not told again."""

from __future__ import annotations

from pathlib import Path

from ..check.acknowledged import warning_key, without_acknowledged
from ..check.problems import find_everything, find_problems
from ..errors import DataError, Problem, RequestError, Severity
from ..files import write_content
from ..model.rows import ACKNOWLEDGED, Acknowledgement
from ..project.lock import locked
from ..project.project import read_project
from ..project.table import format_table


def acknowledge(folder: Path, places: list[str], why: str) -> str:
    """Write the warnings at `places` into the project's acknowledgements; return what was done.

    A place is a file with a line, `gazetteer/places.csv:14`, a file alone, the name of a rule, or
    `all`. No other command writes meanwhile. Raises `RequestError` without a reason and where no
    warning is, `DataError` when the acknowledgements have a row that cannot be read, which would be
    lost, and `OutputError` when they cannot be written or locked.
    """
    if not why.strip():
        raise RequestError("--acknowledge needs --why WORDS: why the rows are right as they are")
    with locked(folder):
        return write_acknowledgements(folder, places, why.strip())


def write_acknowledgements(folder: Path, places: list[str], why: str) -> str:
    """Write what `acknowledge` writes, under its lock, and return what was done.

    Raises `RequestError` and `DataError` as `acknowledge` does.
    """
    project = read_project(folder)
    if project.acknowledged.problems:
        raise DataError(project.acknowledged.problems)
    found = find_everything(project, find_problems(project))
    doubts = [problem for problem in found if problem.severity is Severity.WARNING]
    named = [warning for warning in without_acknowledged(doubts, project) if warning.rule]
    chosen = [warning for warning in named if any(stands_at(warning, place) for place in places)]
    for place in places:
        if not any(stands_at(warning, place) for warning in named):
            known = ", ".join(sorted({f"{w.path}:{w.line}" if w.line else w.path for w in named}))
            raise RequestError(f"no warning is at '{place}'; there are: {known or 'none'}")
    keys = dict.fromkeys(warning_key(warning, project) for warning in chosen)
    rows = [Acknowledgement(**key._asdict(), why=why) for key in keys]
    table = format_table([*project.acknowledged.rows, *rows], Acknowledgement)
    write_content(folder / ACKNOWLEDGED, table.encode(), "close the program that has it open")
    number = f"{len(rows)} warning{'s' * (len(rows) != 1)}"
    return f"Acknowledged {number} in {ACKNOWLEDGED}"


def stands_at(warning: Problem, place: str) -> bool:
    """Whether a warning is at the place that a curator names."""
    return place in ("all", warning.rule, warning.path, f"{warning.path}:{warning.line}")
