"""Country codes that no country has, and places among those of another country."""

from __future__ import annotations

from pathlib import Path

from tests.faults import Fault, all_words, answers, as_cases, both, change, check, fault
from tests.faults_project import PLACES


def place(name: str, key: str, columns: str, *words: str, **cells: str) -> Fault:
    """Return a fault in the cells of one place."""
    return fault(name, change(PLACES, key, **cells), PLACES, key, columns, *words)


FAULTS = [
    place("small letters", "gao", "ccodes", "write ML", ccodes="ml"),
    place("three letters", "gao", "ccodes", "write ML", ccodes="MLI"),
    place("a code that nobody has", "mali", "ccodes", "no country", ccodes="XQ"),
    place("the name of the country", "gao", "ccodes", "no country", ccodes="Mali"),
    place("two codes, one small", "gao", "ccodes", "write ML;NE", ccodes="ML;ne"),
    place("a domain for a code", "niger", "ccodes", "write GB", ccodes="UK"),
    place("another country", "gao", "ccodes", "'NE'", ccodes="NE"),
    fault(
        "a parent in another country, far from its border",
        change(PLACES, "kidal", parent_id="niger", ccodes=""),
        *(PLACES, "kidal", "parent_id|lon", "Niger"),
    ),
    fault(
        "a parent in another country",
        change(PLACES, "gao", parent_id="niger", ccodes=""),
        *(PLACES, "gao", "parent_id|lon", "Niger"),
    ),
]


@as_cases(FAULTS)
def test_a_country_that_cannot_be_right_is_named(case: Fault, tmp_path: Path) -> None:
    """File, line, column, value, and the code to write."""
    report = check(case, tmp_path)
    assert answers(case, tmp_path, report), all_words(report)


def test_an_unknown_code_of_a_country_is_told_once(tmp_path: Path) -> None:
    """The places in it are not blamed for it."""
    case = place("a code that nobody has", "mali", "ccodes", "", ccodes="XQ")
    assert [warning.column for warning in check(case, tmp_path).warnings] == ["ccodes"]


SOUND = [
    place("two codes of a place on the border", "menaka", "", ccodes="ML;NE"),
    place("no code", "menaka", "", ccodes=""),
    fault(
        "no codes at all",
        both(*(change(PLACES, k, ccodes="") for k in ("gao", "kidal", "mali"))),
        PLACES,
        "gao",
        "",
    ),
]


@as_cases(SOUND)
def test_codes_that_can_be_meant_are_not_doubted(case: Fault, tmp_path: Path) -> None:
    """A place on a border; a gazetteer without codes."""
    report = check(case, tmp_path)
    assert not [p for p in report.warnings if p.rule], all_words(report)
