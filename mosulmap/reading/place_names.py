"""The names in some articles that are places: what all sights of a name add up to.

A name that is often said to speak is a person, one with fighters a party, whatever one sentence
looks like. What the table of frames makes of a name counts too: what was captured is a place.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from ..model.gazetteer import Gazetteer
from ..model.rows import Actor, Event, FeatureClass, Name, Place
from .country_names import country_names
from .discourse import Before
from .name_evidence import Bearer, Cue, fclass_of
from .name_words import kinds, listed
from .parties import Parties, find_parties
from .read_article import MOST_NAMED, RANKS, by_sentence
from .readings import Reading, read_sentence_places
from .sighted_names import Passage, Sight
from .tokens import read_tokens
from .toponyms import Toponym, ToponymIndex, build_index, variants

ENOUGH = 2.0
"""The weight from which a name is a place."""

DOUBT = 1.0
"""How many times what speaks against a place must be outweighed."""

OF_EVENTS = {
    **dict.fromkeys((Event.CAPTURE, Event.HOLDING, Event.WITHDRAWAL), 3.0),
    **dict.fromkeys((Event.ENTRY, Event.SIEGE), 2.0),
    **dict.fromkeys((Event.FIGHTING, Event.ATTACK, Event.DISPLACEMENT), 1.0),
}
"""The weight of what the table of frames reads of a name as a place."""

CONTAINED = 1.0
"""The weight of lying in another place, or of holding another."""


@dataclass(slots=True)
class Tally:
    """What the sights of one name add up to; `wholes` are the keys of what it is said to lie in."""

    key: str
    weights: defaultdict[Bearer, float] = field(default_factory=lambda: defaultdict(float))
    kinds: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    wholes: Counter[str] = field(default_factory=Counter)
    spellings: Counter[str] = field(default_factory=Counter)
    passages: list[Passage] = field(default_factory=list)
    events: int = 0
    known: bool = False

    @property
    def title(self) -> str:
        """The spelling that is printed most, one in small and large letters before capitals."""
        count = self.spellings
        return max(sorted(count), key=lambda words: (not words.isupper(), count[words]))

    @property
    def in_prose(self) -> bool:
        """Whether a sentence has the name that is no headline in title case."""
        return any(not passage.titled for passage in self.passages)

    @property
    def against(self) -> float:
        """The weight of what speaks against a place."""
        return sum(weight for bearer, weight in self.weights.items() if bearer is not Bearer.PLACE)

    @property
    def is_place(self) -> bool:
        """Whether the sights speak for a place."""
        place = self.weights[Bearer.PLACE]
        return self.in_prose and place >= ENOUGH and place > DOUBT * self.against

    @property
    def kind(self) -> str:
        """The kind word that is printed most for it; empty where none is."""
        said = {kind: weight for kind, weight in self.kinds.items() if kinds()[kind].type != "-"}
        return max(sorted(said), key=lambda kind: said[kind], default="")

    @property
    def country(self) -> str:
        """The code of the country of that name; empty where a text says that it is another kind."""
        return "" if self.kind not in ("", "country") else country_names().get(self.key, "")

    @property
    def type(self) -> str:
        """What it is, in a word: `place` where no text says it and no country has the name."""
        if self.country:
            return "country"
        return kinds()[self.kind].type if self.kind else "place"

    @property
    def fclass(self) -> FeatureClass:
        """Its GeoNames class: a populated place where no text says more."""
        return FeatureClass.ADMINISTRATIVE if self.country else fclass_of(self.kind)


def tally_names(
    sights: Iterable[Sight], passages: Sequence[Passage], actors: Sequence[Actor]
) -> dict[str, Tally]:
    """Return what the sights of each name add up to, by its key."""
    tallies: dict[str, Tally] = {}
    for sight in sights:
        add_sight(tallies, sight)
    mark_surnames(tallies)
    mark_peoples(tallies)
    for key, event in read_events(tallies, passages, actors):
        tallies[key].weights[Bearer.PLACE] += OF_EVENTS.get(event, 0.0)
        tallies[key].events += event in OF_EVENTS
    return merged(tallies)


def add_sight(tallies: dict[str, Tally], sight: Sight) -> None:
    """Add one sight of a name to its tally."""
    tally = tallies.setdefault(sight.use.key, Tally(sight.use.key))
    tally.known |= sight.use.known
    tally.spellings[sight.use.text] += 1
    if sight.passage not in tally.passages[-1:]:
        tally.passages.append(sight.passage)
    for cue in strongest(sight.cues):
        tally.weights[cue.bearer] += cue.weight
        if cue.kind:
            tally.kinds[cue.kind] += cue.weight
    for whole in sight.wholes:
        if whole.use.key != sight.use.key:
            tally.wholes[whole.use.key] += 1
            tally.weights[Bearer.PLACE] += CONTAINED * whole.located


def strongest(cues: Iterable[Cue]) -> Iterator[Cue]:
    """Yield the strongest of the cues for a place, and all that speak against one."""
    best: Cue | None = None
    for cue in cues:
        if cue.bearer is not Bearer.PLACE or cue.weight < 0:
            yield cue
        elif best is None or (cue.weight, cue.kind) > (best.weight, best.kind):
            best = cue
    if best is not None:
        yield best


def mark_surnames(tallies: Mapping[str, Tally]) -> None:
    """Count the last word of a person's full name as a person too."""
    for key, tally in list(tallies.items()):
        if tally.weights[Bearer.PERSON] > tally.weights[Bearer.PLACE] and " " in key:
            surname = tallies.get(key.rsplit(" ", 1)[1])
            if surname is not None:
                surname.weights[Bearer.PERSON] += 2.0


