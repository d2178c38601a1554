"""What the page shows, as plain JSON values: Python decides, the page displays.

Days are ISO strings, positions WGS 84 degrees (lon, lat), distances metres.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import Any

from ..control.evidence import origins_of
from ..control.gaps import sentence_counts
from ..control.row_counts import account
from ..control.study import Study
from ..control.window import Window
from ..geo.distance import Box
from ..geo.map_layout import BEARABLE, WORLD, Layout, inset_title, plan_layout
from ..languages import DEFAULT, codes
from ..languages.catalogue import Language, all_languages
from ..model.gazetteer import Gazetteer
from ..model.kept import FORGETFUL, Kept
from ..model.rows import Actor, Article
from ..project.context import ContextLine
from ..project.project import Project
from .axis import find_gaps, sentences_by_article, uncertain_spans
from .encode.pool import Json, Wordings, columns, compact
from .happenings import happening_entries
from .place_draft import PERIOD_KEYS
from .places import PlaceEntries, all_holders, changed_days
from .quotes import Quotes

FORMAT_VERSION = 3
"""1: the first form of the page's data. 2: places have timelines for every version. 3: words,
verdicts and headings are there in every language; names stand beside titles."""

FINE_M = 1000
"""Uncertainty in metres under which a line is fine enough for the map of a city."""


def page_data(study: Study, opened: str = "", kept: Kept = FORGETFUL) -> Json:
    """Return everything the page shows, opened on an ISO day or on that of the last change.

    What `kept` has of places and mentions whose inputs are the same is not made again.
    """
    project, window, languages = study.project, study.window, all_languages()
    layout = plan_layout(project.gazetteer, study.mentions, project.region_ids, ground_of(project))
    spoken = {one.code: headings(study, layout, one) for one in languages}
    entries = PlaceEntries(study, layout, languages, kept)
    quotes = Quotes(study, languages, entries.numbering.mention_ids, kept)
    places, happenings = entries.named, happening_entries(study, quotes, kept)
    mentions, numbering = quotes.entries(entries.numbering.wordings)
    words = Wordings(languages, numbering.wordings)
    dots = entries.dots(words)
    data: Json = {
        "version": FORMAT_VERSION,
        **{key: spoken[DEFAULT][key] for key in ("title", "span", "hub")},
        "spoken": spoken,
        "first": window.first,
        "last": window.last,
        "open": opened or last_change(places, window, kept),
        "knownBy": study.known_by,
        "staleAfter": study.stale_after,
        "actors": [actor_entry(actor) for actor in holders(places, mentions, project, kept)],
        "articles": kept.of(
            ("articles",), study.articles, lambda: list(map(article_entry, study.articles))
        ),
        **mention_fields(quotes, mentions, numbering.sentences, kept),
        "words": kept.of(("words",), tuple(words.pool.items), words.texts),
        "verdicts": entries.verdicts(),
        "periodKeys": PERIOD_KEYS,
        "places": places,
        "dots": columns(dots),
        **ground_fields(project, layout),
        **axis_fields(study, entries, kept),
        **happenings,
        "notes": accounting(study, kept),
        **({"missing": study.missing_count} if study.missing else {}),
    }
    return {**data, "build": digest(data, kept)}


def ground_of(project: Project) -> Box:
    """Return the region that the basemap was drawn for, in WGS 84 degrees; the world without one.

    Across the antimeridian its east is beyond 180, as a map has it.
    """
    if not project.drawn_for:
        return WORLD
    box = Box(*project.drawn_for)
    return box if box.west < box.east else box._replace(east=box.east + 360)


def mention_fields(
    quotes: Quotes, mentions: tuple[Json, ...], sentences: tuple[str, ...], kept: Kept
) -> Json:
    """Return the mentions, their ids without the article's, and the sentences they stand in."""
    return {
        "mentions": kept.of(("columns",), mentions, lambda: columns(mentions)),
        "ids": quotes.ids(),
        "quotes": sentences,
    }


