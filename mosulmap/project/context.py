"""The lines of the basemap, `gazetteer/context.geojson`: read one by one, faults told one by one.

GeoJSON as RFC 7946 has it: longitude before latitude, WGS 84 degrees, a third number for height.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from math import isfinite
from pathlib import Path
from typing import Any

from ..errors import Problem
from ..model.kept import FORGETFUL, Kept

CONTEXT = "gazetteer/context.geojson"
CONTEXT_KINDS = ("river", "lake", "coast", "border", "province", "region", "site")
REGION = "region"
"""The kind of a closed line that goes round the place of its `place_id`; several make one area."""

BBOX = re.compile(rb'\s*\{\s*"type": "FeatureCollection", "bbox": \[([-0-9., e]+)\]')
"""How a file begins that `mosulmap context` wrote."""
HALF_TURN, POLE = 180, 90
"""The largest longitude and the largest latitude."""

NEEDED = ("name", "kind", "uncertainty_m", "source")


@dataclass(frozen=True, slots=True)
class ContextLine:
    """One line of the basemap: a river, a shore, a border, the outline of a site.

    `coordinates` are (lon, lat) pairs in WGS 84 degrees; `uncertainty_m` in metres. `number` counts
    the features of the file from 1. `place_id` is the place that a region's line goes round.
    """

    name: str
    kind: str
    uncertainty_m: float
    source: str
    coordinates: tuple[tuple[float, float], ...]
    place_id: str = ""
    number: int = field(default=0, compare=False)

    @property
    def label(self) -> str:
        """What a message calls it."""
        return f"feature {self.number} ({self.name})"


def read_context(
    folder: Path, kept: Kept = FORGETFUL
) -> tuple[tuple[ContextLine, ...], list[Problem]]:
    """Return the sound lines of the basemap and a problem for each other feature.

    A project without the file has none. Lines of a file with the same bytes are those `kept`.
    """
    path = folder / CONTEXT
    if not path.exists():
        return (), []
    try:
        content = path.read_bytes()
    except OSError as error:
        return (), [Problem(CONTEXT, 0, "", f"is no JSON ({error})")]
    return kept.of(("context",), (content,), partial(parse_context, content))


def context_digest(folder: Path) -> str:
    """Return the SHA-256 of the basemap's file; empty where there is none that can be read."""
    try:
        return hashlib.sha256((folder / CONTEXT).read_bytes()).hexdigest()
    except OSError:
        return ""


def ground_drawn_for(folder: Path) -> tuple[float, ...]:
    """Return west, south, east, north of the region that the basemap was drawn for.

    Empty where there is no basemap, or one that `mosulmap context` did not write.
    """
    try:
        with (folder / CONTEXT).open("rb") as file:
            found = BBOX.match(file.read(200))
        edges = tuple(float(edge) for edge in found.group(1).split(b",")) if found else ()
    except (OSError, ValueError):
        return ()
    corners = 4
    return edges if len(edges) == corners else ()


def parse_context(text: bytes) -> tuple[tuple[ContextLine, ...], list[Problem]]:
    """Return the lines in the bytes of the basemap, and a problem for each other feature."""
    try:
        # One line end, so that a message counts lines as an editor does.
        content = json.loads(re.sub("\r\n?", "\n", text.decode("utf-8-sig")))
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 0)
        marked = [row.startswith("<<<<<<<") for row in getattr(error, "doc", "").splitlines()]
        if any(marked[line - 1 : line]):
            words = "is a merge conflict that git left unresolved; keep one side"
            return (), [Problem(CONTEXT, line, "", words)]
        return (), [Problem(CONTEXT, line, "", f"is no JSON ({error})")]
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list):
        what = "is empty (null)" if features is None else "is not a list"
        return (), [Problem(CONTEXT, 0, "", f"has no list of features: `features` {what}")]
    lines, problems = [], []
    for number, feature in enumerate(features, 1):
        found = list(feature_faults(feature))
        if found:
            label = label_of(feature, number)
            problems += [Problem(CONTEXT, 0, "", f"{label} {fault}") for fault in found]
        else:
            lines.append(context_line(feature, number))
    return tuple(lines), problems


