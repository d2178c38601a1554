"""Whether a mention's cells agree with its own sentence: place, day, actor, holder and quote.

Nothing here makes a row unusable. A curator may have a reason that the sentence does not show, so
that every finding is a warning.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache

from ..errors import Problem
from ..model.dates import WEEKDAYS, parse_edtf, to_day, to_ordinal
from ..model.quote_offsets import quote_start
from ..model.rows import CONTESTED, Event, Mention, Review
from ..project.project import Project
from ..project.table import Table
from ..reading.letters import fold
from ..reading.story import Span, cut
from ..reading.time_expressions import Timex, find_timexes
from ..reading.wrapped_lines import WIDEST
from .doubts import doubt

HOLDS = (Event.CAPTURE, Event.HOLDING)
"""Events after which the actor itself holds the place."""

FROM_ANOTHER_DAY = ("next day", "days later")
"""Rules of time expressions that count from a day named before, which the phrase does not show."""

DAY_RULES = (
    *("weekday", "month day", "day month", "month day year", "day month year"),
    *("iso date", "slashed date"),
)
"""Rules of time expressions that name one day of the calendar."""

LONG_AGO = 20 * 365
"""Days before publication from which on an event is history that a year mistyped looks like."""

LONGEST_SPAN = 8 * 366
"""Days of an event from which on one of its two years may be mistyped."""

SLACK = 3
"""Days by which a vague phrase, such as `this week`, and a curator's reading may differ."""

MOST_SENTENCES = 1
LONGEST_QUOTE = 600
"""Characters that no sentence of a news article has; the longest in the tests has 420."""


def find_doubtful_mentions(project: Project) -> Iterator[Problem]:
    """Yield a warning for each mention that its own sentence or its own cells speak against."""
    table = project.mentions
    published = {article.id: article.published for article in project.articles.rows}
    bearers = bearers_of_names(project)
    for index, mention in enumerate(table.rows):
        if mention.status is Review.REJECTED:
            continue
        day = published.get(mention.article_id, "")
        found = (
            *place_doubts(mention, project, bearers),
            *day_doubts(mention, day),
            *phrase_doubts(mention, project.texts),
            *holder_doubts(mention, project),
            *quote_doubts(mention),
            *cut_quote_doubts(mention, project.texts),
        )
        for column, rule, message, facts in found:
            yield doubt(table, index, column, rule, message, *facts)
    yield from find_double_statements(table)


Doubt = tuple[str, str, str, tuple[str, ...]]
"""A warning without its row: the column, the name of the rule, the message, the facts."""


def find_double_statements(table: Table[Mention]) -> Iterator[Problem]:
    """Yield the mentions that say the same of the same words as a row above."""
    seen: dict[tuple[object, ...], int] = {}
    for index, mention in enumerate(table.rows):
        key = (
            *(mention.article_id, mention.char_start, mention.place_id, mention.event),
            *(mention.actor, mention.control, mention.event_date, mention.claimant),
        )
        at = seen.setdefault(key, index)
        if at != index and mention.id != table.rows[at].id:
            other = table.rows[at].id
            message = f"'{mention.id}' says what '{other}' says (line {table.lines[at]}); delete it"
            yield doubt(table, index, "id", "double-statement", message, other)


