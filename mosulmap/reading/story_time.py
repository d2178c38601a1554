"""What a story says of its own time: the weekday of its news, the days and years it names.

By this a printed day is confirmed or refused, and a day without a year finds its year. Words that
only bound a time ("since October 17", "launched on", "before Friday") name no day of the news.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ..model.dates import WEEKDAYS
from .printed_days import PrintedDay, find_printed_days
from .story import Span, Story
from .time_expressions import Timex, find_timexes

LEAD = 8
"""Sentences in which a story tells its news and the day of it."""

PROSE = 5
"""Words of the shortest line that is a sentence and not a label or a name."""

WEEK = 7
LEAP_DAY = date(2016, 7, 1).toordinal()
"""A day in a leap year, to read months and days by that have none."""

BOUND = (
    r"(?:since|until|till|from|after|before|by|next|last|every|each|previous)"
    r"(?:\W+(?:the|on|about|around))?"
)
BEGAN = r"(?:(?:re)?launch(?:ed|ing)?|beg[aiu]n(?:ning)?|start(?:ed|ing|s)?|established|under\ way)"
BOUNDED_CLOSELY = re.compile(rf"(?i)\b{BOUND}\W+$")
BOUNDED = re.compile(rf"(?i)\b(?:{BOUND}\W+|{BEGAN}\b(?:[^\w.,;]+[\w.]+){{0,7}}?[^\w,;]+)$")
"""Words before a time that only bound it, or say when something longer began."""

AHEAD = re.compile(
    r"(?i)\b(?:will|would|due|expected|scheduled|set to|could|may|as early as|deadline|"
    r"anticipating|(?<!cancelled )(?<!dropped )plan(?:s|ned)? (?:to|for))\b[^.;]*$"
)
"""Words that put the time after them ahead of the writing."""

NAMED_WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b")


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A month and day without a year at code points `start` to `end`, with the weekday before it.

    `weekday` is empty where none is printed: `Friday, Nov. 4`.
    """

    start: int
    end: int
    month: int
    day: int
    weekday: str

    def in_year(self, year: int) -> int | None:
        """Return the ordinal in a year; None for 29 February where there is none."""
        try:
            return date(year, self.month, self.day).toordinal()
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class StoryTime:
    """What a story says of its time.

    `weekday` is that of its news, empty where the lead names none; `month_days` the months and days
    it names for what happened, `bounds` those that only bound a time. `newest_day` is the newest
    day with a year of which it speaks as past, `newest_period` the first day of the newest such
    period, both ordinals; `newest_year` its newest year. Each is 0 without one.
    """

    weekday: str
    month_days: tuple[MonthDay, ...]
    bounds: tuple[MonthDay, ...]
    newest_day: int
    newest_year: int
    newest_period: int

    def weekday_agrees(self, day: int, within: int = 0) -> bool:
        """Whether the news of that weekday is at most `within` days old on a day."""
        if not self.weekday:
            return False
        back = (date.fromordinal(day).weekday() - WEEKDAYS.index(self.weekday)) % 7
        return back <= within

    def days_before(self, day: int, *, with_bounds: bool) -> set[int]:
        """Return the ordinals of the story's months and days in the week before a day."""
        year = date.fromordinal(day).year
        return {
            one
            for named in (*self.month_days, *(self.bounds if with_bounds else ()))
            for shift in (-1, 0)
            if (one := named.in_year(year + shift)) is not None and 0 <= day - one < WEEK
        }

    def names_day_after(self, day: int, within: int = 14) -> bool:
        """Whether a month and day lies in the days after a day."""
        year = date.fromordinal(day).year
        found = (named.in_year(year + shift) for named in self.month_days for shift in (0, 1))
        return any(one is not None and 0 < one - day <= within for one in found)


