"""Which names of a sentence are items of one list, and which name what others lie in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .name_words import kind_word, listed
from .proper_names import NameUse, kind_at, low_at
from .tokens import Kind, Token
from .words import words_of


@dataclass(frozen=True, slots=True)
class Whole:
    """A name said to be what others lie in; `located` where the words say of both that they lie."""

    use: NameUse
    located: bool


BETWEEN = frozenset((",", ";", "and", "or", "&", "the", "both", "then", "also", "nearby", "al"))
"""What stands between the items of a list."""

PAIR = 2
"""Names with a comma alone between them that may be a place and what it lies in."""

LONGEST = 6
"""Words up to the kind in what a name is said to be: `a small and dusty town`."""

JOINING = frozenset((",", ";", "and", "or", "&"))
"""What joins two items of a list."""


def lists_of(tokens: Sequence[Token], uses: Sequence[NameUse]) -> list[list[NameUse]]:
    """Return the names of a sentence in lists, those that stand alone in lists of one."""
    found: list[list[NameUse]] = []
    for use in uses:
        if found and joined(tokens, found[-1][-1], use):
            found[-1].append(use)
        else:
            found.append([use])
    return [items for group in found for items in without_wholes(tokens, group)]


def joined(tokens: Sequence[Token], one: NameUse, other: NameUse) -> bool:
    """Whether two names are items of one list: nothing but commas and `and` between them."""
    between = [token.low for token in tokens[one.end : other.first]]
    return bool(JOINING & set(between)) and set(between) <= BETWEEN


def without_wholes(tokens: Sequence[Token], group: list[NameUse]) -> Iterator[list[NameUse]]:
    """Yield a list, but two names with a comma alone between them apart: `X, Morvia`."""
    if len(group) == PAIR and is_whole_of(tokens, *group):
        yield from ([use] for use in group)
    else:
        yield group


def is_whole_of(tokens: Sequence[Token], part: NameUse, whole: NameUse) -> bool:
    """Whether a second name says in what the first one lies: `in X, Morvia,`."""
    between = [token.low for token in tokens[part.end : whole.first]]
    after = tokens[whole.end].low if whole.end < len(tokens) else "."
    closed = after in (",", ".", ")", ";", ":", "—", "–", "-", "(") or kind_word(after)
    return between == [","] and bool(closed)


def wholes_of(
    tokens: Sequence[Token], group: Sequence[NameUse], uses: Sequence[NameUse]
) -> Iterator[Whole]:
    """Yield the names that a sentence gives as the place in which the items of a list lie.

    `X in Morvia province`, `X, Morvia`, `Morvia's X district`, `the Morvia town of X`.
    """
    starts = {use.first: use for use in uses}
    ends = {use.end: use for use in uses}
    last = group[-1]
    if (whole := whole_after(tokens, last, starts)) is not None:
        yield Whole(whole, located=True)
    at = start_of_kind(tokens, group[0].first)
    if at in ends and at < group[0].first:
        yield Whole(ends[at], located=True)
    back = group[0].first - 1
    while low_at(tokens, back) in words_of("directions"):
        back -= 1
    if low_at(tokens, back) == "'s" and back in ends:
        yield Whole(ends[back], located=False)


def start_of_kind(tokens: Sequence[Token], first: int) -> int:
    """Return where `village of` begins before a name; the name's own start where nothing does."""
    at = first - 1
    if low_at(tokens, at) == "the":
        at -= 1
    if low_at(tokens, at) == "of" and kind_word(low_at(tokens, at - 1)) in listed(
        "apposing", "words"
    ):
        at -= 1
        while low_at(tokens, at - 1) in words_of("attributive", "adjectives", "directions"):
            at -= 1
        return at
    return first


def whole_after(
    tokens: Sequence[Token], last: NameUse, starts: dict[int, NameUse]
) -> NameUse | None:
    """Return the name after `in` or a comma, behind a name and its kind: `X town, in Morvia`."""
    at = past_kind(tokens, last.end)
    comma = low_at(tokens, at) == ","
    if comma and at + 1 in starts:
        whole = starts[at + 1]
        return whole if is_whole_of(tokens, last, whole) else None
    at += comma
    if comma:
        at = past_apposition(tokens, at)
    if low_at(tokens, at) != "in" and not (
        low_at(tokens, at) == "of" and holds_after(tokens, last)
    ):
        return None
    at = past_direction(tokens, at + 1)
    return starts.get(at)


def holds_after(tokens: Sequence[Token], use: NameUse) -> bool:
    """Whether `of` behind the kind of a name says what it lies in: `the X district of`."""
    at = kind_at(tokens, use.end)
    return at >= 0 and kind_word(low_at(tokens, at)) not in listed("apposing", "words")


def past_kind(tokens: Sequence[Token], end: int) -> int:
    """Return the token after the kind of a name: `X town`."""
    at = kind_at(tokens, end)
    return at + 1 if at >= 0 else end


def past_apposition(tokens: Sequence[Token], at: int) -> int:
    """Return the token after `a small town` and `located`; the same where there is none."""
    end = at
    if low_at(tokens, end) in listed("apposed", "determiners"):
        while end < len(tokens) and end - at < LONGEST and tokens[end].kind is Kind.WORD:
            if kind_word(tokens[end].low):
                return end + 1
            end += 1
        return at
    return at + 1 if low_at(tokens, at) in ("located", "situated") else at


def past_direction(tokens: Sequence[Token], at: int) -> int:
    """Return the token after `the`, `northern`, `the south of` and the like."""
    if low_at(tokens, at) == "the":
        at += 1
    while low_at(tokens, at) in words_of("directions") | {"rural", "and", "-"}:
        at += 1
        if low_at(tokens, at) == "of":
            at += 1
    return at + 1 if low_at(tokens, at) == "the" else at
