"""What every mention of a place did to its state on a day, and which mentions replaced it.

Pure functions: they apply no rule themselves but read what the timelines decided.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from ..model.dates import to_ordinal
from ..model.rows import Article, Mention, Review
from .evidence import Evidence, as_evidence
from .findings import Finding, Rule
from .study import Study
from .timeline import ControlPeriod, Record, Timelines


class Verdict(StrEnum):
    """What became of one mention when a place's state on a day was decided."""

    DECIDES = "decides"
    HANDED_DOWN = "handed_down"
    STOPS = "stops"
    CONFLICTS = "conflicts"
    AGREES = "agrees"
    OVERRIDDEN = "overridden"
    OUTWEIGHED = "outweighed"
    GIVES_WAY = "gives_way"
    OUTLIVED = "outlived"
    NO_EFFECT = "no_effect"
    LATER_DAY = "later_day"
    SILENT = "silent"
    NOT_YET = "not_yet"


DECISIVE = frozenset({Verdict.DECIDES, Verdict.HANDED_DOWN, Verdict.STOPS, Verdict.CONFLICTS})
"""The verdicts of the mentions that a control period names; all others changed nothing."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One mention and what became of it on a day.

    `evidence` is what it says of control, None when it says nothing; `by` are the ids of the
    mentions that replaced it, empty when none did.
    """

    mention: Mention
    article: Article
    evidence: Evidence | None
    verdict: Verdict
    by: tuple[str, ...] = ()


def verdicts(
    timelines: Timelines, place_id: str, day: int, evidence: Iterable[Evidence]
) -> tuple[tuple[str, Verdict], ...]:
    """Return, by mention id, what became of each piece of `evidence` on a place on ordinal `day`.

    First come the mentions that decide although they are no evidence on the place itself: those of
    the larger place it takes its state from, and the sighting that stops it. Each id comes once.
    """
    period = timelines.on(place_id, day)
    record = timelines.records.get(place_id, Record())
    finding = record.finding_on(day, timelines.stale_after)
    own = [(item.mention.id, judge(item, period, record, finding)) for item in evidence]
    own_ids = {mention_id for mention_id, _ in own}
    borrowed = ((key, deciding_verdict(period)) for key in period.mentions if key not in own_ids)
    return (*borrowed, *own)


def judge(
    item: Evidence, period: ControlPeriod, record: Record, finding: Finding | None
) -> Verdict:
    """Return what became of one piece of evidence on the place, and on a day, of a `period`."""
    if item.mention.id in period.mentions:
        return deciding_verdict(period)
    if item.start > period.start:
        return Verdict.LATER_DAY
    if finding is None or (item.loser and not is_counted(item, record)):
        return Verdict.NO_EFFECT
    if item.implied != finding.implied:
        return Verdict.GIVES_WAY if item.implied else Verdict.OUTLIVED
    later = replacement(item, record, finding)
    if later is None:
        return Verdict.AGREES
    contested = item.claimed and not later.controller
    return Verdict.OUTWEIGHED if contested else Verdict.OVERRIDDEN


def deciding_verdict(period: ControlPeriod) -> Verdict:
    """Return in which way the mentions that a period names decide it."""
    if period.rule is Rule.PRESENCE:
        return Verdict.STOPS
    if period.inherited:
        return Verdict.HANDED_DOWN
    return Verdict.CONFLICTS if period.disputed else Verdict.DECIDES


def sides(mentions: Collection[str], evidence: Sequence[Evidence]) -> tuple[Evidence, Evidence]:
    """Return the earlier and the later side of a dispute that rests on `mentions`.

    `evidence` is in the order of rule 3. Raises `StopIteration` when the mentions do not disagree.
    """
    disputing = [item for item in evidence if item.mention.id in mentions]
    later = next(item for item in reversed(disputing) if item.controller != disputing[0].controller)
    return disputing[0], later


