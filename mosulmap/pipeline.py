"""From a project's folder to a map: the stages, in the order in which data flows through them."""

from __future__ import annotations

import sys
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .check.acknowledged import without_acknowledged
from .check.problems import find_errors, find_everything, find_problems
from .check.report import Report
from .check.sound_part import SoundPart, find_sound_part, without_problems
from .control import STALE_AFTER
from .control.copies import with_shared_origins
from .control.evidence import known_articles, known_mentions
from .control.row_counts import account, account_tables
from .control.status import PlaceStatus, status_on
from .control.study import Study
from .control.waiting import waiting_words
from .control.window import find_window, in_window
from .errors import Problem, RequestError, Severity
from .languages import DEFAULT
from .languages.catalogue import language
from .model.kept import FORGETFUL, Kept
from .model.rows import Review
from .pictures.request import NEEDS_PICTURES, PictureRequest
from .project.project import Project, read_project
from .reports.summary import size, summary

if TYPE_CHECKING:
    from .pictures.sheet import Picture
    from .render.manifest import Manifest, Options


def make_study(
    folder: Path, known_by: str = "", stale_after: int = STALE_AFTER, today: str = ""
) -> Study:
    """Read the project in `folder` and infer control, as known by the ISO day `known_by`.

    Cells and rows in which a check finds a problem are left out, and the study says which; its
    problems are the errors that `check_project` finds with the same `today`. Raises
    `DataError` when a whole table cannot be read, and `RequestError` when `folder` is not a project
    or nothing was published by `known_by`.
    """
    project = read_project(folder)
    return study_of_part(project, find_sound_part(project), known_by, stale_after, today)


def study_and_errors(folder: Path, kept: Kept) -> tuple[Study, tuple[Problem, ...]]:
    """Return what `make_study` returns, and its problems.

    The project is read once; what did not change since the last time is taken from `kept`. Raises
    the errors of `make_study`.
    """
    project = read_project(folder, kept=kept)
    study = study_of_part(project, find_sound_part(project, kept), kept=kept)
    return study, study.problems


def study_of_part(
    project: Project,
    part: SoundPart,
    known_by: str = "",
    stale_after: int = STALE_AFTER,
    today: str = "",
    kept: Kept = FORGETFUL,
) -> Study:
    """Return the study of the sound part of a project, as `make_study` describes it."""
    study = study_of(with_shared_origins(part.project, kept), known_by, stale_after, kept=kept)
    problems = find_errors(project, part.problems, today)
    return replace(study, problems=problems, left_out=part.left_out, missing=part.missing)


def study_of(
    project: Project,
    known_by: str = "",
    stale_after: int = STALE_AFTER,
    without: str = "",
    kept: Kept = FORGETFUL,
) -> Study:
    """Return the study of a sound project, as known by the ISO day `known_by`.

    Articles of the publisher or agency `without` are left out. Raises `RequestError` when nothing
    was published by `known_by`.
    """
    articles = {article.id: article for article in project.articles.rows}
    mentions = kept.of(
        ("known mentions",),
        (project.mentions.rows, project.articles.rows, known_by, without),
        lambda: known_mentions(project.mentions.rows, articles, known_by, without),
    )
    published = known_articles(project.articles.rows, known_by, without)
    window = kept.of(
        ("window",),
        (mentions, published, known_by),
        lambda: find_window(mentions, published, known_by),
    )
    return Study(
        project=project,
        articles=published,
        mentions=mentions,
        window=window,
        known_by=known_by,
        stale_after=stale_after,
    )


def draw_map(study: Study, as_of: str = "", lang: str = DEFAULT) -> str:
    """Return the map as one HTML page, opened on `as_of` or on the day of the last change.

    It begins in the language of the code `lang`. Raises `RequestError` when `as_of` is outside the
    evidence, or the language has no catalogue.
    """
    # Folium takes most of a second to import, and only this stage needs it.
    from .render.manifest import origin_of
    from .render.page import render_page
    from .render.page_data import page_data

    opened = in_window(as_of, study.window) if as_of else ""
    origin = origin_of(study, opened, lang)
    return render_page(page_data(study, opened), origin, lang)


