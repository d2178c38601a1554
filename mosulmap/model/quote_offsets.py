"""Where the words of a mention stand in its article, and where they went when the text changed.

`check`, `check --fix` and `extract` all ask here, so that a sentence has moved to the same place
whichever of them is asked. All offsets are code points of the text as stored.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from .rows import Mention

BLANKS = re.compile(r"\s+")
"""Spaces of every width, those that do not break among them, tabs and line breaks."""

MARKS = ("'‘’‚‛`´ʿʾʼ", '"“”„‟«»', "-‐‑‒–—")
"""Apostrophes, quotation marks, hyphens: publishers and word processors write one for another."""

ANY_OF = {mark: f"[{re.escape(marks)}]" for marks in MARKS for mark in marks}
FIRST_OF = str.maketrans({mark: marks[0] for marks in MARKS for mark in marks})


class Passage(NamedTuple):
    """Where a mention's toponym begins in a text, and its toponym and quote as printed there."""

    char_start: int
    toponym: str
    quote: str

    @property
    def char_end(self) -> int:
        """The code points up to the end of the toponym."""
        return self.char_start + len(self.toponym)


class Relocation(NamedTuple):
    """Where a mention's words stand now: the passage if one is certain, and all it may be."""

    passage: Passage | None
    candidates: tuple[Passage, ...]


def quote_start(mention: Mention, text: str) -> int:
    """Return where in `text` the quote that surrounds the toponym begins, -1 if nowhere."""
    start = text.rfind(mention.quote, 0, mention.char_start + len(mention.quote))
    return start if start >= 0 and mention.char_end <= start + len(mention.quote) else -1


def toponym_stands(mention: Mention, text: str) -> bool:
    """Return whether the toponym stands at its offsets, letter for letter."""
    return text[mention.char_start : mention.char_end] == mention.toponym


def printed_as(words: str, text: str) -> list[tuple[int, str]]:
    """Return where `words` stand in `text` but for blanks, dashes and kinds of quotation marks.

    A letter in pieces (decomposed, NFD) is the letter. Each is an offset and the words as they are
    printed there.
    """
    whole = unicodedata.normalize("NFC", words)
    parts = ("".join(map(any_form, part)) for part in BLANKS.split(whole))
    return [(found.start(), found[0]) for found in re.finditer(r"\s+".join(parts), text)]


AROUND = "'’‘`“”„\"«»…"
"""Marks that a spreadsheet, or who copies a sentence, puts around it: an apostrophe, three dots."""


def quote_printed_as(quote: str, text: str) -> list[tuple[int, str]]:
    """Return where a quote is printed; without the marks around it, where none is with them."""
    bare = quote.removesuffix("...").strip(AROUND).strip()
    return printed_as(quote, text) or (printed_as(bare, text) if bare != quote and bare else [])


def any_form(letter: str) -> str:
    """Return a pattern of the forms in which texts print a letter or a mark."""
    if letter.isascii() or letter in ANY_OF:
        return ANY_OF.get(letter, re.escape(letter))
    pieces = unicodedata.normalize("NFD", letter)
    return re.escape(letter) if pieces == letter else f"(?:{letter}|{pieces})"


def only_printing(words: str, text: str) -> str:
    """Return `words` in the one form in which `text` prints them; empty for none or several."""
    forms = {form for _, form in printed_as(words, text)}
    return forms.pop() if len(forms) == 1 else ""


def without_variants(words: str) -> str:
    """Return `words` with the first mark of each kind and one blank: equal where print is alike."""
    return BLANKS.sub(" ", unicodedata.normalize("NFC", words).translate(FIRST_OF))


def find_relocations(
    mentions: Sequence[Mention], texts: Mapping[str, str]
) -> dict[int, Relocation]:
    """Return where the mentions stand now that do not agree with their article, by their index.

    A mention agrees when its toponym stands at its offsets and its quote around it. A toponym that
    stands at its offsets stays there, and only the quote may be printed otherwise. Any other is
    looked for by its quote. Mentions of one quote and toponym keep their order; where there are
    more or fewer places than mentions, none is certain. `texts` are by article id: a mention whose
    article has no text is not judged.
    """
    found: dict[int, Relocation] = {}
    displaced: defaultdict[tuple[str, str, str], dict[int, list[int]]] = defaultdict(dict)
    for index, m in enumerate(mentions):
        text = texts.get(m.article_id)
        if text is None:
            continue
        if not toponym_stands(m, text):
            key = (m.article_id, without_variants(m.quote), without_variants(m.toponym))
            displaced[key].setdefault(m.char_start, []).append(index)
        elif quote_start(m, text) < 0:
            found[index] = in_place(m, text)
    moved = {index for rows in displaced.values() for same in rows.values() for index in same}
    taken = {(m.article_id, m.char_start) for i, m in enumerate(mentions) if i not in moved}
    for (article_id, quote, toponym), rows in displaced.items():
        passages = passages_of(quote, toponym, texts[article_id])
        free = [p for p in passages if (article_id, p.char_start) not in taken]
        found |= dict(in_order(rows, free))
    return found


def in_place(mention: Mention, text: str) -> Relocation:
    """Return how the quote around a toponym that stands at its offsets is printed."""
    around = {
        Passage(mention.char_start, mention.toponym, printed)
        for begin, printed in quote_printed_as(mention.quote, text)
        if begin <= mention.char_start and mention.char_end <= begin + len(printed)
    }
    return Relocation(next(iter(around)) if len(around) == 1 else None, tuple(sorted(around)))


def passages_of(quote: str, toponym: str, text: str) -> list[Passage]:
    """Return the passages of `text` in which `toponym` stands in `quote`, in their order."""
    first: dict[int, Passage] = {}
    for begin, printed in quote_printed_as(quote, text):
        for at, name in printed_as(toponym, printed):
            first.setdefault(begin + at, Passage(begin + at, name, printed))
    return [first[start] for start in sorted(first)]


def in_order(
    rows: Mapping[int, Sequence[int]], free: Sequence[Passage]
) -> Iterator[tuple[int, Relocation]]:
    """Yield the relocation of each of the `rows` of one quote and toponym, by its index.

    `rows` are indices by the offset at which the toponym stood: statements on the same words, such
    as `a:12` and `a:12.2`, stay together. `free` are the places at which no other mention stands.
    """
    certain = len(free) == len(rows)
    for rank, start in enumerate(sorted(rows)):
        one = Relocation(free[rank], (free[rank],)) if certain else Relocation(None, tuple(free))
        yield from ((index, one) for index in rows[start])


def moved_id(mention: Mention, start: int) -> str:
    """Return the id of a mention at another offset: `.2`, for a second statement, stays."""
    suffix = mention.id.partition(":")[2].partition(".")[2]
    return f"{mention.article_id}:{start}" + (f".{suffix}" if suffix else "")


def moved_to(mention: Mention, passage: Passage) -> Mention:
    """Return a mention at a passage, with the offsets, the id and the words that it has there.

    Toponym and quote are verbatim columns, so they follow what the text prints now, marks and
    blanks included. Every other cell is as the curator left it.
    """
    cells: dict[str, object] = {"toponym": passage.toponym, "quote": passage.quote}
    if (passage.char_start, passage.char_end) != (mention.char_start, mention.char_end):
        cells |= {"id": moved_id(mention, passage.char_start)}
        cells |= {"char_start": passage.char_start, "char_end": passage.char_end}
    return mention.model_copy(update=cells)
