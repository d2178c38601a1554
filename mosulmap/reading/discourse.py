"""What a sentence takes from the one before it: who acted, who speaks, and on which day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .story import Span, Story
from .time_expressions import Timex


@dataclass(frozen=True, slots=True)
class Before:
    """What the sentences before have told: who acted last, who spoke last, and the day."""

    actor: str = ""
    speaker: str = ""
    day: Timex | None = None


LINKED = re.compile(
    r"\W*(?:they|it|its|their|he|his|she|her)\b|[“\"‘']|.*\b(?:he|she|they|it) (?:added|said)\W*$",
    re.IGNORECASE | re.DOTALL,
)
"""How a sentence goes on with the one before: by a pronoun, a quotation, or `he added`."""
STATEMENT = re.compile(r"[\s\u00a0]+(?:statement|briefing|interview|report|tweet|press)\b")
"""What makes a day that of words and not of an event: `in a Thursday statement`."""


def told_in_statement(story: Story, timex: Timex) -> bool:
    """Whether a time is that of a statement."""
    return STATEMENT.match(story.text, timex.end) is not None


def carried_day(
    story: Story, sentence: Span, times: Sequence[Timex], before: Before
) -> Timex | None:
    """Return the day of the sentence before, where a sentence goes on with it and names none."""
    if times or before.day is None or not LINKED.match(story.of(sentence)):
        return None
    return before.day


def day_told(times: Sequence[Timex]) -> Timex | None:
    """Return the one day that the times of a sentence mean, None for none or several."""
    days = {(timex.first, timex.last) for timex in times if timex.exact}
    return (
        times[0] if len(days) == 1 and times[0].exact and times[0].first == times[0].last else None
    )
