"""By what a position can be judged: how far it lies from its parent, and what sentences say.

A sentence such as `Orvana, 12 km north of Bela` says where a place lies before anybody has looked
at a map; a candidate that lies elsewhere is another place of that name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..check.distances import difference_words
from ..check.whereabouts import located_parent
from ..control.quantities import Distance, read_distances
from ..geo.away import Away, away_from
from ..geo.distance import position
from ..model.gazetteer import Gazetteer
from ..model.rows import Event, Mention, Name, Place, Review
from ..project.project import Project
from ..reading.letters import fold
from ..reading.read_article import by_sentence
from ..reading.story import read_story
from ..reading.toponyms import Toponym, ToponymIndex, build_index
from ..terminal import one_line


@dataclass(frozen=True, slots=True)
class Saying:
    """What a sentence of an article says of the distance of a place from another.

    `compared` says whether both have a position; `difference` is in words how the positions differ
    from what is said, empty where they agree.
    """

    article_id: str
    quote: str
    distance: Distance
    compared: bool
    difference: str


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a place lies from the larger place around it, if both have a position; and sayings."""

    parent: Away | None
    sayings: tuple[Saying, ...]


def whereabouts(place: Place, project: Project, names: Sequence[Name] = ()) -> Whereabouts:
    """Return by what the position of a place can be judged, of the gazetteer or a new one.

    `names` are spellings beside those of the gazetteer; of a new place its title is one.
    """
    known = project.gazetteer
    own = [*names, *known.toponyms.get(place.id, ())]
    own += [] if own else [Name(place_id=place.id, toponym=place.title, lang="und", source="")]
    others = tuple(one for one in known.places if one.id != place.id)
    spellings = tuple(dict.fromkeys((*known.names, *own)))
    gazetteer = replace(known, places=(*others, place), names=spellings)
    parent = located_parent(place, gazetteer) if place.located else None
    away = away_from(position(place), parent) if parent else None
    return Whereabouts(away, tuple(find_sayings(place, own, gazetteer, project)))


def whereabouts_lines(found: Whereabouts) -> list[str]:
    """Return whereabouts in lines: the distance from the parent, then each saying."""
    lines = [str(found.parent)] if found.parent else []
    for saying in found.sayings:
        agrees = (saying.difference or "agrees") if saying.compared else "not compared"
        lines.append(f"{saying.article_id}: “{one_line(saying.distance.claim)}”: {agrees}")
    return lines


def find_sayings(
    place: Place, own: Sequence[Name], gazetteer: Gazetteer, project: Project
) -> Iterator[Saying]:
    """Yield what the articles say of how far a place is from others, in their order."""
    index = build_index(gazetteer)
    wanted = {fold(name.toponym) for name in own}
    for article_id, text in project.texts.items():
        folded = fold(text)
        if any(spelling in folded for spelling in wanted):
            yield from sayings_in(article_id, text, place, index)


def sayings_in(article_id: str, text: str, place: Place, index: ToponymIndex) -> Iterator[Saying]:
    """Yield what one article says of how far a place is from others."""
    story = read_story(text)
    for sentence, named in by_sentence(story.sentences, index.find(text, story.sentences)):
        if not any(place.id in toponym.place_ids for toponym in named):
            continue
        quote = story.of(sentence)
        rows = [named_in(article_id, text, quote, toponym, place) for toponym in named]
        for found in read_distances(sentence.start, quote, rows):
            if found.certain and place.id in (found.origin.place_id, found.goal.place_id):
                yield saying_of(article_id, quote, found, index.gazetteer)


def saying_of(article_id: str, quote: str, found: Distance, gazetteer: Gazetteer) -> Saying:
    """Return what a sentence says, beside the positions that the gazetteer has."""
    one, other = (gazetteer.place[row.place_id] for row in (found.origin, found.goal))
    compared = one.located and other.located
    difference = difference_words(found, one, other) if compared else ""
    return Saying(article_id, quote, found, compared, difference.removeprefix("but "))


def named_in(article_id: str, text: str, quote: str, toponym: Toponym, place: Place) -> Mention:
    """Return the mention of a name in a sentence; what may mean the place asked for does."""
    meant = place.id if place.id in toponym.place_ids else toponym.place_ids[0]
    return Mention.model_validate(
        {
            "id": f"{article_id}:{toponym.start}",
            "article_id": article_id,
            "char_start": toponym.start,
            "char_end": toponym.end,
            "toponym": text[toponym.start : toponym.end],
            "place_id": meant,
            "event": Event.NONE,
            "quote": quote,
            "status": Review.PROPOSED,
        }
    )
