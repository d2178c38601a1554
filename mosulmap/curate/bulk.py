"""Answers to many questions at once: by place, article, rule, event or holder.

What would change on the map is worked out first, from the timelines with and without the mentions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..control.copies import with_shared_origins
from ..control.evidence import known_mentions
from ..control.handovers import Handover, find_handovers
from ..control.timeline import infer_control
from ..control.window import find_window
from ..errors import Problem, RequestError
from ..languages.catalogue import ENGLISH
from ..model.gazetteer import Gazetteer
from ..model.rows import CONTESTED, Event, Mention, Review
from ..project.near_words import did_you_mean
from ..project.project import Project
from ..project.table_edit import RowChange
from ..reports.citations import state_line
from ..terminal import count, one_line, plain
from .decide import MENTIONS, quoted
from .sound_rows import find_faults_of

COLUMNS = {"place": "place_id", "article": "article_id", "event": "event", "control": "control"}
"""The column of a mention that each word of a condition is about; `rule` is in its note."""

WORDS = (*COLUMNS, "rule")
RULE = "rule: "
"""How the part of a proposal's note begins that names the frame by which it was read."""

SHOWN = 5
"""Refused mentions that are told one by one."""

Where = Mapping[str, str]
"""Conditions that a mention fulfils all: a word of `WORDS` and the value that it must have."""


@dataclass(frozen=True, slots=True)
class BulkAnswer:
    """What an answer to many questions does: `changes` of rows, and what they change on the map.

    `refused` are the problems of the mentions that `check` would reject with their new status; they
    are not among the changes.
    """

    changes: tuple[RowChange, ...]
    handovers: tuple[Handover, ...]
    refused: tuple[Problem, ...]


def read_where(text: str, project: Project) -> Where:
    """Return the conditions in `place=karama,event=capture`; an empty value is that of no cell.

    Raises `RequestError` for another word, one that is given twice, and a place, article, event or
    holder that the project does not know.
    """
    found: dict[str, str] = {}
    for part in text.split(","):
        word, sign, value = (piece.strip() for piece in part.partition("="))
        if not sign or word not in WORDS or word in found:
            wanted = ", ".join(f"{name}=" for name in WORDS)
            raise RequestError(f"'{plain(part)}' is no condition; write each of {wanted} once")
        found[word] = value
    known = {
        "place": project.gazetteer.place.keys(),
        "article": {article.id for article in project.articles.rows},
        "event": {event.value for event in Event},
        "control": {"", CONTESTED, *project.gazetteer.actor},
    }
    for word, value in found.items():
        if word in known and value not in known[word]:
            hint = did_you_mean(value, known[word])
            raise RequestError(f"{word}={plain(value)}: the project has no such {word}{hint}")
    return found


def selected(mentions: Iterable[Mention], where: Where) -> tuple[Mention, ...]:
    """Return the mentions that wait for a decision and fulfil all conditions."""
    return tuple(row for row in mentions if row.status.waits and fulfils(row, where))


def fulfils(row: Mention, where: Where) -> bool:
    """Whether a mention fulfils all conditions."""
    return all(
        rule_of(row) == value if word == "rule" else getattr(row, COLUMNS[word]) == value
        for word, value in where.items()
    )


def rule_of(row: Mention) -> str:
    """Return the name of the frame by which a proposal was read; empty where its note has none."""
    parts = row.note.split("; ")
    return next((part.removeprefix(RULE) for part in parts if part.startswith(RULE)), "")


