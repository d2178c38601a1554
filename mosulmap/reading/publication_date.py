"""When an article was published: the verdict over the days that its page prints, with the evidence.

A wrong day is worse than none. `day_candidates` finds what is printed and says what kind of line it
stands in, `story_time` what the story says of its time, `year_of_news` the year where none is
printed. Here is decided: a labelled day is believed; one that stands alone above the title may be
the day on which somebody looked at the page, and is believed only where the story confirms it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ..model.dates import to_day
from ..model.rows import Background
from .day_candidates import Candidate, find_candidates
from .story import Story
from .story_time import StoryTime, read_story_time
from .year_of_news import (
    by_background,
    by_count,
    by_window,
    by_years_named,
    dateline_of,
    nearest,
    repeats_known_event,
)

EARLIEST = date(1995, 1, 1).toordinal()
"""No news page is older; what is printed as older is an empty date."""

BANNER_YEARS = 4
"""Years after the newest that a story names from which a day above it is of another time."""

BANNER_DAYS = 400
"""Days after the project's other articles from which a day above a story is of another time."""

LIVE_HEAD = 20_000
"""Code points of a page in which its entries would be headed by the hour."""

LIVE = re.compile(r"(?i)\blive\b")
CLOCK_LINE = re.compile(r"(?im)^\W*\d{1,2}[:.]\d\d(?:\s*[a-z.]{1,5})?\W*$")

ARCHIVE_LINE = re.compile(r"(?im)^\W*(?:\d+\.\s*)?archives?\W*$")
ARCHIVE_HEAD = 400
"""Code points at the head of a page in which its trail of links stands."""


@dataclass(frozen=True, slots=True)
class Dating:
    """The ISO day of publication, empty when unknown, and the words that tell it.

    `around` is an ISO day of the same season where the day itself is unknown but the year of the
    months and days in the story is not; empty otherwise.
    """

    published: str
    basis: str
    around: str = ""


UNKNOWN = Dating("", "no date of publication can be read from the text")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a candidate is weighed against: the story, its time, and the project's own span.

    `window` is None where the story is not the project's business; `latest` is the last day
    (ordinal) that can be, `printed` all candidates.
    """

    story: Story
    time: StoryTime
    window: tuple[int, int] | None
    latest: int
    printed: tuple[Candidate, ...]


def date_article(
    story: Story,
    *,
    latest: int,
    window: tuple[int, int] | None = None,
    relevant: bool = False,
    background: Sequence[Background] = (),
    address: str = "",
) -> Dating:
    """Return the day on which an article was published, with the evidence, or unknown.

    `latest` is the last day (ordinal) that can be; `window` the first and last known publication of
    the project's other articles; `relevant` whether headline or lead name a place of the project's
    own area; `background` are known events by which a story may tell its year; `address` is where
    the page stood on the web.
    """
    time = read_story_time(story, latest)
    found = find_candidates(story, address)
    possible = tuple(c for c in found if EARLIEST <= c.days[0] <= latest)
    evidence = Evidence(story, time, window if relevant else None, latest, possible)
    decided = [one for c in possible if (one := decide_order(c, possible, evidence))]
    believed = [c for c in decided if is_believed(c, evidence)]
    if believed:
        best = max(believed, key=lambda c: (c.weight, is_confirmed(c, evidence), -c.place))
        return Dating(to_day(best.days[0]), basis_of(best))
    dating = date_without_year(evidence, background)
    if dating.published:
        return dating
    return replace(dating, basis=next(open_orders(possible, decided), dating.basis))


def decide_order(
    candidate: Candidate, others: Sequence[Candidate], evidence: Evidence
) -> Candidate | None:
    """Return a candidate with one day; None where day and month may be either number.

    The story decides by a day that it names shortly before one of the two, and by the weekday of
    its news, or else the page by another day in the same form. They must not disagree.
    """
    possible = [day for day in candidate.days if day <= evidence.latest]
    if len(possible) == 1:
        return replace(candidate, days=tuple(possible))
    time = evidence.time
    votes = [
        [day for day in possible if time.days_before(day, with_bounds=False)],
        [day for day in possible if time.weekday_agrees(day)]
        or [day for day in possible if time.weekday_agrees(day, 1)],
        [day for day in possible if in_order_of(candidate, day, others)],
    ]
    chosen = {vote[0] for vote in votes if len(vote) == 1}
    return replace(candidate, days=(chosen.pop(),)) if len(chosen) == 1 else None


NUMBERS = re.compile(r"\b(\d\d?)[-/.](\d\d?)[-/.](?:19|20)\d\d")
MONTHS_IN_YEAR = 12


def in_order_of(candidate: Candidate, day: int, others: Sequence[Candidate]) -> bool:
    """Whether a day is read in the order that the page's other days of the same form have."""
    printed = NUMBERS.search(candidate.words)
    same = [NUMBERS.search(one.words) for one in others if one.sign == candidate.sign]
    pairs = [(int(found[1]), int(found[2])) for found in same if found]
    day_first = any(one > MONTHS_IN_YEAR for one, _ in pairs)
    month_first = any(other > MONTHS_IN_YEAR for _, other in pairs)
    if not printed or day_first == month_first:
        return False
    return (date.fromordinal(day).day == int(printed[1])) == day_first


