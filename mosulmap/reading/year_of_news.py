"""The year of a month and day printed without one: in a dateline, or as the day of the news.

Four things can tell it: events whose month is known (`background.csv`), the years that the story
names itself, the day of an offensive that it counts, and the span of the project's own articles,
which counts only for what happens in the project's own area. What none of them tells stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ..model.dates import to_day, to_ordinal
from ..model.rows import Background, Event
from .day_candidates import end_of_dateline
from .printed_days import is_weekday
from .story import Span, Story
from .story_time import LEAP_DAY, MonthDay, StoryTime, month_day_of, month_days_in, prose_of
from .time_expressions import find_timexes
from .time_rules import number_word

DATELINES = 12
"""Sentences at the head of a page among which its dateline stands."""

FEWEST = 2
"""Days of the week before that a story names where its weekday may be counted from the newest."""

LEAD = 5
"""Sentences in which a story tells its news and the day of it."""

YEAR = 366

BEFORE, AFTER = 45, 120
"""Days before and after the project's articles in which a day without year is taken for theirs: a
few articles of a campaign's first weeks have to date those of its next season."""

REPORTED = re.compile(
    r"(?i)\b(?:said|announced|told|reported|declared|confirmed|pushed|entered|seized|took|"
    r"advanced|stormed|captured|attacked|battled|fought|continued|reached|retook|recaptured|"
    r"cleared|liberated|drove|broke|killed|clashed|withdrew|lost|held|crossed|were|was|have|has)\b"
)
CHANGED = re.compile(
    r"(?i)\b(?:fell|fall|seiz\w+|captur\w+|recaptur\w+|t(?:ake|aken|aking|ook)|ret(?:ake|aken|aking|ook)"
    r"|overr[au]n\w*|liberat\w+|conquer\w+|lost|storm\w+|drove|driven)\b"
)
"""Words that a place changed hands."""
RELATIVE = re.compile(r"(?i)\b(?:which|that|who|when|where)\b[^,.]*$")
COUNTED = re.compile(
    r"(?i)\b(?:the )?(?P<count>\d{1,3}(?:st|nd|rd|th)|[a-z]+) day of "
    r"(?P<what>(?:\S+ ){0,6}?(?:offensive|operations?|campaign|battle|assault|attack|push|siege))\b"
)
"""The day of something that lasts: `the 16th day of the Orvel offensive`."""


@dataclass(frozen=True, slots=True)
class DayFound:
    """A day (ordinal) with the words that tell it and where its year is from."""

    day: int
    basis: str


def dateline_of(story: Story) -> MonthDay | None:
    """Return the month and day of a dateline: `BAGHDAD, Dec. 27 (UPI) —`; its year is not said."""
    for span in story.sentences[:DATELINES]:
        line = story.text[span.start : story.text.find("\n", span.start) % (len(story.text) + 1)]
        end = end_of_dateline(line[:200])
        for timex in find_timexes(story.text, span.start, span.start + end, LEAP_DAY):
            if timex.rule in ("month day", "day month"):
                return month_day_of(story.text, timex)
    return None


def by_background(
    story: Story, dateline: MonthDay, background: Sequence[Background], latest: int
) -> DayFound | None:
    """Date a dateline without year by the known events that the story dates by their month alone.

    None where the story names no such event, or two that tell different years.
    """
    named = {
        (known.year + ((dateline.month, dateline.day) < (known.month, 1)), known.toponym, words)
        for known, words in known_events(story, background)
    }
    years = {year for year, _, _ in named}
    day = dateline.in_year(years.pop()) if len(years) == 1 else None
    if day is None or day > latest:
        return None
    head = story.text[dateline.start : dateline.end]
    _, toponym, words = min(named)
    return DayFound(day, f'dateline: "{head}"; the year by "{words}" for {toponym}')


def known_events(
    story: Story, background: Sequence[Background]
) -> Iterator[tuple[Background, str]]:
    """Yield the changes of hands that a sentence dates by their month alone, with its words."""
    changes = [known for known in background if known.event is Event.CAPTURE]
    for span in story.sentences if changes else ():
        named = [known for known in changes if known.toponym in story.of(span)]
        if not named:
            continue
        for timex in find_timexes(story.text, span.start, span.end, LEAP_DAY):
            month = date.fromordinal(timex.first).month
            before = story.text[span.start : timex.start]
            if timex.rule == "in a month" and CHANGED.search(before):
                words = story.text[timex.start : timex.end]
                yield from ((known, words) for known in named if known.month == month)


def by_years_named(
    story: Story, time: StoryTime, dateline: MonthDay, latest: int
) -> DayFound | None:
    """Date a dateline by the newest period with a year that the story names, and by its weekday.

    The day is the first after that period, within a year of it, and the weekday of the news has to
    be its own: in the year after it would be another.
    """
    if not time.newest_period:
        return None
    first = date.fromordinal(time.newest_period).year
    days = [day for year in (first, first + 1) if (day := dateline.in_year(year))]
    day = next((day for day in days if day >= time.newest_period), 0)
    weekday = dateline.weekday or time.weekday
    if not day or not weekday or not is_weekday(day, weekday):
        return None
    if day > latest or day - time.newest_period > YEAR or time.names_day_after(day):
        return None
    head = story.text[dateline.start : dateline.end]
    return DayFound(day, f'dateline: "{head}", a {weekday}; the year by the newest that is named')


