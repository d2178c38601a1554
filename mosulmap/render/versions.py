"""The same story from fewer articles: as known by a day, as known on each day, without a source.

Every version is inferred here, by the same rules; the page only looks up the one that is asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..control.evidence import known_articles, origins_of
from ..control.study import Study
from ..control.timeline import (
    FIRST_DAY,
    ControlPeriod,
    Record,
    Rule,
    Timelines,
    record_places,
    unknown,
)
from ..model.dates import to_ordinal
from ..model.rows import Article, Mention

NOW = ""
"""Known by now: every article counts."""

THAT_DAY = "day"
"""Known on each day: on every day only the articles published by that very day count."""

MOST_VERSIONS = 100
"""Versions up to which every left-out source is also told as known by every day: each costs."""

MOST_DAYS = 60
"""Days of publication up to which each of them, and each source, has versions of its own."""


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

    Where there would be too many, a source is left out of what is known now alone. Of years of news
    only what is known now and on each day is told: each further version costs as much again.
    """
    days = publication_days(articles)[:-1]
    if len(days) > MOST_DAYS:
        return [Version(NOW), Version(THAT_DAY)]
    known = [NOW, THAT_DAY, *days]
    sources = sorted(set().union(*map(origins_of, articles)))
    combined = len(known) * (1 + len(sources)) <= MOST_VERSIONS
    return [Version(day) for day in known] + [
        Version(day, source) for source in sources for day in (known if combined else [NOW])
    ]


def publication_days(articles: Sequence[Article]) -> list[str]:
    """Return the days on which an article was published, each once, sorted."""
    return sorted({article.published for article in articles if article.published})


class Told:
    """What each version of a study says; every place is read once from every set of articles."""

    def __init__(self, study: Study) -> None:
        """Tell the versions of `study`."""
        self.study = study
        self.gazetteer = study.timelines.gazetteer
        self.articles = {article.id: article for article in study.articles}
        self.on_place: defaultdict[str, list[Mention]] = defaultdict(list)
        for mention in study.mentions:
            self.on_place[mention.place_id].append(mention)
        self.naming = {
            place_id: frozenset(mention.article_id for mention in mentions)
            for place_id, mentions in self.on_place.items()
        }
        self.known: dict[Version, frozenset[str]] = {}
        self.records: dict[tuple[str, frozenset[str]], Record] = {}
        self.kept: dict[tuple[str, frozenset[str]], tuple[ControlPeriod, ...]] = {}

    def counted(self, version: Version) -> frozenset[str]:
        """Return the ids of the articles that count; of all days for the version of each day."""
        if version not in self.known:
            until = NOW if version.known_by == THAT_DAY else version.known_by
            known = known_articles(self.study.articles, until, version.without)
            self.known[version] = frozenset(article.id for article in known)
        return self.known[version]

    def mentions(self, version: Version) -> list[Mention]:
        """Return the mentions of the articles that count."""
        counted = self.counted(version)
        return [mention for mention in self.study.mentions if mention.article_id in counted]

    def is_named(self, version: Version, place_id: str) -> bool:
        """Whether an article that counts names a place."""
        return not self.counted(version).isdisjoint(self.naming.get(place_id, ()))

    def stretches(self, version: Version, place_id: str) -> tuple[Stretch, ...]:
        """Return the timeline of a place in a version: sorted, disjoint, without gaps."""
        if version.known_by != THAT_DAY:
            is_named = self.is_named(version, place_id)
            periods = self.periods(version, place_id) if is_named else (nothing(place_id),)
            return tuple(Stretch(period, version, is_named) for period in periods)
        return tuple(self.day_by_day(version.without, place_id))

    def timelines(self, version: Version, place_id: str) -> Timelines:
        """Return what the mentions of a version support, of a place and the larger ones alone."""
        counted = self.counted(version)
        records = {member: self.record(member, counted) for member in self.family(place_id)}
        return replace(self.study.timelines, records=records)

    def record(self, place_id: str, counted: frozenset[str]) -> Record:
        """Return what the articles that count say of one place."""
        telling = counted & self.naming.get(place_id, frozenset())
        key = place_id, telling
        if key not in self.records:
            articles = {article_id: self.articles[article_id] for article_id in telling}
            mentions = [m for m in self.on_place.get(place_id, ()) if m.article_id in telling]
            found = record_places(mentions, articles, self.gazetteer)
            self.records[key] = found.get(place_id, Record())
        return self.records[key]

    def periods(self, version: Version, place_id: str) -> tuple[ControlPeriod, ...]:
        """Return the periods of a named place; versions in which the same articles tell are one."""
        key = place_id, self.telling(version, place_id)
        if key not in self.kept:
            self.kept[key] = self.timelines(version, place_id).periods(place_id)
        return self.kept[key]

    def family(self, place_id: str) -> tuple[str, ...]:
        """Return a place and the larger ones around it, by their ids."""
        return place_id, *(parent.id for parent in self.gazetteer.ancestors(place_id))

    def naming_family(self, place_id: str) -> frozenset[str]:
        """Return the articles that tell of a place or of a larger one around it."""
        none: frozenset[str] = frozenset()
        return none.union(*(self.naming.get(member, none) for member in self.family(place_id)))

    def telling(self, version: Version, place_id: str) -> frozenset[str]:
        """Return the articles that count and tell of a place or of a larger one around it.

        A version on which nothing else bears says the same of the place as another with the same
        articles, but for the version of each day, where it also matters since when they count.
        """
        each_day = frozenset({THAT_DAY} if version.known_by == THAT_DAY else ())
        return (self.counted(version) & self.naming_family(place_id)) | each_day

    def day_by_day(self, without: str, place_id: str) -> Iterator[Stretch]:
        """Yield what was known on each day: from one article on the place to the next."""
        telling = self.counted(Version(NOW, without)) & self.naming_family(place_id)
        days = publication_days([self.articles[article_id] for article_id in telling])
        starts = [FIRST_DAY, *map(to_ordinal, days)]
        ends = [*starts[1:], None]
        before = replace(nothing(place_id), end=ends[0])
        yield Stretch(before, Version(THAT_DAY, without), named=False)
        for day, start, end in zip(days, starts[1:], ends[1:], strict=True):
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
