"""From mentions to control: who held each place on each day, and by which rule.

The rules are numbered as in `docs/method.md`, which explains each with a real example; each is a
function of its own:

1. only words about control count: `evidence.as_evidence`, and `Record.finding_on` for implied ones
2. what an event does: `evidence.as_evidence`, and `findings.counting_evidence` for withdrawals
3. evidence holds until later evidence: `findings.find_control`
4. a claim in one's own favour: `findings.certainty_of`; a second, independent source:
   `findings.confirming`
5. statements that cannot both be true: `findings.conflict`
6. no sentence of its own: `Timelines.inherited`
7. old evidence: `findings.Finding.is_stale`
8. what was known: `evidence.known_mentions`

Everything here is pure: immutable rows in, immutable rows out. Days are ordinals (1 is 1 January of
year 1); a period is half-open, from its first day up to but not including its last.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property
from operator import attrgetter

from ..model.dates import parse_edtf
from ..model.gazetteer import Gazetteer
from ..model.rows import Article, Certainty, Event, Mention, Place, State
from . import STALE_AFTER
from .evidence import Evidence, as_evidence, known_mentions
from .findings import Finding, Rule, find_control, in_force

FIRST_DAY = 1


@dataclass(frozen=True, slots=True)
class ControlPeriod:
    """A span of days, half-open, in which what can be said of a place did not change.

    `start` and `end` are ordinals, `end` None when nothing ends it; `controller` is an actor id,
    empty unless held; `since` is the day from which the state is certain, `earliest` the day on
    which it may have begun; `last_word` the latest day the deciding evidence speaks of (all three
    are 0 when there is none); `source_id` the place an inherited state comes from.
    """

    place_id: str
    start: int
    end: int | None
    state: State
    controller: str
    certainty: Certainty | None
    inferred: bool
    inherited: bool
    disputed: bool
    stale: bool
    since: int
    last_word: int
    rule: Rule
    source_id: str
    mentions: tuple[str, ...]
    earliest: int = 0

    def evidence_age(self, day: int) -> int | None:
        """Return the days from the last word to ordinal `day`; None without evidence."""
        return max(0, day - self.last_word) if self.last_word else None


SAYS = attrgetter(*(f.name for f in fields(ControlPeriod) if f.name not in ("start", "end")))
"""What a period says, whatever its days."""


Sighting = tuple[int, str, str]
"""The ordinal of a day, the party that was there or left by then, and the mention that says so."""


@dataclass(frozen=True)
class Record:
    """All that the mentions say of one place, ready to be asked about any day."""

    stated: tuple[Finding, ...] = ()
    implied: tuple[Finding, ...] = ()
    presence: tuple[Sighting, ...] = ()
    losses: tuple[Sighting, ...] = ()

    @cached_property
    def stated_days(self) -> list[int]:
        """First days of the stated findings."""
        return [finding.day for finding in self.stated]

    @cached_property
    def implied_days(self) -> list[int]:
        """First days of the implied findings."""
        return [finding.day for finding in self.implied]

    def finding_on(self, day: int, stale_after: int) -> Finding | None:
        """Return the finding in force on ordinal `day`, None when no evidence reaches it.

        Rule 1: an implied finding gives way to a stated one, unless the stated one is stale and
        the implied one speaks of later days.
        """
        stated = in_force(self.stated, self.stated_days, day)
        implied = in_force(self.implied, self.implied_days, day)
        if stated is None or implied is None:
            return stated or implied
        # Old words do not stand against newer ones (rule 7), but an implied holder that is said to
        # have left since is no newer word on who holds the place.
        outlived = stated.is_stale(day, stale_after) and implied.last_word > stated.last_word
        return implied if outlived and not self.left_since(implied, day) else stated

    def left_since(self, finding: Finding, day: int) -> bool:
        """Whether the holder of a `finding` is said to have left after it, by ordinal `day`."""
        return any(
            finding.day <= seen <= day and loser == finding.controller
            for seen, loser, _ in self.losses
        )

    def stranger_on(self, day: int, controller: str) -> str:
        """Return the mention that shows another side than `controller` here, or that it left.

        Empty when no such mention speaks of ordinal `day` or a day before it.
        """
        # A sighting before a departure: it shows who is there, a departure only who is not.
        for seen, holder, mention_id in self.presence:
            if seen <= day and holder != controller:
                return mention_id
        for seen, loser, mention_id in self.losses:
            if seen <= day and loser == controller:
                return mention_id
        return ""


def record_places(
    mentions: Iterable[Mention], articles: Mapping[str, Article], gazetteer: Gazetteer
) -> dict[str, Record]:
    """Return, by place id, all that the `mentions` say of each place they name."""
    evidence: defaultdict[str, list[Evidence]] = defaultdict(list)
    presence: defaultdict[str, list[Sighting]] = defaultdict(list)
    for mention in mentions:
        item = as_evidence(mention, articles[mention.article_id], gazetteer)
        # A visit that says who holds the place is evidence; only one that does not is a sighting.
        if item is not None:
            evidence[mention.place_id].append(item)
        elif seen := as_sighting(mention, gazetteer):
            presence[mention.place_id].append(seen)
    return {
        place_id: make_record(evidence[place_id], presence[place_id])
        for place_id in sorted(evidence.keys() | presence.keys())
    }


def as_sighting(mention: Mention, gazetteer: Gazetteer) -> Sighting | None:
    """Return the party that a `mention`, which is no evidence, saw at a place (rule 6).

    None when it is no visit, has no day, or names no party with a mark.
    """
    if mention.event is not Event.VISIT or not mention.event_date:
        return None
    holder = gazetteer.holder(mention.actor)
    # The end of a span: by then the party was certainly seen.
    return (parse_edtf(mention.event_date)[1], holder, mention.id) if holder else None


def make_record(evidence: Iterable[Evidence], presence: Iterable[Sighting]) -> Record:
    """Return the record of one place from its evidence and the sightings of parties there."""
    evidence = tuple(evidence)
    implied = find_control(item for item in evidence if item.implied)
    losses = [(item.start, item.loser, item.mention.id) for item in evidence if item.loser]
    return Record(
        stated=find_control((item for item in evidence if not item.implied), implied),
        implied=implied,
        presence=tuple(sorted(presence)),
        losses=tuple(sorted(losses)),
    )


@dataclass(frozen=True)
class Timelines:
    """Control of every place of a gazetteer on every day, as the recorded mentions have it."""

    gazetteer: Gazetteer
    records: Mapping[str, Record]
    stale_after: int = STALE_AFTER

    def on(self, place_id: str, day: int) -> ControlPeriod:
        """Return what can be said of a place on ordinal `day`; `start` and `end` span that day."""
        record = self.records.get(place_id, Record())
        finding = record.finding_on(day, self.stale_after)
        if finding is not None:
            return self.found(place_id, day, finding)
        return self.inherited(place_id, day, record)

    def found(self, place_id: str, day: int, finding: Finding) -> ControlPeriod:
        """Return the period of a `finding` of the place's own."""
        return ControlPeriod(
            place_id=place_id,
            start=day,
            end=day + 1,
            state=State.HELD if finding.controller else State.CONTESTED,
            controller=finding.controller,
            certainty=finding.certainty,
            inferred=finding.implied,
            inherited=False,
            disputed=finding.disputed,
            stale=finding.is_stale(day, self.stale_after),
            since=finding.since,
            last_word=finding.last_word,
            rule=finding.rule,
            source_id=place_id,
            mentions=finding.mentions,
            earliest=finding.earliest,
        )

    def inherited(self, place_id: str, day: int, record: Record) -> ControlPeriod:
        """Rule 6: take the state of the nearest parent that has one, within its limits."""
        # From the nearest parent outwards; the first with a finding decides, even where its answer
        # is that nothing can be taken: a contested city is not bridged by its province.
        for parent in self.gazetteer.ancestors(place_id):
            above = self.records.get(parent.id, Record())
            finding = above.finding_on(day, self.stale_after)
            if finding is None:
                continue
            if not finding.controller:
                return unknown(place_id, day, Rule.PARENT_CONTESTED, parent)
            if stranger := record.stranger_on(day, finding.controller):
                return unknown(place_id, day, Rule.PRESENCE, parent, stranger)
            taken = self.found(place_id, day, finding)
            return replace(taken, inherited=True, rule=Rule.INHERITED, source_id=parent.id)
        return unknown(place_id, day, Rule.NO_EVIDENCE)

    def periods(
        self, place_id: str, first: int = FIRST_DAY, end: int | None = None
    ) -> tuple[ControlPeriod, ...]:
        """Return the timeline of a place from ordinal `first` up to but not including `end`.

        It is sorted, disjoint and without gaps; the whole one begins on day 1 and never ends.
        """
        turning = self.turning_days(place_id)
        begins = bisect_right(turning, first) - 1
        stops = len(turning) if end is None else bisect_left(turning, end)
        begun: list[ControlPeriod] = []
        for day in turning[begins:stops]:
            period = self.on(place_id, day)
            if not begun or SAYS(begun[-1]) != SAYS(period):
                begun.append(period)
        starts = [first, *(period.start for period in begun[1:])]
        ends = [*starts[1:], end]
        return tuple(
            replace(period, start=start, end=end)
            for period, start, end in zip(begun, starts, ends, strict=True)
        )

    def turning_days(self, place_id: str) -> list[int]:
        """Return the days on which anything that touches a place can change, sorted."""
        days = {FIRST_DAY}
        family = (place_id, *(parent.id for parent in self.gazetteer.ancestors(place_id)))
        for record in (self.records.get(member, Record()) for member in family):
            for finding in (*record.stated, *record.implied):
                # Where a finding begins, and the first day on which it is stale (rule 7).
                days |= {finding.day, finding.last_word + self.stale_after + 1}
            days |= {seen for seen, _, _ in (*record.presence, *record.losses)}
        return sorted(days)


def unknown(
    place_id: str, day: int, rule: Rule, parent: Place | None = None, mention_id: str = ""
) -> ControlPeriod:
    """Return a period of which nothing can be said, with the `rule` that says why."""
    return ControlPeriod(
        place_id=place_id,
        start=day,
        end=day + 1,
        state=State.UNKNOWN,
        controller="",
        certainty=None,
        inferred=False,
        inherited=False,
        disputed=False,
        stale=False,
        since=0,
        last_word=0,
        rule=rule,
        source_id=parent.id if parent else "",
        mentions=(mention_id,) if mention_id else (),
    )


def infer_control(
    mentions: Iterable[Mention],
    articles: Mapping[str, Article],
    gazetteer: Gazetteer,
    *,
    known_by: str = "",
    stale_after: int = STALE_AFTER,
) -> Timelines:
    """Return the timelines that the accepted `mentions` support, as known by an ISO day."""
    known = known_mentions(mentions, articles, known_by)
    return Timelines(gazetteer, record_places(known, articles, gazetteer), stale_after)
