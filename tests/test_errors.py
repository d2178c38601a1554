"""Problems and errors: one line each that a person can click and act on."""

from __future__ import annotations

import pytest

from mosulmap.errors import DataError, MosulmapError, OutputError, Problem, RequestError


@pytest.mark.parametrize(
    ("problem", "line"),
    [
        (Problem("a.csv", 3, "lat", "is wrong"), "a.csv:3: lat: is wrong"),
        (Problem("a.csv", 3, "", "has 2 cells"), "a.csv:3: has 2 cells"),
        (Problem("a.csv", 0, "", "cannot be read"), "a.csv: cannot be read"),
    ],
)
def test_a_problem_is_one_line_that_begins_with_its_place(problem: Problem, line: str) -> None:
    """A problem names file, line and column, as far as it has them, and then the fault."""
    assert str(problem) == line


def test_a_data_error_lists_its_problems_by_file_and_line() -> None:
    """The problems of a data error come sorted, lines as numbers, each on a line of its own."""
    problems = [Problem("b.csv", 2, "", "x"), Problem("a.csv", 10, "", "y")]
    error = DataError([*problems, Problem("a.csv", 9, "", "z")])
    assert str(error) == "a.csv:9: z\na.csv:10: y\nb.csv:2: x"


@pytest.mark.parametrize(
    ("error", "code"),
    [(DataError([]), 1), (RequestError("no"), 2), (OutputError("no"), 1)],
)
def test_every_error_of_ours_has_its_exit_code(error: MosulmapError, code: int) -> None:
    """Wrong data and files end with 1, a wrong command line with 2."""
    assert error.exit_code == code
