"""What a sentence takes from those before it: who acted, and who speaks.

The day that is carried over is told by `event_date`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Before:
    """What the sentences before have told: who acted last, and who spoke last."""

    actor: str = ""
    speaker: str = ""
