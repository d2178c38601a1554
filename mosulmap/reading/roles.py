"""Objects and the phrases behind prepositions of a verb or a noun, to its right."""

from __future__ import annotations

from collections.abc import Iterator

from .chunks import Sort
from .frames import PREPOSITIONS, lexicon
from .groups import FINITE
from .phrases import Phrase, read_phrase
from .subjects import antecedent, clause_start, group_at, phrase_ending, skip_small, subject_of
from .view import View
from .words import singular, verbs_of, words_of

MOST_PHRASES = 2
"""Phrases that may stand between a verb and its object."""
ASIDE_CHUNKS = 8
PARTICLES = ("back", "out", "up", "away")
"""Particles that any verb may have."""

Obliques = tuple[tuple[str, Phrase], ...]
"""Phrases behind prepositions, each with the role that its preposition plays."""


def particle_after(view: View, at: int) -> tuple[str, int]:
    """Return the particle after a verb (`took over`), and the chunk after it."""
    low, sort = view.low(at + 1), view.sort(at + 1)
    rows = lexicon().verbs.get(view.low(at), ())
    asked = low in PARTICLES or any(low in frame.particles for frame in rows)
    if not asked or sort not in (Sort.ADVERB, Sort.PREPOSITION):
        return "", at + 1
    after = view.sort(at + 2)
    timed = low == "over" and after is Sort.TIME
    located = low == "in" and after is Sort.NOUN
    return ("", at + 1) if timed or located else (low, at + 2)


def object_from(view: View, at: int, *, telling: bool) -> tuple[Phrase | None, int, Obliques]:
    """Return the object that begins at a chunk or after short phrases, its end, and those phrases.

    What follows a verb that is `telling` may be a clause of its own.
    """
    extra: list[tuple[str, Phrase]] = []
    at = skip_small(view, at)
    if view.sort(at) is Sort.COMMA:
        closed = close_of_aside(view, at)
        at = skip_small(view, closed) if closed > at and view.sort(closed) is Sort.NOUN else at
    start = at
    while view.sort(at) is Sort.PREPOSITION and view.sort(at + 1) is Sort.NOUN:
        phrase = read_phrase(view, at + 1, free=False)
        extra.append((role_of(view.low(at)), phrase))
        at = skip_small(view, phrase.end)
        if len(extra) > MOST_PHRASES:
            break
    if view.sort(at) is Sort.NOUN and (not extra or not view.finite(at + 1)):
        phrase = read_phrase(view, at, free=False)
        if not (telling and own_verb(view, phrase)):
            return phrase, phrase.end, tuple(extra)
    return None, start, ()


def own_verb(view: View, phrase: Phrase) -> bool:
    """Whether a phrase is the subject of a verb after it: what was said, without `that`."""
    at = skip_small(view, phrase.end)
    if view.sort(at) is not Sort.VERB:
        return False
    group = group_at(view, at)
    return group.form == FINITE and not (group.bare and not phrase.parties and not group.present)


def close_of_aside(view: View, at: int) -> int:
    """Return the chunk after the comma that closes an aside opened at `at`; else `at`."""
    for end in range(at + 1, min(at + ASIDE_CHUNKS, len(view.chunks))):
        if view.sort(end) is Sort.COMMA:
            return end + 1
        if (
            view.sort(end) in (Sort.VERB, Sort.BREAK, Sort.RELATIVE, Sort.SUBORDINATOR)
            and end > at + 1
        ):
            break
    return at


def relative_object(view: View, at: int) -> Phrase | None:
    """Return what a relative clause is about, where it is its object: `X, which troops entered`."""
    subject = subject_of(view, at)
    if subject is None:
        return None
    before = subject.first - 1
    if view.sort(before) is Sort.RELATIVE and view.low(before) != "where":
        return None if is_of_a_way(view, before - 1) else antecedent(view, before)
    return phrase_ending(view, subject.first) if view.sort(before) is Sort.NOUN else None


