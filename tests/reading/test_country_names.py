"""The names of countries: with their codes, in every form that CLDR has."""

from __future__ import annotations

import pytest

from mosulmap.model.countries import COUNTRY_CODES
from mosulmap.reading.country_names import country_names
from tests.reading.names import suggested


@pytest.mark.parametrize(
    ("name", "code"), [("iraq", "IQ"), ("burma", "MM"), ("myanmar", "MM"), ("south sudan", "SS")]
)
def test_a_country_is_known_by_its_english_names(name: str, code: str) -> None:
    """Folded, as names are compared."""
    assert country_names()[name] == code


def test_every_code_is_that_of_a_country() -> None:
    """Of ISO 3166-1, nearly all of them."""
    codes = set(country_names().values())
    assert codes <= COUNTRY_CODES
    assert len(codes) > 240


def test_a_suggested_country_is_no_place_without_a_kind() -> None:
    """It comes with its code; a town that is called like a country stays a town."""
    text = "Troops took Orvana in northern Mozambique. They went on to the town of Lebanon."
    rows = {one.row.title: one.row for one in suggested(text).places}
    found = (rows["Mozambique"].type, rows["Mozambique"].ccodes, rows["Mozambique"].fclass.value)
    assert found == ("country", ("MZ",), "A")
    assert (rows["Lebanon"].type, rows["Lebanon"].ccodes) == ("town", ())
