"""Time expressions as newspapers print them, and the days they mean."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mosulmap.model.dates import to_ordinal
from mosulmap.reading.time_expressions import Timex, find_timexes


def read(text: str, published: str) -> tuple[Timex, ...]:
    """Return the time expressions of a text published on an ISO day."""
    return find_timexes(text, 0, len(text), to_ordinal(published))


# The words, the day of publication, and what they mean in EDTF; several with a blank between.
MEANT = [
    # The five articles, as a curator dated their phrases.
    ("They pushed deeper on November 11 despite", "2016-11-11", "2016-11-11"),
    ("to enter the city early last week and", "2016-11-11", "2016-10-31/2016-11-02"),
    ("seized in the last 10 days", "2016-11-11", "2016-11-01/2016-11-11"),
    ("for the last two years", "2016-11-11", "2014-11-12/2016-11-11"),
    ("launched an offensive on October 17", "2016-11-11", "2016-10-17"),
    ("Published at 12:58 pm November 6th, 2016", "2016-11-06", "2016-11-06"),
    ("Monday, Mar 27, 2023", "2016-11-06", "2023-03-27"),
    ("for the third day running Sunday", "2016-11-06", "2016-11-04/2016-11-06"),
    ("arrived on Saturday", "2016-11-06", "2016-11-05"),
    ("in the past two days", "2016-11-06", "2016-11-04/2016-11-06"),
    ("On Sunday, it claimed", "2016-11-06", "2016-11-06"),
    ("on Tuesday and took others the next day", "2016-11-06", "2016-11-01 2016-11-02"),
    ("in June 2014", "2016-11-06", "2014-06-01/2014-06-30"),
    ("on November 3", "2016-11-04", "2016-11-03"),
    ("earlier this week", "2016-11-04", "2016-10-31/2016-11-03"),
    ("in recent days", "2016-11-04", "2016-10-31/2016-11-04"),
    ("killed since last Tuesday", "2016-11-01", "2016-10-25/2016-11-01"),
    ("since the summer of 2014", "2016-11-01", "2014-06-01/2016-11-01"),
    ("in the summer of 2014", "2016-11-01", "2014-06-01/2014-08-31"),
    ("more than two weeks ago", "2016-11-01", "2016-10-15/2016-10-18"),
    ("on Friday entered", "2017-02-24", "2017-02-24"),
    ("retook it on Thursday", "2017-02-24", "2017-02-23"),
    ("this morning three were destroyed", "2017-02-24", "2017-02-24"),
    ("car bombings last week", "2017-02-24", "2017-02-13/2017-02-19"),
    ("began on February 19", "2017-02-24", "2017-02-19"),
    ("strikes since 2014", "2017-02-24", "2014-01-01/2017-02-24"),
    # A weekday is the latest on or before publication, with `last` strictly before.
    ("on Friday", "2016-11-04", "2016-11-04"),
    ("on Saturday", "2016-11-04", "2016-10-29"),
    ("last Friday", "2016-11-04", "2016-10-28"),
    ("last Thursday", "2016-11-04", "2016-11-03"),
    ("LAST TUESDAY", "2016-11-01", "2016-10-25"),
    ("on Monday", "2017-01-01", "2016-12-26"),
    # A month and day is the nearest, over the turn of the year too.
    ("on December 28", "2017-01-03", "2016-12-28"),
    ("on January 3", "2016-12-30", "2017-01-03"),
    ("February 29", "2016-11-12", "2016-02-29"),
    ("on the 11th of November", "2016-11-12", "2016-11-11"),
    ("on Friday, 11 November", "2016-11-12", "2016-11-11"),
    ("on Nov. 4", "2016-11-12", "2016-11-04"),
    ("on Sept. 5", "2016-11-12", "2016-09-05"),
    ("on Sept 5", "2016-11-12", "2016-09-05"),
    ("on November\u00a04", "2016-11-12", "2016-11-04"),
    # Whole dates.
    ("dated 2016-11-05", "2016-11-12", "2016-11-05"),
    ("11th Nov 2016", "2016-11-12", "2016-11-11"),
    ("11th Nov, 2016", "2016-11-12", "2016-11-11"),
    ("the 1st of March 2017", "2017-03-12", "2017-03-01"),
    ("Tuesday, November 1, 2016", "2016-11-12", "2016-11-01"),
    ("20/2/2017", "2017-02-24", "2017-02-20"),
    ("2/20/2017", "2017-02-24", "2017-02-20"),
    ("5/5/2016", "2016-11-12", "2016-05-05"),
    # Days counted.
    ("yesterday", "2016-11-01", "2016-10-31"),
    ("last night", "2016-11-01", "2016-10-31"),
    ("today's attack", "2016-11-01", "2016-11-01"),
    ("three days ago", "2016-11-12", "2016-11-09"),
    ("Two days ago", "2016-11-12", "2016-11-10"),
    ("a week ago", "2016-11-12", "2016-11-02/2016-11-08"),
    ("over the past several days", "2016-11-12", "2016-11-08/2016-11-12"),
    ("in the past month", "2016-11-12", "2016-10-13/2016-11-12"),
    ("on Tuesday and, a day later, Friday", "2016-11-04", "2016-11-01 2016-11-02 2016-11-04"),
    ("on November 4 and the day before", "2016-11-12", "2016-11-04 2016-11-03"),
    ("for the second straight day", "2016-11-12", "2016-11-11/2016-11-12"),
    ("for the third consecutive day", "2016-11-12", "2016-11-10/2016-11-12"),
    ("for the third day running Friday", "2016-11-06", "2016-11-02/2016-11-04"),
    # Stretches.
    ("last month", "2016-11-12", "2016-10-01/2016-10-31"),
    ("last month", "2017-01-12", "2016-12-01/2016-12-31"),
    ("late last month", "2016-11-12", "2016-10-22/2016-10-31"),
    ("late last week", "2016-11-11", "2016-11-04/2016-11-06"),
    ("this year", "2016-11-12", "2016-01-01/2016-11-12"),
    ("last year", "2016-11-12", "2015-01-01/2015-12-31"),
    ("in the winter of 2016", "2017-03-12", "2016-12-01/2017-02-28"),
    ("in 2014", "2016-11-12", "2014-01-01/2014-12-31"),
    ("in May", "2016-11-12", "2016-05-01/2016-05-31"),
    ("in December", "2016-11-12", "2015-12-01/2015-12-31"),
    ("In May, they", "2016-11-12", "2016-05-01/2016-05-31"),
    ("since October", "2016-11-12", "2016-10-01/2016-11-12"),
    ("Since October, they", "2016-11-12", "2016-10-01/2016-11-12"),
    ("since October 17", "2016-11-12", "2016-10-17/2016-11-12"),
    # Parts of months and years, nights, weekends, hours.
    ("in early November", "2016-11-24", "2016-11-01/2016-11-10"),
    ("in early November", "2016-11-04", "2016-11-01/2016-11-04"),
    ("in mid-October", "2016-11-12", "2016-10-11/2016-10-20"),
    ("flew again late Feb. 8, they said", "2018-02-09", "2018-02-08"),
    ("in mid-November", "2016-11-04", "2015-11-11/2015-11-20"),
    ("in late December", "2017-01-04", "2016-12-21/2016-12-31"),
    ("in late February 2017", "2017-05-04", "2017-02-21/2017-02-28"),
    ("in mid-May 2015", "2016-11-04", "2015-05-11/2015-05-20"),
    ("early on November 4", "2016-11-12", "2016-11-04"),
    ("in mid-2014", "2016-11-12", "2014-05-01/2014-08-31"),
    ("in early 2015", "2016-11-12", "2015-01-01/2015-04-30"),
    ("in late 2015", "2016-11-12", "2015-09-01/2015-12-31"),
    ("shelled overnight", "2016-11-01", "2016-10-31/2016-11-01"),
    ("over the weekend", "2016-11-09", "2016-11-05/2016-11-06"),
    ("at the weekend", "2016-11-05", "2016-11-05"),
    ("last weekend", "2016-11-09", ""),
    ("over last weekend", "2016-11-05", "2016-10-29/2016-10-30"),
    ("in the past 24 hours", "2016-11-09", "2016-11-08/2016-11-09"),
    ("over the past few hours", "2016-11-09", "2016-11-09"),
    ("three hours ago", "2016-11-09", "2016-11-09"),
    ("a couple of days ago", "2016-11-09", "2016-11-07"),
    ("a couple of weeks ago", "2016-11-20", "2016-11-03/2016-11-09"),
    ("for the third day", "2016-11-09", "2016-11-07/2016-11-09"),
    ("on March 6 and, four days later, that", "2015-03-30", "2015-03-06 2015-03-10"),
    ("on March 6 and two days earlier", "2015-03-30", "2015-03-06 2015-03-04"),
    ("since Monday", "2016-11-09", "2016-11-07/2016-11-09"),
    ("early Friday", "2016-11-09", "2016-11-04"),
]


@pytest.mark.parametrize(("text", "published", "edtf"), MEANT)
def test_a_phrase_means_these_days(text: str, published: str, edtf: str) -> None:
    """Each phrase is resolved as newspapers mean it, counted from the day of publication."""
    assert " ".join(timex.edtf for timex in read(text, published)) == edtf


UNREAD = [
    "the advance comes one day after the leader released a recording",
    "they arrived the next day",
    "30 February 2017",
    "on February 30",
    "31 November",
    "2016-02-30",
    "31/2/2017",
    "5/11/2016",
    "they may march on the town",
    "troops march 3 abreast and may 20 times retreat",
    "the operation could end in a march",
    "a spring in the desert, a fall in the road",
    "the offensive, nearly four weeks old",
    "by the end of the year",
    "in the 13 years of turmoil",
    "1,600 people and 2016 houses",
    "on the first day of the offensive",
    "sundays and fridayish",
    "Nov. 5 percent",
    "March 5% of them",
    "it has lost ground in the past year",
    "for the first day of the offensive",
    "they left four days later",
    "an early end, mid life, late 1999s",
    "the weekend market",
]


@pytest.mark.parametrize("text", UNREAD)
def test_what_fixes_no_day_is_left_out(text: str) -> None:
    """Impossible and ambiguous days, verbs that look like months, days counted from nothing."""
    assert [text[t.start : t.end] for t in read(text, "2016-11-12")] == []


def test_one_day_after_something_counts_from_that_and_not_from_the_day_before_it() -> None:
    """`On Tuesday, one day after the recording` tells of Tuesday, not of Wednesday."""
    assert [t.edtf for t in read("on Tuesday, one day after the recording", "2016-11-04")] == [
        "2016-11-01"
    ]


def test_the_next_day_counts_from_the_anchor_given() -> None:
    """With a day named in a sentence before, the next day is the day after that."""
    text = "They left the next day."
    (timex,) = find_timexes(text, 0, len(text), to_ordinal("2016-11-06"), to_ordinal("2016-11-01"))
    assert (text[timex.start : timex.end], timex.edtf) == ("the next day", "2016-11-02")


FUTURE = [
    ("in coming days", "2016-11-12/2016-11-18"),
    ("over the next few weeks", ""),
    ("next week", ""),
    ("next month", ""),
    ("in the coming hours", ""),
    ("will leave tomorrow", "2016-11-12"),
    ("next Tuesday", "2016-11-15"),
    ("the coming Tuesday", "2016-11-15"),
    ("later this week", ""),
    ("the trial will resume on Tuesday", "2016-11-15"),
    ("the delegation is due on Tuesday", "2016-11-15"),
]


@pytest.mark.parametrize(("text", "edtf"), FUTURE)
def test_what_lies_ahead_is_flagged(text: str, edtf: str) -> None:
    """Coming days, tomorrow, and a weekday after `will` or `due`, have not happened."""
    (timex,) = read(text, "2016-11-11")
    assert timex.future
    assert timex.first > to_ordinal("2016-11-11")
    assert not edtf or timex.edtf == edtf


@pytest.mark.parametrize(
    "text", ["on Friday", "yesterday", "last week", "in the last 10 days", "since 2014", "today"]
)
def test_what_has_happened_is_not_flagged(text: str) -> None:
    """The past and the day of publication are not the future."""
    assert [t.future for t in read(text, "2016-11-11")] == [False]


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("on Friday", True),
        ("on November 4", True),
        ("2016-11-04", True),
        ("yesterday", True),
        ("since last Tuesday", False),
        ("last week", False),
        ("in recent days", False),
        ("the summer of 2014", False),
        ("two weeks ago", False),
    ],
)
def test_an_exact_time_is_one_that_the_words_fix(text: str, *, exact: bool) -> None:
    """Named days are exact; stretches, and what lasts since a day, are not."""
    assert [t.exact for t in read(text, "2016-11-11")] == [exact]


@pytest.mark.parametrize("text", ["to be rebuilt by 2018", "in 2020", "since 2018", "from 2017"])
def test_a_year_ahead_does_not_end_before_it_begins(text: str) -> None:
    """A year after publication is a stretch like any other."""
    assert all(t.first <= t.last for t in read(text, "2016-11-11"))


@pytest.mark.parametrize(
    "text",
    ["on fr\u0131day", "the th\u0131rd day running", "\u017fpring of 2016", "f\u0131ve days ago"],
)
def test_letters_that_only_look_like_those_of_a_word_do_no_harm(text: str) -> None:
    """Dotless i and long s equal i and s where case is ignored, and are in no table."""
    assert all(t.first <= t.last for t in read(text, "2016-11-11"))


def test_only_the_span_asked_for_is_read() -> None:
    """A date outside the two code points is not found, and offsets count from the text's start."""
    text = "On Monday they left. On Tuesday they came. On Friday they stayed."
    (timex,) = find_timexes(text, 21, 42, to_ordinal("2016-11-11"))
    assert text[timex.start : timex.end] == "Tuesday"


