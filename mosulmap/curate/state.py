"""States what reading missed: a mention that a curator makes of words of an article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from ..errors import DataError, RequestError
from ..model.kept import FORGETFUL, Kept
from ..model.rows import Mention, Review
from ..project.lock import locked
from ..project.near_words import did_you_mean
from ..project.open_table import OpenTable
from ..project.project import Project, read_project
from ..project.row_cells import whole_row
from ..project.table import format_cell
from ..project.table_edit import RowChange, open_kept
from ..reading.story import read_story
from ..terminal import count, one_line, plain
from .decide import MENTIONS
from .decisions import Signature, make_decision
from .sound_rows import find_faults, sound_for_review


@dataclass(frozen=True, slots=True)
class Found:
    """Words where they stand in an article, in code points, and the sentence around them."""

    char_start: int
    char_end: int
    sentence: str


def state_mention(
    folder: Path,
    article_id: str,
    char_start: int,
    char_end: int,
    place_id: str,
    event: str,
    control: str,
    event_date: str,
    claimant: str,
    date_phrase: str,
    assertion: str,
    note: str,
    signature: Signature,
    *,
    actor: str = "",
    kept: Kept = FORGETFUL,
    sound: Project | None = None,
) -> Mention:
    """Write an accepted mention of the words at some offsets of an article, and return it.

    Offsets, what is given and errors are those of `state_words`.
    """
    cells = {
        "place_id": place_id,
        "event": format_cell(event),
        "actor": actor,
        "control": control,
        "assertion": format_cell(assertion),
        "event_date": event_date,
        "date_phrase": date_phrase,
        "claimant": claimant,
        "note": note,
    }
    span = char_start, char_end
    return state_words(folder, article_id, span, cells, signature, kept, sound)


def state_words(
    folder: Path,
    article_id: str,
    span: tuple[int, int],
    cells: Mapping[str, str],
    signature: Signature,
    kept: Kept = FORGETFUL,
    sound: Project | None = None,
) -> Mention:
    """Write an accepted mention of the words in a span of an article, and return it.

    Offsets are code points of the file as stored; the quote is the sentence around them, and
    `cells` are those that say what it says. What did not change since it was `kept` is not read
    again; who has the `sound` part of the project spares reading it. Raises `RequestError` for an
    article that is not there or a span outside of it, `DataError` with what `check` would say of
    the mention, and what `make_decision` raises.
    """
    with locked(folder):
        sound = sound or sound_for_review(read_project(folder, kept=kept), kept)[0]
        text, (start, end) = text_of(sound, article_id), span
        if not 0 <= start < end <= len(text):
            raise RequestError(f"{article_id} has {len(text):,} characters, none at {start}-{end}")
        own = {
            "id": free_id(article_id, start, open_kept(folder, MENTIONS, kept)[1]),
            "article_id": article_id,
            "char_start": str(start),
            "char_end": str(end),
            "toponym": text[start:end],
            "quote": sentence_around(text, start, end),
            "status": Review.ACCEPTED.value,
        }
        stated = stated_mention(own | dict(cells), sound)
        make_decision(folder, {MENTIONS: [RowChange(None, stated)]}, signature, kept=kept)
    return stated


def stated_mention(cells: dict[str, str], sound: Project) -> Mention:
    """Return the mention that some cells make. Raises `DataError` with what `check` says of it."""
    stripped = {column: cell.strip() for column, cell in cells.items()}
    row = whole_row(stripped, Mention, MENTIONS)
    if problems := find_faults(row, sound):
        raise DataError([problem.at(MENTIONS, 0) for problem in problems])
    return row


def text_of(project: Project, article_id: str) -> str:
    """Return the text of an article. Raises `RequestError` for an id that no article has."""
    if article_id not in project.texts:
        hint = did_you_mean(article_id, project.texts)
        raise RequestError(f"'{plain(article_id)}' is no article that can be read{hint}")
    return project.texts[article_id]


def free_id(article_id: str, char_start: int, mentions: OpenTable) -> str:
    """Return the id of a statement on words: `article:120`, or `article:120.2` for a second one."""
    unread = {cell for line in mentions.lines if line.row is None for cell in line.cells}
    plain_id = f"{article_id}:{char_start}"
    numbered = (f"{plain_id}.{number}" for number in range(2, len(mentions.lines) + 3))
    keys = chain([plain_id], numbered)
    return next(key for key in keys if key not in unread and not mentions.with_key((key,)))


def sentence_around(text: str, char_start: int, char_end: int) -> str:
    """Return the sentence around some words, as reading cuts it.

    For words in several sentences it is all of these; for words outside of the story, such as in a
    caption, it is their line.
    """
    inside = [
        span
        for span in read_story(text).sentences
        if span.start < char_end and char_start < span.end
    ]
    if inside and inside[0].start <= char_start and char_end <= inside[-1].end:
        return text[inside[0].start : inside[-1].end]
    begin = text.rfind("\n", 0, char_start) + 1
    end = text.find("\n", char_end)
    return text[begin : len(text) if end < 0 else end].strip()


def find_words(text: str, words: str) -> Iterator[Found]:
    """Yield where words stand letter for letter in a text."""
    at = text.find(words) if words else -1
    while at >= 0:
        end = at + len(words)
        yield Found(at, end, sentence_around(text, at, end))
        at = text.find(words, end)


def one_place_of(text: str, article_id: str, words: str, at: int | None = None) -> Found:
    """Return where words stand: the one place, or the one that begins `at` an offset.

    Raises `RequestError` when they stand nowhere, not there, or in several places, which it lists.
    """
    found = list(find_words(text, words))
    if not found:
        raise RequestError(f"'{plain(words)}' is not in {article_id}, letter for letter")
    chosen = found if at is None else [one for one in found if one.char_start == at]
    if len(chosen) == 1:
        return chosen[0]
    lines = [f"  --at {one.char_start}  {one_line(one.sentence)}" for one in found]
    stands = f"'{plain(words)}' stands in {count(len(found), 'place')} of {article_id}"
    missed = "" if at is None else f", none of them at {at}"
    raise RequestError("\n".join([f"{stands}{missed}; say which:", *lines]))
