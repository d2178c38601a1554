"""One map in a frame: the ground, the marks and, where there is room, their names."""

from __future__ import annotations

import textwrap
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import floor, log10
from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.patheffects import withStroke
from matplotlib.transforms import Bbox

from ..control.study import Study
from ..geo.distance import Box, Point
from ..geo.frames import (
    View,
    clipped,
    lakes_filled,
    lines_frame,
    places_frame,
    regions_frame,
    view_of,
)
from ..geo.map_layout import BEARABLE, Layout
from ..geo.palette import PALETTE
from ..geo.regions import turned_rings
from ..model.rows import State
from .marks import INK, QUIET, MarkStyle, draw_mark, moved, reach_of
from .paper import LAND, Paper, Rect
from .wording import Wording

LINES: dict[str, dict[str, Any]] = {
    "river": {"color": PALETTE["water"].light, "linewidth": 3.2},
    "lake": {"color": PALETTE["water"].light, "linewidth": 1.6},
    "coast": {"color": PALETTE["coast"].light, "linewidth": 1.0},
    "province": {"color": PALETTE["border"].light, "linewidth": 0.6, "linestyle": (0, (1, 3))},
    "border": {"color": PALETTE["border"].light, "linewidth": 0.8, "linestyle": (0, (6, 2, 1, 2))},
}
NAMED_LINES = dict.fromkeys(("river", "lake"), PALETTE["river"].light)
"""The kinds of lines whose name stands on the map, and its colour."""

SIDES = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1))
"""Where a name may stand beside its mark, onwards and upwards, the best first."""

CLEAR = 1.6
"""Points between a mark and its name: more than the pale edge of letters, which is one wide."""

FARTHER = 6
"""Points farther out at which a name is tried that has no room at its mark.

Much more, and a reader would give the name to the next mark."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One place on a map: its point in metres on the plane of the view, and its mark's style."""

    place_id: str
    title: str
    x: float
    y: float
    area: bool
    style: MarkStyle


@dataclass(frozen=True)
class MapContent:
    """What one map shows: a `layer` of the layout, its view, and the ground in it."""

    layer: str
    view: View
    lines: Any
    regions: Any
    wording: Wording
    layout: Layout

    def marks(self, styles: dict[str, MarkStyle]) -> tuple[Mark, ...]:
        """Return the places of the map as marks, by place id."""
        frame, wording = self.view.places, self.wording
        places = [wording.gazetteer.place[key] for key in frame.place_id]
        made = (
            Mark(
                place.id,
                wording.place(place),
                point.x,
                point.y,
                self.layout.kind(place) == "area",
                styles[place.id],
            )
            for place, point in zip(places, frame.geometry, strict=True)
        )
        return tuple(sorted(made, key=lambda mark: mark.place_id))


def map_content(wording: Wording, layout: Layout, layer: str, box: Box, ratio: float) -> MapContent:
    """Return what a map of `box` (degrees) shows in a frame of `ratio` width to height."""
    study = wording.study
    ids = [place_id for place_id, drawn in layout.layers.items() if drawn == layer]
    view = view_of(places_frame(study.project.places), box, ids)
    view = replace(view, box=view.box.shaped(ratio))
    lines, regions = ground_of(study, view), regions_of(study, view, layout)
    return MapContent(layer, view, lines, regions, wording, layout)


def ground_of(study: Study, view: View) -> Any:  # noqa: ANN401 - a GeoDataFrame
    """Return water, coasts and borders inside the view, with the columns of `lines_frame`."""
    # Outlines of sites stay away: they would read as areas that somebody holds.
    exact = (view.box.east - view.box.west) * BEARABLE
    drawn = [
        line for line in study.project.context if line.kind in LINES and line.uncertainty_m <= exact
    ]
    return clipped(lakes_filled(lines_frame(drawn, view.plane)), view.box)


def regions_of(study: Study, view: View, layout: Layout) -> Any:  # noqa: ANN401 - a GeoDataFrame
    """Return the regions in the view that articles name, with the columns of `regions_frame`."""
    named = [line for line in study.project.context if line.place_id in layout.regions]
    return clipped(regions_frame(named, view.plane), view.box)


def rounded(points: Sequence[tuple[float, float]], times: int = 2) -> list[tuple[float, float]]:
    """Return a line with its corners cut `times` over (Chaikin 1974), its two ends where they were.

    The page cuts the same corners: `smooth` in `render/js/data/lines.js`.
    """
    line = list(points)
    for _ in range(times):
        cut = [
            (a * x + (1 - a) * u, a * y + (1 - a) * v)
            for (x, y), (u, v) in pairwise(line)
            for a in (0.75, 0.25)
        ]
        line = [line[0], *cut[1:-1], line[-1]]
    return line


