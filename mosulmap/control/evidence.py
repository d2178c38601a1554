"""From mentions to evidence: which count, what each says of control, and for which days.

Rules 1, 2 and 8 of `docs/method.md`, and the half of rule 4 that tells a claim from a report. Days
are ordinals (1 is 1 January of year 1).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from ..model.dates import parse_edtf
from ..model.gazetteer import Gazetteer
from ..model.rows import CONTESTED, Article, Assertion, Event, Mention, Review
from ..model.sources import source_keys

DURATIVE = {Event.HOLDING, Event.FIGHTING, Event.SIEGE}
"""Events that fill the days of their date; all others happen on one day within it."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A mention that counts: what it says of control, and on which days.

    It speaks from ordinal `start` on, perhaps of days from `earliest` on, and its last word is on
    ordinal `end`. `controller` is the party as shown, empty when contested; `loser` the party that
    withdrew without naming a holder; `voice` the side whose word it is, empty for the reporter's;
    `origins` are the keys of the publisher and the agencies of its article.
    """

    mention: Mention
    published: str
    start: int
    end: int
    controller: str
    claimed: bool
    loser: str = ""
    earliest: int = 0
    voice: str = ""
    origins: frozenset[str] = frozenset()

    @property
    def implied(self) -> bool:
        """Whether a curator judged that the words imply it."""
        return self.mention.assertion is Assertion.IMPLIED

    @property
    def order(self) -> tuple[int, str, str, int, str]:
        """Rule 3: valid time, then publication, then place in the text."""
        mention = self.mention
        return self.start, self.published, mention.article_id, mention.char_start, mention.id


def known_articles(
    articles: Iterable[Article], known_by: str = "", without: str = ""
) -> tuple[Article, ...]:
    """Return the articles published by the ISO day `known_by`; all of them without it (rule 8).

    An article whose day of publication is not known cannot be known by any day. Articles of the
    publisher or agency `without` are left out.
    """
    return tuple(
        article
        for article in articles
        if (not known_by or "" < article.published <= known_by)
        and (not without or without not in origins_of(article))
    )


def known_mentions(
    mentions: Iterable[Mention],
    articles: Mapping[str, Article],
    known_by: str = "",
    without: str = "",
) -> tuple[Mention, ...]:
    """Return the accepted mentions in the articles that `known_articles` leaves (rule 8)."""
    known = {article.id for article in known_articles(articles.values(), known_by, without)}
    return tuple(m for m in mentions if m.status is Review.ACCEPTED and m.article_id in known)


def origins_of(article: Article) -> frozenset[str]:
    """Return who stands behind an article: its publisher, and the agencies whose text it is."""
    return one_set(article.publisher, *article.agency)


def sources_of(article: Article) -> frozenset[str]:
    """Return the keys of the sources behind an article: two spellings of one have one key."""
    return keys_of(article.publisher, *article.agency)


@cache
def keys_of(*names: str) -> frozenset[str]:
    """Return the keys of the sources that have these names."""
    return one_set(*(key for name in sorted(one_set(*names)) for key in source_keys(name)))


@cache
def one_set(*names: str) -> frozenset[str]:
    """Return those names that are not empty; articles of one source share one set."""
    return frozenset(name for name in names if name)


def independent(one: Evidence, other: Evidence) -> bool:
    """Rule 4: whether two pieces of evidence can confirm each other.

    They have no publisher and no agency in common, so that copies of one wire count once, and are
    not the word of one side. An article of unknown origin confirms nothing.
    """
    if not one.origins or not other.origins or one.origins & other.origins:
        return False
    return not one.voice or one.voice != other.voice


def as_evidence(mention: Mention, article: Article, gazetteer: Gazetteer) -> Evidence | None:
    """Return what `mention`, a sentence of `article`, says of control (rules 1 and 2).

    None when it says nothing.
    """
    loser = gazetteer.holder(mention.actor) if mention.event is Event.WITHDRAWAL else ""
    loss = bool(loser) and not mention.control
    if not mention.event_date or not (mention.control or loss):
        return None
    first, last = parse_edtf(mention.event_date)
    contested = loss or mention.control == CONTESTED
    controller = "" if contested else gazetteer.holder(mention.control)
    stated_by_party = mention.assertion is Assertion.STATED and mention.claimant and controller
    own_word = bool(stated_by_party) and (
        gazetteer.side(mention.claimant) == gazetteer.side(mention.control)
    )
    return Evidence(
        mention=mention,
        published=article.published,
        # A punctual event somewhere within a span is certain to have happened at its end.
        start=first if mention.event in DURATIVE else last,
        end=last,
        controller=controller,
        claimed=own_word,
        loser=loser if loss else "",
        earliest=first,
        voice=gazetteer.side(mention.claimant) if mention.claimant else "",
        origins=sources_of(article),
    )
