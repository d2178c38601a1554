"""What is shown of the people: who decided how much, and how far each two of them agree."""

from __future__ import annotations

from collections import Counter

from ..errors import RequestError
from ..model.decisions import group_decisions
from ..reports.agreement import Agreement, find_agreements
from .workspace import Reply, Values, Workspace


def people_view(workspace: Workspace, _: Values) -> Reply:
    """Return who decided how often and when last, and the agreement of each two people."""
    reading = workspace.read()
    decisions = reading.project.decisions
    groups = group_decisions(decisions)
    often = Counter(group[0].who for group in groups)
    last = {group[0].who: group[0].when for group in groups}
    try:
        agreements = find_agreements(decisions, [])
    except RequestError:
        agreements = []
    return {
        "number": reading.number,
        "people": [
            {"name": name, "decisions": number, "last": last[name]}
            for name, number in often.most_common()
        ],
        "agreements": [agreement_entry(one) for one in agreements],
    }


def agreement_entry(one: Agreement) -> Reply:
    """Return how far two people agree: percent, kappa, and the mentions on which they differ."""
    return {
        "first": one.first,
        "second": one.second,
        "both": one.both,
        "observed": one.observed,
        "kappa": one.kappa,
        "differing": list(one.differing),
    }
