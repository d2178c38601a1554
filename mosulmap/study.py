"""A sound project together with what its mentions, as known by a day, say of every place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from .model import Article, Mention
from .project import Project
from .timeline import Timelines


@dataclass(frozen=True, slots=True)
class Window:
    """The first and the last day that the evidence reaches, both ISO: the span of the time bar."""

    first: str
    last: str


@dataclass(frozen=True)
class Study:
    """What every output is made from.

    `mentions` are the accepted ones in articles published by the ISO day `known_by`, or all
    accepted ones when that is empty; `articles` are those same articles.
    """

    project: Project
    articles: tuple[Article, ...]
    mentions: tuple[Mention, ...]
    timelines: Timelines
    window: Window
    known_by: str

    @cached_property
    def named(self) -> frozenset[str]:
        """The ids of the places that the mentions name."""
        return frozenset(mention.place_id for mention in self.mentions)