def bearers_of_names(project: Project) -> Mapping[str, set[str]]:
    """Return the ids of the places that bear a name, by the folded name: titles and spellings."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for place in project.places.rows:
        found[fold(place.title)].add(place.id)
    for name in project.names.rows:
        found[fold(name.toponym)].add(name.place_id)
    return found


def place_doubts(
    mention: Mention, project: Project, bearers: Mapping[str, set[str]]
) -> Iterator[Doubt]:
    """Yield that the toponym is a name of another place that has nothing to do with this one."""
    place = project.gazetteer.place.get(mention.place_id)
    if place is not None and place.title == mention.toponym:
        return
    others = bearers.get(fold(mention.toponym), set())
    if not others or mention.place_id in others or mention.place_id not in project.gazetteer.place:
        return
    family = {mention.place_id, *(p.id for p in project.gazetteer.ancestors(mention.place_id))}
    for other in sorted(others):
        above = {place.id for place in project.gazetteer.ancestors(other)}
        if other in family or mention.place_id in above:
            return
    named = " and of ".join(f"'{other}'" for other in sorted(others))
    message = (
        f"'{mention.place_id}' is not called '{mention.toponym}', which is a name of {named}; "
        "write the place that the sentence means"
    )
    yield "place_id", "other-place", message, (mention.toponym, *sorted(others))


def day_doubts(mention: Mention, published: str) -> Iterator[Doubt]:
    """Yield that the day of the event does not go with the words for it or with publication."""
    if not mention.event_date:
        return
    first, last = parse_edtf(mention.event_date)
    timexes = phrase_timexes(mention, published)
    facts = (published, mention.date_phrase)
    column = "event_date" if mention.date_phrase in mention.quote else "date_phrase"
    if outside := outside_life(mention, published, first, timexes):
        yield "event_date", *outside, facts
    elif words := other_weekday(mention, first, last):
        yield column, "weekday", words, facts
    elif words := other_days_in_sentence(mention, published, first, last):
        yield column, "sentence-date", words, facts
    elif words := other_days(mention, published, first, last, timexes):
        yield "event_date", "date-phrase", words, facts
    if last - first > LONGEST_SPAN:
        message = (
            f"'{mention.event_date}' is a span of {(last - first) / 365.25:.0f} years; "
            "are both years right?"
        )
        yield "event_date", "long-span", message, facts


def outside_life(
    mention: Mention, published: str, first: int, timexes: Iterable[Timex]
) -> tuple[str, str] | None:
    """Return the rule and the words where an event is after its article, or decades before it."""
    if not published:
        return None
    ahead = any(timex.future for timex in timexes)
    if first > to_ordinal(published) and not mention.control and not ahead:
        return "after-publication", (
            f"'{mention.event_date}' is after the article's publication on {published}; "
            "write the day that the sentence means"
        )
    if long_ago(mention, first, to_ordinal(published)):
        return "years-before", (
            f"'{mention.event_date}' is {int(published[:4]) - int(mention.event_date[:4])} years "
            f"before the article's publication on {published}; is the year right?"
        )
    return None


def phrase_timexes(mention: Mention, published: str) -> tuple[Timex, ...]:
    """Return the time expressions in the phrase that dates a mention; none without publication."""
    if not (published and mention.date_phrase):
        return ()
    return timexes_of(mention.date_phrase, published)


@lru_cache(maxsize=4096)
def timexes_of(words: str, published: str) -> tuple[Timex, ...]:
    """Return the time expressions in `words` of an article published on an ISO day."""
    return find_timexes(words, 0, len(words), to_ordinal(published))


def other_weekday(mention: Mention, first: int, last: int) -> str:
    """Say that the phrase names one day of the week and the table another; empty if it does not."""
    named = weekdays_in(mention.date_phrase)
    if len(named) != 1 or first != last:
        return ""
    found = WEEKDAYS[(first - 1) % 7]
    if found == named[0]:
        return ""
    return (
        f"'{mention.event_date}' is a {found}, and the article says '{mention.date_phrase}'; "
        "check the day"
    )


@lru_cache(maxsize=4096)
def weekdays_in(phrase: str) -> tuple[str, ...]:
    """Return the days of the week that a phrase names."""
    return tuple(name for name in WEEKDAYS if name.lower() in phrase.lower())


def other_days(
    mention: Mention, published: str, first: int, last: int, timexes: tuple[Timex, ...]
) -> str:
    """Say that the phrase means other days than the table has; empty if it does not."""
    read = [timex for timex in timexes if timex.rule not in FROM_ANOTHER_DAY]
    if len(read) != 1 or len(timexes) != 1:
        return ""
    begin, end = read[0].first, read[0].last
    slack = 0 if read[0].exact else max(SLACK, end - begin)
    if last >= begin - slack and first <= end + slack:
        return ""
    means = to_day(begin) if begin == end else f"{to_day(begin)}/{to_day(end)}"
    return (
        f"'{mention.event_date}' is not what '{mention.date_phrase}' means in an article of "
        f"{published}: {means}; check the day"
    )


def other_days_in_sentence(mention: Mention, published: str, first: int, last: int) -> str:
    """Say that the sentence names days by itself and the table has others; empty if it does not.

    Only where the table names no phrase of this sentence: a curator who does has chosen among the
    days that it names. Without a phrase, the day of publication may stand for "now".
    """
    if not published or (mention.date_phrase and mention.date_phrase in mention.quote):
        return ""
    if not mention.date_phrase and first <= to_ordinal(published) <= last:
        return ""
    quote = mention.quote
    named = [t for t in timexes_of(quote, published) if t.exact and t.rule in DAY_RULES]
    if not named or any(last >= timex.first and first <= timex.last for timex in named):
        return ""
    words = quote[named[0].start : named[0].end]
    elsewhere = "" if not mention.date_phrase else f" and not '{mention.date_phrase}'"
    return f"the sentence says '{words}'{elsewhere}, which is not {mention.event_date}"


def long_ago(mention: Mention, first: int, published: int) -> bool:
    """Whether an event lies decades before its article, which does not print its year."""
    year = str(date.fromordinal(first).year)
    printed = year in mention.quote or year in mention.date_phrase
    return first < published - LONG_AGO and not printed


def phrase_doubts(mention: Mention, texts: Mapping[str, str]) -> Iterator[Doubt]:
    """Yield that the phrase which dates a mention stands only behind its paragraph.

    A sentence is dated by its own words, its neighbours', or those above, up to the headline.
    """
    text, phrase = texts.get(mention.article_id), mention.date_phrase
    if text is None or not phrase or phrase in mention.quote:
        return
    start = quote_start(mention, text)
    end = text.find("\n", start + len(mention.quote))
    if start < 0 or phrase not in text or phrase in text[: end if end >= 0 else None]:
        return
    message = (
        f"'{phrase}' is not in this paragraph or before it, only behind it in the article; "
        "write the words that date this sentence"
    )
    yield "date_phrase", "distant-phrase", message, (mention.quote,)


def holder_doubts(mention: Mention, project: Project) -> Iterator[Doubt]:
    """Yield that one side took the place, or held it, and another one is said to hold it."""
    gazetteer = project.gazetteer
    if not (mention.actor and mention.control) or mention.control == CONTESTED:
        return
    acting, holding = gazetteer.holder(mention.actor), gazetteer.holder(mention.control)
    if not (acting and holding):
        return
    facts = (mention.event.value, mention.actor, mention.control)
    if mention.event in HOLDS and acting != holding:
        verb = "takes" if mention.event is Event.CAPTURE else "holds"
        message = (
            f"'{mention.control}' has the place, but event and actor say that '{mention.actor}' "
            f"{verb} it; check actor and control"
        )
        yield "control", "other-holder", message, facts
    elif mention.event is Event.WITHDRAWAL and acting == holding:
        message = f"'{mention.control}' has the place that it leaves; check actor and control"
        yield "control", "other-holder", message, facts


def quote_doubts(mention: Mention) -> Iterator[Doubt]:
    """Yield that a quote is more than the sentence that names the place."""
    quote = mention.quote
    number = count_sentences(quote)
    if number > MOST_SENTENCES:
        message = f"has {number} sentences; copy the one that names the place"
        yield "quote", "long-quote", message, ()
    elif len(quote) > LONGEST_QUOTE:
        message = f"has {len(quote):,} characters, more than a sentence; copy the one that is meant"
        yield "quote", "long-quote", message, ()


def cut_quote_doubts(mention: Mention, texts: Mapping[str, str]) -> Iterator[Doubt]:
    """Yield that a quote begins or ends inside a word of its article."""
    text, quote = texts.get(mention.article_id, ""), mention.quote
    if not (quote and text) or not (quote[0].isalnum() or quote[-1].isalnum()):
        return
    start = quote_start(mention, text)
    if start < 0:
        return
    around = ((text[start - 1 : start], quote[0]), (quote[-1], text[start + len(quote) :][:1]))
    if any(one.isalpha() and other.isalpha() for one, other in around):
        yield "quote", "cut-quote", "is cut inside a word; copy the whole sentence", ()


@lru_cache(maxsize=4096)
def count_sentences(quote: str) -> int:
    """Return the number of sentences in a quote: none runs over the end of a paragraph.

    Lines that are all short enough to have been broken at a width may be one paragraph.
    """
    lines = [line for line in quote.splitlines() if line.strip()]
    if "\n\n" not in quote and all(len(line) <= WIDEST for line in lines):
        lines = [" ".join(lines)] if lines else []
    return sum(1 for line in lines for _ in cut(line, Span(0, len(line))))