def is_believed(candidate: Candidate, evidence: Evidence) -> bool:
    """Whether a candidate may be taken for the day of publication, by its kind and the story."""
    day, time, kind = candidate.days[0], evidence.time, candidate.kind
    other_time = is_of_another_time(day, evidence)
    if kind == "published":
        return not is_of_archive(evidence.story) or is_confirmed(candidate, evidence)
    if day + 1 < time.newest_day:
        return False
    if kind == "caption":
        return time.weekday_agrees(day)
    confirmed = is_confirmed(candidate, evidence)
    if kind == "updated":
        agrees = time.weekday_agrees(day) or not time.weekday
        return is_live(evidence.story) and agrees and not other_time
    if kind in ("banner", "foot"):
        return not other_time and is_day_of_page(candidate, evidence)
    return kind not in ("alone", "furniture", "title") or confirmed or not other_time


def is_of_archive(story: Story) -> bool:
    """Whether a page says that it is of an archive, whose stamp may be the day it was put there."""
    return ARCHIVE_LINE.search(story.text, 0, ARCHIVE_HEAD) is not None


def is_confirmed(candidate: Candidate, evidence: Evidence) -> bool:
    """Whether the story itself speaks of the days before a candidate, in words of that time."""
    day, time = candidate.days[0], evidence.time
    if evidence.window and day > evidence.window[1] + BANNER_DAYS:
        return False
    return time.weekday_agrees(day, 1) or bool(time.days_before(day, with_bounds=False))


def is_day_of_page(candidate: Candidate, evidence: Evidence) -> bool:
    """Whether a day beside the story is its own, and not that on which the page was looked at.

    The story has to name a day of the week before or to tell of that very weekday; a day without
    its weekday, as no clock of a site shows it, is enough where the story names no weekday.
    """
    day, time = candidate.days[0], evidence.time
    others = [c for c in evidence.printed if c.kind not in ("banner", "foot", "caption")]
    if any(abs(day - one) > 1 for other in others for one in other.days):
        return False
    if time.weekday_agrees(day) or time.days_before(day, with_bounds=False):
        return True
    return candidate.kind == "banner" and not candidate.with_weekday and not time.weekday


def is_of_another_time(day: int, evidence: Evidence) -> bool:
    """Whether a day is years after all that the story names, or after the project's articles."""
    if evidence.window and day > evidence.window[1] + BANNER_DAYS:
        return True
    newest = evidence.time.newest_year
    return bool(newest) and date.fromordinal(day).year - newest >= BANNER_YEARS


def is_live(story: Story) -> bool:
    """Whether a page is a live blog, whose last change is of the day that it tells of."""
    head = story.text[:300]
    return bool(LIVE.search(head)) or len(CLOCK_LINE.findall(story.text[:LIVE_HEAD])) > 1


def basis_of(candidate: Candidate) -> str:
    """Return the words that tell a day, and what kind of words they are."""
    kinds = {
        "address": "the page's address",
        "updated": "the last change of a live page",
        "caption": "a caption of the weekday of the news",
        "title": "the day in the title",
    }
    return f'{kinds.get(candidate.kind, "printed")}: "{candidate.words}"'


def open_orders(possible: Sequence[Candidate], decided: Sequence[Candidate]) -> Iterator[str]:
    """Yield the reason for each day of which day and month cannot be told apart."""
    places = {candidate.place for candidate in decided}
    for candidate in possible:
        if candidate.place not in places:
            one, other = (to_day(day) for day in candidate.days)
            yield f'printed: "{candidate.words}", which may be {one} or {other}'


def date_without_year(evidence: Evidence, background: Sequence[Background]) -> Dating:
    """Date an article that prints no day with a year: by its dateline, or by the day of its news."""
    story, time, latest = evidence.story, evidence.time, evidence.latest
    dateline = dateline_of(story)
    found = by_background(story, dateline, background, latest) if dateline else None
    found = found or by_count(story, time, background, latest)
    if dateline and not found:
        found = by_years_named(story, time, dateline, latest)
    if not found and evidence.window:
        found = by_window(story, time, evidence.window, latest, dateline)
        if found and repeats_known_event(story, found.day, background):
            found = None
    if found:
        return Dating(to_day(found.day), found.basis)
    return season(evidence)


def season(evidence: Evidence) -> Dating:
    """Return an unknown day of publication, and the newest day named where its year is known."""
    if not evidence.window:
        return UNKNOWN
    days = [nearest(named, evidence.window) for named in evidence.time.month_days]
    newest = max((day for day in days if day <= evidence.latest), default=0)
    return Dating("", UNKNOWN.basis, to_day(newest)) if newest else UNKNOWN
