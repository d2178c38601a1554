"""Recognises what spreadsheets and keyboards do to a cell, and finds the value that was meant.

Every function here is about one cell alone. It returns a `Problem` without a place, which says in a
curator's words what happened to the cell and has the value that it should have, where only one can
be meant. None stands for a cell in which there is nothing to find.
"""

from __future__ import annotations

from ..errors import Problem
from ..model.rows import Kind
from .cell_days import day_problem, event_date_problem, month_problem
from .cell_marks import Finder
from .cell_numbers import degrees_problem, metres_problem, whole_problem
from .cell_words import address_problem, colours_problem, hash_problem, id_problem, language_problem


def find_cell_problem(kind: Kind, cell: str) -> Problem | None:
    """Return the problem of a filled cell of a column of this `kind`; None where it has none.

    Cells of verbatim columns are as their article prints them, whatever that is.
    """
    finder = FINDERS.get(kind)
    return finder(cell) if finder else None


FINDERS: dict[Kind, Finder] = {
    Kind.ID: id_problem,
    Kind.DEGREES: degrees_problem,
    Kind.METRES: metres_problem,
    Kind.WHOLE: whole_problem,
    Kind.DAY: day_problem,
    Kind.EVENT_DATE: event_date_problem,
    Kind.MONTH: month_problem,
    Kind.LANGUAGE: language_problem,
    Kind.HASH: hash_problem,
    Kind.COLOURS: colours_problem,
    Kind.ADDRESS: address_problem,
}
