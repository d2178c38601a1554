"""What a sentence takes from those before it, who acted and who speaks, and what it denies of them.

The day that is carried over is told by `event_date`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

DENIAL = re.compile(
    r"""(?ix)
    \b(?:denied|denies|deny|rejected|rejects|dismissed|dismisses|refuted|refutes|disputed|disputes)\s+
    (?:it|this|that(?!\s+\w)|(?:(?:the|this|these|those|that|such|both|all)\s+)?(?:\w+\s+)?
       (?:claims?|reports?|statements?|news|allegations?|assertions?|announcements?)
       (?!\s+(?:that|of|about)\b))\b |
    \b(?:claims?|reports?|statements?|news|announcements?|it|this)\s+(?:was|were)\s+
    (?:later\s+|quickly\s+|promptly\s+)?(?:denied|rejected|dismissed|refuted|false|untrue)\b
    """
)
"""Words with which a sentence denies what stands before it."""

REMARK = "denied in the next sentence"
"""What is noted of a statement that is."""


def denies_before(sentence: str) -> bool:
    """Whether a sentence denies what the one before it told: `The ministry denied the report`."""
    return bool(DENIAL.search(sentence))


@dataclass(frozen=True, slots=True)
class Before:
    """What the sentences before have told: who acted last, and who spoke last."""

    actor: str = ""
    speaker: str = ""
