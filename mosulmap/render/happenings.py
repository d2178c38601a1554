"""Reports that say nothing of control: attacks, and movements of displaced people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..control.quantities import Measure, Quantity, find_quantities
from ..control.study import Study
from ..control.window import Window
from ..model.dates import parse_edtf, to_day, to_ordinal
from ..model.kept import FORGETFUL, Kept
from ..model.rows import Event, Mention
from .encode.pool import Json
from .quotes import Quotes

SHOWN = (Event.ATTACK, Event.DISPLACEMENT)
"""Events of a layer of their own: they change no mark."""

ATTEMPT = re.compile(
    r"\b(?:tried|tries|trying|attempt\w*|plan\w*|threaten\w*|vow\w*|prepar\w*)\s+to\s+"
    r"(?:[\w-]+\s+){1,4}$"
)
"""The words before a number that say only that a movement was tried or meant."""


def happening_entries(study: Study, quotes: Quotes, kept: Kept = FORGETFUL) -> Json:
    """Return the dated attacks and movements: {"events": […], "moves": […]}.

    An event is [number of its mention, place, kind, first day, last day], a movement [numbers of
    the mentions of its origin and goal, both places, first day, last day]; days are ISO.
    """
    window, mentions = study.window, study.mentions
    events = kept.of(
        ("events",),
        (mentions, window.first, window.last),
        lambda: [
            (mention, days_within(mention, window))
            for mention in mentions
            if mention.event in SHOWN
        ],
    )
    return {
        "events": [
            [quotes.number(mention.id), mention.place_id, mention.event.value, *days]
            for mention, days in events
            if days
        ],
        "moves": list(movement_entries(study, quotes, kept)),
    }


def movement_entries(study: Study, quotes: Quotes, kept: Kept = FORGETFUL) -> Iterator[list[Any]]:
    """Yield the movements of people from one located place to another that a sentence states."""
    place = study.project.gazetteer.place
    for quantity in quantities_of(study, kept):
        origin, goal = quantity.origin, quantity.goal
        if quantity.measure is not Measure.PEOPLE or not (origin and goal) or is_attempt(quantity):
            continue
        ends = (origin, goal)
        days = days_within(origin, study.window) or days_within(goal, study.window)
        moved = all(end.event is Event.DISPLACEMENT and place[end.place_id].located for end in ends)
        if moved and days and origin.place_id != goal.place_id:
            numbers = [quotes.number(end.id) for end in ends]
            yield [*numbers, *(end.place_id for end in ends), *days]


def quantities_of(study: Study, kept: Kept) -> tuple[Quantity, ...]:
    """Return the quantities in the sentences of a study."""
    mentions, texts = study.mentions, study.project.texts
    articles = kept.part("quantities")

    def find() -> tuple[Quantity, ...]:
        found = find_quantities(mentions, texts, articles)
        articles.end_round()
        return found

    return kept.of(("all quantities",), (mentions, tuple(texts), tuple(texts.values())), find)


def is_attempt(quantity: Quantity) -> bool:
    """Whether the sentence says only that the movement was tried or planned."""
    before = quantity.mention.quote.partition(quantity.words)[0]
    return bool(ATTEMPT.search(before))


def days_within(mention: Mention, window: Window) -> list[str]:
    """Return the first and the last ISO day of an event; nothing outside the window or undated."""
    if not mention.event_date:
        return []
    first, last = parse_edtf(mention.event_date)
    if last < to_ordinal(window.first) or first > to_ordinal(window.last):
        return []
    return [to_day(first), to_day(last)]
