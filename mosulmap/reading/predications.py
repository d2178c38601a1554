"""Who does what to what: the arguments of each verb and noun of a sentence, and its mood."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .chunks import Sort
from .moods import Mood, mood_of, noun_mood
from .phrases import Phrase
from .roles import (
    Obliques,
    fronted_places,
    object_from,
    obliques_from,
    particle_after,
    past_link,
    relative_object,
)
from .subjects import agent_of_complement, group_at, skip_small, subject_of
from .tokens import Kind
from .view import View
from .words import class_of, verbs_of


@dataclass(frozen=True, slots=True)
class Arguments:
    """The arguments of a predicate: phrases by role; `agent` is who acts, where a phrase says it.

    `oblique` are the phrases behind prepositions, each with the role that its preposition plays;
    `later` whether a day is named after the predicate.
    """

    agent: Phrase | None
    subject: Phrase | None
    object: Phrase | None
    oblique: tuple[tuple[str, Phrase], ...]
    mood: Mood
    particle: str = ""
    dated: bool = False

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """The phrases of all roles."""
        known = (self.agent, self.subject, self.object, *(phrase for _, phrase in self.oblique))
        return tuple(phrase for phrase in known if phrase is not None)

    def role(self, name: str) -> tuple[Phrase, ...]:
        """Return the phrases that play a role."""
        if name == "object":
            return (self.object,) if self.object else ()
        if name == "subject":
            return (self.subject,) if self.subject else ()
        return tuple(phrase for role, phrase in self.oblique if role == name)


def arguments_of_verb(view: View, at: int) -> Arguments:
    """Return the arguments of the verb group at a chunk."""
    group = group_at(view, at)
    particle, begin = particle_after(view, at)
    subject, mood = subject_of(view, at), mood_of(view, at)
    if group.passive:
        oblique, dated = obliques_from(view, begin)
        agent = next((phrase for role, phrase in oblique if role == "by"), None)
        agent = agent or agent_of_complement(view, at)
        return Arguments(agent, None, subject, oblique, mood, particle, dated)
    telling = bool(class_of(group.lemma) & {"say", "deny", "plan"})
    thing, end, extra = object_from(view, begin, telling=telling)
    if thing is None:
        thing = relative_object(view, at)
    oblique, dated = obliques_from(view, past_link(view, end))
    oblique = (*extra, *oblique, *fronted_places(view, at))
    return Arguments(subject, subject, thing, oblique, mood, particle, dated)


def arguments_of_noun(view: View, at: int) -> Arguments:
    """Return the arguments of a noun: its own phrases, and those of the verb it is subject of."""
    oblique, dated = obliques_from(view, at + 1)
    end = skip_small(view, max((phrase.end for _, phrase in oblique), default=at + 1))
    raging = view.sort(end) is Sort.VERB and is_raging(view, end)
    follower = end if raging or (view.sort(end) is Sort.VERB and view.finite(end)) else -1
    if follower >= 0 and is_stationed(view, follower):
        follower = -1
    struck = struck_by(view, follower) if follower >= 0 and not raging else shaken_by(view, at)
    more = phrases_of_verb(view, follower, struck) if follower >= 0 else ()
    front = tuple(fronted_places(view, at)) if view.sort(at - 1) is not Sort.PREPOSITION else ()
    governor = skip_small(view, at - 1, -1)
    agent = next((phrase for role, phrase in oblique if role == "by"), None)
    agent = agent or owner_phrase(view, at)
    if agent is None and view.sort(governor) is Sort.VERB:
        agent = subject_of(view, governor)
    mood = noun_mood(view, at, governor, follower)
    return Arguments(agent, None, struck, (*oblique, *more, *front), mood, "", dated)


def is_raging(view: View, at: int) -> bool:
    """Whether a participle says that fighting is under way: `there is fighting going on in X`."""
    group = group_at(view, at)
    return group.gerund and group.bare and group.lemma in ("go", "rage", "continue", "take")


def is_stationed(view: View, at: int) -> bool:
    """Whether a verb tells where those are whom a phrase before it names: `troops stationed in`."""
    group = group_at(view, at)
    return group.bare and group.lemma in verbs_of("stationing")


def shaken_by(view: View, at: int) -> Phrase | None:
    """Return the place of which a passive verb says what a noun did to it: `X was hit by fire`."""
    verb = skip_small(view, at - 2, -1)
    passive = view.sort(verb) is Sort.VERB and group_at(view, verb).passive
    shaken = passive and view.low(at - 1) == "by" and view.low(verb) in verbs_of("shaking")
    return arguments_of_verb(view, verb).object if shaken else None


def struck_by(view: View, follower: int) -> Phrase | None:
    """Return the object of the verb that a noun is the subject of: `battles gripped X`."""
    group = group_at(view, follower)
    if group.passive:
        return None
    thing = arguments_of_verb(view, follower).object
    complement = thing is not None and group.lemma == "be"
    return replace(thing, uses=()) if thing is not None and complement else thing


def phrases_of_verb(view: View, follower: int, struck: Phrase | None) -> Obliques:
    """Return the phrases of the verb that a noun is the subject of: `clashes broke out in X`."""
    at = follower + 1
    if view.sort(at) is Sort.AND and view.sort(at + 1) is Sort.VERB:
        at += 2
    if struck is not None and not struck.uses and struck.first >= at:
        at = struck.end
    found, _ = obliques_from(view, at)
    wanted: tuple[str, ...] = ("in", "on", "near", "to", "for", "from")
    if struck is not None and group_at(view, follower).lemma == "be":
        wanted = ("in", "on", "near")  # "the loss of X was a blow to …"
    return tuple((role, phrase) for role, phrase in found if role in wanted)


def owner_phrase(view: View, at: int) -> Phrase | None:
    """Return the party that a noun belongs to, as a phrase: `the army's recapture of X`."""
    base = view.base(at)
    if base is None:
        return None
    owners = (*base.possessors, *base.parties)
    parties = tuple(token for token in owners if view.token(token).kind is Kind.PARTY)
    if parties or base.determiner == "our":
        return Phrase(at, at + 1, (), parties, view.head(base))
    return None
