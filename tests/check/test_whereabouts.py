"""Where places lie, and whether they can be told apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.check.whereabouts import find_doubtful_places, find_shared_names, find_stray_places
from mosulmap.control.study import Study
from mosulmap.geo.distance import Point, distance
from mosulmap.project.project import read_project
from tests.tiny_project import KARAMA, MOSUL, NAMES, PLACES, TAL_AFAR, Cells, TinyProject, place


def strays(folder: Path) -> list[str]:
    """Return the places astray of the project in `folder`, as the reader of the terminal sees."""
    return [str(problem) for problem in find_stray_places(read_project(folder))]


@pytest.mark.parametrize(
    ("row", "cells", "message"),
    [
        (
            KARAMA,
            {"lon": "36.3412", "lat": "43.2032"},
            (
                f"{PLACES}:3: lat: 'karama' lies 958 km from Mosul, in which it is said to lie; "
                "lon and lat look swapped"
            ),
        ),
        (
            KARAMA,
            {"lon": "4.32032"},
            (
                f"{PLACES}:3: lat: 'karama' lies 3459 km from Mosul, in which it is said to lie; "
                "check lon, lat or parent_id"
            ),
        ),
        (
            TAL_AFAR,
            {"lon": "142.4481"},
            (
                f"{PLACES}:6: lat: 'tal_afar' lies 8598 km from Iraq, in which it is said to lie; "
                "check lon, lat or parent_id"
            ),
        ),
    ],
)
def test_a_place_far_from_the_place_it_lies_in_is_reported(
    row: int, cells: Cells, message: str, tiny: TinyProject, tmp_path: Path
) -> None:
    """A pair of swapped coordinates, a lost digit and a wrong parent give one line each."""
    assert strays(tiny.change(PLACES, row, cells).write(tmp_path)) == [message]


@pytest.mark.parametrize(
    ("row", "lon", "lat", "stray"),
    [
        # In Mosul, whose radius is 5 km: up to 100 km.
        (KARAMA, "44.232", "36.335", 0),
        (KARAMA, "44.233", "36.335", 1),
        # In Iraq, whose radius is 400 km: up to three times that and the place's own 1.5 km.
        (TAL_AFAR, "56.59", "33.2", 0),
        (TAL_AFAR, "56.60", "33.2", 1),
    ],
)
def test_how_far_a_place_may_lie_from_its_parent(
    row: int, lon: str, lat: str, stray: int, tiny: TinyProject, tmp_path: Path
) -> None:
    """A place may lie 100 km or three of its parent's radii away, whichever is farther."""
    tiny.change(PLACES, row, {"lon": lon, "lat": lat}).write(tmp_path)
    assert len(strays(tmp_path)) == stray


@pytest.mark.parametrize("cells", [{"lon": "", "lat": ""}, {"parent_id": ""}])
def test_a_place_without_position_or_parent_cannot_stray(
    cells: Cells, tiny: TinyProject, tmp_path: Path
) -> None:
    """Where there is no distance to measure, there is nothing to report."""
    tiny.change(PLACES, MOSUL, cells).write(tmp_path)
    assert strays(tmp_path) == []


def test_no_shipped_place_strays(shipped: Study) -> None:
    """Every shipped place lies where its parent is."""
    assert list(find_stray_places(shipped.project)) == []


def test_a_country_in_no_other_place_is_compared_with_all(
    tiny: TinyProject, tmp_path: Path
) -> None:
    """Without a parent, only what would be far nearer the other way round looks swapped."""
    tiny.change(PLACES, TAL_AFAR, {"parent_id": "", "lon": "36.3791", "lat": "42.4481"})
    assert strays(tiny.write(tmp_path / "near")) == []
    tiny.change(PLACES, TAL_AFAR, {"lon": "-33.4", "lat": "70.1"})
    assert strays(tiny.write(tmp_path / "far")) == []
    towns = [place(f"p{n}", f"P{n}", "town", "", lon=f"80.{n}", lat="10") for n in range(9)]
    tiny.tables[PLACES] = [town | {"geo_uncertainty_m": "600"} for town in towns]
    tiny.change(PLACES, 0, {"lon": "10", "lat": "80"}).change(PLACES, 1, {"lon": "10"})
    assert strays(tiny.write(tmp_path / "other")) == [
        (
            f"{PLACES}:2: lat: 'p0' lies 8539 km from the middle of all places; "
            "lon and lat look swapped"
        )
    ]


def test_the_nearest_place_around_that_has_a_position_counts(
    tiny: TinyProject, tmp_path: Path
) -> None:
    """Where Mosul has no position, Karama is held against Iraq."""
    tiny.change(PLACES, MOSUL, {"lon": "", "lat": "", "geo_uncertainty_m": "", "geo_source": ""})
    tiny.change(PLACES, KARAMA, {"lon": "3.2"}).write(tmp_path)
    [said] = strays(tmp_path)
    assert "km from Iraq, in which it is said to lie" in said


def doubts(folder: Path) -> list[str]:
    """Return the doubts about the places of the project in `folder`, as they are told."""
    return [str(problem) for problem in find_doubtful_places(read_project(folder))]


@pytest.mark.parametrize(
    ("lon", "said"),
    [
        # Three times the radius of Mosul and Karama's own: 15.6 km, 0.172 degrees and a little.
        ("43.2900", 0),
        ("43.2950", 1),
        # From 100 km on it is an error, and no longer a doubt.
        ("44.3", 0),
    ],
)
def test_how_far_a_place_may_lie_outside_another(
    lon: str, said: int, tiny: TinyProject, tmp_path: Path
) -> None:
    """Suburbs lie outside; three times as far is worth a look."""
    assert len(doubts(tiny.change(PLACES, KARAMA, {"lon": lon}).write(tmp_path))) == said


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        # A quarter of Tal Afar's 1500 m is 375 m: 0.00418 degrees of longitude.
        ({"lon": "43.1230", "lat": "36.335"}, 1),
        ({"lon": "43.1232", "lat": "36.335"}, 0),
        # A place and one in it may share a spot, and so may a building and a town.
        ({"lon": "43.1189", "lat": "36.335", "parent_id": "mosul"}, 0),
        ({"lon": "43.1189", "lat": "36.335", "fclass": "S"}, 0),
    ],
)
def test_how_near_two_places_may_be(
    cells: Cells, said: int, tiny: TinyProject, tmp_path: Path
) -> None:
    """A quarter of what is known of either is too near for two."""
    assert len(doubts(tiny.change(PLACES, TAL_AFAR, cells).write(tmp_path))) == said


def test_a_spelling_is_shared_whatever_its_capitals_and_hyphens(
    tiny: TinyProject, tmp_path: Path
) -> None:
    """A text's spelling is looked for so too; two rows of one place share nothing."""
    names = [
        {"place_id": "karama", "toponym": "Al-Karama", "lang": "en"},
        {"place_id": "karama", "toponym": "al karama", "lang": "en"},
        {"place_id": "samah", "toponym": "Al Karama", "lang": "en"},
    ]
    tiny.tables[NAMES] = names
    [problem] = find_shared_names(read_project(tiny.write(tmp_path)))
    assert (problem.line, problem.message.partition(" (")[0]) == (
        4,
        "'Al Karama' is a spelling of 'karama' too",
    )


def test_no_distance_leads_beyond_the_pole() -> None:
    """A latitude that cannot be is infinitely far."""
    assert distance(Point(lon=0, lat=91), Point(lon=0, lat=0)) == float("inf")
