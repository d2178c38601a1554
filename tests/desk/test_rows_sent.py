"""Rows as a page sends them become rows of their tables, or are refused in words."""

from __future__ import annotations

from typing import Any

import pytest

from mosulmap.desk.rows_sent import row_of, rows_sent
from mosulmap.errors import DataError, RequestError
from mosulmap.model.rows import Name

CELLS = {"place_id": "karama", "toponym": "Karama", "lang": "en"}


def test_cells_become_a_row() -> None:
    """Columns that are not sent, and empty ones, are empty."""
    assert row_of(Name, CELLS | {"source": ""}) == Name(**CELLS, source="")


def test_cells_that_are_no_row_are_refused_with_their_column() -> None:
    """A language that is none, and a column that no table has."""
    with pytest.raises(DataError) as refused:
        row_of(Name, CELLS | {"lang": "English"})
    assert refused.value.problems[0].column == "lang"
    with pytest.raises(RequestError, match="colour"):
        row_of(Name, CELLS | {"colour": "red"})


@pytest.mark.parametrize("sent", ["Karama", {"toponym": "Karama"}, [["Karama"]], [{"toponym": 1}]])
def test_rows_are_a_list_of_cells(sent: Any) -> None:
    """Anything else is refused; nothing sent is no row."""
    with pytest.raises(RequestError):
        rows_sent({"names": sent}, "names")
    assert rows_sent({}, "names") == []
    assert rows_sent({"names": [CELLS]}, "names") == [CELLS]
