"""How newspapers write times, and the days that each way of writing means: a table of rules."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from ..model.dates import MONTHS, WEEKDAYS, last_of_month

NUMBERS = {
    word: number
    for number, word in enumerate(
        [
            *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
            *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
            *("seventeen", "eighteen", "nineteen", "twenty"),
        ]
    )
} | {
    "a": 1,
    "an": 1,
    **dict.fromkeys(("couple", "a couple", "couple of", "a couple of"), 2),
    **dict.fromkeys(("few", "a few"), 3),
    "several": 4,
}


ORDINALS = (
    *(
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
    ),
    *("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth"),
    *("eighteenth", "nineteenth", "twentieth"),
)


UNIT_DAYS = {"hour": 0, "day": 1, "night": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}


MONTH = "|".join([*(f"{name}|{name[:3]}\\.?|{name[:4]}\\." for name in MONTHS), "Sept"])


WEEKDAY = "|".join(WEEKDAYS)


NUMBER = r"\d{1,3}|" + "|".join(sorted(NUMBERS, key=len, reverse=True))


UNIT = r"(?P<unit>day|week|month|year)s?"


THIRDS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}


DAY_OF_MONTH = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"


SPACE = r"[\s\u00a0]+"


AHEAD = re.compile(r"(?i)\b(?:will|would|due|expected|scheduled|set to|plans? to)\b[^.,;]*$")
"""Words that put the weekday after them ahead of publication."""


LOOK_BACK = 200
"""Code points in which such a word still governs the weekday."""


def month_number(name: str) -> int:
    """Return the number of a month by its name or abbreviation."""
    return next(
        i for i, full in enumerate(MONTHS, 1) if full.startswith(name.rstrip(".")[:3].title())
    )


def number_of(word: str) -> int:
    """Return the number that a numeral or a number word means."""
    return int(word) if word.isdigit() else NUMBERS[word.lower()]


def number_word(word: str) -> int:
    """Return the number of an ordinal in digits or in words up to the twentieth; 0 for no ordinal."""
    small = word.lower()
    if small[:1].isdigit():
        return int(re.match(r"\d+", small)[0])  # type: ignore[index]
    return ORDINALS.index(small) + 1 if small in ORDINALS else 0


def make_day(year: int, month: int, day: int) -> int | None:
    """Return the ordinal of a day, None when the calendar has no such day."""
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        return None


Days = tuple[int, int] | None


Reader = Callable[[re.Match[str], int, int], Days]
"""From a match, the day of publication and the anchor day to the days meant."""


def full_date(match: re.Match[str], published: int, anchor: int) -> Days:
    """`November 1, 2016`, `11th Nov, 2016`."""
    day = make_day(int(match["year"]), month_number(match["month"]), int(match["day"]))
    return (day, day) if day else None


def iso_date(match: re.Match[str], published: int, anchor: int) -> Days:
    """`2016-11-05`."""
    day = make_day(int(match["year"]), int(match["m"]), int(match["day"]))
    return (day, day) if day else None


def slashed_date(match: re.Match[str], published: int, anchor: int) -> Days:
    """`20/2/2017`: read only where no other order is possible, or both orders are the same day."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["year"])
    readings = {make_day(year, second, first), make_day(year, first, second)} - {None}
    if len(readings) != 1:
        return None
    day = readings.pop()
    return (day, day) if day else None


def month_day(match: re.Match[str], published: int, anchor: int) -> Days:
    """`on November 4`: the year that brings it nearest to publication."""
    year = date.fromordinal(published).year
    month, number = month_number(match["month"]), int(match["day"])
    days = [make_day(year + shift, month, number) for shift in (-1, 0, 1)]
    nearest = min((d for d in days if d), key=lambda d: abs(d - published), default=None)
    return (nearest, nearest) if nearest else None


