"""Which province of the ground a place is."""

from __future__ import annotations

import pytest

from mosulmap.curate.region_match import NAMED, UNNAMED, key_of, match_regions
from mosulmap.geo.ground import read_ground
from mosulmap.model.gazetteer import Gazetteer
from mosulmap.model.rows import Name, Place

KIVU = {"id": "kivu", "title": "North Kivu", "type": "province", "fclass": "A", "ccodes": "CD"}
IN_KIVU = {"lon": 29.0, "lat": -0.8, "geo_uncertainty_m": 150_000.0}


def place(**cells: object) -> Place:
    """Return North Kivu, but for some cells."""
    return Place.model_validate(KIVU | IN_KIVU | cells)


def fits(*places: Place, names: tuple[Name, ...] = ()) -> list[tuple[str, str]]:
    """Return what fits a province: id, and by what."""
    found = match_regions(places, Gazetteer(places, names, ()), read_ground())
    return [(one.place_id, one.fits) for one in found]


@pytest.mark.parametrize(
    "title", ["Nord-Kivu", "North Kivu", "North Kivu Province", "Province du Nord Kivu"]
)
def test_a_province_is_known_by_its_name_and_its_position(title: str) -> None:
    """The point of the compass and the word for its kind may be in either language."""
    assert fits(place(title=title, type="region")) == [("kivu", NAMED)]


def test_a_spelling_will_do() -> None:
    """The ground writes Ninawa; the gazetteer says so among its names."""
    nineveh = place(
        id="nineveh", title="Nineveh", type="region", ccodes="IQ", lon=42.7, lat=36.1,
        geo_uncertainty_m=90_000.0,
    )  # fmt: skip
    spelled = Name.model_validate(
        {"place_id": "nineveh", "toponym": "Ninawa", "lang": "en", "source": "x"}
    )
    assert fits(nineveh) == []
    assert fits(nineveh, names=(spelled,)) == [("nineveh", NAMED)]


def test_a_province_of_its_size_fits_by_its_position_alone() -> None:
    """Only where its type says that it is of the first level below a country."""
    assert fits(place(title="Kivu ya Kaskazini")) == [("kivu", UNNAMED)]
    assert fits(place(title="Masisi territory", type="territory")) == []
    assert fits(place(title="Masisi", geo_uncertainty_m=40_000.0)) == []


@pytest.mark.parametrize(
    "cells",
    [
        {"lon": 28.86, "lat": -2.51},  # in South Kivu
        {"ccodes": "RW"},
        {"fclass": "P"},
        {"type": "country"},
        {"geo_uncertainty_m": 5_000.0},  # a mark is as large
        {"lon": None, "lat": None, "geo_uncertainty_m": None},
    ],
)
def test_what_speaks_against_it_makes_it_no_region(cells: dict[str, object]) -> None:
    """A position elsewhere, another country, a town, a country."""
    assert fits(place(title="Nord-Kivu", **cells)) == []


def test_a_province_that_two_places_fit_is_neither_of_them() -> None:
    """A curator has to say which."""
    assert fits(place(), place(id="other", title="Nord-Kivu")) == []


def test_words_that_say_what_a_province_is_tell_none_from_another() -> None:
    """Accents, apostrophes and articles neither."""
    assert key_of("Muhafazat al Qādisiyah") == key_of("Al-Qadisiyah") == "qadisiyah"
    assert key_of("Province") == ""
