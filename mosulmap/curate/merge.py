"""Merges new proposals into the table of mentions: reviewed rows win, rejected ones included."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from ..model.quote_offsets import find_relocations, moved_to, only_printing, toponym_stands
from ..model.rows import Mention, Review

EDITED = "edited"
"""How the note of a proposal begins that a curator has edited and not yet decided on."""


@dataclass(frozen=True, slots=True)
class Merge:
    """The table after a merge, and what happened to its rows.

    `new` proposals were added; `kept` rows stand for one that was proposed again; `changed` ones
    were only proposed and are read otherwise now; `gone` rows were only proposed and are proposed
    no longer; `moved` reviewed rows were found again elsewhere in a text that changed; `lost`
    reviewed rows could not be found again for certain, and are kept as they are.
    """

    rows: tuple[Mention, ...]
    new: tuple[Mention, ...]
    kept: int
    changed: tuple[Mention, ...]
    gone: tuple[Mention, ...]
    moved: tuple[Mention, ...]
    lost: tuple[Mention, ...]


def merge_proposals(
    rows: Sequence[Mention], proposals: Iterable[Mention], texts: Mapping[str, str]
) -> Merge:
    """Return `rows` with the `proposals` merged in, for the articles whose `texts` are given.

    A proposal is new where no reviewed row of its article touches its toponym; a proposal that a
    person has edited counts as reviewed. Reviewed rows keep every cell but, where the text has
    changed, their offsets and the words that are verbatim from it: toponym, quote and date phrase
    follow what it prints now, as `check --fix` has them follow. A row whose id is that of another,
    as a lost row may still have it, takes the next number: `.2`, `.3`.
    """
    pairs = [
        (row, now)
        for row, now in zip(rows, relocated(rows, texts), strict=True)
        if is_judged(row) or row.article_id not in texts
    ]
    stays = [row for row, _ in pairs]
    found = with_free_ids(stays, [now for _, now in pairs])
    reviewed = [now or row for row, now in zip(stays, found, strict=True)]
    offered = list(proposals)
    taken = {row.id for row in reviewed}
    fresh = [numbered(row, taken) for row in untouched(offered, [row for row in found if row])]
    before = {row.id: row for row in rows if not is_judged(row)}
    changed = tuple(row for row in fresh if before.get(row.id, row) != row)
    now = {row.id for row in fresh}
    return Merge(
        rows=(*reviewed, *fresh),
        new=tuple(row for row in fresh if row.id not in before),
        kept=len(offered) - len(fresh) + sum(row.id in before for row in fresh) - len(changed),
        changed=changed,
        gone=tuple(
            row for key, row in before.items() if key not in now and row.article_id in texts
        ),
        moved=tuple(now for row, now in zip(stays, found, strict=True) if now and now != row),
        lost=tuple(row for row, now in zip(stays, found, strict=True) if now is None),
    )


def is_judged(row: Mention) -> bool:
    """Whether a person has had a say in a row: it is reviewed, or `review` edited the proposal."""
    return row.status is not Review.PROPOSED or row.note.startswith(EDITED)


def relocated(rows: Sequence[Mention], texts: Mapping[str, str]) -> list[Mention | None]:
    """Return the rows where their words stand now; None for one whose place is not certain.

    Rows that were only proposed take part: of two rows that name a place in one sentence, the
    second is found with the help of the first.
    """
    relocations = find_relocations(rows, texts)
    found: list[Mention | None] = []
    for index, row in enumerate(rows):
        text = texts.get(row.article_id)
        passage = relocations[index].passage if index in relocations else None
        now = moved_to(row, passage) if passage else row
        if text is None:
            found.append(row)
        elif not toponym_stands(now, text):
            found.append(None)
        else:
            found.append(with_date_phrase(now, text))
    return found


def with_date_phrase(row: Mention, text: str) -> Mention:
    """Return a row with its date phrase as the text prints it, if it prints it in one way."""
    printed = "" if row.date_phrase in text else only_printing(row.date_phrase, text)
    return row.model_copy(update={"date_phrase": printed}) if printed else row


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
