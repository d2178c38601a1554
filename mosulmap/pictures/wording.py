"""What a picture says, in the reader's language: names, key, notes and sources."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..control.study import Study
from ..geo.map_layout import Layout, inset_title
from ..languages.catalogue import Language
from ..model.gazetteer import Gazetteer
from ..model.rows import Actor, Article, Place, State
from .marks import MarkStyle

QUALITIES = ("claimed", "confirmed", "small", "stale", "halves")
"""The limits of a state that the key explains: fields of `MarkStyle`."""

NOTE = 160
"""Characters in a line of notes: what fits across a sheet of A4 at 7.2 points."""

OPEN, CLOSE = "\u2068", "\u2069"
"""Around a name of either direction, so that a comma or a number after it keeps its side."""


@dataclass(frozen=True)
class Wording:
    """The words of one study in one language."""

    study: Study
    language: Language

    @property
    def gazetteer(self) -> Gazetteer:
        """The study's gazetteer."""
        return self.study.project.gazetteer

    def say(self, key: str, **values: object) -> str:
        """Return the message `picture_…` of the catalogue with its values put in."""
        return self.language.say(f"picture_{key}", **values)

    def place(self, place: Place) -> str:
        """Return the name of a place: its first spelling in the language, else its title."""
        return self.gazetteer.place_name(place, self.language.code)

    def party(self, actor: Actor) -> str:
        """Return the name of a party."""
        return actor.title_in(self.language.code)

    def water(self, name: str) -> str:
        """Return the name of a river or a lake, as the gazetteer has it if it does."""
        found = next((p for p in self.gazetteer.places if p.title == name), None)
        return self.place(found) if found else name

    def holder(self, style: MarkStyle) -> str:
        """Return who holds a place, or that nobody does or nobody says."""
        if style.state == State.HELD:
            return self.party(self.gazetteer.actor[style.controller])
        return self.say(style.state)

    def title(self, layout: Layout) -> str:
        """Return the title of a picture: what its maps show, and of which city."""
        hub = layout.hub
        return self.say("title", place=self.place(hub)) if hub else self.say("title_all")

    def known_by(self) -> str:
        """Return by when things were known; empty when all articles count."""
        day = self.study.known_by
        return self.say("known_by", day=self.language.short_day(day)) if day else ""

    def missing(self) -> str:
        """Return how many accepted sentences faults keep off the map; empty when none."""
        number = self.study.missing_count
        return self.language.count("missing_evidence", number) if number else ""

    def inset(self, layout: Layout, key: str) -> str:
        """Return the title of an inset: around the city, or the countries of the far places."""
        return inset_title(key, layout, self.gazetteer, self.language)

    def sources(self, lines: int = 2, width: int = NOTE) -> str:
        """Return the articles behind the picture, publisher and day, in at most so many lines."""
        items = [self.source(article) for article in self.study.articles]
        return self.listed("sources", items, lines, width)

    def source(self, article: Article) -> str:
        """Return a publisher with the day: `DW, 4 Nov 2016`."""
        day = article.published
        words = self.language.short_day(day) if day else self.say("unknown_date")
        return f"{isolated(article.label)}{self.say('comma')}{words}"

    def listed(self, key: str, items: Iterable[str], lines: int, width: int = NOTE) -> str:
        """Return a message with a list in at most so many lines; the rest of it is counted."""
        kept = list(items)
        for shown in range(len(kept), -1, -1):
            more = len(kept) - shown
            named = kept[:shown] + ([self.say("more", n=more)] if more else [])
            words = textwrap.wrap(self.say(key, list=self.say("semicolon").join(named)), width)
            if len(words) <= lines or not shown:
                return "\n".join(words)
        return ""

    def absent(self, styles: Sequence[tuple[Place, MarkStyle]]) -> str:
        """Return the line on the places that no map shows: those of known state by name."""
        known = [(place, style) for place, style in styles if style.state != State.UNKNOWN]
        items = [f"{isolated(self.place(p))} ({self.holder(style)})" for p, style in known]
        if rest := len(styles) - len(known):
            items.append(self.say("absent_unknown", n=rest))
        return self.listed("absent", items, 2) if items else ""


def isolated(name: str) -> str:
    """Return a name between signs that keep its direction to itself."""
    return f"{OPEN}{name}{CLOSE}"
