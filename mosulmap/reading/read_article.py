"""From an article's text to proposed mentions: the stages of reading, in their order.

The one place that composes articles, dating, toponyms, timex, events and review; `pipeline` takes
over where mentions are accepted.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ..model.dates import to_day, to_ordinal
from ..model.gazetteer import Gazetteer
from ..model.rows import Article, Assertion, Event, Mention, Review
from .discourse import Before, carried_day, day_told, told_in_statement
from .parties import Parties, find_parties
from .publication_date import Dating, date_article
from .readings import NOTHING, Reading, read_sentence_places
from .story import Span, Story, read_story
from .time_expressions import Timex, find_timexes
from .tokens import read_tokens, swallowed
from .toponyms import Toponym, ToponymIndex, end_of_dateline

RANKS = {
    "country": 5,
    "region": 4,
    "province": 4,
    "city": 3,
    "town": 2,
    **dict.fromkeys(("village", "neighbourhood", "district", "suburb", "camp", "area"), 1),
}
"""How large a place is, by its type: what is smaller may be a part of it."""

COMPASS = ("north", "south", "east", "west")
MOST_NAMED = 60
"""Places that a sentence can say something of; one that names more is a table or a list."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed mention, the day its article was published, and the rule that read its event.

    `first` and `last` are the ISO days of the event, empty when they could not be resolved.
    """

    mention: Mention
    published: str
    rule: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """What the sentences of one article share while they are read."""

    article_id: str
    story: Story
    dating: Dating
    parties: Parties
    gazetteer: Gazetteer


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """What was read from one article: its day with the evidence, and its proposed mentions."""

    article_id: str
    dating: Dating
    proposals: tuple[Proposal, ...]


def read_news(
    article_id: str,
    text: str,
    index: ToponymIndex,
    *,
    latest: str,
    window: tuple[str, str] | None = None,
    published: str = "",
) -> ReadArticle:
    """Return the mentions that an article's `text` proposes, and how it was dated.

    `published` is the day of publication where it is known already; otherwise it is read from the
    text, not after the ISO day `latest`, and with the project's `window` where no year is printed.
    """
    story = read_story(text)
    toponyms = index.find(text, story.sentences)
    dating = (
        Dating(published, "given")
        if published
        else date_article(
            story,
            latest=to_ordinal(latest),
            relevant=is_relevant(story, toponyms),
            window=(to_ordinal(window[0]), to_ordinal(window[1])) if window else None,
            background=index.gazetteer.background,
        )
    )
    context = ReadingContext(
        article_id, story, dating, find_parties(story, index.gazetteer.actors), index.gazetteer
    )
    proposals: list[Proposal] = []
    before = Before()
    for sentence, named in by_sentence(story.sentences, toponyms):
        found, before = read_sentence(context, sentence, named, before)
        proposals += found
    return ReadArticle(article_id, dating, tuple(proposals))


def by_sentence(
    sentences: Iterable[Span], toponyms: Iterable[Toponym]
) -> Iterator[tuple[Span, tuple[Toponym, ...]]]:
    """Yield each sentence with its toponyms; both sorted, one pass."""
    rest = deque(toponyms)
    for sentence in sentences:
        named = []
        while rest and rest[0].start < sentence.end:
            named.append(rest.popleft())
        yield sentence, tuple(named)


def is_relevant(story: Story, toponyms: Sequence[Toponym]) -> bool:
    """Whether the headline or the first sentence names a place of the gazetteer."""
    head = story.sentences[:2]
    return any(span.start <= t.start < span.end for span in head for t in toponyms)


def read_sentence(
    context: ReadingContext, sentence: Span, toponyms: tuple[Toponym, ...], before: Before
) -> tuple[list[Proposal], Before]:
    """Return the proposed mentions of one sentence, one for each of its toponyms."""
    quote = context.story.of(sentence)
    times = times_of(context.story, sentence, context.dating)
    readings, absent, after = read_places(context, sentence, toponyms, before)
    carried = carried_day(context.story, sentence, times, before)
    proposals = [
        propose(
            context,
            quote,
            toponym,
            readings.get(number, NOTHING),
            date_event(
                context.story,
                sentence,
                toponym,
                readings.get(number, NOTHING),
                times,
                context.dating.published,
                carried,
            ),
        )
        for number, toponym in enumerate(toponyms)
        if number not in absent
    ]
    return proposals, replace(after, day=day_told(times) or carried)


def read_places(
    context: ReadingContext, sentence: Span, toponyms: tuple[Toponym, ...], before: Before
) -> tuple[dict[int, Reading], frozenset[int], Before]:
    """Return what a sentence says of its places, and which of them are part of a party's name."""
    if len(toponyms) > MOST_NAMED:
        listed = Reading(Event.NONE, "", "", "", "list of places")
        return dict.fromkeys(range(len(toponyms)), listed), frozenset(), before
    place = context.gazetteer.place
    ranks = [RANKS.get(place[toponym.place_ids[0]].type, 0) for toponym in toponyms]
    partial = frozenset(n for n, t in enumerate(toponyms) if is_part(context, t))
    tokens = read_tokens(context.story, sentence, toponyms, ranks, context.parties, partial)
    readings, after = read_sentence_places(tokens, before)
    settled = {number: settle(reading, context.gazetteer) for number, reading in readings.items()}
    return settled, swallowed(tokens), after


