"""Coordinates that are not as exact as they look, not their source's, or on the wrong side."""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.curate.fix import fix_project
from tests.faults import Fault, all_words, answers, as_cases, change, check, fault, rows_in
from tests.faults_project import PLACES, write_sound_project


def place(name: str, key: str, columns: str, *words: str, **cells: str) -> Fault:
    """Return a fault in the cells of one place."""
    return fault(name, change(PLACES, key, **cells), PLACES, key, columns, *words)


FAULTS = [
    place(
        "minutes as decimals",
        "kidal",
        "lat",
        "18.4333",
        lat="18.26",
        geo_source="Wikipedia: 18°26′N 1°24′E",
    ),
    place(
        "minutes as decimals, in the east",
        "menaka",
        "lon",
        "2.4000",
        lon="2.24",
        geo_source="map: 15° 55′ N 2° 24′ E",
    ),
    place(
        "another minute than the source's",
        "menaka",
        "lat",
        "15.6167",
        lat="15.9182",
        geo_source="15°37'N",
    ),
    place(
        "one decimal and a radius of 50 m",
        "kidal",
        "geo_uncertainty_m",
        "one decimal",
        lon="1.4",
        lat="18.4",
        geo_uncertainty_m="50",
    ),
    place(
        "no decimals",
        "kidal",
        "geo_uncertainty_m",
        "111 km",
        "no decimals",
        lon="1",
        lat="18",
        geo_uncertainty_m="3000",
    ),
    place(
        "two decimals and 20 m",
        "bourem_kadi",
        "geo_uncertainty_m",
        "two",
        lon="-0.09",
        lat="16.23",
        geo_uncertainty_m="20",
    ),
    place("a question mark for a source", "kidal", "geo_source", "'?'", geo_source="?"),
    place("no source in words", "kidal", "geo_source", "read", geo_source="n/a"),
    place("the sign of a latitude", "menaka", "lat", "write 15.9182", lat="-15.9182"),
    place("a point taken for thousands", "kidal", "lat", "write 18.4411, near Mali", lat="184411"),
    place("a point lost before two digits", "gao", "lat", "16.2717", lat="162717"),
    place(
        "a point lost with a sign", "bourem_kadi", "lat", "write 16.2341, near Gao", lat="162341"
    ),
    place("a south that means north", "kidal", "lat", "18.4411", lat="18.4411 S"),
    place("letters that are no side", "niger", "lon", "number", lon="8°1′X"),
]


@as_cases(FAULTS)
def test_a_coordinate_that_cannot_be_right_is_named(case: Fault, tmp_path: Path) -> None:
    """File, line, column, value, and what is meant."""
    report = check(case, tmp_path)
    assert answers(case, tmp_path, report), all_words(report)


@pytest.mark.parametrize(
    ("key", "cells", "mended"),
    [
        ("menaka", {"lat": "-15.9182"}, {"lat": "15.9182"}),
        ("menaka", {"lat": "-15.9182", "lon": "90.4022"}, {"lat": "-15.9182"}),
        ("niger", {"lon": "8.1 W"}, {"lon": "-8.1"}),
        ("kidal", {"lat": "184411"}, {"lat": "18.4411"}),
        ("kidal", {"lat": "184.411"}, {"lat": "18.4411"}),
        ("kidal", {"lat": "18.4411 S"}, {"lat": "18.4411"}),
        ("bourem_kadi", {"lon": "16.2341", "lat": "-0.0903"}, {"lon": "-0.0903", "lat": "16.2341"}),
        ("kidal", {"lon": "14078"}, {"lon": "14078"}),
        ("kidal", {"lon": "14078", "lat": "184411"}, {"lon": "14078", "lat": "184411"}),
        ("kidal", {"lat": "90444"}, {"lat": "9.0444"}),
        ("kidal", {"lat": "77 S"}, {"lat": "77 S"}),
        (
            "kidal",
            {"lat": "18.26", "geo_source": "map: 18°26′N"},
            {"lat": "18.4333"},
        ),
        (
            "menaka",
            {"lat": "15.5", "geo_source": "map: 15°37′N"},
            {"lat": "15.5"},
        ),
        ("kidal", {"lat": "18.4411 N"}, {"lat": "18.4411"}),
        ("kidal", {"geo_uncertainty_m": "1000 km"}, {"geo_uncertainty_m": "1000000"}),
        ("kidal", {"geo_uncertainty_m": f"{'1' * 48} m"}, {"geo_uncertainty_m": f"{'1' * 48} m"}),
    ],
)
def test_fix_writes_what_lies_near_the_parent_and_nothing_else(
    key: str, cells: dict[str, str], mended: dict[str, str], tmp_path: Path
) -> None:
    """A sign, a side, a lost point, two cells exchanged; where two values lie near, it is asked."""
    write_sound_project(tmp_path)
    change(PLACES, key, **cells)(tmp_path)
    fix_project(tmp_path)
    [row] = [row for row in rows_in(tmp_path / PLACES) if row["id"] == key]
    assert {column: row[column] for column in mended} == mended
    assert fix_project(tmp_path).after == {}


SOUND = [
    place(
        "a source with the same minutes",
        "kidal",
        "",
        lat="18.4411",
        geo_source="Wikipedia: 18°26′N",
    ),
    place("seconds", "kidal", "", geo_source="18°26′28″N 1°24′28″E"),
    place("three decimals", "kidal", "", lon="1.408", lat="18.441", geo_uncertainty_m="100"),
    place("a decimal that is a zero", "kidal", "", lon="1.4", lat="18.4411"),
]


@as_cases(SOUND)
def test_what_agrees_is_not_doubted(case: Fault, tmp_path: Path) -> None:
    """Minutes and seconds of the same place; decimals enough for the radius."""
    report = check(case, tmp_path)
    assert not report.errors, all_words(report)
    assert not [p for p in report.warnings if p.rule], all_words(report)