def month_year(match: re.Match[str], published: int, anchor: int) -> Days:
    """`in June 2014`."""
    year, month = int(match["year"]), month_number(match["month"])
    return date(year, month, 1).toordinal(), last_of_month(year, month)


def month_alone(match: re.Match[str], published: int, anchor: int) -> Days:
    """`in May`: the latest May that has begun by publication."""
    today, month = date.fromordinal(published), month_number(match["month"])
    year = today.year if month <= today.month else today.year - 1
    return date(year, month, 1).toordinal(), min(last_of_month(year, month), published)


def month_third(match: re.Match[str], published: int, anchor: int) -> Days:
    """`early November`, `mid-October 2016`: ten days of it, the latest that has begun by publication."""
    month = month_number(match["month"])
    opening, closing = THIRDS[match["part"].lower()]
    today = date.fromordinal(published)
    begun = (month, opening) <= (today.month, today.day)
    year = int(match["year"]) if match["year"] else today.year - (not begun)
    last = min(date(year, month, 1).toordinal() + closing - 1, last_of_month(year, month))
    first = date(year, month, opening).toordinal()
    return first, min(last, published) if first <= published else last


def year_third(match: re.Match[str], published: int, anchor: int) -> Days:
    """`early 2015`, `mid-2014`: four months of the year."""
    year, start = int(match["year"]), {"early": 1, "mid": 5, "late": 9}[match["part"].lower()]
    return date(year, start, 1).toordinal(), last_of_month(year, start + 3)


def season(match: re.Match[str], published: int, anchor: int) -> Days:
    """Read `the summer of 2014`."""
    first = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}[
        match["season"].lower()
    ]
    year = int(match["year"])
    end_year = year + 1 if first == 12 else year
    return date(year, first, 1).toordinal(), last_of_month(end_year, (first + 1) % 12 + 1)


def year_alone(match: re.Match[str], published: int, anchor: int) -> Days:
    """`in 2014`, `since 2012`."""
    year = int(match["year"])
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    return first, min(last, published) if first <= published else last


def weekday(match: re.Match[str], published: int, anchor: int) -> Days:
    """`on Friday`: the latest on or before publication; `last Friday` strictly before it."""
    back = days_since(match["weekday"], published)
    which = (match["which"] or "").lower()
    if which == "last" and back == 0:
        back = 7
    before = match.string[max(0, match.start() - LOOK_BACK) : match.start()]
    if which in ("next", "coming") or (back and AHEAD.search(before)):
        back -= 7
    return published - back, published - back


def days_since(name: str, published: int) -> int:
    """Return how many days before publication the named weekday last was: 0 to 6."""
    return (date.fromordinal(published).weekday() - WEEKDAYS.index(name.title())) % 7


def named_day(match: re.Match[str], published: int, anchor: int) -> Days:
    """`today`, `this morning`, `the day before yesterday`, `tomorrow`."""
    word = match["named"].lower()
    shift = -1 if "yesterday" in word or word.startswith("last") else 1 if word == "tomorrow" else 0
    shift -= word.startswith("the")
    return published + shift, published + shift


def overnight(match: re.Match[str], published: int, anchor: int) -> Days:
    """`overnight`: the evening before publication, or the morning of it; else the night named.

    `overnight on Friday` begins on that day, `overnight into Friday` ends on it.
    """
    last = published
    if match["weekday"]:
        last -= days_since(match["weekday"], published)
        last += not match["into"]
    return last - 1, min(last, published)


def day_range(match: re.Match[str], published: int, anchor: int) -> Days:
    """`between November 5 and 7`, `from October 28 to November 2, 2016`, `November 5-7`."""
    opening, closing = month_number(match["month"]), month_number(match["until"] or match["month"])
    return range_of(match, opening, closing, published)


