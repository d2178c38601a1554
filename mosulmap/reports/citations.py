"""A mention as commands cite it: the sentence, its toponym marked, its source, what it says."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..control.evidence import Evidence, as_evidence
from ..control.study import Study
from ..control.timeline import ControlPeriod
from ..control.wording import date_words, evidence_words, published_words, rule_words, state_words
from ..languages.catalogue import ENGLISH
from ..model.dates import to_day
from ..model.decisions import standing_decisions
from ..model.gazetteer import Gazetteer
from ..model.quote_offsets import quote_start
from ..model.rows import Article, Certainty, Decision, Mention
from ..terminal import plain, wrap

Json = dict[str, Any]

INDENT = 4
"""Columns by which a quote stands in from what is said of it."""


AUDITED = ("when", "who", "column", "before", "after", "why", "undoes")
"""What is told of each decision on a mention."""


def decisions_by_mention(rows: Iterable[Decision]) -> dict[str, list[Decision]]:
    """Return the decisions on each mention by its id, the oldest first."""
    found: dict[str, list[Decision]] = {}
    for row in sorted(rows, key=lambda row: row.when):
        if row.table == "mentions":
            found.setdefault(row.row, []).append(row)
    return found


class Citations:
    """The mentions of a study by id, ready to be cited as lines or as JSON values."""

    def __init__(self, study: Study) -> None:
        """Cite from every article of the project of `study`, those published later included."""
        project = study.project
        self.gazetteer = project.gazetteer
        self.texts = project.texts
        self.mentions = {mention.id: mention for mention in project.mentions.rows}
        self.articles = {article.id: article for article in project.articles.rows}
        self.decisions = decisions_by_mention(project.decisions)

    def article(self, mention: Mention) -> Article:
        """Return the article in which a mention stands."""
        return self.articles[mention.article_id]

    def evidence(self, mention: Mention) -> Evidence | None:
        """Return what a mention says of control, None when nothing."""
        return as_evidence(mention, self.article(mention), self.gazetteer)

    def says(self, mention: Mention) -> str:
        """Return in words what a mention says of control: `Claimed by Iraqi forces`."""
        item = self.evidence(mention)
        return plain(evidence_words(item, self.gazetteer, ENGLISH)) if item else ""

    def span(self, mention: Mention) -> tuple[int, int]:
        """Return where in its quote the toponym begins and ends, in code points."""
        start = mention.char_start - quote_start(mention, self.texts[mention.article_id])
        return start, start + len(mention.toponym)

    def quote(self, mention: Mention) -> str:
        """Return the sentence with its toponym marked: `had to pull back from »Karamah«`."""
        start, end = self.span(mention)
        quote = mention.quote
        return plain(f"“{quote[:start]}»{quote[start:end]}«{quote[end:]}”")

    def source(self, mention: Mention) -> str:
        """Return who printed a mention when, about which days, on whose word, and its id."""
        article = self.article(mention)
        published = published_words(article.published, ENGLISH)
        about = date_words(mention, article.published, ENGLISH)
        dated = f"{article.label}, {published}{', ' if about else ''}{about}"
        claimant = self.gazetteer.actor.get(mention.claimant)
        word = f", on the word of {claimant.title}" if claimant else ""
        return plain(f"{dated}{word} [{mention.id}]")

    def short(self, mention_id: str) -> str:
        """Return the source of a mention in few words: `RFE/RL, 4 Nov 2016 [002:929]`."""
        article = self.article(self.mentions[mention_id])
        published = published_words(article.published, ENGLISH)
        return plain(f"{article.label}, {published} [{mention_id}]")

    def lines(self, mention: Mention, indent: int = INDENT) -> list[str]:
        """Return the quote and its source as indented lines."""
        return [wrap(self.quote(mention), indent, 1), wrap(self.source(mention), indent, 2)]

    def decision(self, mention: Mention) -> str:
        """Return who decided on a mention, when and why: `accepted by Amira, 8 Nov 2016: as read`.

        Empty where nobody recorded that, or where it was undone.
        """
        standing = standing_decisions(self.decisions.get(mention.id, ()))
        made = [cell for group in standing for cell in group if cell.column == "status"]
        if not made or made[-1].after != mention.status:
            return ""
        last = made[-1]
        day = ENGLISH.short_day(last.when.partition("T")[0])
        why = f": {last.why}" if last.why else ""
        return plain(f"{last.after} by {last.who}, {day}{why}")

    def audit(self, mention: Mention) -> list[Json]:
        """Return each recorded change of a mention as a JSON value, the oldest first."""
        return [
            {column: getattr(cell, column) or None for column in AUDITED}
            for cell in self.decisions.get(mention.id, ())
        ]

    def entry(self, mention: Mention) -> Json:
        """Return a mention as a JSON value; offsets count code points, days are ISO or null."""
        article, item = self.article(mention), self.evidence(mention)
        start, end = self.span(mention)
        return {
            "mention_id": mention.id,
            "file": f"seeds/{article.file}",
            "publisher": article.label,
            "published": article.published or None,
            "place_id": mention.place_id,
            "event": mention.event.value,
            "event_date": mention.event_date or None,
            "says": evidence_words(item, self.gazetteer, ENGLISH) if item else None,
            "controller": (item.controller or "contested") if item else None,
            "claimed": bool(item and item.claimed),
            "implied": bool(item and item.implied),
            "claimant": mention.claimant or None,
            "quote": mention.quote,
            "toponym": mention.toponym,
            "toponym_start": start,
            "toponym_end": end,
        }


def state_line(period: ControlPeriod, gazetteer: Gazetteer) -> str:
    """Return a state with the word it rests on: `Held by Iraqi forces – confirmed`."""
    words = plain(state_words(period, gazetteer, ENGLISH))
    # A claim is said in the words of the state, and of what is old nothing more is said.
    said = period.certainty in (None, Certainty.CLAIMED) or period.stale
    return words if said else f"{words} – {period.certainty}"


def why_words(period: ControlPeriod, study: Study) -> str:
    """Return the rule behind a state of a study in one sentence."""
    is_named = period.place_id in study.named
    return rule_words(period, study.project.gazetteer, ENGLISH, named=is_named)


def state_entry(period: ControlPeriod, study: Study) -> Json:
    """Return the state of a period as a JSON value: `status` has the same keys, and fewer.

    `since`, `earliest` and `last_word` are ISO days or null, `source_place_id` the place it is of.
    """
    return {
        "controller": period.controller or None,
        "state": period.state.value,
        "certainty": period.certainty.value if period.certainty else None,
        "inferred": period.inferred,
        "inherited": period.inherited,
        "disputed": period.disputed,
        "stale": period.stale,
        "words": state_words(period, study.project.gazetteer, ENGLISH),
        "since": to_day(period.since) if period.since else None,
        "earliest": to_day(period.earliest) if period.earliest else None,
        "last_word": to_day(period.last_word) if period.last_word else None,
        "rule": period.rule.value,
        "rule_words": why_words(period, study),
        "source_place_id": period.source_id or None,
        "mention_ids": list(period.mentions),
    }
