"""The names in a sentence: words that begin with a capital, with the small words inside them.

Places and parties that the gazetteer has are names too, of one token each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .letters import fold
from .name_words import is_date_word, is_function_word, is_plural_kind, kind_word, listed
from .tokens import Kind, Token
from .words import known_verbs, words_of

OPENERS = frozenset(('"', "“", "‘", "'", "«", ":", "—", "–", "•", "*", "[", "("))
"""Marks after which a sentence begins, or begins anew."""

COMPASS = frozenset(("north", "south", "east", "west"))
"""Words that begin names of regions: `South Morvia`."""

SHORTEST = 2
"""Letters of the shortest name."""


LONGEST = 60
"""Code points of the longest name: what is longer is a list without marks, or no words at all."""


@dataclass(frozen=True, slots=True)
class NameUse:
    """A name in a sentence: the tokens `first` to before `end`, and its words as printed.

    `opening` says whether it stands where every word has a capital; `known` whether it is a place
    of the gazetteer.
    """

    first: int
    end: int
    text: str
    opening: bool = False
    known: bool = False

    @property
    def key(self) -> str:
        """The name as names are compared, without the Arabic article."""
        return key_of(self.text)

    @property
    def head(self) -> str:
        """The noun of the name, in lower case: its last word, or the one before `of`."""
        words = self.words
        return words[words.index("of") - 1] if "of" in words[1:] else words[-1]

    @property
    def words(self) -> list[str]:
        """The words of the name, in lower case."""
        return self.text.lower().split()


def key_of(name: str) -> str:
    """Return a name as names are compared: folded, without the Arabic article."""
    folded = fold(name).replace("'", "")
    return re.sub(r"^(?:al|el|the) ", "", folded)


def find_names(
    tokens: Sequence[Token], text: str, common: frozenset[str] = frozenset()
) -> Iterator[NameUse]:
    """Yield the names of a sentence; `common` are words that the articles print without capital."""
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.kind is Kind.PLACE:
            yield NameUse(at, at + 1, printed(text, token, token), known=True)
        elif begins_name(tokens, at):
            end = end_of_joined(tokens, at)
            first = begin_of_name(tokens, at, end, common)
            if use := named(tokens, text, first, end):
                yield use
            at = end
            continue
        at += 1


def named(tokens: Sequence[Token], text: str, first: int, end: int) -> NameUse | None:
    """Return the name that some tokens are, None where no name is left of them."""
    if first >= end:
        return None
    words = printed(text, tokens[first], tokens[end - 1])
    low = words.lower()
    never = end - first == 1 and (low in listed("never", "words") or is_function_word(low))
    if never or not SHORTEST <= len(words) <= LONGEST:
        return None
    return NameUse(first, end, words, opens(tokens, first))


def printed(text: str, first: Token, last: Token) -> str:
    """Return the words from one token to another, in one line."""
    return " ".join(text[first.start : last.end].split())


def begins_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name begins at a token: at a word with a capital, or a particle before one."""
    token = tokens[at]
    if token.low in listed("shapes", "particles") and at + 1 < len(tokens):
        head = token.low in ("al", "el", "umm", "abu", "bab", "as", "ar", "ad", "az", "ash", "an")
        apart = tokens[at + 1].start - token.end <= 1
        return head and apart and is_name_word(tokens[at + 1]) and token.low not in ("as", "an")
    return is_name_word(token)


def is_name_word(token: Token) -> bool:
    """Whether a token is a word of a name: with a capital, or one behind an article's hyphen."""
    if token.kind is not Kind.WORD or is_date_word(token.low):
        return False
    first, *rest = re.split(r"[-‑‐]", token.text)
    if rest and rest[-1].lower() in listed("shapes", "adjectives"):
        return False
    if rest and first.lower() in listed("shapes", "prefixes"):
        return False
    article = first.lower() in listed("shapes", "particles")
    return first[:1].isupper() or (article and any(part[:1].isupper() for part in rest))


def end_of_name(tokens: Sequence[Token], at: int) -> int:
    """Return where the name ends that begins at a token."""
    end = at + 1
    while end < len(tokens):
        step = continuation(tokens, end)
        if not step:
            break
        end += step
    return end


