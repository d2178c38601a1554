"""Errors that leave their rows on the map: what is wrong is not certain enough to take them out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath

from ..errors import Problem
from ..project.project import Project
from .positions import decided_by_parent
from .rows import find_renamed_places
from .whereabouts import find_stray_places


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
            message = f"'{article.published}' is after today, {today}; is the year right?"
            found = project.articles.problem(index, "published", message)
            yield replace(found, rule="published-after-today")


def find_misnamed_articles(project: Project) -> Iterator[Problem]:
    """Yield an error for each article whose id is not the name of its file without the ending."""
    table = project.articles
    ids = {article.id for article in table.rows}
    used = {mention.article_id for mention in project.mentions.rows}
    for index, article in enumerate(table.rows):
        stem = PurePath(article.file).stem
        if article.id not in project.texts:
            continue  # The file is told to be missing; its name may be what is wrong.
        if article.id.casefold().lstrip("0") == stem.casefold().lstrip("0") or stem in ids:
            continue
        message = f"'{article.id}' is not the name of its file {article.file} without the ending"
        if stem in used and article.id not in used:
            yield table.problem(index, "id", f"{message}; write {stem}", (("id", stem),))
        else:
            yield table.problem(index, "id", f"{message}; write {stem}, or rename the file")
