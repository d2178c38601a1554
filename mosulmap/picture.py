"""The map of one day for a printed page: PNG or SVG, drawn by matplotlib (the `pictures` extra).

Marks are those of the page in its light colours. Every text is drawn as it stands, never read as
markup, and the same rows give the same bytes.
"""

from __future__ import annotations

import io
import textwrap
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import floor, log10
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline
from matplotlib.patheffects import withStroke
from matplotlib.transforms import Affine2D, Bbox, ScaledTranslation, Transform

from .days import in_short, in_words
from .errors import RequestError
from .gazetteer import Gazetteer
from .geodata import AREAS, Box, View, city_view, lines_frame
from .model import Certainty, Place, State
from .status import PlaceStatus, status_on
from .study import Study

WIDTH, HEIGHT, DPI = 10.0, 7.95, 160
"""The picture in inches, and its dots an inch: 1600 dots wide."""

MAP = (0.35, 1.05, 6.95, 5.75)
"""Left, bottom, width and height of the map on the picture, in inches."""

KEY_LEFT, KEY_TOP = 7.6, 6.65
"""Where the key begins, in inches."""

INK, QUIET, CASING, UNKNOWN = "#1d2125", "#565d65", "#fdfcfa", "#767b80"
LAND, RULE = "#f4f3ef", "#d9d6cf"
LINES: dict[str, dict[str, Any]] = {
    "river": {"color": "#bccfdb", "linewidth": 3.2},
    "lake": {"color": "#bccfdb", "linewidth": 1.6},
    "border": {"color": "#8d877d", "linewidth": 0.8, "linestyle": (0, (6, 2, 1, 2))},
}
NAMED_LINES = {"river": "#4a6b80", "lake": "#4a6b80"}
"""The kinds of lines whose name stands on the map, and its colour."""


MARK = 0.72
"""Points to a unit of the shapes below."""

SMALL = 0.62
"""Size of a mark that is inferred or inherited, to that of any other."""

KAPPA = 0.5522847
"""How far the handles of a curve stand out that is drawn for a quarter of a circle."""


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


SHAPES = {
    "circle": Outline.circle((0, 0), 6),
    "square": polygon((-5.4, -5.4), (5.4, -5.4), (5.4, 5.4), (-5.4, 5.4)),
    "triangle-up": polygon((0, 7.1), (7, -5.2), (-7, -5.2)),
    "triangle-down": polygon((0, -7.1), (7, 5.2), (-7, 5.2)),
    "bow-tie": polygon((-7.3, 5.9), (0, 2.1), (7.3, 5.9), (7.3, -5.9), (0, -2.1), (-7.3, -5.9)),
    "dome": dome(),
    "diamond": polygon((0, 7.9), (7.9, 0), (0, -7.9), (-7.9, 0)),
}
"""The shapes of the page's marks around 0,0, upwards positive; the largest is 16 units wide."""


