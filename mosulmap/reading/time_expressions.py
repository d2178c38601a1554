"""Time expressions in news sentences, and the days they mean.

Resolution counts from the day of publication (TimeML's document creation time, `published`) or from
a day named before in the same text. The rules follow how newspapers write: of 336 weekdays in public
news corpora a bare one is the latest on or before publication in nine of ten, and the very day when
it is the same weekday (150 of 152); a month and day without year is the one nearest to publication
(137 of 146). Everything is pure; days are ordinals inside and EDTF outside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..model.dates import MONTHS, to_day
from .time_rules import RULES, SPACE, Reader, counted_from_before, days_from_before, same_day


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression at code points `start` to `end`, and the ordinals `first` to `last`.

    `rule` names the rule that read it; `exact` is whether it means one day that the words fix, and
    not a vague stretch such as "recent days"; `future` whether it lies ahead by its own words.
    """

    start: int
    end: int
    first: int
    last: int
    rule: str
    exact: bool = True
    future: bool = False

    @property
    def edtf(self) -> str:
        """The event date as EDTF: a day, or an interval of two days."""
        first, last = to_day(self.first), to_day(self.last)
        return first if first == last else f"{first}/{last}"


MONTH_CUE = re.compile("|".join(name[:3] for name in MONTHS))
YEAR_CUE = re.compile(r"\d{4}")
UNIT_CUE = re.compile(r"(?i)day|night|week|month|year|hour|morning|noon|evening|tomorrow|stage")
"""What an expression cannot be without: a sentence without a cue is not searched for its rules."""


def cue_of(rule: str) -> re.Pattern[str]:
    """Return the cue without which a rule finds nothing."""
    if "month" in rule:
        return MONTH_CUE
    with_year = ("iso date", "slashed date", "season", "year third", "in a year")
    return YEAR_CUE if rule in with_year else UNIT_CUE


COMPILED = [
    (
        cue_of(name),
        name,
        re.compile(pattern, re.IGNORECASE if "month" not in name else 0),
        reader,
        exact,
        future,
    )
    for name, pattern, reader, exact, future in RULES
]

LOOKALIKES = re.compile("[\u0130\u0131\u017f\u212a]")
"""Letters that a pattern without case takes for i, s and k, and no table of names has."""

SINCE = re.compile(rf"\bsince{SPACE}(?:the{SPACE})?$", re.IGNORECASE)


def find_timexes(
    text: str, start: int, end: int, published: int, anchor: int | None = None
) -> tuple[Timex, ...]:
    """Return the time expressions between two code points of `text`, in order, none overlapping.

    `published` is the ordinal of publication; "the next day" counts from the expression before it
    in the span, else from `anchor`; without either it is left out, as is all that cannot be read.
    """
    found: list[Timex] = []
    for name, match, reader, exact_rule, future in candidates(text, start, end):
        exacts = [timex for timex in found if timex.exact and timex.start < match.start()]
        base = exacts[-1].last if exacts else anchor
        if base is None and counts_from_before(reader, match):
            # "One day after the recording": after what is not a day that was named.
            continue
        days = reader(match, published, base or published)
        if days is None:
            continue
        first, last = days
        since = is_since(text, start, match)
        if since:
            last = max(published, first)
        exact = exact_rule and not since
        lies_ahead = future or first > published
        found.append(Timex(match.start(), match.end(), first, last, name, exact, lies_ahead))
    return tuple(found)


def counts_from_before(reader: Reader, match: re.Match[str]) -> bool:
    """Whether a time is later than a day named before it, or the same; `earlier` is than now."""
    if reader is counted_from_before:
        return not match["back"]
    if reader is days_from_before:
        return match["way"].lower() == "later"
    return reader is same_day


def is_since(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether "since" stands before or at the head of a time expression: it lasts to the present."""
    before = SINCE.search(text, max(start, match.start() - 12), match.start())
    return bool(before) or match[0].lower().startswith("since")


def candidates(
    text: str, start: int, end: int
) -> Iterator[tuple[str, re.Match[str], Reader, bool, bool]]:
    """Yield the matches of all rules in order of the text; an earlier rule takes the words."""
    taken: list[tuple[int, int]] = []
    chosen = []
    cues = {cue for cue in (MONTH_CUE, YEAR_CUE, UNIT_CUE) if cue.search(text, start, end)}
    for cue, name, pattern, reader, exact, future in COMPILED:
        for match in pattern.finditer(text, start, end) if cue in cues else ():
            if LOOKALIKES.search(match[0]):
                continue
            if all(match.end() <= a or match.start() >= b for a, b in taken):
                taken.append(match.span())
                chosen.append((name, match, reader, exact, future))
    yield from sorted(chosen, key=lambda item: item[1].start())
