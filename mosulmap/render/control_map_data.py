"""What a map of folium's shows, as plain JSON values: layers, places with periods, sentences.

Days are ISO, the last one of a period included; positions (lon, lat) in degrees.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..control.study import Study
from ..control.timeline import FIRST_DAY, ControlPeriod
from ..control.window import Window, in_window
from ..control.wording import state_words
from ..geo.map_layout import plan_layout
from ..geo.palette import PALETTE
from ..languages.catalogue import ENGLISH
from ..model.dates import to_day, to_ordinal
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
    window, mention = study.window, {one.id: one for one in study.mentions}
    opened = in_window(opened, window) if opened else ""
    layout = plan_layout(study.project.gazetteer, study.mentions)
    ground = context_entries(study.project, layout)
    named = [place for place in study.project.gazetteer.places if place.id in study.named]
    periods = {place.id: study.timelines.periods(place.id) for place in named}
    layers = layer_entries(study, [period for found in periods.values() for period in found])
    pools = Pools(study, {layer["id"]: number for number, layer in enumerate(layers)})
    placed: dict[bool, list[Json]] = {True: [], False: []}
    for place in named:
        drawn = layout.layer(place) not in UNPLACED
        placed[drawn].append(pools.place_entry(place, periods[place.id]))
    return {
        "view": [*layout.view["desktop"]],
        "first": window.first,
        "last": window.last,
        "open": opened or last_change(periods.values(), window),
        "layers": [{key: layer[key] for key in layer if key != "id"} for layer in layers],
        "places": placed[True],
        "unplaced": placed[False],
        "says": [[*said] for said in pools.says.items],
        "quotes": [quote_entry(mention[key], study) for key in pools.quotes.items],
        "ground": ground["context"],
        "sources": ground["sources"],
    }


def layer_entries(study: Study, periods: Iterable[ControlPeriod]) -> list[Json]:
    """Return a layer for each party that holds a place in a period, then contested and unknown."""
    holders = {period.controller for period in periods}
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


class Pools:
    """What periods share: what they say, as [layer, looks, words], and the mentions that decide."""

    def __init__(self, study: Study, number: Mapping[str, int]) -> None:
        """Begin without any; `number` has that of each layer by its party or state."""
        self.gazetteer, self.number = study.project.gazetteer, number
        self.says: Pool[tuple[int, str, str]] = Pool()
        self.quotes: Pool[str] = Pool()

    def place_entry(self, place: Place, periods: Iterable[ControlPeriod]) -> Json:
        """Return a place with its periods, which follow each other without a gap."""
        at = {"at": [place.lon, place.lat]} if place.located else {}
        return {
            "title": place.title,
            **at,
            "periods": [self.period_row(period) for period in periods],
        }

    def period_row(self, period: ControlPeriod) -> list[Json]:
        """Return a period as [its last day, None where it is open, what it says, its quotes]."""
        held = period.state is State.HELD
        said = (
            self.number[period.controller if held else period.state],
            looks_of(period),
            state_words(period, self.gazetteer, ENGLISH),
        )
        row: list[Any] = [to_day(period.end - 1) if period.end is not None else None]
        return [*row, self.says.number(said), [self.quotes.number(key) for key in period.mentions]]


def looks_of(period: ControlPeriod) -> str:
    """Return what limits a period, as the classes of its mark, with blanks between."""
    marks = {
        "claimed": period.certainty is Certainty.CLAIMED,
        "small": period.inferred or period.inherited,
        "stale": period.stale,
        "disputed": period.disputed,
    }
    return " ".join(name for name, wanted in marks.items() if wanted)


def quote_entry(mention: Mention, study: Study) -> Json:
    """Return a mention's sentence with its source; an address only if it is one of the web."""
    article = study.article[mention.article_id]
    source = ", ".join(filter(None, (article.label, article.published)))
    url = article.url if article.url.startswith(WEB) else ""
    return {"quote": mention.quote, "source": source, **({"url": url} if url else {})}


def last_change(timelines: Iterable[Sequence[ControlPeriod]], window: Window) -> str:
    """Return the last day of the window on which a period begins, the first day when none does."""
    until = to_ordinal(window.last)
    starts = [period.start for periods in timelines for period in periods if period.start <= until]
    last = max(starts, default=FIRST_DAY)
    return max(to_day(last), window.first) if last > FIRST_DAY else window.first
