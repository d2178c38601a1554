"""What a map says of itself, and manifests that were tampered with."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mosulmap import __version__
from mosulmap.control.study import Study
from mosulmap.pipeline import draw_map
from mosulmap.render.manifest import ELEMENT, Options, origin_of, read_manifest


@pytest.fixture(scope="module")
def page(shipped: Study) -> bytes:
    """Return the shipped project's page, opened on a day."""
    return draw_map(shipped, "2016-11-04").encode()


def test_a_map_names_its_inputs_by_their_hashes(page: bytes, root: Path) -> None:
    """Each is that of the file as it is on disk; every file that the map rests on is there."""
    found = read_manifest(page)
    assert found.mosulmap == __version__
    assert found.options == Options("2016-11-04", "", "en", 14)
    for name, digest in found.inputs.items():
        assert hashlib.sha256((root / name).read_bytes()).hexdigest() == digest
    tables = {path.name for path in (root / "gazetteer").glob("*.csv")}
    assert {Path(name).name for name in found.inputs} >= tables | {"context.geojson"}
    articles = {path.name for path in (root / "seeds").glob("*.txt")}
    assert {Path(name).name for name in found.inputs} >= articles


def test_a_map_counts_the_rows_of_its_tables(page: bytes, shipped: Study) -> None:
    """All that stand under their headers."""
    tables = shipped.project.tables
    assert read_manifest(page).rows == {Path(t.path).stem: len(t.rows) for t in tables}


def test_a_map_names_the_leaflet_that_is_in_it(page: bytes) -> None:
    """By the hash under which anybody can look it up."""
    digest = "5819285cec137b229c94e1ee5ad73e8b6b84345a4367d60f75fe477fe0fb7b03"
    assert read_manifest(page).assets["leaflet.js"] == digest


def test_the_manifest_is_small(page: bytes) -> None:
    """The page has a limit of 300 kB, and others need it more."""
    assert len(ELEMENT.findall(page)[0]) < 2500


def test_what_was_asked_is_kept(shipped: Study) -> None:
    """The language too."""
    assert origin_of(shipped, "", "ar").options == Options("", "", "ar", 14)


def without_rows(entry: dict[str, Any]) -> object:
    """Leave a field out."""
    del entry["rows"]
    return entry


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda _: [], "has a manifest whose fields are not assets, inputs, mosulmap"),
        (without_rows, "has a manifest whose fields are not assets, inputs, mosulmap"),
        (lambda entry: entry | {"rows": 1}, "has a manifest with a field of another type"),
        (
            lambda entry: entry | {"options": {}},
            "has a manifest whose fields are not date, known_by, lang, stale_after",
        ),
        (
            lambda entry: entry | {"options": entry["options"] | {"stale_after": "14"}},
            "has a manifest with an option of another type",
        ),
    ],
)
def test_a_manifest_of_another_form_is_told(
    change: Callable[[dict[str, Any]], object], message: str, page: bytes
) -> None:
    """With what is wrong with it."""
    text = json.dumps(change(json.loads(ELEMENT.findall(page)[0]))).encode()
    start, end = ELEMENT.search(page).span(1)  # type: ignore[union-attr]
    with pytest.raises(ValueError, match=message):
        read_manifest(page[:start] + text + page[end:])


def test_a_page_without_a_manifest_is_told() -> None:
    """Also one with two."""
    with pytest.raises(ValueError, match="has 0 manifests and no single one"):
        read_manifest(b"<!DOCTYPE html>")
