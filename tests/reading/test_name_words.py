"""The tables that tell names apart."""

from __future__ import annotations

import pytest

from mosulmap.reading.name_words import (
    is_date_word,
    is_function_word,
    is_people,
    is_plural_kind,
    kind_word,
    kinds,
    listed,
    name_tables,
    weights_before,
    weights_before_of,
)


@pytest.mark.parametrize(
    ("word", "kind"),
    [("village", "village"), ("villages", "village"), ("cities", "city"), ("bridge", "bridge"),
     ("barracks", "barracks"), ("marches", ""), ("captain", "")],
)  # fmt: skip
def test_a_kind_is_known_in_the_plural_too(word: str, kind: str) -> None:
    """`villages` is of the kind `village`; other words are of none."""
    assert kind_word(word) == kind
    assert is_plural_kind(word) == (bool(kind) and word != kind)


def test_every_kind_has_a_geonames_class() -> None:
    """A row for a place cannot be without one."""
    assert {kind.fclass.value for kind in kinds().values()} == set("PALHS")


def test_kinds_that_other_tables_name_are_kinds() -> None:
    """What is kept in a name, and what apposes, is in the table of kinds."""
    for table in ("kept", "apposing"):
        assert {word for word in listed(table, "words") if not kind_word(word)} <= {"plant"}


def test_weights_are_numbers() -> None:
    """`in` speaks for a place, `by` against; `outskirts of` more than `battle of`."""
    assert weights_before()["in"] > 0 > weights_before()["by"]
    assert weights_before_of()["outskirts"] > weights_before_of()["battle"]


def test_words_for_peoples_are_known_by_ending_or_by_table() -> None:
    """Morvian is a people by its ending."""
    assert is_people("morvian")
    assert is_people("kurdish")
    assert not is_people("morvia")


def test_closed_classes_and_days_are_no_names() -> None:
    """`the` and `Monday` name no place."""
    assert is_function_word("the")
    assert is_date_word("monday")
    assert not is_function_word("orvana")


def test_a_table_that_is_not_there_is_an_error() -> None:
    """A misspelled name of a table is found at once."""
    with pytest.raises(KeyError):
        listed("nowhere", "words")
    assert "kinds" in name_tables()