def draw_map_again(study: Study, lang: str, kept: Kept) -> str:
    """Return the map for a preview: it says what that of `draw_map` says, and its data are longer.

    What did not change since the last map is taken from `kept`. To deflate the data of a large
    project takes longer than all the rest, and a browser on the same machine gains nothing by it.
    Raises `RequestError` when the language has no catalogue.
    """
    from .render.manifest import origin_of
    from .render.page import render_page
    from .render.page_data import page_data

    origin = origin_of(study, "", lang)
    return render_page(page_data(study, kept=kept), origin, lang, kept, most_readable=sys.maxsize)


def verify_map(page: bytes, folder: Path) -> Manifest:
    """Return what a map says that it is made of, if the project in `folder` gives its very bytes.

    Raises `DifferenceError` with the first difference, and `RequestError` when `folder` is not a
    project.
    """
    from .render.verify import check_page

    def redraw(options: Options) -> bytes:
        study = make_study(folder, options.known_by, options.stale_after)
        return draw_map(study, options.date, options.lang).encode()

    read_project(folder)
    return check_page(page, redraw)


def draw_pictures(study: Study, request: PictureRequest, lang: str = DEFAULT) -> Picture:
    """Return the picture that is asked for, with words in the language of the code `lang`.

    Raises `RequestError` when a day is outside the evidence, when nothing can be drawn, for an
    unknown language, or without matplotlib.
    """
    # geopandas and matplotlib take a second to import, and only this stage needs them.
    try:
        from .pictures.draw import draw_picture
    except ImportError:
        raise RequestError(NEEDS_PICTURES) from None

    return draw_picture(study, request, language(lang))


def find_status(study: Study, as_of: str) -> tuple[PlaceStatus, ...]:
    """Return the status of every place on the ISO day `as_of`, sorted by place id.

    Raises `RequestError` when the day is outside the evidence.
    """
    return status_on(study.timelines, in_window(as_of, study.reach))


def control_frame_on(study: Study, as_of: str) -> Any:  # noqa: ANN401 - a GeoDataFrame
    """Return who holds every place on `as_of` as a GeoDataFrame, EPSG:4326, sorted by place id.

    Columns as `geo.frames.control_frame` says; the geometry is a point, or None for a place without
    a position. Raises `RequestError` outside the evidence.
    """
    # geopandas takes a second to import: `status` prints the same rows without it.
    from .geo.frames import control_frame, places_frame

    statuses = (asdict(status) for status in find_status(study, as_of))
    return control_frame(places_frame(study.project.places), statuses)


def check_project(folder: Path, encoding: str = "", today: str = "") -> Report:
    """Return everything that a check finds in a project, and what the project holds.

    Tables that are not Unicode are read in `encoding`, where one is given. `today` is the ISO day
    after which nothing can be published, empty for any. Raises `RequestError` when `folder` is not
    a project.
    """
    project = read_project(folder, encoding)
    problems = find_problems(project)
    found = find_everything(project, problems, today)
    errors = tuple(problem for problem in found if problem.severity is Severity.ERROR)
    sound = without_problems(project, problems)
    doubts = tuple(problem for problem in found if problem.severity is Severity.WARNING)
    warnings = without_acknowledged(doubts, project)
    decided_ones = len(doubts) - len(warnings)
    waiting = waiting_words(sound.mentions.rows)
    if not all(table.whole for table in project.tables):
        return Report(errors, warnings, "", account_tables(sound), decided_ones, waiting)
    if any(article.published for article in sound.articles.rows):
        study = study_of(sound)
        return Report(errors, warnings, summary(study), account(study), decided_ones, waiting)
    accepted = [m for m in sound.mentions.rows if m.status is Review.ACCEPTED]
    held = f"{size(accepted)}; nothing can be shown until an article has its day of publication"
    return Report(errors, warnings, held, account_tables(sound), decided_ones, waiting)
