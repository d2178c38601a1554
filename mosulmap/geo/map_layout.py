"""Where each place is drawn: on the main map, in one of the two insets, or only in the lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import cos, radians
from statistics import median
from typing import Any

from ..languages.catalogue import Language
from ..model.gazetteer import Gazetteer
from ..model.rows import Event, FeatureClass, Mention, Place
from .distance import (
    DATE_LINE,
    METRES_PER_DEGREE,
    Box,
    Point,
    bearing,
    compass_point,
    distance,
    position,
    rough_distance,
)
from .ground import region_of

WORLD = Box(west=-180.0, south=-60.0, east=180.0, north=75.0)
"""What a map without any position shows: all land but the far north and Antarctica."""

MARGIN = 0.3
"""Share of a map's size by which the basemap goes beyond it: screens have other shapes."""

DESKTOP_MARGIN, PHONE_MARGIN, INSET_MARGIN, LONE_MARGIN = 0.08, 0.07, 0.13, 0.1
"""Shares of a map's size that it shows beyond its outermost places, so that marks and their names
are not cut at its edge. An inset is small, and its names take more of it; a map without a hub has
no surroundings that already leave room."""

LEAST_MARGIN = 0.002
"""Degrees, a fifth of a kilometre: the margin where all places are on one spot and have no size."""

OUTLYING = 20
"""One of this many of the hub's places, a twentieth, is left out at each side of the desktop's map.

A few outlying villages would otherwise double its extent and crowd the city into its middle. Fewer
than 20 places lose none; a smaller number would cut off suburbs that belong to the city."""

TAG_RISE = 0.04
"""Share of the phone map's height by which the hub's tag stands above it: clear of every mark."""

INSET_SHAPE = 252 / 172
"""Width to height of an inset, as the page draws it: tests/data/map_shapes.json has it for both."""

WIDE_M = 20_000
"""Uncertainty in metres from which on an area is too wide to be one mark. A point that stands for
it would be taken for its position: a district of a city is smaller, a province larger."""

AROUND_HUB_M = 100_000
"""Distance in metres from the hub up to which a place is drawn in the inset around it: what
lies farther would shrink that map until the towns around the hub cover each other."""

BEARABLE = 0.12
"""Share of the main map's width by which a line may be off: the map of a city by a lake whose shore
is six kilometres off would have half of its marks in the water."""

WIDEST, TALLEST = 1.9, 1.1
"""Width to height of the widest map on a screen, and height to width of the tallest: the phone that
shows a theatre of 3,000 by 700 km shows much of what lies above and below it."""

SMALL_M, AROUND_M = 25_000, 40_000
"""A map without a city that is narrower than this, in metres, gets a smaller map of so many metres
around its middle: alone, a village would lie on a blank sheet."""

FEW, OFF = 5, 4
"""Fewer places than `FEW` all belong together. Of more, those lie off that are `OFF` times as far
from the middle one as all others are; one of `FEW` at most: else they are no exception."""

DIGITS = 4
"""Decimals of a map's edges, in degrees: 11 m, far less than any margin."""

AREAS = {FeatureClass.ADMINISTRATIVE, FeatureClass.AREA, FeatureClass.WATER}
NO_EVENT = {Event.VISIT, Event.NONE}


