"""The map of one day on a sheet of A4: the city, its surroundings, key, notes and sources."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..control.changes import change_days
from ..control.study import Study
from ..errors import RequestError
from ..geo.distance import Box
from ..geo.frames import middle_on
from ..geo.map_layout import Layout, plan_layout
from ..languages.catalogue import ENGLISH, Language
from .chart import Chart, MapContent, Mark, map_content
from .key import draw_key
from .marks import QUIET, MarkStyle, styles_on
from .paper import Paper, Rect, plain_style
from .wording import Wording

WIDTH, HEIGHT, MARGIN = 11.69, 8.27, 0.45
"""A4 on its side and its margin, in inches."""

TOP, LOW = 7.03, 2.02
"""The upper and the lower edge of the maps."""

INSET_WIDTH, GUTTER, CAPTION = 3.3, 0.2, 0.24
"""Inches: the width of an inset, the gap between it and the map, the height of its title."""

INSET_SIZE = 0.78
"""Size of marks and names in an inset to those on the map: 14 to 18, as on the page."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's bytes; `marks` are the places drawn, `unlabelled` the ids without a name.

    `absent` are the ids of the named places that no map shows. `marks` are those of the last day
    when there are several. `summary` says all this in one line.
    """

    content: bytes
    marks: tuple[Mark, ...]
    unlabelled: tuple[str, ...]
    absent: tuple[str, ...]
    summary: str


def draw_sheet(study: Study, as_of: str, ending: str, language: Language) -> Picture:
    """Return the map of the ISO day `as_of` as a picture; `ending` is png or svg.

    Raises `RequestError` when no named place has a position.
    """
    with plain_style():
        sheet = Sheet(study, language)
        styles = styles_on(study, as_of)
        return sheet.draw(styles, as_of, ending)


def layout_of(study: Study) -> Layout:
    """Return where everything is drawn. Raises `RequestError` when no place has a position."""
    layout = plan_layout(study.project.gazetteer, study.mentions, study.project.region_ids)
    if "main" not in layout.layers.values():
        raise RequestError("no place that the articles name has a position; nothing to draw")
    return layout


def days_of_change(study: Study, layout: Layout) -> dict[str, int]:
    """Return the ISO days on which places of the city's map change, with how many do."""
    return change_days(study, [key for key, layer in layout.layers.items() if layer == "main"])


class Sheet:
    """A sheet with the map of one day."""

    def __init__(self, study: Study, language: Language) -> None:
        """Lay out an empty sheet with its maps."""
        self.study, self.layout = study, layout_of(study)
        self.wording = Wording(study, language)
        self.paper = Paper(WIDTH, HEIGHT, language)
        self.charts = [self.main_chart(), *self.insets()]

    def main_chart(self) -> Chart:
        """Draw the ground of the map of the city."""
        aside = INSET_WIDTH + GUTTER if self.layout.insets else 0
        width = WIDTH - 2 * MARGIN - aside
        rect = (MARGIN, LOW, width, TOP - LOW)
        return Chart(self.paper, rect, self.content("main", self.layout.view["desktop"], rect))

    def insets(self) -> Iterable[Chart]:
        """Draw the grounds of the smaller maps with their titles."""
        high = (TOP - LOW - GUTTER / 2) / 2
        for number, inset in enumerate(self.layout.insets):
            top = TOP - number * (high + GUTTER / 2)
            left = WIDTH - MARGIN - INSET_WIDTH
            title = self.wording.inset(self.layout, inset["id"])
            self.paper.write(left, top - 0.14, title, 9, weight="bold")
            rect = (left, top - high, INSET_WIDTH, high - CAPTION)
            content = self.content(inset["id"], inset["box"], rect)
            chart = Chart(self.paper, rect, content, INSET_SIZE)
            if self.layout.hub is None and inset["id"] == "around":
                chart.draw_ring(middle_on(content.view.plane, self.layout.view["desktop"]))
            yield chart

    def content(self, layer: str, box: Box, rect: Rect) -> MapContent:
        """Return what the map of a layer shows in its frame."""
        return map_content(self.wording, self.layout, layer, box, rect[2] / rect[3])

    def draw(self, styles: dict[str, MarkStyle], as_of: str, ending: str) -> Picture:
        """Draw the day and return the picture."""
        marks: list[Mark] = []
        left: list[str] = []
        for chart in self.charts:
            chart.draw_scale()
            drawn = chart.content.marks(styles)
            left += chart.draw_marks(drawn)
            chart.name_lines()
            marks += drawn
        absent = sorted(self.study.named - {mark.place_id for mark in marks})
        self.draw_heading(as_of)
        draw_key(self.paper, self.wording, marks, (MARGIN, LOW - 0.34, WIDTH - 2 * MARGIN))
        self.draw_notes(left, [(key, styles[key]) for key in absent])
        summary = summary_of(marks, left, absent, ENGLISH.day(as_of))
        content = self.paper.content(ending)
        return Picture(content, tuple(marks), tuple(left), tuple(absent), summary)

    def draw_heading(self, as_of: str) -> None:
        """Write the day, the title, and by when it was known."""
        paper, wording = self.paper, self.wording
        paper.write(MARGIN, HEIGHT - 0.72, wording.language.day(as_of), 23, weight="bold")
        paper.write(MARGIN, HEIGHT - 1.03, wording.title(self.layout), 11.5)
        known = wording.known_by()
        paper.write(WIDTH - MARGIN, HEIGHT - 1.03, known, 9, color=QUIET, end=True)
        paper.write(WIDTH - MARGIN, HEIGHT - 0.72, wording.missing(), 9, end=True)

    def draw_notes(self, left: Sequence[str], absent: Sequence[tuple[str, MarkStyle]]) -> None:
        """Write what the maps do not say or show, the sources and the ground."""
        wording = self.wording
        plain = wording.say("plain")
        if left:
            plain += " " + wording.say("unlabelled", n=len(left))
        ground = sorted({source for chart in self.charts for source in chart.content.lines.source})
        lines = [
            plain,
            wording.absent([(wording.gazetteer.place[key], style) for key, style in absent]),
            wording.sources(),
            wording.listed("ground", ground, 2) if ground else "",
        ]
        write_lines(self.paper, lines, (MARGIN, 0.94))


def write_lines(paper: Paper, texts: Iterable[str], start: tuple[float, float]) -> None:
    """Write notes one below the other; empty ones are left out."""
    x, top = start
    for number, line in enumerate(line for text in texts for line in text.split("\n") if line):
        paper.write(x, top - number * 0.15, line, 7.2, color=QUIET)


def summary_of(marks: Sequence[Mark], left: Sequence[str], absent: Sequence[str], day: str) -> str:
    """Return what a picture shows in one line: places, those without a name, those without room."""
    noun = "place" if len(marks) == 1 else "places"
    return f"{len(marks)} {noun} on {day}, {len(left)} without a label; {len(absent)} on no map"
