"""What stands in for a faulty cell says no more than the row did."""

from __future__ import annotations

import pytest

from mosulmap.model.rows import TABLES, Mention, Place
from mosulmap.project.stand_ins import (
    COLOURS,
    MARKS,
    both_grounds,
    free_colours,
    free_mark,
    stand_in,
)


@pytest.mark.parametrize("path", TABLES)
def test_every_column_that_must_be_filled_identifies_or_has_a_stand_in(path: str) -> None:
    """Else a fault in it would cost the row, although the row does not depend on it."""
    model = TABLES[path]
    needed = {column for column, field in model.model_fields.items() if field.is_required()}
    sound = {"id": "karama"}
    assert all(stand_in(model, column, sound) for column in needed - model.identifying)


def test_a_coordinate_has_no_stand_in() -> None:
    """A place whose position cannot be read has none."""
    assert stand_in(Place, "lat", {"lon": "43.2"}) == ""


def test_a_judgement_that_cannot_be_read_is_the_weaker_one() -> None:
    """Who may only have been judged to hold a place is not stated to."""
    assert stand_in(Mention, "assertion", {"control": "isf"}) == "implied"
    assert stand_in(Mention, "assertion", {}) == "stated"


def test_marks_and_colours_differ_from_those_of_others_while_any_are_left() -> None:
    """The seventh party without a shape shares that of the first."""
    assert free_mark(["circle", "", "triangle-up"]) == "square"
    assert free_mark(MARKS) == MARKS[0]
    assert free_colours([COLOURS[0], ()]) == COLOURS[1]
    assert free_colours(COLOURS) == COLOURS[0]


def test_a_colour_without_its_second_half_is_lighter_on_dark_ground() -> None:
    """The hue stays."""
    assert both_grounds(("#1873c0",)) == ("#1873c0", "#8bb9df")
