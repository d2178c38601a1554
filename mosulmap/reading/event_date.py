"""On which day an event was: the time in its clause, the day carried over, or that of the writing.

A sentence that goes on with what the one before it told ("they", "he added") is of the same day. A
phrase that names a time and is not understood leaves the day empty, and a note says so: the day of
publication would be a guess.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model.dates import to_ordinal
from ..model.rows import Background
from .publication_date import Dating
from .readings import Reading
from .story import Span, Story
from .time_expressions import Timex, find_timexes
from .time_rules import number_word
from .toponym_contexts import end_of_dateline
from .toponyms import Toponym
from .words import words_of
from .year_of_news import COUNTED, counted_days

ASIDE = re.compile(r",? (?:which|who|whose|where|when|since|after|before|while)\b[^,.;]*")
RELATIVE = re.compile(
    r"(?<!said )(?<!told )(?<!announced )(?<!reported )(?<!confirmed )(?<!claimed )(?<!added )"
    r"(?<!saying )(?<!declared )(?<!believed )"
    r"\bthat (?:\w+ed|had|have|has|was|were|is|are)\b[^,.;]*"
)
"""Clauses beside the main one, which have a time of their own."""
THAT = re.compile(r"\bthat\b[^,.;]*")
"""Clauses whose own time is not that of the words before them."""

CALENDAR = {"iso date", "slashed date", "month day year", "day month year"} | {
    "month day", "day month", "month year", "month range", "range in a month"
}  # fmt: skip
"""Rules of times that a calendar fixes, wherever the reader stands."""

UNPRINTED = ("publication", "carried")
"""Rules of days that no words of the sentence itself tell."""

COMPARED = re.compile(r"(?i)\b(?:(?:up|down) from|compared (?:with|to))\b[^,;.]*$")
"""Words that make the time after them that of an older state."""

REPORT = re.compile(r"(?i)\s+(?:statement|report|briefing|interview|news conference|tweet|post)\b")
"""Words that make the day before them that of a report: `in a Thursday statement`."""

TURN = re.compile(r"; |,? (?:but|while|whereas|although|though) |, and ")
"""Where a sentence turns to another clause, with a time of its own."""
CONTRARY = re.compile(r"; |,? (?:but|while|whereas|although|though) ")

GOES_ON = re.compile(r"[“\"'‘«(]*(?:They|He|She|It|His|Her|Its|Their|These|Those|There)\b")
SPEAKER = re.compile(
    r"(?i)[,”\"’]\s*(?:he|she|they|it|the (?:\w+ ){1,3}?) ?"
    r"(?:added|said|continued|went on|noted)\b|"
    r"\b(?:he|she|they) (?:added|continued|went on)\b"
)
"""Words of a sentence that goes on with what somebody said before."""
PRESENT = re.compile(r"(?i)\b(?:is|are|am|has|have|now|remains?|continues?|today|still)\b")

OTHER_MONTHS = "|".join(sorted(words_of("other_months")))
"""Months of calendars that no rule reads."""

UNREAD = re.compile(
    rf"""(?ix)
    \b(?:on|by|until)\ the\ (?:\w+\ )?(?:day|night|morning|evening)\ of\ [\w\ -]{{2,30}} |
    \b(?:(?:some|many|several|a\ few|\w+)\ )?(?:days?|weeks?|months?|years?|hours?)\ (?:later|earlier|ago)\b |
    \bthe\ (?:next|following|previous|same|preceding)\ (?:day|night|morning|evening|week|month|year)\b |
    \bthe\ (?:day|night|week|month|year)\ (?:before|after)\b |
    \b(?:in|during|over|last|this)\ (?:the\ )?(?:spring|summer|autumn|winter)\b |
    \b(?:during|at|before|on|over|since)\ (?:the\ )?(?:Ramadan|Eid(?:\ al-\w+)?|Christmas|Easter|Nowruz|New\ Year)\b |
    \bat\ the\ (?:beginning|start|end)\ of\ (?:the\ )?(?:week|month|year|[A-Z]\w+)\b |
    \b(?:the\ other\ day|(?:a\ while|some\ time|long|(?:\w+\ )?fortnights?|\w+\ nights?)\ ago)\b |
    \bon\ the\ \d{{1,2}}(?:st|nd|rd|th)\b(?=[.,;:)]|\s*$|\ (?:of|and|but|after|when|by|from|with)\b) |
    \bon\ the\ \w+\ of\ (?:the|this|last|that)\ month\b |
    (?:(?<=\w\ )|(?<=\())\d{{1,2}}([/.-])\d{{1,2}}\1(?:\d\d)?\d\d(?![\d/-]|\.\d) |
    \b(?:\d{{1,2}}(?:st|nd|rd|th)?\ (?:of\ )?)(?:{OTHER_MONTHS})\b | \b(?:{OTHER_MONTHS})\ \d{{1,4}}\b
    """  # noqa: E501 - one wording a line
)
"""Phrases that name a time: where none of the rules reads one, its day is not known."""

STARTED = re.compile(r"(?i)\b(?:launched|begun|began|started|that began|which began)\s+(?:on\s+)?$")

COUNTS = re.compile(r"(?i)\b(?:day|week|later|earlier)\b")
"""What a time that counts from another day cannot be without."""

LOOK_BACK = 3
"""Sentences in which a day is looked for that "the next day" counts from."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """What dates the events of one article: its story, its own day, and known offensives."""

    story: Story
    dating: Dating
    background: Sequence[Background]

    @property
    def day(self) -> int:
        """The ordinal from which times are counted; 0 where not even the season is known."""
        known = self.dating.published or self.dating.around
        return to_ordinal(known) if known else 0

    def before(self, sentence: Span) -> Iterator[Span]:
        """Yield the sentences before one, the nearest first."""
        at = bisect_left(self.story.sentences, sentence)
        yield from reversed(self.story.sentences[max(0, at - LOOK_BACK) : at])


@dataclass(frozen=True, slots=True)
class EventDate:
    """When an event was, None where it is not known, and what has to be said of it."""

    timex: Timex | None
    note: str = ""


def times_of(calendar: Calendar, sentence: Span) -> tuple[Timex, ...]:
    """Return the times that a sentence tells of what has happened.

    The date of a dateline is that of the writing. Where only the season of publication is known,
    months and days with a name are all that counts. "The next day" counts from a sentence before.
    """
    if not calendar.day:
        return ()
    text, dated = calendar.story.text, bool(calendar.dating.published)
    body = end_of_dateline(text, sentence)
    found = find_times(calendar, sentence)
    counted = tuple(counted_in(calendar, sentence, found)) if dated else ()
    read = [t for t in found if not any(c.start < t.end and t.start < c.end for c in counted)]
    return tuple(
        timex
        for timex in sorted([*read, *counted], key=lambda one: one.start)
        if not timex.future
        and timex.start >= body
        and (dated or timex.rule in CALENDAR)
        and not COMPARED.search(text[sentence.start : timex.start])
    )


def find_times(calendar: Calendar, sentence: Span) -> tuple[Timex, ...]:
    """Return the time expressions of a sentence, counted from the last day named before it."""
    text = calendar.story.text
    counts = COUNTS.search(text, sentence.start, sentence.end)
    days = (last_day(calendar, one) for one in calendar.before(sentence)) if counts else ()
    anchor = next(filter(None, days), None)
    return find_timexes(text, sentence.start, sentence.end, calendar.day, anchor)


def counted_in(calendar: Calendar, sentence: Span, times: Sequence[Timex]) -> Iterator[Timex]:
    """Yield the days of an assault that a sentence counts: `on the third day of the assault`.

    It began on the weekday that stands with it, or on a day of `background.csv`; never after the
    day of publication.
    """
    text = calendar.story.text
    for match in COUNTED.finditer(text, sentence.start, sentence.end):
        number = number_word(match["count"])
        begun = [t for t in times if t.exact and STARTED.search(text[match.end() : t.start])]
        known = counted_days(calendar.story, sentence, calendar.background)
        day_of = {words: day for day, words in known}
        day = begun[0].first + number - 1 if begun and number else day_of.get(match[0], 0)
        if day and day <= calendar.day + 1:
            day = min(day, calendar.day)
            end = begun[0].end if begun else match.end()
            yield Timex(match.start(), end, day, day, "counted day")


def last_day(calendar: Calendar, sentence: Span) -> int | None:
    """Return the last single day (ordinal) that a sentence names as past; None without one."""
    text = calendar.story.text
    days = find_timexes(text, sentence.start, sentence.end, calendar.day)
    single = [t for t in days if t.exact and t.first == t.last and not t.future]
    return single[-1].first if single else None


def date_event(
    calendar: Calendar,
    sentence: Span,
    toponym: Toponym,
    reading: Reading,
    times: Sequence[Timex],
) -> EventDate:
    """Return when the event at a toponym was.

    A time in the clause that was read; else the nearest in the toponym's clause; else the day of
    the sentence that this one goes on with; else that of publication. Unknown where a time is named
    and not understood, and where no day is known at all.
    """
    if message := told_time(calendar, sentence, toponym, reading, times):
        return EventDate(message)
    text = calendar.story.text
    report = next((t for t in times if in_clause(text, sentence, toponym, t)), None)
    if not calendar.dating.published:
        return EventDate(report)
    if unread := unread_time(calendar, sentence, toponym, times):
        return EventDate(None, f"time not understood: {unread}")
    if carried := carried_day(calendar, sentence):
        day = Timex(sentence.start, sentence.start, carried, carried, "carried")
        return EventDate(day, "day of the sentence before")
    day = Timex(sentence.start, sentence.start, calendar.day, calendar.day, "publication")
    return EventDate(report or day)


def told_time(
    calendar: Calendar,
    sentence: Span,
    toponym: Toponym,
    reading: Reading,
    times: Sequence[Timex],
) -> Timex | None:
    """Return the time that a sentence tells of the event at a toponym, None without one."""
    text = calendar.story.text
    events = [t for t in times if not REPORT.match(text, t.end)]
    first, last = reading.scope
    near = [t for t in events if first <= t.start < last] or [
        t for t in events if in_clause(text, sentence, toponym, t)
    ]
    return nearest_in_turn(text, sentence, toponym, near) if near else None


def unread_time(
    calendar: Calendar, sentence: Span, toponym: Toponym, times: Sequence[Timex]
) -> str:
    """Return the first phrase of a toponym's clause that names a time which was not read."""
    text = calendar.story.text
    phrases = list(UNREAD.finditer(text, sentence.start, sentence.end))
    read = (*times, *find_times(calendar, sentence)) if phrases else ()
    for match in phrases:
        known = any(t.start < match.end() and match.start() < t.end for t in read)
        place = Timex(match.start(), match.end(), 0, 0, "")
        if not known and in_clause(text, sentence, toponym, place):
            return match[0].strip()
    return ""


def carried_day(calendar: Calendar, sentence: Span) -> int:
    """Return the day (ordinal) of the sentence that this one goes on with; 0 where it does not."""
    words = calendar.story.of(sentence)
    goes_on = GOES_ON.match(words) and not PRESENT.search(words)
    before = next(calendar.before(sentence), None)
    if before is None or not (goes_on or SPEAKER.search(words)):
        return 0
    text = calendar.story.text
    message = [
        timex
        for timex in find_times(calendar, before)
        if not timex.future and not in_aside(text, before, timex)
    ]
    single = {t.first for t in message if t.exact and t.first == t.last}
    if len(single) == 1 and len(message) == 1:
        return single.pop()
    return 0 if message else carried_day(calendar, before)


def in_aside(text: str, sentence: Span, timex: Timex) -> bool:
    """Whether a time stands in a clause beside the main one."""
    asides = ASIDE.finditer(text, sentence.start, sentence.end)
    return any(aside.start() <= timex.start < aside.end() for aside in asides)


def in_clause(text: str, sentence: Span, toponym: Toponym, timex: Timex) -> bool:
    """Whether no clause beside the main one ("which …", "since …") holds but one of the two."""
    for pattern in (ASIDE, RELATIVE):
        for aside in pattern.finditer(text, sentence.start, sentence.end):
            inside = [aside.start() <= at < aside.end() for at in (toponym.start, timex.start)]
            if inside[0] != inside[1]:
                return False
    if toponym.start < timex.start and CONTRARY.search(text, toponym.end, timex.start):
        return False
    return not any(
        said.start() <= timex.start < said.end() and toponym.start < said.start()
        for said in THAT.finditer(text, sentence.start, sentence.end)
    )


def nearest_in_turn(text: str, sentence: Span, toponym: Toponym, times: Sequence[Timex]) -> Timex:
    """Return the nearest time, of those in the toponym's own part of the sentence if there are."""
    turns = [turn.start() for turn in TURN.finditer(text, sentence.start, sentence.end)]

    def part_of(place: int) -> int:
        return bisect_left(turns, place)

    own = [timex for timex in times if part_of(timex.start) == part_of(toponym.start)]
    return min(own or times, key=lambda timex: distance(toponym, timex))


def distance(toponym: Toponym, timex: Timex) -> int:
    """Return the code points between a toponym and a time expression."""
    return max(timex.start - toponym.end, toponym.start - timex.end, 0)
