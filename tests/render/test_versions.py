"""The same story from fewer articles."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mosulmap.control.evidence import known_articles
from mosulmap.control.study import Study
from mosulmap.model.dates import to_ordinal
from mosulmap.model.rows import Article
from mosulmap.pipeline import make_study, study_of
from mosulmap.render.versions import (
    MOST_VERSIONS,
    NOW,
    THAT_DAY,
    Version,
    VersionPeriod,
    VersionTimelines,
    publication_days,
    versions_of,
)
from tests.tiny_project import TinyProject


def article(key: str, published: str, publisher: str, *agency: str) -> Article:
    """Return an article of a day and of its sources."""
    return Article.model_validate(
        {"id": key, "file": f"{key}.txt", "title": "News", "published": published}
        | {"publisher": publisher, "agency": agency, "sha256": "0" * 64}
    )


ARTICLES = [
    article("a", "2016-11-04", "Gazette"),
    article("b", "2016-11-06", "", "AFP", "Reuters"),
    article("c", "2016-11-06", "Herald", "Reuters"),
    article("d", "", "Echo"),
]


def test_each_day_of_publication_is_one_version_and_the_last_is_now() -> None:
    """Known now, on each day, by the first day; each of them without each source."""
    assert publication_days(ARTICLES) == ["2016-11-04", "2016-11-06"]
    known = [NOW, THAT_DAY, "2016-11-04"]
    sources = ["", "AFP", "Echo", "Gazette", "Herald", "Reuters"]
    assert versions_of(ARTICLES) == [Version(day, name) for name in sources for day in known]


def test_too_many_versions_are_not_combined() -> None:
    """Where every source on every day would be too much, a source is left out of now alone."""
    many = [article(f"n{i}", f"2016-11-{i + 1:02}", f"Paper {i}") for i in range(12)]
    versions = versions_of(many)
    assert MOST_VERSIONS < (1 + 12) * (2 + 11)
    assert len(versions) == 13 + 12
    assert {version.known_by for version in versions if version.without} == {NOW}


def test_without_an_article_there_is_the_version_of_now() -> None:
    """Nothing published, nothing to choose from."""
    assert versions_of([]) == [Version(NOW), Version(THAT_DAY)]


def on(periods: tuple[VersionPeriod, ...], day: int) -> VersionPeriod:
    """Return the period in force on an ordinal day; there is exactly one."""
    found = [s for s in periods if s.period.start <= day < (s.period.end or day + 1)]
    assert len(found) == 1
    return found[0]


def facts(shown: VersionPeriod) -> tuple[object, ...]:
    """Return what a period says, without its days."""
    period = shown.period
    return (
        *(period.state, period.controller, period.certainty, period.inferred, period.inherited),
        *(period.disputed, period.stale, period.since, period.last_word, period.mentions),
    )


@pytest.fixture(scope="module")
def timelines_of(shipped: Study) -> VersionTimelines:
    """Return the versions of the shipped study."""
    return VersionTimelines(shipped)


@pytest.mark.parametrize("without", ["", "Reuters", "AFP", "RFE/RL", "DW", "VOV"])
@pytest.mark.parametrize(
    "day", ["2016-10-20", "2016-11-01", "2016-11-05", "2016-12-24", "2017-02-26"]
)
def test_known_on_a_day_is_what_a_study_of_that_day_says(
    timelines_of: VersionTimelines, shipped: Study, day: str, without: str
) -> None:
    """The version of each day agrees with a study that knows that day's articles and no other."""
    left = known_articles(shipped.articles, day, without)
    for place in shipped.named:
        shown = on(timelines_of.version_periods(Version(THAT_DAY, without), place), to_ordinal(day))
        if not left:
            assert not shown.named
            continue
        study = study_of(shipped.project, day, without=without)
        assert shown.named == (place in study.named)
        if shown.named:
            expected = study.timelines.on(place, to_ordinal(day))
            assert facts(shown) == facts(VersionPeriod(expected, shown.version, named=True))


@given(day=st.integers(to_ordinal("2016-10-01"), to_ordinal("2017-03-31")), data=st.data())
def test_every_day_of_every_version_has_one_period(
    timelines_of: VersionTimelines, shipped: Study, day: int, data: st.DataObject
) -> None:
    """Sorted, disjoint, without gaps, and as a study of the same articles has it."""
    version = data.draw(st.sampled_from(versions_of(shipped.articles)))
    place = data.draw(st.sampled_from(sorted(shipped.named)))
    shown = on(timelines_of.version_periods(version, place), day)
    timelines = timelines_of.timelines(shown.version, place)
    assert (
        shown.named == timelines_of.is_named(shown.version, place) or version.known_by == THAT_DAY
    )
    if shown.named:
        assert facts(shown) == facts(
            VersionPeriod(timelines.on(place, day), shown.version, named=True)
        )


def test_before_the_first_article_nothing_is_known(tiny: TinyProject, tmp_path: Path) -> None:
    """On 3 November 2016 the tiny story had no article yet, although it tells of earlier days."""
    timelines_of = VersionTimelines(make_study(tiny.write(tmp_path)))
    before, *_, last = timelines_of.version_periods(Version(THAT_DAY), "mosul")
    assert (before.named, before.period.end) == (False, to_ordinal("2016-11-04"))
    assert (last.named, last.period.controller) == (True, "is")
    assert on(timelines_of.version_periods(Version(), "mosul"), to_ordinal("2016-11-03")).named