def answer_where(project: Project, answers: Iterable[tuple[Review, Where]]) -> BulkAnswer:
    """Return what it does to a sound project to give all mentions that are selected their status.

    Raises `RequestError` when nothing is selected, and when a mention is to have two of them.
    """
    wanted: dict[str, Mention] = {}
    for status, where in answers:
        for row in selected(project.mentions.rows, where):
            after = row.model_copy(update={"status": status})
            if wanted.setdefault(row.id, after).status is not status:
                raise RequestError(f"{quoted([row.id])}: two answers at once; ask more narrowly")
    if not wanted:
        raise RequestError("no proposal that waits fulfils these conditions")
    faults = find_faults_of([*wanted.values()], project)
    lines = dict(
        zip((row.id for row in project.mentions.rows), project.mentions.lines, strict=True)
    )
    refused = [
        problem.at(MENTIONS, lines[key])
        for key, problems in zip(wanted, faults, strict=True)
        for problem in problems
    ]
    sound = {
        key: row for (key, row), wrong in zip(wanted.items(), faults, strict=True) if not wrong
    }
    rows = {row.id: row for row in project.mentions.rows if row.id in sound}
    changes = tuple(RowChange(rows[key], after) for key, after in sound.items())
    return BulkAnswer(changes, map_changes(project, sound.values()), tuple(refused))


def map_changes(project: Project, rows: Iterable[Mention]) -> tuple[Handover, ...]:
    """Return on which days which places change hands when some mentions are as in `rows`.

    `project` is sound; a row takes the place of the mention with its id, or is a new one. Nothing
    changes hands as long as no article has its day of publication.
    """
    shared = with_shared_origins(project)
    articles = {article.id: article for article in shared.articles.rows}
    if not any(article.published for article in articles.values()):
        return ()
    gazetteer, former = project.gazetteer, {row.id: row for row in project.mentions.rows}
    changed = {row.id: row for row in rows}
    mentions = [known_mentions(all_.values(), articles) for all_ in (former, former | changed)]
    before, after = (infer_control(said, articles, gazetteer) for said in mentions)
    window = find_window([*mentions[0], *mentions[1]], shared.articles.rows, "")
    touched = {row.place_id for row in changed.values()}
    touched |= {former[key].place_id for key in changed if key in former}
    named = {row.place_id for said in mentions for row in said}
    return find_handovers(before, after, affected(touched, named, gazetteer), window)


def affected(touched: set[str], named: set[str], gazetteer: Gazetteer) -> list[str]:
    """Return the ids of the `named` places that are touched or lie in a place that is."""
    return sorted(
        key
        for key in named & gazetteer.place.keys()
        if key in touched or any(parent.id in touched for parent in gazetteer.ancestors(key))
    )


def format_answer(answer: BulkAnswer, gazetteer: Gazetteer) -> str:
    """Return what an answer does, for a curator: how many mentions, and what changes on the map."""
    lines = [count_words(answer.changes)]
    if answer.refused:
        rows = len({problem.line for problem in answer.refused})
        lines.append(f"{count(rows, 'mention')} left out, which check would reject:")
        lines += [f"  {plain(str(problem))}" for problem in answer.refused[:SHOWN]]
        more = len(answer.refused) - SHOWN
        lines += [f"  and {count(more, 'more problem')}"] if more > 0 else []
    if not answer.handovers:
        return "\n".join([*lines, "No place changes hands"]) + "\n"
    places = len({one.place_id for one in answer.handovers})
    verb = "changes" if places == 1 else "change"
    lines.append(f"{count(places, 'place')} {verb} hands:")
    lines += [f"  {handover_line(one, gazetteer)}" for one in answer.handovers]
    return "\n".join(lines) + "\n"


def count_words(changes: Sequence[RowChange]) -> str:
    """Return how many mentions get which status: `12 accepted, 3 rejected`."""
    statuses = [change.after.status for change in changes if isinstance(change.after, Mention)]
    counted = ((statuses.count(status), status.value) for status in Review)
    return ", ".join(f"{number} {word}" for number, word in counted if number) or "0 accepted"


def handover_line(one: Handover, gazetteer: Gazetteer) -> str:
    """Return a place, its days, and what is said of it before and after, in one line."""
    days = ENGLISH.short_day(one.first)
    days += f" to {ENGLISH.short_day(one.last)}" if one.last != one.first else ""
    before, after = (state_line(period, gazetteer) for period in (one.before, one.after))
    return f"{one_line(gazetteer.place[one.place_id].title)}, {days}: {before} → {after}"
