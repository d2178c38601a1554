"""From an article's text to proposed mentions: the stages of reading, in their order.

The one place that composes articles, dating, toponyms, timex, events and review; `pipeline` takes
over where mentions are accepted.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ..model.dates import to_day, to_ordinal
from ..model.gazetteer import Gazetteer
from ..model.rows import Article, Assertion, Event, Mention, Review
from .discourse import Before, denies_before
from .event_date import UNPRINTED, Calendar, EventDate, date_event, times_of
from .later_days import with_day_of_story, with_day_told_next
from .letters import shown
from .parties import Parties, find_parties
from .proposals import QUESTION, Proposal, doubted
from .publication_date import Dating, date_article
from .readings import NOTHING, Reading, read_sentence_places
from .story import Span, Story, read_story
from .text_language import language_of
from .tokens import read_tokens, swallowed
from .toponyms import Toponym, ToponymIndex

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
class ReadingContext:
    """What the sentences of one article share while they are read."""

    article_id: str
    story: Story
    dating: Dating
    calendar: Calendar
    parties: Parties
    gazetteer: Gazetteer
    language: str = ""


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """What was read from one article: its day with the evidence, and its proposed mentions.

    `language` is the one that it looks to be in where that is not English: then its mentions say
    where names stand, and nothing more.
    """

    article_id: str
    dating: Dating
    proposals: tuple[Proposal, ...]
    language: str = ""

    @property
    def remark(self) -> str:
        """What is to be said of an article that is not English; empty for one that is."""
        looks = f"{self.article_id}: looks {self.language}: "
        return f"{looks}names were found, nothing else was read" if self.language else ""


def read_news(
    article_id: str,
    text: str,
    index: ToponymIndex,
    *,
    latest: str,
    window: tuple[str, str] | None = None,
    published: str = "",
    address: str = "",
) -> ReadArticle:
    """Return the mentions that an article's `text` proposes, and how it was dated.

    `published` is the day of publication where it is known already; otherwise it is read from the
    text, not after the ISO day `latest`, and with the project's `window` where no year is printed.
    `address` is where the page stood on the web: it often tells the day.
    """
    story = read_story(text)
    toponyms = index.find(text, story.sentences)
    known = Dating(published, "given") if published else None
    dating = known or date_article(
        story,
        latest=to_ordinal(latest),
        relevant=is_relevant(story, toponyms, index.gazetteer),
        window=(to_ordinal(window[0]), to_ordinal(window[1])) if window else None,
        background=index.gazetteer.background,
        address=address,
    )
    calendar = Calendar(story, dating, index.gazetteer.background)
    parties = find_parties(story, index.gazetteer.actors)
    language = language_of(text)
    context = ReadingContext(
        article_id, story, dating, calendar, parties, index.gazetteer, language
    )
    proposals = tuple(read_sentences(context, toponyms))
    return ReadArticle(
        article_id, dating, with_day_of_story(story, index.gazetteer, proposals), language
    )


def read_sentences(context: ReadingContext, toponyms: Iterable[Toponym]) -> Iterator[Proposal]:
    """Yield the proposed mentions of all sentences; what the next one denies is noted."""
    before = Before()
    last: list[Proposal] = []
    for sentence, named in by_sentence(context.story.sentences, toponyms):
        denied = denies_before(context.story.of(sentence))
        if last and not named:
            last = with_day_told_next(last, context.calendar, context.parties, sentence)
        yield from map(doubted, last) if denied else last
        last, before = read_sentence(context, sentence, named, before)
    yield from last


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


def is_relevant(story: Story, toponyms: Sequence[Toponym], gazetteer: Gazetteer) -> bool:
    """Whether the headline or the first sentence names a place of the gazetteer's own area."""
    head = story.sentences[:2]
    return any(
        span.start <= toponym.start < span.end and gazetteer.is_in_own_area(toponym.place_ids[0])
        for span in head
        for toponym in toponyms
    )


def read_sentence(
    context: ReadingContext, sentence: Span, toponyms: tuple[Toponym, ...], before: Before
) -> tuple[list[Proposal], Before]:
    """Return the proposed mentions of one sentence, one for each of its toponyms."""
    quote = context.story.of(sentence)
    times = times_of(context.calendar, sentence)
    readings, absent, after = read_places(context, sentence, toponyms, before)
    proposals = []
    for number, toponym in enumerate(toponyms):
        if number not in absent:
            reading = readings.get(number, NOTHING)
            when = date_event(context.calendar, sentence, toponym, reading, times)
            proposals.append(propose(context, quote, toponym, reading, when))
    return proposals, after


def read_places(
    context: ReadingContext, sentence: Span, toponyms: tuple[Toponym, ...], before: Before
) -> tuple[dict[int, Reading], frozenset[int], Before]:
    """Return what a sentence says of its places, and which of them are part of a party's name."""
    if len(toponyms) > MOST_NAMED or context.language:
        rule = f"looks {context.language}" if context.language else "list of places"
        listed = Reading(Event.NONE, "", "", "", rule)
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
    context: ReadingContext, quote: str, toponym: Toponym, reading: Reading, when: EventDate
) -> Proposal:
    """Return the proposed mention of one toponym."""
    text, timex = context.story.text, when.timex
    others = namesakes(toponym, context.gazetteer)
    phrase = text[timex.start : timex.end] if timex and timex.rule not in UNPRINTED else ""
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
        date_phrase=phrase,
        claimant=reading.claimant,
        quote=quote,
        status=Review.PROPOSED,
        note=shown("; ".join(filter(None, (f"rule: {reading.rule}", when.note, others)))),
    )
    first, last = (to_day(timex.first), to_day(timex.last)) if timex else ("", "")
    return Proposal(mention, context.dating.published, reading.rule, first, last)


def namesakes(toponym: Toponym, gazetteer: Gazetteer) -> str:
    """Return the question which of several places of one name is meant; empty for a single one."""
    if len(toponym.place_ids) == 1:
        return ""
    parents = (gazetteer.place[place_id].parent_id for place_id in toponym.place_ids)
    pairs = zip(toponym.place_ids, parents, strict=True)
    named = [f"{place_id} in {parent}" if parent else place_id for place_id, parent in pairs]
    return f"{QUESTION}{' or '.join(named)}?"


def settle(reading: Reading, gazetteer: Gazetteer) -> Reading:
    """Return a reading whose holder can be shown; what names no such holder says nothing."""
    if not reading.control or reading.control == "contested":
        return reading
    if gazetteer.holder(reading.control):
        return reading
    event = Event.NONE if reading.event in (Event.CAPTURE, Event.HOLDING) else reading.event
    return replace(reading, event=event, control="")


def window_without(articles: Sequence[Article], article_id: str) -> tuple[str, str] | None:
    """Return the first and last day on which the project's other articles were published."""
    days = sorted(a.published for a in articles if a.published and a.id != article_id)
    return (days[0], days[-1]) if days else None