@dataclass(frozen=True)
class Layout:
    """Where everything is drawn.

    `hub` is the city that the main map shows, None when the project has none; `view` the extents
    of the main map by screen; `insets` the smaller maps; `layers` the drawing place of each named
    place id: main, around, far, list, none (no position) or wide; `lands` the countries of the
    places in the far layer; `regions` the ids of the places whose shape the basemap has.
    """

    hub: Place | None
    view: dict[str, Box]
    insets: list[dict[str, Any]]
    layers: dict[str, str]
    areas: frozenset[str]
    regions: frozenset[str] = frozenset()
    lands: tuple[Place, ...] = ()

    @property
    def width_m(self) -> float:
        """How wide the main map's view is, in metres."""
        west, _, east, _ = self.view["desktop"]
        lat = self.view["desktop"].middle.lat
        return (east - west) * cos(radians(lat)) * METRES_PER_DEGREE

    def layer(self, place: Place) -> str:
        """Return where a named place is drawn."""
        return self.layers[place.id]

    def kind(self, place: Place) -> str:
        """Return how a place is drawn: as an area's tag, a region, a building or a point."""
        if place.id in self.regions:
            return "region"
        if place.id in self.areas:
            return "area"
        return "site" if place.fclass is FeatureClass.SPOT else "point"

    def tag_position(self, place: Place) -> list[float]:
        """Return the (lon, lat) of an area's tag; the hub's is at the top, clear of its parts."""
        if place.id not in self.areas or not place.located:
            return []
        at = position(place)
        if place == self.hub:
            box = self.view["phone"]
            at = at._replace(lat=round(box.north + (box.north - box.south) * TAG_RISE, 5))
        return [*at]

    def visible_runs(
        self, line: Sequence[tuple[float, float]]
    ) -> Iterator[Sequence[tuple[float, float]]]:
        """Yield the parts of a line that any of the maps shows, with one point beyond each end.

        The line is (lon, lat) pairs. A lake, which is closed, comes whole or not at all.
        """
        boxes = [
            half
            for box in (self.view["desktop"], *(inset["box"] for inset in self.insets))
            for half in ground_box(box)
        ]
        # A step may cross a corner of a map with both ends outside, so its extent is compared and
        # not its points; the few steps too many that this keeps are drawn outside of the map.
        extents = [Box.around(step) for step in pairwise(line)]
        met = [any(box.overlaps(extent) for box in boxes) for extent in extents]
        if line[0] == line[-1]:
            yield from [line] if any(met) else []
            return
        for shown, group in groupby(range(len(met)), key=met.__getitem__):
            if shown:
                run = list(group)
                yield line[run[0] : run[-1] + 2]


def plan_layout(
    gazetteer: Gazetteer,
    mentions: Sequence[Mention],
    regions: Collection[str] = frozenset(),
    ground: Box = WORLD,
) -> Layout:
    """Return the layout for the places that `mentions` name.

    `regions` are the ids of the places that the basemap draws as areas, however wide they are;
    `ground` is shown where no place has a position yet.
    """
    mentioned = {mention.place_id for mention in mentions}
    named = [place for place in gazetteer.places if place.id in mentioned]
    shaped = frozenset(place.id for place in named if place.located and place.id in regions)
    hub = find_hub(gazetteer, [place for place in named if is_drawable(place)])
    # The extent comes from the whole gazetteer of the city: a project with its first article, or
    # one read by an early day, shows the same city as the finished one.
    within_hub = within(gazetteer, hub, gazetteer.places) if hub else []
    row = side_by_side([*within_hub, *named])
    named, inside = [row[p.id] for p in named], {p.id: row[p.id] for p in within_hub}
    drawable = [place for place in named if is_drawable(place) or place.id in shaped]
    # Where nothing happened, such as the city in which a minister spoke, there is nothing to see:
    # far from the hub such places would only stretch the insets. The lists have them.
    eventful = {m.place_id for m in mentions if m.event not in NO_EVENT or m.control}
    if hub is None:
        return layout_without_hub(named, drawable, eventful, shaped, ground)
    return layout_around(gazetteer, hub, inside, named, drawable, eventful, shaped)


def layout_around(
    gazetteer: Gazetteer,
    hub: Place,
    inside: Mapping[str, Place],
    named: Sequence[Place],
    drawable: Sequence[Place],
    eventful: Collection[str],
    regions: frozenset[str],
) -> Layout:
    """Return the layout around a city: what lies `inside` it on its map, the others in insets."""
    view = main_view([*inside.values()], [place for place in drawable if place.id in inside])
    layers = {place.id: undrawn(place) for place in named} | {
        place.id: layer_of(
            place,
            hub,
            inside=place.id in inside,
            eventful=place.id in eventful,
            view=view["desktop"],
        )
        for place in drawable
    }
    # In the insets an area is too small for a tag, and is a mark like any other.
    areas = frozenset(p.id for p in drawable if is_area(p) and layers[p.id] == "main") - regions
    insets = [
        inset
        for key in ("around", "far")
        if (inset := inset_of(key, named, layers, view["desktop"]))
    ]
    lands = countries(gazetteer, named, layers)
    return Layout(hub, view, insets, layers, areas, regions, lands)


