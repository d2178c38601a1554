"""Features of a map as the rows of a gazetteer: Linked Places format (LPF 1.3), or plain GeoJSON.

Each feature becomes the cells of a row of LP-TSV, which `linked_places.Converter` takes from there.
What a feature has and our tables have not is counted, never dropped in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Json = Mapping[str, Any]
Cells = dict[str, str]

Spelling = tuple[str, str, str]
"""A name, its language (BCP 47) and where it was read; the last two may be empty."""

ALIASES = {
    "id": ("place_id", "id", "identifier"),
    "title": ("title", "name", "label", "toponym"),
    "fclasses": ("fclasses", "fclass", "feature_class"),
    "types": ("types", "type", "kind", "feature_type"),
    "variants": ("variants",),
    "ccodes": ("ccodes", "country_code"),
    "approximation": ("approximation",),
    "radius_m": ("radius_m", "geo_uncertainty_m"),
    "geo_source": ("geo_source", "source"),
    "matches": ("matches",),
    "parent_id": ("parent_id",),
    "parent_name": ("parent_name",),
    "description": ("description", "note"),
}
"""What properties of plain GeoJSON may be called, by the column of LP-TSV; the first one counts."""

SAID = {"type", "properties", "geometry", "id", "@id", "names", "types", "links", "relations"} | {
    *("descriptions", "bbox"),
}
"""Members of a feature that are taken over, or say nothing of the place."""

STREET_MAP = re.compile(r"https?://www\.openstreetmap\.org/((?:node|way|relation)/\d+)/?")
CONCEPT = re.compile(r"(?:aat:|https?://vocab\.getty\.edu/aat/)(\d+)")
BROADER = ("broaderPartitive", "partOf", "part_of")


@dataclass(frozen=True, slots=True)
class PlaceFeature:
    """A feature as a row: its cells, its further spellings, and what of it has no place in them."""

    cells: Cells
    spellings: tuple[Spelling, ...] = ()
    left_out: tuple[str, ...] = field(default=())


def is_linked_places(document: Json) -> bool:
    """Whether a feature collection is in Linked Places format: its features list their names."""
    features = document.get("features") or [{}]
    return "@context" in document or any("names" in feature for feature in features[:1])


def plain_feature(feature: Json) -> PlaceFeature:
    """Return a feature of plain GeoJSON, whose properties are called as in `ALIASES`."""
    properties = {key: text_of(one) for key, one in members(feature.get("properties")).items()}
    cells: Cells = {}
    taken: set[str] = set()
    for column, names in ALIASES.items():
        if found := next((name for name in names if properties.get(name)), ""):
            cells[column] = properties[found]
            taken.add(found)
    radius = cells.pop("radius_m", "")
    if radius:
        cells.setdefault("approximation", kilometres(radius))
    cells.setdefault("id", text_of(feature.get("id")))
    cells["id"] = last_part(cells["id"])
    where, odd = position(feature.get("geometry"))
    lost = [f"property {name}" for name, value in properties.items() if value and name not in taken]
    return PlaceFeature(
        {key: value for key, value in (cells | where).items() if value}, (), (*lost, *odd)
    )


def linked_feature(feature: Json) -> PlaceFeature:
    """Return a feature in Linked Places format."""
    about = members(feature.get("properties"))
    types = objects(feature.get("types"))
    descriptions = [text_of(one.get("value")) for one in objects(feature.get("descriptions"))]
    concepts = (CONCEPT.fullmatch(text_of(one.get("identifier"))) for one in types)
    cells = {
        "id": last_part(text_of(feature.get("@id") or feature.get("id"))),
        "title": text_of(about.get("title")),
        "fclasses": text_of(about.get("fclasses")),
        "types": ";".join(filter(None, (type_label(one) for one in types))),
        "aat_types": ";".join(found[1] for found in concepts if found),
        "ccodes": text_of(about.get("ccodes")),
        "matches": ";".join(link_id(one) for one in objects(feature.get("links"))),
        "description": "\n".join(filter(None, descriptions)),
    }
    parent, others = larger_place(feature)
    where, odd = position(feature.get("geometry"))
    left_out = [f"member {name}" for name in feature if name not in SAID]
    left_out += ["a relation that is no part-of"] * others
    cells |= parent | where
    return PlaceFeature(
        {key: value for key, value in cells.items() if value},
        tuple(spellings(feature)),
        (*left_out, *odd),
    )


def members(value: object) -> Json:
    """Return the members of an object; none where there is no object."""
    return value if isinstance(value, Mapping) else {}


def objects(value: object) -> list[Json]:
    """Return the objects of a list; nothing where there is none."""
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def text_of(value: object) -> str:
    """Return a value as the text of a cell; several have semicolons between."""
    if value is None or value != value:  # noqa: PLR0124 - a missing number is not itself
        return ""
    if isinstance(value, list | tuple):
        return ";".join(map(text_of, value))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def kilometres(metres: str) -> str:
    """Return a length in metres as LP-TSV has it; what is no number is left as it is."""
    try:
        return f"{float(metres) / 1000:.10g}"
    except ValueError:
        return metres


def last_part(uri: str) -> str:
    """Return the part of an address or a URN that tells one place from another."""
    return re.split(r"[/#]", uri.rstrip("/#"))[-1].rpartition(":")[2] if ":" in uri else uri


def type_label(one: Json) -> str:
    """Return the word for a type: the source's own, else the vocabulary's."""
    own = objects(one.get("sourceLabels"))
    return text_of(own[0].get("label")) if own else text_of(one.get("label"))


def link_id(one: Json) -> str:
    """Return a link as our `matches` have it: `osm:node/8` for OpenStreetMap's address."""
    uri = text_of(one.get("identifier"))
    found = STREET_MAP.fullmatch(uri)
    return f"osm:{found[1]}" if found else uri