class Chart:
    """A map on a sheet of paper; marks and names are `size` times as large as on a large map."""

    def __init__(self, paper: Paper, rect: Rect, content: MapContent, size: float = 1) -> None:
        """Draw the lines of the ground on an empty map."""
        self.paper, self.rect, self.content, self.size = paper, rect, content, size
        self.actors = content.wording.gazetteer.actor
        self.axes: Axes = paper.frame(rect)
        self.taken: dict[str, Bbox] = {}
        box = content.view.box
        self.axes.set(xlim=(box.west, box.east), ylim=(box.south, box.north))
        for area in content.regions.geometry:
            self.draw_region(area)
        for kind, geometry in zip(content.lines.kind, content.lines.geometry, strict=True):
            self.draw_line(kind, geometry)

    def draw_ring(self, at: Point) -> None:
        """Draw where the main map lies, which shows less than a mark covers here."""
        style: Any = {"marker": "o", "markerfacecolor": "none", "markeredgecolor": INK}
        self.axes.plot([at.lon], [at.lat], markersize=9, markeredgewidth=1.0, zorder=6, **style)

    def draw_region(self, area: Any) -> None:  # noqa: ANN401 - a Polygon
        """Tint a region and draw its outline: neither says who holds it, its mark does."""
        path = Path.make_compound_path(*(Path(ring, closed=True) for ring in turned_rings(area)))
        self.axes.add_patch(PathPatch(path, zorder=0.5, linewidth=0, facecolor=INK, alpha=0.05))
        line = {"facecolor": "none", "edgecolor": PALETTE["border"].light}
        self.axes.add_patch(PathPatch(path, zorder=1, linewidth=0.8 * self.size, **line))

    def draw_line(self, kind: str, geometry: Any) -> None:  # noqa: ANN401 - a line or a lake
        """Draw one line of the ground; a lake whose shore is whole is filled."""
        style = LINES[kind] | {"linewidth": LINES[kind]["linewidth"] * self.size}
        if geometry.geom_type == "Polygon":
            self.axes.fill(*geometry.exterior.xy, zorder=1, **style)
            return
        points = rounded(geometry.coords) if kind == "river" else geometry.coords
        self.axes.plot(*zip(*points, strict=True), zorder=1, solid_capstyle="round", **style)

    def draw_scale(self) -> None:
        """Draw a scale bar of a round length in the lower corner where lines of text end."""
        box = self.content.view.box
        width = box.east - box.west
        length = round_length(width / 5)
        share = length / width
        low, inset = 0.15 / self.rect[3], 0.15 / self.rect[2]
        right = share + inset if self.paper.rtl is False else 1 - inset
        ends = [right - share, right - share, right, right]
        tick = low + 0.05 / self.rect[3]
        frame: Any = {"transform": self.axes.transAxes, "zorder": 6}
        self.axes.plot(ends, [tick, low, low, tick], color=INK, linewidth=1.0, **frame)
        words = self.content.wording.say("km", n=f"{length / 1000:g}")
        style: Any = frame | {"color": INK, "fontsize": 7.5 * max(self.size, 0.8)}
        middle = right - share / 2
        self.axes.text(middle, tick, words, ha="center", va="bottom", parse_math=False, **style)
        bounds = ((right - share - inset / 2, 0), (right + inset / 2, low + 0.2 / self.rect[3]))
        self.taken[""] = Bbox(self.axes.transAxes.transform(bounds))

    def draw_marks(self, marks: Sequence[Mark], names: Collection[str] | None = None) -> list[str]:
        """Draw marks and, where there is room, the `names` (all): return the ids left without."""
        order = sorted(marks, key=rank)
        # What sentences say of the place itself lies on top, and is named first.
        for depth, mark in enumerate(reversed(order)):
            self.draw_mark(mark, 3 + depth / (len(marks) + 1))
        self.taken |= {mark.place_id: self.room_of(mark) for mark in order}
        wanted = [mark for mark in order if names is None or mark.place_id in names]
        return sorted(mark.place_id for mark in wanted if not self.label(mark))

    def draw_mark(self, mark: Mark, zorder: float) -> list[Any]:
        """Draw one mark; return what can be removed again."""
        anchor = moved(mark.x, mark.y, self.axes.transData)
        return list(draw_mark(self.axes, mark.style, self.actors, anchor, zorder, self.size))

    def name_lines(self) -> None:
        """Write the names of rivers and lakes once each, where marks leave room."""
        done: set[str] = set()
        # The longest stretch of a river is where its name belongs.
        lines = self.content.lines
        lines = lines.iloc[(-lines.geometry.length).argsort(kind="stable")]
        for name, kind, geometry in zip(lines.name, lines.kind, lines.geometry, strict=True):
            if kind not in NAMED_LINES or name in (*done, kind):
                continue
            words = "\n".join(textwrap.wrap(self.content.wording.water(name), 14))
            line = geometry.exterior if geometry.geom_type == "Polygon" else geometry
            points = [line.interpolate(part / 20, normalized=True) for part in range(18, 1, -1)]
            if any(self.fit_line(words, (p.x, p.y), name, kind) for p in points):
                done.add(name)

    def fit_line(self, words: str, point: tuple[float, float], name: str, kind: str) -> bool:
        """Write the name of a line beside one of its points, unless others are there."""
        # Arabic has no italics.
        slant = "normal" if self.paper.rtl else "italic"
        style = {"color": NAMED_LINES[kind], "fontstyle": slant, "fontsize": 7.5 * self.size}
        return self.fit(words, point, (1, 0), 5, f"line-{name}", style)

    def room_of(self, mark: Mark) -> Bbox:
        """Return the box that a mark covers, in dots of the picture."""
        x, y = self.axes.transData.transform((mark.x, mark.y))
        reach = reach_of(mark.style) * self.size * self.paper.dpi / 72
        return Bbox.from_extents(x - reach, y - reach, x + reach, y + reach)

    def label(self, mark: Mark) -> bool:
        """Write the name of a mark beside it if there is room; return whether there was."""
        style = self.label_style(mark)
        words = mark.title.upper() if mark.area else mark.title
        near = reach_of(mark.style) * self.size + CLEAR
        return any(
            self.fit(words, (mark.x, mark.y), side, reach, f"name-{mark.place_id}", style, mark)
            for reach in (near, near + FARTHER)
            for side in self.sides()
        )

    def label_style(self, mark: Mark) -> dict[str, Any]:
        """Return how a name is written: areas bold, what is not known of itself in grey."""
        quiet = mark.area or mark.style.state == State.UNKNOWN
        size = 7 if mark.area and not self.paper.rtl else 8
        return {
            "fontsize": size * max(self.size, 0.75),
            "fontweight": "bold" if mark.area else "normal",
            "color": QUIET if quiet else INK,
        }

    def sides(self) -> Iterator[tuple[int, int]]:
        """Yield where a name may stand: after its mark in the direction of reading first."""
        for across, up in SIDES:
            yield (-across if self.paper.rtl else across), up

    def fit(
        self,
        words: str,
        point: tuple[float, float],
        side: tuple[int, int],
        reach: float,
        key: str,
        style: dict[str, Any],
        mark: Mark | None = None,
    ) -> bool:
        """Write `words` at one side of a point, `reach` points from it, unless others are there."""
        across, up = side
        shift = reach / 72 * (0.8 if across and up else 1)
        step = moved(across * shift, up * shift, self.paper.figure.dpi_scale_trans)
        text = self.axes.text(
            *point,
            words,
            transform=self.axes.transData + step,
            ha=("right", "center", "left")[across + 1],
            va=("top", "center", "bottom")[up + 1] if up else "center",
            parse_math=False,
            zorder=5,
            gid=key,
            **style,
        )
        text.set_path_effects([withStroke(linewidth=2, foreground=LAND)])
        room = text.get_window_extent(self.paper.canvas.get_renderer()).padded(1)
        if self.is_free(room, mark):
            self.taken[key] = room
            return True
        text.remove()
        return False

    def is_free(self, room: Bbox, mark: Mark | None) -> bool:
        """Whether a box, in dots, lies inside the map and covers no other mark or name."""
        inside = self.axes.bbox.padded(-4)
        if not (inside.x0 <= room.x0 and room.x1 <= inside.x1):
            return False
        if not (inside.y0 <= room.y0 and room.y1 <= inside.y1):
            return False
        own = mark.place_id if mark else None
        return not any(room.overlaps(box) for key, box in self.taken.items() if key != own)


def rank(mark: Mark) -> tuple[bool, bool, bool, str]:
    """Return what puts marks into order: those that sentences name first, unknown ones last."""
    style = mark.style
    return mark.area, style.state == State.UNKNOWN, style.small, mark.place_id


def round_length(metres: float) -> float:
    """Return the largest of 1, 2, 5, 10, 20 … that is not above `metres`."""
    power = 10.0 ** floor(log10(metres))
    return max(step * power for step in (1, 2, 5) if step * power <= metres)
