"""What is sound of a project, and what its mentions, as known by a day, say of every place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ..errors import Problem
from ..model.rows import Article, Mention, Review
from ..project.project import Project
from . import STALE_AFTER
from .timeline import Timelines, infer_control
from .window import Window, find_window


@dataclass(frozen=True, slots=True)
class MissingEvidence:
    """Accepted mentions that are not on the map: the lines of their rows, and why.

    `because` is "row" for a fault of their own, or says whose fault it is: "article", "place" or
    "party", of the id `of`; "day" and "text" are what an article's row has and its file no longer;
    "no article", "no place" and "no party" are ids that no row has.
    """

    because: str
    of: str
    lines: tuple[int, ...]


@dataclass(frozen=True)
class Study:
    """What every output is made from.

    `mentions` are the accepted ones in articles published by the ISO day `known_by`, or all
    accepted ones when that is empty; `articles` are those same articles. Control that is
    `stale_after` days older than its evidence counts as old. `problems` are those of
    the cells and rows that were left out, `left_out` the number of these rows by the path of their
    table, and `missing` the accepted mentions among them.
    """

    project: Project
    articles: tuple[Article, ...]
    mentions: tuple[Mention, ...]
    window: Window
    known_by: str
    stale_after: int = STALE_AFTER
    problems: tuple[Problem, ...] = ()
    left_out: Mapping[str, int] = field(default_factory=dict)
    missing: tuple[MissingEvidence, ...] = ()

    @cached_property
    def timelines(self) -> Timelines:
        """Who held each place on each day: inferred on the first use, since `check` has none."""
        return infer_control(
            self.mentions, self.article, self.project.gazetteer, stale_after=self.stale_after
        )

    @cached_property
    def article(self) -> Mapping[str, Article]:
        """The articles by id."""
        return {article.id: article for article in self.articles}

    @cached_property
    def named(self) -> frozenset[str]:
        """The ids of the places that the mentions name."""
        return frozenset(mention.place_id for mention in self.mentions)

    @cached_property
    def reach(self) -> Window:
        """The days that can be asked about: also those after the last article known by a day."""
        rows = self.project.mentions.rows
        accepted = [mention for mention in rows if mention.status is Review.ACCEPTED]
        return find_window(accepted, self.project.articles.rows, "")

    @cached_property
    def unaccepted(self) -> frozenset[str]:
        """The ids of the places that articles name, but no accepted mention."""
        by_status = {status: set[str]() for status in Review}
        for mention in self.project.mentions.rows:
            by_status[mention.status].add(mention.place_id)
        accepted = by_status.pop(Review.ACCEPTED)
        known = self.project.gazetteer.place.keys()
        return frozenset(set().union(*by_status.values()) & known - accepted)

    @property
    def missing_count(self) -> int:
        """How many accepted mentions are not on the map because of a fault."""
        return sum(len(one.lines) for one in self.missing)