def findings_after(item: Evidence, record: Record) -> Iterator[Finding]:
    """Yield the findings that may replace a piece of evidence: its own day's, then later ones.

    What is stated is weighed against what is stated, what is implied against what is implied.
    """
    findings, days = record.stated, record.stated_days
    if item.implied:
        findings, days = record.implied, record.implied_days
    yield from islice(findings, bisect_left(days, item.start), None)


def is_counted(item: Evidence, record: Record) -> bool:
    """Whether a finding rests on a piece of evidence; not every withdrawal counts (rule 2)."""
    own = next(findings_after(item, record), None)
    return own is not None and item.mention.id in own.mentions


def replacement(item: Evidence, record: Record, finding: Finding) -> Finding | None:
    """Return the first later finding, up to the one in force, that contradicts `item`."""
    for later in findings_after(item, record):
        if later.day > finding.day:
            break
        if later.day > item.start and later.controller != item.controller:
            return later
    return None


def evidence_on(study: Study, place_id: str) -> tuple[Evidence, ...]:
    """Return the evidence on a place that a study knows of, in the order of rule 3."""
    gazetteer = study.project.gazetteer
    items = (
        as_evidence(mention, study.article[mention.article_id], gazetteer)
        for mention in study.mentions
        if mention.place_id == place_id
    )
    return tuple(sorted((item for item in items if item), key=lambda item: item.order))


def give_reasons(study: Study, place_id: str, as_of: str) -> tuple[Reason, ...]:
    """Return every accepted mention of a place with its verdict on the ISO day `as_of`.

    Evidence comes first, in the order of its days, then the mentions that are none, then
    those in articles published later. Mentions of a larger place that decide come before all.
    """
    day = to_ordinal(as_of)
    evidence = evidence_on(study, place_id)
    pairs = verdicts(study.timelines, place_id, day, evidence)
    judged = {mention_id for mention_id, _ in pairs}
    known = {mention.id for mention in study.mentions}
    others = [m for m in accepted(study, place_id) if m.id not in judged]
    silent = [(m.id, Verdict.SILENT) for m in others if m.id in known]
    unread = [(m.id, Verdict.NOT_YET) for m in others if is_unread(m, study)]
    return as_reasons(study, place_id, day, (*pairs, *silent, *unread))


def accepted(study: Study, place_id: str) -> list[Mention]:
    """Return the accepted mentions of a place, whether or not the study knows of them."""
    rows = study.project.mentions.rows
    return [m for m in rows if m.place_id == place_id and m.status is Review.ACCEPTED]


def is_unread(mention: Mention, study: Study) -> bool:
    """Whether a mention stands in an article of which the study does not know (rule 8)."""
    return all(article.id != mention.article_id for article in study.articles)


def as_reasons(
    study: Study, place_id: str, day: int, pairs: Sequence[tuple[str, Verdict]]
) -> tuple[Reason, ...]:
    """Return the mentions of `pairs` with their articles, what they say, and what replaced them."""
    mentions = {mention.id: mention for mention in study.project.mentions.rows}
    articles = {article.id: article for article in study.project.articles.rows}
    record = study.timelines.records.get(place_id, Record())
    finding = record.finding_on(day, study.timelines.stale_after)
    reasons = []
    for mention_id, verdict in pairs:
        mention = mentions[mention_id]
        article = articles[mention.article_id]
        item = as_evidence(mention, article, study.project.gazetteer)
        by = replaced_by(item, verdict, record, finding)
        reasons.append(Reason(mention, article, item, verdict, by))
    return tuple(reasons)


def replaced_by(
    item: Evidence | None, verdict: Verdict, record: Record, finding: Finding | None
) -> tuple[str, ...]:
    """Return the ids of the mentions that replaced a piece of evidence; empty when none did."""
    if item is None or finding is None:
        return ()
    if verdict in (Verdict.GIVES_WAY, Verdict.OUTLIVED):
        return finding.mentions
    if verdict in (Verdict.OVERRIDDEN, Verdict.OUTWEIGHED):
        later = replacement(item, record, finding)
        return later.mentions if later else ()
    return ()