def label_of(feature: object, number: int) -> str:
    """Return what a message calls a feature that may be faulty: its number and its name."""
    properties = feature.get("properties") if isinstance(feature, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    return f"feature {number} ({name})" if isinstance(name, str) and name else f"feature {number}"


def feature_faults(feature: object) -> Iterator[str]:
    """Yield what keeps a feature from being a line, in words that follow its name."""
    if not isinstance(feature, dict):
        yield "is no feature but " + json.dumps(feature)[:40]
        return
    properties, geometry = feature.get("properties"), feature.get("geometry")
    yield from property_faults(properties if isinstance(properties, dict) else {})
    if not isinstance(geometry, dict):
        yield "has no geometry; draw its line or delete the feature"
        return
    if geometry.get("type") != "LineString":
        yield f"is a {geometry.get('type')}; only a LineString is drawn"
        return
    points = geometry.get("coordinates")
    least = 2
    if not isinstance(points, list) or len(points) < least:
        yield "has no line: it needs at least two points"
        return
    yield from point_faults(points)
    if (
        isinstance(properties, dict)
        and properties.get("kind") == REGION
        and points[0] != points[-1]
    ):
        yield "is a region whose line does not end where it begins"


def property_faults(properties: dict[str, Any]) -> Iterator[str]:
    """Yield what is wrong with the properties of a feature."""
    for key in NEEDED:
        if properties.get(key) is None:
            yield f"has no `{key}` among its properties"
        elif has_halves(properties[key]):
            yield f"has half a character in `{key}`; type it anew"
    kind = properties.get("kind")
    if kind is not None and kind not in CONTEXT_KINDS:
        yield f"has the kind '{kind}'; known are {', '.join(CONTEXT_KINDS)}"
    place_id = properties.get("place_id", "")
    if kind == REGION and not (isinstance(place_id, str) and place_id):
        yield "has no `place_id`, the id of the place that it goes round"
    radius = properties.get("uncertainty_m")
    if radius is None:
        return
    if not is_number(radius):
        yield f"has the uncertainty_m {json.dumps(radius)}, which is no number of metres"
    elif radius < 0:
        yield f"has the uncertainty_m {radius:g}, which must not be below 0"


def has_halves(value: object) -> bool:
    """Whether a text holds a half of a character, which no file can be written with."""
    return isinstance(value, str) and any("\ud800" <= letter <= "\udfff" for letter in value)


def is_number(value: object) -> bool:
    """Whether a JSON value is a finite number that a float can hold."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    try:
        return isfinite(float(value))
    except OverflowError:
        return False


def point_faults(points: list[Any]) -> Iterator[str]:
    """Yield the first fault among the points of a line."""
    for number, point in enumerate(points, 1):
        shown = json.dumps(point)[:60]
        if not isinstance(point, list) or len(point) not in (2, 3):
            yield f"has the point {shown} (number {number}); a point is [lon, lat]"
            return
        if not all(is_number(value) for value in point):
            yield f"has the point {shown} (number {number}) with a coordinate that is no number"
            return
        if abs(point[0]) > HALF_TURN or abs(point[1]) > POLE:
            turned = abs(point[0]) <= POLE < abs(point[1]) <= HALF_TURN
            hint = "; lon and lat look exchanged" if turned else ""
            yield f"has the point {shown} (number {number}), which is not in degrees{hint}"
            return


def context_line(feature: dict[str, Any], number: int) -> ContextLine:
    """Return one sound GeoJSON feature as a line; the height of a point is not used."""
    properties = feature["properties"]
    return ContextLine(
        name=str(properties["name"]),
        kind=str(properties["kind"]),
        uncertainty_m=float(properties["uncertainty_m"]),
        source=str(properties["source"]),
        coordinates=tuple((float(p[0]), float(p[1])) for p in feature["geometry"]["coordinates"]),
        place_id=str(properties["place_id"]) if properties["kind"] == REGION else "",
        number=number,
    )
