"""On which day an article was published, with its evidence; a wrong day is worse than none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mosulmap.model.dates import to_ordinal
from mosulmap.model.rows import Article, Background, Event
from mosulmap.project.table import read_table
from mosulmap.reading.publication_date import UNKNOWN, Dating, date_article
from mosulmap.reading.read_article import read_news, window_without
from mosulmap.reading.story import read_story
from tests.gazetteers import INDEX, ROOT

LATEST = "2026-01-01"
WINDOW = (to_ordinal("2016-10-17"), to_ordinal("2017-02-24"))


def date_page(text: str, *, window: bool = True, relevant: bool = True) -> Dating:
    """Return how a page is dated, by default as one of a project on the battle of Mosul."""
    return date_article(
        read_story(text),
        latest=to_ordinal(LATEST),
        window=WINDOW if window else None,
        relevant=relevant,
    )


DATED = [
    # Labels: published before updated, whichever comes first.
    (
        "Headline\nPublished November 6, 2016\nLast updated: November 9, 2016\nTroops came.",
        "2016-11-06",
        "Published November 6",
    ),
    (
        "Last updated: November 9, 2016\nPublished November 6, 2016\nTroops came.",
        "2016-11-06",
        "Published",
    ),
    (
        "First published 5 November 2016\nUpdated 6 November 2016\nTroops came.",
        "2016-11-05",
        "First published",
    ),
    ("Posted on 20/11/2016\nTroops came.", "2016-11-20", "Posted on"),
    ("Date: 2016-11-09\nTroops came.", "2016-11-09", "Date:"),
    # A crawl banner above the story is contradicted by the label.
    (
        "Monday, Mar 27, 2017\nPublished at 12:58 pm November 6th, 2016\nTroops came on Sunday.",
        "2016-11-06",
        "Published at",
    ),
    # A date that stands alone.
    ("Headline\n\nNovember 1, 2016\n\nTroops came.", "2016-11-01", "November 1, 2016"),
    ("Headline\n2016-11-01\nTroops came.", "2016-11-01", "2016-11-01"),
    ("Headline\nFriday 4 November 2016 10.15 GMT\nTroops came.", "2016-11-04", "Friday 4 November"),
    ("Headline\nNov. 4, 2016 at 10:15 am\nTroops came.", "2016-11-04", "Nov. 4, 2016"),
    # Bylines and datelines.
    ("Headline\nBy Jane Doe, 4 November 2016\nTroops came.", "2016-11-04", "By Jane Doe"),
    ("Headline\nBy Jane Doe | Nov. 4, 2016\nTroops came.", "2016-11-04", "By Jane Doe"),
    (
        "MOSUL, Iraq (Agency - 11th Nov, 2016) - Troops came to the city.",
        "2016-11-11",
        "MOSUL, Iraq",
    ),
    ("Headline\nERBIL, Iraq (Agency - 11th Nov, 2016) – Troops came.", "2016-11-11", "ERBIL"),
    ("TRIPOLI, Aug. 11, 2016 (Agency) -- It fell on Aug. 3.", "2016-08-11", "TRIPOLI"),
    # A title with its day; a title that only speaks of a day is none.
    ("Campaign assessment, May 21, 2017\n\nIt fell on May 20.", "2017-05-21", "assessment"),
    ("Mosul after June 10, 2014\nTroops entered Mosul on November 4.", "2016-11-04", "November 4"),
    # No year is printed: the day of the news, in the project's years.
    ("Iraqi forces entered Mosul on November 4.", "2016-11-04", "November 4"),
    ("Troops seized the airport on February 23, officials said.", "2017-02-23", "February 23"),
]


@pytest.mark.parametrize(("text", "day", "words"), DATED)
def test_a_page_tells_its_day(text: str, day: str, words: str) -> None:
    """The best label wins, and the evidence quotes the words that stand on the page."""
    dating = date_page(text)
    assert dating.published == day
    assert words in dating.basis


UNDATED = [
    "",
    "Troops entered Mosul.",
    "Last updated: January 1, 1970\nTroops entered Mosul.",
    "Published: 1 January 1970\nTroops entered Mosul.",
    "Published: 1 January 2039\nTroops entered Mosul.",
    "30 February 2016\nTroops entered Mosul.",
    "Monday, Mar 27, 2017\nTroops left. They had entered Mosul on April 2, 2017.",
    "Last updated: November 9, 2016\nTroops entered Mosul.",
    "The agreement of 4 November 2016 stands\nTroops entered Mosul.",
    "They hope to enter Mosul on November 4.",
    "A UN report published on 5 May 2016 told of killings in Mosul.",
    "By 10 June 2014 Islamic State held all of Mosul.",
]


@pytest.mark.parametrize("text", UNDATED)
def test_a_page_that_does_not_tell_its_day_has_none(text: str) -> None:
    """Empty dates of computers, the future, contradictions, dates of other things: unknown."""
    dating = date_page(text)
    assert (dating.published, dating.basis) == ("", UNKNOWN.basis)


def test_the_year_comes_from_the_project_only_where_the_article_is_its_business() -> None:
    """Without a place of the project in its head, or without a project, no year is assumed."""
    text = "Forces entered the town on November 4."
    assert date_page(text).published == "2016-11-04"
    assert not date_page(text, relevant=False).published
    assert not date_page(text, window=False).published


BANNER = "Monday, November 25, 2024\n"
TITLE = "Troops enter the market town of Orvel\n"
WEIGHED = [
    # A live page tells of the day of its last change.
    (
        "Orvel live: bridge falls\nupdated: Nov 10 2016, 09:10 ist\nIt fell on Thursday, he said.",
        "2016-11-10",
    ),
    ("Orvel\nupdated: Nov 10 2016, 09:10 ist\nThe bridge fell on Thursday, he said.", ""),
    ("Orvel live\nupdated: Nov 10 2016\nThe bridge fell on Tuesday, he said.", ""),
    # A day that stands alone above the title, with the weekday of the news and without.
    ("Friday, November 4, 2016\n" + TITLE + "They came on Friday, he said.", "2016-11-04"),
    ("Friday, November 4, 2016\n" + TITLE + "They came on November 3, he said.", "2016-11-04"),
    (BANNER + TITLE + "They came on Thursday, a spokesman said.", ""),
    (BANNER + TITLE + "They came on Monday, two years after they left it in 2014.", ""),
    # A caption counts where its weekday is that of the news.
    (
        TITLE + "A soldier looks over the old bridge in town, November 4, 2016. (Photo by AFP)\n"
        "They came on Friday, a spokesman said.",
        "2016-11-04",
    ),
    (
        TITLE + "A soldier looks over the old bridge in town, November 2, 2016. (Photo by AFP)\n"
        "They came on Friday, a spokesman said.",
        "",
    ),
    # Two numbers: the weekday, a day of the week before, another day in the same form.
    (TITLE + "09/11/2016\nThey came on Wednesday, a spokesman said.", "2016-11-09"),
    (TITLE + "09/11/2016\nThey came on November 7, a spokesman said.", "2016-11-09"),
    (TITLE + "09/11/2016\nUpdated 30/11/2016\nThey came, a spokesman said.", "2016-11-09"),
    (TITLE + "09/11/2016\nThey came, a spokesman said.", ""),
    (BANNER + TITLE + "09/11/2016\nThey came, a spokesman said.", ""),
    # The day in a title is the day covered: any other line is believed before it.
    ("Assessment of the south, May 21, 2017\nPosted 22 May 2017\nThey came.", "2017-05-22"),
    ("Assessment of the south, May 21, 2017\nThey came.", "2017-05-21"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day"), WEIGHED)
def test_a_day_is_weighed_against_the_story(text: str, day: str) -> None:
    """By the kind of its line, the weekday of the news and the days that the story names."""
    assert date_page(text, window=False).published == day


def test_a_banner_years_after_the_projects_articles_is_refused() -> None:
    """Even where the weekday agrees by chance, and where nothing else dates the page."""
    text = BANNER + TITLE + "They came on Monday, a spokesman said."
    assert date_page(text).published == ""
    assert date_page(text, window=False).published == "2024-11-25"


def test_an_undecided_order_is_told() -> None:
    """The basis names both days that the numbers may mean."""
    basis = date_page("Posted on 09/11/2016\nTroops entered Orvel.").basis
    assert basis == 'printed: "Posted on 09/11/2016", which may be 2016-09-11 or 2016-11-09'


def test_the_address_of_a_page_tells_its_day() -> None:
    """A folder for each day is how papers file what they publish."""
    dating = date_article(
        read_story("Troops came."),
        latest=to_ordinal(LATEST),
        address="https://news.example/2016/11/04/orvel",
    )
    assert (dating.published, dating.basis.partition(":")[0]) == (
        "2016-11-04",
        "the page's address",
    )


def known(toponym: str, month: str) -> Background:
    """Return a known event of a month."""
    return Background(
        toponym=toponym, event=Event.CAPTURE, actor="", date=month, source="a chronology"
    )


DATELINE = "ALEPPO, Dec. 27 (Agency) — Troops took a bridge."
SINCE_MAY = "They have tried since the rebels seized Manbij in May."
BY_BACKGROUND = [
    # The latest May before 27 December lies in the same year, the latest May before 2 March not.
    (DATELINE, SINCE_MAY, [known("Manbij", "2015-05")], "2015-12-27"),
    ("SIRTE, 2 March — Troops came.", SINCE_MAY, [known("Manbij", "2015-05")], "2016-03-02"),
    # Two events that agree; one whose month is another, which says nothing.
    (
        DATELINE,
        SINCE_MAY + " Afrin was retaken in April.",
        [known("Manbij", "2015-05"), known("Afrin", "2015-04"), known("Afrin", "2013-09")],
        "2015-12-27",
    ),
    # Two that tell different years, one without a change of hands, none at all: unknown.
    (DATELINE, SINCE_MAY, [known("Manbij", "2015-05"), known("Manbij", "2014-05")], ""),
    (DATELINE, "It snowed on Manbij in May.", [known("Manbij", "2015-05")], ""),
    (DATELINE, SINCE_MAY, [], ""),
    (DATELINE, SINCE_MAY, [known("Manbij", "2017-05")], "2017-12-27"),
    # A day that would lie ahead of the present day is none.
    (DATELINE, SINCE_MAY, [known("Manbij", "2026-05")], ""),
    # 29 February of a year that has none.
    ("SIRTE, Feb. 29 — Troops came.", SINCE_MAY, [known("Manbij", "2016-05")], ""),
]


@pytest.mark.parametrize(("head", "body", "background", "day"), BY_BACKGROUND)
def test_a_dateline_takes_its_year_from_events_known_by_their_month(
    head: str, body: str, background: list[Background], day: str
) -> None:
    """`since it fell in May` tells the year to whoever knows in which May it fell."""
    dating = date_article(
        read_story(f"{head}\n\n{body}"), latest=to_ordinal(LATEST), background=background
    )
    assert dating.published == day
    assert ("the year by" in dating.basis) is bool(day)


def test_a_dateline_without_a_known_event_takes_the_year_of_the_project() -> None:
    """Where the article is the project's business, its window tells the year."""
    text = "MOSUL, Nov. 5 (Agency) — Troops took a bridge."
    assert date_page(text).published == "2016-11-05"
    assert date_page(text).basis == 'dateline: "Nov. 5"; the year is that of the project'
    assert not date_page(text, relevant=False).published
    assert not date_page(text + " They had left on November 12.").published


