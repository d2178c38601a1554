"""Days that an article tells later than the news itself.

A headline names no day: it is that of the sentence which tells the same of the same place. A
capture that is told without its day is of the day on which the next sentence goes on with it:
`Troops captured the town. They raised their flag over its hall on Saturday.`
"""

from __future__ import annotations

from collections.abc import Sequence

from ..model.dates import to_day
from ..model.gazetteer import Gazetteer
from ..model.rows import Event
from .clauses import read_clauses
from .event_date import GOES_ON, Calendar, times_of
from .frames import lexicon
from .groups import FINITE
from .moods import Mood
from .parties import Parties
from .predications import arguments_of_verb
from .proposals import Proposal, dated
from .story import Span, Story
from .tokens import read_tokens
from .view import View

IN_STORY, NEXT = "day of the story", "day of the next sentence"
"""What is noted of a day that stands later."""


def with_day_of_story(
    story: Story, gazetteer: Gazetteer, proposals: Sequence[Proposal]
) -> tuple[Proposal, ...]:
    """Return proposals, those of the headline with the day on which the story tells the same."""
    end = story.sentences[0].end if story.sentences else 0
    found = list(proposals)
    for at, proposal in enumerate(proposals):
        mention = proposal.mention
        if mention.char_start >= end:
            break
        if mention.control and not mention.date_phrase:
            same = (one for one in proposals[at:] if tells_same(gazetteer, proposal, one))
            told = next(same, None)
            found[at] = dated(proposal, told.first, IN_STORY) if told else proposal
    return tuple(found)


def tells_same(gazetteer: Gazetteer, headline: Proposal, other: Proposal) -> bool:
    """Whether another proposal tells on its own day what a headline tells."""
    one, two = headline.mention, other.mention
    if one.place_id != two.place_id or not (two.date_phrase and other.first == other.last):
        return False
    holders = [gazetteer.holder(mention.control) for mention in (one, two)]
    return one.event == two.event and holders[0] == holders[1]


def with_day_told_next(
    proposals: Sequence[Proposal], calendar: Calendar, parties: Parties, sentence: Span
) -> list[Proposal]:
    """Return proposals of one sentence with the day that the next one tells of their capture.

    `sentence` is the next one, which names no place.
    """
    undated = [p.mention.event is Event.CAPTURE and not p.mention.date_phrase for p in proposals]
    day = day_of_capture(calendar, parties, sentence) if any(undated) else ""
    if not day:
        return list(proposals)
    return [
        dated(proposal, day, NEXT) if asked else proposal
        for proposal, asked in zip(proposals, undated, strict=True)
    ]


def day_of_capture(calendar: Calendar, parties: Parties, sentence: Span) -> str:
    """Return the ISO day of a sentence that goes on with a capture, empty for none."""
    story = calendar.story
    if not GOES_ON.match(story.of(sentence)):
        return ""
    days = [t for t in times_of(calendar, sentence) if t.exact and t.first == t.last]
    tokens = read_tokens(story, sentence, (), (), parties)
    tells = len(days) == 1 and tells_capture(View(tokens, read_clauses(tokens)))
    return to_day(days[0].first) if tells else ""


def tells_capture(view: View) -> bool:
    """Whether a verb with its object tells that a place was taken: `raised their flag`."""
    for at, chunk in enumerate(view.chunks):
        if chunk.group is None or chunk.group.form != FINITE:
            continue
        arguments = arguments_of_verb(view, at)
        head = arguments.object.head if arguments.object else ""
        rows = [f for f in lexicon().verbs.get(chunk.group.lemma, ()) if head in f.nouns]
        if arguments.mood is Mood.DONE and any(frame.event is Event.CAPTURE for frame in rows):
            return True
    return False
