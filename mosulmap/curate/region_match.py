"""Which province of the ground a place is: told only where no other answer is possible.

A place of class A fits a province that bears one of its names, in any spelling, and in which its
position lies. One whose type says that it is of the first level below a country, but whose names
the ground spells otherwise, fits the province in which it lies if that is about as large as it is
said to be. A province that two places fit is neither's. Countries are no regions: they are ground.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..geo.distance import METRES_PER_DEGREE, Box, position
from ..geo.ground import Ground, province_extents
from ..geo.map_layout import is_wide
from ..geo.regions import Shape, covers, half_size, shape_of
from ..model.gazetteer import Gazetteer
from ..model.rows import FeatureClass, Place

FIRST_LEVEL = {"province", "governorate", "state", "oblast", "wilaya", "department", "canton"}
"""Types of places that are the first level below a country wherever they are used."""

GENERIC = {
    *("province", "provincia", "governorate", "muhafazat", "state", "oblast", "wilaya", "region"),
    *("department", "division", "shabiyat", "canton", "prefecture", "governorat", "wilayat"),
    *("al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "de", "du", "del", "la", "of", "the"),
}
"""Words in names of provinces that say what they are, and articles: they tell none from another."""

COMPASS = {
    **dict.fromkeys(("nord", "norte"), "north"),
    **dict.fromkeys(("sud", "sur"), "south"),
    **dict.fromkeys(("est", "este", "oriental", "orientale"), "east"),
    **dict.fromkeys(("ouest", "oeste", "occidental", "occidentale"), "west"),
}
"""The points of the compass in other languages' names."""

ALIKE = 2.0
"""How many times larger or smaller than a place's radius a province may be that it fits unnamed."""

NAMED, UNNAMED = "name and position", "position alone"


@dataclass(frozen=True, slots=True)
class Region:
    """A place that is a province of the ground, what it covers, and what it `fits` by."""

    place_id: str
    title: str
    shape: Shape
    fits: str


def match_regions(places: Iterable[Place], gazetteer: Gazetteer, ground: Ground) -> list[Region]:
    """Return the places that are a province of the ground, in their order."""
    extents, named = province_extents(ground), provinces_by_name(ground)
    found = [
        (place, fit)
        for place in places
        if may_be_region(place) and (fit := fit_of(place, gazetteer, ground, extents, named))
    ]
    claims = Counter(fit.province for _, fit in found)
    return [
        Region(place.id, place.title, fit.shape, fit.fits)
        for place, fit in found
        if claims[fit.province] == 1
    ]


@dataclass(frozen=True, slots=True)
class Fit:
    """A province that a place fits, by its index."""

    province: int
    shape: Shape
    fits: str


def may_be_region(place: Place) -> bool:
    """Whether a place is an area, larger than a mark and smaller than a country."""
    administrative = place.fclass is FeatureClass.ADMINISTRATIVE
    return administrative and place.located and is_wide(place) and place.type != "country"


def fit_of(
    place: Place,
    gazetteer: Gazetteer,
    ground: Ground,
    extents: Mapping[int, Box],
    named: Mapping[str, set[int]],
) -> Fit | None:
    """Return the one province that a place fits, None where there is none or more than one."""
    at = position(place)
    around = [
        (number, shape)
        for number, box in extents.items()
        if box.contains(at)
        and (not place.ccodes or ground.provinces[number].country in ("", *place.ccodes))
        and covers(shape := shape_of(ground, number), at)
    ]
    if len(around) != 1:
        return None
    number, shape = around[0]
    titles = (place.title, *(name.toponym for name in gazetteer.toponyms.get(place.id, ())))
    called = {province for title in titles for province in named.get(key_of(title), ())}
    if number in called:
        return Fit(number, shape, NAMED)
    # The position says one province and the name another: one of the two is wrong.
    if any(ground.provinces[one].country == ground.provinces[number].country for one in called):
        return None
    radius = (place.geo_uncertainty_m or 0) / METRES_PER_DEGREE
    alike = radius / ALIKE <= half_size(shape) <= radius * ALIKE
    return Fit(number, shape, UNNAMED) if place.type in FIRST_LEVEL and alike else None


def provinces_by_name(ground: Ground) -> dict[str, set[int]]:
    """Return the indexes of provinces by the keys of their names."""
    found: dict[str, set[int]] = {}
    for number, province in enumerate(ground.provinces):
        for name in province.names:
            if key := key_of(name):
                found.setdefault(key, set()).add(number)
    return found


def key_of(name: str) -> str:
    """Return what tells a name from others: its words without accents, kinds and articles."""
    return " ".join(COMPASS.get(word, word) for word in words_of(name) if word not in GENERIC)


def words_of(name: str) -> Iterator[str]:
    """Yield the words of a name in small letters without accents and apostrophes."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = (
        "" if unicodedata.combining(one) or one in "'`’‘ʻʼ" else one if one.isalnum() else " "
        for one in plain
    )
    yield from "".join(letters).split()
