"""Places and parties that the articles name and the gazetteer has not, as rows to paste."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from ..model.gazetteer import Gazetteer
from ..model.rows import Actor, Name, Place
from ..project.stand_ins import free_colours, free_mark
from .letters import fold
from .parties import plain
from .party_names import PartyTally, tally_parties
from .place_names import OF_EVENTS, Tally, parent_of, place_row, readings_in, tally_names
from .sighted_names import Passage, find_sights, read_passages
from .toponyms import ToponymIndex, build_index

NEAREST = 3
"""Near spellings that are shown."""

LANGUAGE = "en"
"""The language of what is read (BCP 47)."""

Sentences = tuple[tuple[str, str], ...]
"""Sentences, each after the id of its article."""


@dataclass(frozen=True, slots=True)
class SuggestedPlace:
    """A place to add: its rows, how often it is named and where, a quote, near spellings.

    `sentences` are all that name it, each after the id of its article; `events` in how many of
    them something happens to it that bears on control; `near` are spellings of the gazetteer, each
    with the id of its place; `known_parent` says whether the gazetteer has the place that it lies
    in, `known` whether it has the place itself by this title and lacks the spelling alone.
    """

    row: Place
    names: tuple[Name, ...]
    count: int
    events: int
    articles: tuple[str, ...]
    quote: str
    sentences: Sentences = ()
    near: tuple[tuple[str, str], ...] = ()
    known_parent: bool = False
    known: bool = False

    @property
    def name(self) -> str:
        """The spelling that is printed most."""
        return self.row.title


@dataclass(frozen=True, slots=True)
class SuggestedParty:
    """A party to add: its row, how often it is named and where, and a quote.

    `sentences` are all that name it, each after the id of its article; `roles` is in how many of
    them it takes, holds or loses a place.
    """

    row: Actor
    count: int
    roles: int
    articles: tuple[str, ...]
    quote: str
    sentences: Sentences = ()


@dataclass(frozen=True, slots=True)
class Suggested:
    """What some articles add to a gazetteer: places and parties, the most telling first."""

    places: tuple[SuggestedPlace, ...]
    parties: tuple[SuggestedParty, ...]


def suggest_gazetteer(texts: Mapping[str, str], index: ToponymIndex) -> Suggested:
    """Return the places and parties that articles name and the gazetteer of `index` has not.

    Places to which something happens come first, then the most frequent. A headline in title case
    capitalises every word: its names count where a sentence has them too.
    """
    gazetteer = index.gazetteer
    passages = read_passages(texts, index)
    sights = list(find_sights(passages))
    known = {plain(name) for actor in gazetteer.actors for name in (actor.title, *actor.names)}
    tallies = tally_names(sights, passages, gazetteer.actors)
    found = tally_parties(sights, passages, tallies)
    parties = [party for party in found if not known & {plain(form) for form in party.forms}]
    forms = known | {plain(form) for party in parties for form in party.forms}
    places = {
        key: tally
        for key, tally in tallies.items()
        if tally.is_place and not tally.known and plain(tally.title) not in forms
    }
    rows = place_rows(places, tallies, index)
    actors = actor_rows(parties, gazetteer.actors)
    found_places = [place_of(places[key], row, index) for key, row in rows.items()]
    whole = Gazetteer(
        (*gazetteer.places, *(one.row for one in found_places if not one.known)),
        (*gazetteer.names, *(name for one in found_places for name in one.names)),
        (*gazetteer.actors, *actors),
    )
    roles = count_roles(passages, whole)
    return Suggested(
        tuple(sorted(found_places, key=order)), tuple(parties_of(parties, actors, roles))
    )


def order(one: SuggestedPlace) -> tuple[int, int, str]:
    """Return by what suggested places are sorted: events, how often they are named, title."""
    return (-one.events, -one.count, one.name)


def place_rows(
    places: Mapping[str, Tally], tallies: Mapping[str, Tally], index: ToponymIndex
) -> dict[str, Place]:
    """Return a row for each place, by its key, with the place that it is said to lie in."""
    ids: dict[str, str] = {}
    taken = set(index.gazetteer.place)
    known = {fold(place.title): place.id for place in index.gazetteer.places}
    for key, tally in places.items():
        same = known.get(fold(tally.title), "")
        ids[key] = same or free_id(id_for(tally.title), tally.type, taken)
        taken.add(ids[key])
    parents = {key: parent_of(tally, tallies) for key, tally in places.items()}
    return {
        key: place_row(
            ids[key], tally, parent_id(without_circles(key, parents), ids, tallies, index)
        )
        for key, tally in places.items()
        if ids[key]
    }


def without_circles(key: str, parents: Mapping[str, str]) -> str:
    """Return the parent of a place, empty where the place lies in itself by some way."""
    seen, at = {key}, parents[key]
    while at in parents and at not in seen:
        seen.add(at)
        at = parents[at]
    return "" if at == key else parents[key]


def parent_id(
    key: str, ids: Mapping[str, str], tallies: Mapping[str, Tally], index: ToponymIndex
) -> str:
    """Return the id of a parent: that of its suggested row, or of the gazetteer's."""
    if key in ids or not key:
        return ids.get(key, "")
    spelled = (fold(words) for words in tallies[key].spellings)
    return next((index.places[words][0] for words in spelled if words in index.places), "")


