"""Articles that print one text are one source, whatever their publishers are called (rule 4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..model.rows import Article
from ..model.text_copies import near_copies
from ..project.project import Project
from .evidence import origins_of


def with_shared_origins(project: Project) -> Project:
    """Return a project in which copies of one text have each other's publishers and agencies.

    A text is a copy as `near_copies` says. The tables on disk stay as they are.
    """
    groups = group_copies(project.texts)
    if not groups:
        return project
    own = {article.id: origins_of(article) for article in project.articles.rows}
    rows = tuple(
        with_origins(article, set().union(*(own.get(key, ()) for key in groups[article.id])))
        if article.id in groups
        else article
        for article in project.articles.rows
    )
    return replace(project, articles=replace(project.articles, rows=rows))


def with_origins(article: Article, origins: set[str]) -> Article:
    """Return an article whose text is also that of the publishers and agencies `origins`."""
    others = sorted(origins - origins_of(article))
    return article.model_copy(update={"agency": (*article.agency, *others)}) if others else article


def group_copies(texts: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Return for each text that has a copy the ids of its copies, of their copies, and its own."""
    groups: dict[str, frozenset[str]] = {}
    for pair in near_copies(texts):
        joined = frozenset(pair).union(*(groups.get(key, ()) for key in pair))
        groups |= dict.fromkeys(joined, joined)
    return groups
