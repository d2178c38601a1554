"""Who holds a place by a state and not by an act: `under … control`, `IS-held X`."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.rows import CONTESTED, Event
from .actors import Cast
from .base_builder import Base
from .chunks import Sort
from .evidence import HELD_BEFORE, LOCATOR, STATE, STRONGHOLD, WEIGHTS, Evidence
from .frames import Frame, lexicon
from .moods import Mood, mood_of
from .phrases import Phrase, read_phrase
from .referents import same_as
from .relations import owner_of
from .roles import obliques_from
from .subjects import group_at, phrase_ending, skip_small, subject_of
from .view import Relation, View, people_endings
from .words import singular, verbs_of, words_of


def state_evidence(cast: Cast, at: int) -> Iterator[Evidence]:
    """Yield what `under … control` and `in the hands of …` say of the places around them."""
    view = cast.view
    base = view.base(at + 1)
    if base is None:
        return
    noun = "control" if is_under_party(view, at, base) else singular(view.head(base))
    frames = lexicon().states.get(noun, ())
    frame = next((frame for frame in frames if view.low(at) in frame.particles), None)
    if frame is not None:
        yield from (held_before if "subject" in frame.roles else told_after)(cast, frame, at)


def is_under_party(view: View, at: int, base: Base) -> bool:
    """Whether a place is said to be under a party itself: `X came under rebel forces`."""
    verb = skip_small(view, at - 1, -1)
    brought = view.sort(verb) is Sort.VERB and view.low(verb) in verbs_of("bringing")
    return view.low(at) == "under" and base.head in base.parties and brought


def owner_at(cast: Cast, at: int) -> str:
    """Return whose control or hands a phrase names."""
    view = cast.view
    base = view.base(at)
    if base is None:
        return ""
    owners = (*reversed(base.parties), *reversed(base.possessors), *base.places)
    named = next((party for token in owners if (party := view.token(token).party)), "")
    if named:
        return named
    if view.low(at + 1) == "of" and view.base(at + 2) is not None:
        return cast.of(read_phrase(view, at + 2, free=False))
    if base.determiner in ("our", "my"):
        return cast.speaker or cast.before.speaker
    theirs = base.determiner in ("its", "their")
    return cast.subject_before(at) or cast.before.actor if theirs else ""


def held_before(cast: Cast, frame: Frame, at: int) -> Iterator[Evidence]:
    """Yield who holds the places that stand before `under … control`."""
    view = cast.view
    owner = owner_at(cast, at + 1)
    before = skip_small(view, at - 1, -1)
    phrase, verb = thing_before(view, before)
    if phrase is None or not owner or (verb >= 0 and mood_of(view, verb) is not Mood.DONE):
        return
    brought = verb >= 0 and view.low(verb) in verbs_of("bringing")
    returned = verb < 0 and phrase.first == before and view.low(before - 1) == "of"
    event = Event.CAPTURE if brought or returned else frame.event
    partly = view.low(at - 1) in words_of("partly")
    for use in phrase.uses:
        if use.relation is not Relation.BESIDE:
            control = CONTESTED if use.relation is Relation.PART or partly else owner
            yield Evidence(use.token, event, owner, control, WEIGHTS[event] + 1,
                           f'{frame.name}; holder "{owner}"', at=view.chunks[at].first)  # fmt: skip


def thing_before(view: View, before: int) -> tuple[Phrase | None, int]:
    """Return what is said to be in a state, and the verb that says it, -1 for none."""
    before -= view.low(before) == "("
    if view.sort(before) is Sort.AND and view.sort(skip_small(view, before - 2, -1)) is Sort.VERB:
        before = skip_small(view, before - 2, -1)
    if view.sort(before) is Sort.VERB:
        return subject_of(view, before), before
    if view.sort(before) is not Sort.NOUN:
        return None, -1
    phrase = phrase_ending(view, before + 1) or read_phrase(view, before, free=True)
    phrase = with_others(view, phrase)
    if phrase.head and singular(phrase.head) in lexicon().nouns:
        return read_phrase(view, before, free=True), -1
    verb = phrase.first - 1
    brought = view.sort(verb) is Sort.VERB and view.low(verb) in verbs_of("bringing")
    return phrase, verb if brought else -1


def with_others(view: View, phrase: Phrase) -> Phrase:
    """Return the whole list that ends in `and the other towns`: all are in the state of those."""
    base = view.base(phrase.first)
    other = base is not None and "other" in view.words(base) and not phrase.uses
    listed = other and view.sort(phrase.first - 1) is Sort.AND
    whole = phrase_ending(view, phrase.end, behind=True) if listed else None
    return whole or phrase


def told_after(cast: Cast, frame: Frame, at: int) -> Iterator[Evidence]:
    """Yield what is said of the places behind `in control of` and `under fire in`."""
    view = cast.view
    before = skip_small(view, at - 1, -1)
    verb = view.sort(before) is Sort.VERB
    phrase = subject_of(view, before) if verb else phrase_ending(view, before + 1)
    actor = cast.of(phrase)
    unreal = verb and mood_of(view, before) is not Mood.DONE
    if unreal or (not actor and "agent" in frame.roles.values()):
        return
    weight = STATE if frame.event is Event.HOLDING else WEIGHTS[frame.event] + 1
    found, _ = obliques_from(view, at + 2)
    for role, place in found:
        effect = frame.roles.get(role)
        for use in place.uses if effect else ():
            if use.relation is not Relation.BESIDE:
                fought = use.relation is Relation.PART or effect == "contested"
                control = CONTESTED if fought else actor
                yield Evidence(use.token, frame.event, actor, control, weight, frame.name,
                               at=view.chunks[at].first)  # fmt: skip


def copula_evidence(cast: Cast, at: int) -> Iterator[Evidence]:
    """Yield what `X is the last stronghold of IS` and `they are inside X` say."""
    view = cast.view
    group = group_at(view, at)
    if group.lemma not in verbs_of("being") or mood_of(view, at) is not Mood.DONE:
        return
    after = skip_small(view, at + 1)
    if view.sort(after) is Sort.PREPOSITION and view.low(after) in ("in", "inside"):
        back = view.token(view.chunks[after].first - 1).low == "back"
        whole = back or view.low(after) == "inside"
        yield from inside_evidence(cast, at, after + 1, whole=whole)
    after += view.sort(after) is Sort.PREPOSITION and view.low(after) == "as"
    subject = subject_of(view, at)
    if view.sort(after) is not Sort.NOUN or subject is None:
        return
    between = range(group.first, view.chunks[after].first)
    former = any(view.token(token).low in words_of("former") for token in between)
    held = "" if former else holder_told(cast, after)
    for use in (subject.uses or same_as(view, subject)) if held else ():
        if use.relation is Relation.WHOLE:
            yield Evidence(use.token, Event.HOLDING, held, held, STRONGHOLD, "stronghold")


def inside_evidence(cast: Cast, at: int, place: int, *, whole: bool) -> Iterator[Evidence]:
    """Yield that forces are inside a place, `whole` or in a part of it: it is contested."""
    view = cast.view
    subject = subject_of(view, at)
    if not cast.is_force(subject) or view.sort(place) is not Sort.NOUN:
        return
    for use in read_phrase(view, place, free=False).uses:
        if use.relation is Relation.PART or (whole and use.relation is Relation.WHOLE):
            weight, actor = WEIGHTS[Event.ENTRY], cast.of(subject)
            yield Evidence(use.token, Event.ENTRY, actor, CONTESTED, weight, "inside")


def holder_told(cast: Cast, at: int) -> str:
    """Return the party that a complement makes the holder: `the last city held by IS`."""
    view = cast.view
    complement = read_phrase(view, at, free=False)
    bases = [base for n in range(at, complement.end) if (base := view.base(n)) is not None]
    owner = next((found for base in bases if (found := owner_of(view, base)) >= 0), -1)
    if complement.head == "ours":
        return cast.speaker or cast.before.speaker
    if owner >= 0:
        return view.token(owner).party
    if complement.head in words_of("seats") and view.low(at + 1) == "of":
        return cast.of(read_phrase(view, at + 2, free=False))
    if is_still_theirs(view, at):
        return cast.of(complement)
    verb = skip_small(view, complement.end)
    if view.sort(verb) is not Sort.VERB or view.low(verb) not in verbs_of("holding"):
        return ""
    by, _ = obliques_from(view, verb + 1)
    passive = group_at(view, verb).passive
    return next((cast.of(phrase) for role, phrase in by if role == "by"), "") if passive else ""


def is_still_theirs(view: View, at: int) -> bool:
    """Whether the complement at a chunk is a people's adjective alone: `X is still Ukrainian`."""
    base = view.base(at)
    alone = base is not None and base.end - base.first == 1 and base.head in base.parties
    return alone and view.head(base).endswith(people_endings()) if base is not None else False


