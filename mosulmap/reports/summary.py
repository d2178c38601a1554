"""What a project holds and what was left out of it, in a line each."""

from __future__ import annotations

from collections.abc import Sequence

from ..control.study import Study
from ..languages.catalogue import ENGLISH
from ..model.rows import Mention
from ..terminal import HIDDEN, count, escape


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


REASONS = {
    "row": "with a fault in the row itself",
    "day": "dated after the publication of the article '{of}'",
    "text": "of the article '{of}', whose text is another one now",
    "article": "of the article '{of}', which has a fault",
    "no article": "of the article '{of}', which is not in seeds/articles.csv",
    "no place": "at the place '{of}', which is not in gazetteer/places.csv",
    "no party": "about the party '{of}', which is not in gazetteer/actors.csv",
    "place": "at the place '{of}', which has a fault",
    "party": "about the party '{of}', which has a fault",
}
"""Why accepted mentions are not on the map, by `MissingEvidence.because`."""


def missing_words(study: Study) -> str:
    """Return how many accepted mentions are not on the map and why; nothing when all are."""
    if not study.missing:
        return ""
    reasons = [
        f"{len(one.lines)} {REASONS[one.because].format(of=one.of)} ({places_of(one.lines)})"
        for one in study.missing
    ]
    verb = "is" if study.missing_count == 1 else "are"
    missing = f"{count(study.missing_count, 'accepted mention')} {verb} not on the map"
    return HIDDEN.sub(escape, f"{missing}: {'; '.join(reasons)}")


def places_of(lines: Sequence[int]) -> str:
    """Return where rows of mentions stand: `seeds/mentions.csv:3, 9, …`."""
    more = ", …" if len(lines) > MOST_LISTED else ""
    return f"seeds/mentions.csv:{', '.join(map(str, lines[:MOST_LISTED]))}{more}"


def size(mentions: Sequence[Mention]) -> str:
    """Return how much mentions speak of: `44 places named in 5 articles, 157 mentions`."""
    places = {mention.place_id for mention in mentions}
    articles = {mention.article_id for mention in mentions}
    return (
        f"{count(len(places), 'place')} named in {count(len(articles), 'article')}, "
        f"{count(len(mentions), 'mention')}"
    )
