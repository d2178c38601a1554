"""What a story says of its own time, by which a printed day is confirmed or refused."""

from __future__ import annotations

import pytest

from mosulmap.model.dates import to_day, to_ordinal
from mosulmap.reading.story import read_story
from mosulmap.reading.story_time import StoryTime, read_story_time

LATEST = to_ordinal("2018-01-01")


def time_of(text: str) -> StoryTime:
    """Return what a text says of its time."""
    return read_story_time(read_story(text), LATEST)


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        ("Troops entered the town of Orvel on Friday, a spokesman said.", "Friday"),
        ("Monday, March 6, 2017\nTroops entered the town of Orvel on Friday, he said.", "Friday"),
        ("Since Monday troops have been in Orvel; they left on Friday at dawn.", "Friday"),
        ("Talks are due in the capital on Monday. Troops entered Orvel on Friday.", "Friday"),
        ("He cancelled plans to speak of victory in Orvel on Sunday, aides said.", "Sunday"),
        ("Troops are expected to enter the town of Orvel on Friday.", ""),
        ("Prayers are held in the town of Orvel every Friday at noon.", ""),
        ("Friday Market", ""),
    ],
)
def test_the_weekday_of_the_news(text: str, weekday: str) -> None:
    """The first that the lead gives to what has happened, in a sentence of prose."""
    assert time_of(text).weekday == weekday


@pytest.mark.parametrize(
    ("text", "named", "bounds"),
    [
        ("Troops took the village of Orvel on November 4, residents said.", 1, 0),
        ("Troops have been in the village since November 4, residents said.", 0, 1),
        ("The army launched a large and slow offensive on October 17 against it.", 0, 1),
        ("The fighting that began in the hills on October 17 has slowed down.", 0, 1),
        ("The army will enter the village on November 9, a general said.", 0, 0),
        ("After the raid of November 3 troops entered the village on November 4.", 2, 0),
    ],
)
def test_months_and_days_are_of_news_or_only_bound_it(text: str, named: int, bounds: int) -> None:
    """After "since", "launched" and "began" a day is never the newest; ahead it is none."""
    time = time_of(text)
    assert (len(time.month_days), len(time.bounds)) == (named, bounds)


def test_the_newest_day_and_year_are_those_of_the_past() -> None:
    """What a plan names does not make a story newer."""
    time = time_of(
        "Rebels who took the town in June 2014 left it on 3 March 2016, officials said. "
        "It will be rebuilt by 1 May 2017, according to a plan of the council."
    )
    assert (to_day(time.newest_day), time.newest_year) == ("2016-03-03", 2016)
    assert time_of("It was built by traders in 1950 and taken in late 2015.").newest_year == 2015


def test_a_weekday_agrees_with_the_days_after_it() -> None:
    """News of Friday is in Friday's paper and in Saturday's."""
    time = time_of("Troops entered the town of Orvel on Friday, a spokesman said.")
    assert time.weekday_agrees(to_ordinal("2016-11-04"))
    assert not time.weekday_agrees(to_ordinal("2016-11-05"))
    assert time.weekday_agrees(to_ordinal("2016-11-05"), 1)
    assert not time_of("Troops entered.").weekday_agrees(to_ordinal("2016-11-04"), 6)