def phrase_evidence(cast: Cast) -> Iterator[Evidence]:
    """Yield what phrases say by themselves: `IS-held X` is held; a locator is only a place."""
    view = cast.view
    at = 0
    while at < len(view.chunks):
        if view.sort(at) is not Sort.NOUN:
            at += 1
            continue
        phrase = read_phrase(view, at, free=True)
        yield from uses_evidence(cast, at, phrase)
        at = max(phrase.end, at + 1)


def lies_in(view: View, at: int) -> bool:
    """Whether the phrase at a chunk is where something is: `are in X`, `scattered across X`."""
    if view.sort(at - 1) is not Sort.PREPOSITION or view.low(at - 1) not in words_of("inside"):
        return False
    before = view.chunks[at - 1].first - 1
    scattered = before >= 0 and view.token(before).low == "scattered"
    return scattered or view.low(skip_small(view, at - 2, -1)) == "be"


def is_home(view: View, at: int) -> bool:
    """Whether the phrase at a chunk is where those are who speak: `sources in X said`."""
    base = view.base(at - 2)
    inside = view.sort(at - 1) is Sort.PREPOSITION and view.low(at - 1) in ("in", "inside")
    spoken = base is not None and view.head(base) in ("sources", "source", "witnesses", "activists")
    return inside and spoken and view.low(at + 1) in verbs_of("speaking")


def uses_evidence(cast: Cast, at: int, phrase: Phrase) -> Iterator[Evidence]:
    """Yield what a phrase at a chunk says of its own places."""
    view = cast.view
    locates = view.sort(at - 1) is Sort.PREPOSITION and view.low(at - 1) in (
        words_of("locators") | {"beside"}
    )
    home = is_home(view, at)
    for use in phrase.uses:
        own = use.token >= view.chunks[at].first
        holder = cast.holder(use, at) if own else ""
        beside = use.relation is Relation.BESIDE
        if holder:
            control = CONTESTED if use.shared else holder
            note = f'held by "{holder}"'
            yield Evidence(use.token, Event.HOLDING, holder, control, HELD_BEFORE, note)
        elif beside or locates or home or lies_in(view, at):
            located = own and (beside or home or view.low(at - 1) == "beside")
            yield Evidence(use.token, Event.VISIT, "", "", LOCATOR, "locator", beside=located)
