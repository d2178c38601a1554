"""What a sentence asserts about each of its places: the strongest of what its predicates say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..model.rows import Event
from .actors import Cast, speaker_of
from .chunks import Sort
from .clauses import read_clauses
from .discourse import Before
from .effects import noun_evidence, verb_evidence
from .evidence import HELD_BEFORE, PLANNED, RECALLED, WEIGHTS, Evidence
from .groups import FINITE, PARTICIPIAL
from .holders import copula_evidence, phrase_evidence, state_evidence
from .subjects import clause_start, subject_of
from .tokens import Sentence
from .view import View


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sentence says of one place, and the frame that read it.

    `control` is an actor id, `contested` or empty; `actor` and `claimant` actor ids or empty;
    `scope` are the code points of the clause that says it, -1 where none does.
    """

    event: Event
    actor: str
    control: str
    claimant: str
    rule: str
    scope: tuple[int, int] = (-1, -1)


ASIDE = 20
"""What is taken off what a relative clause says: it tells of before."""
NOTHING = Reading(Event.NONE, "", "", "", "none")


def read_sentence_places(sentence: Sentence, before: Before) -> tuple[dict[int, Reading], Before]:
    """Return what a sentence says of its places, by number, and what it tells for the next."""
    view = View(sentence, read_clauses(sentence))
    cast = Cast(view, speaker_of(view), before)
    if not sentence.places:
        return {}, following(cast)
    evidences = list(evidence_of(cast))
    beside = {evidence.token for evidence in evidences if evidence.beside}
    asked = any(token.low == "?" for token in sentence.tokens[-3:])
    found: dict[int, list[Evidence]] = {}
    for evidence in evidences:
        unasked = asked and evidence.event not in (Event.HOLDING, Event.VISIT)
        if not unasked and not (evidence.recalled and evidence.token in beside):
            found.setdefault(sentence.tokens[evidence.token].place, []).append(evidence)
    claimed = replace(NOTHING, claimant=cast.speaker)
    places = (token.place for token in sentence.tokens if token.place >= 0)
    readings = {
        place: settle_evidence(view, found[place], cast.speaker) if place in found else claimed
        for place in places
    }
    return readings, following(cast)


def evidence_of(cast: Cast) -> Iterator[Evidence]:
    """Yield what every predicate of a sentence says of its places."""
    for at, chunk in enumerate(cast.view.chunks):
        if chunk.sort is Sort.VERB:
            yield from copula_evidence(cast, at)
            yield from verb_evidence(cast, at)
        elif chunk.sort is Sort.NOUN:
            yield from noun_evidence(cast, at)
        elif chunk.sort is Sort.PREPOSITION:
            yield from state_evidence(cast, at)
    yield from phrase_evidence(cast)


def settle_evidence(view: View, several: Sequence[Evidence], claimant: str) -> Reading:
    """Return the reading that the evidence about one place adds up to."""
    best = max(several, key=lambda e: e.weight - RECALLED * e.recalled - ASIDE * in_aside(view, e))
    besieged = [e for e in several if e.event is Event.SIEGE and not e.recalled]
    if besieged and best.event is Event.HOLDING:
        siege = max(besieged, key=lambda e: e.weight)
        still = siege.weight == PLANNED and best.weight == WEIGHTS[Event.HOLDING]
        if best.weight == HELD_BEFORE or still:
            best = replace(siege, control=siege.control or best.control)
    if best.event is Event.SIEGE and not best.control and not best.recalled:
        held = [e for e in several if e.event is Event.HOLDING and e.control and not e.recalled]
        best = replace(best, control=held[0].control) if held else best
    best = after_all(view, best, several)
    scope = scope_of(view, best)
    return Reading(best.event, best.actor, best.control, claimant, best.note, scope)


def after_all(view: View, best: Evidence, several: Sequence[Evidence]) -> Evidence:
    """Return what is so in the end, where the strongest evidence is of before.

    `IS-held X was liberated`, `lost X after capturing it`, `X, captured by them, was retaken`,
    `they left X, their stronghold`.
    """
    changed = [e for e in several if not e.recalled and not e.control]
    taken = [e for e in changed if e.event is Event.CAPTURE]
    left = [e for e in changed if e.event is Event.WITHDRAWAL]
    if taken and (best.weight == HELD_BEFORE or best.recalled):
        return taken[0]
    ended = best.weight == HELD_BEFORE and any(e.actor == best.actor for e in left)
    if left and (ended or (best.recalled and is_older(view, best))):
        return left[0]
    if taken and best.event is Event.CAPTURE and taken[-1].at > best.at >= 0:
        return taken[-1]
    return best


def is_older(view: View, evidence: Evidence) -> bool:
    """Whether `after`, `since` or `when` stands before the clause or participle of a predicate."""
    at = next((n for n, chunk in enumerate(view.chunks) if chunk.first == evidence.at), -1)
    words = (view.low(at - 1), view.low(clause_start(view, at) - 1)) if at >= 0 else ()
    return bool({"after", "since", "when"} & set(words))


def in_aside(view: View, evidence: Evidence) -> bool:
    """Whether a predicate stands in an aside: `X, which they took in 2014`, `X, taken in 2014,`."""
    at = next((n for n, chunk in enumerate(view.chunks) if chunk.first == evidence.at), -1)
    group = view.chunks[at].group if at >= 0 else None
    reduced = group is not None and group.passive and group.form == PARTICIPIAL
    return at >= 0 and (reduced or view.sort(clause_start(view, at) - 1) is Sort.RELATIVE)


def scope_of(view: View, evidence: Evidence) -> tuple[int, int]:
    """Return the code points of a predicate's clause: from its conjunction to the next verb."""
    at = next((n for n, chunk in enumerate(view.chunks) if chunk.first == evidence.at), -1)
    if at < 0:
        return -1, -1
    start = at if view.sort(at - 1) is Sort.COMMA else clause_start(view, at)
    end = at + 1
    while end < len(view.chunks) and not ends_scope(view, end):
        end += 1
    tokens = view.sentence.tokens
    return tokens[view.chunks[start].first].start, tokens[view.chunks[end - 1].end - 1].end


def ends_scope(view: View, at: int) -> bool:
    """Whether another clause begins at a chunk."""
    sort = view.sort(at)
    if sort is Sort.VERB:
        return view.finite(at)
    gerund = sort is Sort.PREPOSITION and view.sort(at + 1) is Sort.VERB
    return gerund or sort in (Sort.RELATIVE, Sort.SUBORDINATOR, Sort.BREAK)


def following(cast: Cast) -> Before:
    """Return what a sentence tells for the next one."""
    view = cast.view
    finite = (
        at
        for at, chunk in enumerate(view.chunks)
        if chunk.group is not None and chunk.group.form == FINITE
    )
    actor = next((found for at in finite if (found := cast.of(subject_of(view, at)))), "")
    return Before(actor or cast.before.actor, cast.speaker or cast.before.speaker)