@dataclass(frozen=True, slots=True)
class Look:
    """All that decides how a mark looks: `controller` is an actor id, empty unless held."""

    state: str
    controller: str = ""
    claimed: bool = False
    confirmed: bool = False
    small: bool = False
    stale: bool = False
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """One place on the map: its point in metres on the plane of the view, and how it looks."""

    place_id: str
    title: str
    x: float
    y: float
    area: bool
    look: Look


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's bytes; `marks` are its places, `unlabelled` the ids of those without room.

    `absent` are the ids of the named places that are not on it, `summary` tells all in a line.
    """

    content: bytes
    marks: tuple[Mark, ...]
    unlabelled: tuple[str, ...]
    absent: tuple[str, ...]
    summary: str


def draw_picture(study: Study, as_of: str, ending: str) -> Picture:
    """Return the map of the ISO day `as_of` as a picture; `ending` is png or svg.

    Raises `RequestError` when no named place has a position.
    """
    gazetteer = study.project.gazetteer
    view = city_view(study.project.places, gazetteer, study.named)
    if view is None:
        raise RequestError("no place that the articles name has a position; nothing to draw")
    view = replace(view, box=shaped(view.box))
    marks = tuple(marks_of(view, gazetteer, status_on(study.timelines, as_of)))
    absent = tuple(sorted(study.named - {mark.place_id for mark in marks}))
    style: Any = {"svg.hashsalt": "mosulmap", "font.family": "DejaVu Sans"}
    # The user's own settings of matplotlib would change the bytes, and may read texts as TeX.
    with mpl.rc_context(), warnings.catch_warnings():
        mpl.rcdefaults()
        mpl.rcParams.update(style)
        # A title in a script that the typeface lacks is drawn as boxes.
        warnings.filterwarnings("ignore", "Glyph .* missing from")
        sheet = Sheet(gazetteer)
        lines = sheet.draw_map(study, view)
        left = sheet.draw_marks(marks)
        sheet.name_lines(lines)
        ground = sorted(set(lines.source))
        sheet.draw_words(heading(study, view, as_of), notes(study, left, absent, ground))
        sheet.draw_key(marks)
        content = sheet.content(ending)
    return Picture(content, marks, left, absent, told(marks, left, absent, as_of))


def shaped(box: Box) -> Box:
    """Return `box` grown to the shape that the map has on the picture."""
    west, south, east, north = box
    ratio = MAP[2] / MAP[3]
    across = max((north - south) * ratio - (east - west), 0) / 2
    up = max((east - west) / ratio - (north - south), 0) / 2
    return west - across, south - up, east + across, north + up


def marks_of(view: View, gazetteer: Gazetteer, statuses: Iterable[PlaceStatus]) -> Iterator[Mark]:
    """Yield the places of a view as marks, by place id."""
    points = dict(zip(view.places.place_id, view.places.geometry, strict=True))
    for status in statuses:
        if status.place_id in points:
            place, point = gazetteer.place[status.place_id], points[status.place_id]
            yield Mark(place.id, place.title, point.x, point.y, is_area(place), look_of(status))


def is_area(place: Place) -> bool:
    """Whether a place is shown as an area and not as a point."""
    return place.type == "city" or place.fclass in AREAS


def look_of(status: PlaceStatus) -> Look:
    """Return how the mark of a status looks."""
    if status.state == State.UNKNOWN:
        return Look(State.UNKNOWN.value)
    return Look(
        state=status.state,
        controller=status.controller or "",
        claimed=status.certainty == Certainty.CLAIMED,
        confirmed=status.certainty == Certainty.CONFIRMED,
        small=status.inferred or status.inherited,
        stale=status.stale,
        disputed=status.disputed,
    )


class Sheet:
    """A page of paper: a map on the left, a key on the right, words above and below."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Begin an empty page for the parties of `gazetteer`."""
        self.gazetteer = gazetteer
        self.figure = Figure(figsize=(WIDTH, HEIGHT), dpi=DPI, facecolor="white")
        self.canvas: Any = FigureCanvasAgg(self.figure)
        left, bottom, width, height = MAP
        share = (left / WIDTH, bottom / HEIGHT, width / WIDTH, height / HEIGHT)
        self.map: Axes = self.figure.add_axes(share, facecolor=LAND, xticks=[], yticks=[])
        for spine in self.map.spines.values():
            spine.set(color=RULE, linewidth=0.8)
        self.page: Axes = self.figure.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(0, HEIGHT))
        self.page.set_axis_off()
        self.taken: dict[str, Bbox] = {}

    def content(self, ending: str) -> bytes:
        """Return the page as the bytes of a file; it tells neither its day nor its maker's."""
        stream = io.BytesIO()
        plain = {"Date": None} if ending == "svg" else {"Software": None}
        self.figure.savefig(stream, format=ending, dpi=DPI, metadata=plain)
        return stream.getvalue()

    def draw_map(self, study: Study, view: View) -> Any:  # noqa: ANN401 - a GeoDataFrame
        """Draw the ground and a scale bar; return the lines drawn, as `lines_frame` has them."""
        west, south, east, north = view.box
        self.map.set(xlim=(west, east), ylim=(south, north))
        # Outlines of sites stay away: they would read as areas that somebody holds.
        drawn = tuple(line for line in study.project.context if line.kind in LINES)
        lines = lines_frame(drawn, view.plane, view.box)
        for kind, geometry in zip(lines.kind, lines.geometry, strict=True):
            self.map.plot(*geometry.xy, zorder=1, solid_capstyle="round", **LINES[kind])
        self.draw_scale(east - west)
        return lines

    def draw_scale(self, across: float) -> None:
        """Draw a scale bar of a round length on a map that is `across` metres wide."""
        length = round_length(across / 5)
        inches = length / across * MAP[2]
        right, low = MAP[0] + MAP[2] - 0.2, MAP[1] + 0.18
        ends = [right - inches, right - inches, right, right]
        self.page.plot(ends, [low + 0.06, low, low, low + 0.06], color=INK, linewidth=1.1)
        self.write(right - inches / 2, low + 0.07, f"{length / 1000:g} km", 7.5, ha="center")

    def draw_marks(self, marks: Sequence[Mark]) -> tuple[str, ...]:
        """Draw marks and, where there is room, their labels; return the ids without a label."""
        # What sentences say of the place itself lies on top, and is named first.
        order = sorted(marks, key=rank)
        for depth, mark in enumerate(reversed(order)):
            anchor = moved(mark.x, mark.y, self.map.transData)
            self.draw_look(self.map, mark.look, anchor, 3 + depth / (len(marks) + 1))
        self.taken = {mark.place_id: self.room_of(mark) for mark in order}
        self.taken[""] = self.scale_bar_room()
        return tuple(sorted(mark.place_id for mark in order if not self.label(mark)))

    def name_lines(self, lines: Any) -> None:  # noqa: ANN401 - a GeoDataFrame
        """Write the names of rivers and lakes once each, where marks leave room."""
        done = set()
        for name, kind, geometry in zip(lines.name, lines.kind, lines.geometry, strict=True):
            if kind not in NAMED_LINES or name in done:
                continue
            closed = geometry.is_ring
            on = [geometry.envelope.centroid] if closed else []
            on += [geometry.interpolate(part / 20, normalized=True) for part in range(18, 1, -1)]
            side = 0 if closed else 1
            words = "\n".join(textwrap.wrap(name, 14))
            style = {"color": NAMED_LINES[kind], "fontstyle": "italic", "fontsize": 7.5}
            if any(self.fit(words, (p.x, p.y), (side, 0), 5, f"line-{name}", style) for p in on):
                done.add(name)

    def room_of(self, mark: Mark) -> Bbox:
        """Return the dots that a mark covers."""
        x, y = self.map.transData.transform((mark.x, mark.y))
        reach = reach_of(mark.look) * DPI / 72
        return Bbox.from_extents(x - reach, y - reach, x + reach, y + reach)

    def scale_bar_room(self) -> Bbox:
        """Return the dots at the map's lower right that belong to the scale bar."""
        right, low = (MAP[0] + MAP[2]) * DPI, MAP[1] * DPI
        return Bbox.from_extents(right - MAP[2] / 5 * DPI - 40, low, right, low + 0.5 * DPI)

    def label(self, mark: Mark) -> bool:
        """Write the name of a mark beside it if there is room; return whether there was."""
        quiet = mark.area or mark.look.state == State.UNKNOWN
        style = {
            "fontsize": 7 if mark.area else 8,
            "fontweight": "bold" if mark.area else "normal",
            "color": QUIET if quiet else INK,
        }
        words = mark.title.upper() if mark.area else mark.title
        near = reach_of(mark.look) * 1.15
        return any(
            self.fit(words, (mark.x, mark.y), side, reach, f"name-{mark.place_id}", style, mark)
            for reach in (near, near + FARTHER)
            for side in SIDES
        )

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
        shift = reach / 72 * (0.72 if across and up else 1)
        step = moved(across * shift, up * shift, self.figure.dpi_scale_trans)
        text = self.map.text(
            *point,
            words,
            transform=self.map.transData + step,
            ha=("right", "center", "left")[across + 1],
            va=("top", "center", "bottom")[up + 1] if up else "center",
            parse_math=False,
            zorder=5,
            gid=key,
            **style,
        )
        text.set_path_effects([withStroke(linewidth=2, foreground=LAND)])
        room = text.get_window_extent(self.canvas.get_renderer()).padded(1)
        if self.is_free(room, mark):
            self.taken[key] = room
            return True
        text.remove()
        return False

    def is_free(self, room: Bbox, mark: Mark | None) -> bool:
        """Whether some dots lie on the map and no other mark or name is there."""
        inside = self.map.bbox.padded(-4)
        if not (inside.x0 <= room.x0 and room.x1 <= inside.x1):
            return False
        if not (inside.y0 <= room.y0 and room.y1 <= inside.y1):
            return False
        own = mark.place_id if mark else None
        return not any(room.overlaps(box) for key, box in self.taken.items() if key != own)

    def draw_look(self, axes: Axes, look: Look, anchor: Transform, zorder: float) -> None:
        """Draw a mark that looks like `look` around the point of `anchor`."""
        scale = MARK * (SMALL if look.small else 1) / 72
        for outline, size, style in self.parts(look):
            place = Affine2D().scale(scale * size) + self.figure.dpi_scale_trans + anchor
            patch = PathPatch(outline, transform=place, zorder=zorder, **style)
            axes.add_patch(patch)

    def parts(self, look: Look) -> Iterator[tuple[Outline, float, dict[str, Any]]]:
        """Yield the outlines of a mark from below, each with its size and its style."""
        if look.state == State.UNKNOWN:
            yield SHAPES["circle"], 0.6, {"fc": CASING, "ec": UNKNOWN, "lw": 1.1}
            return
        actor = self.gazetteer.actor.get(look.controller)
        shape = SHAPES[actor.pattern if actor and actor.pattern in SHAPES else "diamond"]
        hue = actor.color[0] if actor and actor.color else INK
        yield shape, 1, {"fc": CASING, "ec": CASING, "lw": 2.2, "joinstyle": "round"}
        if look.stale:
            dashed = {"ec": hue, "lw": 0.9, "ls": (0, (2, 1.4))}
            pale = CASING if look.claimed else paler(hue)
            yield shape, 1, {"fc": pale, **dashed}
        elif look.claimed:
            yield shape, 0.86, {"fc": CASING, "ec": hue, "lw": 1.7, "joinstyle": "miter"}
        else:
            yield shape, 1, {"fc": hue, "ec": "none"}
        if look.confirmed and not look.small:
            yield shape, 0.56, {"fc": "none", "ec": hue if look.stale else CASING, "lw": 0.9}
        if look.disputed:
            yield SHAPES["circle"], 1.75, {"fc": "none", "ec": INK, "lw": 0.9}

    def draw_words(self, head: Sequence[str], foot: Sequence[str]) -> None:
        """Write the day and the title above the map, and the notes below it."""
        day, title, known = head
        self.write(MAP[0], HEIGHT - 0.62, day, 23, weight="bold")
        self.write(MAP[0], HEIGHT - 0.93, title, 11.5)
        self.write(WIDTH - 0.35, HEIGHT - 0.93, known, 9, color=QUIET, ha="right")
        for number, line in enumerate(foot):
            self.write(MAP[0], MAP[1] - 0.24 - number * 0.165, line, 7.5, color=QUIET)

    def draw_key(self, marks: Sequence[Mark]) -> None:
        """Write the key: who, and how it is known, each with the number of marks."""
        top = KEY_TOP
        for title, rows in (
            ("On this map", self.holders(marks)),
            ("How it is known", self.qualities(marks)),
        ):
            if rows:
                self.write(KEY_LEFT, top, title, 9.5, weight="bold")
                top = self.key_rows(rows, top - 0.3) - 0.15
        if any(mark.area for mark in marks):
            self.write(KEY_LEFT, top, "CAPITALS", 7, weight="bold", color=QUIET)
            self.write(KEY_LEFT + 0.72, top, "an area, not a point", 8.5)

    def key_rows(self, rows: Sequence[tuple[Look, str, int]], top: float) -> float:
        """Write rows of the key from `top` down; return where the next may begin."""
        for look, words, number in rows:
            anchor = moved(KEY_LEFT + 0.12, top + 0.045, self.page.transData)
            self.draw_look(self.page, look, anchor, 3)
            lines = textwrap.wrap(words, 24) or [""]
            for line in lines:
                self.write(KEY_LEFT + 0.34, top, line, 8.5)
                top -= 0.165
            self.write(WIDTH - 0.35, top + 0.165 * len(lines), str(number), 8.5, ha="right")
            top -= 0.085
        return top

    def holders(self, marks: Sequence[Mark]) -> list[tuple[Look, str, int]]:
        """Return the rows of the key that say who: each party, contested, unknown."""
        held = State.HELD.value
        rows = [(Look(held, actor.id), actor.title) for actor in self.gazetteer.parties]
        rows += [(Look(s.value), s.value.capitalize()) for s in (State.CONTESTED, State.UNKNOWN)]
        counted = [
            (look, title, sum((m.look.state, m.look.controller) == key_of(look) for m in marks))
            for look, title in rows
        ]
        return [row for row in counted if row[2]]

    def qualities(self, marks: Sequence[Mark]) -> list[tuple[Look, str, int]]:
        """Return the rows of the key that say how a state is known, those that marks show."""
        rows = []
        for name, words in QUALITIES.items():
            shown = [mark.look for mark in marks if getattr(mark.look, name)]
            if shown:
                plain = Look(shown[0].state, shown[0].controller)
                only: dict[str, Any] = {name: True}
                rows.append((replace(plain, **only), words, len(shown)))
        return rows

    def write(
        self,
        x: float,
        y: float,
        words: str,
        size: float,
        *,
        weight: str = "normal",
        color: str = INK,
        ha: str = "left",
    ) -> None:
        """Write one line of plain text on the page, its baseline at `x`, `y` in inches."""
        style: dict[str, Any] = {"fontsize": size, "fontweight": weight, "color": color, "ha": ha}
        self.page.text(x, y, words, parse_math=False, va="baseline", **style)


