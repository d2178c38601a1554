"""The mentions as the page quotes them: the sentence, what to highlight in it, what it says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..control.evidence import Evidence, as_evidence
from ..control.study import Study
from ..control.wording import evidence_message, say_date, say_state
from ..languages.catalogue import Language
from ..model.gazetteer import Gazetteer
from ..model.kept import FORGETFUL, Kept
from ..model.quote_offsets import quote_start
from ..model.rows import Article, Mention
from .encode.pool import Json, Pool, Wordings, compact
from .encode.text_span import utf16_span
from .sayings import Sayings, party_words

MentionDraft = tuple[Json, dict[str, tuple[str, ...]]]
"""The fields of a mention, and those that are texts, in each language."""


class Numbering(NamedTuple):
    """The numbers of the sentence and of the texts of each mention, and what has them."""

    quotes: tuple[int, ...]
    texts: tuple[tuple[int, ...], ...]
    sentences: tuple[str, ...]
    wordings: tuple[tuple[str, ...], ...]


class Asked(NamedTuple):
    """The mentions that the page shows, and of each its article, this one's number and text."""

    mentions: tuple[Mention, ...]
    quotes: tuple[str, ...]
    articles: tuple[Article, ...]
    article_numbers: tuple[int, ...]
    texts: tuple[str, ...]


class Quotes:
    """Numbers the mentions that the page shows, in the order of calls; keeps each sentence once."""

    def __init__(
        self,
        study: Study,
        languages: Sequence[Language],
        first: Sequence[str] = (),
        kept: Kept = FORGETFUL,
    ) -> None:
        """Quote from the articles of `study`; the mentions `first`, by id, have the first numbers.

        What `kept` has of a mention whose inputs are the same is not made again.
        """
        self.study, self.languages, self.kept = study, tuple(languages), kept
        self.sayings = Sayings(study.project.gazetteer, self.languages)
        self.numbers: Pool[str] = Pool(first)

    def number(self, mention_id: str) -> int:
        """Return the number under which the page lists a mention."""
        return self.numbers.number(mention_id)

    def ids(self) -> str:
        """Return the id of each mention without its article, in their order: `811 1060.2`.

        They are for the day's CSV. All are one text, since in the entries they would make each
        mention different, so that equal statements could not be written once.
        """
        ids = tuple(self.numbers.items)
        return self.kept.of(
            ("ids",), (ids,), lambda: " ".join(key.rpartition(":")[2] for key in ids)
        )

    def entries(
        self, wordings: Sequence[tuple[str, ...]] = ()
    ) -> tuple[tuple[Json, ...], Numbering]:
        """Return every mention that was asked for, in the order of their numbers.

        An entry has article and quote, where to highlight, and what it says. The texts `wordings`
        have the first numbers; with the entries comes what the numbers in them mean.
        """
        study, ids = self.study, tuple(self.numbers.items)
        texts = study.project.texts
        asked = self.kept.of(
            ("asked",),
            (ids, study.mentions, study.articles, tuple(texts), tuple(texts.values())),
            lambda: find_asked(ids, study),
        )
        drafts = self.drafts(ids, asked)
        numbering = self.kept.of(
            ("quote numbers",),
            (asked.quotes, drafts, tuple(wordings)),
            lambda: number_quotes(
                asked.quotes, drafts, wordings or Wordings(self.languages).pool.items
            ),
        )
        entries = self.kept.each(
            ("said",),
            ids,
            (drafts, asked.article_numbers, numbering.quotes, numbering.texts),
            lambda row: entry(drafts[row], asked.article_numbers[row], numbering, row),
        )
        return entries, numbering

    def drafts(self, ids: Sequence[str], asked: Asked) -> tuple[MentionDraft, ...]:
        """Return the drafts of mentions."""
        return self.kept.each(
            ("quote",),
            ids,
            (asked.mentions, asked.articles, asked.texts),
            lambda row: self.draft(asked.mentions[row], asked.articles[row], asked.texts[row]),
            (party_words(self.study.project.gazetteer, self.languages), self.languages),
        )

    def draft(self, mention: Mention, article: Article, text: str) -> MentionDraft:
        """Return what the page has of a mention beside its article and quote."""
        gazetteer, sayings = self.study.project.gazetteer, self.sayings
        evidence = as_evidence(mention, article, gazetteer)
        texts = {"when": sayings.texts((mention.event_date, article.published), say_dates)}
        if mention.claimant in gazetteer.actor:
            texts["who"] = sayings.texts(mention.claimant, say_party)
        if evidence:
            texts["says"] = sayings.texts(evidence_message(evidence), say_state)
        fields = {
            "mark": toponym_span(mention, text),
            "phrase": phrase_span(mention),
            "note": mention.note,
            **(mark_of(evidence) if evidence else {}),
        }
        return fields, texts


def find_asked(ids: Iterable[str], study: Study) -> Asked:
    """Return the mentions of these ids."""
    by_id = {mention.id: mention for mention in study.mentions}
    mentions = tuple([by_id[key] for key in ids])
    at = {article.id: number for number, article in enumerate(study.articles)}
    numbers = tuple([at[mention.article_id] for mention in mentions])
    return Asked(
        mentions,
        tuple([mention.quote for mention in mentions]),
        tuple([study.articles[number] for number in numbers]),
        numbers,
        tuple([study.project.texts[mention.article_id] for mention in mentions]),
    )


def number_quotes(
    quoted: Iterable[str],
    drafts: Iterable[MentionDraft],
    wordings: Sequence[tuple[str, ...]],
) -> Numbering:
    """Return the numbers of sentences and texts in the order in which mentions have them."""
    sentences, words = Pool[str](), Pool(wordings)
    return Numbering(
        tuple(map(sentences.number, quoted)),
        tuple(tuple(map(words.number, texts.values())) for _, texts in drafts),
        tuple(sentences.items),
        tuple(words.items),
    )


def entry(draft: MentionDraft, article: int, numbering: Numbering, row: int) -> Json:
    """Return the entry of the mention of a number: its article, its quote, and what it says."""
    fields, texts = draft
    words = dict(zip(texts, numbering.texts[row], strict=True))
    return compact({"article": article, "quote": numbering.quotes[row]} | fields | words)


def mark_of(evidence: Evidence) -> Json:
    """Return what a mention says of control as a mark."""
    return {
        "s": "held" if evidence.controller else "contested",
        "c": evidence.controller,
        "q": "claimed" if evidence.claimed else "",
        "inf": evidence.implied,
    }


def say_dates(days: tuple[str, str], _: Gazetteer, language: Language) -> str:
    """Return in words an event date and the day on which it was published."""
    return say_date(*days, language)


def say_party(actor_id: str, gazetteer: Gazetteer, language: Language) -> str:
    """Return what a party is called."""
    return gazetteer.actor[actor_id].title_in(language.code)


def toponym_span(mention: Mention, text: str) -> list[int]:
    """Return where in its quote the toponym of a mention in an article's `text` stands."""
    start = mention.char_start - quote_start(mention, text)
    return utf16_span(mention.quote, start, start + len(mention.toponym))


def phrase_span(mention: Mention) -> list[int]:
    """Return where in its quote the date phrase begins and ends; empty if it stands elsewhere."""
    start = mention.quote.find(mention.date_phrase) if mention.date_phrase else -1
    return [] if start < 0 else utf16_span(mention.quote, start, start + len(mention.date_phrase))
