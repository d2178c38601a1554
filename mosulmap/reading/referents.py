"""Places that a phrase without names stands for: `X is the last city they hold`, `control of X`."""

from __future__ import annotations

from dataclasses import replace

from .chunks import Sort
from .groups import FINITE
from .phrases import Phrase, read_phrase
from .predications import Arguments, arguments_of_verb
from .relations import COUNTRY
from .roles import obliques_from
from .subjects import group_at, skip_small, subject_of
from .view import Relation, Use, View
from .words import parts, verbs_of, words_of


def trailing_list(view: View, arguments: Arguments, at: int) -> tuple[Phrase, ...]:
    """Return a list of places after a clause: `five districts have fallen to them, A, B and C`."""
    end = max([at + 1, *(phrase.end for _, phrase in arguments.oblique if phrase.first > at)])
    end = skip_small(view, end)
    while view.sort(end) in (Sort.PREPOSITION, Sort.TIME):
        end += 1
    colon = view.sort(end) is Sort.BREAK and view.low(end) in ":-–—"
    if view.sort(end) is not Sort.COMMA and not colon:
        return ()
    joined = view.sort(end + 1) is Sort.AND
    end += 1 + joined
    subject = arguments.object or arguments.subject
    if view.base(end) is None or subject is None or not (joined or not subject.uses):
        return ()
    phrase = read_phrase(view, end, free=True)
    closed = view.sort(phrase.end) in (None, Sort.BREAK)
    named = any(use.relation is Relation.WHOLE for use in phrase.uses)
    return (phrase,) if closed and named else ()


def home_of(view: View, at: int) -> tuple[Phrase, ...]:
    """Return where those live who tell what stands at a chunk: `residents of X said fighting …`.

    Nothing where a place is named after the verb of saying.
    """
    verb = at - 1
    while verb >= 0 and not (
        view.sort(verb) is Sort.VERB and view.low(verb) in verbs_of("speaking")
    ):
        verb -= 1
    speaker = subject_of(view, verb) if verb >= 0 else None
    if speaker is None or speaker.head not in words_of("locals"):
        return ()
    after = view.sentence.tokens[view.chunks[verb].first :]
    if any(token.place >= 0 for token in after):
        return ()
    uses = tuple(replace(use, relation=Relation.WHOLE) for use in speaker.uses)
    return (replace(speaker, uses=uses),)


def apposed_to(view: View, at: int) -> int:
    """Return the verb that a noun sums up, -1 for none: `they entered X, the first capture`."""
    verb = skip_small(view, at - 1, -1)
    if view.sort(verb) is not Sort.COMMA:
        return -1
    while verb >= 0 and view.sort(verb) is not Sort.VERB:
        verb -= 1
    return verb if verb >= 0 and group_at(view, verb).form == FINITE else -1


def main_subject(view: View, arguments: Arguments) -> tuple[Phrase, ...]:
    """Return the main clause's subject after a clause of time: `Before they swept in, X had …`."""
    at = arguments.subject.end if arguments.subject else 0
    while at < len(view.chunks) and view.sort(at) is not Sort.COMMA:
        at += 1
    return (read_phrase(view, at + 1, free=True),) if view.sort(at + 1) is Sort.NOUN else ()


def controlled_thing(view: View, phrase: Phrase) -> Phrase:
    """Return what a phrase is the control of: `control of X passed to`, `for control of X`."""
    of = view.low(phrase.first + 1) == "of" and view.base(phrase.first + 2) is not None
    if phrase.head == "control" and of:
        return read_phrase(view, phrase.first + 2, free=True)
    return phrase


def same_as(view: View, phrase: Phrase) -> tuple[Use, ...]:
    """Return the places that an unnamed phrase is said to be: `X is the last city they hold`."""
    before = phrase.first - 1
    if view.low(before) == "as":
        verb = before
        while verb >= 0 and view.sort(verb) is not Sort.VERB:
            verb -= 1
        thing = arguments_of_verb(view, verb).object if verb >= 0 else None
        return thing.uses if thing is not None else ()
    if view.sort(before) is Sort.VERB and view.low(before) in ("be", "become", "remain"):
        subject = subject_of(view, before)
        return subject.uses if subject is not None else ()
    for at in range(phrase.end, len(view.chunks)):
        same = view.sort(at) is Sort.VERB and view.low(at) in verbs_of("sameness")
        if same and group_at(view, at).form == FINITE:
            return complement_uses(view, at)
    return ()


def complement_uses(view: View, at: int) -> tuple[Use, ...]:
    """Return the places that a verb says an area is, or has shrunk to."""
    if view.sort(at + 1) is Sort.NOUN:
        return read_phrase(view, at + 1, free=False).uses
    found, _ = obliques_from(view, at + 1)
    return tuple(use for role, phrase in found if role == "to" for use in phrase.uses)


def parts_located(view: View, phrase: Phrase, arguments: Arguments) -> Phrase:
    """Return a phrase of unnamed parts with the place they lie in: `took six districts … in X`."""
    unnamed = not (phrase.uses or phrase.named or phrase.parties)
    if not unnamed or phrase.head not in parts() | words_of("shares", "strongholds"):
        return phrase
    uses = tuple(
        replace(use, relation=Relation.PART)
        for place in arguments.role("in")
        for use in place.uses
        if use.relation is not Relation.BESIDE and view.rank(use.token) < COUNTRY
    )
    return replace(phrase, uses=uses)


def of_object(view: View, arguments: Arguments, role: str) -> tuple[Phrase, ...]:
    """Return the phrases that the object of a verb has absorbed: `took control of X`."""
    if arguments.object is None:
        return ()
    found, _ = obliques_from(view, arguments.object.first + 1)
    return tuple(phrase for name, phrase in found if name == role)
