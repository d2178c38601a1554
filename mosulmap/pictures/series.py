"""Small multiples: the city's map on several days, side by side on one sheet."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from ..control.study import Study
from ..errors import RequestError
from ..languages.catalogue import ENGLISH, Language
from .chart import Chart, MapContent, Mark, map_content
from .key import draw_key
from .marks import QUIET, MarkStyle, styles_on
from .paper import Paper, Rect, plain_style
from .sheet import MARGIN, WIDTH, Picture, days_of_change, layout_of, summary_of, write_lines
from .wording import Wording

MOST = 24
"""Maps on one sheet: more would be too small to read."""

RATIO = 1.5
"""Width to height of a small map: about that of a page on its side without key and notes."""

GUTTER, CAPTION = 0.22, 0.5
"""Inches between two maps, and for a map's day with its count of changes below."""

HEAD, FOOT = 0.95, 1.95
"""What title and notes take of the sheet's height, in inches."""

COLUMNS = ((2, 2), (6, 3), (8, 4), (9, 3), (MOST, 4))
"""The number of columns for at most so many maps: those that leave few places empty."""


def draw_series(study: Study, days: Sequence[str], ending: str, language: Language) -> Picture:
    """Return maps of the ISO `days`, in their order, as one picture; `ending` is png or svg.

    Raises `RequestError` for too many days or when no named place has a position.
    """
    if len(days) > MOST:
        raise RequestError(f"{len(days)} days are too many for one sheet; ask for at most {MOST}")
    with plain_style():
        return Series(study, days, language).draw(ending)


class Series:
    """A sheet with one map for each of several days."""

    def __init__(self, study: Study, days: Sequence[str], language: Language) -> None:
        """Lay out an empty sheet, as high as the maps need."""
        self.study, self.days, self.layout = study, days, layout_of(study)
        self.wording = Wording(study, language)
        self.columns = next(columns for most, columns in COLUMNS if len(days) <= most)
        self.width = (WIDTH - 2 * MARGIN - (self.columns - 1) * GUTTER) / self.columns
        self.high = self.width / RATIO + CAPTION + GUTTER
        rows = ceil(len(days) / self.columns)
        self.paper = Paper(WIDTH, HEAD + rows * self.high + FOOT, language)
        box = self.layout.view["desktop"]
        self.content: MapContent = map_content(self.wording, self.layout, "main", box, RATIO)

    def draw(self, ending: str) -> Picture:
        """Draw all days and return the picture."""
        marks: tuple[Mark, ...] = ()
        every: list[Mark] = []
        left: set[str] = set()
        for number, day in enumerate(self.days):
            former, marks = marks, self.content.marks(self.styles(day))
            changed = changed_since(former, marks) if number else None
            left |= set(self.draw_map(number, day, marks, changed))
            every += marks
        self.draw_words(every, left)
        absent = tuple(sorted(self.study.named - {mark.place_id for mark in marks}))
        days = ", ".join(ENGLISH.short_day(day) for day in self.days)
        summary = summary_of(marks, sorted(left), absent, days)
        return Picture(self.paper.content(ending), marks, tuple(sorted(left)), absent, summary)

    def styles(self, day: str) -> dict[str, MarkStyle]:
        """Return the styles of the marks of all places on a day, by place id."""
        return styles_on(self.study, day)

    def rect(self, number: int) -> Rect:
        """Return where the map of a number, from 0 on, lies on the sheet."""
        row, column = divmod(number, self.columns)
        left = MARGIN + column * (self.width + GUTTER)
        top = self.paper.height - HEAD - row * self.high - CAPTION
        return left, top - self.width / RATIO, self.width, self.width / RATIO

    def draw_map(
        self, number: int, day: str, marks: Sequence[Mark], changed: set[str] | None
    ) -> list[str]:
        """Draw one day's map and what it is called; return the ids of places without a name."""
        rect = self.rect(number)
        chart = Chart(self.paper, rect, self.content, 0.8 if self.columns < COLUMNS[-1][1] else 0.7)
        left, top = rect[0], rect[1] + rect[3]
        self.paper.write(left, top + 0.26, self.wording.language.day(day), 9.5, weight="bold")
        if changed is None:
            chart.draw_scale()
        else:
            words = self.wording.say("changes", n=len(changed))
            self.paper.write(left, top + 0.09, words, 7.5, color=QUIET)
        return chart.draw_marks(marks, changed)

    def draw_words(self, marks: Sequence[Mark], left: set[str]) -> None:
        """Write the title above the maps; key and notes below them."""
        paper, wording = self.paper, self.wording
        paper.write(MARGIN, paper.height - 0.7, wording.title(self.layout), 17, weight="bold")
        known = wording.known_by()
        paper.write(WIDTH - MARGIN, paper.height - 0.7, known, 9, color=QUIET, end=True)
        paper.write(WIDTH - MARGIN, paper.height - 0.4, wording.missing(), 9, end=True)
        room = (MARGIN, FOOT - 0.25, WIDTH - 2 * MARGIN)
        low = draw_key(paper, wording, marks, room, counted=False)
        ground = sorted(set(self.content.lines.source))
        plain = [wording.say("plain")]
        plain += [wording.say("first_names")] if len(self.days) > 1 else []
        plain += [wording.say("unlabelled", n=len(left))] if left else []
        lines = [" ".join(plain), wording.sources()]
        lines += [wording.listed("ground", ground, 2)] if ground else []
        write_lines(paper, lines, (MARGIN, low - 0.25))


def key_days(study: Study) -> tuple[str, ...]:
    """Return the ISO days on which a place of the city's map changes.

    Raises `RequestError` when there is none.
    """
    days = days_of_change(study, layout_of(study))
    if not days:
        raise RequestError("--dates changes: no place of the map changes on any day")
    return tuple(days)


def changed_since(former: Sequence[Mark], marks: Sequence[Mark]) -> set[str]:
    """Return the ids of the places whose marks say something else than before, apart from age."""
    before = {mark.place_id: says(mark.style) for mark in former}
    return {mark.place_id for mark in marks if before.get(mark.place_id) != says(mark.style)}


def says(style: MarkStyle) -> tuple[str, str, bool, bool]:
    """Return what a mark says of who holds a place: state, holder, on whose word, conflict."""
    return style.state, style.controller, style.claimed, style.disputed
