"""The drawing docs/architecture.svg: the rooms on their lines, and which room imports which.

Left, a box for each room; right, a table with a dot where the room of the row imports the room of
the column. The lines are those of `RULE` in tests/test_architecture.py and the dots are the imports
in the code, so nothing is drawn by hand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from html import escape
from itertools import accumulate

from mosulmap.geo.palette import palette_style
from tests.test_architecture import FILES, LINE_OF, RULE, imports_of, room_of

LINES = [line.split() for line in RULE.split("\n") if line]
ROOMS = [room for line in LINES for room in line]

PITCH = 64
"""From one line of boxes to the next; all lengths are CSS pixels at full size."""

GAP = 8
BOXES = 400
LEFT, TOP, BETWEEN, FOOT = 44, 124, 64, 20
HEIGHT = PITCH * len(LINES) - GAP
STEP = HEIGHT / len(ROOMS)
TABLE = LEFT + BOXES + BETWEEN
WIDTH = TABLE + HEIGHT + 36

STYLE = """
text { font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; \
font-size: 12px; fill: var(--ink2) }
.room { font-size: 14px; font-weight: 600; fill: var(--ink) }
.row { font-size: 12.5px; fill: var(--ink); text-anchor: end }
.column { font-size: 12.5px; fill: var(--ink) }
.caption { font-size: 13px }
.page { fill: var(--page) }
.box { fill: var(--soft); stroke: var(--rule) }
.line { fill: none; stroke: var(--rule) }
.down { fill: none; stroke: var(--ink2); stroke-width: 1.5 }
.dot { fill: var(--river) }
"""
"""The typeface of the page; its colours come from the palette."""

COLOURS = ("page", "soft", "rule", "ink", "ink2", "river")


def draw_rooms() -> str:
    """Return the drawing as SVG, the same bytes for the same code."""
    tall = TOP + HEIGHT + FOOT
    body = "\n".join((*captions(), *arrow(), *boxes(), *table()))
    about = "The rooms of mosulmap on their lines; each room imports only from lines below its own."
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {tall}" '
        f'width="{WIDTH}" height="{tall}" role="img" aria-label="{about}">\n'
        f"<style>{palette_style(COLOURS)}{STYLE}</style>\n"
        f'<rect class="page" width="{WIDTH}" height="{tall}"/>\n'
        f"{body}\n</svg>\n"
    )


def captions() -> Iterator[str]:
    """Yield what stands above the two halves."""
    yield text(LEFT, 26, "A room imports only from the lines below its own.", "caption")
    yield text(LEFT, 44, "Rooms on one line never import each other.", "caption")
    yield text(TABLE, 26, "A dot: the room of the row imports the room of the column.", "caption")
    yield text(
        TABLE, 44, "The grey squares, and all that is below them, must stay empty.", "caption"
    )


def arrow() -> Iterator[str]:
    """Yield the arrow beside the boxes: the way that imports point."""
    x, foot = LEFT - 20, TOP + HEIGHT
    yield f'<path class="down" d="M{x} {TOP}V{foot - 1}m-5 -7l5 7l5 -7"/>'


def boxes() -> Iterator[str]:
    """Yield a box for each room, with its number of files and its lines to the next hundred."""
    for number, line in enumerate(LINES):
        wide = (BOXES - GAP * (len(line) - 1)) / len(line)
        y = TOP + PITCH * number
        for place, room in enumerate(line):
            x = LEFT + place * (wide + GAP)
            own = [path for name, path in FILES.items() if room_of(name) == room]
            lines = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in own)
            yield (
                f'<rect class="box" x="{x:g}" y="{y}" width="{wide:g}" height="{PITCH - GAP}" '
                'rx="4"/>'
            )
            yield text(x + 10, y + 20, room, "room")
            yield text(x + 10, y + 35, f"{len(own)} file{'s' * (len(own) > 1)}")
            yield text(x + 10, y + 49, f"{max(100, round(lines, -2)):,} lines")


def table() -> Iterator[str]:
    """Yield the names, a square for each line of rooms, and a dot for each import."""
    needed = room_imports()
    centre = {room: (number + 0.5) * STEP for number, room in enumerate(ROOMS)}
    for first, last in spans(len(line) for line in LINES):
        x, y, wide = TABLE + first * STEP, TOP + first * STEP, (last - first) * STEP
        yield f'<rect class="box" x="{x:.5g}" y="{y:.5g}" width="{wide:.5g}" height="{wide:.5g}"/>'
        yield (
            f'<path class="line" d="M{x + wide:.5g} {y:.5g}H{TABLE + HEIGHT}'
            f'M{x:.5g} {y:.5g}V{TOP}"/>'
        )
        for room in ROOMS[first:last]:
            yield text(x - 8, TOP + centre[room] + 4.5, room, "row")
    for room in ROOMS:
        yield column_name(TABLE + centre[room] + 4, TOP - 8, room)
        for other in sorted(needed[room], key=centre.__getitem__):
            yield (
                f'<circle class="dot" cx="{TABLE + centre[other]:.5g}" '
                f'cy="{TOP + centre[room]:.5g}" r="5">'
                f"<title>{room} imports {other}</title></circle>"
            )


def column_name(x: float, y: float, room: str) -> str:
    """Return the name of a column, which rises from its column to the right."""
    turned = f'transform="translate({x:.5g} {y}) rotate(-50)"'
    return f'<text class="column" {turned}>{room}</text>'


def room_imports() -> dict[str, set[str]]:
    """Return which rooms each room imports, itself left out."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name in FILES:
        room = room_of(name)
        found[room] |= {room_of(other) for other in imports_of(name)} & set(LINE_OF) - {room}
    return found


def spans(lengths: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield where each of some stretches begins and ends, laid end to end from 0."""
    for length, end in zip(found := list(lengths), accumulate(found), strict=True):
        yield end - length, end


def text(x: float, y: float, words: str, kind: str = "") -> str:
    """Return one line of text."""
    named = f' class="{kind}"' if kind else ""
    return f'<text{named} x="{x:g}" y="{y:g}">{escape(words)}</text>'