def range_of(match: re.Match[str], opening: int, closing: int, published: int) -> Days:
    """Return the days from one to another, in the year that is named or brings them nearest."""
    near = date.fromordinal(published).year
    years = [int(match["year"])] if match["year"] else [near - 1, near, near + 1]
    spans = [
        (first, last)
        for year in years
        if (last := make_day(year, closing, int(match["last"])))
        and (first := make_day(year - (opening > closing), opening, int(match["first"])))
        and first < last
    ]
    return min(spans, key=lambda span: abs(span[1] - published), default=None)


def day_range_turned(match: re.Match[str], published: int, anchor: int) -> Days:
    """`between 5 and 7 November`, `from 28 October to 2 November 2016`."""
    closing = month_number(match["until"])
    opening = month_number(match["month"]) if match["month"] else closing
    return range_of(match, opening, closing, published)


def same_day(match: re.Match[str], published: int, anchor: int) -> Days:
    """Read `on the same day`: that named before it."""
    return anchor, anchor


def weekend(match: re.Match[str], published: int, anchor: int) -> Days:
    """`over the weekend`: the latest Saturday and Sunday that have begun; `last weekend` are over."""
    back = days_since("Saturday", published)
    if (match["which"] or "").lower() == "last" and back < 2:
        back += 7
    saturday = published - back
    return saturday, min(saturday + 1, published)


def days_from_before(match: re.Match[str], published: int, anchor: int) -> Days:
    """Read `two days later`: counted from the day named before it."""
    shift = number_of(match["number"]) * UNIT_DAYS[match["unit"].lower()]
    day = anchor + (shift if match["way"].lower() == "later" else -shift)
    return day, day


def counted_from_before(match: re.Match[str], published: int, anchor: int) -> Days:
    """Read `the next day`, `a day earlier`: counted from the day named before it."""
    shift = -1 if match["back"] else 1
    return anchor + shift, anchor + shift


def this_period(match: re.Match[str], published: int, anchor: int) -> Days:
    """`earlier this week`, `this month`, `early last week`, `last year`."""
    unit, which = match["unit"].lower(), match["which"].lower()
    start, end = period_around(published, unit)
    if which == "last":
        start, end = period_around(start - 1, unit)
    part = (match["part"] or "").lower()
    third = {"week": 2, "month": 9, "year": 120, "day": 0}[unit]
    if part == "later" and which == "this":
        return (published + 1, end) if published < end else None
    if part in ("early", "earlier") and which == "last":
        return start, start + third
    if part == "late":
        return end - third, end
    if which != "last":
        return start, published - (1 if part.startswith("earl") and published > start else 0)
    return start, end


def period_around(day: int, unit: str) -> tuple[int, int]:
    """Return the week (from Monday), month or year that holds a day."""
    moment = date.fromordinal(day)
    if unit == "week":
        return day - moment.weekday(), day - moment.weekday() + 6
    if unit == "month":
        return moment.replace(day=1).toordinal(), last_of_month(moment.year, moment.month)
    if unit == "year":
        return date(moment.year, 1, 1).toordinal(), date(moment.year, 12, 31).toordinal()
    return day, day


def past_period(match: re.Match[str], published: int, anchor: int) -> Days:
    """`in the last 10 days`, `over the past several days`, `for two years`."""
    if not match["number"] and match["unit"].lower() == "year":
        # "In the past year" is when a war went badly, not when a place changed hands.
        return None
    count = number_of(match["number"]) if match["number"] else 1
    if match["unit"].lower() == "hour":
        return published - round(count / 24), published
    return published - count * UNIT_DAYS[match["unit"].lower()], published


def ago(match: re.Match[str], published: int, anchor: int) -> Days:
    """`two weeks ago`, `more than two years ago`: as exact as its unit."""
    unit = match["unit"].lower()
    day = published - number_of(match["number"]) * UNIT_DAYS[unit]
    if unit in ("hour", "day", "night"):
        return day, day
    slack = {"week": 3, "fortnight": 3, "month": 15, "year": 183}[unit]
    return day - slack, day + (0 if match["more"] else slack)


