"""Articles that print one text are one source, whatever their publishers are called (rule 4)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import partial

from ..model.kept import FORGETFUL, Kept
from ..model.rows import Article
from ..model.text_copies import near_copies
from ..project.project import Project
from .evidence import origins_of


def with_shared_origins(project: Project, kept: Kept = FORGETFUL) -> Project:
    """Return a project in which copies of one text have each other's publishers and agencies.

    A text is a copy as `near_copies` says. The tables on disk stay as they are. Texts that did not
    change are not compared again, and their articles are those that are `kept`.
    """
    texts = tuple(project.texts), tuple(project.texts.values())
    groups = kept.of(("copies",), texts, lambda: group_copies(project.texts))
    if not groups:
        return project
    own = {article.id: origins_of(article) for article in project.articles.rows}
    shared = {
        key: frozenset[str]().union(*(own.get(copy, ()) for copy in copies))
        for key, copies in groups.items()
    }
    rows = tuple(
        kept.of(
            ("origins", article.id),
            (article, shared[article.id]),
            partial(with_origins, article, shared[article.id]),
        )
        if article.id in groups
        else article
        for article in project.articles.rows
    )
    return replace(project, articles=replace(project.articles, rows=rows))


def with_origins(article: Article, origins: Collection[str]) -> Article:
    """Return an article whose text is also that of the publishers and agencies `origins`."""
    others = sorted(set(origins) - origins_of(article))
    return article.model_copy(update={"agency": (*article.agency, *others)}) if others else article


def group_copies(texts: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Return for each text that has a copy the ids of its copies, of their copies, and its own."""
    groups: dict[str, frozenset[str]] = {}
    for pair in near_copies(texts):
        joined = frozenset(pair).union(*(groups.get(key, ()) for key in pair))
        groups |= dict.fromkeys(joined, joined)
    return groups