SIDES = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1))
"""Where a name may stand beside its mark, rightwards and upwards, the best first."""

FARTHER = 6
"""Points by which a name stands off that has no room at its mark."""

QUALITIES = {
    "claimed": "claimed by the side it favours",
    "confirmed": "two independent sources",
    "small": "inferred, or taken from the larger place",
    "stale": "last report is old",
    "disputed": "sources conflict",
}
"""What the key says of each limit of a state, by the field of `Look`."""


def moved(x: float, y: float, units: Transform) -> Transform:
    """Return the step from the page's corner to a point given in `units`."""
    # The library takes any transform here; its type hints say affine only.
    affine: Any = units
    return ScaledTranslation(x, y, affine)


def key_of(look: Look) -> tuple[str, str]:
    """Return what the key counts a mark under."""
    return look.state, look.controller


def rank(mark: Mark) -> tuple[bool, bool, bool, str]:
    """Return what puts marks into order: those told of themselves first, unknown ones last."""
    look = mark.look
    return mark.area, look.state == State.UNKNOWN, look.small, mark.place_id


def reach_of(look: Look) -> float:
    """Return how far a mark reaches from its point, in points."""
    if look.disputed:
        return 11 * MARK
    return 8 * MARK * (SMALL if look.small or look.state == State.UNKNOWN else 1)


