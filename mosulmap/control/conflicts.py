"""Pairs of accepted mentions that cannot both be true.

They clash on who held a place, on the distance between two places, or on how many people moved and
from or to where. A change over time is no conflict: two statements clash when they speak of the
same days, or when fighting is reported soon after a side claimed the place for itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, pairwise, product

from ..model.gazetteer import Gazetteer
from ..model.rows import Mention
from .evidence import Evidence, as_evidence
from .findings import Rule
from .quantities import Measure, Quantity, find_quantities
from .study import Study
from .timeline import Record

TOLERANCE = 0.15
"""Share of the larger of two distances by which they may differ without a conflict.

News rounds distances and measures them from the edge or the centre of a town. A smaller share
would list pairs such as 25 and 28 km, which need not contradict; a larger one would hide mistakes.
"""


class Clash(StrEnum):
    """In which way two statements cannot both be true; the order is that of lists."""

    SAME_DAY = "same_day"
    CLAIM = "claim"
    SPAN = "span"
    DISTANCE = "distance"
    ORIGIN = "origin"
    GOAL = "goal"
    NUMBER = "number"


CLASHES = {
    Clash.SAME_DAY: "two statements about the same day",
    Clash.CLAIM: "a claim in a side's own favour, and fighting reported soon after",
    Clash.SPAN: "a state said to last, and another within its days",
    Clash.DISTANCE: "two distances between the same places",
    Clash.ORIGIN: "the same number of people, from two places",
    Clash.GOAL: "the same number of people, to two places",
    Clash.NUMBER: "two numbers for the same movement of people",
}
"""The description of each clash, as lists print it."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two mentions that cannot both be true.

    `quantities` are what the two say in numbers, none where what clashes is who held the place.
    """

    clash: Clash
    first: Mention
    second: Mention
    quantities: tuple[Quantity, Quantity] | None = None


def find_conflicts(study: Study) -> tuple[Conflict, ...]:
    """Return every pair of accepted mentions that cannot both be true, by kind, place and order."""
    order = list(Clash)
    found = [*control_conflicts(study), *quantity_conflicts(study)]
    found.sort(key=lambda c: (order.index(c.clash), c.first.place_id, c.first.id, c.second.id))
    pairs: dict[tuple[str, str, bool], Conflict] = {}
    for conflict in found:
        key = (conflict.first.id, conflict.second.id, conflict.quantities is None)
        pairs.setdefault(key, conflict)
    return tuple(pairs.values())


def control_conflicts(study: Study) -> Iterator[Conflict]:
    """Yield the pairs that clash on who held a place."""
    evidence: defaultdict[str, list[Evidence]] = defaultdict(list)
    for mention in study.mentions:
        item = as_evidence(mention, study.article[mention.article_id], study.project.gazetteer)
        if item:
            evidence[mention.place_id].append(item)
    for place_id, items in evidence.items():
        items.sort(key=lambda item: item.order)
        yield from overlapping(items)
        record = study.timelines.records.get(place_id, Record())
        yield from doubted_claims(items, record, study.timelines.stale_after)


def overlapping(items: Sequence[Evidence]) -> Iterator[Conflict]:
    """Yield the pairs of sorted evidence on one place that clash on a day that both speak of.

    Where one ends on the day on which the other begins, the place changed on that day.
    """
    for index, first in enumerate(items):
        for second in items[index + 1 :]:
            if second.start > first.end:
                break
            turned = first.start < second.start == first.end
            if contradicts(first, second) and not turned:
                clash = Clash.SAME_DAY if first.start == second.start else Clash.SPAN
                yield Conflict(clash, first.mention, second.mention)


def contradicts(first: Evidence, second: Evidence) -> bool:
    """Whether two pieces of evidence give one place two states.

    A withdrawal that names no new holder is contrary to nothing but the loser's holding the place.
    """
    if first.loser and second.loser:
        return False
    if first.loser or second.loser:
        return (first.loser or first.controller) == (second.loser or second.controller)
    return first.controller != second.controller


def doubted_claims(
    items: Sequence[Evidence], record: Record, stale_after: int
) -> Iterator[Conflict]:
    """Yield claims with the fighting that outweighed them (rule 4) before they turned stale."""
    by_id = {item.mention.id: item for item in items}
    for former, later in pairwise(record.stated):
        if later.rule is not Rule.LATER or later.day - former.last_word > stale_after:
            continue
        claims = (by_id[key] for key in former.mentions)
        fights = (by_id[key] for key in later.mentions)
        for claim, fight in product(claims, list(fights)):
            if not fight.loser:
                yield Conflict(Clash.CLAIM, claim.mention, fight.mention)


def quantity_conflicts(study: Study) -> Iterator[Conflict]:
    """Yield the pairs of sentences whose quantities clash."""
    alike: defaultdict[tuple[object, ...], list[Quantity]] = defaultdict(list)
    for quantity in find_quantities(study.mentions, study.project.texts):
        alike[topic_of(quantity)].append(quantity)
    for quantities in alike.values():
        for first, second in combinations(quantities, 2):
            clash = clash_of(first, second, study.project.gazetteer)
            if clash:
                yield Conflict(clash, first.mention, second.mention, (first, second))


def topic_of(quantity: Quantity) -> tuple[object, ...]:
    """Return what two quantities must share to be about the same thing."""
    if quantity.measure is Measure.DISTANCE:
        return quantity.measure, frozenset((place_of(quantity.origin), place_of(quantity.goal)))
    return quantity.measure, quantity.noun


def place_of(mention: Mention | None) -> str:
    """Return the id of the place of a mention, empty without one."""
    return mention.place_id if mention else ""


def clash_of(first: Quantity, second: Quantity, gazetteer: Gazetteer) -> Clash | None:
    """Return in which way two quantities about the same thing cannot both be true."""
    if first.measure is Measure.DISTANCE:
        return None if may_be_equal(first, second, TOLERANCE) else Clash.DISTANCE
    if not may_share_day(first, second):
        return None
    origins = may_be_one_place(first.origin, second.origin, gazetteer)
    goals = may_be_one_place(first.goal, second.goal, gazetteer)
    if not may_be_equal(first, second, 0):
        return Clash.NUMBER if origins and goals and first.days and second.days else None
    if goals and origins is False:
        return Clash.ORIGIN
    return Clash.GOAL if origins and goals is False else None


def may_be_equal(first: Quantity, second: Quantity, tolerance: float) -> bool:
    """Whether two numbers can be one, within a share of the larger one."""
    slack = tolerance * max(first.low, second.low)
    return first.low <= second.high + slack and second.low <= first.high + slack


def may_share_day(first: Quantity, second: Quantity) -> bool:
    """Whether two events may be of the same days; one without a date may be of any."""
    if first.days is None or second.days is None:
        return True
    return first.days[0] <= second.days[1] and second.days[0] <= first.days[1]


def may_be_one_place(
    first: Mention | None, second: Mention | None, gazetteer: Gazetteer
) -> bool | None:
    """Whether two places may be one: the same, or one in the other; None if one is not named."""
    if first is None or second is None:
        return None
    one, other = first.place_id, second.place_id
    inside = {place.id for place in gazetteer.ancestors(one)}
    around = {place.id for place in gazetteer.ancestors(other)}
    return one == other or other in inside or one in around
