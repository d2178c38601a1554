"""The periods of one place, from the first day to the last, each with its rule and its source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from ..control.study import Study
from ..control.timeline import FIRST_DAY, ControlPeriod
from ..languages.catalogue import ENGLISH
from ..model.dates import to_day
from ..model.rows import Place
from ..reading.find_place import introduced
from ..terminal import as_json, plain, wrap
from .citations import Citations, Json, state_entry, state_line, why_words


def format_timeline(study: Study, place: Place) -> str:
    """Return the periods of a place as text for people, oldest first."""
    cite = Citations(study)
    lines = [plain(introduced(place, study.project.gazetteer))]
    if study.known_by:
        lines.append(f"as known by {ENGLISH.day(study.known_by)}")
    for run in similar_runs(study.timelines.periods(place.id)):
        lines += ["", *run_lines(run, study, cite)]
    return "\n".join(lines) + "\n"


def similar_runs(periods: Iterable[ControlPeriod]) -> Iterator[list[ControlPeriod]]:
    """Yield the periods that follow each other and differ only in their days and sources."""
    for _, group in groupby(periods, key=alike):
        yield list(group)


def alike(period: ControlPeriod) -> ControlPeriod:
    """Return a period without its days and sources."""
    return replace(period, start=0, end=None, last_word=0, mentions=())


def run_lines(run: Sequence[ControlPeriod], study: Study, cite: Citations) -> Iterator[str]:
    """Yield the days of periods that are alike, their state and certainty, rule and sources."""
    period = replace(run[0], end=run[-1].end)
    yield span_words(period)
    yield wrap(state_line(period, study.project.gazetteer), 2)
    yield wrap(why_words(period, study), 4)
    for mention_id in dict.fromkeys(key for part in run for key in part.mentions):
        yield wrap(cite.short(mention_id), 4, 2)


def span_words(period: ControlPeriod) -> str:
    """Return the days of a period, its last day included: `from 1 Nov 2016 to 3 Nov 2016`."""
    first = ENGLISH.short_day(to_day(period.start))
    if period.end is None:
        return "always" if period.start == FIRST_DAY else f"from {first} on"
    last = ENGLISH.short_day(to_day(period.end - 1))
    if period.start == FIRST_DAY:
        return f"up to {last}"
    return f"on {first}" if first == last else f"from {first} to {last}"


def format_timeline_json(study: Study, place: Place) -> str:
    """Return the periods of a place as a JSON object; `from` and `to` are ISO days, both included.

    `from` is null where nothing begins the first period, `to` where nothing ends the last.
    """
    return as_json(
        {
            "place_id": place.id,
            "title": place.title,
            "known_by": study.known_by or None,
            "periods": [
                period_entry(period, study) for period in study.timelines.periods(place.id)
            ],
        }
    )


def period_entry(period: ControlPeriod, study: Study) -> Json:
    """Return a period as a JSON value."""
    return {
        "from": to_day(period.start) if period.start > FIRST_DAY else None,
        "to": to_day(period.end - 1) if period.end else None,
        **state_entry(period, study),
    }
