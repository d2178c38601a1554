"""What verbs and nouns do to the places in their roles: the effects of the table of frames."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..model.rows import CONTESTED, Event
from .actors import Cast
from .chunks import Sort
from .evidence import DENIED as DENIAL
from .evidence import (
    HELD_STILL,
    PLANNED,
    UNREAL,
    WEIGHTS,
    Evidence,
    is_recalled,
    noted,
    weight_of,
)
from .frames import Frame, lexicon
from .groups import PARTICIPIAL
from .moods import Mood, is_managed
from .outcomes import Outcome, Telling, outcome_of
from .phrases import Phrase
from .predications import Arguments, arguments_of_noun, arguments_of_verb
from .referents import (
    apposed_to,
    controlled_thing,
    home_of,
    main_subject,
    of_object,
    parts_located,
    same_as,
    trailing_list,
)
from .relations import COUNTRY
from .roles import obliques_from
from .subjects import group_at, kernel_head, skip_small
from .view import Relation, Use, View
from .words import singular, verbs_of, words_of


def verb_evidence(cast: Cast, at: int) -> Iterator[Evidence]:
    """Yield what a verb group says of the places in its roles."""
    group = group_at(cast.view, at)
    rows = lexicon().verbs.get(group.lemma, ())
    if not rows:
        return
    arguments = arguments_of_verb(cast.view, at)
    for frame in frames_for(cast.view, rows, arguments):
        actor = cast.of(arguments.agent)
        if "flag" in frame.nouns and not actor:
            actor = cast.of(arguments.object)
        changed = arguments.mood is Mood.DONE and frame.event is Event.CAPTURE
        if not actor and changed and (group.passive or is_unnamed(arguments)):
            actor = winner(cast, arguments, group.lemma)
        telling = Telling(cast, frame, at, arguments, actor)
        for role, effect in frame.roles.items():
            yield from role_evidence(telling, role, effect, verb_phrases(telling, role))


def is_unnamed(arguments: Arguments) -> bool:
    """Whether fighters who are not named take a place from a party: `his men took X from them`."""
    agent = arguments.agent
    taken = any(phrase.parties for phrase in arguments.role("from"))
    return taken and agent is not None and agent.head in words_of("units", "pronouns")


def frames_for(view: View, rows: tuple[Frame, ...], arguments: Arguments) -> tuple[Frame, ...]:
    """Return the frames that a verb calls up with the particle and the object it has here."""
    thing = arguments.object
    named = thing is not None and any(u.relation is not Relation.BESIDE for u in thing.uses)
    if thing is not None and not named:
        head = singular(kernel_head(view, thing))
        nouned = [frame for frame in rows if head in frame.nouns]
        if nouned:
            return (nouned[0],)
    particled = [frame for frame in rows if arguments.particle in frame.particles]
    if particled:
        return (particled[0],)
    return tuple(frame for frame in rows if not frame.nouns and not frame.particles)


def role_evidence(
    telling: Telling, role: str, effect: str, phrases: tuple[Phrase, ...]
) -> Iterator[Evidence]:
    """Yield what a frame says of every place in one role."""
    for phrase in phrases:
        for use in phrase.uses:
            evidence = use_evidence(telling, role, effect, use)
            if evidence is not None:
                yield evidence


def verb_phrases(telling: Telling, role: str) -> tuple[Phrase, ...]:
    """Return the phrases that play a role of a verb; of unnamed parts the place they lie in."""
    view, frame, arguments = telling.view, telling.frame, telling.arguments
    if role == "main":
        return main_subject(view, arguments)
    phrases = arguments.role(role)
    if role == "in":
        near = arguments.role("near")
        phrases += tuple(p for p in near if any(u.relation is Relation.PART for u in p.uses))
    if frame.nouns and role in ("of", "on", "in") and not phrases:
        phrases = of_object(view, arguments, role)
    phrases = tuple(controlled_thing(view, phrase) for phrase in phrases)
    if role in ("object", "of"):
        phrases = tuple(parts_located(view, phrase, arguments) for phrase in phrases)
    if role == "object" and frame.event is Event.HOLDING:
        phrases = tuple(
            replace(p, uses=p.uses if is_whole(p) else (*p.uses, *same_as(view, p)))
            for p in phrases
        )
    passive = role == "object" and group_at(view, telling.at).passive
    if passive or role == "subject":
        phrases += trailing_list(view, arguments, telling.at)
    return phrases


def winner(cast: Cast, arguments: Arguments, lemma: str) -> str:
    """Return who took a place where the verb names no agent.

    It is the one whose word it is, unless the place was taken from it; else the enemy of the loser;
    else, where it was taken back, the side of the state.
    """
    parties = cast.view.sentence.parties
    losers = (*arguments.role("from"), *arguments.role("of"))
    lost = next((cast.of(phrase) for phrase in losers if phrase.parties), "")
    lost = lost or holder_before(cast, arguments)
    if cast.speaker != lost and cast.speaker in parties.sides:
        return cast.speaker
    if lost:
        return parties.enemies.get(lost, "")
    taker = next((cast.of(phrase) for phrase in earlier_takers(cast.view, arguments)), "")
    guessed = parties.state if lemma in verbs_of("again") else ""
    return cast.speaker or (parties.enemies.get(taker, "") if taker else guessed)


def earlier_takers(view: View, arguments: Arguments) -> Iterator[Phrase]:
    """Yield by whom a place was taken before, in an aside: `X, captured by them, was retaken`."""
    thing = arguments.object
    for at in range(thing.first, thing.end + 1) if thing is not None else ():
        group = view.chunks[at].group if at < len(view.chunks) else None
        if group is not None and group.passive and group.bare:
            yield from (phrase for role, phrase in obliques_from(view, at + 1)[0] if role == "by")


def holder_before(cast: Cast, arguments: Arguments) -> str:
    """Return who held what was taken by its own words: `the IS-held town was liberated`."""
    thing = arguments.object
    uses = thing.uses if thing is not None else ()
    return next((found for use in uses if thing and (found := cast.holder(use, thing.first))), "")


def noun_evidence(cast: Cast, at: int) -> Iterator[Evidence]:
    """Yield what a noun such as `recapture` or `clashes` says of the places in its roles."""
    view = cast.view
    base = view.base(at)
    if base is None or base.head in base.places:
        return
    for frame in lexicon().nouns.get(singular(view.head(base)), ()):
        arguments = arguments_of_noun(view, at)
        if frame.event is Event.CAPTURE and sums_up(view, arguments):
            yield from summed_up(cast, frame, at)
        actor = cast.of(arguments.agent)
        if not actor and frame.event is Event.CAPTURE and arguments.mood is Mood.DONE:
            actor = winner(cast, arguments, "retake")
        telling = Telling(cast, frame, at, arguments, actor)
        if frame.name in ("assault", "strike"):
            own = (place for place in base.places if place not in base.possessors)
            yield from (blow(telling, place) for place in own)
        for role, effect in frame.roles.items():
            yield from noun_role(telling, role, effect)


def sums_up(view: View, arguments: Arguments) -> bool:
    """Whether a noun is of no place by name: `the first capture of a town`."""
    captured = arguments.role("of")
    named = any(use.relation is Relation.WHOLE for phrase in captured for use in phrase.uses)
    begins = (view.base(phrase.first) for phrase in captured)
    return not named and any(base is not None and base.determiner in ("a", "an") for base in begins)


def summed_up(cast: Cast, frame: Frame, at: int) -> Iterator[Evidence]:
    """Yield that what a clause tells of was a capture: `they entered X, the first capture of …`."""
    verb = apposed_to(cast.view, at)
    arguments = arguments_of_verb(cast.view, verb) if verb >= 0 else None
    if arguments is None or arguments.mood is not Mood.DONE:
        return
    told = Telling(cast, frame, verb, arguments, cast.of(arguments.agent))
    things = (arguments.object,) if arguments.object else ()
    yield from role_evidence(told, "object", "agent", things)


def blow(telling: Telling, place: int) -> Evidence:
    """Return the evidence of a strike at a place, which says nothing of who holds it."""
    weight = WEIGHTS[Event.ATTACK]
    return Evidence(place, Event.ATTACK, telling.actor, "", weight, telling.frame.name)


def noun_role(telling: Telling, role: str, effect: str) -> Iterator[Evidence]:
    """Yield what a noun says of the places in one role."""
    if role in ("for", "of") and has_displaced(telling):
        yield from (
            displaced(telling, use.token)
            for phrase in telling.arguments.role(role)
            for use in phrase.uses
        )
    if (role == "for" and not is_fought_for(telling)) or (role == "of" and is_begun(telling)):
        return
    if effect == "contested" and role == "in" and is_unplaced(telling):
        telling = at_home(telling)
    phrases = telling.arguments.role(role)
    if role == "of":
        phrases = tuple(
            parts_located(telling.view, phrase, telling.arguments) for phrase in phrases
        )
    if effect == "fought" and not is_for_ground(telling, role):
        yield from (blow(telling, use.token) for phrase in phrases for use in phrase.uses)
        return
    yield from role_evidence(telling, role, effect, phrases)


def is_unplaced(telling: Telling) -> bool:
    """Whether no phrase of a noun says where: `clashes erupted`, and not `battles gripped X`."""
    thing = telling.arguments.object
    return not telling.arguments.oblique and not (thing is not None and thing.uses)


def at_home(telling: Telling) -> Telling:
    """Return a telling in the place of those who tell it: `residents of X said clashes erupted`."""
    home = tuple(("in", phrase) for phrase in home_of(telling.view, telling.at))
    return replace(telling, arguments=replace(telling.arguments, oblique=home))


def has_displaced(telling: Telling) -> bool:
    """Whether fighting is said to have driven people away: `the battle for X displaced many`."""
    view = telling.view
    behind = max((p.end for _, p in telling.arguments.oblique), default=telling.at + 1)
    verb, thing = skip_small(view, behind), telling.arguments.object
    moved = view.sort(verb) is Sort.VERB and view.low(verb) == "displace"
    return moved and thing is not None and thing.head in words_of("people")


def displaced(telling: Telling, place: int) -> Evidence:
    """Return the evidence that people were driven away by what happens at a place."""
    weight = WEIGHTS[Event.DISPLACEMENT]
    return Evidence(place, Event.DISPLACEMENT, telling.actor, "", weight, telling.frame.name)


def is_begun(telling: Telling) -> bool:
    """Whether only a campaign is named by its beginning: `since the launch of the battle of X`."""
    view, at = telling.view, telling.at
    begun = view.low(at - 1) == "of" and view.low(at - 2) in ("launch", "start", "beginning")
    return telling.frame.event is Event.FIGHTING and (begun or view.low(at - 1) == "since")


def is_fought_for(telling: Telling) -> bool:
    """Whether `battle for X` tells of fighting, and is not only the name of a campaign."""
    view, thing = telling.view, telling.arguments.object
    governor = skip_small(view, telling.at - 1, -1)
    behind = max((p.end for _, p in telling.arguments.oblique), default=telling.at + 1)
    if view.low(behind) == ":" or view.low(governor) == "since":
        return False
    if view.sort(governor) is Sort.PREPOSITION:
        return view.low(governor) in ("in", "amid")
    return thing is None or bool(thing.uses)


def is_for_ground(telling: Telling, role: str) -> bool:
    """Whether an attack is a fight for the ground: not by bombs, in a place against somebody."""
    view = telling.view
    base = view.base(telling.at)
    words = view.words(base) if base else frozenset()
    if any(word.split("-")[0] in words_of("means") for word in words):
        return False
    governor = skip_small(view, telling.at - 1, -1)
    waged = view.sort(governor) is Sort.VERB and view.low(governor) in verbs_of("waging")
    if role == "on" and base and view.head(base).startswith("attack") and not waged:
        return False
    opposed = any(phrase.parties for phrase in telling.arguments.role("on"))
    raids = base is not None and view.head(base) == "attacks"
    return role != "in" or (opposed and not raids) or view.low(telling.at - 1) == "under"


def is_whole(phrase: Phrase) -> bool:
    """Whether a phrase means a named place as a whole, and not ground that is said to be one."""
    return any(use.relation is Relation.WHOLE for use in phrase.uses)


def use_evidence(telling: Telling, role: str, effect: str, use: Use) -> Evidence | None:
    """Return what one effect says of one place in a role, None where it says nothing."""
    frame, view, arguments = telling.frame, telling.view, telling.arguments
    struck = effect == "none" and (role in ("object", "near") or frame.event is Event.ATTACK)
    if use.relation is Relation.BESIDE and not struck:
        return None
    if arguments.mood is not Mood.DONE:
        return unreal(telling, effect, use)
    outcome = outcome_of(telling, effect, use)
    if outcome is not None:
        outcome = refined(telling, use, outcome)
    if outcome is None:
        return None
    weight = weight_of(outcome.event, outcome.control)
    recalled = is_recalled(view, use.token, telling.at, arguments.phrases)
    note = noted(view, frame.name, arguments)
    return Evidence(use.token, outcome.event, outcome.actor, outcome.control, weight, note,
                    recalled=recalled, at=view.chunks[telling.at].first)  # fmt: skip


def refined(telling: Telling, use: Use, outcome: Outcome) -> Outcome | None:
    """Return an outcome with what parts, time and civilians make of it; None for nothing."""
    if is_silent(telling, use, outcome):
        return None
    if telling.frame.event is Event.WITHDRAWAL and not is_retreat(telling):
        people = telling.arguments.agent
        left = people is not None and people.head in words_of("people")
        fled = telling.frame.name == "run" or left
        return Outcome(Event.DISPLACEMENT, "", outcome.actor) if fled else None
    view, at = telling.view, telling.at
    part = use.relation is Relation.PART and not (is_described(telling) or is_patrol(telling))
    partial = part or is_partial(view, at) or lacks_some(telling)
    driven = (
        partial and outcome.event is Event.WITHDRAWAL and "party" in telling.frame.roles.values()
    )
    if driven or (partial and (outcome.control or is_taken(telling, outcome))):
        outcome = replace(outcome, control=CONTESTED)
    group = view.chunks[at].group
    if group is not None and outcome.event is Event.HOLDING and is_managed(view, at):
        return replace(outcome, event=Event.CAPTURE)
    if group is None or outcome.event is not Event.CAPTURE:
        return outcome
    if is_going_on(view, at):
        return replace(outcome, event=Event.FIGHTING, control=CONTESTED)
    again = group.lemma in ("retake", "recapture")
    standing = group.passive and group.present and not (group.perfect or again)
    return replace(outcome, event=Event.HOLDING) if standing else outcome


def is_patrol(telling: Telling) -> bool:
    """Whether the streets of a place are patrolled: who does that holds it."""
    thing = telling.arguments.object
    streets = thing is not None and thing.head == "streets"
    return streets and telling.view.low(telling.at) == "patrol"


def lacks_some(telling: Telling) -> bool:
    """Whether something is left out of what is held: `control X except for a few blocks`."""
    view = telling.view
    ends = [phrase.end for phrase in telling.arguments.phrases if phrase.first > telling.at]
    left_out = any(view.low(skip_small(view, end)) == "except" for end in ends)
    return left_out and "except" not in telling.frame.roles


def is_described(telling: Telling) -> bool:
    """Whether what is held is a place in apposition: `the heart of X, a town held by them`."""
    view, at = telling.view, telling.at
    base, group = view.base(at - 1), view.chunks[at].group
    reduced = group is not None and group.passive and group.bare
    held = reduced and telling.frame.event is Event.HOLDING and telling.arguments.object is not None
    settled = base is not None and view.head(base) in words_of("singular_settlements")
    return held and settled and not (base is not None and base.places)


def is_taken(telling: Telling, outcome: Outcome) -> bool:
    """Whether somebody takes a part or holds a share of a place, be it unknown who.

    Then it is contested.
    """
    agent = telling.arguments.agent
    acting = agent is None or agent.head not in words_of("people")
    thing = telling.arguments.object
    shared = thing is not None and thing.head in words_of("shares")
    named = agent is not None and (agent.named or agent.parties) and acting and shared
    return (
        bool(named) if outcome.event is Event.HOLDING else acting and outcome.event is Event.CAPTURE
    )


def is_retreat(telling: Telling) -> bool:
    """Whether who runs or leaves are fighters; other withdrawals are theirs anyway."""
    forces = telling.cast.is_force(telling.arguments.agent)
    return telling.frame.name not in ("run", "leave") or forces


def is_silent(telling: Telling, use: Use, outcome: Outcome) -> bool:
    """Whether a predicate says nothing here: an advance in a country, civilians who enter."""
    frame, arguments, view = telling.frame, telling.arguments, telling.view
    if outcome.event in (Event.ENTRY, Event.FIGHTING) and view.rank(use.token) >= COUNTRY:
        return True
    agent, thing = arguments.agent, arguments.object
    if frame.name == "turn to" and not telling.cast.is_force(agent):
        return True
    lone = words_of("people") | {"i", "he", "she", "you"}
    civil = agent is not None and agent.head in lone and not agent.parties
    if outcome.event is Event.ENTRY and civil:
        return True
    moved = thing is not None and thing.head in words_of("people")
    if frame.name == "displace" and telling.cast.is_force(arguments.subject) and not moved:
        return True
    once = view.sort(telling.at) is Sort.VERB and view.low(telling.at - 1) == "ever"
    unowned = frame.name == "use" and not outcome.control
    return frame.event is Event.HOLDING and (once or unowned)


def is_partial(view: View, at: int) -> bool:
    """Whether a verb says that a thing is so in part: `partly hold`, `nearly free`."""
    group = view.chunks[at].group
    if group is None:
        return False
    nearly = group.lemma == "free" or (group.passive and group.lemma in verbs_of("driving"))
    asked = words_of("partly") | (words_of("nearly") if nearly else frozenset())
    last = min(group.head + 2, len(view.sentence.tokens))
    return any(view.token(t).low in asked for t in range(max(0, group.first - 1), last))


def is_going_on(view: View, at: int) -> bool:
    """Whether a capture is still going on: `are clearing`, `have begun clearing`."""
    group = group_at(view, at)
    if group.lemma not in verbs_of("clearing"):
        return False
    if group.gerund and group.form != PARTICIPIAL:
        return True
    before = skip_small(view, at - 1, -1)
    return view.sort(before) is Sort.VERB and view.low(before) in verbs_of("going_on")


def unreal(telling: Telling, effect: str, use: Use) -> Evidence | None:
    """Return what a plan, a failure or a denial says: a siege, or who holds the place still."""
    frame, mood = telling.frame, telling.arguments.mood
    if frame.event in (Event.ATTACK, Event.VISIT, Event.DISPLACEMENT):
        kept = frame.form == "noun" or frame.event is Event.DISPLACEMENT
        meant = mood is Mood.PLANNED and kept and frame.event is not Event.VISIT
        weight = WEIGHTS[frame.event]
        return (
            Evidence(use.token, frame.event, telling.actor, "", weight, frame.name)
            if meant
            else None
        )
    taking = frame.event in (Event.CAPTURE, Event.ENTRY) and effect in (
        "agent",
        "party",
        "contested",
    )
    control = telling.loser if mood is Mood.PLANNED and taking else ""
    standing = frame.event in (Event.WITHDRAWAL, Event.HOLDING) or frame.name == "fall"
    event = Event.NONE if mood is Mood.IMAGINED or standing else Event.SIEGE
    actor, weight = telling.actor, UNREAL
    if mood is Mood.DENIED:
        event, control = denied(telling)
    if event is Event.SIEGE:
        weight = PLANNED
    if control:
        weight = DENIAL if event is Event.HOLDING else HELD_STILL
        actor = control if event is Event.HOLDING else actor
    note = noted(telling.view, f"{frame.name}, {mood.name.lower()}", telling.arguments)
    at = telling.view.chunks[telling.at].first
    recalled = is_recalled(telling.view, use.token, telling.at, telling.arguments.phrases)
    return Evidence(use.token, event, actor, control, weight, note, recalled=recalled, at=at)


def denied(telling: Telling) -> tuple[Event, str]:
    """Return what a denial says: those hold a place who have not lost it yet, else nothing."""
    group = telling.view.chunks[telling.at].group
    if group is None or not group.denied:
        return Event.NONE, ""
    if group.passive and telling.frame.event is Event.CAPTURE:
        return Event.HOLDING, telling.view.sentence.parties.rebel
    quiet = telling.frame.event in (Event.SIEGE, Event.WITHDRAWAL) or telling.frame.name == "fall"
    return (Event.NONE if quiet else Event.SIEGE), ""
