"""The state of every place of the gazetteer on one day."""

from __future__ import annotations

from dataclasses import dataclass

from ..model.dates import to_ordinal
from .timeline import Timelines


@dataclass(frozen=True, slots=True)
class PlaceStatus:
    """What can be said of one place on one day; the field names are those of the JSON output.

    `controller` is an actor id or None, `state` held, contested or unknown, `certainty` claimed,
    reported, confirmed or None, `evidence_age_days` the days since the last word or None.
    """

    place_id: str
    title: str
    controller: str | None
    state: str
    certainty: str | None
    inferred: bool
    inherited: bool
    disputed: bool
    stale: bool
    evidence_age_days: int | None
    mention_ids: tuple[str, ...]


def status_on(timelines: Timelines, as_of: str) -> tuple[PlaceStatus, ...]:
    """Return the status of every place of the gazetteer on the ISO day `as_of`, by place id."""
    day = to_ordinal(as_of)
    gazetteer = timelines.gazetteer
    statuses = []
    for place in sorted(gazetteer.places, key=lambda place: place.id):
        period = timelines.on(place.id, day)
        statuses.append(
            PlaceStatus(
                place_id=place.id,
                title=place.title,
                controller=period.controller or None,
                state=period.state.value,
                certainty=period.certainty.value if period.certainty else None,
                inferred=period.inferred,
                inherited=period.inherited,
                disputed=period.disputed,
                stale=period.stale,
                evidence_age_days=period.evidence_age(day),
                mention_ids=period.mentions,
            )
        )
    return tuple(statuses)
