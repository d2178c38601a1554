"""The state of every place on one day, for people and for programs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence

from ..control.status import DAY_COLUMNS, PlaceStatus
from ..control.study import Study
from ..languages.catalogue import ENGLISH
from ..model.gazetteer import Gazetteer
from ..model.rows import State
from ..project.csv_file import format_csv

RUNS_AS_FORMULA = re.compile(r"[=+\-@\t\r]")
"""How a text begins that a spreadsheet would run (OWASP, "CSV Injection")."""


def format_json(statuses: Iterable[PlaceStatus]) -> str:
    """Return the statuses as a JSON array, one object a place."""
    records = [{column: getattr(row, column) for column in DAY_COLUMNS} for row in statuses]
    return json.dumps(records, ensure_ascii=False, indent=1) + "\n"


def format_status_csv(statuses: Iterable[PlaceStatus]) -> str:
    """Return the statuses as CSV: the same columns, mention ids with `;` between."""
    rows = ([cell(getattr(row, column)) for column in DAY_COLUMNS] for row in statuses)
    return format_csv(DAY_COLUMNS, rows)


def cell(value: object) -> str:
    """Return a value as a CSV cell: empty for None, lower-case true and false.

    A text that a spreadsheet would run as a formula has an apostrophe before it.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    text = ";".join(value) if isinstance(value, tuple) else str(value)
    return f"'{text}" if RUNS_AS_FORMULA.match(text) else text


def format_text(statuses: Iterable[PlaceStatus], study: Study, as_of: str) -> str:
    """Return the places that articles name as aligned lines, grouped by who holds them."""
    shown = [status for status in statuses if status.place_id in study.named]
    shown.sort(key=lambda status: status.title)
    lines = [ENGLISH.day(as_of)]
    for heading, group in grouped(shown, study.project.gazetteer):
        lines += ["", f"{heading} ({len(group)})"]
        width = max(len(status.title) for status in group)
        lines += [f"  {status.title:<{width}}  {remark(status)}".rstrip() for status in group]
    return "\n".join(lines) + "\n"


def grouped(
    statuses: Sequence[PlaceStatus], gazetteer: Gazetteer
) -> list[tuple[str, list[PlaceStatus]]]:
    """Return the statuses under their headings: each party, then contested, then unknown."""
    groups = [
        (actor.title, [s for s in statuses if s.controller == actor.id])
        for actor in gazetteer.parties
    ]
    groups += [
        (state.value.capitalize(), [s for s in statuses if s.state == state.value])
        for state in (State.CONTESTED, State.UNKNOWN)
    ]
    return [(heading, group) for heading, group in groups if group]


def remark(status: PlaceStatus) -> str:
    """Return what limits a status, in words: `claimed, 2 days old`."""
    marks = ("disputed", "inherited", "inferred")
    parts = [
        "sources conflict" if mark == "disputed" else mark
        for mark in marks
        if getattr(status, mark)
    ]
    if status.certainty == "claimed":
        parts.insert(0, "claimed")
    if status.stale:
        parts.append(f"{status.evidence_age_days} days old")
    return ", ".join(parts)


def unnamed_words(study: Study) -> str:
    """Return the remark on the places that the table leaves out; nothing when there are none."""
    unaccepted = len(study.unaccepted)
    unnamed = len(study.project.places.rows) - len(study.named) - unaccepted
    lines = [
        f"{more_places(count)} named in {where} (listed with --format json)."
        for count, where in ((unaccepted, "no accepted sentence"), (unnamed, "no article"))
        if count
    ]
    return "".join(f"{line}\n" for line in ["", *lines]) if lines else ""


def more_places(count: int) -> str:
    """Return a number of places with its verb: `2 more places of the gazetteer are`."""
    one = count == 1
    return f"{count} more place{'s' * (not one)} of the gazetteer {'is' if one else 'are'}"