def test_a_story_without_a_day_of_its_own_still_has_a_season() -> None:
    """`struck on Dec. 7` leaves the day of publication open, and the year of that day not."""
    dating = date_page("The strike, which took place on Dec. 7, hit Mosul.")
    assert (dating.published, dating.around) == ("", "2016-12-07")
    assert date_page("The strike, which took place on Dec. 7.", relevant=False).around == ""


def test_a_printed_day_needs_no_project() -> None:
    """What is printed is believed wherever the article belongs."""
    text = "Published November 6, 2016\nSomething else."
    assert date_page(text, window=False, relevant=False).published == "2016-11-06"


def test_a_related_block_does_not_date_the_page() -> None:
    """The older dates of other stories below the story are weaker than its own."""
    text = "Headline\nPublished 6 Nov 2016\nTroops came.\nRelated\nPublished 10 Dec 2015\nOther."
    assert date_page(text).published == "2016-11-06"


ARTICLES = read_table(ROOT, "seeds/articles.csv", Article).rows


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.id)
def test_the_shipped_articles_are_dated_as_the_curator_dated_them(article: Article) -> None:
    """Each is read with the window of the other four only, and all five come out right."""
    text = (ROOT / "seeds" / article.file).read_bytes().decode()
    window = window_without(ARTICLES, article.id)
    read = read_news(article.id, text, INDEX, latest="2026-01-01", window=window)
    assert read.dating.published == article.published
    assert read.dating.basis


