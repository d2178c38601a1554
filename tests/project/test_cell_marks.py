"""What every kind of cell is looked at for."""

from __future__ import annotations

import pytest

from mosulmap.project.cell_marks import cleaned, formula, wrapping


@pytest.mark.parametrize(
    ("cell", "clean", "words"),
    [
        ("\u200fgao", "gao", "invisible character (U+200F)"),
        ("Tal\u00a0Afar", "Tal Afar", "none of the keyboard's (U+00A0)"),
        ("١٧", "17", "digits of another script"),
        ("“gao”", "gao", "quotation marks"),
        ("gao", "gao", ""),
    ],
)
def test_a_cell_is_cleaned_and_the_reason_is_said(cell: str, clean: str, words: str) -> None:
    """What nobody sees goes, digits become those of ASCII, and words say which it was."""
    assert cleaned(cell) == clean
    assert words in wrapping(cell, clean)
    assert bool(words) == bool(wrapping(cell, clean))


@pytest.mark.parametrize(
    ("cell", "words"), [("=A1*2", "formula"), ("#REF!", "error"), ("A=1", ""), ("", "")]
)
def test_a_formula_is_no_value(cell: str, words: str) -> None:
    """It is told whether the cell holds a formula or what became of one."""
    found = formula(cell)
    assert words in (found.message if found else "")
    assert bool(found) == bool(words)
