"""The codes of countries."""

from __future__ import annotations

import pytest

from mosulmap.model.countries import COUNTRY_CODES, NUMBER_OF_TWO, country_code


def test_there_are_as_many_codes_as_countries() -> None:
    """ISO 3166-1 has 249, and Kosovo is one more."""
    assert len(COUNTRY_CODES) == 250


@pytest.mark.parametrize(
    ("written", "code"),
    [("LY", "LY"), ("ly", "LY"), ("LBY", "LY"), ("uk", "GB"), ("XQ", ""), ("Libya", ""), ("", "")],
)
def test_what_people_write_for_a_country_has_its_code(written: str, code: str) -> None:
    """Small letters, three letters, a domain; nothing is guessed from other words."""
    assert country_code(written) == code


def test_a_country_has_a_number_of_its_own() -> None:
    """Three digits, no two countries the same; Kosovo has none."""
    assert NUMBER_OF_TWO["IQ"] == "368"
    assert all(len(number) == 3 and number.isdigit() for number in NUMBER_OF_TWO.values())
    assert len(set(NUMBER_OF_TWO.values())) == len(NUMBER_OF_TWO) == 250
