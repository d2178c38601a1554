"""A time lapse: the city's map day after day, with the date in words and a bar of the time.

A day has one frame; a long gap in the articles is crossed in four frames, as the page plays it. The
colours of marks and ground are exact: a GIF has 256 colours, and these come first.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

import numpy as np
from matplotlib.colors import to_hex
from PIL import Image

from ..control.gaps import Gap, find_long_gaps, sentence_counts
from ..control.study import Study
from ..control.window import Window
from ..languages.catalogue import ENGLISH, Language
from ..model.dates import to_day, to_ordinal
from .chart import LINES, Chart, Mark, map_content, rank
from .key import draw_key
from .marks import CASING, INK, QUIET, UNKNOWN, paler, styles_on
from .paper import LAND, PAGE, RULE, Paper, plain_style
from .sheet import Picture, days_of_change, layout_of, summary_of
from .wording import Wording

WIDTH, HEIGHT, DPI, MARGIN = 8.0, 6.6, 120, 0.3
"""Width and height of a frame in inches, dots per inch, and the margin: 960 by 792 dots."""

MAP = (MARGIN, 1.88, WIDTH - 2 * MARGIN, 3.86)
"""Left, bottom, width and height of the map."""

BAR = 1.56
"""The height of the bar of the time above the lower edge."""

CHANGE_MS, DAY_MS, SILENT_MS, LAST_MS = 1400, 500, 350, 3000
"""Milliseconds for which a frame is shown: a day of changes, any other, one in a gap, the last.

A reader needs more than a second to find what changed, and longer for the last frame."""

STEPS = 4
"""Frames in which a gap is crossed, as the page plays it."""

MOST_COLOURS, COLOURS = 256, 1 << 24
"""The number of colours that a GIF can have, and of all colours `#rrggbb`."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame: its ISO day and the milliseconds for which it is shown."""

    day: str
    milliseconds: int


def draw_timelapse(study: Study, first: str, last: str, language: Language) -> Picture:
    """Return the days from ISO `first` to `last` as a GIF that starts over when it ends.

    Raises `RequestError` when no named place has a position.
    """
    with plain_style():
        film = Film(study, Window(first, last), language)
        frames = plan_frames(study, Window(first, last))
        pictures = [film.draw_frame(frame.day) for frame in frames]
    content = as_gif(pictures, frames, film.colours())
    days = f"{ENGLISH.short_day(first)} to {ENGLISH.short_day(last)} ({len(frames)} frames)"
    absent = tuple(sorted(study.named - {mark.place_id for mark in film.marks}))
    summary = summary_of(film.marks, film.left, absent, days)
    return Picture(content, film.marks, tuple(film.left), absent, summary)


def plan_frames(study: Study, window: Window) -> list[Frame]:
    """Return the frames from the first to the last day of `window`."""
    gaps = find_long_gaps(sentence_counts(study.mentions, study.window), study.window)
    changes = days_of_change(study, layout_of(study))
    first, last = to_ordinal(window.first), to_ordinal(window.last)
    frames = [
        Frame(to_day(day), frame_milliseconds(day, changes, gaps))
        for day in frame_days(first, last, gaps)
    ]
    return [*frames[:-1], Frame(window.last, LAST_MS)]


def frame_days(first: int, last: int, gaps: Sequence[Gap]) -> Iterator[int]:
    """Yield the days, as ordinals, that have a frame."""
    day = first
    while day < last:
        yield day
        gap = within(day, gaps)
        # A gap has nothing to show, but the first day after it has.
        leap = min(day + ceil(gap.days / STEPS), gap.last + 1) if gap else day + 1
        day = leap
    yield last


def within(day: int, gaps: Sequence[Gap]) -> Gap | None:
    """Return the gap in which an ordinal day lies, None when there is none."""
    return next((gap for gap in gaps if gap.first <= day <= gap.last), None)


def frame_milliseconds(day: int, changes: dict[str, int], gaps: Sequence[Gap]) -> int:
    """Return the milliseconds for which the frame of an ordinal day is shown."""
    if to_day(day) in changes:
        return CHANGE_MS
    return SILENT_MS if within(day, gaps) else DAY_MS


