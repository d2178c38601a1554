"""From a project's folder to a map: the stages, in the order in which data flows through them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .check import find_problems
from .days import in_short, parse_edtf, to_day, to_ordinal
from .errors import DataError, RequestError
from .model import Article, Mention
from .project import Project, read_project
from .render import render_page
from .render.page_data import Window, page_data
from .status import PlaceStatus, status_on
from .timeline import STALE_AFTER, Timelines, infer_control, known_mentions

RUN_UP = 30
"""Days before the first article in which a dated mention still begins the story and is not yet
background, such as the taking of the city two years before."""

RUN_OUT = 2
"""Days after the last article that the time bar shows, so that its last day is not on its edge."""


@dataclass(frozen=True)
class Study:
    """A sound project and what its mentions, as known by a day, say of every place."""

    project: Project
    mentions: tuple[Mention, ...]
    timelines: Timelines
    window: Window
    known_by: str


def study(folder: Path, known_by: str = "", stale_after: int = STALE_AFTER) -> Study:
    """Read the project in `folder` and infer control, as known by the ISO day `known_by`.

    Raises `DataError` with every problem of the tables, and `RequestError` when `folder` is not a
    project or nothing was published by `known_by`.
    """
    project = read_project(folder)
    if problems := find_problems(project):
        raise DataError(problems)
    articles = {article.id: article for article in project.articles.rows}
    mentions = known_mentions(project.mentions.rows, articles, known_by)
    timelines = infer_control(
        project.mentions.rows, articles, project.gazetteer,
        known_by=known_by, stale_after=stale_after,
    )
    return Study(project, mentions, timelines, find_window(mentions, articles, known_by), known_by)


def find_window(
    mentions: tuple[Mention, ...], articles: dict[str, Article], known_by: str
) -> Window:
    """Return the days that the evidence spans, from the run-up of the first article to the last.

    Raises `RequestError` when there is no article or no mention to span anything.
    """
    published = sorted(a.published for a in articles.values()
                       if a.published and (not known_by or a.published <= known_by))
    if not published:
        earliest = min((a.published for a in articles.values() if a.published), default="")
        hint = f"; the first article is of {earliest}" if earliest else ""
        raise RequestError(f"no article was published by {known_by or 'any known day'}{hint}")
    begin, end = to_ordinal(published[0]), to_ordinal(published[-1])
    days = [day for m in mentions if m.event_date for day in parse_edtf(m.event_date)]
    first = min((day for day in days if begin - RUN_UP <= day), default=begin)
    return Window(to_day(min(first, begin)), to_day(end + RUN_OUT))


def in_window(day: str, window: Window) -> str:
    """Return `day` if the evidence reaches it. Raises `RequestError` when it does not."""
    if not window.first <= day <= window.last:
        raise RequestError(
            f"--date {day} is outside the evidence, which runs from {window.first} to {window.last}"
        )
    return day


def draw_map(result: Study, as_of: str = "") -> str:
    """Return the map as one HTML page, opened on `as_of` or on the day of the last change.

    Raises `RequestError` when `as_of` is outside the evidence.
    """
    opened = in_window(as_of, result.window) if as_of else ""
    data = page_data(
        result.project, result.mentions, result.timelines, result.window, result.known_by, opened
    )
    return render_page(data)


def tell_status(result: Study, as_of: str) -> tuple[PlaceStatus, ...]:
    """Return the status of every place on `as_of`. Raises `RequestError` outside the evidence."""
    return status_on(result.timelines, in_window(as_of, result.window))


def summary(result: Study) -> str:
    """Return what a project holds in one line: `31 places named in 5 articles, …`."""
    named = {mention.place_id for mention in result.mentions}
    articles = {mention.article_id for mention in result.mentions}
    return (
        f"{len(named)} places named in {len(articles)} articles, {len(result.mentions)} mentions, "
        f"{in_short(result.window.first)} to {in_short(result.window.last)}"
    )
