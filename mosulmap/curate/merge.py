"""Fresh proposals meet the curator's table: what was reviewed wins, what was rejected stays so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from ..model.quote_offsets import relocate
from ..model.rows import Mention, Review


@dataclass(frozen=True, slots=True)
class Merge:
    """The table after a merge, and what happened to its rows.

    `new` proposals were added; `kept` rows stand for one that was proposed again; `gone` rows were
    only proposed and are proposed no longer; `moved` reviewed rows were found again elsewhere in a
    text that changed; `lost` reviewed rows stand nowhere in their article, or in
    several places of which nobody can say which is meant, and are kept as is.
    """

    rows: tuple[Mention, ...]
    new: tuple[Mention, ...]
    kept: int
    gone: tuple[Mention, ...]
    moved: tuple[Mention, ...]
    lost: tuple[Mention, ...]


def merge_proposals(
    rows: Sequence[Mention], proposals: Iterable[Mention], texts: Mapping[str, str]
) -> Merge:
    """Return `rows` with the `proposals` merged in, for the articles whose `texts` are given.

    A proposal is new where no reviewed row of its article touches its toponym. Reviewed rows keep
    every cell but, where the text has changed, their offsets and the marks in their words. A row
    whose id is that of another, as a lost row may still have it, takes the next number: `.2`, `.3`.
    """
    stays = [r for r in rows if r.status is not Review.PROPOSED or r.article_id not in texts]
    found = with_free_ids(stays, relocate(stays, texts))
    reviewed = [now or row for row, now in zip(stays, found, strict=True)]
    offered = list(proposals)
    taken = {row.id for row in reviewed}
    fresh = [numbered(row, taken) for row in untouched(offered, [row for row in found if row])]
    before = {row.id: row for row in rows if row.status is Review.PROPOSED}
    now = {row.id for row in fresh}
    return Merge(
        rows=(*reviewed, *fresh),
        new=tuple(row for row in fresh if row.id not in before),
        kept=len(offered) - len(fresh) + sum(row.id in before for row in fresh),
        gone=tuple(
            row for key, row in before.items() if key not in now and row.article_id in texts
        ),
        moved=tuple(now for row, now in zip(stays, found, strict=True) if now and now != row),
        lost=tuple(row for row, now in zip(stays, found, strict=True) if now is None),
    )


def with_free_ids(
    stays: Sequence[Mention], found: Sequence[Mention | None]
) -> list[Mention | None]:
    """Return rows as `found`, each that moved with an id that no other row has."""
    pairs = list(zip(stays, found, strict=True))
    taken = {row.id for row, now in pairs if now is None or now.id == row.id}
    given = []
    for row, now in pairs:
        free = now if now is None or now.id == row.id else numbered(now, taken)
        taken |= {free.id} if free else set()
        given.append(free)
    return given


def numbered(row: Mention, taken: Container[str]) -> Mention:
    """Return a row with its id, or with the first of `.2`, `.3` … that is not `taken`."""
    if row.id not in taken:
        return row
    base = f"{row.article_id}:{row.char_start}"
    free = next(key for n in count(2) if (key := f"{base}.{n}") not in taken)
    return row.model_copy(update={"id": free})


def untouched(proposals: Iterable[Mention], rows: Iterable[Mention]) -> list[Mention]:
    """Return the proposals whose toponym none of the `rows` touches."""
    taken: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in rows:
        taken[row.article_id].append((row.char_start, row.char_end))
    return [
        proposal
        for proposal in proposals
        if not any(
            proposal.char_start < end and start < proposal.char_end
            for start, end in taken[proposal.article_id]
        )
    ]