class Film:
    """A sheet on which ground, names and time bar stay, and marks and date change."""

    def __init__(self, study: Study, window: Window, language: Language) -> None:
        """Draw what all frames share."""
        self.study, self.window, self.layout = study, window, layout_of(study)
        self.wording = Wording(study, language)
        self.paper = Paper(WIDTH, HEIGHT, language, DPI)
        box = self.layout.view["desktop"]
        content = map_content(self.wording, self.layout, "main", box, MAP[2] / MAP[3])
        self.chart = Chart(self.paper, MAP, content)
        self.chart.draw_scale()
        self.paper.write(MARGIN, HEIGHT - 0.76, self.wording.title(self.layout), 9)
        self.paper.write(MARGIN, HEIGHT - 0.2, self.wording.missing(), 7)
        self.marks = self.marks_on(window.last)
        self.left = self.place_names()
        self.draw_bar()
        every = [mark for day in self.telling_days() for mark in self.marks_on(day)]
        room = (MARGIN, 1.06, WIDTH - 2 * MARGIN)
        draw_key(self.paper, self.wording, every, room, size=7.5, counted=False)
        self.paper.write(MARGIN, 0.14, self.wording.sources(1, 125), 6, color=QUIET)
        self.paper.canvas.draw()
        self.ground = self.paper.canvas.copy_from_bbox(self.paper.figure.bbox)

    def telling_days(self) -> list[str]:
        """Return the days on which the key's states are found: the ends and those of changes."""
        days = [day for day in days_of_change(self.study, self.layout) if self.window.first <= day]
        return [self.window.first, *(d for d in days if d <= self.window.last), self.window.last]

    def marks_on(self, day: str) -> tuple[Mark, ...]:
        """Return the marks of a day."""
        styles = styles_on(self.study, day)
        return self.chart.content.marks(styles)

    def place_names(self) -> list[str]:
        """Write the names once, where they are clear of any mark; return the ids without one."""
        styles = [self.marks_on(day) for day in self.telling_days()]
        widest = [
            max(day, key=lambda m: self.chart.room_of(m).width) for day in zip(*styles, strict=True)
        ]
        for mark in widest:
            self.chart.taken[mark.place_id] = self.chart.room_of(mark)
        left = sorted(mark.place_id for mark in widest if not self.chart.label(mark))
        self.chart.name_lines()
        return left

    def draw_frame(self, day: str) -> np.ndarray:
        """Return the frame of a day as rows of dots, each a red, a green and a blue."""
        marks = self.marks_on(day)
        date = self.wording.language.day(day)
        changing: list[Any] = [self.paper.write(MARGIN, HEIGHT - 0.5, date, 18, weight="bold")]
        for mark in sorted(marks, key=rank, reverse=True):
            changing += self.chart.draw_mark(mark, 3)
        changing += self.draw_handle(day)
        # What stays is drawn once: to draw a whole frame takes ten times as long.
        self.paper.canvas.restore_region(self.ground)
        for artist in changing:
            artist.draw(self.paper.canvas.get_renderer())
            artist.remove()
        return np.array(self.paper.canvas.buffer_rgba())[:, :, :3]

    def at(self, day: str) -> float:
        """Return where a day lies on the bar, in inches from where lines of text begin."""
        first, last = to_ordinal(self.window.first), to_ordinal(self.window.last)
        share = (to_ordinal(day) - first) / max(last - first, 1)
        return MARGIN + 0.1 + share * (WIDTH - 2 * MARGIN - 0.2)

    def draw_bar(self) -> None:
        """Draw the bar of the time: its line, months, changes and gaps."""
        paper = self.paper
        start, end = self.at(self.window.first), self.at(self.window.last)
        paper.rule(start, BAR, end - start, color=RULE, linewidth=7, solid_capstyle="round")
        self.draw_gaps()
        for day in self.telling_days()[1:-1]:
            x = paper.across(self.at(day))
            paper.page.plot([x, x], [BAR + 0.09, BAR + 0.19], color=INK, linewidth=2, zorder=10)
        for day in self.months():
            x = self.at(day)
            ends = [paper.across(x)] * 2
            paper.page.plot(ends, [BAR - 0.14, BAR - 0.07], color=QUIET, linewidth=0.8)
            paper.write(x + 0.04, BAR - 0.2, self.wording.language.month(day), 6.5, color=QUIET)

    def draw_gaps(self) -> None:
        """Write on the bar for how many days no sentence speaks."""
        counts = sentence_counts(self.study.mentions, self.study.window)
        for gap in find_long_gaps(counts, self.study.window):
            first = max(to_day(gap.first), self.window.first)
            last = min(to_day(gap.last), self.window.last)
            if first >= last:
                continue
            words = self.wording.say("quiet", n=gap.days)
            text = self.paper.write(0, BAR + 0.1, words, 6.5, color=QUIET)
            middle = (self.at(first) + self.at(last) - self.paper.length(text)) / 2
            text.set_x(self.paper.across(middle))

    def months(self) -> list[str]:
        """Return the first days of months, where the next is not too near to be written."""
        days = range(to_ordinal(self.window.first), to_ordinal(self.window.last) + 1)
        firsts = [day for day in map(to_day, days) if day.endswith("-01")]
        kept: list[str] = []
        for day in firsts:
            apart = not kept or self.at(day) - self.at(kept[-1]) > 1
            if apart and self.at(day) < WIDTH - MARGIN - 1:
                kept.append(day)
        return kept

    def draw_handle(self, day: str) -> list[Any]:
        """Draw how far the time has come; return what can be removed again."""
        start, now = (self.paper.across(self.at(d)) for d in (self.window.first, day))
        style: Any = {"solid_capstyle": "round", "color": INK, "zorder": 8}
        (line,) = self.paper.page.plot([start, now], [BAR, BAR], linewidth=3, **style)
        (knob,) = self.paper.page.plot([now], [BAR], marker="o", markersize=8, **style)
        return [line, knob]

    def colours(self) -> list[str]:
        """Return the colours that are exact in every frame, as `#rrggbb`."""
        hues = [actor.color[0] for actor in self.wording.gazetteer.parties if actor.color]
        plain = [PAGE, INK, QUIET, CASING, UNKNOWN, LAND, RULE]
        lines = [to_hex(style["color"]) for style in LINES.values()]
        return list(dict.fromkeys([*plain, *lines, *hues, *map(paler, hues)]))


