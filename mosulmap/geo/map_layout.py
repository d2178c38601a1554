"""Which place is drawn where: on the main map, in one of the two insets, or only in the lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import cos, radians
from typing import Any

from geographiclib.geodesic import Geodesic

from ..languages.catalogue import Language
from ..model.gazetteer import Gazetteer
from ..model.rows import Event, FeatureClass, Mention, Place

Box = tuple[float, float, float, float]
"""West, south, east, north in WGS 84 degrees."""

Point = tuple[float, float]
"""Longitude and latitude in WGS 84 degrees."""

MARGIN = 0.3
"""Share of a map's size by which the basemap goes beyond it: screens have other shapes."""

INSET_SHAPE = 252 / 172
"""Width to height of an inset, as the page draws it."""

WIDE_M = 20_000
"""Uncertainty in metres from which on an area is too wide to be one mark: a province, a country."""

NEAR_M = 100_000
"""Distance in metres from the hub up to which a place is drawn in the inset around it."""

COMPASS = ("n", "ne", "e", "se", "s", "sw", "w", "nw")
"""The directions by eighths of a circle, as the catalogues call them."""

AREAS = {FeatureClass.ADMINISTRATIVE, FeatureClass.AREA, FeatureClass.WATER}
NO_EVENT = {Event.VISIT, Event.NONE}


@dataclass(frozen=True)
class Layout:
    """Where everything is drawn.

    `hub` is the city that the main map shows, None when the project has none; `view` the extents
    of the main map by screen; `insets` the smaller maps; `layers` the drawing place of each named
    place id: main, around, far, list, none (no position) or wide; `lands` the countries of the
    far ones.
    """

    hub: Place | None
    view: dict[str, Box]
    insets: list[dict[str, Any]]
    layers: dict[str, str]
    areas: frozenset[str]
    lands: tuple[Place, ...] = ()

    def layer(self, place: Place) -> str:
        """Return where a named place is drawn."""
        return self.layers[place.id]

    def kind(self, place: Place) -> str:
        """Return how a place is drawn: as an area's tag, a building or site, or a point."""
        if place.id in self.areas:
            return "area"
        return "site" if place.fclass is FeatureClass.SPOT else "point"

    def tag_position(self, place: Place) -> list[float]:
        """Return the (lon, lat) of an area's tag; the hub's is at the top, clear of its parts."""
        if place.id not in self.areas or place.lon is None or place.lat is None:
            return []
        if place != self.hub:
            return [place.lon, place.lat]
        _, south, _, north = self.view["phone"]
        return [place.lon, round(north + (north - south) * 0.04, 5)]

    def visible_runs(self, line: Sequence[Point]) -> Iterator[Sequence[Point]]:
        """Yield the stretches of a line that any of the maps shows, with a point beyond each end.

        A lake, which is closed, comes whole or not at all.
        """
        boxes = [
            widen(box, MARGIN)
            for box in (self.view["desktop"], *(inset["box"] for inset in self.insets))
        ]
        met = [any(meets(box, one, other) for box in boxes) for one, other in pairwise(line)]
        if line[0] == line[-1]:
            yield from [line] if any(met) else []
            return
        for shown, group in groupby(range(len(met)), key=met.__getitem__):
            if shown:
                run = list(group)
                yield line[run[0] : run[-1] + 2]