def paler(hue: str) -> str:
    """Return a colour `#rrggbb` at little more than a quarter of its strength on paper."""
    parts = (int(hue[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(253 - (253 - part) * 0.28):02x}" for part in parts)


def round_length(metres: float) -> float:
    """Return the largest of 1, 2, 5, 10, 20 … that is not above `metres`."""
    power = 10.0 ** floor(log10(metres))
    return max(step * power for step in (1, 2, 5) if step * power <= metres)


def heading(study: Study, view: View, as_of: str) -> tuple[str, str, str]:
    """Return the day in words, the title, and by when it was known."""
    title = "who held which place, as news articles have it"
    title = f"{view.title}: {title}" if view.title else title.capitalize()
    known = f"as known by {in_short(study.known_by)}" if study.known_by else ""
    return in_words(as_of), title, known


def notes(
    study: Study, left: Sequence[str], absent: Sequence[str], ground: Sequence[str]
) -> list[str]:
    """Return the lines below the map: what it does not say or show, and the sources."""
    shown = ["The space between marks says nothing. North is up."]
    if left:
        shown.append(f"No room for the names of {places(len(left))}.")
    if absent:
        shown.append(f"Not on this map: {places(len(absent))} that the articles also name.")
    cited = [source_words(article.label, article.published) for article in study.articles]
    lines = [" ".join(shown), *shortened(f"Sources: {'; '.join(cited)}.", 2)]
    return lines + shortened(f"Ground: {'; '.join(ground)}.", 2) if ground else lines


def source_words(label: str, published: str) -> str:
    """Return a publisher with the day: `DW, 4 Nov 2016`."""
    return f"{label}, {in_short(published) if published else 'of unknown date'}"


def shortened(words: str, most: int) -> list[str]:
    """Return `words` as at most so many lines of the page's width, with … when they go on."""
    return textwrap.wrap(words, 150, max_lines=most, placeholder=" …")


def places(number: int) -> str:
    """Return a number of places: `1 place`, `5 places`."""
    return "1 place" if number == 1 else f"{number} places"


def told(marks: Sequence[Mark], left: Sequence[str], absent: Sequence[str], as_of: str) -> str:
    """Return what a picture shows in one line."""
    words = f"{places(len(marks))} on {in_words(as_of)}"
    return f"{words}, {len(left)} without a label; {len(absent)} more are named and not on this map"
