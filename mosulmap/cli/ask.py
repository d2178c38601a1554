"""The commands that answer from a project: who held what, why, since when, and what disagrees."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ..control import STALE_AFTER
from ..errors import RequestError
from .options import (
    AskedDayOption,
    KnownByOption,
    ProjectOption,
    StaleOption,
    TextFormat,
    TextFormatOption,
    day_of,
    day_option,
    study_with_remarks,
)


class StatusFormat(StrEnum):
    """How `status` prints."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def status(
    date: AskedDayOption,
    output_format: Annotated[
        StatusFormat,
        typer.Option(
            "--format",
            metavar="table|json|csv",
            help="table is for people, json and csv for programs.",
        ),
    ] = StatusFormat.TABLE,
    known_by: KnownByOption = "",
    stale_after: StaleOption = STALE_AFTER,
    project: ProjectOption = Path(),
) -> None:
    """Say who held each place on a day, and on whose word.

    Example: mosulmap status --date 2016-11-04 --format json
    """
    from ..control.waiting import waiting_words
    from ..pipeline import find_status
    from ..reports.status import format_json, format_status_csv, format_text, unnamed_words
    from ..reports.summary import missing_words

    study = study_with_remarks(project, known_by, stale_after)
    statuses = find_status(study, date)
    if output_format is StatusFormat.JSON:
        typer.echo(format_json(statuses), nl=False)
    elif output_format is StatusFormat.CSV:
        typer.echo(format_status_csv(statuses), nl=False)
    else:
        typer.echo(format_text(statuses, study, date), nl=False)
        typer.echo(unnamed_words(study), nl=False, err=True)
    if words := missing_words(study):
        typer.echo(words, err=output_format is not StatusFormat.TABLE)
    if words := waiting_words(study.project.mentions.rows):
        typer.echo(words, err=True)


PlaceArgument = Annotated[
    str, typer.Argument(metavar="PLACE", help="Its id, or any spelling in any script.")
]


def explain(
    place: PlaceArgument,
    date: AskedDayOption,
    known_by: KnownByOption = "",
    output_format: TextFormatOption = TextFormat.TEXT,
    stale_after: StaleOption = STALE_AFTER,
    project: ProjectOption = Path(),
) -> None:
    """Say why a place is what it is on a day: the rule, every sentence, what gave way, the doubts.

    Example: mosulmap explain Karama --date 2016-11-04
    """
    from ..control.window import in_window
    from ..reading.find_place import find_place
    from ..reports.explain import explain as explain_place
    from ..reports.explain import format_explanation, format_explanation_json

    study = study_with_remarks(project, known_by, stale_after)
    found = explain_place(
        study, find_place(study.project.gazetteer, place), in_window(date, study.reach)
    )
    write = format_explanation_json if output_format is TextFormat.JSON else format_explanation
    typer.echo(write(found, study), nl=False)


def timeline(
    place: PlaceArgument,
    known_by: KnownByOption = "",
    output_format: TextFormatOption = TextFormat.TEXT,
    stale_after: StaleOption = STALE_AFTER,
    project: ProjectOption = Path(),
) -> None:
    """Tell the whole history of a place: its periods, each with state, rule and source.

    Example: mosulmap timeline Samah
    """
    from ..reading.find_place import find_place
    from ..reports.timeline import format_timeline, format_timeline_json

    study = study_with_remarks(project, known_by, stale_after)
    write = format_timeline_json if output_format is TextFormat.JSON else format_timeline
    typer.echo(write(study, find_place(study.project.gazetteer, place)), nl=False)


def diff(
    days: Annotated[
        list[str] | None,
        typer.Argument(metavar="DAY", help="Two days to compare, the older one first."),
    ] = None,
    known_by: KnownByOption = "",
    date: Annotated[
        str,
        day_option("--date", "With --known-by DAY DAY: the day asked about; else the last one."),
    ] = "",
    output_format: TextFormatOption = TextFormat.TEXT,
    stale_after: StaleOption = STALE_AFTER,
    project: ProjectOption = Path(),
) -> None:
    """Say what changed between two days, or between what was known by two days (--known-by).

    Example: mosulmap diff 2016-11-01 2016-11-04
    """
    from ..control.window import in_window
    from ..pipeline import make_study
    from ..reports.diff import compare, format_changes, format_changes_json, in_order

    first, second = two_days(days or [], known_by, date)
    if days and len(days) == 1:
        in_order(first, second, "--known-by")
        before = make_study(project, first, stale_after)
        after = study_with_remarks(project, second, stale_after)
        first = second = in_window(date or after.window.last, after.reach)
    else:
        in_order(first, second)
        before = after = study_with_remarks(project, known_by, stale_after)
        first, second = (in_window(day, after.reach, "day") for day in (first, second))
    found = compare(before, first, after, second)
    write = format_changes_json if output_format is TextFormat.JSON else format_changes
    typer.echo(write(found), nl=False)


def two_days(days: Sequence[str], known_by: str, date: str) -> tuple[str, str]:
    """Return the two days that `diff` compares: both typed, or one beside `--known-by DAY`.

    Raises `RequestError` for other numbers of days, and for a day that is none.
    """
    read = [day_of("day")(day) for day in days]
    if known_by and len(read) == 1:
        return known_by, read[0]
    if len(read) == 2 and not date:  # noqa: PLR2004 - a comparison has two sides
        return read[0], read[1]
    raise RequestError(
        "diff compares two days, such as `mosulmap diff 2016-11-01 2016-11-04`; or what was known, "
        "such as `mosulmap diff --known-by 2016-11-04 2016-11-06 --date 2016-11-04`"
    )


def conflicts(
    output_format: TextFormatOption = TextFormat.TEXT,
    stale_after: StaleOption = STALE_AFTER,
    project: ProjectOption = Path(),
) -> None:
    """List the accepted mentions that cannot both be true: who held a place, and figures.

    Example: mosulmap conflicts
    """
    from ..control.conflicts import find_conflicts
    from ..reports.conflicts import format_conflicts, format_conflicts_json

    study = study_with_remarks(project, "", stale_after)
    write = format_conflicts_json if output_format is TextFormat.JSON else format_conflicts
    typer.echo(write(find_conflicts(study), study), nl=False)
