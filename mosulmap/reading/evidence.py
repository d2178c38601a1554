"""What one predicate says of one place, how much it counts, and how it is shown to a curator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..model.rows import Event
from .phrases import Phrase
from .predications import Arguments
from .view import View

WEIGHTS = {
    Event.CAPTURE: 90,
    Event.WITHDRAWAL: 80,
    Event.ENTRY: 76,
    Event.FIGHTING: 74,
    Event.HOLDING: 70,
    Event.SIEGE: 50,
    Event.DISPLACEMENT: 46,
    Event.ATTACK: 45,
    Event.VISIT: 21,
    Event.NONE: 0,
}
"""How much each event counts against others about the same place."""
OPEN = 55
"""The weight of a change that does not tell who holds a place."""
DENIED, STATE, STRONGHOLD, HELD_BEFORE = 95, 71, 66, 65
"""The weights of a denial that tells who holds a place, of `under … control`, of `is a stronghold
of`, and of `IS-held X`."""
HELD_STILL, PLANNED, UNREAL, LOCATOR = 60, 52, 22, 20
"""The weights of a plan against a named holder, of one without, of what is only imagined, and of a
locator."""
RECALLED = 5
"""What is taken off evidence about `the town` that was named before."""
LONGEST_WORDS = 40
SHOWN = ("from", "to", "by", "into")
"""The roles behind prepositions that a reading shows."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one predicate says of one place: its token, the event, who acts, who holds it.

    `weight` orders several about one place; `note` shows the reading in words. `beside` is whether
    the place only locates something; `recalled` whether it is meant by `the town` or `it`; `at` the
    token at which the predicate begins, -1 for none.
    """

    token: int
    event: Event
    actor: str
    control: str
    weight: int
    note: str
    beside: bool = False
    recalled: bool = False
    at: int = -1


def weight_of(event: Event, control: str) -> int:
    """Return how much evidence counts against other evidence about the same place."""
    changes = event in (Event.CAPTURE, Event.WITHDRAWAL, Event.HOLDING)
    return OPEN if changes and not control else WEIGHTS[event]


def is_recalled(view: View, token: int, at: int, phrases: Sequence[Phrase]) -> bool:
    """Whether a place stands before a predicate and outside the phrases that play its roles."""
    inside = any(view.chunks[p.first].first <= token < view.chunks[p.end - 1].end for p in phrases)
    return token < view.chunks[at].first and not inside


def noted(view: View, name: str, arguments: Arguments) -> str:
    """Return a reading in words: the frame and its roles, each with its phrase."""
    named = [("agent", arguments.agent), ("object", arguments.object)]
    named += [(role, phrase) for role, phrase in arguments.oblique if role in SHOWN]
    shown = [f'{role} "{words_of_phrase(view, phrase)}"' for role, phrase in named if phrase]
    return "; ".join([name, *shown])


def words_of_phrase(view: View, phrase: Phrase) -> str:
    """Return the words of a phrase, as printed, cut short."""
    first, last = view.chunks[phrase.first].first, view.chunks[phrase.end - 1].end
    words = view.sentence.words(first, last)
    return words if len(words) <= LONGEST_WORDS else words[: LONGEST_WORDS - 1] + "…"