def by_count(
    story: Story, time: StoryTime, background: Sequence[Background], latest: int
) -> DayFound | None:
    """Date a story by the day of an offensive that it counts, which began on a known day.

    The weekday of the news has to be that of the day: papers begin to count at one or at nought.
    """
    for span in story.sentences[:DATELINES]:
        for day, words in counted_days(story, span, background):
            if day <= latest and time.weekday_agrees(day):
                return DayFound(day, f'"{words}", a {time.weekday}')
    return None


def counted_days(
    story: Story, span: Span, background: Sequence[Background]
) -> Iterator[tuple[int, str]]:
    """Yield the days (ordinals) of known offensives that a sentence counts, with its words.

    Where the count names no place, that of the article's headline or of the sentence is meant.
    """
    for match in COUNTED.finditer(story.text, span.start, span.end):
        count = number_word(match["count"])
        head = " ".join(story.of(one) for one in (*story.sentences[:2], span))
        begun = [known for known in background if known.event is Event.ATTACK and known.day]
        named = [known for known in begun if known.toponym in match["what"]]
        meant = named or [known for known in begun if known.toponym in head]
        if count and len({known.day for known in meant}) == 1:
            yield to_ordinal(meant[0].day) + count - 1, match[0]


def by_window(
    story: Story, time: StoryTime, window: tuple[int, int], latest: int, dateline: MonthDay | None
) -> DayFound | None:
    """Date a story of the project's own area by the span of its other articles.

    By its dateline, else by the month and day of the news, else by the weekday of the news after
    two days that the story names of the week before it.
    """
    for named in (dateline,) if dateline else days_of_news(story):
        day = nearest(named, window)
        words = story.text[named.start : named.end]
        if is_possible(time, named, day, latest):
            said = "dateline: " if dateline else "the news is of "
            return DayFound(day, f'{said}"{words}"; the year is that of the project')
    return None if dateline else by_weekday(time, window, latest)


def repeats_known_event(story: Story, day: int, background: Sequence[Background]) -> bool:
    """Whether the head of a story may tell of a known event in the same month of another year."""
    head = " ".join(story.of(span) for span in story.sentences[:3])
    moment = date.fromordinal(day)
    return any(
        known.event is Event.CAPTURE
        and known.month == moment.month
        and known.year != moment.year
        and known.toponym in head
        for known in background
    )


def days_of_news(story: Story) -> Iterator[MonthDay]:
    """Yield the months and days on which the lead says that something happened."""
    for span in list(prose_of(story))[:LEAD]:
        for is_bound, named in month_days_in(story, span):
            before = story.text[span.start : named.start]
            opens = re.fullmatch(r"\W*(?:On|on)\W+", before)
            if not is_bound and (opens or is_reported(before)):
                yield named


def is_reported(before: str) -> bool:
    """Whether the words before a day say that something happened, in the main clause."""
    return bool(REPORTED.search(before)) and not RELATIVE.search(before)


def is_possible(time: StoryTime, named: MonthDay, day: int, latest: int) -> bool:
    """Whether a day may be that of the news: nothing is later in the story, no weekday another."""
    if not day or day > latest or time.names_day_after(day) or time.newest_day > day + 1:
        return False
    if time.newest_year > date.fromordinal(day).year:
        return False
    if named.weekday:
        return is_weekday(day, named.weekday)
    return not time.weekday or time.weekday_agrees(day, 3)


def nearest(named: MonthDay, window: tuple[int, int]) -> int:
    """Return a month and day in the year that brings it into the window or near it; 0 for none."""
    years = range(date.fromordinal(window[0]).year - 1, date.fromordinal(window[1]).year + 2)
    days = [day for year in years if (day := named.in_year(year))]
    near = [day for day in days if window[0] - BEFORE <= day <= window[1] + AFTER]
    return min(near, key=lambda day: max(window[0] - day, day - window[1], 0), default=0)


def by_weekday(time: StoryTime, window: tuple[int, int], latest: int) -> DayFound | None:
    """Date a story by the weekday of its news, on or after the newest month and day in it."""
    newest = max((nearest(named, window) for named in time.month_days), default=0)
    if not newest or not time.weekday:
        return None
    day = next(day for day in range(newest, newest + 7) if is_weekday(day, time.weekday))
    recent = time.days_before(day, with_bounds=True)
    if day > latest or len(recent) < FEWEST or time.newest_day > day:
        return None
    words = to_day(newest)
    return DayFound(day, f'the news is of "{time.weekday}", the newest day named is {words}')
