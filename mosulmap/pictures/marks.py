"""The marks of the page, in its light colours, as outlines for paper.

Shape and hue say who, the fill on whose word, the size whether derived, the edge how old.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import sqrt
from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline
from matplotlib.transforms import Affine2D, ScaledTranslation, Transform

from ..control.evidence import Evidence
from ..control.status import PlaceStatus, status_on
from ..control.study import Study
from ..control.verdicts import evidence_on, sides
from ..geo.palette import PALETTE
from ..model.rows import Actor, Certainty, FeatureClass, State

INK, QUIET, CASING, UNKNOWN = (PALETTE[name].light for name in ("ink", "ink2", "casing", "unknown"))

MARK = 0.72
"""Points to a unit of the shapes below: a circle is 8.6 points across, seen at arm's length."""

WHOLE = 22 / 18
"""Size of a mark that is split in two, to that of any other."""

SMALL = 0.62
"""Size of a mark that is inferred or inherited, to that of any other."""

CLAIM = 0.86
"""Size of the shape of a claim, whose edge then reaches as far as a full mark."""

INNER = 0.56
"""Size of the line inside a mark that says that another source confirms it."""

TINT = 0.28
"""How much of its colour an old mark keeps."""

STRIPE, OLD_STRIPE = 2.7, 1.0
"""Width of a stripe of a contested mark, and of one whose last report is old."""

KAPPA = 0.5522847
"""How far the handles of a curve stand out that is drawn for a quarter of a circle."""

HALF = 7.9
"""Half a diagonal of the diamond."""

PITCH = 4.4
"""From one stripe of a contested mark to the next."""


def polygon(*corners: tuple[float, float]) -> Outline:
    """Return the closed outline through `corners`."""
    return Outline([*corners, corners[0]], closed=True)


def dome() -> Outline:
    """Return a half circle of radius 7 on its diameter."""
    k, r, low = 7 * KAPPA, 7.0, -3.6
    corners = [(-r, low), (-r, low + k), (-k, low + r), (0, low + r)]
    corners += [(k, low + r), (r, low + k), (r, low), (-r, low)]
    codes = [Outline.MOVETO, *[Outline.CURVE4] * 6, Outline.CLOSEPOLY]
    return Outline(corners, codes)


def stripes(width: float) -> Outline:
    """Return the three stripes of `width` across the diamond, rising to the right."""
    edge = HALF / sqrt(2)
    bands = [
        polygon((-edge, low), (edge, low), (edge, high), (-edge, high))
        for middle in (-PITCH, 0, PITCH)
        for low, high in [(max(middle - width / 2, -edge), min(middle + width / 2, edge))]
    ]
    return Outline.make_compound_path(*bands).transformed(Affine2D().rotate_deg(45))


def box(left: float, low: float, right: float, high: float) -> Outline:
    """Return the outline of an upright rectangle."""
    return polygon((left, low), (right, low), (right, high), (left, high))


HALVES = (box(-12, -12, -1, 12), box(1, -12, 12, 12))
"""What is seen of the earlier and of the later sentence where sources conflict."""

BAR = box(-0.6, -9, 0.6, 9)
"""What stands between the two halves."""

BASE = box(-7, -10.4, 7, -8.6)
"""The line under the mark of a building or site."""

SHAPES = {
    "circle": Outline.circle((0, 0), 6),
    "square": polygon((-5.4, -5.4), (5.4, -5.4), (5.4, 5.4), (-5.4, 5.4)),
    "triangle-up": polygon((0, 7.1), (7, -5.2), (-7, -5.2)),
    "triangle-down": polygon((0, -7.1), (7, 5.2), (-7, 5.2)),
    "bow-tie": polygon((-7.3, 5.9), (0, 2.1), (7.3, 5.9), (7.3, -5.9), (0, -2.1), (-7.3, -5.9)),
    "dome": dome(),
    "diamond": polygon((0, HALF), (HALF, 0), (0, -HALF), (-HALF, 0)),
}
"""The shapes of the page's marks around 0,0, upwards positive; the largest is 16 units wide."""

Paint = dict[str, Any]
Part = tuple[Outline, float, Paint]
"""An outline, its size, and its colours and lines as matplotlib's patches take them."""


@dataclass(frozen=True, slots=True)
class MarkStyle:
    """All that decides how a mark is drawn: `controller` is an actor id, empty unless held."""

    state: str
    controller: str = ""
    claimed: bool = False
    confirmed: bool = False
    small: bool = False
    stale: bool = False
    site: bool = False
    halves: tuple[MarkStyle, ...] = ()

    @property
    def disputed(self) -> bool:
        """Whether sources conflict: the mark is split into what they say."""
        return bool(self.halves)


def styles_on(study: Study, as_of: str) -> dict[str, MarkStyle]:
    """Return the style of the mark of every place of the gazetteer on an ISO day, by place id."""
    place = study.project.gazetteer.place
    styles = {}
    for status in status_on(study.timelines, as_of):
        site = place[status.place_id].fclass is FeatureClass.SPOT
        split = status.disputed and not status.stale
        evidence = evidence_on(study, status.place_id) if split else ()
        halves = tuple(map(half, sides(status.mention_ids, evidence))) if evidence else ()
        styles[status.place_id] = style_of(status, halves, site=site)
    return styles


