"""Takes an article out of a project: its row and all its mentions, as one decision."""

from __future__ import annotations

from pathlib import Path

from ..errors import DataError, RequestError
from ..model.rows import TABLES
from ..project.near_words import did_you_mean
from ..project.project import read_project
from ..project.table_edit import RowChange
from .decisions import Changes

ARTICLES, MENTIONS = "seeds/articles.csv", "seeds/mentions.csv"


def remove_article(folder: Path, article: str) -> Changes:
    """Return the changes that take the article with the id `article` and its mentions out.

    The text stays in `seeds/`, so that the decision can be taken back. Raises `RequestError` for an
    id that no article has, and `DataError` when a row of either table cannot be read: it might be a
    mention of that article.
    """
    project = read_project(folder)
    if problems := [*project.articles.problems, *project.mentions.problems]:
        raise DataError(problems)
    found = [row for row in project.articles.rows if row.id == article]
    if not found:
        hint = did_you_mean(article, [row.id for row in project.articles.rows])
        raise RequestError(f"'{article}' is not an id in {ARTICLES}{hint}")
    mentions = [row for row in project.mentions.rows if row.article_id == article]
    changes = {
        ARTICLES: [RowChange(row, None) for row in found],
        MENTIONS: [RowChange(row, None) for row in mentions],
    }
    return {path: changes[path] for path in TABLES if changes.get(path)}
