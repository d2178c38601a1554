"""Errors that leave their rows on the map: what is wrong is not certain enough to take them out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath

from ..errors import Problem
from ..model.rows import TABLES
from ..project.near_words import did_you_mean
from ..project.project import DECISIONS, Project
from .positions import decided_by_parent
from .rows import find_renamed_places
from .whereabouts import find_stray_places

CONTEXT = "gazetteer/context.geojson"


def find_lasting_errors(project: Project, today: str = "") -> tuple[Problem, ...]:
    """Return the errors that leave their rows on the map.

    `today` is an ISO day, empty where nobody asks whether a day is still to come. A place
    thousands of kilometres off, an article of next year: what is wrong is not certain enough to
    leave the row out.
    """
    return tuple(
        sorted(
            (
                *decided_by_parent(project, find_stray_places(project)),
                *find_future_articles(project, today),
                *find_misnamed_articles(project),
                *find_future_decisions(project, today),
                *find_unknown_files(project),
                *find_renamed_places(project),
            )
        )
    )


def find_future_articles(project: Project, today: str) -> Iterator[Problem]:
    """Yield an error for each article that is published after `today`, an ISO day, empty for any.

    Such a row stays on the map: only its year is mistyped.
    """
    for index, article in enumerate(project.articles.rows):
        if today and article.published > today:
            message = f"'{article.published}' is after today; is the year right?"
            found = project.articles.problem(index, "published", message)
            yield replace(found, rule="published-after-today")


def find_misnamed_articles(project: Project) -> Iterator[Problem]:
    """Yield an error for each article whose id is not the name of its file without the ending."""
    table = project.articles
    ids = {article.id for article in table.rows}
    for index, article in enumerate(table.rows):
        stem = PurePath(article.file).stem
        if article.id not in project.texts:
            continue  # The file is told to be missing; its name may be what is wrong.
        if article.id.casefold().lstrip("0") == stem.casefold().lstrip("0") or stem in ids:
            continue
        message = f"'{article.id}' is not the name of its file {article.file} without the ending"
        used = {mention.article_id for mention in project.mentions.rows}
        if stem in used and article.id not in used:
            yield table.problem(index, "id", f"{message}; write {stem}", (("id", stem),))
        else:
            yield table.problem(index, "id", f"{message}; write {stem}, or rename the file")


def find_future_decisions(project: Project, today: str) -> Iterator[Problem]:
    """Yield an error for each decision after `today`, an ISO day, empty for any.

    `undo` takes the last one back: a wrong clock would put it before all others for years.
    """
    for line, decision in enumerate(project.decisions, 2):
        if today and decision.when[:10] > today:
            message = f"'{decision.when}' is after today; was the clock wrong?"
            yield Problem(DECISIONS, line, "when", message, value=decision.when)


def find_unknown_files(project: Project) -> Iterator[Problem]:
    """Yield an error for each acknowledgement of a warning in a file that `check` does not read."""
    table = project.acknowledged
    known = [*TABLES, CONTEXT]
    for index, row in enumerate(table.rows):
        if row.file not in known:
            message = f"'{row.file}' is no file of a project{did_you_mean(row.file, known)}"
            yield table.problem(index, "file", message)
