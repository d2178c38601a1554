"""The first row of a table, which names its columns: what is missing, unknown, or not a header."""

from __future__ import annotations

from collections.abc import Sequence

from ..errors import Problem
from ..model.rows import Row
from .csv_file import Record
from .near_words import did_you_mean, twin


def columns_of(header: Record) -> list[str]:
    """Return the names in a header, without the nameless columns at its end."""
    names = [cell.strip() for cell in header.cells]
    while names and not names[-1]:
        names.pop()
    return names


def has_columns(header: Sequence[str], model: type[Row]) -> bool:
    """Whether a header names every column of `model` once, but for those that were added later."""
    names, expected = set(header), set(model.model_fields)
    return len(names) == len(header) and expected - model.added <= names <= expected


def odd_header(header: Sequence[str], body: Sequence[Record], expected: Sequence[str]) -> str:
    """Say what stands in the place of the header."""
    words = f"is not a header; the first line names the columns: {','.join(expected)}"
    below = (r.line for r in body if len(set(columns_of(r)) & set(expected)) > len(expected) // 2)
    if line := next(below, 0):
        return f"{words}; they stand on line {line}: delete the lines above it"
    only = header[0] if len(header) == 1 else ""
    if set(only.split(",")) & set(expected):
        return f"{words}; here double quotes stand around each line: delete those"
    mark = next((mark for mark in "|\t:^ " if set(only.split(mark)) & set(expected)), "")
    return f"{words}; here '{mark}' divides the cells, write commas" if mark else words


def header_problems(
    header: list[str], record: Record, body: Sequence[Record], path: str, model: type[Row]
) -> list[Problem]:
    """Say which columns of `model` are missing, unknown or doubled in `header`, above a `body`."""
    expected = list(model.model_fields)
    if not any(twin(name, expected) for name in header):
        message = odd_header(header, body, expected)
        return [Problem(path, record.line, "", message, row=record.row)]
    missing = [column for column in expected if column not in header]
    unknown: list[Problem] = []
    for name in dict.fromkeys(name for name in header if name not in expected):
        message, meant = unknown_column(name, missing, expected)
        mend = ((name, meant),) if meant and twin(name, missing) == meant else ()
        if meant:
            missing.remove(meant)
        unknown.append(Problem(path, record.line, "", message, name, record.row, mend=mend))
    needed = [column for column in missing if column not in model.added]
    messages = [f"column {column!r} is missing" for column in needed]
    messages += [
        f"column {column!r} stands twice"
        for column in sorted({column for column in header if header.count(column) > 1})
    ]
    return [Problem(path, record.line, "", m, row=record.row) for m in messages] + unknown


def unknown_column(name: str, missing: list[str], expected: list[str]) -> tuple[str, str]:
    """Say that a column is unknown, and which of the `missing` ones is meant, empty if none."""
    if not name:
        return "a column has no name but others follow it; delete it", ""
    if meant := twin(name, missing):
        return f"column {name!r} is unknown; write {meant}", meant
    if hint := did_you_mean(name, missing):
        return f"column {name!r} is unknown{hint}", hint.split("'")[1]
    return f"column {name!r} is unknown; the columns are {', '.join(expected)}", ""
