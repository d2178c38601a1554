"""What a project holds and what was left out of it, in a line each."""

from __future__ import annotations

from collections.abc import Sequence

from ..control.study import Study
from ..languages.catalogue import ENGLISH
from ..model.rows import Mention
from ..terminal import HIDDEN, escape


def summary(study: Study) -> str:
    """Return what a project holds in one line: `44 places named in 5 articles, …`."""
    first, last = ENGLISH.short_day(study.window.first), ENGLISH.short_day(study.window.last)
    return f"{size(study.mentions)}, {first} to {last}"


MOST_LISTED = 10
"""Problems that a command other than `check` lists: they fit on a terminal above its own output."""


def left_out_words(study: Study) -> str:
    """Return the remark on the rows that a study leaves out: their problems and their number.

    Empty when there are none.
    """
    if not study.problems:
        return ""
    lines = [HIDDEN.sub(escape, str(fault)) for fault in study.problems[:MOST_LISTED]]
    more = len(study.problems) - len(lines)
    if more:
        lines.append(f"… and {count(more, 'more problem')}")
    rows = ", ".join(f"{number} of {path}" for path, number in study.left_out.items())
    left = f"left out {rows}" if rows else "went on"
    problems = count(len(study.problems), "problem")
    return "\n".join([*lines, f"mosulmap: {left} because of {problems}; mosulmap check lists all"])


def size(mentions: Sequence[Mention]) -> str:
    """Return how much mentions speak of: `44 places named in 5 articles, 157 mentions`."""
    places = {mention.place_id for mention in mentions}
    articles = {mention.article_id for mention in mentions}
    return (
        f"{count(len(places), 'place')} named in {count(len(articles), 'article')}, "
        f"{count(len(mentions), 'mention')}"
    )


def count(number: int, noun: str) -> str:
    """Return a number with its noun: `1 article`, `5 articles`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
