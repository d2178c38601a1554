"""A proposed mention as reading hands it on, and what later sentences add to it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..model.rows import Mention
from .discourse import REMARK

QUESTION = "which one is meant: "
"""How the question begins that the note of a mention of several places ends with."""


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


def doubted(proposal: Proposal) -> Proposal:
    """Return a proposal whose control the next sentence denies, with a note that says so.

    The control stays what its own sentence says: a curator decides whom to believe.
    """
    mention = proposal.mention
    if not mention.control:
        return proposal
    return replace(proposal, mention=noted(mention, REMARK))


def dated(proposal: Proposal, day: str, remark: str) -> Proposal:
    """Return a proposal with the ISO day of its event, and a note that tells where it was found."""
    mention = noted(proposal.mention, remark).model_copy(update={"event_date": day})
    return replace(proposal, mention=mention, first=day, last=day)


def noted(mention: Mention, remark: str) -> Mention:
    """Return a mention with a remark in its note; the question which place is meant stays last."""
    told, asked, question = mention.note.partition(QUESTION)
    parts = (told.removesuffix("; "), remark, asked + question)
    return mention.model_copy(update={"note": "; ".join(filter(None, parts))})