WORDS = """
    last this next early late since the of in Friday Sunday November May Oct. 11 30 2016 2014
    2016-11-05 20/2/2017 5/11/2016 week weeks days month ago day running third after before two
    several past recent coming today yesterday tomorrow summer winter until by 0 99
"""
PHRASES = st.lists(st.one_of(st.sampled_from(WORDS.split()), st.text(max_size=6)), max_size=14).map(
    " ".join
)
DAYS = st.dates(date(1950, 1, 1), date(2100, 1, 1)).map(date.isoformat)


@settings(deadline=None, max_examples=5 * settings().max_examples)
@given(PHRASES, DAYS)
def test_times_lie_in_the_text_apart_and_run_forward(text: str, published: str) -> None:
    """For any words and day: offsets in the text, in order, apart; the first day not after last."""
    end = 0
    for timex in read(text, published):
        assert end <= timex.start < timex.end <= len(text)
        end = timex.end
        assert timex.first <= timex.last


@settings(deadline=None)
@given(st.integers(0, 6), DAYS)
def test_a_bare_weekday_is_one_of_the_seven_days_up_to_publication(
    day: int, published: str
) -> None:
    """Whatever the day of publication, a weekday is that weekday, at most six days back."""
    names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    (timex,) = read(f"on {names[day]}", published)
    assert date.fromordinal(timex.first).weekday() == day
    assert 0 <= to_ordinal(published) - timex.first < 7


@settings(deadline=None)
@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(-170, 170))
def test_a_month_and_day_is_the_nearest_such_day(published: date, shift: int) -> None:
    """A day within half a year of publication is found again from its month and day alone."""
    meant = date.fromordinal(published.toordinal() + shift)
    (timex,) = read(f"on {meant:%B} {meant.day}", published.isoformat())
    assert timex.edtf == meant.isoformat()