def axis_fields(study: Study, entries: PlaceEntries, kept: Kept) -> Json:
    """Return the sentences by article and day, the spans of uncertain days, and the versions.

    All of them are of mentions and articles alone.
    """
    window, mentions, articles = study.window, study.mentions, study.articles
    inputs = mentions, articles, window.first, window.last
    return kept.of(
        ("axis",),
        inputs,
        lambda: {
            "sentences": sentences_by_article(mentions, articles, window),
            "spans": uncertain_spans(mentions, window),
            **version_entries(entries, window),
        },
    )


def version_entries(entries: PlaceEntries, window: Window) -> Json:
    """Return the versions as [known by, without, number of its gaps], and the gaps of each."""
    known, found = entries.made.version_timelines, entries.made.versions
    spoken_of = [sentence_counts(known.mentions(version), window) for version in found]
    gaps = [find_gaps(counts, window) for counts in spoken_of]
    distinct = [one for i, one in enumerate(gaps) if one not in gaps[:i]]
    versions = [
        [version.known_by, version.without, distinct.index(of)]
        for version, of in zip(found, gaps, strict=True)
    ]
    return {"gaps": distinct, "versions": versions}


def digest(data: Json, kept: Kept = FORGETFUL) -> str:
    """Return a short name for exactly this data: the same rows give the same name.

    It is made of the data as JSON, of which as much as possible is taken from `kept`.
    """
    places = tuple(data["places"])
    texts = {
        key: kept.of(("json", key), (value,), partial(sorted_json, value))
        for key, value in data.items()
        if key != "places"
    }
    rows = kept.each(
        ("place json",),
        [place["id"] for place in places],
        (places,),
        lambda row: sorted_json(places[row]),
    )
    texts["places"] = b"[%b]" % b", ".join(rows)
    name = hashlib.sha256()
    for number, key in enumerate(sorted(texts)):
        name.update(f'{", " if number else "{"}"{key}": '.encode())
        name.update(texts[key])
    name.update(b"}")
    return name.hexdigest()[:12]


def sorted_json(value: object) -> bytes:
    """Return a value as JSON whose keys are sorted, in UTF-8."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True).encode()


def headings(study: Study, layout: Layout, spoken: Language) -> Json:
    """Return the page's title, the name of its hub, and its span of time in words, in a language.

    `about` is the whole heading, `short` the one for phones; `insets` the titles of the smaller
    maps.
    """
    gazetteer, window = study.project.gazetteer, study.window
    hub = gazetteer.place_name(layout.hub, spoken.code) if layout.hub else ""
    about = spoken.say("about_hub", hub=hub) if hub else spoken.say("about_all")
    title, span = spoken.say("title", about=about), span_words(window, spoken)
    insets = [inset_title(one["id"], layout, gazetteer, spoken) for one in layout.insets]
    return {
        "title": title,
        "span": span,
        "hub": hub,
        "about": spoken.say("heading", title=title, span=span),
        "short": spoken.say("short_title", hub=hub) if hub else spoken.say("short_title_all"),
        "insets": insets,
    }


def span_words(window: Window, spoken: Language) -> str:
    """Return the months that a window spans: `October 2016 – February 2017`, or the one month."""
    first, last = spoken.month(window.first), spoken.month(window.last)
    return first if first == last else spoken.say("span", first=first, last=last)


def last_change(places: Sequence[Json], window: Window, kept: Kept = FORGETFUL) -> str:
    """Return the day on which a place last changed, the first day when none did."""
    return max((days[-1] for days in changed_days(places, kept) if days), default=window.first)


def holders(
    places: Sequence[Json], mentions: tuple[Json, ...], project: Project, kept: Kept = FORGETFUL
) -> list[Actor]:
    """Return the parties that any mark shows, by title, so that no party comes first."""
    said = kept.of(("parties said",), mentions, lambda: {one.get("c") for one in mentions})
    shown = all_holders(places, kept) | said
    return [actor for actor in project.gazetteer.parties if actor.id in shown]


def actor_entry(actor: Actor) -> Json:
    """Return one party: its names, its mark's shape, and its hue on light and on dark ground."""
    light, dark = actor.color
    names = {one.code: actor.own_title(one.code) for one in all_languages() if one.code != DEFAULT}
    return compact(
        {
            "id": actor.id,
            "title": actor.title,
            **names,
            "shape": actor.pattern,
            "light": light,
            "dark": dark,
        }
    )