def plan_layout(gazetteer: Gazetteer, mentions: Sequence[Mention]) -> Layout:
    """Return the layout for the places that `mentions` name."""
    mentioned = {mention.place_id for mention in mentions}
    named = [place for place in gazetteer.places if place.id in mentioned]
    drawable = [place for place in named if is_drawable(place)]
    hub = find_hub(gazetteer, drawable)
    if hub is None:
        box = widen(bounds(drawable), 0.1) if drawable else (-180.0, -60.0, 180.0, 75.0)
        layers = {p.id: "main" if is_drawable(p) else undrawn(p) for p in named}
        return Layout(None, {"desktop": box, "phone": box}, [], layers, frozenset())
    inside = {place.id: place for place in within(gazetteer, hub, gazetteer.places)}
    view = main_view([*inside.values()], [place for place in drawable if place.id in inside])
    eventful = {m.place_id for m in mentions if m.event not in NO_EVENT or m.control}
    layers = {
        place.id: layer_of(
            place,
            hub,
            inside=place.id in inside,
            eventful=place.id in eventful,
            view=view["desktop"],
        )
        if is_drawable(place)
        else undrawn(place)
        for place in named
    }
    areas = frozenset(
        place.id for place in drawable if is_area(place) and layers[place.id] == "main"
    )
    insets = [inset for key in ("around", "far") if (inset := inset_of(key, named, layers))]
    return Layout(hub, view, insets, layers, areas, countries(gazetteer, named, layers))


def is_drawable(place: Place) -> bool:
    """Whether a place can be a mark on a map: it has a position and is not too wide."""
    return place.located and not is_wide(place)


def is_wide(place: Place) -> bool:
    """Whether a place is an area or a line too wide to be one mark."""
    if place.fclass is FeatureClass.WATER:
        return True
    return place.fclass in AREAS and (place.geo_uncertainty_m or WIDE_M) >= WIDE_M


def is_area(place: Place) -> bool:
    """Whether a place on the main map is drawn as an area's tag and not as a mark at a point."""
    return place.type == "city" or place.fclass in AREAS


def undrawn(place: Place) -> str:
    """Return why a named place is on no map: it is too wide, or has no position."""
    return "wide" if is_wide(place) else "none"


def find_hub(gazetteer: Gazetteer, drawable: Sequence[Place]) -> Place | None:
    """Return the city within which most of the named places lie."""
    counts = Counter(
        ancestor.id
        for place in drawable
        for ancestor in gazetteer.ancestors(place.id)
        if ancestor.type == "city" and ancestor.located
    )
    return gazetteer.place[max(counts, key=lambda key: (counts[key], key))] if counts else None


def within(gazetteer: Gazetteer, hub: Place, places: Iterable[Place]) -> list[Place]:
    """Return the located places in `hub`, itself included."""
    return [
        p
        for p in places
        if p.located and (p.id == hub.id or any(a.id == hub.id for a in gazetteer.ancestors(p.id)))
    ]


def main_view(inside: Sequence[Place], named: Sequence[Place]) -> dict[str, Box]:
    """Return the main map's extent: on a phone the named places, on a desktop their surroundings.

    The surroundings leave out the outermost twentieth of the hub's places at each side, lest one
    outlying village shrink the city.
    """
    core = bounds(named)
    around = tuple(trimmed(inside, axis, low) for axis, low in ((0, 1), (1, 1), (0, 0), (1, 0)))
    desktop = (
        min(core[0], around[0]),
        min(core[1], around[1]),
        max(core[2], around[2]),
        max(core[3], around[3]),
    )
    return {"desktop": widen(desktop, 0.08), "phone": widen(core, 0.07)}


def trimmed(places: Sequence[Place], axis: int, low: int) -> float:
    """Return the coordinate beyond which only a twentieth of the places lies."""
    values = sorted(position(place)[axis] for place in places)
    cut = len(values) // 20
    return values[cut] if low else values[-1 - cut]


def layer_of(place: Place, hub: Place, *, inside: bool, eventful: bool, view: Box) -> str:
    """Return main, around, far or list for a place that has a position."""
    if inside or contains(view, position(place)):
        return "main"
    if not eventful:
        return "list"
    return "around" if distance(hub, place) <= NEAR_M else "far"


def inset_of(key: str, named: Sequence[Place], layers: dict[str, str]) -> dict[str, Any] | None:
    """Return one inset around the places of a layer, None when it has none."""
    shown = [place for place in named if layers[place.id] == key]
    if not shown:
        return None
    return {"id": key, "box": shaped(widen(bounds(shown), 0.13))}


