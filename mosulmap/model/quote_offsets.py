"""Where the words of a mention stand in its article, and where they went when the text changed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from .rows import Mention

BETWEEN = re.compile(r"\s+")
LOOSE = {
    **dict.fromkeys('"“”„«»', '["“”„«»]'),
    **dict.fromkeys("'‘’‚`´", "['‘’‚`´]"),
    **dict.fromkeys("-‐‑‒–—", "[-‐‑‒–—]"),
}
"""Marks that a word processor changes, and all that may stand for them."""


def quote_start(mention: Mention, text: str) -> int:
    """Return where in `text` the quote that surrounds the toponym begins, -1 if nowhere."""
    start = text.rfind(mention.quote, 0, mention.char_start + len(mention.quote))
    return start if start >= 0 and mention.char_end <= start + len(mention.quote) else -1


def printed_as(words: str, text: str) -> list[tuple[int, str]]:
    """Return where `words` stand in `text` but for blanks, dashes and kinds of quotation marks.

    Each is an offset and the words as they are printed there.
    """
    parts = ("".join(LOOSE.get(c, re.escape(c)) for c in part) for part in BETWEEN.split(words))
    pattern = r"[\s\u00a0]+".join(parts)
    return [(found.start(), found[0]) for found in re.finditer(pattern, text)]


def places_of(mention: Mention, text: str) -> list[int]:
    """Return the offsets in `text` at which the toponym stands in the quote."""
    return sorted(
        {
            begin + inside.start()
            for begin, printed in printed_as(mention.quote, text)
            for inside in re.finditer(re.escape(mention.toponym), printed)
        }
    )


def found_again(
    mentions: Sequence[Mention], texts: Mapping[str, str]
) -> dict[int, tuple[int, ...]]:
    """Return where the mentions stand now whose toponym is not at their offsets, by their index.

    One offset where that is certain: names that stand more than once in a quote keep their order.
    Several where it is not, none where the words stand nowhere.
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
        settled
        for (article_id, _, _), rows in groups.items()
        for settled in settle(mentions, rows, texts[article_id], taken, article_id)
    )


def settle(
    mentions: Sequence[Mention],
    rows: Mapping[int, Sequence[int]],
    text: str,
    taken: set[tuple[str, int]],
    article_id: str,
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield where rows of one quote and toponym, by their former offset, stand now: (index, at)."""
    first = mentions[next(iter(rows.values()))[0]]
    free = [at for at in places_of(first, text) if (article_id, at) not in taken]
    for rank, start in enumerate(sorted(rows)):
        at = (free[rank],) if len(free) == len(rows) else tuple(free)
        yield from ((index, at) for index in rows[start])


def stands(mention: Mention, text: str) -> bool:
    """Whether the toponym stands at its offsets."""
    return text[mention.char_start : mention.char_end] == mention.toponym


def moved_id(mention: Mention, start: int) -> str:
    """Return the id of a mention at another offset: `.2`, for a second statement, stays."""
    suffix = mention.id.partition(":")[2].partition(".")[2]
    return f"{mention.article_id}:{start}" + (f".{suffix}" if suffix else "")


def relocate(row: Mention, text: str | None, homes: dict[int, int]) -> Mention | None:
    """Return a row at the place where its words stand in `text`; None when they stand nowhere.

    A row of an article that is not at hand stays as it is. `homes` keeps where the rows before it
    went, from old offset to new: a name that stands twice in a sentence keeps its two rows.
    """
    if text is None or text[row.char_start : row.char_end] == row.toponym:
        return row
    quote = text.find(row.quote)
    if quote < 0:
        return None
    names = re.finditer(re.escape(row.toponym), row.quote)
    free = [quote + m.start() for m in names if quote + m.start() not in homes.values()]
    start = homes.get(row.char_start, next(iter(free), None))
    if start is None:
        return None
    homes[row.char_start] = start
    suffix = row.id.partition(":")[2].partition(".")[2]
    key = f"{row.article_id}:{start}" + (f".{suffix}" if suffix else "")
    return row.model_copy(
        update={"id": key, "char_start": start, "char_end": start + len(row.toponym)}
    )