def read_story_time(story: Story, latest: int) -> StoryTime:
    """Return what a story says of its time; `latest` is the last day (ordinal) that can be past."""
    prose = tuple(prose_of(story))
    days = [
        printed.days[0]
        for span in prose
        for printed in past_days(story, span)
        if len(printed.days) == 1 and printed.days[0] <= latest
    ]
    periods = [timex for span in prose for timex in years_in(story, span)]
    past = [timex for timex in periods if timex.first <= latest]
    newest = max((*days, *(timex.last for timex in past)), default=0)
    named = [
        (is_bound, month_day)
        for span in (*prose, *captions_of(story))
        for is_bound, month_day in month_days_in(story, span)
    ]
    return StoryTime(
        weekday=next(filter(None, (weekday_in(story, span) for span in prose[:LEAD])), ""),
        month_days=tuple(month_day for is_bound, month_day in named if not is_bound),
        bounds=tuple(month_day for is_bound, month_day in named if is_bound),
        newest_day=max(days, default=0),
        newest_year=date.fromordinal(min(newest, latest)).year if newest else 0,
        newest_period=max((*days, *(timex.first for timex in past)), default=0),
    )


def prose_of(story: Story) -> Iterator[Span]:
    """Yield the sentences that are more than a label: `PROSE` words, most of them small ones."""
    for span in story.sentences:
        words = story.text[span.start : min(span.end, span.start + 400)].split()
        small = sum(word[:1].islower() for word in words)
        if len(words) >= PROSE and small * 3 >= len(words):
            yield span


def captions_of(story: Story) -> Iterator[Span]:
    """Yield what stands beside the story and above its end: captions among them."""
    for span in story.boilerplate:
        if span.end < len(story.text):
            yield Span(span.start, min(span.end, span.start + 2000))


def past_days(story: Story, span: Span) -> Iterator[PrintedDay]:
    """Yield the days with a year in a sentence that do not lie ahead of it by its words."""
    for printed in find_printed_days(story.text, span.start, span.end):
        if not AHEAD.search(story.text[span.start : printed.start]):
            yield printed


def years_in(story: Story, span: Span) -> Iterator[Timex]:
    """Yield the periods with a year in a sentence that do not lie ahead of it by its words."""
    for timex in find_timexes(story.text, span.start, span.end, LEAP_DAY):
        words = story.text[timex.start : timex.end]
        printed = re.search(r"(?:19|20)\d\d", words)
        if printed and not AHEAD.search(story.text[span.start : timex.start]):
            first, last = fit_to_year(timex, int(printed[0]))
            yield Timex(timex.start, timex.end, first, last, timex.rule)


def fit_to_year(timex: Timex, year: int) -> tuple[int, int]:
    """Return the days of a period, which end with the year that it names ("since 2014" too)."""
    last = date(year, 12, 31).toordinal()
    return min(timex.first, last), min(timex.last, last)


def weekday_in(story: Story, span: Span) -> str:
    """Return the first weekday that a sentence gives to what has happened; empty without one."""
    printed = list(find_printed_days(story.text, span.start, span.end))
    for match in NAMED_WEEKDAY.finditer(story.text, span.start, span.end):
        before = story.text[max(span.start, match.start() - 60) : match.start()]
        inside = any(p.start <= match.start() < p.end for p in printed)
        if not inside and not BOUNDED_CLOSELY.search(before) and not AHEAD.search(before):
            return match[0]
    return ""


def month_days_in(story: Story, span: Span) -> Iterator[tuple[bool, MonthDay]]:
    """Yield the months and days without a year that a sentence names for the past.

    With each comes whether it only bounds a time.
    """
    for timex in find_timexes(story.text, span.start, span.end, LEAP_DAY):
        if timex.rule not in ("month day", "day month"):
            continue
        before = story.text[max(span.start, timex.start - 100) : timex.start]
        if not AHEAD.search(before):
            yield bool(BOUNDED.search(before)), month_day_of(story.text, timex)


def month_day_of(text: str, timex: Timex) -> MonthDay:
    """Return the month, day and weekday of a time expression that has no year."""
    moment = date.fromordinal(timex.first)
    named = NAMED_WEEKDAY.match(text, timex.start)
    return MonthDay(timex.start, timex.end, moment.month, moment.day, named[0] if named else "")