def larger_place(feature: Json) -> tuple[Cells, int]:
    """Return the larger place of a feature, and how many of its relations say another thing."""
    relations = objects(feature.get("relations"))
    broader = [one for one in relations if text_of(one.get("relationType")).endswith(BROADER)]
    others = len(relations) - len(broader[:1])
    if not broader:
        return {}, others
    uri = text_of(broader[0].get("relationTo"))
    label = text_of(broader[0].get("label")).removeprefix("part of ")
    return {"parent_id": last_part(uri), "parent_name": label}, others


def spellings(feature: Json) -> Iterator[Spelling]:
    """Yield the names of a feature with their languages and the first source that each cites."""
    for one in objects(feature.get("names")):
        sources = [text_of(c.get("label")) for c in objects(one.get("citations"))]
        if name := text_of(one.get("toponym")):
            yield name, text_of(one.get("lang")), next(filter(None, sources), "")


def position(geometry: object) -> tuple[Cells, tuple[str, ...]]:
    """Return where a feature lies, with radius and source; and what of its geometry is no point."""
    if not isinstance(geometry, Mapping):
        return {}, ()
    parts = objects(geometry.get("geometries")) or [geometry]
    points = [part for part in parts if part.get("type") == "Point" and is_point(part)]
    odd = ("a geometry that is no point",) * (len(parts) - len(points[:1]))
    if not points:
        return {}, odd
    lon, lat = points[0]["coordinates"][:2]
    near = points[0].get("approximation")
    tolerance = near.get("tolerance") if isinstance(near, Mapping) else None
    sources = [text_of(one.get("label")) for one in objects(points[0].get("citations"))]
    cells = {"lon": str(lon), "lat": str(lat), "approximation": text_of(tolerance)}
    cells["geo_source"] = "; ".join(filter(None, sources))
    return {key: value for key, value in cells.items() if value}, odd


def is_point(part: Json) -> bool:
    """Whether a point has two numbers."""
    found = part.get("coordinates")
    return (
        isinstance(found, list | tuple)
        and len(found) > 1
        and all(isinstance(number, int | float) for number in found[:2])
    )
