"""Where the words of a mention stand in its article, and where they went when the text changed.

Offsets count code points of the article as stored. Words are the same words where only blanks, line
breaks, dashes, and kinds of quotation marks and apostrophes differ: word processors and news sites
exchange these. `check --fix` and `extract` ask the same function, `find_again`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from .rows import Mention

BLANKS = re.compile(r"\s+")
ALIKE = {
    **dict.fromkeys('"“”„«»', '["“”„«»]'),
    **dict.fromkeys("'‘’‚`´", "['‘’‚`´]"),
    **dict.fromkeys("-‐‑‒–—", "[-‐‑‒–—]"),
}
"""Marks that are exchanged, and the pattern of all that may stand for each."""


class Occurrence(NamedTuple):
    """Words of a mention as an article prints them: the toponym's offset, toponym and quote."""

    start: int
    toponym: str
    quote: str


def quote_start(mention: Mention, text: str) -> int:
    """Return where in `text` the quote that surrounds the toponym begins, -1 if nowhere."""
    start = text.rfind(mention.quote, 0, mention.char_start + len(mention.quote))
    return start if start >= 0 and mention.char_end <= start + len(mention.quote) else -1


def printed_as(words: str, text: str) -> list[tuple[int, str]]:
    """Return where `words` stand in `text`, whatever marks and blanks it has between them.

    Each is an offset and the words as they are printed there.
    """
    parts = ("".join(ALIKE.get(c, re.escape(c)) for c in part) for part in BLANKS.split(words))
    pattern = r"[\s\u00a0]+".join(parts)
    return [(found.start(), found[0]) for found in re.finditer(pattern, text)]


def occurrences(mention: Mention, text: str) -> list[Occurrence]:
    """Return every place of `text` at which the toponym stands in the quote, by offset."""
    return sorted(
        {
            Occurrence(begin + inside, toponym, quote)
            for begin, quote in printed_as(mention.quote, text)
            for inside, toponym in printed_as(mention.toponym, quote)
        }
    )


def find_again(
    mentions: Sequence[Mention], texts: Mapping[str, str]
) -> dict[int, tuple[Occurrence, ...]]:
    """Return where the mentions stand now whose toponym is not at their offsets, by their index.

    One occurrence where that is certain: names that stand more than once in a quote keep their
    order. Several where it is not, none where the words stand nowhere. Mentions of articles that
    are not among `texts` are not looked for.
    """
    groups: defaultdict[tuple[str, str, str], dict[int, list[int]]] = defaultdict(dict)
    for index, m in enumerate(mentions):
        text = texts.get(m.article_id)
        if text is not None and not stands(m, text):
            group = groups[m.article_id, m.quote, m.toponym]
            group.setdefault(m.char_start, []).append(index)
    if not groups:
        return {}
    slipped = {index for rows in groups.values() for same in rows.values() for index in same}
    taken = {(m.article_id, m.char_start) for i, m in enumerate(mentions) if i not in slipped}
    return dict(
        placed
        for (article_id, _, _), rows in groups.items()
        for placed in place_in_order(mentions, rows, texts[article_id], taken, article_id)
    )


def place_in_order(
    mentions: Sequence[Mention],
    rows: Mapping[int, Sequence[int]],
    text: str,
    taken: set[tuple[str, int]],
    article_id: str,
) -> Iterator[tuple[int, tuple[Occurrence, ...]]]:
    """Yield where rows of one quote and toponym, given by their former offset, stand now."""
    first = mentions[next(iter(rows.values()))[0]]
    free = [one for one in occurrences(first, text) if (article_id, one.start) not in taken]
    for rank, start in enumerate(sorted(rows)):
        found = (free[rank],) if len(free) == len(rows) else tuple(free)
        yield from ((index, found) for index in rows[start])


def relocate(mentions: Sequence[Mention], texts: Mapping[str, str]) -> list[Mention | None]:
    """Return each mention as it stands in its text now; None for one that cannot be placed.

    A mention that stands at its offsets, or whose article is not among `texts`, is returned as it
    is; so is one that moved, with id, offsets, toponym and quote as `find_again` finds them. None
    is one that stands nowhere, or in several places of which nobody can say which is meant.
    """
    found = find_again(mentions, texts)
    return [
        mention
        if index not in found
        else moved_to(mention, *found[index])
        if len(found[index]) == 1
        else None
        for index, mention in enumerate(mentions)
    ]


def moved_to(mention: Mention, occurrence: Occurrence) -> Mention:
    """Return a mention at another offset, in the words that are printed there."""
    start, toponym, quote = occurrence
    return mention.model_copy(
        update={
            "id": moved_id(mention, start),
            "char_start": start,
            "char_end": start + len(toponym),
            "toponym": toponym,
            "quote": quote,
        }
    )


def stands(mention: Mention, text: str) -> bool:
    """Return whether the toponym stands at its offsets."""
    return text[mention.char_start : mention.char_end] == mention.toponym


def moved_id(mention: Mention, start: int) -> str:
    """Return the id of a mention at another offset: `.2`, for a second statement, stays."""
    suffix = mention.id.partition(":")[2].partition(".")[2]
    return f"{mention.article_id}:{start}" + (f".{suffix}" if suffix else "")
