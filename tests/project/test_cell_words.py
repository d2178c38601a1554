"""Ids, colours and addresses as they are mistyped."""

from __future__ import annotations

import pytest

from mosulmap.model.rows import Kind
from mosulmap.project.cell_problems import find_cell_problem


@pytest.mark.parametrize(
    ("kind", "cell", "meant"),
    [
        (Kind.COLOURS, "#1873c0ff;#6aa3e0ff", "#1873c0;#6aa3e0"),
        (Kind.COLOURS, "#18C;#FFF", "#1188cc;#ffffff"),
        (Kind.COLOURS, "1873c0,6aa3e0", "#1873c0;#6aa3e0"),
        (Kind.ADDRESS, "https://example.org/a b", ""),
        (Kind.ADDRESS, "http:/example.org", "http://example.org"),
        (Kind.ID, "2016٫0", "2016"),
    ],
)
def test_a_word_as_people_write_it(kind: Kind, cell: str, meant: str) -> None:
    """The value that is meant where only one can be; else words, and no regular expression."""
    found = find_cell_problem(kind, cell)
    assert found is not None
    assert found.meant == meant
    assert "^" not in found.message
    assert not meant or find_cell_problem(kind, meant) is None