def is_part(context: ReadingContext, toponym: Toponym) -> bool:
    """Whether a toponym names an unnamed part of its place: `northern X`, where X is no north."""
    place = context.gazetteer.place[toponym.place_ids[0]]
    words = context.story.text[toponym.start : toponym.end].lower()
    if " districts of " in words or " parts of " in words:
        return True
    return words.startswith(COMPASS) and not place.title.lower().startswith(COMPASS)


def propose(
    context: ReadingContext, quote: str, toponym: Toponym, reading: Reading, timex: Timex | None
) -> Proposal:
    """Return the proposed mention of one toponym."""
    text = context.story.text
    printed = timex is not None and timex.rule not in ("publication", "sentence before")
    mention = Mention(
        id=f"{context.article_id}:{toponym.start}",
        article_id=context.article_id,
        char_start=toponym.start,
        char_end=toponym.end,
        toponym=text[toponym.start : toponym.end],
        place_id=toponym.place_ids[0],
        event=reading.event,
        actor=reading.actor,
        control=reading.control,
        assertion=Assertion.STATED,
        event_date=timex.edtf if timex else "",
        date_phrase=text[timex.start : timex.end] if timex and printed else "",
        claimant=reading.claimant,
        quote=quote,
        status=Review.PROPOSED,
        note=f"rule: {reading.rule}",
    )
    first, last = (to_day(timex.first), to_day(timex.last)) if timex else ("", "")
    return Proposal(mention, context.dating.published, reading.rule, first, last)


def settle(reading: Reading, gazetteer: Gazetteer) -> Reading:
    """Return a reading whose holder can be shown; what names no such holder says nothing."""
    if not reading.control or reading.control == "contested":
        return reading
    if gazetteer.holder(reading.control):
        return reading
    event = Event.NONE if reading.event in (Event.CAPTURE, Event.HOLDING) else reading.event
    return replace(reading, event=event, control="")


ASIDE = re.compile(r",? (?:which|who|whose|where|when|since|after|before|while)\b[^,.;]*")
CALENDAR = {"iso date", "slashed date", "month day year", "day month year"} | {
    "month day", "day month", "month year"
}  # fmt: skip
"""Rules of times that a calendar fixes, wherever the reader stands."""
THAT = re.compile(r"\bthat\b[^,.;]*")
"""Clauses whose own time is not that of the words before them."""


def times_of(story: Story, sentence: Span, dating: Dating) -> tuple[Timex, ...]:
    """Return the times that a sentence tells of what has happened.

    The date of a dateline is that of the writing. Where only the season of publication is known,
    months and days with a name are all that counts.
    """
    if not (dating.published or dating.around):
        return ()
    day = to_ordinal(dating.published or dating.around)
    body = end_of_dateline(story.text, sentence)
    found = find_timexes(story.text, sentence.start, sentence.end, day)
    return tuple(
        timex
        for timex in found
        if not timex.future
        and not told_in_statement(story, timex)
        and timex.start >= body
        and (dating.published or timex.rule in CALENDAR)
    )


def date_event(
    story: Story,
    sentence: Span,
    toponym: Toponym,
    reading: Reading,
    times: Sequence[Timex],
    published: str,
    carried: Timex | None,
) -> Timex | None:
    """Return when the event at a toponym was: the nearest time in its clause, else publication.

    Where a sentence goes on with the one before, it is the day `carried` from there.

    None where no time stands there and the day of publication is not known.
    """
    first, last = reading.scope
    told = Toponym(first, last, ())
    near = [t for t in times if first <= t.start < last]
    if not near and (first < 0 or reading.event is not Event.HOLDING):
        near = [t for t in times if same_clause(story, sentence, toponym, t)]
        told = toponym
    if near:
        return min(near, key=lambda t: distance(told, t) or distance(toponym, t))
    if carried is not None and reading.event not in (Event.HOLDING, Event.NONE, Event.VISIT):
        return replace(carried, rule="sentence before")
    if not published:
        return None
    day = to_ordinal(published)
    return Timex(sentence.start, sentence.start, day, day, "publication")


def same_clause(story: Story, sentence: Span, toponym: Toponym, timex: Timex) -> bool:
    """Whether no aside ("which …", "since …") holds the one but not the other."""
    for aside in ASIDE.finditer(story.text, sentence.start, sentence.end):
        inside = [aside.start() <= place < aside.end() for place in (toponym.start, timex.start)]
        if inside[0] != inside[1]:
            return False
    return not any(
        said.start() <= timex.start < said.end() and toponym.start < said.start()
        for said in THAT.finditer(story.text, sentence.start, sentence.end)
    )


def distance(toponym: Toponym, timex: Timex) -> int:
    """Return the code points between a toponym and a time expression."""
    return max(timex.start - toponym.end, toponym.start - timex.end, 0)


def window_without(articles: Sequence[Article], article_id: str) -> tuple[str, str] | None:
    """Return the first and last day on which the project's other articles were published."""
    days = sorted(a.published for a in articles if a.published and a.id != article_id)
    return (days[0], days[-1]) if days else None
