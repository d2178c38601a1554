"""What is sound of a project, and what its mentions, as known by a day, say of every place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ..errors import Problem
from ..model.rows import Article, Mention
from ..project.project import Project
from .timeline import Timelines
from .window import Window


@dataclass(frozen=True)
class Study:
    """What every output is made from.

    `mentions` are the accepted ones in articles published by the ISO day `known_by`, or all
    accepted ones when that is empty; `articles` are those same articles. `problems` are those of
    the rows that were left out, `left_out` the number of these rows by the path of their table.
    """

    project: Project
    articles: tuple[Article, ...]
    mentions: tuple[Mention, ...]
    timelines: Timelines
    window: Window
    known_by: str
    problems: tuple[Problem, ...] = ()
    left_out: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def named(self) -> frozenset[str]:
        """The ids of the places that the mentions name."""
        return frozenset(mention.place_id for mention in self.mentions)
