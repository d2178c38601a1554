"""The state of every place of the gazetteer on one day."""

from __future__ import annotations

from dataclasses import dataclass, fields

from ..languages.catalogue import ENGLISH
from ..model.dates import to_day, to_ordinal
from .timeline import Timelines
from .wording import state_words


@dataclass(frozen=True, slots=True)
class PlaceStatus:
    """What can be said of one place on one day; the fields are the columns of the day's table.

    `controller` is an actor id or None, `state` held, contested or unknown, `certainty` claimed,
    reported, confirmed or None, `evidence_age_days` the days since the last word or None,
    `last_word` the ISO day of that word or None, `in_words` the state in English.
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
    last_word: str | None
    in_words: str


DAY_COLUMNS = tuple(field.name for field in fields(PlaceStatus))
"""The columns of the day's table: of `status --format csv` and `json`, and of the page's CSV.

`tests/data/day_csv.json` has them with a day's rows, and both sides are held against it.
"""


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
                last_word=to_day(period.last_word) if period.last_word else None,
                in_words=state_words(period, gazetteer, ENGLISH),
            )
        )
    return tuple(statuses)