def recent(match: re.Match[str], published: int, anchor: int) -> Days:
    """`in recent days`, `in recent weeks`: a vague stretch up to publication."""
    return published - 4 * UNIT_DAYS[match["unit"].lower()], published


def running(match: re.Match[str], published: int, anchor: int) -> Days:
    """`for the third day running Friday`; the third day of something else fixes no day."""
    if not (match["for"] or match["straight"] or match["row"] or match["weekday"]):
        return None
    count = ORDINALS.index(match["nth"].lower()) + 1
    last = published - (days_since(match["weekday"], published) if match["weekday"] else 0)
    return last - count + 1, last


def ahead(match: re.Match[str], published: int, anchor: int) -> Days:
    """`in coming days`, `next week`: it has not happened."""
    return published + 1, published + 7


RULES: list[tuple[str, str, Reader, bool, bool]] = [
    ("iso date", r"\b(?P<year>\d{4})-(?P<m>\d\d)-(?P<day>\d\d)\b", iso_date, True, False),
    ("slashed date", r"\b(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<year>\d{4})\b", slashed_date, True, False),
    ("month range", rf"\b(?:(?i:between|from){SPACE})?(?P<month>{MONTH}){SPACE}(?P<first>\d{{1,2}})(?:{SPACE}(?:and|to|until|through){SPACE}|[-–])"
     rf"(?:(?P<until>{MONTH}){SPACE})?(?P<last>\d{{1,2}})\b(?:,?{SPACE}(?P<year>(?:19|20)\d\d)\b)?", day_range, False, False),
    ("range in a month", rf"\b(?:(?i:between|from){SPACE})?(?P<first>\d{{1,2}})(?:{SPACE}(?P<month>{MONTH}))?(?:{SPACE}(?:and|to|until){SPACE}|[-–])"
     rf"(?P<last>\d{{1,2}}){SPACE}(?P<until>{MONTH})\b(?:,?{SPACE}(?P<year>(?:19|20)\d\d)\b)?", day_range_turned, False, False),
    ("month day year", rf"\b(?:(?:{WEEKDAY}),?{SPACE})?(?P<month>{MONTH}){SPACE}{DAY_OF_MONTH},?{SPACE}(?P<year>(?:19|20)\d\d)\b",
     full_date, True, False),
    ("day month year", rf"\b(?:(?:{WEEKDAY}),?{SPACE})?{DAY_OF_MONTH}{SPACE}(?:of{SPACE})?(?P<month>{MONTH}),?{SPACE}"
     r"(?P<year>(?:19|20)\d\d)\b", full_date, True, False),
    ("month third", rf"\b(?i:(?P<part>early|mid|late))(?:{SPACE}in)?[\s\u00a0-]+(?P<month>{MONTH})(?:,?{SPACE}(?P<year>(?:19|20)\d\d))?\b"
     rf"(?!\.?{SPACE}\d)", month_third, False, False),
    ("month year", rf"\b(?P<month>{MONTH}),?{SPACE}(?:of{SPACE})?(?P<year>(?:19|20)\d\d)\b", month_year,
     False, False),
    ("month day", rf"\b(?:(?:{WEEKDAY}),?{SPACE})?(?P<month>{MONTH}){SPACE}{DAY_OF_MONTH}\b(?!(?:{SPACE})?(?:percent|%))", month_day,
     True, False),
    ("day month", rf"\b(?:(?:{WEEKDAY}),?{SPACE})?{DAY_OF_MONTH}{SPACE}(?:of{SPACE})?(?P<month>{MONTH})\b", month_day, True, False),
    ("year third", rf"\b(?P<part>early|mid|late)(?:{SPACE}in)?[\s\u00a0-]+(?P<year>(?:19|20)\d\d)\b", year_third, False, False),
    ("season", rf"\b(?:the{SPACE})?(?P<season>spring|summer|autumn|fall|winter){SPACE}(?:of{SPACE})?"
     r"(?P<year>(?:19|20)\d\d)\b", season, False, False),
    ("running", rf"\b(?P<for>for{SPACE})?the{SPACE}(?P<nth>{'|'.join(ORDINALS)})(?P<straight>{SPACE}straight|{SPACE}consecutive)?"
     rf"{SPACE}day(?P<row>{SPACE}(?:running|in{SPACE}a{SPACE}row))?"
     rf"(?:{SPACE}(?:on{SPACE})?(?P<weekday>{WEEKDAY}))?(?!{SPACE}of\b)",
     running, True, False),
    ("overnight", rf"\bovernight(?:{SPACE}(?:(?P<into>into|to){SPACE}|on{SPACE}|from{SPACE})?(?P<weekday>{WEEKDAY})\b)?", overnight,
     False, False),
    ("weekday", rf"\b(?:(?P<which>last|next|this|coming){SPACE})?(?P<weekday>{WEEKDAY})\b", weekday,
     True, False),
    ("next day", rf"\b(?:(?P<next>the{SPACE}(?:next|following){SPACE}day|(?:a|one){SPACE}day{SPACE}"
     rf"(?:later|after(?!{SPACE}\w)))|(?P<back>(?:a|one){SPACE}day{SPACE}(?:earlier|before(?!{SPACE}\w))|"
     rf"the{SPACE}(?:previous{SPACE}day|day{SPACE}before(?!{SPACE}\w))))\b", counted_from_before, True, False),
    ("days later", rf"\b(?P<number>{NUMBER}){SPACE}(?P<unit>day|week)s?{SPACE}(?P<way>later|earlier)\b", days_from_before, True, False),
    ("same day", rf"\b(?:on{SPACE})?(?:the|that){SPACE}same{SPACE}day\b", same_day, True, False),
    ("weekend", rf"\b(?:(?:over|at|during|on){SPACE}(?:the|(?P<which>last))|(?:the{SPACE}past|past)){SPACE}weekend\b", weekend, False, False),
    ("coming", rf"\b(?:in{SPACE})?(?:the{SPACE})?(?:coming|next){SPACE}(?:few{SPACE}|several{SPACE})?"
     r"(?:days?|weeks?|months?|years?|hours|stage)\b", ahead, False, True),
    ("named day", rf"\b(?P<named>(?:earlier{SPACE}|later{SPACE})?today(?:['’]s)?|tonight|this{SPACE}"
     rf"(?:morning|afternoon|evening)|(?:the{SPACE}day{SPACE}before{SPACE})?yesterday|last{SPACE}night|tomorrow)\b", named_day, True, False),
    ("ago", rf"\b(?P<more>(?:more|over){SPACE}(?:than{SPACE})?)?(?P<number>{NUMBER}){SPACE}(?P<unit>hour|day|night|week|fortnight|month|year)s?"
     rf"{SPACE}ago\b", ago, False, False),
    ("this or last", rf"\b(?:(?P<part>early|earlier|late|later){SPACE})?(?P<which>this|last){SPACE}"
     rf"(?P<unit>week|month|year)\b", this_period, False, False),
    ("past stretch", rf"\b(?:(?:in|over|for|during|within){SPACE})?(?:the{SPACE})?(?:last|past){SPACE}"
     rf"(?:(?P<number>{NUMBER}){SPACE})?(?P<unit>hour|day|week|month|year)s?\b", past_period, False, False),
    ("recent", rf"\b(?:in{SPACE})?recent{SPACE}{UNIT}\b", recent, False, False),
    ("in a month", rf"\b(?i:in|since|until|by|early|late|mid){SPACE}(?P<month>{MONTH})\b", month_alone,
     False, False),
    ("in a year", rf"\b(?:in|since|until|by|during|from){SPACE}(?P<year>(?:19|20)\d\d)\b", year_alone,
     False, False),
]  # fmt: skip
