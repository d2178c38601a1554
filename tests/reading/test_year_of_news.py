"""The year of a day that is printed without one: what tells it, and what does not."""

from __future__ import annotations

import pytest

from mosulmap.model.dates import to_day, to_ordinal
from mosulmap.model.rows import Background, Event
from mosulmap.reading.publication_date import date_article
from mosulmap.reading.story import read_story
from mosulmap.reading.year_of_news import dateline_of, nearest

LATEST = to_ordinal("2021-01-01")
WINDOW = (to_ordinal("2016-10-17"), to_ordinal("2017-02-24"))


def known(event: Event, day: str, toponym: str = "Orvel") -> Background:
    """Return a known event."""
    return Background(toponym=toponym, event=event, actor="", date=day, source="a chronology")


def day_of(text: str, *background: Background, window: bool = False) -> str:
    """Return how a text is dated."""
    return date_article(
        read_story(text),
        latest=LATEST,
        background=background,
        window=WINDOW if window else None,
        relevant=window,
    ).published


OFFENSIVE = known(Event.ATTACK, "2016-10-17")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "It is the 16th day of the Orvel offensive. Troops came near on Tuesday, he said.",
            "2016-11-01",
        ),
        (
            "Orvel today\nOn the fourth day of the operation, troops took a hill on Thursday.",
            "2016-10-20",
        ),
        # Another weekday: the paper counts otherwise, or it is another offensive.
        ("It is the 16th day of the Orvel offensive. Troops came near on Friday, he said.", ""),
        ("It is the 16th day of the Orvel offensive, in which troops came near.", ""),
        ("It is the 16th day of the Tamsk offensive. Troops came near on Tuesday, he said.", ""),
        ("It is the last day of the Orvel offensive. Troops came near on Tuesday, he said.", ""),
    ],
)
def test_a_counted_day_of_an_offensive_tells_the_day(text: str, day: str) -> None:
    """It counts from the first day in `background.csv`, and the weekday has to agree."""
    assert day_of(text, OFFENSIVE) == day
    assert day_of(text) == ""


DATELINE = "TAMSK, March 2. /WIRE/. The army has retaken a town, a paper reported on Monday.\n\n"


def test_a_dateline_takes_the_year_after_the_newest_that_is_named() -> None:
    """Its weekday has to be that of the news: 2 March 2020 was a Monday."""
    assert day_of(DATELINE + "It had held positions there in late December 2019.") == "2020-03-02"
    assert day_of(DATELINE + "It had held positions there in late December 2018.") == ""
    assert day_of(DATELINE.replace("Monday", "Friday") + "It held them in late 2019.") == ""
    assert day_of(DATELINE) == ""


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On March 14, troops continued to fight in the north of the town.", "2017-03-14"),
        ("Troops entered the town of Orvel on November 4, officers said.", "2016-11-04"),
        # What only bounds the news is not its day.
        ("Troops have fought in the town of Orvel since October 17, officers said.", ""),
        ("Troops launched an offensive in the hills on October 17, and fight on.", ""),
        ("Troops took a hill on Saturday. The army began its push on October 17.", ""),
        # Out of season, of another weekday, of a later year.
        ("Troops entered the town of Orvel on August 4, officers said.", ""),
        ("Troops entered the town of Orvel on Monday, November 4, officers said.", ""),
        ("Troops entered it on November 4, officers said. It had fallen in May 2017.", ""),
    ],
)
def test_the_projects_span_tells_the_year_of_its_own_news(text: str, day: str) -> None:
    """Only in its season, and only where nothing speaks against it."""
    assert day_of(text, window=True) == day
    assert day_of(text) == ""


def test_a_known_event_of_the_same_month_leaves_the_year_open() -> None:
    """`seized Orvel on June 10` may tell of its fall in another year."""
    text = "Fighters entered the town of Orvel on January 10, officers said."
    assert day_of(text, window=True) == "2017-01-10"
    assert day_of(text, known(Event.CAPTURE, "2014-01"), window=True) == ""


def test_a_dateline_has_a_month_and_a_day() -> None:
    """At the head of the story only, and never a day in its words."""
    found = dateline_of(read_story("Title of it\n\nORVEL, Nov. 6 (Wire) -- Troops came."))
    assert found
    assert (found.month, found.day) == (11, 6)
    assert to_day(nearest(found, WINDOW)) == "2016-11-06"
    assert dateline_of(read_story("ORVEL — Troops came on Nov. 6.")) is None