LINES = st.sampled_from(
    [
        "Published 6 Nov 2016",
        "Last updated: January 1, 1970",
        "Updated 3 March 2019",
        "November 9, 2016",
        "Troops entered Mosul on Friday, February 29.",
        "It began on October 17.",
        "By 2016-11-05",
        "MOSUL, Iraq (A - 5 May 2017) - Troops said",
    ]
)
PAGES = st.lists(st.one_of(LINES, st.text(max_size=30)), max_size=8).map("\n".join)


@settings(deadline=None, max_examples=150)
@given(PAGES, st.booleans())
def test_a_day_is_never_in_the_future_nor_before_there_were_pages(
    text: str,
    window: bool,  # noqa: FBT001
) -> None:
    """For any page the day is unknown, or lies between 1995 and the latest day possible."""
    dating = date_page(text, window=window)
    assert dating.published == "" or "1995-01-01" <= dating.published <= LATEST
    assert dating.basis


THURSDAY = "Troops captured a strategic town and pushed on Thursday toward a key city, they said."
LATEST_DAY = to_ordinal("2026-01-01")


@pytest.mark.parametrize(
    ("stamp", "day"),
    [("Sep. 27, 2005", ""), ("May 19, 2000", "2000-05-19")],
)
def test_the_stamp_of_an_archive_counts_where_the_story_confirms_it(stamp: str, day: str) -> None:
    """Old papers were put on the web on one day years later."""
    text = f"1. Archive\n\nTroops capture town\n\nPublished {stamp}\n\n{THURSDAY}"
    assert date_article(read_story(text), latest=LATEST_DAY).published == day