def article_entry(article: Article) -> Json:
    """Return one article as the page cites it."""
    return compact(
        {
            "id": article.id,
            "label": article.label,
            "by": sorted(origins_of(article) - {article.label}) and sorted(origins_of(article)),
            "title": article.title,
            "url": article.url,
            "day": article.published,
            "basis": article.published_basis,
            "sha": article.sha256,
        }
    )


def ground_fields(project: Project, layout: Layout) -> Json:
    """Return what each map shows, and the lines of its ground."""
    return {"view": layout.view, "insets": layout.insets, **context_entries(project, layout)}


def context_entries(project: Project, layout: Layout) -> Json:
    """Return the lines of the basemap that a map or an inset shows: names, kind, scale, steps.

    A river that the gazetteer has as a place goes by that place's names in every language. With
    the lines go their sources, and how coarse in metres the coarsest is.

    Outlines of sites are left out: on this map they would look like areas that somebody holds.
    """
    drawn = [line for line in project.context if is_drawn(line, layout)]
    bearable = layout.width_m * BEARABLE
    lines = [
        compact(
            {
                "n": line.name,
                **river_names(line, project.gazetteer),
                "k": line.kind,
                "f": scale_of(line),
                "c": steps(line, run),
                "p": line.place_id,
                "m": line.uncertainty_m if line.uncertainty_m > bearable else None,
            }
        )
        for line in drawn
        for run in layout.visible_runs(line.coordinates)
    ]
    return {
        "context": lines,
        "sources": sorted({line.source for line in drawn}),
        "coarse": max((line.uncertainty_m for line in drawn), default=0),
    }


def is_drawn(line: ContextLine, layout: Layout) -> bool:
    """Whether a line of the basemap is drawn; a region's is where articles name the region."""
    return line.kind != "site" and (not line.place_id or line.place_id in layout.regions)


def river_names(line: ContextLine, gazetteer: Gazetteer) -> Json:
    """Return the names by language code of a river that the gazetteer has as a place."""
    found = [place for place in gazetteer.places if place.title == line.name]
    if line.kind != "river" or not found:
        return {}
    return {code: gazetteer.own_name(found[0], code) for code in codes() if code != DEFAULT}


def steps(line: ContextLine, run: Sequence[tuple[float, float]]) -> list[int]:
    """Return a run of a line's points as whole steps: lon, lat, then the differences.

    A step is 0.0001 degrees for a fine line and 0.001 for a coarse one: no finer than the line's
    own uncertainty allows.
    """
    scale = scale_of(line)
    points = [(round(lon * scale), round(lat * scale)) for lon, lat in run]
    found = list(points[0])
    for (lon, lat), (next_lon, next_lat) in pairwise(points):
        found += [next_lon - lon, next_lat - lat]
    return found


def scale_of(line: ContextLine) -> int:
    """Return how many steps of a line make one degree."""
    return 10_000 if line.uncertainty_m < FINE_M else 1_000


def accounting(study: Study, kept: Kept = FORGETFUL) -> list[list[Any]]:
    """Return how the rows of each table were used, every row once: [table, use, count].

    A use whose message names a day has that ISO day as a fourth value.
    """
    project = study.project
    ids = tuple([place.id for place in project.places.rows])
    located = tuple([place.id for place in project.places.rows if place.located])
    tables = ((table.blank, table.total, table.beyond, len(table.rows)) for table in project.tables)
    inputs = study.mentions, project.mentions.rows, study.articles, project.articles.rows
    return kept.of(
        ("accounting",),
        (*inputs, ids, located, *tables, study.known_by),
        lambda: [[b.table, b.kind, b.count, *([b.day] if b.day else [])] for b in account(study)],
    )
