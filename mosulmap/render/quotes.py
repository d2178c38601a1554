"""The mentions as the page quotes them: the sentence, what to highlight in it, what it says."""

from __future__ import annotations

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
from .sayings import Sayings

MentionDraft = tuple[Json, dict[str, tuple[str, ...]]]
"""The fields of a mention, and those that are texts, in each language."""


class Quotes:
    """Numbers the mentions that the page shows, in the order of calls; keeps each sentence once."""

    def __init__(self, study: Study, words: Wordings, kept: Kept = FORGETFUL) -> None:
        """Quote from the articles of `study`; wording that entries share goes to `words`.

        What `kept` has of a mention whose inputs are the same is not made again.
        """
        self.study, self.words, self.kept = study, words, kept
        self.sayings = Sayings(study.project.gazetteer, words.languages)
        self.speaking = study.project.gazetteer.actors, words.languages
        self.texts: Pool[str] = Pool()
        self.numbers: Pool[str] = Pool()
        self.articles = {article.id: number for number, article in enumerate(study.articles)}

    def number(self, mention_id: str) -> int:
        """Return the number under which the page lists a mention."""
        return self.numbers.number(mention_id)

    def ids(self) -> str:
        """Return the id of each mention without its article, in their order: `811 1060.2`.

        They are for the day's CSV. All are one text, since in the entries they would make each
        mention different, so that equal statements could not be written once.
        """
        return " ".join(mention_id.rpartition(":")[2] for mention_id in self.numbers.items)

    def entries(self) -> list[Json]:
        """Return every mention that was asked for, in the order of their numbers."""
        mentions = {mention.id: mention for mention in self.study.mentions}
        return [self.entry(mentions[mention_id]) for mention_id in self.numbers.items]

    def entry(self, mention: Mention) -> Json:
        """Return a mention: its article and quote, where to highlight, and what it says."""
        number = self.articles[mention.article_id]
        article, text = self.study.articles[number], self.study.project.texts[mention.article_id]
        inputs = mention, article, text, *self.speaking
        draft = self.kept.of(
            ("quote", mention.id), inputs, lambda: self.draft(mention, article, text)
        )
        fields, texts = draft
        quote = self.texts.number(mention.quote)
        words = [self.words.pool.number(said) for said in texts.values()]
        return self.kept.of(
            ("said", mention.id, number, quote, *words),
            (draft,),
            lambda: compact(
                {"article": number, "quote": quote} | fields | dict(zip(texts, words, strict=True))
            ),
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
