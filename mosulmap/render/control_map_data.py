"""What a map of folium's shows, as plain JSON values: layers, places with periods, sentences.

Days are ISO, first and last included, None where a period is open; positions (lon, lat) in degrees.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..control.study import Study
from ..control.timeline import FIRST_DAY, ControlPeriod
from ..control.window import Window, in_window
from ..control.wording import state_words
from ..geo.map_layout import plan_layout
from ..geo.palette import PALETTE
from ..languages.catalogue import ENGLISH
from ..model.dates import to_day
from ..model.rows import Certainty, Mention, Place, State
from .encode.pool import Json, Pool
from .page_data import context_entries

UNPLACED = ("list", "none", "wide")
"""The layers of the layout without a mark: no position, or one that stands for a wide area."""

WEB = ("http://", "https://")
"""How an address begins that a reader may follow."""


def control_map_data(study: Study, opened: str = "") -> Json:
    """Return all that the map shows, opened on an ISO day or on that of the last change.

    Raises `RequestError` for a day outside the evidence.
    """
    gazetteer = study.project.gazetteer
    layout = plan_layout(gazetteer, study.mentions)
    layers = layer_entries(study)
    number = {layer["id"]: place for place, layer in enumerate(layers)}
    quotes: Pool[str] = Pool()
    named = [place for place in gazetteer.places if place.id in study.named]
    entries = {place.id: place_entry(place, study, number, quotes) for place in named}
    drawn = [place for place in named if layout.layer(place) not in UNPLACED]
    window, mention = study.window, {one.id: one for one in study.mentions}
    ground = context_entries(study.project, layout)
    return {
        "view": [*layout.view["desktop"]],
        "first": window.first,
        "last": window.last,
        "open": in_window(opened, window) if opened else last_change(entries.values(), window),
        "layers": [{key: layer[key] for key in layer if key != "id"} for layer in layers],
        "places": [entries[place.id] for place in drawn],
        "unplaced": [entries[place.id] for place in named if place not in drawn],
        "quotes": [quote_entry(mention[key], study) for key in quotes.items],
        "ground": ground["context"],
        "sources": ground["sources"],
    }


def layer_entries(study: Study) -> list[Json]:
    """Return a layer for each party that holds a place on some day, then contested and unknown."""
    holders = {
        period.controller
        for place_id in study.named
        for period in study.timelines.periods(place_id)
    }
    parties = [
        {"title": actor.title, "shape": actor.pattern, "color": actor.color[0]}
        | {"state": "held", "known": True, "id": actor.id}
        for actor in study.project.gazetteer.parties
        if actor.id in holders
    ]
    contested = {"title": "Contested", "shape": "diamond", "color": PALETTE["ink"].light}
    unknown = {"title": "Unknown", "shape": "circle", "color": PALETTE["unknown"].light}
    return [
        *parties,
        contested | {"state": "contested", "known": True, "id": State.CONTESTED},
        unknown | {"state": "unknown", "known": False, "id": State.UNKNOWN},
    ]


def place_entry(place: Place, study: Study, number: Mapping[str, int], quotes: Pool[str]) -> Json:
    """Return a place with its periods; `number` has that of each layer by its party or state."""
    periods = study.timelines.periods(place.id)
    return {
        "title": place.title,
        **({"at": [place.lon, place.lat]} if place.located else {}),
        "periods": [period_entry(period, study, number, quotes) for period in periods],
    }


def period_entry(
    period: ControlPeriod, study: Study, number: Mapping[str, int], quotes: Pool[str]
) -> Json:
    """Return a period; its sentences are numbers in `quotes`."""
    held = period.state is State.HELD
    return {
        "start": to_day(period.start) if period.start > FIRST_DAY else None,
        "end": to_day(period.end - 1) if period.end is not None else None,
        "layer": number[period.controller if held else period.state],
        "looks": looks_of(period),
        "words": state_words(period, study.project.gazetteer, ENGLISH),
        "quotes": [quotes.number(key) for key in period.mentions],
    }


def looks_of(period: ControlPeriod) -> list[str]:
    """Return what limits a period, as the classes of its mark."""
    marks = {
        "claimed": period.certainty is Certainty.CLAIMED,
        "small": period.inferred or period.inherited,
        "stale": period.stale,
        "disputed": period.disputed,
    }
    return [name for name, wanted in marks.items() if wanted]


def quote_entry(mention: Mention, study: Study) -> Json:
    """Return a mention's sentence with its source; an address only if it is one of the web."""
    article = study.article[mention.article_id]
    source = ", ".join(filter(None, (article.label, article.published)))
    url = article.url if article.url.startswith(WEB) else ""
    return {"quote": mention.quote, "source": source, **({"url": url} if url else {})}


def last_change(entries: Iterable[Json], window: Window) -> str:
    """Return the last day of the window on which a period begins, the first day when none does."""
    starts = {period["start"] for entry in entries for period in entry["periods"]}
    return max((day for day in starts if day and day <= window.last), default=window.first)
