"""Texts: what nobody sees in them, and what a spreadsheet would calculate."""

from __future__ import annotations

import pytest

from mosulmap.project.cell_texts import text_problem


@pytest.mark.parametrize(
    ("cell", "joined", "mended"),
    [
        ("Tal\u00a0Afar", False, "Tal Afar"),
        ("Mo\u200bsul", False, "Mosul"),
        ("“Mosul”", False, "Mosul"),
        # A joiner inside a word is Persian spelling, and a stray letter in English.
        ("می\u200cرود", True, None),
        ("Mo\u200csul", False, "Mosul"),
        ("“Mosul” and “Erbil”", False, None),
        ("=1+1", False, ""),
        ("-see", False, ""),
        ("-3 to 5", False, None),
        ("Mosul", False, None),
    ],
)
def test_what_happens_to_texts(cell: str, joined: bool, mended: str | None) -> None:  # noqa: FBT001 - a column of the table
    """Invisible characters and quotation marks go; a formula is told of."""
    problem = text_problem(cell, joined=joined)
    assert (problem and problem.meant) == mended
