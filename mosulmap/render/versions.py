"""Timelines from fewer articles: as known by a day, as known on each day, without one source.

Every version is inferred here, by the same rules; the page only looks up the one that is asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from ..control.evidence import Evidence, as_evidence, known_articles, origins_of
from ..control.findings import Rule
from ..control.study import Study
from ..control.timeline import (
    FIRST_DAY,
    ControlPeriod,
    Record,
    Sighting,
    Timelines,
    as_sighting,
    make_record,
    unknown,
)
from ..model.dates import to_ordinal
from ..model.gazetteer import Gazetteer
from ..model.kept import FORGETFUL, Kept
from ..model.rows import Article, Mention

NOW = ""
"""Known by now: every article counts."""

THAT_DAY = "day"
"""Known on each day: on every day only the articles published by that very day count."""

MOST_VERSIONS = 100
"""Versions up to which every source is also left out of what was known by every day.

It trades what a reader can ask for against size and time: the shipped page has 36 versions, and
each takes half a kilobyte and 15 ms of `render`.
"""

MOST_DAYS = 60
"""Days of publication up to which each of them, and each source, has versions of its own.

Of years of news a version takes more than of months, since it has more periods, and there would be
hundreds.
"""


@dataclass(frozen=True, slots=True)
class Version:
    """Which articles count: `known_by` is `NOW`, `THAT_DAY` or an ISO day of publication.

    `without` is a publisher or an agency whose articles do not count, empty when all do.
    """

    known_by: str = NOW
    without: str = ""


@dataclass(frozen=True, slots=True)
class VersionPeriod:
    """A period of a place in one version of its timeline.

    `version` is never the version of each day: there, it is the version known by the day at which
    the period was cut. `named` is whether the articles that count name the place.
    """

    period: ControlPeriod
    version: Version
    named: bool


@dataclass(frozen=True, slots=True)
class Naming:
    """What names each place, by its id: mentions and, in their order, articles with their ids."""

    mentions: Mapping[str, tuple[Mention, ...]]
    articles: Mapping[str, tuple[Article, ...]]
    article_ids: Mapping[str, frozenset[str]]


def find_naming(mentions: Sequence[Mention], articles: Sequence[Article]) -> Naming:
    """Return what names each place."""
    found: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        found[mention.place_id].append(mention)
    ids = {
        place_id: frozenset(mention.article_id for mention in own)
        for place_id, own in found.items()
    }
    numbers = {article.id: number for number, article in enumerate(articles)}
    return Naming(
        {place_id: tuple(own) for place_id, own in found.items()},
        {
            place_id: tuple(articles[number] for number in sorted(map(numbers.__getitem__, own)))
            for place_id, own in ids.items()
        },
        ids,
    )


ReadMentions = tuple[tuple[Evidence, ...], tuple[tuple[str, Sighting], ...]]
"""The evidence in the mentions of a place, and the sightings, each with the id of its article."""


def find_families(gazetteer: Gazetteer) -> dict[str, tuple[str, ...]]:
    """Return each place and the larger ones around it, by their ids, by its id."""
    return {
        place.id: (place.id, *(larger.id for larger in gazetteer.ancestors(place.id)))
        for place in gazetteer.places
    }


def versions_of(articles: Sequence[Article]) -> list[Version]:
    """Return the versions that a page holds, the one of all articles first.

    With more than `MOST_VERSIONS` in all, a source is left out only of what is known now. With more
    than `MOST_DAYS` days of publication, only what is known now and on each day is left.
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


