"""Every name in some articles where it is sighted, with what stands around it there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from .name_evidence import Bearer, Cue, cues_after, cues_before, cues_of
from .name_lists import Whole, lists_of, wholes_of
from .name_words import kind_word, listed
from .parties import Parties, find_parties
from .proper_names import NameUse, find_names, kind_at, low_at, printed
from .read_article import by_sentence
from .story import Span, Story, read_story
from .tokens import Kind, Token, read_tokens
from .toponym_contexts import end_of_dateline
from .toponyms import Toponym, ToponymIndex

SHARED = 1.0
"""How much of a cue each other item of its list gets."""

OPENING = 0.6
"""How much a cue counts for a word that every sentence would begin with a capital."""

FACILITY = 2.0
"""The weight of a kind behind a name that makes another name: `X airport`."""


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A sentence of an article with its tokens; `titled` where every long word has a capital."""

    article_id: str
    story: Story
    span: Span
    tokens: tuple[Token, ...]
    titled: bool

    @property
    def words(self) -> str:
        """The sentence as printed."""
        return self.story.of(self.span)


@dataclass(frozen=True, slots=True)
class Sight:
    """A name where it stands, the cues around it, and what it is said to lie in."""

    passage: Passage
    use: NameUse
    cues: tuple[Cue, ...]
    wholes: tuple[Whole, ...]


def read_passages(texts: Mapping[str, str], index: ToponymIndex) -> list[Passage]:
    """Return the sentences of articles as tokens, without their datelines."""
    passages = []
    for article_id, text in texts.items():
        story = read_story(text)
        parties = find_parties(story, index.gazetteer.actors)
        toponyms = index.find(text, story.sentences)
        for span, named in by_sentence(story.sentences, toponyms):
            passages.append(read_passage(article_id, story, span, named, parties))
    return passages


def read_passage(
    article_id: str, story: Story, span: Span, named: Sequence[Toponym], parties: Parties
) -> Passage:
    """Return one sentence as tokens, from the end of its dateline."""
    start = end_of_dateline(story.text, span)
    inner = Span(start, span.end)
    inside = [toponym for toponym in named if toponym.start >= start]
    read = read_tokens(story, inner, inside, [0] * len(inside), parties)
    return Passage(article_id, story, inner, read.tokens, is_title(story.of(inner)))


def is_title(words: str) -> bool:
    """Whether words are a headline in title case: no full stop, no long word in small letters."""
    long = re.findall(r"\b[^\W\d_]{4,}", words)
    ended = words.endswith((".", "!", "?"))
    return len(long) > 1 and not ended and not any(w[0].islower() for w in long)


def find_sights(passages: Sequence[Passage]) -> Iterator[Sight]:
    """Yield every name in the sentences, each where it stands."""
    common = common_words(passages)
    for passage in passages:
        uses = list(find_names(passage.tokens, passage.story.text, common))
        for group in lists_of(passage.tokens, uses):
            wholes = tuple(wholes_of(passage.tokens, group, uses))
            shared = tuple(shared_cues(passage.tokens, group))
            for use in group:
                facility = facility_of(passage, use)
                cues = (*cues_of(passage.tokens, use), *shared)
                yield Sight(passage, use, weighed(use, cues), () if facility else wholes)
                if facility is not None:
                    yield Sight(passage, facility, facility_cues(passage, facility), wholes)


def common_words(passages: Sequence[Passage]) -> frozenset[str]:
    """Return the words that some sentence prints in small letters."""
    return frozenset(
        token.low
        for passage in passages
        for token in passage.tokens
        if token.kind is Kind.WORD and token.text[:1].islower() and not passage.titled
    )


def weighed(use: NameUse, cues: Sequence[Cue]) -> tuple[Cue, ...]:
    """Return cues as they count for one name: less where any word would have its capital."""
    single = use.opening and " " not in use.text
    return tuple(replace(cue, weight=cue.weight * OPENING) if single else cue for cue in cues)


def shared_cues(tokens: Sequence[Token], group: Sequence[NameUse]) -> Iterator[Cue]:
    """Yield what the items of a list share: a kind in the plural, a preposition, a known place."""
    if len(group) == 1:
        return
    if any(use.known for use in group):
        yield Cue(Bearer.PLACE, 2.0)
    around = (*cues_before(tokens, group[0].first), *cues_after(tokens, group[-1].end))
    for cue in around:
        if cue.bearer is Bearer.PLACE and (cue.plural or not cue.kind):
            yield replace(cue, weight=cue.weight * SHARED)


def facility_of(passage: Passage, use: NameUse) -> NameUse | None:
    """Return the name of a building or a piece of land called after another: `X military base`."""
    tokens, at = passage.tokens, kind_at(passage.tokens, use.end)
    if at < 0 or low_at(tokens, at) not in listed("kept", "words"):
        return None
    words = printed(passage.story.text, tokens[use.first], tokens[at])
    return NameUse(use.first, at + 1, words, use.opening) if tokens[at].text.islower() else None


def facility_cues(passage: Passage, use: NameUse) -> tuple[Cue, ...]:
    """Return what tells that the name of a building is one, with the kind that ends it."""
    kind = kind_word(use.words[-1])
    before = (cue for cue in cues_before(passage.tokens, use.first) if cue.weight > 0)
    return (Cue(Bearer.PLACE, FACILITY, kind), *before)
