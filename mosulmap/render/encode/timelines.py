"""The timelines of places as columns: days as numbers of milestones, states that periods share."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from ...model.dates import to_ordinal
from ...model.kept import FORGETFUL, Kept
from ...model.rows import State
from .pool import Json, cell_text, entry_of, text_of
from .tables import numbers_of, steps, table, table_of

DAYS = ("a", "since", "word")
"""The days of a period: its start, the day since which the state holds, that of the last word."""

APART_DAYS = (*DAYS, "v")
"""The fields of a period that are no part of its state."""


class PeriodColumns(NamedTuple):
    """Of periods their days in milestones, these as texts, the texts of their states, verdicts."""

    days: tuple[tuple[int, ...], ...]
    days_texts: tuple[str, ...]
    states: tuple[str, ...]
    verdicts: tuple[Any, ...]


class TimelineColumns(NamedTuple):
    """The timelines of a place: how many periods each has, days of its own, and the periods."""

    lengths: tuple[int, ...]
    days: tuple[int, ...]
    periods: PeriodColumns

    @property
    def fields(self) -> Json:
        """The fields that a place has of them."""
        return {"periods": self.lengths} | ({"days": self.days} if self.days else {})


class EvidenceColumns(NamedTuple):
    """The evidence on each place: the numbers of the mentions, and the ISO days they speak of."""

    mentions: tuple[tuple[int, ...], ...]
    days: tuple[tuple[str, ...], ...]


def find_evidence(
    ids: Sequence[str], places: Sequence[Json], kept: Kept = FORGETFUL
) -> EvidenceColumns:
    """Return the evidence on places."""
    evidence = [place.get("evidence", ()) for place in places]
    columns = (tuple(places),)
    return EvidenceColumns(
        kept.each(
            ("evidence",), ids, columns, lambda row: tuple([one for one, _ in evidence[row]])
        ),
        kept.each(
            ("evidence days",), ids, columns, lambda row: tuple([day for _, day in evidence[row]])
        ),
    )


def evidence_table(evidence: EvidenceColumns, published: Sequence[int], first: str) -> Json:
    """Return the columns of evidence; mentions were `published` on these days after the `first`."""
    mentions = list(chain.from_iterable(evidence.mentions))
    start = to_ordinal(first)
    days = map(to_ordinal, chain.from_iterable(evidence.days))
    before = [published[mention] + start - day for mention, day in zip(mentions, days, strict=True)]
    return {"mention": steps(mentions), "daysBefore": before}


class TimelineEncoder:
    """Puts the timelines of a place in every version into columns."""

    def __init__(self, data: Json) -> None:
        """Count days from the first one of `data`."""
        self.first, self.stale = to_ordinal(data["first"]), data["staleAfter"]
        self.keys: Sequence[str] = data["periodKeys"]

    def columns(self, place: Json, published: Iterable[int]) -> TimelineColumns:
        """Return the timelines of a place, the evidence on which was `published` on these days."""
        periods = [[self.days_counted(row) for row in rows] for rows in timelines_of(place)]
        known = self.milestones(place.get("evidence", ()), published)
        own = {day for rows in periods for _, days in rows for day in days} - known
        numbers = {day: number for number, day in enumerate(sorted(known | own))}
        found = [row for rows in periods for row in period_rows(rows, numbers)]
        columns = zip(*found, strict=True) if found else ((), (), (), ())
        lengths = tuple([len(rows) for rows in periods])
        return TimelineColumns(lengths, tuple(sorted(own)), PeriodColumns(*columns))

    def milestones(self, evidence: Iterable[Sequence[Any]], published: Iterable[int]) -> set[int]:
        """Return the days on which a state may change: of evidence, published, and grown old."""
        days = {0, *published}
        for _, day in evidence:
            spoken_of = to_ordinal(day) - self.first
            days |= {spoken_of, spoken_of + self.stale + 1}
        return days

    def days_counted(self, row: Sequence[Any]) -> tuple[Json, tuple[int, int, int]]:
        """Return a period and its three days; what is older than the first day begins on it."""
        period = {key: value for key, value in entry_of(row, self.keys).items() if value != 0}
        start, *others = (to_ordinal(period.get(key) or period["a"]) for key in DAYS)
        start = max(start, self.first)
        # Where nothing is known, no other day has a meaning.
        known = period["s"] in (State.HELD, State.CONTESTED)
        since, word = others if known else (start, start)
        return period, (start - self.first, since - self.first, word - self.first)


def timelines_of(place: Json) -> tuple[Sequence[Sequence[Any]], ...]:
    """Return the distinct timelines of a place's entry."""
    return place["periods"], *place.get("others", ())


def period_rows(
    rows: Iterable[tuple[Json, tuple[int, int, int]]], numbers: Mapping[int, int]
) -> Iterable[tuple[tuple[int, ...], str, str, Any]]:
    """Yield periods of a timeline as `PeriodColumns` has them, given the numbers of milestones."""
    at = 0
    for period, days in rows:
        start, since, word = (numbers[day] for day in days)
        state = {key: value for key, value in period.items() if key not in APART_DAYS}
        stepped = (start - numbers[at], start - since, start - word)
        yield stepped, cell_text(stepped), text_of(state), period.get("v", 0)
        at = days[0]


def period_tables(timelines: Sequence[TimelineColumns]) -> Json:
    """Return the tables of all periods, one after the other, and of the states that they share."""
    parts = [one.periods for one in timelines]
    days = [value for part in parts for value in part.days]
    texts = [value for part in parts for value in part.days_texts]
    states = [value for part in parts for value in part.states]
    verdicts = [value for part in parts for value in part.verdicts]
    shared = [json.loads(state) for state in dict.fromkeys(states)]
    columns: dict[str, list[Any]] = {
        "days": days,
        "state": numbers_of(states),
        "verdicts": verdicts,
    }
    return {
        "periods": table_of(columns, len(days), {"days": texts}) if days else table([]),
        "periodStates": table(shared),
    }
