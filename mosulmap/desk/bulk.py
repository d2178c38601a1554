"""Answers to many proposals at once: what they would change on the map, and the answer itself."""

from __future__ import annotations

from ..control.handovers import Handover
from ..control.wording import state_words
from ..curate.bulk import BulkAnswer, answer_where, read_where
from ..curate.decide import MENTIONS
from ..curate.decisions import make_decision
from ..errors import RequestError
from ..languages.catalogue import language
from ..model.gazetteer import Gazetteer
from ..model.rows import Review
from .workspace import Reply, Values, Workspace


def bulk_view(workspace: Workspace, values: Values) -> Reply:
    """Return how many proposals fulfil the conditions `where`, and what a `status` would change.

    The words are in the language of the code `lang`. Raises `RequestError` for conditions that the
    project does not know, and where no proposal fulfils them.
    """
    answer = answer_of(workspace, values)
    gazetteer = workspace.read().sound.gazetteer
    lang = str(values.get("lang", "en"))
    return {
        "n": len(answer.changes),
        "refused": [str(problem) for problem in answer.refused],
        "handovers": [handover_entry(one, gazetteer, lang) for one in answer.handovers],
    }


def bulk_answer(workspace: Workspace, values: Values) -> Reply:
    """Give all proposals that fulfil the conditions `where` a `status`, as one decision.

    Raises the errors of `bulk_view` and of `make_decision`.
    """
    answer = answer_of(workspace, values)
    signature = workspace.sign(str(values.get("why", "")))
    make_decision(workspace.folder, {MENTIONS: answer.changes}, signature)
    return {"n": len(answer.changes)}


def answer_of(workspace: Workspace, values: Values) -> BulkAnswer:
    """Return the answer that was sent. Raises `RequestError` for a status that is no answer."""
    status = str(values.get("status", ""))
    if status not in {Review.ACCEPTED, Review.REJECTED, Review.DEFERRED}:
        raise RequestError(f"'{status}' is no answer; accepted, rejected and deferred are")
    sound = workspace.read().sound
    return answer_where(sound, [(Review(status), read_where(str(values.get("where", "")), sound))])


def handover_entry(one: Handover, gazetteer: Gazetteer, lang: str) -> Reply:
    """Return a place that changes hands: its days, and what is said of it before and after."""
    spoken = language(lang)
    return {
        "place": one.place_id,
        "first": one.first,
        "last": one.last,
        "before": state_words(one.before, gazetteer, spoken),
        "after": state_words(one.after, gazetteer, spoken),
    }
