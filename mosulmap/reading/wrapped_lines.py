"""Paragraphs of a text whose lines were broken at a width, as mail and old archives have them.

A line was broken where the first word of the next one would not have fitted: that shape tells a
paragraph from a list, a title or a date line. Nothing is rewritten: a paragraph is a span of the
text, its line ends included.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .words import words_of

NARROWEST, WIDEST = 45, 120
"""Code points of the widths at which programs break lines; a longer line is a paragraph."""

RAGGED = 16
"""Code points that a broken line may lack to the width: the next word did not fit."""

FEWEST = 3
"""Full lines from which on a text can be told to be broken at a width."""

SHARE = 0.4
"""Share of a text's lines that are full where it was broken; the rest end paragraphs."""

LINE = re.compile(r"[^\n\r]+")
ONE_END = re.compile(r"\r\n|\n|\r")


def width_of(text: str) -> int:
    """Return the width in code points at which the lines of a text were broken; 0 if they were not.

    A word that is longer than a line, such as an address, says nothing.
    """
    lengths = [len(m[0].rstrip()) for m in LINE.finditer(text) if " " in m[0].strip()]
    if not lengths or max(lengths) > WIDEST:
        return 0
    width = max(lengths)
    full = sum(width - length < RAGGED for length in lengths)
    enough = full >= FEWEST and full >= SHARE * len(lengths)
    return width if width >= NARROWEST and enough else 0


def find_paragraphs(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs between two code points: lines, those that were broken joined.

    `width` is that of `width_of` for the whole text; with 0 each line is a paragraph
    that is not cut in a sentence.
    """
    lines = list(LINE.finditer(text, start, end))
    first = 0
    for index in range(1, len(lines) + 1 if lines else 0):
        if index < len(lines) and goes_on(text, lines[index - 1], lines[index], width):
            continue
        yield lines[first].start(), lines[index - 1].end()
        first = index


def is_cut(line: str, below: str) -> bool:
    """Whether a line is no whole sentence or heading, by its last word or by the one below it.

    It is long, has no stop at its end, and ends in a word that asks for more (`reports that`), or
    the next line begins with a small letter.
    """
    last = line.rsplit(maxsplit=1)[-1:]
    if len(line) < NARROWEST or not last or not last[0].isalpha():
        return False
    asks = words_of("determiners", "conjunctions", "prepositions", "relatives")
    return last[0] in asks or below[:1].islower()


def goes_on(text: str, above: re.Match[str], line: re.Match[str], width: int) -> bool:
    """Whether a line goes on with the one above: its first word had no room there, or it is cut.

    With a `width` of 0 only what is cut goes on.
    """
    if not ONE_END.fullmatch(text, above.end(), line.start()):
        return False
    words, word = above[0].rstrip(), line[0].split(maxsplit=1)[:1]
    if not (words and word):
        return False
    full = width > 0 and len(words) + 1 + len(word[0]) > width
    return full or is_cut(words, line[0].lstrip())
