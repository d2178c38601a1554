"""Texts that a spreadsheet would run or XML cannot hold, and those that only look so."""

from __future__ import annotations

import pytest

from mosulmap.export.safe_texts import for_xml, harmless


@pytest.mark.parametrize("text", ["=1+1", "@SUM(1)", "+1+cmd", "-1+cmd", " =1+1", "\t=1", "\r=1"])
def test_a_formula_gets_an_apostrophe(text: str) -> None:
    """Excel, LibreOffice and Sheets show the text and run nothing."""
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Mosul", "-43.5", "+5", "1e-05", "a=b", "الموصل"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    """A longitude west of Greenwich is a number, not a formula."""
    assert harmless(text) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [("a\x07b", "a\\u0007b"), ("\x1b[31m", "\\u001b[31m"), ("a\tb\nc <&>", "a\tb\nc <&>")],
)
def test_what_xml_cannot_hold_is_written_out(text: str, written: str) -> None:
    """Tabs, line ends and marks of XML stay: the library that writes the XML escapes those."""
    assert for_xml(text) == written
