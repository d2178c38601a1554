"""A sentence as tokens: words, numbers, marks, and masks for its places and parties.

Every token knows its code points. A party's name swallows a place in it ("Morvia forces" is no
mention of Morvia); a name that is both a place and a party keeps both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from .parties import Parties
from .story import Span, Story
from .toponyms import Toponym
from .words import ranks, verb_of, words_of


class Kind(Enum):
    """What a token is."""

    WORD = auto()
    NUMBER = auto()
    MARK = auto()
    PLACE = auto()
    PARTY = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """One token at code points `start` to `end`; `low` is its text in lower case.

    `place` is the number of its toponym in the sentence, -1 for none; `party` the id of the actor
    it names, empty where it names none that is known; `general` whether it is a general word for a
    party, such as "militants".
    """

    start: int
    end: int
    text: str
    low: str
    kind: Kind
    place: int = -1
    party: str = ""
    general: bool = False


@dataclass(frozen=True)
class Sentence:
    """A sentence of a story as tokens; `places` are its toponyms, `ranks` how large each is.

    `partial` are the numbers of those that name an unnamed part of their place: `northern X`.
    """

    tokens: tuple[Token, ...]
    places: tuple[Toponym, ...]
    ranks: tuple[int, ...]
    parties: Parties
    text: str = field(repr=False, default="")
    partial: frozenset[int] = frozenset()

    def words(self, first: int, end: int) -> str:
        """Return the words of the tokens from `first` to before `end`, as printed."""
        if first >= end:
            return ""
        words = self.text[self.tokens[first].start : self.tokens[end - 1].end]
        return " ".join(words.split())


SHORTEST_HEADLINE = 3
"""Words with a capital from which on a sentence with a full stop may be a headline."""
SHORTEST_IN_TITLE = 4
"""Letters of the words that all begin with a capital in a headline."""

WORDS = re.compile(
    r"['’](?:s|d|ll|ve|re|m)\b|n['’]t\b|(?:[A-Za-z]\.){2,}|\b(?:Maj|Gen|Lt|Col|Brig|Capt|Sgt|Adm|Mr|Mrs|"
    r"Ms|Dr|Gov|Sen|Rep)\.(?=[\s\u00a0-])|\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’.-](?!(?:s|d|ll|ve|re|m)\b)[^\W\d_]+)*|[^\s\u00a0]"
)
"""Words, initials, numbers, and every other mark by itself."""


def read_tokens(
    story: Story,
    span: Span,
    places: Sequence[Toponym],
    ranks: Sequence[int],
    parties: Parties,
    partial: frozenset[int] = frozenset(),
) -> Sentence:
    """Return the tokens of a sentence whose toponyms are `places`, of sizes `ranks`."""
    masks = list(find_masks(story, span, places, parties))
    tokens: list[Token] = []
    at = span.start
    for mask in masks:
        tokens += plain_tokens(story.text, at, mask.start)
        tokens.append(mask)
        at = mask.end
    tokens += plain_tokens(story.text, at, span.end)
    tokens = list(with_plural_owners(tokens))
    return Sentence(
        tuple(without_title_case(tokens)), tuple(places), tuple(ranks), parties, story.text, partial
    )


def without_title_case(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield tokens with the verbs of a headline in small letters: `Army Retakes X, Kills Ten`.

    Elsewhere a word with a capital letter is a name; few headlines have a full stop.
    """
    small = words_of("prepositions", "conjunctions", "subordinators")
    long = (t for t in tokens if t.kind is Kind.WORD and len(t.text) >= SHORTEST_IN_TITLE)
    words = [token for token in long if token.low not in small]
    capitals = len(tokens) > len(words) > 0 and all(word.text[:1].isupper() for word in words)
    titled = capitals and (tokens[-1].low != "." or len(words) >= SHORTEST_HEADLINE)
    common = words_of("adjectives", "directions", "strongholds", "shares") | ranks().keys()
    for token in tokens:
        word = titled and token.kind is Kind.WORD
        plain = word and (token.low in common or verb_of(token.low) is not None)
        yield replace(token, text=token.low) if plain else token


def with_plural_owners(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield tokens with the apostrophe of a plural as `'s`: `the rebels' last stronghold`.

    It is none where a quotation is open that it may close.
    """
    small = words_of("prepositions", "conjunctions", "subordinators", "modals", "be", "have")
    opened = False
    for at, token in enumerate(tokens):
        before = tokens[at - 1] if at else None
        if token.low not in ("'", "’", "‘"):
            yield token
            continue
        tight = before is not None and before.end == token.start
        follows = tokens[at + 1] if at + 1 < len(tokens) else None
        spaced = follows is not None and follows.start > token.end
        owner = tight and before is not None and before.low.endswith("s") and spaced
        noun = follows is not None and follows.kind is Kind.WORD and follows.low not in small
        if owner and noun and not opened:
            yield replace(token, low="'s", kind=Kind.WORD)
        else:
            opened = not tight or (opened and not tight)
            yield token


def plain_tokens(text: str, start: int, end: int) -> Iterator[Token]:
    """Yield the tokens between masks."""
    for match in WORDS.finditer(text, start, end):
        word = match[0]
        low = word.lower().replace("’", "'")
        kind = (
            Kind.NUMBER
            if word[0].isdigit()
            else Kind.WORD
            if word[0].isalpha() or low in ("'s", "n't", "'d", "'ll", "'ve", "'re", "'m")
            else Kind.MARK
        )
        yield Token(match.start(), match.end(), word, low, kind)


def find_masks(
    story: Story, span: Span, places: Sequence[Toponym], parties: Parties
) -> Iterator[Token]:
    """Yield the tokens of places and parties, sorted; none overlaps another."""
    found: list[Token] = []
    rest = dict(enumerate(places))
    for match in parties.pattern.finditer(story.text, span.start, span.end):
        start, end = match.span()
        if match[0].endswith(("'s", "’s")):
            end -= 2
        words = story.text[start:end]
        inside = [n for n, p in rest.items() if start < p.end and p.start < end]
        if any(rest[n].start < start or end < rest[n].end for n in inside):
            continue  # "Mosul Brigades Hospital" is a place
        place = next((n for n in inside if (rest[n].start, rest[n].end) == (start, end)), -1)
        for number in inside:
            del rest[number]
        kind = Kind.PLACE if place >= 0 else Kind.PARTY
        general = parties.is_general(words)
        found.append(
            Token(start, end, words, words.lower(), kind, place, parties.of(match[0]), general)
        )
    for number, toponym in rest.items():
        words = story.text[toponym.start : toponym.end]
        found.append(Token(toponym.start, toponym.end, words, words.lower(), Kind.PLACE, number))
    yield from sorted(found, key=lambda token: token.start)


def swallowed(sentence: Sentence) -> frozenset[int]:
    """Return the numbers of the toponyms that are part of a party's name."""
    kept = {token.place for token in sentence.tokens if token.place >= 0}
    return frozenset(range(len(sentence.places))) - kept
