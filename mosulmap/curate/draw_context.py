"""Draws the ground of a project, coasts, borders and water, into `gazetteer/context.geojson`.

What a curator drew stays; the lines that an earlier call drew, known by their source, are replaced.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import DataError, Problem, RequestError
from ..files import write_file
from ..geo.distance import Box, Point, position
from ..geo.ground import (
    EDGE_M,
    SOURCE,
    country_box,
    ground_lines,
    read_ground,
    region_of,
    size_of,
    surroundings,
)
from ..geo.regions import rings_of
from ..model.gazetteer import Gazetteer
from ..model.rows import Place
from ..project.context import CONTEXT, REGION, ContextLine
from ..project.lock import locked
from ..project.project import read_project
from .region_match import Region, match_regions

LEAST = 0.5
"""Degrees, some 55 km: the ground of a smaller region has hardly a line in it."""

WIDE_M = 50_000
"""Uncertainty in metres from which on a place is a country or a province: its point says little of
where the war is, and only counts where no other place has a position."""

Feature = dict[str, Any]


def draw_context(folder: Path, countries: Sequence[str] = ()) -> str:
    """Draw the ground around a project's places, or of `countries` (ISO 3166-1 alpha-2 codes).

    Returns what was drawn. Raises `RequestError` without a place that has a position, and for an
    unknown code; `DataError` for a basemap or a table of places that cannot be read; `OutputError`
    when it cannot be written or locked.
    """
    with locked(folder):
        project = read_project(folder)
        places = project.places
        if places.problems and not places.rows:
            raise DataError(places.problems)
        ground = draw_ground(project.gazetteer, countries)
        kept = drawn_by_hand(folder / CONTEXT)
        write_file(folder / CONTEXT, format_context([*kept, *ground.features], ground.region))
    own = f"; {counted(len(kept), 'line')} of your own {'stays' if len(kept) == 1 else 'stay'}"
    shapes = f", {counted(len(ground.regions), 'province')} as regions: " if ground.regions else ""
    shapes += ", ".join(f"{one.title} (by {one.fits})" for one in ground.regions)
    return f"Drew {summary_of(ground.lines)}{shapes} into {CONTEXT}{own if kept else ''}"


@dataclass(frozen=True, slots=True)
class DrawnGround:
    """The ground of a region: its lines, and the places that are provinces of it."""

    region: Box
    lines: tuple[ContextLine, ...]
    regions: tuple[Region, ...]

    @property
    def features(self) -> list[Feature]:
        """All of it as GeoJSON features, the regions' first: the lines lie above them."""
        size = max(size_of(self.region))
        shapes = [feature for one in self.regions for feature in features_of(one, size)]
        return [*shapes, *map(feature_of, self.lines)]


def draw_ground(gazetteer: Gazetteer, countries: Sequence[str]) -> DrawnGround:
    """Return the ground around the places of a gazetteer, or of `countries` where any are given.

    Raises `RequestError` without a place that has a position, and for an unknown code.
    """
    places, ground = gazetteer.places, read_ground()
    region = region_of_countries(countries) if countries else region_of_places(places)
    near = surroundings(region)
    around = [place for place in places if place.located and near.contains(position(place))]
    regions = match_regions(around, gazetteer, ground)
    return DrawnGround(region, ground_lines(ground, region), tuple(regions))


def region_of_places(places: Iterable[Place]) -> Box:
    """Return the region of the places that have a position, at least `LEAST` degrees wide.

    Raises `RequestError` without one.
    """
    located = [place for place in places if place.located]
    near = [place for place in located if (place.geo_uncertainty_m or 0) < WIDE_M]
    if not located:
        raise RequestError(
            "no place has a position yet: locate places first, or give the countries, such as "
            "`mosulmap context --country CD`"
        )
    return widened(region_of([position(place) for place in near or located]))


def region_of_countries(codes: Iterable[str]) -> Box:
    """Return the region of some countries. Raises `RequestError` for a code that is none."""
    boxes = []
    for code in codes:
        known = code.strip().upper()
        box = country_box(read_ground(), known) if known else None
        if box is None:
            raise RequestError(
                f"--country {code!r} is no country of the ground; write its two letters, such as CD"
            )
        boxes.append(box)
    return region_of([Point(lon, lat) for box in boxes for lon, lat in (box[:2], box[2:])])


def widened(region: Box) -> Box:
    """Return a region that is at least `LEAST` degrees wide and high."""
    across = region.east - region.west + (360 if region.west > region.east else 0)
    return region.grown(
        max(LEAST - across, 0) / 2, max(LEAST - (region.north - region.south), 0) / 2
    )


def drawn_by_hand(path: Path) -> list[Feature]:
    """Return the features of a file that no earlier call drew, as they are.

    A project without the file has none. Raises `DataError` for one that is no GeoJSON.
    """
    if not path.exists():
        return []
    try:
        features = json.loads(path.read_text(encoding="utf-8-sig"))["features"]
        return [f for f in features if f.get("properties", {}).get("source") != SOURCE]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        message = "is no GeoJSON that can be added to; `mosulmap check` says where, or move it away"
        raise DataError([Problem(CONTEXT, 0, "", message)]) from None


def feature_of(line: ContextLine) -> Feature:
    """Return a line of the basemap as a GeoJSON feature (RFC 7946)."""
    return {
        "type": "Feature",
        "properties": {
            "name": line.name,
            "kind": line.kind,
            "uncertainty_m": line.uncertainty_m,
            "source": line.source,
        },
        "geometry": {"type": "LineString", "coordinates": [[*point] for point in line.coordinates]},
    }


def features_of(region: Region, size: float) -> Iterator[Feature]:
    """Yield the closed lines around a place as GeoJSON features; delete them, and it is a point.

    They are as fine as a map of `size` degrees can show. `fits` says by what the shape was found.
    """
    for ring in rings_of(region.shape, size):
        line = ContextLine(region.title, REGION, EDGE_M, SOURCE, tuple(ring))
        feature = feature_of(line)
        feature["properties"] |= {"place_id": region.place_id, "fits": region.fits}
        yield feature


def format_context(features: Iterable[Feature], region: Box) -> str:
    """Return a GeoJSON file with a feature a line, so that a changed one is a changed line.

    Its `bbox` is the region that it was drawn for: what lies around that is on it as well.
    """
    rows = ",\n".join(json.dumps(f, ensure_ascii=False) for f in features)
    bbox = json.dumps([round(edge, 4) for edge in region])
    return f'{{"type": "FeatureCollection", "bbox": {bbox}, "features": [\n{rows}\n]}}\n'


def summary_of(lines: Iterable[ContextLine]) -> str:
    """Return how many lines of each kind there are, in words."""
    kinds = Counter(line.kind for line in lines)
    words = {"coast": "coast", "border": "border", "province": "line between provinces"}
    words |= {"lake": "lake", "river": "stretch of river"}
    found = [counted(kinds[kind], word) for kind, word in words.items() if kinds[kind]]
    return ", ".join(found) or "no line"


def counted(count: int, noun: str) -> str:
    """Return a count with its noun, whose first word takes the plural."""
    first, _, rest = noun.partition(" ")
    plural = first + ("es" if first.endswith("ch") else "s")
    return f"{count} {first if count == 1 else plural} {rest}".rstrip()
