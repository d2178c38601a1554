"""Features of foreign gazetteers as the cells of a row, and what they have beside."""

from __future__ import annotations

from typing import Any

import pytest

from mosulmap.curate.place_features import (
    is_linked_places,
    last_part,
    linked_feature,
    plain_feature,
    text_of,
)

PORT: dict[str, Any] = {
    "@id": "https://example.org/places/p_12",
    "type": "Feature",
    "properties": {"title": "Sirte", "ccodes": ["LY"], "fclasses": ["P"]},
    "when": {"timespans": [{"start": {"in": "1912"}}]},
    "names": [
        {"toponym": "Sirte", "lang": "en", "citations": [{"label": "An Atlas (1941)"}]},
        {"toponym": "سرت", "lang": "ar"},
        {"toponym": "Sert; or Surt"},
    ],
    "types": [
        {
            "identifier": "http://vocab.getty.edu/aat/300008389",
            "label": "cities",
            "sourceLabels": [{"label": "port", "lang": "en"}],
        }
    ],
    "geometry": {
        "type": "GeometryCollection",
        "geometries": [
            {
                "type": "Point",
                "coordinates": [16.5886, 31.205],
                "approximation": {"type": "geo:hasSpatialAccuracy", "tolerance": 4},
                "citations": [{"label": "GeoNames"}],
            },
            {"type": "Polygon", "coordinates": [[[16, 31], [17, 31], [17, 32], [16, 31]]]},
        ],
    },
    "links": [
        {"type": "closeMatch", "identifier": "wd:Q188802"},
        {"type": "closeMatch", "identifier": "https://www.openstreetmap.org/node/8"},
    ],
    "relations": [
        {
            "relationType": "gvp:broaderPartitive",
            "relationTo": "https://example.org/places/p_1",
            "label": "part of Libya",
        },
        {"relationType": "gvp:tgn3000_related_to", "relationTo": "https://example.org/places/p_3"},
    ],
    "descriptions": [{"value": "A port."}],
    "depictions": [{"@id": "https://example.org/picture", "title": "x", "license": "y"}],
}
"""A record with everything that Linked Places format has."""


def test_a_linked_place_gives_what_our_tables_hold() -> None:
    """Names keep their languages and sources, even with semicolons in them."""
    found = linked_feature(PORT)
    assert found.cells == {
        "id": "p_12",
        "title": "Sirte",
        "fclasses": "P",
        "types": "port",
        "aat_types": "300008389",
        "ccodes": "LY",
        "matches": "wd:Q188802;osm:node/8",
        "description": "A port.",
        "parent_id": "p_1",
        "parent_name": "Libya",
        "lon": "16.5886",
        "lat": "31.205",
        "approximation": "4",
        "geo_source": "GeoNames",
    }
    assert found.spellings == (
        ("Sirte", "en", "An Atlas (1941)"),
        ("سرت", "ar", ""),
        ("Sert; or Surt", "", ""),
    )


def test_what_our_tables_do_not_hold_is_named() -> None:
    """Times of existence, pictures, other relations, areas."""
    assert linked_feature(PORT).left_out == (
        "member when",
        "member depictions",
        "a relation that is no part-of",
        "a geometry that is no point",
    )


@pytest.mark.parametrize(
    ("properties", "cells"),
    [
        ({"name": "Sirte", "place_id": "s"}, {"title": "Sirte", "id": "s"}),
        ({"title": "Sirte", "radius_m": 4000.0}, {"title": "Sirte", "approximation": "4"}),
        ({"label": "Sirte", "kind": "port"}, {"title": "Sirte", "types": "port"}),
        ({"title": "Sirte", "ccodes": ["LY", "TN"]}, {"title": "Sirte", "ccodes": "LY;TN"}),
        ({"title": None, "name": "Sirte", "fclass": "P"}, {"title": "Sirte", "fclasses": "P"}),
    ],
)
def test_properties_are_known_by_their_usual_names(
    properties: dict[str, Any], cells: dict[str, str]
) -> None:
    """A plain GeoJSON has no names of its own for what a gazetteer holds."""
    assert plain_feature({"properties": properties, "geometry": None}).cells == cells


def test_other_properties_are_named() -> None:
    """An empty one is nothing to lose."""
    found = plain_feature({"properties": {"name": "A", "population": 5, "empty": ""}})
    assert found.left_out == ("property population",)


@pytest.mark.parametrize(
    "geometry",
    [None, "x", {}, {"type": "Point"}, {"type": "Point", "coordinates": ["a", "b"]}, {"type": 5}],
)
def test_a_faulty_geometry_is_no_position(geometry: Any) -> None:
    """The place is taken without one."""
    assert "lon" not in plain_feature({"properties": {"name": "A"}, "geometry": geometry}).cells


@pytest.mark.parametrize(
    ("uri", "part"),
    [
        ("https://example.org/places/p_12", "p_12"),
        ("https://example.org/places/p_12/", "p_12"),
        ("urn:mosulmap:place:karama", "karama"),
        ("#2", "#2"),
        ("gn:99072", "99072"),
        ("karama", "karama"),
        ("", ""),
    ],
)
def test_an_address_ends_in_an_id(uri: str, part: str) -> None:
    """What tells one place of a gazetteer from another."""
    assert last_part(uri) == part


def test_which_collections_are_linked_places() -> None:
    """Those with a context, or whose features list their names."""
    assert is_linked_places({"features": [PORT]})
    assert is_linked_places({"@context": "x", "features": []})
    assert not is_linked_places({"features": [{"properties": {}}]})
    assert not is_linked_places({})


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), (float("nan"), ""), (4.0, "4"), (4.5, "4.5"), (["a", 1], "a;1"), (" a ", "a")],
)
def test_a_value_is_the_text_of_a_cell(value: Any, text: str) -> None:
    """Numbers without an empty fraction, lists with semicolons."""
    assert text_of(value) == text