def free_id(wanted: str, kind: str, taken: set[str]) -> str:
    """Return an id that no place has: the wanted one, with its kind, or with a number."""
    tries = (wanted, f"{wanted}_{id_for(kind)}", *(f"{wanted}_{n}" for n in range(2, 100)))
    return next((one for one in tries if one not in taken), "") if wanted else ""


def place_of(tally: Tally, row: Place, index: ToponymIndex) -> SuggestedPlace:
    """Return a place as it is suggested: its rows and the evidence."""
    articles = tuple(sorted({passage.article_id for passage in tally.passages}))
    source = f"read in {articles[0]}"
    spellings = sorted(tally.spellings, key=lambda words: (-tally.spellings[words], words))
    names: dict[str, Name] = {}
    for words in (row.title, *(words for words in spellings if not words.isupper())):
        names.setdefault(
            fold(words), Name(place_id=row.id, toponym=words, lang=LANGUAGE, source=source)
        )
    return SuggestedPlace(
        row,
        tuple(names.values()),
        len(tally.passages),
        tally.events,
        articles,
        quote_of(tally.passages),
        sentences_of(tally.passages),
        near(row.title, index),
        known_parent=row.parent_id in index.gazetteer.place,
        known=row.id in index.gazetteer.place,
    )


def quote_of(passages: Sequence[Passage]) -> str:
    """Return the sentence that shows a name best: the first that is no headline."""
    return next((one for one in passages if not one.titled), passages[0]).words


def sentences_of(passages: Sequence[Passage]) -> Sentences:
    """Return sentences as printed, each after the id of its article, none twice."""
    return tuple(dict.fromkeys((one.article_id, one.words) for one in passages))


def actor_rows(parties: Sequence[PartyTally], known: Sequence[Actor]) -> list[Actor]:
    """Return a row for each party, with a colour and a shape that none before it has."""
    rows: list[Actor] = []
    for party in parties:
        others = [*known, *rows]
        title = party.title[0].upper() + party.title[1:]
        names = tuple(name for name in party.names if plain(name) != plain(title))
        own = free_id(id_for(title.removeprefix("The ")), "party", {actor.id for actor in others})
        rows.append(
            Actor(
                id=own or f"party_{len(others)}",
                title=title,
                title_ar="",
                parent_id="",
                names=names,
                color=free_colours(actor.color for actor in others),
                pattern=free_mark(actor.pattern for actor in others),
                side=None,
            )
        )
    return rows


def count_roles(passages: Sequence[Passage], gazetteer: Gazetteer) -> Counter[str]:
    """Return in how many sentences each party takes, holds or loses a place, by its id."""
    acting: defaultdict[Passage, set[str]] = defaultdict(set)
    for passage, _, reading in readings_in(passages, build_index(gazetteer)):
        if reading.event in OF_EVENTS:
            acting[passage] |= {reading.actor, reading.control}
    return Counter(actor_id for found in acting.values() for actor_id in found)


def parties_of(
    parties: Sequence[PartyTally], rows: Sequence[Actor], roles: Counter[str]
) -> Iterator[SuggestedParty]:
    """Yield the parties that take, hold or lose a place, or have fighters; most roles first."""
    pairs = zip(parties, rows, strict=True)
    for party, row in sorted(pairs, key=lambda pair: (-roles[pair[1].id], pair[1].title)):
        if roles[row.id] or party.fighting:
            articles = tuple(sorted({passage.article_id for passage in party.passages}))
            count, quote = len(party.passages), quote_of(party.passages)
            sentences = sentences_of(party.passages)
            yield SuggestedParty(row, count, roles[row.id], articles, quote, sentences)


def near(name: str, index: ToponymIndex) -> tuple[tuple[str, str], ...]:
    """Return the spellings of the gazetteer nearest to a name, with the ids of their places."""
    close = get_close_matches(fold(name), index.patterns, n=NEAREST, cutoff=0.78)
    return tuple((spelling, index.places[spelling][0]) for spelling in close)


def id_for(name: str) -> str:
    """Return the id that a new place of that name gets; empty for a name without Latin letters."""
    return re.sub(r"[^a-z0-9]+", "_", fold(name).removeprefix("al ")).strip("_")


def suggest_places(texts: Mapping[str, str], index: ToponymIndex) -> tuple[SuggestedPlace, ...]:
    """Return the places that articles name and the gazetteer of `index` has not."""
    return suggest_gazetteer(texts, index).places
