"""Rows as a page sends them: cells by column, made into rows of their tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from ..errors import RequestError
from ..model.rows import TABLES, Row
from ..project.row_cells import whole_row
from .row_actions import cells_in
from .workspace import Values

R = TypeVar("R", bound=Row)

PATH_OF = {row: path for path, row in TABLES.items()}
"""The path of each table by what its rows are."""


def rows_sent(values: Values, name: str) -> list[dict[str, str]]:
    """Return the rows that a page sent under a name. Raises `RequestError` where they are none."""
    rows = values.get(name, [])
    if not isinstance(rows, list):
        raise RequestError(f"`{name}` is no list of rows")
    return [cells_in({"row": row}, "row") for row in rows]


def row_of(model: type[R], cells: Mapping[str, str]) -> R:
    """Return the row that some cells make; columns that are not sent are empty.

    Raises `RequestError` for an unknown column, and `DataError` for cells that make no row.
    """
    path = PATH_OF[model]
    if unknown := sorted(cells.keys() - model.model_fields.keys()):
        raise RequestError(f"{path} has no column '{unknown[0]}'")
    given = {column: cell for column, cell in cells.items() if cell}
    return whole_row(given, model, path)