def past_link(view: View, at: int) -> int:
    """Return the chunk after what says whose fighters are: `drove men linked to them out of X`."""
    group = view.chunks[at].group if at < len(view.chunks) else None
    linked = group is not None and group.bare and group.lemma in verbs_of("linking")
    if not linked or view.low(at + 1) not in ("to", "with", "by") or view.base(at + 2) is None:
        return at
    return read_phrase(view, at + 2, free=False).end


def is_of_a_way(view: View, at: int) -> bool:
    """Whether a relative clause is about a direction or a road: `in all directions that …`."""
    base = view.base(at)
    ways = words_of("ways") | {"direction", "directions", "step", "steps"}
    return base is not None and not base.places and view.head(base) in ways


def obliques_from(view: View, at: int) -> tuple[Obliques, bool]:
    """Return the phrases behind prepositions from a chunk on, and whether a day is among them."""
    found: list[tuple[str, Phrase]] = []
    dated = False
    while at < len(view.chunks):
        sort = view.sort(at)
        dated |= sort is Sort.TIME
        if is_joined_preposition(view, at):
            found.append((role_of(view.low(at)), read_phrase(view, at + 3, free=False)))
            at += 2
        elif sort is Sort.PREPOSITION and view.sort(at + 1) is Sort.NOUN:
            phrase = read_phrase(view, at + 1, free=view.low(at) == "between")
            found.append((role_of(view.low(at)), phrase))
            at = phrase.end
            if calls_up_noun(view, at - 1):
                break
        elif is_passed(view, at):
            at += 1
        else:
            break
    return tuple(found), dated


def is_joined_preposition(view: View, at: int) -> bool:
    """Whether two prepositions share a phrase: `toward and within X`."""
    wanted = (Sort.PREPOSITION, Sort.AND, Sort.PREPOSITION, Sort.NOUN)
    return all(view.sort(at + step) is sort for step, sort in enumerate(wanted))


def calls_up_noun(view: View, at: int) -> bool:
    """Whether a phrase ends in a noun with roles of its own: what follows belongs to that."""
    base = view.base(at)
    return base is not None and singular(view.head(base)) in lexicon().nouns


def is_passed(view: View, at: int) -> bool:
    """Whether a chunk may stand between the phrases of a verb."""
    sort, after = view.sort(at), view.sort(at + 1)
    if sort is Sort.PREPOSITION:
        return after in (Sort.PREPOSITION, Sort.ADVERB, Sort.TIME)
    if sort is Sort.EXAMPLE:
        return after is Sort.PREPOSITION
    small = sort in (Sort.ADVERB, Sort.TIME, Sort.OTHER)
    return small or (sort in (Sort.COMMA, Sort.AND) and goes_on(view, at))


def goes_on(view: View, at: int) -> bool:
    """Whether a comma or `and` is followed by one more phrase of the same verb."""
    after = at + 1
    while view.sort(after) in (Sort.AND, Sort.ADVERB, Sort.TIME, Sort.EXAMPLE):
        after += 1
    return view.sort(after) is Sort.PREPOSITION and view.sort(after + 1) is Sort.NOUN


def role_of(preposition: str) -> str:
    """Return the role that a preposition plays."""
    return PREPOSITIONS.get(preposition, preposition)


def fronted_places(view: View, at: int) -> Iterator[tuple[str, Phrase]]:
    """Yield the places with which a clause begins: `In Mosul itself, troops have …`."""
    start = clause_start(view, at)
    while start < at:
        start = skip_small(view, start)
        inside = view.low(start) in ("in", "inside", "at", "across", "within", "near")
        if not inside or view.sort(start) is not Sort.PREPOSITION:
            return
        if view.sort(start + 1) is not Sort.NOUN:
            return
        phrase = read_phrase(view, start + 1, free=True)
        yield "near" if view.low(start) == "near" else "in", phrase
        start = phrase.end + (view.sort(phrase.end) is Sort.COMMA)