class VersionTimelines:
    """The timelines of a study's places in every version.

    Versions in which the same articles bear on a place share its records and its periods, so that
    each is inferred once.
    """

    def __init__(self, study: Study, kept: Kept = FORGETFUL) -> None:
        """Index the mentions of `study` by place; nothing is inferred yet."""
        self.study = study
        self.gazetteer = study.project.gazetteer
        self.articles = study.article
        named = study.mentions, study.articles
        self.naming = kept.of(("naming",), named, partial(find_naming, *named))
        self.counted_by_version: dict[Version, frozenset[str]] = {}
        self.read: dict[str, ReadMentions] = {}
        places = self.gazetteer.places
        parents = tuple(place.id for place in places), tuple(place.parent_id for place in places)
        self.families = kept.of(("families",), parents, partial(find_families, self.gazetteer))
        self.records_by_articles: dict[tuple[str, frozenset[str]], Record] = {}
        self.timelines_by_articles: dict[tuple[str, frozenset[str]], Timelines] = {}
        self.periods_by_articles: dict[tuple[str, frozenset[str]], tuple[ControlPeriod, ...]] = {}

    def counted_articles(self, version: Version) -> frozenset[str]:
        """Return the ids of the articles that count; for the version of each day, of all days."""
        if version not in self.counted_by_version:
            until = NOW if version.known_by == THAT_DAY else version.known_by
            known = known_articles(self.study.articles, until, version.without)
            self.counted_by_version[version] = frozenset(article.id for article in known)
        return self.counted_by_version[version]

    def mentions(self, version: Version) -> list[Mention]:
        """Return the mentions of the articles that count."""
        counted = self.counted_articles(version)
        return [mention for mention in self.study.mentions if mention.article_id in counted]

    def is_named(self, version: Version, place_id: str) -> bool:
        """Whether an article that counts names a place."""
        return not self.counted_articles(version).isdisjoint(
            self.naming.article_ids.get(place_id, ())
        )

    def version_periods(self, version: Version, place_id: str) -> tuple[VersionPeriod, ...]:
        """Return the timeline of a place in a version: sorted, disjoint, without gaps."""
        if version.known_by != THAT_DAY:
            is_named = self.is_named(version, place_id)
            periods = (
                self.periods(version, place_id)
                if is_named
                else (period_without_evidence(place_id),)
            )
            return tuple(VersionPeriod(period, version, is_named) for period in periods)
        return tuple(self.day_by_day(version.without, place_id))

    def timelines(self, version: Version, place_id: str) -> Timelines:
        """Return the timelines of a version, with the records of a place and its larger ones."""
        counted = self.counted_articles(version)
        key = place_id, counted & self.articles_on_family(place_id)
        if key not in self.timelines_by_articles:
            records = {member: self.record(member, counted) for member in self.family(place_id)}
            found = Timelines(self.gazetteer, records, self.study.stale_after)
            self.timelines_by_articles[key] = found
        return self.timelines_by_articles[key]

    def record(self, place_id: str, counted: frozenset[str]) -> Record:
        """Return the record of one place from the articles `counted`."""
        relevant = counted & self.naming.article_ids.get(place_id, frozenset())
        key = place_id, relevant
        if key not in self.records_by_articles:
            evidence, sightings = self.read_mentions(place_id)
            self.records_by_articles[key] = make_record(
                (item for item in evidence if item.mention.article_id in relevant),
                (seen for article_id, seen in sightings if article_id in relevant),
            )
        return self.records_by_articles[key]

    def read_mentions(self, place_id: str) -> ReadMentions:
        """Return all that the mentions of a place say, whatever version counts them."""
        if place_id not in self.read:
            evidence: list[Evidence] = []
            sightings: list[tuple[str, Sighting]] = []
            for mention in self.naming.mentions.get(place_id, ()):
                item = as_evidence(mention, self.articles[mention.article_id], self.gazetteer)
                if item:
                    evidence.append(item)
                elif seen := as_sighting(mention, self.gazetteer):
                    sightings.append((mention.article_id, seen))
            self.read[place_id] = tuple(evidence), tuple(sightings)
        return self.read[place_id]

    def periods(self, version: Version, place_id: str) -> tuple[ControlPeriod, ...]:
        """Return the periods of a named place in a version that is not the one of each day."""
        key = place_id, self.relevant_articles(version, place_id)
        if key not in self.periods_by_articles:
            self.periods_by_articles[key] = self.timelines(version, place_id).periods(place_id)
        return self.periods_by_articles[key]

    def family(self, place_id: str) -> tuple[str, ...]:
        """Return a place and the larger ones around it, by their ids."""
        return self.families[place_id]

    def articles_on_family(self, place_id: str) -> frozenset[str]:
        """Return the articles that name a place or a larger one around it."""
        none: frozenset[str] = frozenset()
        return none.union(
            *(self.naming.article_ids.get(member, none) for member in self.family(place_id))
        )

    def relevant_articles(self, version: Version, place_id: str) -> frozenset[str]:
        """Return the articles that count and name a place or a larger one around it.

        Two versions with the same relevant articles give the place the same timeline. In the
        version of each day it also matters since when they count, so `THAT_DAY` is added to them.
        """
        each_day = frozenset({THAT_DAY} if version.known_by == THAT_DAY else ())
        return (self.counted_articles(version) & self.articles_on_family(place_id)) | each_day

    def day_by_day(self, without: str, place_id: str) -> Iterator[VersionPeriod]:
        """Yield what was known on each day: from one article on the place to the next."""
        relevant = self.counted_articles(Version(NOW, without)) & self.articles_on_family(place_id)
        days = publication_days([self.articles[article_id] for article_id in relevant])
        starts = [FIRST_DAY, *map(to_ordinal, days)]
        ends = [*starts[1:], None]
        before = replace(period_without_evidence(place_id), end=ends[0])
        yield VersionPeriod(before, Version(THAT_DAY, without), named=False)
        for day, start, end in zip(days, starts[1:], ends[1:], strict=True):
            version = Version(day, without)
            if not self.is_named(version, place_id):
                unnamed = replace(period_without_evidence(place_id), start=start, end=end)
                yield VersionPeriod(unnamed, version, named=False)
                continue
            for period in self.timelines(version, place_id).periods(place_id, start, end):
                yield VersionPeriod(period, version, named=True)


def period_without_evidence(place_id: str) -> ControlPeriod:
    """Return the one period of a place that no article names: unknown, without an end."""
    return replace(unknown(place_id, FIRST_DAY, Rule.NO_EVIDENCE), end=None)
