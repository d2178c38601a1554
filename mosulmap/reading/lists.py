"""Lists of noun phrases: which phrase is one more member, and what a shared noun makes of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .chunks import CLOSED, Sort
from .groups import FINITE
from .relations import TOWN
from .tokens import Kind
from .view import Relation, Use, View
from .words import parts, ranks, singular, words_of

ASIDE_CHUNKS = 7
"""Chunks of the longest aside within a list."""


@dataclass(frozen=True, slots=True)
class Item:
    """One member of a list."""

    uses: tuple[Use, ...]
    parties: tuple[int, ...]
    head: str
    named: bool
    placey: bool
    first: int = 0


def shared_kind(view: View, last: Item, uses: Sequence[Use]) -> Iterator[Use]:
    """Yield the places of a list with what the plural noun behind it makes of them.

    `X and Y districts` are two districts, `the X and Y directions` only locate.
    """
    base = view.base(last.first)
    behind = base is not None and base.places and base.head > base.places[-1]
    head = view.head(base) if base is not None and behind else ""
    if base is None or not head.endswith("s"):
        yield from uses
        return
    own = base.places
    for use in uses:
        if not {head, singular(head)} & (ranks().keys() | parts()):
            yield beside(use)
        elif ranks().get(head, 0) and view.rank(use.token) <= TOWN and use.token in own:
            yield replace(use, relation=Relation.WHOLE)
        else:
            yield use


def next_item(view: View, at: int, items: Sequence[Item], *, free: bool) -> int:
    """Return the chunk at which the next member of a list begins, -1 where the list ends."""
    start = at
    if items[0].parties:
        at = past_backers(view, at)
    if not free and view.sort(at) is Sort.TIME and view.sort(at + 1) in (Sort.AND, Sort.COMMA):
        at += 1
    comma = view.sort(at) is Sort.COMMA and view.low(at) != CLOSED
    at += comma
    while view.sort(at) is Sort.ADVERB and comma:
        at += 1
    joined = view.sort(at) is Sort.AND and view.low(at) in ("and", "or", "&", "nor")
    if not comma and not joined:
        return -1
    if joined:
        at = after_and(view, at + 1, items[0].first)
    while view.sort(at) in (Sort.TIME, Sort.ADVERB):
        at += 1
    base = view.base(at)
    if base is None or not fits_list(view, at, items, joined=joined):
        return -1
    if not free and has_verb(view, at):
        return -1
    goes_on = joined or not free or list_goes_on(view, at, start)
    return at if goes_on else -1


def past_backers(view: View, at: int) -> int:
    """Return the chunk after what is said of a party in a list: `between A, backed by B, and C`."""
    verb = at + (view.sort(at) is Sort.COMMA)
    helped = view.sort(verb) is Sort.VERB and view.low(verb) in ("back", "support", "lead", "ally")
    if helped and view.low(verb + 1) == "by" and view.sort(verb + 2) is Sort.NOUN:
        at = verb + 3
    return at + (view.low(at) in ("on one hand", "on the one hand", "on one side"))


def after_and(view: View, at: int, first: int) -> int:
    """Return the chunk of a list after `and`: past an aside, and the preposition of the first."""
    if view.sort(at) is Sort.COMMA:
        at = after_aside(view, at)
    while view.sort(at) in (Sort.TIME, Sort.ADVERB):
        at += 1
    at += view.sort(at) is Sort.COMMA
    before = view.low(first - 1) if view.sort(first - 1) is Sort.PREPOSITION else ""
    repeated = view.sort(at) is Sort.PREPOSITION and view.low(at) == before
    return at + (repeated and before in ("of", "in", "to", "from", "into"))


def after_aside(view: View, at: int) -> int:
    """Return the chunk after an aside that a comma opens at `at`; `at` where none closes it."""
    for end in range(at + 1, min(at + ASIDE_CHUNKS, len(view.chunks))):
        if view.sort(end) is Sort.COMMA:
            return end + 1
    return at


def list_goes_on(view: View, at: int, start: int) -> bool:
    """Whether a phrase after a comma is one of a list, and not the subject of the main clause."""
    end = at + 1
    while view.sort(end) in (Sort.PREPOSITION, Sort.NOUN):
        end += 1
    if view.sort(end) in (Sort.AND, Sort.COMMA, Sort.BREAK, None):
        return True
    return Sort.PREPOSITION not in (view.sort(start - 1), view.sort(start - 2))


def has_verb(view: View, at: int) -> bool:
    """Whether the phrase at a chunk is the subject of a verb of its own."""
    end = at + 1
    while view.sort(end) in (Sort.PREPOSITION, Sort.NOUN, Sort.ADVERB, Sort.TIME, Sort.AND):
        if view.sort(end) is Sort.AND and view.sort(end + 1) is not Sort.NOUN:
            return False
        end += 1
    group = view.chunks[end].group if view.sort(end) is Sort.VERB else None
    return group is not None and group.form == FINITE


def fits_list(view: View, at: int, items: Sequence[Item], *, joined: bool) -> bool:
    """Whether the base phrase at a chunk can be the next member of a list."""
    base = view.base(at)
    if base is None:
        return False
    head, first = view.token(base.head), items[0]
    is_party = bool(base.parties) and not base.places and head.kind is Kind.PARTY
    if is_party or (first.parties and not first.placey):
        alone = base.end - base.first == 1
        troops = is_party or ((joined or alone) and head.low in words_of("units"))
        return bool(first.parties) and not first.placey and troops
    if not joined and not first.uses and not first.named and not first.parties:
        return False
    if base.places:
        return base.head in base.places or head.low in ranks() or bool(base.possessors) or joined
    if view.is_name(base):
        return first.placey
    unnamed = head.low in ranks() or base.number or head.low in words_of("shares")
    kind = head.low in ranks() and head.low not in words_of("strongholds")
    headed = kind and not base.determiner and view.low(at + 1) == "of"
    return (joined or headed) and first.placey and unnamed


def beside(use: Use) -> Use:
    """Return a use that only locates."""
    return replace(use, relation=Relation.BESIDE)
