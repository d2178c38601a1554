"""Chunks put right by what stands around them: times, split verb groups, clauses and voices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .chunks import Chunk, Sort, read_chunks
from .frames import lexicon
from .groups import FINITE, PARTICIPIAL
from .tokens import Kind, Sentence, Token
from .words import BASE, PARTICIPLE, ranks, verb_of, words_of

YEAR_DIGITS = 4


def read_clauses(sentence: Sentence) -> tuple[Chunk, ...]:
    """Return the chunks of a sentence with its times joined, its clauses and voices decided."""
    tokens = sentence.tokens
    chunks = join_groups(tokens, join_times(tokens, read_chunks(sentence)))
    return tuple(settle_voices(tokens, settle_small_words(chunks)))


def join_times(tokens: Sequence[Token], chunks: Sequence[Chunk]) -> list[Chunk]:
    """Return the chunks with `on Monday`, `in June 2014` and `in 2014` as one time each."""
    joined: list[Chunk] = []
    for at, chunk in enumerate(chunks):
        ago = at + 1 < len(chunks) and chunks[at + 1].low == "ago"
        year = is_year(tokens, chunk)
        last = joined[-1] if joined else None
        timed = (chunk.sort is Sort.TIME or year) and not ago
        if last is None:
            joined.append(chunk)
        elif timed and last.sort is Sort.PREPOSITION and last.low in words_of("dated_by"):
            joined[-1] = Chunk(Sort.TIME, last.first, chunk.end, chunk.low)
        elif year and last.sort is Sort.TIME:
            joined[-1] = replace(last, end=chunk.end)
        elif chunk.low == ")" and is_bracketed_time(joined):
            joined[-3:] = [replace(joined[-3], end=chunk.end)]
        else:
            joined.append(chunk)
    return joined


def is_bracketed_time(chunks: Sequence[Chunk]) -> bool:
    """Whether chunks end in a time and a bracket with another: `on Wednesday (Oct 2`."""
    if len(chunks) < len(("time", "(", "time")):
        return False
    first, opened, second = chunks[-3:]
    return first.sort is Sort.TIME and opened.low == "(" and second.sort is Sort.TIME


def is_year(tokens: Sequence[Token], chunk: Chunk) -> bool:
    """Whether a chunk is a year."""
    token = tokens[chunk.first]
    alone = chunk.base is not None and chunk.end - chunk.first == 1
    return alone and token.kind is Kind.NUMBER and len(token.low) == YEAR_DIGITS


def join_groups(tokens: Sequence[Token], chunks: Sequence[Chunk]) -> list[Chunk]:
    """Return the chunks with `had by then been taken` as one verb group."""
    joined: list[Chunk] = []
    for chunk in chunks:
        back = past_small(joined, len(joined) - 1, -1, Sort.COMMA)
        before = joined[back].group if back >= 0 else None
        late = chunk.group is not None and is_late(tokens, chunk)
        if late and chunk.group is not None and before is not None and before.lemma == "have":
            passive = chunk.group.passive and tokens[chunk.first].low == "been"
            group = replace(chunk.group, first=before.first, form=before.form, denied=before.denied,
                            modal=before.modal, perfect=True, present=before.present,
                            bare=False, passive=passive)  # fmt: skip
            times = [c for c in joined[back + 1 :] if c.sort is Sort.TIME]
            del joined[back:]
            joined += [Chunk(Sort.VERB, before.first, chunk.end, group.lemma, group=group), *times]
        else:
            joined.append(chunk)
    return joined


def is_late(tokens: Sequence[Token], chunk: Chunk) -> bool:
    """Whether a verb can go on with `have` before it: `been taken`, `conducted`."""
    if chunk.group is None or tokens[chunk.first].low == "been":
        return chunk.group is not None
    verb = verb_of(tokens[chunk.group.head].low) if chunk.group.bare else None
    return verb is not None and verb.can(PARTICIPLE) and not verb.can(BASE)


def past_small(chunks: Sequence[Chunk], at: int, step: int, *others: Sort) -> int:
    """Return the next chunk that is no adverb and no time, and none of `others`."""
    while 0 <= at < len(chunks) and chunks[at].sort in (Sort.ADVERB, Sort.TIME, *others):
        at += step
    return at


def settle_small_words(chunks: Sequence[Chunk]) -> list[Chunk]:
    """Decide which prepositions begin clauses (`after Arabi fell`) and which not (`after days`)."""
    settled = list(chunks)
    for at, chunk in enumerate(chunks):
        small = chunk.sort in (Sort.PREPOSITION, Sort.SUBORDINATOR)
        if not small or chunk.low == "that" or chunk.low not in words_of("subordinators"):
            continue
        clause = chunk.low in words_of("always_clauses") or begins_clause(settled, at + 1)
        settled[at] = replace(chunk, sort=Sort.SUBORDINATOR if clause else Sort.PREPOSITION)
    return settled


def settle_voices(tokens: Sequence[Token], chunks: list[Chunk]) -> list[Chunk]:
    """Decide which bare past forms are participles: `X, seized by them`; `X recaptured: source`."""
    settled = list(chunks)
    for at, chunk in enumerate(chunks):
        group = chunk.group
        if group is None or not group.bare or group.passive or group.form != FINITE:
            continue
        verb = verb_of(tokens[group.head].low)
        if verb is None or not verb.can(PARTICIPLE):
            continue
        by = followed_by(settled, at)
        if by or (not verb.can(BASE) and is_passive(tokens, settled, at)):
            passive = replace(group, passive=True, form=PARTICIPIAL, present=False)
            settled[at] = replace(chunk, group=passive)
    return settled


def followed_by(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether `by` follows the verb at a chunk, past adverbs and times."""
    after = past_small(chunks, at + 1, 1)
    return after < len(chunks) and chunks[after].low == "by"


def is_passive(tokens: Sequence[Token], chunks: Sequence[Chunk], at: int) -> bool:
    """Whether the past form at a chunk is a participle because its place stands before it."""
    before = past_small(chunks, at - 1, -1)
    comma = before >= 0 and chunks[before].sort is Sort.COMMA
    chunk = chunks[before - comma] if before >= comma else None
    if chunk is None or not ends_alone(chunks, at, objects=False):
        return False
    if chunk.base is None:
        return passive_at(chunks[before])
    place = bool(chunk.base.places) or tokens[chunk.base.head].low in ranks()
    frames = lexicon().verbs.get(chunks[at].low, ())
    transitive = any("object" in frame.roles for frame in frames)
    return place and transitive and not chunk.base.parties and ends_alone(chunks, at, objects=True)


def passive_at(chunk: Chunk) -> bool:
    """Whether a chunk is a passive verb: `was declared`."""
    return chunk.group is not None and chunk.group.passive


def ends_alone(chunks: Sequence[Chunk], at: int, *, objects: bool) -> bool:
    """Whether no object follows a verb; with `objects`, whether its clause ends there."""
    after = past_small(chunks, at + 1, 1)
    follows = chunks[after] if after < len(chunks) else None
    if follows is None or not objects:
        return follows is None or follows.sort is not Sort.NOUN
    closed = follows.sort in (Sort.COMMA, Sort.BREAK, Sort.AND)
    return closed or follows.low in ("from", "in", "after", "since")


def begins_clause(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a subject and its verb follow, before anything else does."""
    seen = False
    for chunk in chunks[at:]:
        seen |= chunk.sort is Sort.NOUN
        if chunk.group is not None:
            return seen and chunk.group.form == FINITE
        if chunk.sort in (Sort.COMMA, Sort.BREAK, Sort.SUBORDINATOR, Sort.RELATIVE):
            return False
    return False
