"""What is not certain about the state of a place on a day, a sentence for each doubt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..languages.catalogue import Language
from ..model.dates import to_day, to_ordinal
from ..model.rows import Certainty, Place
from .study import Study
from .timeline import ControlPeriod
from .verdicts import DECISIVE, Reason


def find_doubts(
    study: Study,
    place: Place,
    as_of: str,
    period: ControlPeriod,
    reasons: Sequence[Reason],
    language: Language,
) -> Iterator[str]:
    """Yield in a sentence each what limits the state of a place, the gravest first."""
    if period.disputed:
        yield language.say("doubt_disputed")
    if period.certainty is Certainty.CLAIMED:
        yield language.say("doubt_claimed")
    if period.inferred:
        yield language.say("doubt_inferred")
    if period.inherited:
        gazetteer = study.project.gazetteer
        parent = gazetteer.place_name(gazetteer.place[period.source_id], language.code)
        yield language.say("doubt_inherited", parent=parent)
    age = period.evidence_age(to_ordinal(as_of))
    if period.stale and age is not None:
        yield language.count("doubt_old", age)
    yield from uncertain_days(period, reasons, language)
    if not place.located:
        yield language.say("doubt_unlocated")
    elif place.estimated:
        yield language.say("doubt_estimated")


def uncertain_days(
    period: ControlPeriod, reasons: Sequence[Reason], language: Language
) -> Iterator[str]:
    """Yield that a state may have begun before the day from which it counts, or only about then."""
    if 0 < period.earliest < period.since:
        first, last = (language.short_day(to_day(day)) for day in (period.earliest, period.since))
        yield language.say("doubt_between", first=first, last=last)
    dates = [r.mention.event_date for r in reasons if r.verdict in DECISIVE]
    if dates and all(date.endswith(("?", "~", "%")) for date in dates):
        yield language.say("doubt_about")