def as_gif(pictures: Sequence[np.ndarray], frames: Sequence[Frame], exact: Sequence[str]) -> bytes:
    """Return pictures as one GIF that starts over; its palette has the colours `exact`."""
    codes = [to_codes(picture) for picture in pictures]
    values, number = number_colours(codes)
    counts = np.zeros(len(values), dtype=np.int64)
    for code in codes:
        counts += np.bincount(number[code].ravel(), minlength=len(values))
    palette = choose_palette(values, counts, [int(hue[1:], 16) for hue in exact])
    place = nearest(values, palette)[number]
    images = [paletted(place[code], palette) for code in codes]
    stream = io.BytesIO()
    images[0].save(
        stream,
        "GIF",
        save_all=True,
        append_images=images[1:],
        duration=[frame.milliseconds for frame in frames],
        loop=0,
        optimize=False,
    )
    return stream.getvalue()


def to_codes(picture: np.ndarray) -> np.ndarray:
    """Return the dots of a picture as numbers, 0xrrggbb."""
    parts = picture.astype(np.int32)
    codes: np.ndarray = (parts[:, :, 0] << 16) | (parts[:, :, 1] << 8) | parts[:, :, 2]
    return codes


def number_colours(codes: Sequence[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """Return the colours of pictures, sorted, and a table from every colour to its number."""
    # Tables of all colours there are: sorting the dots of all frames takes ten times as long.
    present = np.zeros(COLOURS, dtype=bool)
    for code in codes:
        present[code] = True
    values = np.flatnonzero(present)
    number = np.zeros(COLOURS, dtype=np.int32)
    number[values] = np.arange(len(values))
    return values, number


def choose_palette(values: np.ndarray, counts: np.ndarray, exact: Sequence[int]) -> np.ndarray:
    """Return at most 256 colours: the exact ones, then those that the most dots have."""
    order = np.lexsort((values, -counts))
    chosen = list(dict.fromkeys([*exact, *(int(value) for value in values[order])]))
    return np.array(chosen[:MOST_COLOURS])


def nearest(values: np.ndarray, palette: np.ndarray) -> np.ndarray:
    """Return for each colour the place of the nearest one in a palette."""
    apart = channels(values)[:, None, :] - channels(palette)[None, :, :]
    places: np.ndarray = (apart**2).sum(axis=2).argmin(axis=1).astype(np.uint8)
    return places


def paletted(places: np.ndarray, palette: np.ndarray) -> Image.Image:
    """Return a picture whose dots are places in a palette."""
    image = Image.fromarray(places)
    image.putpalette(channels(palette).astype(np.uint8).tobytes())
    return image


def channels(codes: np.ndarray) -> np.ndarray:
    """Return colours 0xrrggbb as rows of red, green and blue."""
    return np.stack([codes >> 16, (codes >> 8) & 255, codes & 255], axis=1)