def shaped(box: Box) -> Box:
    """Return `box` grown to the shape that insets have on the page."""
    west, south, east, north = box
    squeeze = cos(radians((south + north) / 2))
    short = (east - west) * squeeze / INSET_SHAPE - (north - south)
    across, up = max(-short * INSET_SHAPE / squeeze, 0) / 2, max(short, 0) / 2
    return (
        round(west - across, 4),
        round(south - up, 4),
        round(east + across, 4),
        round(north + up, 4),
    )


def countries(
    gazetteer: Gazetteer, named: Sequence[Place], layers: dict[str, str]
) -> tuple[Place, ...]:
    """Return the countries of the far places, by title; those without a row are not there."""
    far = {code for place in named if layers[place.id] == "far" for code in place.ccodes}
    lands = (place for place in gazetteer.countries if far & set(place.ccodes))
    return tuple(sorted(lands, key=lambda place: place.title))


def inset_title(key: str, layout: Layout, gazetteer: Gazetteer, language: Language) -> str:
    """Return what an inset is called: `Around Mosul`, `Iraq and Syria`."""
    if key == "around" and layout.hub:
        hub = gazetteer.place_name(layout.hub, language.code)
        return language.say("inset_around", hub=hub)
    if not layout.lands:
        return language.say("inset_far")
    title, *names = (gazetteer.place_name(place, language.code) for place in layout.lands)
    for name in names[:-1]:
        title = language.say("list_comma", first=title, next=name)
    return language.say("list_last", first=title, last=names[-1]) if names else title


def place_away(place: Place, gazetteer: Gazetteer, layout: Layout, language: Language) -> str:
    """Return how far a place outside the main map lies from the hub: `Syria · 502 km W`."""
    if layout.hub is None or layout.layer(place) not in ("around", "far", "list"):
        return ""
    line = inverse(position(layout.hub), position(place))
    point = language.say(f"compass_{COMPASS[round(line['azi1'] / 45) % 8]}")
    km = f"{line['s12'] / 1000:.0f}"
    lands = [p for p in gazetteer.countries if set(p.ccodes) == set(place.ccodes)]
    if not lands:
        return language.say("away_unnamed", km=km, point=point)
    country = gazetteer.place_name(lands[0], language.code)
    return language.say("away", country=country, km=km, point=point)


def inverse(start: tuple[float, float], end: tuple[float, float]) -> dict[str, float]:
    """Return the geodesic between two (lon, lat): `s12` in metres, `azi1` in degrees from north."""
    line: dict[str, float] = Geodesic.WGS84.Inverse(start[1], start[0], end[1], end[0])
    return line


def distance(one: Place, other: Place) -> float:
    """Return the metres between two located places."""
    return inverse(position(one), position(other))["s12"]


def position(place: Place) -> tuple[float, float]:
    """Return the (lon, lat) of a located place."""
    if place.lon is None or place.lat is None:
        raise ValueError(f"{place.id} has no position")
    return place.lon, place.lat


def bounds(places: Sequence[Place]) -> Box:
    """Return the box around located places."""
    lons, lats = zip(*(position(place) for place in places), strict=True)
    return min(lons), min(lats), max(lons), max(lats)


def widen(box: Box, share: float) -> Box:
    """Return `box` with a margin of `share` of its size, at least a fifth of a kilometre."""
    west, south, east, north = box
    across, up = max((east - west) * share, 0.002), max((north - south) * share, 0.002)
    return (
        round(west - across, 4),
        round(south - up, 4),
        round(east + across, 4),
        round(north + up, 4),
    )


def meets(box: Box, one: Point, other: Point) -> bool:
    """Whether the step from one point to another may touch a box: whether their extents do."""
    west, south, east, north = box
    return (
        min(one[0], other[0]) <= east
        and max(one[0], other[0]) >= west
        and min(one[1], other[1]) <= north
        and max(one[1], other[1]) >= south
    )


def contains(box: Box, point: tuple[float, float]) -> bool:
    """Whether a (lon, lat) lies in a box."""
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]
