"""What is not certain about the state of a place on a day, a sentence for each doubt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..languages.catalogue import Language
from ..model.dates import to_day, to_ordinal
from ..model.gazetteer import Gazetteer
from ..model.rows import Certainty, Mention, Place
from .study import Study
from .timeline import ControlPeriod
from .verdicts import DECISIVE, Reason


class Doubt(NamedTuple):
    """A doubt to be said: the key of its message, and the value that it has.

    That is the larger place which a state is taken from, the age of the last word in days, or the
    two ordinals between which a state began.
    """

    key: str
    place_id: str = ""
    age: int | None = None
    days: tuple[int, ...] = ()


def find_doubts(
    study: Study,
    place: Place,
    as_of: str,
    period: ControlPeriod,
    reasons: Sequence[Reason],
    language: Language,
) -> Iterator[str]:
    """Yield in a sentence each what limits the state of a place, the gravest first."""
    decisive = (reason.mention for reason in reasons if reason.verdict in DECISIVE)
    for doubt in doubts_about(place, to_ordinal(as_of), period, decisive):
        yield say_doubt(doubt, study.project.gazetteer, language)


def doubts_about(
    place: Place, as_of: int, period: ControlPeriod, decisive: Iterable[Mention]
) -> Iterator[Doubt]:
    """Yield what limits the state of a place on ordinal `as_of`, in no language yet.

    `decisive` are the mentions that decide the `period` of that day.
    """
    if period.disputed:
        yield Doubt("doubt_disputed")
    if period.certainty is Certainty.CLAIMED:
        yield Doubt("doubt_claimed")
    if period.inferred:
        yield Doubt("doubt_inferred")
    if period.inherited:
        yield Doubt("doubt_inherited", place_id=period.source_id)
    age = period.evidence_age(as_of)
    if period.stale and age is not None:
        yield Doubt("doubt_old", age=age)
    yield from uncertain_days(period, decisive)
    if not place.located:
        yield Doubt("doubt_unlocated")
    elif place.estimated:
        yield Doubt("doubt_estimated")


def uncertain_days(period: ControlPeriod, decisive: Iterable[Mention]) -> Iterator[Doubt]:
    """Yield that a state may have begun before the day from which it counts, or only about then."""
    if 0 < period.earliest < period.since:
        yield Doubt("doubt_between", days=(period.earliest, period.since))
    dates = [mention.event_date for mention in decisive]
    if dates and all(date.endswith(("?", "~", "%")) for date in dates):
        yield Doubt("doubt_about")


def say_doubt(doubt: Doubt, gazetteer: Gazetteer, language: Language) -> str:
    """Return a doubt as a sentence of a language."""
    if doubt.place_id:
        parent = gazetteer.place_name(gazetteer.place[doubt.place_id], language.code)
        return language.say(doubt.key, parent=parent)
    if doubt.days:
        first, last = (language.short_day(to_day(day)) for day in doubt.days)
        return language.say(doubt.key, first=first, last=last)
    return (
        language.count(doubt.key, doubt.age) if doubt.age is not None else language.say(doubt.key)
    )
