"""How far two reviewers agree: percent and Cohen's kappa over the mentions that both decided.

Percent is the share of those mentions to which both gave the same verdict, accepted or rejected.
Kappa sets it against the agreement that chance would give reviewers with these habits: with the
observed share p and the share e expected from how often each accepts and rejects, it is
(p - e) / (1 - e). 1 is full agreement, 0 no more than chance, less than 0 disagreement. It has no
value where both give one verdict to all mentions, since chance then explains everything.

Source: Jacob Cohen, A Coefficient of Agreement for Nominal Scales, Educational and Psychological
Measurement 20 (1960), 37-46, doi:10.1177/001316446002000104.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from ..errors import RequestError
from ..model.decisions import standing_decisions
from ..model.rows import Decision, Review
from ..terminal import as_json, plain

Verdicts = Mapping[str, Review]
"""The last verdict of a reviewer on each mention, by the mention's id."""

VERDICTS = (Review.ACCEPTED, Review.REJECTED)


@dataclass(frozen=True, slots=True)
class Agreement:
    """The agreement of two reviewers: how many mentions got which pair of verdicts.

    `differing` are the ids of the mentions to which they gave different verdicts.
    """

    first: str
    second: str
    counts: Mapping[tuple[Review, Review], int]
    differing: tuple[str, ...]

    @property
    def both(self) -> int:
        """How many mentions both decided; at least one."""
        return sum(self.counts.values())

    @property
    def observed(self) -> float:
        """The share of these with the same verdict."""
        return (self.both - len(self.differing)) / self.both

    @property
    def kappa(self) -> float | None:
        """Cohen's kappa; None where both gave one verdict to all mentions."""
        expected = sum(self.share(0, one) * self.share(1, one) for one in VERDICTS)
        if expected == 1:
            return None
        return (self.observed - expected) / (1 - expected)

    def share(self, side: int, verdict: Review) -> float:
        """Return how often the first (0) or the second reviewer (1) gave a verdict."""
        given = sum(count for pair, count in self.counts.items() if pair[side] is verdict)
        return given / self.both


def last_verdicts(rows: Iterable[Decision]) -> dict[str, dict[str, Review]]:
    """Return the verdicts of each reviewer, by name, from the decisions that were not undone."""
    found: dict[str, dict[str, Review]] = {}
    for decision in standing_decisions(rows):
        for cell in decision:
            if (cell.table, cell.column) == ("mentions", "status") and cell.after in VERDICTS:
                found.setdefault(cell.who, {})[cell.row] = Review(cell.after)
    return found


def find_agreements(rows: Iterable[Decision], names: Sequence[str] = ()) -> list[Agreement]:
    """Return the agreement of each two reviewers who decided on one mention, in order of names.

    With two `names`, of these two alone. Raises `RequestError` for a name without a verdict, for
    another number of names, and where no two reviewers decided on one mention.
    """
    verdicts = last_verdicts(rows)
    known = ", ".join(sorted(verdicts)) or "nobody yet"
    if unknown := [name for name in names if name not in verdicts]:
        raise RequestError(f"'{unknown[0]}' has decided no mention; those who have: {known}")
    if len(set(names)) == 1 or len(names) > 2:  # noqa: PLR2004 - agreement is between two
        raise RequestError("agreement is between two reviewers; name two, or nobody for all pairs")
    pairs = [(names[0], names[1])] if names else list(combinations(sorted(verdicts), 2))
    found = [compare(one, other, verdicts) for one, other in pairs]
    if shared := [agreement for agreement in found if agreement.counts]:
        return shared
    raise RequestError(f"no two reviewers decided on the same mention; those who decided: {known}")


def compare(first: str, second: str, verdicts: Mapping[str, Verdicts]) -> Agreement:
    """Return the agreement of two reviewers over the mentions that both decided."""
    one, other = verdicts[first], verdicts[second]
    both = sorted(one.keys() & other.keys())
    return Agreement(
        first=first,
        second=second,
        counts=Counter((one[key], other[key]) for key in both),
        differing=tuple(key for key in both if one[key] is not other[key]),
    )


def format_agreements(agreements: Iterable[Agreement]) -> str:
    """Return agreements as text for people: counts, percent, kappa, and where they differ."""
    return "\n".join(format_agreement(agreement) for agreement in agreements)


def format_agreement(found: Agreement) -> str:
    """Return one agreement as text, with a line for each mention on which the two differ."""
    kappa = "no kappa: both give one verdict to all"
    if found.kappa is not None:
        kappa = f"Cohen's kappa {found.kappa:.2f}"
    names = f"{plain(found.first)} and {plain(found.second)}"
    alike = f"{100 * found.observed:.1f} % alike"
    lines = [f"{names}: {found.both:,} decided by both, {alike}, {kappa}"]
    lines += [
        f"  {found.counts.get((one, other), 0):,} {one} and {other}"
        for one in VERDICTS
        for other in VERDICTS
    ]
    if found.differing:
        lines += ["  They differ on", *(f"    {plain(key)}" for key in found.differing)]
    return "\n".join(lines) + "\n"


def format_agreements_json(agreements: Iterable[Agreement]) -> str:
    """Return agreements as a JSON list; kappa is null where it has no value."""
    return as_json(
        [
            {
                "reviewers": [found.first, found.second],
                "decided_by_both": found.both,
                "percent": round(100 * found.observed, 1),
                "kappa": None if found.kappa is None else round(found.kappa, 4),
                "counts": [
                    {"verdicts": [one.value, other.value], "mentions": number}
                    for (one, other), number in sorted(found.counts.items())
                ],
                "differing": list(found.differing),
            }
            for found in agreements
        ]
    )
