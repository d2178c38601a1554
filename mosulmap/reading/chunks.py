"""A sentence as a row of chunks: noun phrases, verb groups, and the small words between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cache

from .base_builder import Base
from .bases import read_base
from .groups import QUOTES, Group, is_adverb, read_group
from .quantities import counts
from .tokens import Kind, Sentence, Token
from .words import PARTICIPLE, ranks, tables, verb_of, words_of


class Sort(Enum):
    """What a chunk is."""

    NOUN = auto()
    VERB = auto()
    PREPOSITION = auto()
    AND = auto()
    COMMA = auto()
    BREAK = auto()
    RELATIVE = auto()
    SUBORDINATOR = auto()
    TIME = auto()
    ADVERB = auto()
    EXAMPLE = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Chunk:
    """Tokens `first` to before `end` that belong together; `low` are its words, for small words."""

    sort: Sort
    first: int
    end: int
    low: str = ""
    base: Base | None = None
    group: Group | None = None


BREAKS = frozenset(";:—–()[].!?…|")
DIRECTED = ("of", "from")
LONGEST_JOINED = 6
CLOSED = "”"
"""The small word of a comma at which a quotation ends: no list and no aside goes on there."""
"""Tokens of the longest row of small words that belong together, quotation marks included."""
ASIDE_CHUNKS = 12
"""Chunks of the longest aside that is looked past."""


@cache
def joined() -> dict[str, tuple[Sort, str]]:
    """Return the small words that belong together: what each row of them is, and its own word."""
    found: dict[str, tuple[Sort, str]] = {}
    for name, rows in tables()["joined"].items():
        for row in rows:
            if name in ("and", "example", "adverb", "subordinator"):
                own = {"and": "and", "subordinator": row.split()[-1]}.get(name, row)
                found[row] = (Sort[name.upper()], own)
            else:
                found[row] = (Sort.PREPOSITION, name)
    return found


def read_chunks(sentence: Sentence) -> tuple[Chunk, ...]:
    """Return the chunks of a sentence, in order; together they hold all its tokens but quotes."""
    tokens = sentence.tokens
    chunks: list[Chunk] = []
    at = 0
    while at < len(tokens):
        chunk = next_chunk(tokens, at, chunks)
        at = chunk.end
        if chunk.sort is not Sort.OTHER or chunk.low not in QUOTES:
            chunks.append(chunk)
        elif chunks and chunks[-1].sort is Sort.COMMA and is_closing(tokens, chunk.first):
            chunks[-1] = replace(chunks[-1], low=CLOSED)
    return tuple(chunks)


def is_closing(tokens: Sequence[Token], at: int) -> bool:
    """Whether a quotation mark closes what stands before it: it is tight to it, and to no more."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return tokens[at - 1].end == tokens[at].start and (
        after is None or after.start > tokens[at].end
    )


def next_chunk(tokens: Sequence[Token], at: int, before: Sequence[Chunk]) -> Chunk:
    """Return the chunk that begins at a token."""
    token = tokens[at]
    if token.kind is Kind.MARK and token.low not in ("%", "'s"):
        return mark_chunk(tokens, at)
    found = time_chunk(tokens, at)
    if found is None and token.kind is Kind.WORD:
        found = word_chunk(tokens, at, before)
    if found is not None:
        return found
    governed = bool(before) and before[-1].sort is Sort.PREPOSITION
    base = read_base(tokens, at, governed=governed)
    if base is not None:
        return noun_chunk(tokens, base)
    adverb = token.kind is Kind.WORD and is_adverb(token.low)
    return Chunk(Sort.ADVERB if adverb else Sort.OTHER, at, at + 1, token.low)


