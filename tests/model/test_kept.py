"""What is kept from one round to the next: nothing but what would be made again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mosulmap
from mosulmap.model.kept import FORGETFUL, Kept, alike


class Counted:
    """Makes a text and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> str:
        """Return which time this is."""
        self.times += 1
        return f"made {self.times}"


@pytest.mark.parametrize(
    ("first", "second", "times"),
    [
        (("a", 1), ("a", 1), 1),
        (("a", 1), ("a", 2), 2),
        ((("a", "b"), b"c"), (("a", "b"), b"c"), 1),
        ((("a", "b"),), (("a",),), 2),
        ((1,), (True,), 2),
        ((0.0,), (-0.0,), 2),
        ((0.5,), (0.5,), 1),
        (((1, 2),), ((1, True),), 2),
        (([1],), ([1],), 2),
    ],
)
def test_a_result_is_made_again_only_of_other_inputs(
    first: tuple[object, ...], second: tuple[object, ...], times: int
) -> None:
    """Values are compared; whatever may differ though it is equal has to be the same object."""
    kept, make = Kept(), Counted()
    kept.of("name", first, make)
    kept.end_round()
    kept.of("name", second, make)
    assert make.times == times


def doubled(numbers: list[int], made: list[int]) -> Callable[[int], int]:
    """Return what doubles a number of a row, and notes which it has doubled."""

    def make(row: int) -> int:
        made.append(numbers[row])
        return numbers[row] * 2

    return make


@pytest.mark.parametrize(
    ("keys", "numbers", "made"),
    [
        ("abc", [1, 2, 3], []),
        ("abc", [1, 5, 3], [5]),
        ("abcd", [1, 2, 3, 4], [4]),
        ("xabc", [9, 1, 2, 3], [9]),
        ("ac", [1, 3], []),
        ("cab", [3, 1, 2], []),
        ("", [], []),
    ],
)
def test_of_many_results_those_with_other_inputs_are_made_again(
    keys: str, numbers: list[int], made: list[int]
) -> None:
    """Rows may come, go and move; the results are those that would be made from nothing."""
    kept, again = Kept(), list[int]()
    kept.each("name", "abc", ((1, 2, 3),), doubled([1, 2, 3], []))
    kept.end_round()
    found = kept.each("name", keys, (tuple(numbers),), doubled(numbers, again))
    assert found == tuple(2 * number for number in numbers)
    assert again == made


@given(st.lists(st.dictionaries(st.sampled_from("abcde"), st.integers(0, 2)), max_size=6))
def test_results_that_are_kept_are_those_that_would_be_made(rounds: list[dict[str, int]]) -> None:
    """Whatever rows there were in the rounds before."""
    kept = Kept()
    for rows in rounds:
        numbers = list(rows.values())
        found = kept.each("name", list(rows), (tuple(numbers),), doubled(numbers, []))
        assert found == tuple(2 * number for number in numbers)
        kept.end_round()


def test_a_result_that_is_made_again_and_is_the_same_is_the_former_one() -> None:
    """What is made of it is then kept as well: nobody can tell the two apart."""
    kept = Kept()
    before = kept.of("name", (1,), lambda: ("a", (1.5,)))
    rows = kept.each("rows", "ab", ((1, 2),), lambda row: (row * 0,))
    kept.end_round()
    assert kept.of("name", (2,), lambda: ("a", (1.5,))) is before
    assert kept.each("rows", "ab", ((1, 3),), lambda row: (row * 0,)) is rows


def test_all_results_are_made_again_of_other_shared_inputs() -> None:
    """What all rows are made of counts for each."""
    kept, made = Kept(), list[int]()
    for language in ("en", "ar"):
        kept.each("name", "ab", ((1, 2),), doubled([1, 2], made), (language,))
    assert made == [1, 2, 1, 2]


NAMED = re.compile(r"kept\s*\.(of|each|part)\(\s*\(?\"([^\"]+)\"")


def test_no_two_results_are_kept_under_one_name() -> None:
    """Else each would drive the other out, and both would be made at each save."""
    names = Counter(
        (found[2], found[1] == "part")
        for file in Path(mosulmap.__file__).parent.rglob("*.py")
        for found in NAMED.finditer(file.read_text("utf-8"))
    )
    assert len(names) > 30
    assert {name: times for name, times in names.items() if times > 1} == {}


def test_what_a_round_does_not_ask_for_is_forgotten() -> None:
    """So that what is kept grows with the project and not with the rounds."""
    kept, make = Kept(), Counted()
    for names in ("ab", "a", "ab"):
        for name in names:
            kept.of(name, (), make)
        kept.end_round()
    assert make.times == 3
    assert set(kept.before) == {"a", "b"}


def test_a_part_has_rounds_of_its_own() -> None:
    """A file that did not change is not parsed, and its rows are there when it does."""
    kept, make = Kept(), Counted()
    kept.part("rows").of("row", (), make)
    kept.part("rows").end_round()
    for _ in range(2):
        kept.part("rows")
        kept.end_round()
    assert kept.part("rows").of("row", (), make) == "made 1"


def test_whoever_works_one_round_keeps_nothing() -> None:
    """Each result is made as it is asked for."""
    make = Counted()
    assert [FORGETFUL.of("name", (), make), FORGETFUL.part("p").of("name", (), make)] == [
        "made 1",
        "made 2",
    ]
    assert [FORGETFUL.each("name", "a", ((1,),), doubled([n], [])) for n in (1, 2)] == [(2,), (4,)]


def test_objects_are_alike_only_if_they_are_one() -> None:
    """Rows of tables among them."""
    one, other = {"lon": 0.0}, {"lon": 0.0}
    assert alike((one,), (one,))
    assert not alike((one,), (other,))


def test_a_result_that_is_known_is_put_and_dropped() -> None:
    """It is given for its inputs and for no others, and lasts as long as all results do."""
    kept = Kept()
    kept.put("table", (b"new",), "opened")
    assert kept.of("table", (b"new",), lambda: "read") == "opened"
    assert kept.of("table", (b"other",), lambda: "read") == "read"
    kept.put("table", (b"new",), "opened")
    kept.end_round()
    assert kept.of("table", (b"new",), lambda: "read") == "opened"
    kept.end_round()
    kept.drop("table")
    assert kept.of("table", (b"new",), lambda: "read") == "read"


def test_who_keeps_nothing_keeps_nothing_that_is_put() -> None:
    """And may be asked to drop it."""
    FORGETFUL.put("table", (b"new",), "opened")
    FORGETFUL.drop("table")
    assert FORGETFUL.of("table", (b"new",), lambda: "read") == "read"
