"""What an effect of the table of frames makes of a place: the event there and who holds it then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..model.rows import CONTESTED, Event
from .actors import Cast
from .frames import Frame, lexicon
from .moods import governor_of, is_forced
from .predications import Arguments
from .subjects import group_at, subject_of
from .view import Relation, Use, View
from .words import singular, words_of


@dataclass(frozen=True)
class Telling:
    """One predicate of a sentence: the frame it calls up, where it stands, and its arguments."""

    cast: Cast
    frame: Frame
    at: int
    arguments: Arguments
    actor: str

    @property
    def view(self) -> View:
        """The sentence."""
        return self.cast.view

    def party(self, role: str) -> str:
        """Return the party in a role, empty for none."""
        phrases = self.arguments.role(role)
        return next((self.cast.of(phrase) for phrase in phrases if phrase.parties), "")

    @property
    def loser(self) -> str:
        """Whom a place is or would be taken from, empty where it is not told."""
        found = self.party("from") or self.party("object")
        driven = "party" in self.frame.roles.values() and self.frame.event is Event.CAPTURE
        return found or (self.cast.of(self.arguments.subject) if driven else "")


@dataclass(frozen=True, slots=True)
class Outcome:
    """The event at a place, who holds it then, and who acts."""

    event: Event
    control: str
    actor: str


def outcome_of(telling: Telling, effect: str, use: Use) -> Outcome | None:
    """Return what an effect of the table makes of a place; see `EFFECTS`."""
    event, actor = telling.frame.event, telling.actor
    if effect in OUTCOMES:
        return OUTCOMES[effect](telling, use)
    if effect == "none" and event is Event.FIGHTING:
        return Outcome(Event.ATTACK, "", actor)
    if telling.frame.name == "approach" and is_within(telling, use):
        return Outcome(Event.ENTRY, CONTESTED, actor)
    fought = CONTESTED if effect in ("contested", "fought") else ""
    control = actor if effect == "agent" else fought
    return Outcome(Event.SIEGE if effect == "besieged" else event, control, actor)


def is_within(telling: Telling, use: Use) -> bool:
    """Whether who reaches a part of a place is in it: `reached the centre of X`, not its edge."""
    thing = telling.arguments.object
    edge = thing is not None and thing.head in words_of("edges")
    return use.relation is Relation.PART and not edge


def passed_on(telling: Telling, _use: Use) -> Outcome:
    """Return that the party of the role `to` has a place now; who acted holds it no longer."""
    nobody = Outcome(Event.WITHDRAWAL, "", telling.actor)
    return received(telling, nobody, telling.frame.event)


def lost(telling: Telling, use: Use) -> Outcome:
    """Return that who acted holds a place no longer; of a part, that it is contested."""
    control = CONTESTED if use.relation is Relation.PART else ""
    return received(telling, Outcome(Event.WITHDRAWAL, control, telling.actor), Event.CAPTURE)


def kept(telling: Telling, _use: Use) -> Outcome:
    """Return that who lost all else holds a place still: `lost all but X`, `is confined to X`."""
    holder = telling.party("object") or telling.actor
    return Outcome(Event.HOLDING, holder, holder)


def left(telling: Telling, use: Use) -> Outcome:
    """Return what a retreat means for the place it was from."""
    forced = is_forced(telling.view, telling.at)
    return forced_out(telling, use) if forced else lost(telling, use)


def shared(telling: Telling, _use: Use) -> Outcome | None:
    """Return that a place is contested where parties share it, None where none do."""
    parties = telling.party("between") or telling.party("among")
    return Outcome(telling.frame.event, CONTESTED, "") if parties else None


def flagged(telling: Telling, _use: Use) -> Outcome:
    """Return that the party whose flag flies over a place holds it."""
    owner = telling.cast.of(telling.arguments.subject)
    return Outcome(telling.frame.event, owner, owner)


def forced_out(telling: Telling, use: Use) -> Outcome:
    """Return what a forced retreat means: who forces it has the place, else it is fought over."""
    view = telling.view
    if taker := telling.party("to"):
        return Outcome(Event.CAPTURE, taker, taker)
    verb = governor_of(view, telling.at)
    winner = "" if group_at(view, verb).passive else telling.cast.of(subject_of(view, verb))
    named = winner if winner != telling.actor and use.relation is Relation.WHOLE else ""
    return Outcome(Event.CAPTURE if named else Event.WITHDRAWAL, named or CONTESTED, telling.actor)


def driven_out(telling: Telling, use: Use) -> Outcome | None:
    """Return what driving a party out of a place means; None where no party is driven."""
    thing, actor = telling.arguments.object, telling.actor
    if thing is None or not (thing.parties or telling.cast.of(thing)):
        return None
    if not actor or is_blow(telling):
        control = CONTESTED if use.relation is Relation.PART else ""
        return Outcome(Event.WITHDRAWAL, control, telling.loser)
    if telling.arguments.particle == "back":
        return Outcome(Event.WITHDRAWAL, CONTESTED, actor)
    return Outcome(telling.frame.event, actor, actor)


def is_blow(telling: Telling) -> bool:
    """Whether who drives somebody out is a strike, which holds nothing: `bombs drove them out`."""
    agent = telling.arguments.agent
    frames = lexicon().nouns.get(singular(agent.head), ()) if agent is not None else ()
    return any(frame.name == "strike" for frame in frames)


def received(telling: Telling, nobody: Outcome, event: Event) -> Outcome:
    """Return that the party of the role `to` has a place now, or `nobody` where none is named."""
    phrases = telling.arguments.role("to")
    party = next((found for p in phrases if (found := telling.cast.of(p))), "")
    return Outcome(event, party, party) if party else nobody


OUTCOMES: dict[str, Callable[[Telling, Use], Outcome | None]] = {
    "party": driven_out,
    "to": passed_on,
    "lost": lost,
    "kept": kept,
    "left": left,
    "shared": shared,
    "flag": flagged,
}
"""The effects of the table that need more than who acts; see `EFFECTS`."""
