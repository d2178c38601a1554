"""Mentions in memory, written as short sentences: `takes("isf", "2016-11-04", claimant="cts")`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mosulmap.control import STALE_AFTER
from mosulmap.control.timeline import ControlPeriod, Timelines, infer_control
from mosulmap.model.dates import to_day, to_ordinal
from mosulmap.model.gazetteer import Gazetteer
from mosulmap.model.rows import Actor, Article, Assertion, Event, Mention, Place

HERE = "karama"
"""The place that mentions speak of unless they name another: the lowest of the tree below."""

TREE = {"iraq": "", "mosul": "iraq", "east_mosul": "mosul", "karama": "east_mosul"}
"""The places and their parents."""

PARTIES = {"isf": "", "cts": "isf", "is": "", "turkey": "", "rebels": "turkey", "un": ""}
"""The actors and the parties they belong to."""

MARKED = {"isf", "is", "rebels"}
"""The parties that can be shown as holders; `cts` is shown as `isf`, `turkey` and `un` never."""

PUBLISHED = {"first": "2016-11-11", "second": "2016-12-24", "undated": ""}
"""The articles and their days; a mention stands in the first one unless it says otherwise."""

ORIGINS = {"first": ("Gazette", "AFP"), "second": ("Herald", ""), "undated": ("", "AFP")}
"""Publisher and agency of the articles: the first and the last carry one wire."""

SENTENCE: dict[str, object] = {
    "id": "first:0",
    "article_id": "first",
    "char_start": 0,
    "char_end": 6,
    "toponym": "Karama",
    "place_id": HERE,
    "quote": "Karama",
    "status": "accepted",
}
"""A mention but for what it says."""


def tree_place(key: str, parent: str) -> Place:
    """Return a place of the tree."""
    row = {"id": key, "title": key.title(), "type": "city", "fclass": "P", "parent_id": parent}
    return Place.model_validate(row)


def party(key: str, parent: str) -> Actor:
    """Return an actor, with a mark if it is a party that the map shows."""
    row = {"id": key, "title": key.upper(), "parent_id": parent}
    mark = {"pattern": "circle", "color": "#000000;#ffffff"} if key in MARKED else {}
    return Actor.model_validate(row | mark)


GAZETTEER = Gazetteer(
    places=tuple(tree_place(key, parent) for key, parent in TREE.items()),
    names=(),
    actors=tuple(party(key, parent) for key, parent in PARTIES.items()),
)

ARTICLE_INDEX = {
    key: Article.model_validate(
        {"id": key, "file": f"{key}.txt", "title": key, "published": day, "sha256": "0" * 64}
        | dict(zip(("publisher", "agency"), ORIGINS[key], strict=True))
    )
    for key, day in PUBLISHED.items()
}


def says(event: Event, day: str, **cells: object) -> Mention:
    """Return an accepted mention of an `event` on an EDTF `day`; `cells` fill other columns."""
    row = SENTENCE | {"event": event, "event_date": day} | cells
    return Mention.model_validate(row)


def holds(control: str, day: str, **cells: object) -> Mention:
    """Return the statement that a party holds the place on the days of `day`."""
    return says(Event.HOLDING, day, actor=control, control=control, **cells)


def takes(control: str, day: str, **cells: object) -> Mention:
    """Return the statement that a party took the place on a day within `day`."""
    return says(Event.CAPTURE, day, actor=control, control=control, **cells)


def fights(day: str, **cells: object) -> Mention:
    """Return the statement that the place was fought over on the days of `day`."""
    return says(Event.FIGHTING, day, control="contested", **cells)


def leaves(actor: str, day: str, **cells: object) -> Mention:
    """Return the statement that a party withdrew on a day within `day`."""
    return says(Event.WITHDRAWAL, day, actor=actor, **cells)


def visits(actor: str, day: str, **cells: object) -> Mention:
    """Return the statement that a party was there on a day within `day`."""
    return says(Event.VISIT, day, actor=actor, **cells)


def implied(mention: Mention) -> Mention:
    """Return the same mention as one whose words only imply what it says."""
    return mention.model_copy(update={"assertion": Assertion.IMPLIED})


def numbered(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Give mentions the offsets and ids of sentences that follow each other."""
    return tuple(
        m.model_copy(update={"char_start": at, "char_end": at + 6, "id": f"{m.article_id}:{at}"})
        for at, m in enumerate(mentions)
    )


def infer(
    *mentions: Mention,
    known_by: str = "",
    stale_after: int = STALE_AFTER,
    articles: Mapping[str, Article] = ARTICLE_INDEX,
) -> Timelines:
    """Return the timelines that `mentions` support, in whatever order they are numbered."""
    return infer_control(mentions, articles, GAZETTEER, known_by=known_by, stale_after=stale_after)


def verdict(period: ControlPeriod) -> str:
    """Return what can be said in a few words and the rule: `isf claimed stale (claim)`."""
    flags = ("inferred", "inherited", "disputed", "stale")
    words = [
        period.controller or period.state.value,
        *([str(period.certainty)] if period.certainty in ("claimed", "confirmed") else []),
        *(flag for flag in flags if getattr(period, flag)),
    ]
    return f"{' '.join(words)} ({period.rule})"


def day_after(day: str, days: int = 1) -> str:
    """Return the ISO day that comes `days` after `day`."""
    return to_day(to_ordinal(day) + days)


def control_at(timelines: Timelines, place_id: str, as_of: str) -> ControlPeriod:
    """Return what can be said of a place on the ISO day `as_of`."""
    return timelines.on(place_id, to_ordinal(as_of))