def word_chunk(tokens: Sequence[Token], at: int, before: Sequence[Chunk]) -> Chunk | None:
    """Return the chunk of small words or of a verb group, None where a noun phrase may begin."""
    low = tokens[at].low
    chunk = joined_chunk(tokens, at)
    if chunk is not None:
        return chunk
    if is_floating(tokens, at, before):
        return Chunk(Sort.ADVERB, at, at + 1, low)
    if low in words_of("examples"):
        return Chunk(Sort.EXAMPLE, at, at + 1, low)
    if not is_direction_of(tokens, at):
        group = read_group(tokens, at, subject=subject_before(tokens, before))
        if group is not None:
            group = sharing_auxiliary(group, before)
            return Chunk(Sort.VERB, group.first, group.end, group.lemma, group=group)
    return small_chunk(tokens, at, before)


def sharing_auxiliary(group: Group, before: Sequence[Chunk]) -> Group:
    """Return a participle after `and` with the auxiliary before it: `have left X and taken Y`."""
    joined = len(before) > 1 and before[-1].sort is Sort.AND
    verbs = (
        chunk.group
        for chunk in reversed(before[:-1])
        if chunk.sort not in (Sort.NOUN, Sort.PREPOSITION, Sort.ADVERB, Sort.TIME, Sort.AND)
    )
    former = next(verbs, None) if joined else None
    if former is None or not (former.perfect and group.bare and group.passive):
        return group
    return replace(group, form=former.form, passive=former.passive, perfect=True, bare=False)


def is_floating(tokens: Sequence[Token], at: int, before: Sequence[Chunk]) -> bool:
    """Whether `all` or `both` stands apart from its noun: `are now all in their hands`."""
    if tokens[at].low not in ("all", "both") or not before or at + 1 >= len(tokens):
        return False
    after = tokens[at + 1].low
    verbal = before[-1].sort in (Sort.VERB, Sort.ADVERB)
    verb = verb_of(after)
    if before[-1].sort is Sort.COMMA and verb is not None and verb.can(PARTICIPLE):
        return True
    return verbal and after in words_of("prepositions") and after != "of"


def mark_chunk(tokens: Sequence[Token], at: int) -> Chunk:
    """Return the chunk of a punctuation mark."""
    low = tokens[at].low
    if low in (",", "/"):
        return Chunk(Sort.COMMA, at, at + 1, ",")
    if low == "&":
        return Chunk(Sort.AND, at, at + 1, "and")
    if low == "-" and at and tokens[at - 1].end < tokens[at].start:
        return Chunk(Sort.BREAK, at, at + 1, "–")
    return Chunk(Sort.BREAK if low in BREAKS else Sort.OTHER, at, at + 1, low)


def time_chunk(tokens: Sequence[Token], at: int) -> Chunk | None:
    """Return the chunk of a day or a month with what belongs to it: `late last Thursday`."""
    end = at + is_day_of_month(tokens, at)
    while end < len(tokens) and tokens[end].low in words_of("time_words"):
        end += 1
    if end >= len(tokens):
        return None
    token = tokens[end]
    vague = end > at and tokens[end - 1].low in ("recent", "earlier", "same")
    plain = token.low in words_of("plain_days") or (
        end > at and token.low in words_of("times") and not vague
    )
    if not plain and not is_calendar(token):
        return None
    end += 1
    while end < len(tokens) and goes_on_with_time(tokens, end):
        end += 1
    return Chunk(Sort.TIME, at, end, token.low)


