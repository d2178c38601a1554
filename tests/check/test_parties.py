"""Parties that cannot be told apart."""

from __future__ import annotations

from pathlib import Path

from tests.faults import Fault, add, all_words, answers, as_cases, change, check, fault
from tests.faults_project import ACTORS


def party(name: str, key: str, columns: str, *words: str, **cells: str) -> Fault:
    """Return a fault in the cells of one party."""
    return fault(name, change(ACTORS, key, **cells), ACTORS, key, columns, *words)


FAULTS = [
    party("one colour", "league", "color", "'army'", color="#1873c0;#6aa3e0"),
    party("nearly one colour", "league", "color", "'army'", color="#1a75c3;#aee04f"),
    party("one colour on the dark ground", "league", "color", "#f4bfd4", color="#3f5a17;#f4bfd4"),
    party("one shape", "league", "pattern", "'army'", pattern="circle"),
    party("one shape, in another place", "front", "pattern", "'army'", pattern="circle"),
    party("the colour of the land", "league", "color", "land", color="#f4f3ef;#aee04f"),
    party("the colour of the water at night", "league", "color", "water", color="#3f5a17;#34495a"),
    party("one title", "league", "title", "'army'", title="Malian army"),
    party("one title in other capitals", "league", "title", "'army'", title="malian  Army"),
    party("one Arabic title", "league", "title_ar", "'front'", title_ar="الجبهة"),
    party("a common word", "front", "names", "'on'", names="the Front;on"),
    party("a common word with a capital", "front", "names", "'The'", names="The;MNF"),
    party("a common French word", "front", "names", "'les'", names="les;MNF"),
    party("a common Arabic word", "front", "names", "'في'", names="في;MNF"),
    party("one letter", "front", "names", "'F'", names="F;MNF"),
    party("a name of another party", "league", "names", "'front'", names="MNF;League"),
    party("the title of another party", "league", "names", "'army'", names="Malian Army"),
    *(
        fault(
            f"the id {key}",
            add(ACTORS, id=key, title="Builders"),
            *(ACTORS, key, "id", "map uses itself"),
        )
        for key in ("toString", "none", "old", "hasOwnProperty")
    ),
    fault(
        "an id of the page",
        add(ACTORS, id="unknown", title="Unknown men"),
        ACTORS,
        "unknown",
        "id",
        "itself",
    ),
    fault(
        "an id of every object",
        add(ACTORS, id="constructor", title="Builders"),
        ACTORS,
        "constructor",
        "id",
        "itself",
    ),
]


@as_cases(FAULTS)
def test_parties_that_cannot_be_told_apart_are_named(case: Fault, tmp_path: Path) -> None:
    """File, line, column, value, and the other party."""
    report = check(case, tmp_path)
    assert answers(case, tmp_path, report), all_words(report)


SOUND = [
    party("an abbreviation that is a word", "front", "", names="IS;the Front"),
    party("a name of its parent", "guard", "", names="Malian forces"),
    party("another shape", "league", "", pattern="dome"),
]


@as_cases(SOUND)
def test_what_can_be_told_apart_is_not_doubted(case: Fault, tmp_path: Path) -> None:
    """An abbreviation in capitals, a part of an army, a shape of its own."""
    report = check(case, tmp_path)
    assert not [p for p in report.warnings if p.rule], all_words(report)
