"""Whether known events stand once, name a place as the gazetteer does, and are past."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from ..errors import Problem
from ..model.dates import to_day, to_ordinal
from ..project.project import Project
from .doubts import doubt

LIKE = 0.8
"""Likeness from which on a name may be another one mistyped: one letter of five exchanged."""

FAR_AHEAD = 20 * 365
"""Days after the last article from which on the year of an event may be mistyped."""


def find_doubtful_events(project: Project) -> Iterator[Problem]:
    """Yield the warnings about known events."""
    yield from find_double_events(project)
    yield from find_misspelt_places(project)
    yield from find_later_events(project)


def find_misspelt_places(project: Project) -> Iterator[Problem]:
    """Yield the places that are no spelling of the gazetteer and nearly one."""
    table = project.background
    titles = {place.title for place in project.places.rows}
    known = sorted(titles | {name.toponym for name in project.names.rows})
    small = {name.casefold() for name in known}
    for index, event in enumerate(table.rows):
        if event.toponym.casefold() in small:
            continue
        for meant in get_close_matches(event.toponym, known, n=1, cutoff=LIKE):
            message = (
                f"'{event.toponym}' is no spelling of a place, and articles are searched for it as "
                f"it stands; did you mean '{meant}'?"
            )
            yield doubt(table, index, "toponym", "unknown-spelling", message, meant)


def find_later_events(project: Project) -> Iterator[Problem]:
    """Yield the events decades after the last article: none assumes that they are known."""
    table = project.background
    last = max((article.published for article in project.articles.rows), default="")
    for index, event in enumerate(table.rows):
        if last and event.date > to_day(to_ordinal(last) + FAR_AHEAD):
            message = (
                f"'{event.date}' is decades after the last article, of {last}; is the year right?"
            )
            yield doubt(table, index, "date", "later-event", message, last)


def find_double_events(project: Project) -> Iterator[Problem]:
    """Yield the known events that another row above has too."""
    table = project.background
    seen: dict[tuple[str, ...], int] = {}
    for index, event in enumerate(table.rows):
        key = (" ".join(event.toponym.casefold().split()), event.event, event.actor, event.date)
        at = seen.setdefault(key, index)
        if at != index:
            what = f"'{event.toponym}', {event.event} of {event.date}"
            message = f"{what}, is on line {table.lines[at]} too; delete one"
            yield doubt(table, index, "toponym", "double-event", message, *key)