def layout_without_hub(
    named: Sequence[Place],
    drawable: Sequence[Place],
    eventful: Collection[str],
    regions: frozenset[str],
    ground: Box,
) -> Layout:
    """Return the layout where no city has most of the places: all on one map.

    Those that lie off have a smaller map of their own, or the lists if nothing happened there.
    """
    off = {place.id for place in lying_off(drawable)}
    near = [place for place in drawable if place.id not in off]
    # How far a region reaches is no doubt about where the others are.
    exact = [place for place in near if place.id not in regions] or near
    box = widen(bounds(near).joined(uncertain_bounds(exact)), LONE_MARGIN) if near else ground
    layers = {place.id: undrawn(place) for place in named}
    layers |= {place.id: "main" for place in near}
    layers |= {key: "far" if key in eventful else "list" for key in off}
    insets = [inset for key in ("far",) if (inset := inset_of(key, named, layers, box))]
    layout = Layout(None, {"desktop": box, "phone": box}, insets, layers, frozenset(), regions)
    if near and layout.width_m < SMALL_M:
        insets.insert(0, {"id": "around", "box": shaped(box_within(box.middle, AROUND_M))})
    return layout


def lying_off(places: Sequence[Place]) -> Sequence[Place]:
    """Return the few of located places that lie far off: one capital would shrink all others."""
    if len(places) < FEW:
        return ()
    lons, lats = zip(*map(position, places), strict=True)
    middle = Point(median(lons), median(lats))
    away = {place.id: rough_distance(middle, position(place)) for place in places}
    ordered = sorted(places, key=lambda place: away[place.id])
    for kept in range(len(places) - len(places) // FEW, len(places)):
        if away[ordered[kept].id] > OFF * away[ordered[kept - 1].id]:
            return ordered[kept:]
    return ()


def side_by_side(places: Iterable[Place]) -> dict[str, Place]:
    """Return places by id, their longitudes on one stretch.

    Where the smallest box around those that are drawn goes over the antimeridian, what lies east
    of it has 181 and not -179: the map's edges are found as anywhere else.
    """
    row = {place.id: place for place in places}
    points = [position(place) for place in row.values() if is_drawable(place)]
    west = (region_of(points) if points else WORLD).west
    if not points or west <= region_of(points).east:
        return row
    # A copy is not held to the columns' limits: 181 would be a fault in the table.
    return {
        key: place.model_copy(update={"lon": place.lon + 2 * DATE_LINE})
        if place.lon is not None and place.lon < west
        else place
        for key, place in row.items()
    }


def is_drawable(place: Place) -> bool:
    """Whether a place can be a mark on a map: it has a position and is not too wide."""
    return place.located and not is_wide(place)


def is_wide(place: Place) -> bool:
    """Whether a place is an area or a line too wide to be one mark."""
    # A river's position is somewhere on it, whatever its uncertainty says.
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
    # How far a district reaches is no doubt about where its parts are.
    core = bounds(named)
    if points := [place for place in named if not is_area(place)]:
        core = core.joined(uncertain_bounds(points))
    lons, lats = zip(*(position(place) for place in inside), strict=True)
    (west, east), (south, north) = without_outlying(lons), without_outlying(lats)
    around = core.joined(Box(west=west, south=south, east=east, north=north))
    return {"desktop": widen(around, DESKTOP_MARGIN), "phone": widen(core, PHONE_MARGIN)}


def without_outlying(values: Iterable[float]) -> tuple[float, float]:
    """Return the two values outside of which only one in `OUTLYING` lies at each side."""
    ordered = sorted(values)
    cut = len(ordered) // OUTLYING
    return ordered[cut], ordered[-1 - cut]


def layer_of(place: Place, hub: Place, *, inside: bool, eventful: bool, view: Box) -> str:
    """Return main, around, far or list for a place that has a position."""
    if inside or view.contains(position(place)):
        return "main"
    if not eventful:
        return "list"
    return "around" if distance(position(hub), position(place)) <= AROUND_HUB_M else "far"


def inset_of(
    key: str, named: Sequence[Place], layers: dict[str, str], view: Box
) -> dict[str, Any] | None:
    """Return one inset around the places of a layer, with the main `view`; None without a place."""
    shown = [place for place in named if layers[place.id] == key]
    if not shown:
        return None
    box = shaped(widen(bounds(shown), INSET_MARGIN))
    if not all(box.contains(corner) for corner in view.corners):
        box = shaped(widen(bounds(shown).joined(view), INSET_MARGIN))
    return {"id": key, "box": box}


def shaped(box: Box) -> Box:
    """Return `box` grown to the shape that insets have on the page."""
    # A degree of longitude is shorter than one of latitude, and on the Mercator map it looks so.
    squeeze = cos(radians(box.middle.lat))
    return box.shaped(INSET_SHAPE / squeeze).rounded(DIGITS)


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
    if key == "around":
        return language.say("inset_surroundings")
    if not layout.lands:
        return language.say("inset_far")
    title, *names = (gazetteer.place_name(place, language.code) for place in layout.lands)
    for name in names[:-1]:
        title = language.say("list_comma", first=title, next=name)
    return language.say("list_last", first=title, last=names[-1]) if names else title


def place_away(place: Place, gazetteer: Gazetteer, layout: Layout, language: Language) -> str:
    """Return how far a place outside the main map lies from the hub: `Syria · 502 km W`.

    Without a hub it is the distance from the middle of the map.
    """
    if layout.layer(place) not in ("around", "far", "list"):
        return ""
    start = position(layout.hub) if layout.hub else layout.view["desktop"].middle
    end = position(place)
    point = language.say(f"compass_{compass_point(bearing(start, end))}")
    km = f"{distance(start, end) / 1000:.0f}"
    lands = [p for p in gazetteer.countries if set(p.ccodes) == set(place.ccodes)]
    if not lands:
        return language.say("away_unnamed", km=km, point=point)
    country = gazetteer.place_name(lands[0], language.code)
    return language.say("away", country=country, km=km, point=point)


def bounds(places: Iterable[Place]) -> Box:
    """Return the box around located places. Raises `ValueError` without any."""
    return Box.around(position(place) for place in places)


def uncertain_bounds(places: Sequence[Place]) -> Box:
    """Return the box around located places, at least as large as the least certain of them is.

    A map of one village that lies somewhere within five kilometres would otherwise show the point
    that stands for it as if that were its position. Raises `ValueError` without any place.
    """
    box = bounds(places)
    least = box_within(box.middle, max(place.geo_uncertainty_m or 0 for place in places))
    return box.joined(least)


def box_within(middle: Point, metres: float) -> Box:
    """Return `Box.within`, its edges beyond 180° where it crosses the antimeridian."""
    box = Box.within(middle, metres)
    if box.west <= box.east:
        return box
    half = (box.east - box.west) % (2 * DATE_LINE) / 2
    return box._replace(west=middle.lon - half, east=middle.lon + half)


def ground_box(box: Box) -> Iterator[Box]:
    """Yield what the ground under a map covers, in parts that do not cross the antimeridian."""
    across, up = box.east - box.west, box.north - box.south
    wider, higher = max(up * WIDEST - across, 0), max(across * TALLEST - up, 0)
    whole = widen(box, MARGIN).joined(box.grown(wider / 2, higher / 2))
    yield whole
    for turn in (-2 * DATE_LINE, 2 * DATE_LINE):
        yield whole._replace(west=whole.west + turn, east=whole.east + turn)


def widen(box: Box, share: float) -> Box:
    """Return `box` with a margin of `share` of its size, at least `LEAST_MARGIN`."""
    across, up = (
        max(size * share, LEAST_MARGIN) for size in (box.east - box.west, box.north - box.south)
    )
    return box.grown(across, up).rounded(DIGITS)
