"""The key of a picture: who holds a place, how it is known, each with the number of marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..model.rows import State
from .chart import Mark
from .marks import QUIET, MarkStyle, draw_mark, moved
from .paper import Paper
from .wording import QUALITIES, Wording

LINE = 0.235
"""Inches from one row of the key to the next."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the key: a mark, its words, and how many marks of the maps are like it."""

    style: MarkStyle
    words: str
    number: int


def holders(marks: Sequence[Mark], wording: Wording) -> list[Entry]:
    """Return the entries that say who: each party, contested, unknown; those that marks show."""
    held = State.HELD.value
    styles = [MarkStyle(held, actor.id) for actor in wording.gazetteer.parties]
    styles += [MarkStyle(state.value) for state in (State.CONTESTED, State.UNKNOWN)]
    counted = [(style, sum(who(mark.style) == who(style) for mark in marks)) for style in styles]
    return [Entry(style, wording.holder(style), number) for style, number in counted if number]


def qualities(marks: Sequence[Mark], wording: Wording) -> list[Entry]:
    """Return the entries that say how a state is known, those that marks show."""
    entries = []
    for name in QUALITIES:
        shown = [mark.style for mark in marks if getattr(mark.style, name)]
        if shown:
            only: dict[str, Any] = {name: getattr(shown[0], name)}
            plain = replace(MarkStyle(shown[0].state, shown[0].controller), **only)
            entries.append(Entry(plain, wording.say(name), len(shown)))
    return entries


def who(style: MarkStyle) -> tuple[str, str]:
    """Return the entry of the key that counts a mark: state and actor id."""
    return style.state, style.controller


class Row:
    """Where the next entry of a key goes: along a line, then on the next."""

    def __init__(self, paper: Paper, room: tuple[float, float, float], size: float) -> None:
        """Start at (x, y) of `room`, all in inches, third its width; letters of `size` points."""
        self.paper, self.size = paper, size
        self.left, self.y, self.width = room
        self.x = self.left

    def put(self, entry: Entry, wording: Wording, *, counted: bool = True) -> None:
        """Draw one entry, on the next line when it does not fit on this one."""
        number = f"  {entry.number}" if counted else ""
        text = self.paper.write(0, self.y, f"{entry.words}{number}", self.size)
        glyph = 0.3 if entry.style.disputed else 0.24
        need = glyph + self.paper.length(text)
        if self.x > self.left and self.x + need > self.left + self.width:
            self.next_line()
        text.set_position((self.paper.across(self.x + glyph), self.y))
        at = (self.paper.across(self.x + glyph - 0.14), self.y + self.size * 0.0052)
        anchor = moved(*at, self.paper.page.transData)
        draw_mark(self.paper.page, entry.style, wording.gazetteer.actor, anchor, 9)
        self.x += need + 0.22

    def head(self, words: str) -> None:
        """Write the title of what follows at the beginning of a line."""
        text = self.paper.write(self.x, self.y, words, self.size, weight="bold")
        self.x += self.paper.length(text) + 0.2

    def next_line(self) -> None:
        """Go to the beginning of the next line."""
        self.x, self.y = self.left, self.y - LINE


def draw_key(
    paper: Paper,
    wording: Wording,
    marks: Sequence[Mark],
    room: tuple[float, float, float],
    *,
    size: float = 8.5,
    counted: bool = True,
) -> float:
    """Draw the key from (x, y) of `room` on, as wide as its third number; return where it ends."""
    row = Row(paper, room, size)
    for title, entries in groups(marks, wording):
        row.head(title)
        for entry in entries:
            row.put(entry, wording, counted=counted)
        row.next_line()
    if any(mark.area for mark in marks):
        draw_area(row, wording)
    return row.y


def groups(marks: Sequence[Mark], wording: Wording) -> Iterator[tuple[str, Iterable[Entry]]]:
    """Yield the parts of the key that have entries, with their titles."""
    parts = (("key", holders(marks, wording)), ("quality", qualities(marks, wording)))
    yield from ((wording.say(title), entries) for title, entries in parts if entries)


def draw_area(row: Row, wording: Wording) -> None:
    """Draw the entry that explains how the names of areas are written."""
    sample = wording.say("area_sample")
    text = row.paper.write(row.x, row.y, sample, row.size - 1.5, weight="bold", color=QUIET)
    shift = row.paper.length(text) + 0.1
    row.paper.write(row.x + shift, row.y, wording.say("area"), row.size)
