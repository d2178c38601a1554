"""The same story from fewer articles: as known by a day, as known on each day, without a source.

Every version is inferred here, by the same rules; the page only looks up the one that is asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..days import to_ordinal
from ..evidence import known_articles, origins_of
from ..model import Article, Mention
from ..study import Study
from ..timeline import FIRST_DAY, ControlPeriod, Rule, Timelines, infer_control, unknown

NOW = ""
"""Known by now: every article counts."""

THAT_DAY = "day"
"""Known on each day: on every day only the articles published by that very day count."""

MOST_VERSIONS = 100
"""Versions up to which every left-out source is also told as known by every day: each costs."""


@dataclass(frozen=True, slots=True)
class Version:
    """Which articles count: `known_by` is `NOW`, `THAT_DAY` or an ISO day of publication.

    `without` is a publisher or an agency whose articles do not count, empty when all do.
    """

    known_by: str = NOW
    without: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A period of a `version`, which is never that of each day but the one that it shows then.

    `named` tells whether the articles that count name the place.
    """

    period: ControlPeriod
    version: Version
    named: bool


def versions_of(articles: Sequence[Article]) -> list[Version]:
    """Return the versions that a page can tell, that of all articles first.

    Where there would be too many, a source is left out of what is known now alone.
    """
    known = [NOW, THAT_DAY, *publication_days(articles)[:-1]]
    sources = sorted(set().union(*map(origins_of, articles)))
    combined = len(known) * (1 + len(sources)) <= MOST_VERSIONS
    return [Version(day) for day in known] + [
        Version(day, source) for source in sources for day in (known if combined else [NOW])
    ]


def publication_days(articles: Sequence[Article]) -> list[str]:
    """Return the days on which an article was published, each once, sorted."""
    return sorted({article.published for article in articles if article.published})


class Told:
    """What each version of a study says; every set of articles is read once."""

    def __init__(self, study: Study) -> None:
        """Tell the versions of `study`."""
        self.study = study
        self.articles = {article.id: article for article in study.articles}
        self.days = publication_days(study.articles)
        self.kept: dict[tuple[str, frozenset[str]], tuple[ControlPeriod, ...]] = {}
        self.known: dict[Version, tuple[Article, ...]] = {}
        self.naming: defaultdict[str, set[str]] = defaultdict(set)
        for mention in study.mentions:
            self.naming[mention.place_id].add(mention.article_id)
        self.read: dict[frozenset[str], tuple[Timelines, frozenset[str]]] = {}

    def counted(self, version: Version) -> tuple[Article, ...]:
        """Return the articles that count; those of all days for the version of each day."""
        if version not in self.known:
            until = NOW if version.known_by == THAT_DAY else version.known_by
            self.known[version] = known_articles(self.study.articles, until, version.without)
        return self.known[version]

    def mentions(self, version: Version) -> list[Mention]:
        """Return the mentions of the articles that count."""
        counted = {article.id for article in self.counted(version)}
        return [mention for mention in self.study.mentions if mention.article_id in counted]

    def stretches(self, version: Version, place_id: str) -> tuple[Stretch, ...]:
        """Return the timeline of a place in a version: sorted, disjoint, without gaps."""
        if version.known_by != THAT_DAY:
            is_named = place_id in self.timelines(version)[1]
            periods = self.periods(version, place_id) if is_named else (nothing(place_id),)
            return tuple(Stretch(period, version, is_named) for period in periods)
        return tuple(self.day_by_day(version.without, place_id))

    def timelines(self, version: Version) -> tuple[Timelines, frozenset[str]]:
        """Return what the mentions of a version support, and the places that they name."""
        counted = frozenset(article.id for article in self.counted(version))
        if counted not in self.read:
            mentions, all_told = self.mentions(version), self.study.timelines
            timelines = infer_control(
                mentions, self.articles, all_told.gazetteer, stale_after=all_told.stale_after
            )
            self.read[counted] = timelines, frozenset(m.place_id for m in mentions)
        return self.read[counted]

    def periods(self, version: Version, place_id: str) -> tuple[ControlPeriod, ...]:
        """Return the periods of a named place; versions in which the same articles tell are one."""
        key = place_id, self.telling(version, place_id)
        if key not in self.kept:
            self.kept[key] = self.timelines(version)[0].periods(place_id)
        return self.kept[key]

    def telling(self, version: Version, place_id: str) -> frozenset[str]:
        """Return the articles that count and tell of a place or of a larger one around it.

        A version on which nothing else bears says the same of the place as another with the same
        articles, but for the version of each day, where it also matters since when they count.
        """
        gazetteer = self.study.timelines.gazetteer
        family = (place_id, *(parent.id for parent in gazetteer.ancestors(place_id)))
        naming = set().union(*(self.naming[member] for member in family))
        each_day = frozenset({THAT_DAY} if version.known_by == THAT_DAY else ())
        return frozenset(a.id for a in self.counted(version) if a.id in naming) | each_day

    def day_by_day(self, without: str, place_id: str) -> Iterator[Stretch]:
        """Yield what was known on each day: from one publication to the next, what was out."""
        starts = [FIRST_DAY, *map(to_ordinal, self.days)]
        ends = [*starts[1:], None]
        before = replace(nothing(place_id), end=ends[0])
        yield Stretch(before, Version(THAT_DAY, without), named=False)
        for day, start, end in zip(self.days, starts[1:], ends[1:], strict=True):
            for stretch in self.stretches(Version(day, without), place_id):
                if cut := cut_to(stretch.period, start, end):
                    yield replace(stretch, period=cut)


def nothing(place_id: str) -> ControlPeriod:
    """Return the one period of a place that no article names."""
    return replace(unknown(place_id, FIRST_DAY, Rule.NO_EVIDENCE), end=None)


def cut_to(period: ControlPeriod, start: int, end: int | None) -> ControlPeriod | None:
    """Return the part of a period between two days, None when there is none."""
    first = max(period.start, start)
    ends = [day for day in (period.end, end) if day is not None]
    last = min(ends, default=None)
    return replace(period, start=first, end=last) if last is None or first < last else None
