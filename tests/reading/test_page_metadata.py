"""The day that a page says it was published, and no other day in it."""

from __future__ import annotations

from datetime import date

import pytest

from mosulmap.reading.page_metadata import declared_day

LATEST = date(2026, 11, 22).toordinal()


@pytest.mark.parametrize(
    ("head", "day", "basis"),
    [
        (
            '<meta property="article:published_time" content="2016-11-05T23:30:00+03:00">',
            *("2016-11-05", "article:published_time"),
        ),
        ('<meta name="DC.date.issued" content="2016-11-05">', "2016-11-05", "dc.date.issued"),
        (
            '<meta itemprop="datePublished" content="5 November 2016">',
            "2016-11-05",
            "datepublished",
        ),
        ('<meta name="pubdate" content="Sat, 05 Nov 2016 08:00:00 GMT">', "2016-11-05", "pubdate"),
        ('<meta name="publish-date" content="20161105">', "2016-11-05", "publish-date"),
        ('<time itemprop="datePublished" datetime="2016-11-05">x</time>', "2016-11-05", ""),
        (
            (
                '<script type="application/ld+json">{"@type":"NewsArticle",'
                '"datePublished":"2016-11-05T08:00:00Z","dateModified":"2023-01-01"}</script>'
            ),
            *("2016-11-05", "JSON-LD"),
        ),
        (
            (
                '<script type="application/ld+json">{"@graph":[{"@type":"WebSite"},'
                '{"@type":["Article"],"datePublished":"2016-11-05"}]}</script>'
            ),
            *("2016-11-05", "JSON-LD"),
        ),
        # The clearest name wins, wherever it stands.
        (
            (
                '<meta name="date" content="2020-01-01">'
                '<meta property="article:published_time" content="2016-11-05">'
            ),
            *("2016-11-05", "article:published_time"),
        ),
    ],
)
def test_a_page_says_when_it_was_published(head: str, day: str, basis: str) -> None:
    """By Open Graph, Dublin Core, JSON-LD and others; the basis names which."""
    found = declared_day(f"<html><head>{head}</head><body></body></html>", LATEST)
    assert found is not None
    assert found.published == day
    assert "the page's own metadata: " in found.basis
    assert basis in found.basis


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2016-11-10T14:05:00Z", "2016-11-10"),
        ("Thu, 10 Nov 2016 14:05:00 +0300", "2016-11-10"),
        ("20161110T140500", "2016-11-10"),
        ("10-Nov-2016", "2016-11-10"),
        ("24.11.2016 10:00", "2016-11-24"),
        ("Fri Nov 4 13:08:29 UTC 2016", "2016-11-04"),
    ],
)
def test_metadata_has_days_in_every_printed_form(value: str, day: str) -> None:
    """The same forms as in a text."""
    found = declared_day(f'<meta property="article:published_time" content="{value}">', LATEST)
    assert found
    assert found.published == day


@pytest.mark.parametrize(
    ("head", "day", "basis"),
    [
        (
            '<meta property="article:modified_time" content="2023-03-27">',
            "",
            "only the day on which it was modified, 2023-03-27 (article:modified_time)",
        ),
        (
            (
                '<script type="application/ld+json">{"@type":"NewsArticle",'
                '"dateModified":"2016-11-05"}</script>'
            ),
            "",
            "only the day on which it was modified, 2016-11-05 (JSON-LD)",
        ),
        ('<meta name="date" content="2016-11-05">', "2016-11-05", "guessed by the page's own"),
        # A mere date that is the day of the last change is no other.
        (
            (
                '<meta name="date" content="2023-03-27">'
                '<meta property="og:updated_time" content="2023-03-27">'
            ),
            "",
            "modified, 2023-03-27",
        ),
    ],
)
def test_a_day_that_is_none_of_publication_is_called_what_it_is(
    head: str, day: str, basis: str
) -> None:
    """Modified, or guessed: a wrong day is worse than none."""
    found = declared_day(head, LATEST)
    assert found
    assert found.published == day
    assert basis in found.basis


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<p>German forces seized Karama in 2014.</p>",
        '<meta name="date" content="05/11/2016">',  # of two days
        '<meta name="date" content="November">',
        '<meta property="article:published_time" content="2061-11-05">',  # not yet
        (
            '<script type="application/ld+json">{"@type":"WebPage","mentions":{"@type":"Article",'
            '"datePublished":"2014-01-01"}}</script>'
        ),
        '<script type="application/ld+json">{"@type":</script>',
        '<time datetime="2014-01-01">an old story</time>',
    ],
)
def test_any_other_day_of_a_page_is_left_alone(page: str) -> None:
    """A wrong day is worse than none."""
    assert declared_day(page, LATEST) is None