def mark_peoples(tallies: Mapping[str, Tally]) -> None:
    """Count as no place what tells the sort of something, and is a place's name with an ending."""
    for key, tally in tallies.items():
        stems = (key.removesuffix(ending) for ending in listed("peoples", "added"))
        named = any(stem != key and stem in tallies for stem in stems)
        if named and tally.weights[Bearer.OTHER] and not tally.known:
            tally.weights[Bearer.OTHER] += max(ENOUGH, tally.weights[Bearer.PLACE])


def read_events(
    tallies: Mapping[str, Tally], passages: Sequence[Passage], actors: Sequence[Actor]
) -> Iterator[tuple[str, Event]]:
    """Yield what the sentences would say of each name if it were a place: its key, the event."""
    index, keys = provisional(tallies, actors)
    for _, place_id, reading in readings_in(passages, index):
        if place_id in keys:
            yield keys[place_id], reading.event


def readings_in(
    passages: Iterable[Passage], index: ToponymIndex
) -> Iterator[tuple[Passage, str, Reading]]:
    """Yield what each sentence says of each place of an index: the sentence, id and reading."""
    for _, group in groupby(passages, key=lambda passage: passage.article_id):
        own = list(group)
        story, spans = own[0].story, [passage.span for passage in own]
        parties = find_parties(story, index.gazetteer.actors)
        named = by_sentence(spans, index.find(story.text, spans))
        for passage, (_, toponyms) in zip(own, named, strict=True):
            for place_id, reading in readings_of(passage, toponyms, index, parties):
                yield passage, place_id, reading


def readings_of(
    passage: Passage, toponyms: Sequence[Toponym], index: ToponymIndex, parties: Parties
) -> Iterator[tuple[str, Reading]]:
    """Yield what one sentence says of each of its places; nothing of a table or a list."""
    if not 0 < len(toponyms) <= MOST_NAMED:
        return
    place = index.gazetteer.place
    ranks = [RANKS.get(place[toponym.place_ids[0]].type, 1) for toponym in toponyms]
    tokens = read_tokens(passage.story, passage.span, toponyms, ranks, parties)
    readings, _ = read_sentence_places(tokens, Before())
    for number, reading in readings.items():
        yield toponyms[number].place_ids[0], reading


def provisional(
    tallies: Mapping[str, Tally], actors: Sequence[Actor]
) -> tuple[ToponymIndex, dict[str, str]]:
    """Return an index of all names that may be places, and the key of each of its ids."""
    likely = [tally for tally in tallies.values() if may_be_place(tally)]
    keys = {f"p{number}": tally.key for number, tally in enumerate(likely)}
    places = [place_row(place_id, tallies[key]) for place_id, key in keys.items()]
    names = [
        Name(place_id=place_id, toponym=spelling, lang="en", source="")
        for place_id, key in keys.items()
        for spelling in tallies[key].spellings
    ]
    return build_index(Gazetteer(tuple(places), tuple(names), tuple(actors), ())), keys


def place_row(place_id: str, tally: Tally, parent_id: str = "") -> Place:
    """Return the row of a place: what the articles say of it, and no coordinate."""
    row = {"id": place_id, "title": tally.title, "type": tally.type, "fclass": tally.fclass}
    row |= {"ccodes": tally.country} if tally.country else {}
    return Place.model_validate({**row, "parent_id": parent_id})


def may_be_place(tally: Tally) -> bool:
    """Whether a name is not yet known to be a person, a party or something else."""
    return tally.against <= max(2.0, tally.weights[Bearer.PLACE]) and tally.in_prose


def merged(tallies: dict[str, Tally]) -> dict[str, Tally]:
    """Return the tallies with spellings of one place together: `Ain Zara` and `Ayn Zara`."""
    order = sorted(tallies.values(), key=lambda tally: -len(tally.passages))
    taken: dict[str, str] = {}
    kept: dict[str, Tally] = {}
    for tally in order:
        same = same_place(tally, tallies, taken)
        if same in kept and tally.is_place and kept[same].is_place:
            join(kept[same], tally)
            continue
        kept[tally.key] = tally
        for form in (tally.key, *variants(tally.key)):
            taken.setdefault(form, tally.key)
    return kept


def same_place(tally: Tally, tallies: Mapping[str, Tally], taken: Mapping[str, str]) -> str:
    """Return the key of another name of the same place, empty for none."""
    head, _, last = tally.key.rpartition(" ")
    if head in tallies and last in ("city", "town", "village", "district", "province"):
        return head
    forms = (tally.key, *sorted(variants(tally.key)))
    return next((taken[form] for form in forms if form in taken), "")


def join(tally: Tally, other: Tally) -> None:
    """Add what is known of another spelling of a place."""
    for bearer, weight in other.weights.items():
        tally.weights[bearer] += weight
    for kind, weight in other.kinds.items():
        tally.kinds[kind] += weight
    tally.wholes.update(other.wholes)
    tally.spellings.update(other.spellings)
    tally.passages += [passage for passage in other.passages if passage not in tally.passages]
    tally.events += other.events


def parent_of(tally: Tally, tallies: Mapping[str, Tally]) -> str:
    """Return the key of the place that a name is said to lie in most often; empty for none.

    What is known to be smaller than the name itself holds it not.
    """
    own = RANKS.get(tally.type, 0) if tally.kind else 0
    for key, _ in sorted(tally.wholes.items(), key=lambda pair: (-pair[1], pair[0])):
        whole = tallies.get(key)
        if whole is None or not (whole.is_place or whole.known) or key == tally.key:
            continue
        rank = RANKS.get(whole.type, 0) if whole.kind else 0
        if not rank or rank > own:
            return key
    return ""
