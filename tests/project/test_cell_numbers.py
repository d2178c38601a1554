"""Degrees and metres in other forms than plain decimals."""

from __future__ import annotations

import pytest

from mosulmap.model.rows import Kind
from mosulmap.project.cell_problems import find_cell_problem


@pytest.mark.parametrize(
    ("kind", "cell", "meant"),
    [
        (Kind.DEGREES, "31 12 20 N", "31.205556"),
        (Kind.DEGREES, "N 31°12'20\"", "31.205556"),
        (Kind.DEGREES, "31° 12' 20.5'' S", "-31.205694"),
        (Kind.DEGREES, "31°12.5′", "31.208333"),
        (Kind.DEGREES, "31,2055°", "31.2055"),
        (Kind.DEGREES, "\u221215.9514", "-15.9514"),
        (Kind.DEGREES, "\u201315.9514", "-15.9514"),
        (Kind.DEGREES, "4_3.2", ""),
        (Kind.METRES, "6_00", ""),
        (Kind.WHOLE, "1_07", ""),
        (Kind.METRES, "1000 km", "1000000"),
        (Kind.METRES, "1234567 m", "1234567"),
        (Kind.METRES, "0,5km", "500"),
        (Kind.METRES, "1,500 m", ""),
    ],
)
def test_a_number_as_people_write_it(kind: Kind, cell: str, meant: str) -> None:
    """The value that is meant where only one can be; else words, and no regular expression."""
    found = find_cell_problem(kind, cell)
    assert found is not None
    assert found.meant == meant
    assert "^" not in found.message
    assert not meant or find_cell_problem(kind, meant) is None
