"""What the evidence of one place says from which day on, by the rules of `docs/method.md`.

Everything here is pure. Days are ordinals (1 is 1 January of year 1).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ..model.rows import Certainty
from .evidence import Evidence, independent


class Rule(StrEnum):
    """Why a place is in the state it is in."""

    STANDS = "stands"
    CLAIM = "claim"
    CONFIRMED = "confirmed"
    LATER = "later"
    CONFLICT = "conflict"
    IMPLIED = "implied"
    INHERITED = "inherited"
    PARENT_CONTESTED = "parent_contested"
    PRESENCE = "presence"
    NO_EVIDENCE = "no_evidence"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a place's own evidence says from `since` on, until the next finding.

    `mentions` decide it, `last_word` is the latest day (ordinal) any of them speaks of. The state
    may have begun on `earliest` already, where the words leave its day open; `witnesses` are the
    pieces of evidence for it, one from each origin and voice.
    """

    day: int
    since: int
    controller: str
    certainty: Certainty
    disputed: bool
    implied: bool
    last_word: int
    rule: Rule
    mentions: tuple[str, ...]
    earliest: int
    witnesses: tuple[Evidence, ...]

    def is_stale(self, day: int, stale_after: int) -> bool:
        """Rule 7: whether the last word is more than `stale_after` days old on `day`."""
        return day - self.last_word > stale_after


def in_force(findings: tuple[Finding, ...], days: list[int], day: int) -> Finding | None:
    """Return the last of the sorted `findings` that begins on or before `day`."""
    index = bisect_right(days, day) - 1
    return findings[index] if index >= 0 else None


def find_control(
    evidence: Iterable[Evidence], implied: tuple[Finding, ...] = ()
) -> tuple[Finding, ...]:
    """Return the findings that the `evidence` of one place gives, in order of days.

    Rule 3: each day's evidence replaces what stood before, or renews it when it agrees. `implied`
    findings are what a withdrawal may take from a party of which nothing was stated.
    """
    by_day: defaultdict[int, list[Evidence]] = defaultdict(list)
    # `start` is the day from which the words are certain: a capture within a span counts at its end
    # (rule 2), so that no day is coloured on which it may not have happened yet.
    for item in sorted(evidence, key=lambda item: item.order):
        by_day[item.start].append(item)
    implied_days = [finding.day for finding in implied]
    findings: list[Finding] = []
    for day in sorted(by_day):
        former = findings[-1] if findings else None
        # A withdrawal takes from the stated holder; where nothing was stated yet, from the implied
        # one (rules 1 and 2).
        counting = counting_evidence(by_day[day], former or in_force(implied, implied_days, day))
        if counting:
            findings.append(next_finding(day, counting, former))
    return tuple(findings)


def counting_evidence(items: list[Evidence], former: Finding | None) -> list[Evidence]:
    """Rule 2: a withdrawal that names no new holder counts only where the loser held the place.

    It also says nothing that is not said better by another party's gain on the same day.
    """
    holder = former.controller if former else ""
    gains = [item for item in items if not item.loser]
    return gains + [
        loss
        for loss in items
        if loss.loser
        and loss.loser == holder
        and (not gains or any(gain.controller == loss.loser for gain in gains))
    ]


def next_finding(day: int, items: list[Evidence], former: Finding | None) -> Finding:
    """Return what holds from `day` on, given that day's evidence and the `former` finding."""
    # The conflict is asked for first (rule 5): no holder, claim or confirmation of a day that
    # contradicts itself may count.
    disputed = conflict(items)
    controller = "" if disputed else items[0].controller
    # Fighting after fighting renews too (rule 3); a dispute is of its own day (rule 5).
    renewed = former if former and former.controller == controller and not disputed else None
    witnesses = one_of_each((*renewed.witnesses, *items) if renewed else tuple(items))
    # Only a holder can be confirmed: rule 4 is about who holds a place.
    partners = () if disputed or not controller else confirming(items, witnesses)
    certainty = Certainty.CONFIRMED if partners else certainty_of(items, renewed, controller)
    last_word = max(item.end for item in items)
    return Finding(
        day=day,
        since=renewed.since if renewed else day,
        controller=controller,
        certainty=certainty,
        disputed=disputed,
        implied=items[0].implied,
        last_word=max(last_word, renewed.last_word) if renewed else last_word,
        rule=Rule.CONFLICT if disputed else rule_of(items, former, certainty, controller),
        mentions=tuple(dict.fromkeys(item.mention.id for item in (*partners, *items))),
        earliest=renewed.earliest if renewed else min(item.earliest for item in items),
        witnesses=witnesses,
    )


def conflict(items: Iterable[Evidence]) -> bool:
    """Rule 5: whether the evidence of one day gives a place more than one state."""
    return len({item.controller for item in items}) > 1


def one_of_each(items: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return the first evidence of each origin and voice: more of the same confirms nothing."""
    first: dict[tuple[frozenset[str], str], Evidence] = {}
    for item in items:
        first.setdefault((item.origins, item.voice), item)
    return tuple(first.values())


def confirming(items: list[Evidence], witnesses: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Rule 4, second half: two witnesses independent of each other; nothing if there are none.

    The pair that holds the newest word comes first, so that its quotes are the ones shown.
    """
    # What a curator reads into a sentence is no witness (rule 1).
    if items[0].implied:
        return ()
    for newest in (*reversed(items), *reversed(witnesses)):
        for other in witnesses:
            if independent(newest, other):
                return other, newest
    return ()


def certainty_of(items: list[Evidence], renewed: Finding | None, controller: str) -> Certainty:
    """Rule 4, first half: a state is claimed while only the side it favours has said so."""
    # A report or a confirmation stays one when the side it favours repeats it (rules 3 and 4).
    if renewed and renewed.certainty is not Certainty.CLAIMED:
        return renewed.certainty
    if not controller or any(not item.claimed for item in items):
        return Certainty.REPORTED
    return Certainty.CLAIMED


def rule_of(
    items: list[Evidence], former: Finding | None, certainty: Certainty, controller: str
) -> Rule:
    """Name the rule that decided a finding on which the day's evidence agrees.

    The narrowest reason first: that words only imply it limits a state more than whose word it is.
    """
    if items[0].implied:
        return Rule.IMPLIED
    if certainty is Certainty.CLAIMED:
        return Rule.CLAIM
    if certainty is Certainty.CONFIRMED:
        return Rule.CONFIRMED
    # Rule 4: a later report of fighting outweighs a claim, and the card says so.
    claimed_before = former is not None and former.certainty is Certainty.CLAIMED
    return Rule.LATER if claimed_before and not controller else Rule.STANDS
