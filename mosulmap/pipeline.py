"""From a project's folder to a map: the stages, in the order in which data flows through them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from .check.problems import find_problems, find_sound_part, find_warnings, without_problems
from .check.report import Report
from .control.evidence import known_articles, known_mentions
from .control.row_counts import account, account_tables
from .control.status import PlaceStatus, status_on
from .control.study import Study, Window
from .control.timeline import STALE_AFTER, infer_control
from .errors import RequestError
from .languages.catalogue import DEFAULT, language
from .model.dates import parse_edtf, to_day, to_ordinal
from .model.rows import Article, Mention, Review
from .pictures.request import CHANGES, Commission
from .project.project import Project, read_project
from .reports.summary import size, summary

if TYPE_CHECKING:
    from .pictures.sheet import Picture

RUN_UP = 30
"""Days before the first article in which a dated mention still begins the story and is not yet
background, such as the taking of the city two years before."""

NEEDS_PICTURES = "pictures need matplotlib (pip install 'mosulmap[pictures]')"

RUN_OUT = 2
"""Days after the last article that the time bar shows, so that its last day is not on its edge."""


def make_study(folder: Path, known_by: str = "", stale_after: int = STALE_AFTER) -> Study:
    """Read the project in `folder` and infer control, as known by the ISO day `known_by`.

    Rows in which a check finds a problem are left out, and the study says which. Raises `DataError`
    when a whole table cannot be read, and `RequestError` when `folder` is not a project or nothing
    was published by `known_by`.
    """
    part = find_sound_part(read_project(folder))
    study = study_of(part.project, known_by, stale_after)
    return replace(study, problems=part.problems, left_out=part.left_out)


def study_of(
    project: Project, known_by: str = "", stale_after: int = STALE_AFTER, without: str = ""
) -> Study:
    """Return the study of a sound project, as known by the ISO day `known_by`.

    Articles of the publisher or agency `without` are left out. Raises `RequestError` when nothing
    was published by `known_by`.
    """
    articles = {article.id: article for article in project.articles.rows}
    mentions = known_mentions(project.mentions.rows, articles, known_by, without)
    published = known_articles(project.articles.rows, known_by, without)
    return Study(
        project=project,
        articles=published,
        mentions=mentions,
        timelines=infer_control(mentions, articles, project.gazetteer, stale_after=stale_after),
        window=find_window(mentions, published, known_by),
        known_by=known_by,
    )


def find_window(mentions: Sequence[Mention], articles: Sequence[Article], known_by: str) -> Window:
    """Return the days that the evidence spans, from the run-up of the first article to the last.

    Raises `RequestError` when no article of known date is there to span anything.
    """
    published = sorted(article.published for article in articles if article.published)
    if not published:
        until = f" by {known_by}" if known_by else ""
        how = "" if known_by else " until one is added (mosulmap add FILE)"
        raise RequestError(f"no article of known date was published{until}; nothing to show{how}")
    begin, end = to_ordinal(published[0]), to_ordinal(published[-1])
    days = [day for m in mentions if m.event_date for day in parse_edtf(m.event_date)]
    first = min((day for day in days if begin - RUN_UP <= day), default=begin)
    return Window(to_day(min(first, begin)), to_day(end + RUN_OUT))


def in_window(day: str, window: Window, option: str = "--date") -> str:
    """Return `day`, which `option` gave, if the evidence reaches it; else raise `RequestError`."""
    if not window.first <= day <= window.last:
        evidence = f"the evidence, which runs from {window.first} to {window.last}"
        raise RequestError(f"{option} {day} is outside {evidence}")
    return day


def draw_map(study: Study, as_of: str = "", lang: str = DEFAULT) -> str:
    """Return the map as one HTML page, opened on `as_of` or on the day of the last change.

    It begins in the language of the code `lang`. Raises `RequestError` when `as_of` is outside the
    evidence, or the language has no catalogue.
    """
    # Folium takes most of a second to import, and only this stage needs it.
    from .render.page import render_page
    from .render.page_data import page_data

    opened = in_window(as_of, study.window) if as_of else ""
    return render_page(page_data(study, opened), lang)


def draw_pictures(study: Study, asked: Commission, lang: str = DEFAULT) -> Picture:
    """Return the picture that is asked for, with words in the language of code `lang`.

    Raises `RequestError` when a day is outside the evidence, when nothing can be drawn, for an
    unknown language, or without matplotlib.
    """
    # geopandas and matplotlib take a second to import, and only this stage needs them.
    try:
        from .pictures.series import draw_series, key_days
        from .pictures.sheet import draw_sheet
        from .pictures.timelapse import draw_timelapse
    except ImportError:
        raise RequestError(NEEDS_PICTURES) from None

    spoken = language(lang)
    if not asked.days:
        return draw_timelapse(study, *span_of(asked, study.window), spoken)
    if asked.days == (CHANGES,):
        return draw_series(study, key_days(study), asked.ending, spoken)
    option = "--date" if len(asked.days) == 1 else "--dates"
    days = [in_window(day, study.window, option) for day in asked.days]
    if len(days) > 1:
        return draw_series(study, days, asked.ending, spoken)
    return draw_sheet(study, days[0], asked.ending, spoken)


def span_of(asked: Commission, window: Window) -> tuple[str, str]:
    """Return the first and the last ISO day of a time lapse.

    Raises `RequestError` when one is outside the evidence or they are not in order.
    """
    first = in_window(asked.first or window.first, window, "--from")
    last = in_window(asked.last or window.last, window, "--to")
    if first >= last:
        raise RequestError(f"--from {first} is not before --to {last}; a .gif needs two days")
    return first, last


def tell_status(study: Study, as_of: str) -> tuple[PlaceStatus, ...]:
    """Return the status of every place on `as_of`. Raises `RequestError` outside the evidence."""
    return status_on(study.timelines, in_window(as_of, study.window))


def check_project(folder: Path, encoding: str = "") -> Report:
    """Return everything that a check finds in a project, and what the project holds.

    Tables that are not Unicode are read in `encoding`, where one is given. Raises `RequestError`
    when `folder` is not a project.
    """
    # Distances on the ellipsoid take time to import, and only this check needs them.
    from .check.whereabouts import stray_places

    project = read_project(folder, encoding)
    problems = find_problems(project)
    errors = tuple(sorted((*problems, *stray_places(project))))
    sound = without_problems(project, problems)
    if not all(table.whole for table in project.tables):
        return Report(errors, find_warnings(project), "", account_tables(sound))
    if any(article.published for article in sound.articles.rows):
        study = study_of(sound)
        return Report(errors, find_warnings(project), summary(study), account(study))
    accepted = [m for m in sound.mentions.rows if m.status is Review.ACCEPTED]
    held = f"{size(accepted)}; nothing can be shown until an article has its day of publication"
    return Report(errors, find_warnings(project), held, account_tables(sound))
