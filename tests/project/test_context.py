"""Faults of the basemap: each names its feature, and the sound features are drawn still."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mosulmap.project.context import CONTEXT, ground_drawn_for, read_context
from tests.faults import Fault, all_words, answers, as_cases, check, fault, remade
from tests.faults_project import sound_context, write_sound_project

River = dict[str, Any]


def river(name: str, change: Callable[[River], object], *words: str) -> Fault:
    """Return a fault of the second feature, the Niger river."""

    def make(content: bytes) -> bytes:
        basemap = json.loads(content)
        change(basemap["features"][1])
        return json.dumps(basemap).encode()

    return fault(name, remade(CONTEXT, make), CONTEXT, "", "", *words)


def points(*found: object) -> Callable[[River], object]:
    """Return an edit that gives the river other points."""
    return lambda feature: feature["geometry"].update(coordinates=list(found))


def without(key: str) -> Callable[[River], object]:
    """Return an edit that takes a property from the river."""
    return lambda feature: feature["properties"].pop(key)


def having(**properties: object) -> Callable[[River], object]:
    """Return an edit that sets properties of the river."""
    return lambda feature: feature["properties"].update(properties)


LINE = [[-0.6 + n / 1e6, 16.9] for n in range(100_000)]

NAMED = "feature 2 (Niger river)"
UNREAD = [
    river("a longitude of 500", points([500, 16], [0, 16]), NAMED, "degrees"),
    river("a latitude of 95", points([0, 95], [0, 16]), NAMED, "[0, 95]"),
    river("axes exchanged beyond a pole", points([16, 100], [17, 101]), NAMED, "exchanged"),
    river("no kind", without("kind"), NAMED, "`kind`"),
    river("no source", without("source"), NAMED, "`source`"),
    river("no name", without("name"), "feature 2 has", "`name`"),
    river("an unknown kind", having(kind="road"), NAMED, "'road'"),
    river("an uncertainty below 0", having(uncertainty_m=-500), NAMED, "-500"),
    river("an uncertainty that is no number", having(uncertainty_m=float("nan")), NAMED, "NaN"),
    river("an uncertainty without end", having(uncertainty_m=float("inf")), NAMED, "Infinity"),
    river("an uncertainty in words", having(uncertainty_m="500 m"), NAMED, "500 m"),
    river("half a character", having(name="Niger \ud800"), "feature 2", "half a character"),
    river("NaN in a point", points([float("nan"), 16], [0, 16]), NAMED, "no number"),
    river("a text in a point", points(["0.1", 16], [0, 16]), NAMED, "no number"),
    river("null in a point", points([None, 16], [0, 16]), NAMED, "no number"),
    river("a coordinate of 400 digits", points([10**400, 16], [0, 16]), NAMED, "no number"),
    river("a point of four numbers", points([0, 16, 1, 2], [0, 16]), NAMED, "[lon, lat]"),
    river("one point", points([0, 16]), NAMED, "two points"),
    river("a region of no place", having(kind="region"), NAMED, "`place_id`"),
    river(
        "a region that is not closed",
        having(kind="region", place_id="gao"),
        NAMED,
        "does not end where it begins",
    ),
    river("no geometry", lambda feature: feature.update(geometry=None), NAMED, "no geometry"),
    river(
        "a polygon", lambda feature: feature["geometry"].update(type="Polygon"), NAMED, "Polygon"
    ),
]


@as_cases(UNREAD)
def test_a_faulty_feature_is_named_and_the_others_are_read(case: Fault, tmp_path: Path) -> None:
    """The border stays when the river cannot be drawn; nobody meets a word of Python."""
    report = check(case, tmp_path)
    assert answers(case, tmp_path, report), all_words(report)
    assert "object" not in all_words(report)
    assert [line.name for line in read_context(tmp_path)[0]] == ["border of Mali and Niger"]


DOUBTED = [
    river("axes exchanged", points([16.9, -0.6], [16.4, -0.1], [15.5, 0.6]), NAMED, "exchanged"),
    river("another continent", points([-77.0, 38.9], [-77.1, 38.8]), NAMED, "km"),
    river("a hundred thousand points", points(*LINE), NAMED, "megabytes"),
    fault(
        "a line twice",
        remade(
            CONTEXT,
            lambda _: json.dumps(
                sound_context() | {"features": sound_context()["features"] * 2}
            ).encode(),
        ),
        *(CONTEXT, "", "", "feature 4 (Niger river)", "feature 2"),
    ),
]


@as_cases(DOUBTED)
def test_a_feature_that_can_hardly_be_meant_is_doubted(case: Fault, tmp_path: Path) -> None:
    """It is drawn, and told."""
    report = check(case, tmp_path)
    assert answers(case, tmp_path, report), all_words(report)


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(lambda content: b"\xef\xbb\xbf" + content, id="a byte order mark"),
        pytest.param(
            lambda content: content.replace(b"-0.6,\n      16.9", b"-0.6, 16.9, 212.0"),
            id="a height",
        ),
        pytest.param(lambda content: content.replace(b"\n", b"\r\n"), id="line ends of Windows"),
    ],
)
def test_what_other_programs_write_is_read(edit: Callable[[bytes], bytes], tmp_path: Path) -> None:
    """A mark, a height and line ends change nothing."""
    file = write_sound_project(tmp_path) / CONTEXT
    before = read_context(tmp_path)[0]
    assert edit(file.read_bytes()) != file.read_bytes()
    file.write_bytes(edit(file.read_bytes()))
    assert read_context(tmp_path) == (before, [])


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('{"type": "FeatureCollection", "features": null}', "`features` is empty"),
        ('{"features": {}}', "`features` is not a list"),
        ('{"features": [7]}', "feature 1 is no feature but 7"),
        ("<html>", "is no JSON"),
        ("", "is no JSON"),
    ],
)
def test_a_basemap_of_nothing_is_told_in_words(content: str, words: str, tmp_path: Path) -> None:
    """An empty collection of another tool, a web page, an empty file."""
    (write_sound_project(tmp_path) / CONTEXT).write_text(content, encoding="utf-8")
    lines, [problem] = read_context(tmp_path)
    assert lines == ()
    assert words in problem.message


@pytest.mark.parametrize(
    ("begins", "edges"),
    [
        (
            '{"type": "FeatureCollection", "bbox": [178.0, -19, -179, -16.5], ',
            (178, -19, -179, -16.5),
        ),
        ('{"type": "FeatureCollection", "bbox": [178.0, -19], ', ()),
        ('{"type": "FeatureCollection", "bbox": [1, 2, 3, -], ', ()),
        ('{"type": "FeatureCollection", ', ()),
        ("<<<<<<<", ()),
    ],
)
def test_the_region_that_the_ground_was_drawn_for_stands_first(
    begins: str, edges: tuple[float, ...], tmp_path: Path
) -> None:
    """In a file of another program it is not known; nor without a file."""
    assert ground_drawn_for(tmp_path) == ()
    (tmp_path / "gazetteer").mkdir()
    (tmp_path / CONTEXT).write_text(begins + '"features": []}', encoding="utf-8")
    assert ground_drawn_for(tmp_path) == edges