def half(item: Evidence) -> MarkStyle:
    """Return the style of the half mark that shows one side of a dispute."""
    state = State.HELD if item.controller else State.CONTESTED
    return MarkStyle(state.value, item.controller, claimed=item.claimed)


def style_of(
    status: PlaceStatus, halves: tuple[MarkStyle, ...] = (), *, site: bool = False
) -> MarkStyle:
    """Return the style of the mark of a status; `halves` are the two sides of a dispute."""
    if status.state == State.UNKNOWN:
        return MarkStyle(State.UNKNOWN.value)
    return MarkStyle(
        state=status.state,
        controller=status.controller or "",
        claimed=status.certainty == Certainty.CLAIMED,
        confirmed=status.certainty == Certainty.CONFIRMED,
        small=status.inferred or status.inherited,
        stale=status.stale,
        site=site,
        halves=halves,
    )


def reach_of(style: MarkStyle) -> float:
    """Return how far a mark reaches from its point, in points."""
    if style.disputed:
        return 9 * WHOLE * MARK
    units = 11 if style.site else 8
    return units * MARK * (SMALL if style.small or style.state == State.UNKNOWN else 1)


def parts_of(style: MarkStyle, actors: Mapping[str, Actor]) -> Iterator[Part]:
    """Yield the outlines of a mark from below; line widths are those of a mark of full size."""
    if style.state == State.UNKNOWN:
        yield SHAPES["circle"], 0.6, {"fc": CASING, "ec": UNKNOWN, "lw": 1.1}
        return
    actor = actors.get(style.controller)
    shape = SHAPES[actor.pattern if actor and actor.pattern in SHAPES else "diamond"]
    hue = actor.color[0] if actor and actor.color else INK
    yield shape, 1, {"fc": CASING, "ec": CASING, "lw": 2.2, "joinstyle": "round"}
    if style.state == State.CONTESTED:
        hue = INK
        yield from contested(style)
    else:
        yield from held(style, shape, hue)
    if style.site:
        yield BASE, 1, {"fc": CASING, "ec": CASING, "lw": 1.4}
        yield BASE, 1, {"fc": hue, "ec": "none"}


def contested(style: MarkStyle) -> Iterator[Part]:
    """Yield the striped diamond of a place that is fought over."""
    edge: Paint = {"fc": "none", "ec": INK, "lw": 1.15, "joinstyle": "round"}
    if style.stale:
        edge = {"fc": "none", "ec": INK, "lw": 0.9, "ls": (0, (2, 1.4))}
    width, ink = (OLD_STRIPE, QUIET) if style.stale else (STRIPE, INK)
    yield stripes(width), 1, {"fc": ink, "ec": "none"}
    yield SHAPES["diamond"], 1, edge


def held(style: MarkStyle, shape: Outline, hue: str) -> Iterator[Part]:
    """Yield the mark of a party: full, hollow for its own claim, faint and broken when old."""
    if style.stale:
        pale = CASING if style.claimed else paler(hue)
        yield shape, 1, {"fc": pale, "ec": hue, "lw": 0.9, "ls": (0, (2, 1.4))}
    elif style.claimed:
        yield shape, CLAIM, {"fc": CASING, "ec": hue, "lw": 1.7, "joinstyle": "miter"}
    else:
        yield shape, 1, {"fc": hue, "ec": "none"}
    if style.confirmed and not style.small:
        yield shape, INNER, {"fc": "none", "ec": hue if style.stale else CASING, "lw": 0.9}


def draw_mark(
    axes: Axes,
    style: MarkStyle,
    actors: Mapping[str, Actor],
    anchor: Transform,
    zorder: float,
    size: float = 1,
) -> list[PathPatch]:
    """Draw a mark around the point of `anchor`, `size` times as large as on a page of its own."""
    figure: Any = axes.get_figure()
    scale = MARK * size * (WHOLE if style.disputed else SMALL if style.small else 1) / 72
    units = figure.dpi_scale_trans + anchor
    drawn = []
    for clip, (outline, part, paint) in clipped_parts(style, actors):
        place = Affine2D().scale(scale * part) + units
        thin = {"lw": paint["lw"] * max(size, 0.75)} if "lw" in paint else {}
        patch = PathPatch(outline, transform=place, zorder=zorder, **paint | thin)
        axes.add_patch(patch)
        if clip:
            patch.set_clip_path(clip, Affine2D().scale(scale) + units)
        drawn.append(patch)
    return drawn


def clipped_parts(
    style: MarkStyle, actors: Mapping[str, Actor]
) -> Iterator[tuple[Outline | None, Part]]:
    """Yield the parts of a mark, each with the outline within which it is seen; None for all."""
    if not style.disputed:
        yield from ((None, part) for part in parts_of(style, actors))
        return
    for side, clip in zip(style.halves, HALVES, strict=True):
        yield from ((clip, part) for part in parts_of(side, actors))
    yield None, (BAR, 1, {"fc": INK, "ec": "none"})


def moved(x: float, y: float, units: Transform) -> Transform:
    """Return the translation from the page's corner to a point given in `units`."""
    # The library takes any transform here; its type hints say affine only.
    affine: Any = units
    return ScaledTranslation(x, y, affine)


def paler(hue: str) -> str:
    """Return a colour `#rrggbb` mixed with the casing, which keeps `TINT` of it.

    An SVG program that knows no transparency shows the same.
    """
    parts = (int(hue[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(253 - (253 - part) * TINT):02x}" for part in parts)
