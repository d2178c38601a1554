"""What is kept from one round to the next: nothing but what would be made again."""

from __future__ import annotations

import pytest

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
