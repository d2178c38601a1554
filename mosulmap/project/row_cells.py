"""The cells of one row: a typed row, and what is wrong with each, in a curator's words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ..errors import DataError, Problem
from ..model.rows import Row
from .cell_marks import Finder
from .cell_numbers import OTHER_AXIS, other_axis
from .cell_problems import FINDERS
from .csv_file import LONGEST
from .near_words import did_you_mean, twin
from .stand_ins import stand_in

R = TypeVar("R", bound=Row)

NUL = "holds a NUL character, which no text has; delete it"


def parse_row(
    header: Sequence[str], cells: Sequence[str], model: type[R]
) -> tuple[R | None, list[Problem]]:
    """Return the row that `cells`, without blanks around them, make, and what is wrong with it.

    A fault costs its cell, which then holds what `stand_in` says; the row is None where a cell is
    faulty that identifies it. The problems name their columns, not the file and line, which are
    not known here.
    """
    if len(cells) != len(header):
        return None, [miscounted(header, cells)]
    if torn := curly_cell(header, cells):
        return None, [torn]
    problems: list[Problem] = []
    whole = "".join(cells)
    if "\0" in whole:
        pairs = zip(header, cells, strict=True)
        problems = [Problem.of_cell(column, NUL) for column, cell in pairs if "\0" in cell]
        cells = [cell.replace("\0", "").strip() for cell in cells]
    long = overlong(header, cells) if len(whole) > LONGEST else []
    problems += long
    cells = [cell if len(cell) <= LONGEST else "" for cell in cells] if long else cells
    filled = {column: cell for column, cell in zip(header, cells, strict=True) if cell}
    problems += (found := list(cell_problems(filled, model)))
    try:
        row = model.model_validate_strings(filled)
    except ValidationError as error:
        # What a spreadsheet did to a cell says more than that the cell cannot be read.
        known = {problem.column for problem in (*found, *long)}
        explained = (explain(detail) for detail in error.errors())
        problems += [problem for problem in explained if problem.column not in known]
    else:
        if not problems:
            return row, []
    return without_cells(filled, {problem.column for problem in problems}, model), problems


def whole_row(cells: Mapping[str, str], model: type[R], path: str) -> R:
    """Return the row that cells by column make, none of them faulty.

    Raises `DataError` with every fault, told of the file at `path`.
    """
    row, problems = parse_row(list(cells), list(cells.values()), model)
    if row is None or problems:
        raise DataError([problem.at(path, 0) for problem in problems])
    return row


def overlong(header: Sequence[str], cells: Sequence[str]) -> list[Problem]:
    """Return a problem for each cell that is too long to be one, such as a pasted text."""
    return [
        Problem.of_cell(column, f"has {len(cell):,} characters, more than {LONGEST:,}; shorten it")
        for column, cell in zip(header, cells, strict=True)
        if len(cell) > LONGEST
    ]


def without_cells(filled: dict[str, str], faulty: set[str], model: type[R]) -> R | None:
    """Return the row of the `filled` cells that are not `faulty`, None where it cannot be made."""
    if faulty & model.identifying:
        return None
    sound = {column: cell for column, cell in filled.items() if column not in faulty}
    stands = {column: stand_in(model, column, sound) for column in faulty}
    try:
        return model.model_validate_strings(sound | {c: cell for c, cell in stands.items() if cell})
    except ValidationError:
        return None


def cell_problems(filled: dict[str, str], model: type[Row]) -> Iterator[Problem]:
    """Yield what spreadsheets and keyboards did to the cells of a row, by column."""
    for column, find in finders_of(model):
        cell = filled.get(column, "")
        if not cell:
            continue
        axis = other_axis(column, cell) if column in OTHER_AXIS else None
        if problem := axis or find(cell):
            yield problem.in_column(column, cell)


@cache
def finders_of(model: type[Row]) -> tuple[tuple[str, Finder], ...]:
    """Return the columns of a table whose cells have a rule of their own, and what applies it."""
    kinds = ((column, model.kind(column)) for column in model.model_fields)
    return tuple((column, FINDERS[kind]) for column, kind in kinds if kind in FINDERS)


CURLY = frozenset("“”„")
"""Quotes with which a cell may begin that a word processor wrote."""


def curly_cell(header: Sequence[str], cells: Sequence[str]) -> Problem | None:
    """Return the problem of a cell that curly quotes were to hold together, and did not.

    It begins with one that nothing closes before the comma; a later cell ends with one.
    """
    if CURLY.isdisjoint([cell[:1] for cell in cells]):
        return None
    for at, (column, cell) in enumerate(zip(header, cells, strict=True)):
        opened = cell[:1] in CURLY and CURLY.isdisjoint(cell[1:])
        if opened and any(later.endswith(("“", "”")) for later in cells[at + 1 :]):
            message = "curly quotes hold no cell together, write straight ones"
            return Problem.of_cell(column, f"is cut at a comma: {message}", value=cell)
    return None


def miscounted(header: Sequence[str], cells: Sequence[str]) -> Problem:
    """Return the problem of a record with too few or too many cells."""
    message = f"has {len(cells)} cell{'s' * (len(cells) != 1)}, expected {len(header)}"
    if len(cells) == 1:
        words = "it is cut off, or a remark and no row; write it whole, or delete the line"
        return Problem.of_cell("", f"{message}; {words}")
    if "\0" in "".join(cells):
        return Problem.of_cell("", f"{message}, and {NUL}")
    if len(cells) > len(header) and any(cell[:1] in "“”„«" for cell in cells if cell):
        return Problem.of_cell(
            "", f"{message}; curly quotes hold no cell together, write straight ones"
        )
    return Problem.of_cell(
        "", f"{message}; a comma inside a cell needs double quotes around the cell"
    )


MESSAGES = {
    "value_error": "{error}",
    "enum": "is none of {expected}",
    "float_parsing": "is not a number",
    "finite_number": "is not a number",
    "int_parsing": "is not a whole number",
    "greater_than": "must be more than {gt:g}",
    "greater_than_equal": "must be at least {ge:g}",
    "less_than_equal": "must be at most {le:g}",
    "string_pattern_mismatch": "does not have the form {pattern}",
}
"""A curator's words for pydantic's kinds of error, with its limits to be filled in."""

NO_POINT = 4
"""Digits without a decimal point from which on one seems to be lost."""


def explain(detail: ErrorDetails) -> Problem:
    """Put one pydantic error into a curator's words: the value, and what was expected."""
    column, value = str(detail["loc"][0]), str(detail["input"])
    if detail["type"] == "missing":
        return Problem.of_cell(column, "is empty; a value is needed here")
    words = MESSAGES.get(detail["type"], "cannot be read here").format(**detail.get("ctx", {}))
    if detail["type"] == "enum":
        return choice_problem(column, value, words, detail["ctx"]["expected"])
    if detail["type"] in ("less_than_equal", "greater_than_equal"):
        lost = "." not in value and len(value.strip("-")) >= NO_POINT
        words += "; its decimal point seems to be lost" if lost else ""
    return Problem.of_cell(column, f"'{value}' {words}", value=value)


def choice_problem(column: str, value: str, words: str, expected: str) -> Problem:
    """Return the problem of a word that is none of a list, with the one that was meant."""
    choices = expected.replace(" or ", ", ").replace("'", "").split(", ")
    meant = twin(value, choices)
    hint = f"; write {meant}" if meant else did_you_mean(value, choices)
    return Problem.of_cell(column, f"'{value}' {words}{hint}", meant, value)
