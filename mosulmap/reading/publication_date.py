"""When an article was published: candidates printed in its text, weighed, with their evidence.

A wrong day is worse than none. A printed date is believed by its label ("Published" more than "Last
updated"), unless it is an empty date of a computer (1970), lies in the future, or is contradicted by
the story. Where no year is printed, the year is that of known events which the story dates by their
month alone ("since it fell in May"), else it comes from the project's own window, and only for an
article whose headline or first sentence names a place of the project.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ..languages.catalogue import ENGLISH
from ..model.dates import WEEKDAYS, to_day
from ..model.rows import Background
from .story import Span, Story
from .time_expressions import Timex, find_timexes

EARLIEST = date(1995, 1, 1).toordinal()
"""No news page is older; what is printed as older is an empty date."""

HEAD = 3
"""Lines in which a page prints its title: `Campaign assessment, May 21, 2023`."""

LEAD = 5
"""Sentences in which a story tells its news and the day of it."""


@dataclass(frozen=True, slots=True)
class Dating:
    """The ISO day of publication, empty when unknown, and the words that tell it.

    `around` is an ISO day of the same season where the day itself is unknown but the year of the
    months and days in the story is not; empty otherwise.
    """

    published: str
    basis: str
    around: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """A printed date that may be the day of publication: its weight, and what stands there."""

    weight: int
    place: int
    day: int
    words: str


UNKNOWN = Dating("", "no date of publication can be read from the text")

LABELS = [
    (100, re.compile(r"(?i)\b(?:first )?(?:published|posted)\b")),
    (30, re.compile(r"(?i)\b(?:last )?(?:updated?|modified|edited)\b")),
    (90, re.compile(r"(?i)^\W*by\b")),
    (70, re.compile(r"(?i)^\W*date\b")),
]
CLOCK = re.compile(r"(?i)\b(?:at\s+)?\d{1,2}[:.]\d\d\s*(?:am|pm|gmt|utc)?\b|\bat\b|\b(?:am|pm)\b")
DATELINE = re.compile(
    r"^[A-Z][A-Z .'’-]{2,}(?:,[^—–(]{0,30})?[,\s]*(?:\([^)]{0,60}\)|[^—–-]{0,40})?\s*(?:[—–]|-{1,2}\s)"
)
TOLD = re.compile(
    r"(?i)\b(?:said|announced|told|reported|declared|confirmed|pushed|entered|seized|took|"
    r"launched|advanced|stormed|captured|attacked|began)\b"
)
CHANGED = re.compile(
    r"(?i)\b(?:fell|fall|seiz\w+|captur\w+|recaptur\w+|t(?:ake|aken|aking|ook)|ret(?:ake|aken|aking|ook)"
    r"|overr[au]n\w*|liberat\w+|conquer\w+|lost|storm\w+|drove|driven)\b"
)
"""Words that a place changed hands."""
LEAP_DAY = date(2016, 7, 1).toordinal()
"""A day in a leap year, to read months and days by that have none."""
RELATIVE = re.compile(r"(?i)\b(?:which|that|who)\b[^,.]*$")


def date_article(
    story: Story,
    *,
    latest: int,
    window: tuple[int, int] | None = None,
    relevant: bool = False,
    background: Sequence[Background] = (),
) -> Dating:
    """Return the day on which an article was published, with the evidence, or unknown.

    `latest` is the last day (ordinal) that can be; `window` the first and last known publication of
    the project's other articles; `relevant` whether headline or lead name a place of the project;
    `background` are events whose month is known, by which a story may tell its year.
    """
    printed = [c for c in printed_dates(story) if EARLIEST <= c.day <= latest]
    newest = newest_in_story(story, latest)
    believed = [c for c in printed if c.weight > 30 or not newest or c.day >= newest]
    believed = [c for c in believed if c.day + 1 >= newest or c.weight >= 100]
    if believed:
        best = max(believed, key=lambda c: (c.weight, -c.place))
        if best.weight > 30:
            return Dating(to_day(best.day), f'printed: "{best.words}"')
    dateline = dateline_day(story)
    if dateline and (dating := date_by_background(story, dateline, background, latest)):
        return dating
    if window and relevant:
        return date_by_story(story, window, latest, dateline)
    return UNKNOWN


def dateline_day(story: Story) -> Timex | None:
    """Return the month and day of a dateline: `BAGHDAD, Dec. 27 (UPI) —`; its year is not said."""
    for span in story.sentences[:LEAD]:
        line = DATELINE.match(story.text[span.start : min(span.end, span.start + 160)])
        if not line:
            continue
        for timex in find_timexes(story.text, span.start, span.start + line.end(), LEAP_DAY):
            if timex.rule in ("month day", "day month"):
                return timex
    return None


def date_by_background(
    story: Story, dateline: Timex, background: Sequence[Background], latest: int
) -> Dating | None:
    """Date a dateline without year by the known events that the story dates by their month alone.

    None where the story names no such event, or two that tell different years.
    """
    printed = date.fromordinal(dateline.first)
    told = {
        (known.year + ((printed.month, printed.day) < (known.month, 1)), known.toponym, words)
        for known, words in known_events(story, background)
    }
    years = {year for year, _, _ in told}
    day = with_year(printed, years.pop()) if len(years) == 1 else None
    if day is None or day > latest:
        return None
    head = story.text[dateline.start : dateline.end]
    _, toponym, words = min(told)
    return Dating(to_day(day), f'dateline: "{head}"; the year by "{words}" for {toponym}')


def known_events(
    story: Story, background: Sequence[Background]
) -> Iterator[tuple[Background, str]]:
    """Yield the known events that a sentence dates by their month alone, with its words."""
    for span in story.sentences:
        named = [known for known in background if known.toponym in story.of(span)]
        if not named:
            continue
        for timex in find_timexes(story.text, span.start, span.end, LEAP_DAY):
            month = date.fromordinal(timex.first).month
            before = story.text[span.start : timex.start]
            if timex.rule == "in a month" and CHANGED.search(before):
                words = story.text[timex.start : timex.end]
                yield from ((known, words) for known in named if known.month == month)


def printed_dates(story: Story) -> Iterator[Candidate]:
    """Yield the dates with a year that stand in lines about the page or at the head of the story."""
    for index, line in enumerate(re.finditer(r"[^\n]+", story.text)):
        words = line[0].strip()
        head = words[:160]
        for timex in find_timexes(story.text, line.start(), line.start() + 200, EARLIEST):
            if timex.rule not in ("iso date", "slashed date", "month day year", "day month year"):
                continue
            weight = weigh(head, story.text[timex.start : timex.end], index)
            if weight:
                yield Candidate(weight, timex.start, timex.first, head[:80])


def weigh(line: str, printed: str, index: int) -> int:
    """Return how far a line is believed to print the day of publication; 0 not at all."""
    for weight, label in LABELS:
        if label.search(line) and len(line) < 100 and not is_prose(line):
            return weight
    rest = CLOCK.sub("", line.replace(printed, "")).strip(" ,|-–—·•:.()")
    if not rest:
        return 80
    if DATELINE.match(line) and index < 12:
        return 75
    if (
        index < HEAD
        and len(line) < 100
        and re.search(rf"[,|(:–—-] ?{re.escape(printed)}\)?$", line)
    ):
        return 60
    return 0


def is_prose(line: str) -> bool:
    """Whether a line is a sentence of the story: `A report published on 5 May 2016 told of …`."""
    return line.endswith((".", "!", "?")) and len(line.split()) > 8


def newest_in_story(story: Story, latest: int) -> int:
    """Return the newest day with a printed year that the story speaks of; 0 without one."""
    days = [
        timex.first
        for span in story.sentences
        for timex in find_timexes(story.text, span.start, span.end, latest)
        if timex.rule in ("month day year", "day month year") and timex.first <= latest
    ]
    return max(days, default=0)


def date_by_story(
    story: Story, window: tuple[int, int], latest: int, dateline: Timex | None
) -> Dating:
    """Date an article that prints no year: by its dateline, else by the day its news tells of."""
    middle = (window[0] + window[1]) // 2
    if dateline:
        day = nearest_year(dateline.first, window)
        if day <= latest and agrees(story, day):
            words = story.text[dateline.start : dateline.end]
            return Dating(to_day(day), f'dateline: "{words}"; the year is that of the project')
    lead = story.sentences[:LEAD]
    dated = [
        (span, timex)
        for span in lead
        for timex in find_timexes(story.text, span.start, span.end, middle)
    ]
    for span, timex in dated:
        if timex.rule in ("month day", "day month") and tells_news(story, span, timex):
            day = nearest_year(timex.first, window)
            if day <= latest and agrees(story, day):
                words = story.text[timex.start : timex.end]
                return Dating(
                    to_day(day), f'the news is of "{words}"; the year is that of the project'
                )
    return date_by_weekday(story, dated, window, latest)


def tells_news(story: Story, span: Span, timex: Timex) -> bool:
    """Whether a date stands with the main verb of its sentence and not in a clause about the past."""
    before = story.text[span.start : timex.start]
    return bool(TOLD.search(before)) and not RELATIVE.search(before)


def nearest_year(day: int, window: tuple[int, int]) -> int:
    """Return the same month and day in the year that brings it nearest to the project's window."""
    moment = date.fromordinal(day)
    near = date.fromordinal((window[0] + window[1]) // 2).year
    choices = [with_year(moment, year) for year in range(near - 4, near + 5)]
    return min((d for d in choices if d), key=lambda d: max(window[0] - d, d - window[1], 0))


def with_year(moment: date, year: int) -> int | None:
    """Return the same month and day in another year; None for 29 February where there is none."""
    try:
        return moment.replace(year=year).toordinal()
    except ValueError:
        return None


def agrees(story: Story, day: int) -> bool:
    """Whether no month and day of the story lies in the two weeks after `day`."""
    return not any(
        0 < timex.first - day <= 14
        for span in story.sentences
        for timex in find_timexes(story.text, span.start, span.end, day)
        if timex.rule in ("month day", "day month")
    )


def date_by_weekday(
    story: Story, dated: list[tuple[Span, Timex]], window: tuple[int, int], latest: int
) -> Dating:
    """Date an article by the weekday of its news and the newest month and day anywhere in it."""
    weekdays = [
        timex
        for span, timex in dated
        if timex.rule == "weekday" and TOLD.search(story.text[span.start : span.end])
    ]
    middle = (window[0] + window[1]) // 2
    months = [
        nearest_year(timex.first, window)
        for timex in find_timexes(story.text, 0, len(story.text), middle)
        if timex.rule in ("month day", "day month")
    ]
    if not months:
        return UNKNOWN
    if not weekdays:
        return season(max(months), latest)
    word = story.text[weekdays[0].start : weekdays[0].end]
    wanted = WEEKDAYS.index(word.split()[-1].title())
    newest = max(months)
    day = newest + (wanted - date.fromordinal(newest).weekday()) % 7
    if day > latest:
        return UNKNOWN
    return Dating(
        to_day(day),
        f'the news is of "{word}", the newest day named is {ENGLISH.short_day(to_day(newest))}',
    )


def season(newest: int, latest: int) -> Dating:
    """Return an unknown day of publication, and the newest day named where it can be past."""
    return Dating("", UNKNOWN.basis, to_day(newest)) if newest <= latest else UNKNOWN
