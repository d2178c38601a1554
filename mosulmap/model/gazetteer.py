"""An immutable index over places, names and actors: by id, by parent, by party."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from ..languages import DEFAULT
from .rows import Actor, Background, Name, Place

T = TypeVar("T", Place, Actor)


@dataclass(frozen=True)
class Gazetteer:
    """Where things are, what they are called, and who can hold them."""

    places: tuple[Place, ...]
    names: tuple[Name, ...]
    actors: tuple[Actor, ...]
    background: tuple[Background, ...] = ()

    @cached_property
    def place(self) -> dict[str, Place]:
        """Places by id."""
        return {place.id: place for place in self.places}

    @cached_property
    def actor(self) -> dict[str, Actor]:
        """Actors by id."""
        return {actor.id: actor for actor in self.actors}

    @cached_property
    def toponyms(self) -> dict[str, tuple[Name, ...]]:
        """The spellings of each place, by place id."""
        found: defaultdict[str, list[Name]] = defaultdict(list)
        for name in self.names:
            found[name.place_id].append(name)
        return {place_id: tuple(names) for place_id, names in found.items()}

    @cached_property
    def countries(self) -> tuple[Place, ...]:
        """The countries among the places, in their order."""
        return tuple(place for place in self.places if place.type == "country")

    @cached_property
    def parties(self) -> tuple[Actor, ...]:
        """The actors that have a mark of their own, by title: an order that favours none."""
        return tuple(sorted((a for a in self.actors if a.pattern), key=lambda a: a.title))

    @cached_property
    def own_area(self) -> Place | None:
        """The largest place below a country in which most of the places lie; None without one."""
        below = Counter(one.id for place in self.places for one in self.ancestors(place.id))
        inside = [
            (count, place_id)
            for place_id, count in below.items()
            if count * 2 > len(self.places) and self.place[place_id].type != "country"
        ]
        return self.place[max(inside)[1]] if inside else None

    def is_in_own_area(self, place_id: str) -> bool:
        """Whether a place is or lies in the area that the gazetteer is about.

        Where most places share no area below their country, every place does.
        """
        area = self.own_area
        return area is None or area.id in (place_id, *(one.id for one in self.ancestors(place_id)))

    def place_name(self, place: Place, code: str) -> str:
        """Return what a place is called in the language of a BCP 47 code, else its title."""
        return self.own_name(place, code) or place.title

    def own_name(self, place: Place, code: str) -> str:
        """Return the first spelling of a place in a language; empty when it has none.

        In English that is its title: the other spellings are those that texts print.
        """
        if code == DEFAULT:
            return place.title
        spellings = self.toponyms.get(place.id, ())
        return next((name.toponym for name in spellings if name.lang == code), "")

    def ancestors(self, place_id: str) -> Iterator[Place]:
        """Yield the places that `place_id` lies in, the nearest first."""
        yield from climb(self.place, place_id)

    def holder(self, actor_id: str) -> str:
        """Return the party as which `actor_id` is shown: itself or its nearest parent with a mark.

        Empty when neither it nor a parent has one, as for the United Nations.
        """
        actor = self.actor.get(actor_id)
        if actor is None:
            return ""
        for candidate in (actor, *climb(self.actor, actor_id)):
            if candidate.pattern:
                return candidate.id
        return ""

    def side(self, actor_id: str) -> str:
        """Return the party at the top of `actor_id`, whose interest its word serves."""
        top = actor_id
        for parent in climb(self.actor, actor_id):
            top = parent.id
        return top


def climb(index: dict[str, T], start: str) -> Iterator[T]:
    """Yield the parents of `start`, the nearest first; a cycle ends where it closes."""
    seen = {start}
    current = index.get(start)
    while current is not None and current.parent_id and current.parent_id not in seen:
        seen.add(current.parent_id)
        current = index.get(current.parent_id)
        if current is not None:
            yield current


def find_cycles(rows: Iterable[Place] | Iterable[Actor]) -> list[str]:
    """Return the ids whose chain of parents leads back to themselves."""
    parents = {row.id: row.parent_id for row in rows}
    return [start for start in parents if leads_back(parents, start)]


def leads_back(parents: dict[str, str], start: str) -> bool:
    """Whether climbing from `start` comes back to it."""
    seen: set[str] = set()
    current = parents[start]
    while current and current != start and current not in seen:
        seen.add(current)
        current = parents.get(current, "")
    return current == start
