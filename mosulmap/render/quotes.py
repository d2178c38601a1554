"""The mentions as the page quotes them: the sentence, what to highlight in it, what it says."""

from __future__ import annotations

from ..control.evidence import Evidence, as_evidence
from ..control.study import Study
from ..control.wording import date_words, evidence_words
from ..model.quote_offsets import quote_start
from ..model.rows import Mention
from .encode.pool import Json, Pool, Wordings, compact
from .encode.text_span import utf16_span


class Quotes:
    """Numbers the mentions that the page shows, in the order of calls; keeps each sentence once."""

    def __init__(self, study: Study, words: Wordings) -> None:
        """Quote from the articles of `study`; wording that entries share goes to `words`."""
        self.study, self.words = study, words
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
        gazetteer = self.study.project.gazetteer
        number = self.articles[mention.article_id]
        article = self.study.articles[number]
        claimant = gazetteer.actor.get(mention.claimant)
        evidence = as_evidence(mention, article, gazetteer)
        words = self.words
        return compact(
            {
                "article": number,
                "quote": self.texts.number(mention.quote),
                "mark": self.toponym_span(mention),
                "phrase": phrase_span(mention),
                "when": words.number(
                    lambda language: date_words(mention, article.published, language)
                ),
                "who": words.number(lambda language: claimant.title_in(language.code))
                if claimant
                else None,
                "note": mention.note,
                **(self.says(evidence) if evidence else {}),
            }
        )

    def says(self, evidence: Evidence) -> Json:
        """Return what a mention says of control, as words and as a mark."""
        gazetteer = self.study.project.gazetteer
        return {
            "says": self.words.number(
                lambda language: evidence_words(evidence, gazetteer, language)
            ),
            "s": "held" if evidence.controller else "contested",
            "c": evidence.controller,
            "q": "claimed" if evidence.claimed else "",
            "inf": evidence.implied,
        }

    def toponym_span(self, mention: Mention) -> list[int]:
        """Return where in its quote the toponym begins and ends."""
        text = self.study.project.texts[mention.article_id]
        start = mention.char_start - quote_start(mention, text)
        return utf16_span(mention.quote, start, start + len(mention.toponym))


def phrase_span(mention: Mention) -> list[int]:
    """Return where in its quote the date phrase begins and ends; empty if it stands elsewhere."""
    start = mention.quote.find(mention.date_phrase) if mention.date_phrase else -1
    return [] if start < 0 else utf16_span(mention.quote, start, start + len(mention.date_phrase))