def is_day_of_month(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number is a day before its month: `14 March`."""
    follows = tokens[at + 1] if at + 1 < len(tokens) else None
    named = follows is not None and is_calendar(follows) and follows.low in words_of("months")
    return tokens[at].kind is Kind.NUMBER and named


def is_calendar(token: Token) -> bool:
    """Whether a token names a weekday or a month."""
    low = token.low.rstrip(".")
    return token.text[:1].isupper() and low in words_of("weekdays", "months")


def goes_on_with_time(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token belongs to the time before it: its number, its year, its part of the day."""
    token = tokens[at]
    follows = tokens[at + 1].kind if at + 1 < len(tokens) else None
    year = token.low in (",", ".") and follows is Kind.NUMBER
    timed = token.kind is Kind.NUMBER or token.low in words_of("times", "weekdays")
    return timed or is_calendar(token) or year


def joined_chunk(tokens: Sequence[Token], at: int) -> Chunk | None:
    """Return the chunk of small words that belong together, or of a direction (`south of`)."""
    if tokens[at].low in first_joined():
        end, words = end_of_joined(tokens, at)
        if words == "up to" and end < len(tokens) and counts(tokens[end]):
            return None
        if words:
            sort, low = joined()[words]
            return Chunk(sort, at, end, low)
    end = end_of_direction(tokens, at)
    return Chunk(Sort.PREPOSITION, at, end, "beside") if end > at else None


@cache
def first_joined() -> frozenset[str]:
    """Return the words with which rows of small words begin."""
    return frozenset(row.split()[0] for row in joined())


def end_of_joined(tokens: Sequence[Token], at: int) -> tuple[int, str]:
    """Return where a row of small words ends, quotation marks left out, and the row; else empty."""
    ahead = range(at, min(at + LONGEST_JOINED, len(tokens)))
    near = [n for n in ahead if tokens[n].low not in QUOTES]
    for count in (4, 3, 2):
        words = " ".join(tokens[n].low for n in near[:count])
        if words in joined() and len(near) >= count:
            return near[count - 1] + 1, words
    return at, ""


def end_of_direction(tokens: Sequence[Token], at: int) -> int:
    """Return where `south of`, `south-east from`, `to the north of` end; `at` where none begins."""
    start = at
    if tokens[at].low == "to" and at + 1 < len(tokens) and tokens[at + 1].low == "the":
        start = at + 2
    if is_direction_of(tokens, start):
        return start + 2
    return at


def is_direction_of(tokens: Sequence[Token], at: int) -> bool:
    """Whether a direction and `of` or `from` stand at a token: they locate what follows."""
    if at + 1 >= len(tokens) or tokens[at].kind is not Kind.WORD:
        return False
    return (
        tokens[at].low in words_of("compass", "joined_compass") and tokens[at + 1].low in DIRECTED
    )


def small_chunk(tokens: Sequence[Token], at: int, before: Sequence[Chunk]) -> Chunk | None:
    """Return the chunk of a word of a closed class."""
    low = tokens[at].low
    if low == "that":
        return that_chunk(tokens, at, before)
    sort = None
    if low == "yet" and at + 1 < len(tokens) and tokens[at + 1].low == "another":
        return None
    if low in words_of("conjunctions"):
        sort = Sort.AND
    elif low in words_of("relatives") and low != "whose":
        sort = Sort.RELATIVE
    elif is_quantity(tokens, at):
        return None
    elif low in words_of("prepositions"):
        sort = Sort.PREPOSITION
    elif low in words_of("subordinators"):
        sort = Sort.SUBORDINATOR
    return Chunk(sort, at, at + 1, "and" if low == "plus" else low) if sort else None


def is_quantity(tokens: Sequence[Token], at: int) -> bool:
    """Whether a small word begins a quantity: `about 80 percent`, `over half`."""
    low = tokens[at].low
    if low not in ("about", "over", "around", "up", "at", "close") or at + 1 >= len(tokens):
        return False
    if low == "over" and at and tokens[at - 1].low in words_of("rules"):
        return False
    after = at + 1 + (tokens[at + 1].low in ("to", "least", "most"))
    if low == "at" and after == at + 1:
        return False
    after += after + 1 < len(tokens) and tokens[after].low in ("a", "an")
    if after >= len(tokens):
        return False
    number = tokens[after].kind is Kind.NUMBER
    return number or tokens[after].low in words_of("numbers", "fractions")


def that_chunk(tokens: Sequence[Token], at: int, before: Sequence[Chunk]) -> Chunk | None:
    """Return what `that` is: it begins what was said, a relative clause, or a noun phrase."""
    last = before[-1].sort if before else Sort.OTHER
    if last is Sort.NOUN:
        return Chunk(Sort.RELATIVE, at, at + 1, "that")
    follows = tokens[at + 1] if at + 1 < len(tokens) else None
    pointing = follows is not None and follows.kind is Kind.WORD and follows.low in ranks()
    if last is Sort.PREPOSITION or pointing:
        return None
    return Chunk(Sort.SUBORDINATOR, at, at + 1, "that")


def noun_chunk(tokens: Sequence[Token], base: Base) -> Chunk:
    """Return the chunk of a base phrase; a distance and its preposition locate what follows."""
    head = tokens[base.head].low.rstrip(".")
    alone = base.end - base.first == 1
    squared = base.head > base.first and tokens[base.head - 1].low in ("square", "sq")
    if head in words_of("distances") and not squared:
        return distance_chunk(tokens, base, head)
    if alone and head in words_of("compass", "time_words"):
        return Chunk(Sort.ADVERB, base.first, base.end, head)
    if head in words_of("times") and not base.places and not base.parties:
        return Chunk(Sort.TIME, base.first, base.end, head)
    return Chunk(Sort.NOUN, base.first, base.end, head, base=base)


def distance_chunk(tokens: Sequence[Token], base: Base, head: str) -> Chunk:
    """Return the chunk of a distance, with the preposition that it measures from."""
    at = base.end
    while at < len(tokens) and (is_adverb(tokens[at].low) or tokens[at].low in "()"):
        at += 1
    if at < len(tokens):
        end = end_of_direction(tokens, at)
        if end > at:
            return Chunk(Sort.PREPOSITION, base.first, end, "beside")
        if tokens[at].low in ("from", "to", "of", "off", "outside", "inside", "into", "short"):
            return Chunk(Sort.PREPOSITION, base.first, at + 1, "beside")
    return Chunk(Sort.ADVERB, base.first, base.end, head)


def subject_before(tokens: Sequence[Token], before: Sequence[Chunk]) -> str:
    """Return what stands before a word that may be a verb."""
    at = len(before) - 1
    while at >= 0 and before[at].sort in (Sort.ADVERB, Sort.TIME):
        timed = before[at].sort is Sort.TIME and at and before[at - 1].sort is Sort.PREPOSITION
        at -= 2 if timed else 1
    if at < 0:
        return "none"
    chunk = before[at]
    if chunk.base is not None:
        number = number_of(tokens, chunk.base)
        related = at > 0 and before[at - 1].sort is Sort.RELATIVE
        return "pronoun" if related else number
    if chunk.sort is Sort.RELATIVE:
        at -= at > 1 and before[at - 1].sort is Sort.COMMA
        return "plural" if at and plural_antecedent(tokens, before[at - 1]) else "singular"
    if chunk.sort is Sort.AND:
        return "verb" if any(c.sort is Sort.VERB for c in before) else "none"
    if chunk.sort is Sort.COMMA:
        return before_aside(tokens, before, at)
    return "preposition" if chunk.sort is Sort.PREPOSITION else "none"


def before_aside(tokens: Sequence[Token], before: Sequence[Chunk], close: int) -> str:
    """Return the number of the phrase before an aside that the comma at `close` ends."""
    for at in range(close - 1, max(close - ASIDE_CHUNKS, 0), -1):
        if before[at].sort is Sort.COMMA:
            base = before[at - 1].base
            return number_of(tokens, base) if base is not None else "none"
    return "verb" if any(chunk.sort is Sort.VERB for chunk in before) else "none"


def plural_antecedent(tokens: Sequence[Token], chunk: Chunk) -> bool:
    """Whether the phrase before `who` or `which` is a plural."""
    return chunk.base is not None and number_of(tokens, chunk.base) == "plural"


def number_of(tokens: Sequence[Token], base: Base) -> str:
    """Return whether a phrase is `plural`, `singular` or a `pronoun`; a party may be a plural."""
    head = tokens[base.head]
    if head.low in ("they", "we", "you", "i"):
        return "pronoun"
    last = head.low.rsplit(" ", 1)[-1]
    plural = last.endswith("s") and not last.endswith("ss") and head.kind is not Kind.PLACE
    people = last in words_of("plural_people") or head.low in ("these", "those", "both")
    if head.kind is Kind.PARTY:
        people |= head.text.isupper() or last.endswith("men")
    return "plural" if plural or people else "singular"
