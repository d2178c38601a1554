"""The cells of one row: what is read of them, and what is said of those that cannot be."""

from __future__ import annotations

import pytest

from mosulmap.model.rows import Name, Place
from mosulmap.project.row_cells import parse_row

PLACE = ["kidal", "Kidal", "town", "P", "", "1.4078", "18.4411", "3000", "GeoNames", "ML", "", ""]


@pytest.mark.parametrize(
    ("column", "cell", "left", "said"),
    [
        ("lat", "18,4411", None, "has a decimal comma"),
        ("geo_uncertainty_m", "wide", None, "is not a number"),
        ("ccodes", "ML", ("ML",), ""),
        ("note", "x" * 200_000, "", "characters, more than"),
    ],
    ids=["a comma", "words", "a sound cell", "a whole page"],
)
def test_a_fault_costs_its_cell(column: str, cell: str, left: object, said: str) -> None:
    """The rest of the row stands, and the problem names the column."""
    header = list(Place.model_fields)
    cells = [cell if name == column else given for name, given in zip(header, PLACE, strict=True)]
    row, problems = parse_row(header, cells, Place)
    assert row is not None
    assert (row.title, getattr(row, column)) == ("Kidal", left)
    assert [problem.column for problem in problems] == [column] * bool(said)
    assert all(said in problem.message for problem in problems)


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        (["kidal", "Kidal", "en"], "has 3 cells, expected 4"),
        (["# checked up to here"], "has 1 cell, expected 4; it is cut off, or a remark and no row"),
        (["", "Kidal", "en", "x"], "is empty; a value is needed here"),
        (["kidal", "“Kidal", " the town”", "x"], "curly quotes hold no cell together"),
    ],
    ids=["a cell too few", "a remark", "no id", "curly quotes"],
)
def test_a_row_that_nobody_can_identify_is_none(cells: list[str], words: str) -> None:
    """And the problem says why."""
    row, [problem] = parse_row(list(Name.model_fields), cells, Name)
    assert row is None
    assert words in problem.message