def end_of_joined(tokens: Sequence[Token], at: int) -> int:
    """Return where a name ends, with what belongs to it behind `of`: `Republic of Morvia`."""
    end = end_of_name(tokens, at)
    head = tokens[end - 1].low
    after = end + 1 + (end + 1 < len(tokens) and tokens[end + 1].low == "the")
    of = end < len(tokens) and tokens[end].low == "of"
    if head not in listed("joined", "heads") or not of or not is_named_at(tokens, after):
        return end
    end = end_of_name(tokens, after)
    several = head in listed("joined", "several") and end < len(tokens)
    if several and tokens[end].low == "and" and is_named_at(tokens, end + 1):
        return end_of_name(tokens, end + 1)
    return end


def is_named_at(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word of a name stands at a token."""
    return at < len(tokens) and is_name_word(tokens[at])


def continuation(tokens: Sequence[Token], at: int) -> int:
    """Return how many tokens from one on go on with the name before it."""
    token, before = tokens[at], tokens[at - 1]
    gap = token.start - before.end
    if gap > 1:
        return 0
    if gap == 0:
        return joined_tokens(tokens, at)
    if is_named_party(token):
        return 1
    particle = token.low in listed("shapes", "particles") and is_named_at(tokens, at + 1)
    return 2 if particle else int(is_name_word(token))


def joined_tokens(tokens: Sequence[Token], at: int) -> int:
    """Return how many tokens without a space before them go on with a name: `M-5`, `Gen. X`."""
    token, before = tokens[at], tokens[at - 1]
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if token.kind is Kind.NUMBER:
        return 1
    if after is None:
        return 0
    named = is_name_word(after)
    if token.low in ("-", "‑") and after.start == token.end:
        return 2 * int(after.kind is Kind.NUMBER or named)
    owner = token.low == "'s" and before.low in listed("shapes", "owners")
    titled = token.low == "." and before.low in listed("persons", "titles")
    return 2 * int((named and titled) or (owner and (named or is_named_party(after))))


def is_named_party(token: Token) -> bool:
    """Whether general words for a party are printed as the end of a name: `Army`."""
    return token.kind is Kind.PARTY and all(word[:1].isupper() for word in token.text.split())


def begin_of_name(tokens: Sequence[Token], first: int, end: int, common: frozenset[str]) -> int:
    """Return where a name begins without the ordinary words that have a capital before it."""
    if end - first > 1 and is_plural_kind(tokens[first].low):
        return first + 1
    at = first
    while at < end and opens(tokens, at) and is_ordinary(tokens[at].low, common):
        at += 1
        if at < end and not is_ordinary(tokens[at].low, frozenset()):
            break
    return at


def low_at(tokens: Sequence[Token], at: int) -> str:
    """Return a token in lower case, empty beyond the ends."""
    return tokens[at].low if 0 <= at < len(tokens) else ""


def kind_at(tokens: Sequence[Token], end: int) -> int:
    """Return where the kind stands that is printed right after a name, -1 where none is.

    Words may stand between a name and the kind of a building: `X military airport`.
    """
    at = end
    while low_at(tokens, at) in listed("kept", "between"):
        at += 1
    if at > end and kind_word(low_at(tokens, at)) in listed("kept", "words"):
        return at
    return end if kind_word(low_at(tokens, end)) else -1


def opens(tokens: Sequence[Token], at: int) -> bool:
    """Whether a sentence, a quotation or an item of a list begins at a token."""
    before = tokens[at - 1] if at else None
    return before is None or before.low in OPENERS or before.low in (".", "!", "?", "…")


def is_ordinary(low: str, common: frozenset[str]) -> bool:
    """Whether a word with a capital may be an ordinary word at the head of a sentence."""
    if low in COMPASS:
        return False
    tables = words_of("people", "units", "directions", "adjectives", "times", "attributive")
    closed = is_function_word(low) or low in tables or low in words_of("plain_nouns")
    verbal = low in known_verbs() or low.endswith(("ing", "ly"))
    return closed or verbal or low in common
