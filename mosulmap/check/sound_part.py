"""What is left of a project without its faults: a fault costs its cell, or its row, and no more.

A fault costs its row only where its cell identifies the row (`identifying` of the row's class), and
then nothing below it: a place whose parent is gone stands under the nearest ancestor that is not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import is_
from typing import Any, TypeVar

from ..control.study import MissingEvidence
from ..errors import DataError, Problem
from ..model.kept import FORGETFUL, Kept
from ..model.rows import CONTESTED, TABLES, Actor, Mention, Review, Row
from ..project.csv_file import DOUBLED
from ..project.project import Project
from ..project.stand_ins import both_grounds, free_colours, free_mark
from ..project.table import Table
from .problems import find_problems
from .rows import ids_of
from .statements import BY_TEXT, changed_articles, renamed_articles

R = TypeVar("R", bound=Row)
Faulty = Mapping[tuple[str, int], set[str]]
"""The columns that have a fault, by the path of their table and the line of their row."""


@dataclass(frozen=True, slots=True)
class SoundPart:
    """What is sound of a project, what is wrong with the rest, and what that costs.

    `left_out` counts rows by the path of their table; a row may fall because of another one that it
    names. `missing` says which accepted mentions are among them, and why.
    """

    project: Project
    problems: tuple[Problem, ...]
    left_out: dict[str, int]
    missing: tuple[MissingEvidence, ...]


def find_sound_part(project: Project, kept: Kept = FORGETFUL) -> SoundPart:
    """Return what is left of a project without the cells and rows in which a check finds a problem.

    Mentions are not compared again with articles where neither changed since they were `kept`.
    Raises `DataError` with every problem when a whole table cannot be read: then nobody can say
    what is missing.
    """
    problems = find_problems(project, kept)
    if not all(table.whole for table in project.tables):
        raise DataError(problems)
    sound = without_problems(project, problems)
    pairs = zip(project.tables, sound.tables, strict=True)
    lost = {table.path: count_lost_rows(table, kept) for table, kept in pairs}
    left_out = {path: number for path, number in lost.items() if number}
    return SoundPart(sound, problems, left_out, find_missing(project, sound, problems))


def without_problems(project: Project, problems: Sequence[Problem]) -> Project:
    """Return a project without the cells that have `problems`, nor the rows that these take."""
    parents = {
        table.path: {row.id: row.parent_id for row in table.rows} | dict(table.parents)
        for table in (project.places, project.actors)
    }
    sound, found = project, without_read(project, problems)
    if not found and problems:
        # Each cell has one problem: a stand-in may have another, which the first one hid.
        sound = without_faults(project, (), parents)
        found = find_problems(sound)
    while found:
        before, sound = sound, without_faults(sound, found, parents)
        if same_rows(before, sound):
            break
        found = find_problems(sound)
    return sound


def without_read(project: Project, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems but for those of reading, whose cells have their stand-ins already."""
    read = {problem for table in project.tables for problem in table.problems}
    return tuple(problem for problem in problems if problem not in read)


def same_rows(one: Project, other: Project) -> bool:
    """Whether two projects hold the very same rows: no fault is left that can be taken out."""
    pairs = zip(one.tables, other.tables, strict=True)
    return all(len(a.rows) == len(b.rows) and all(map(is_, a.rows, b.rows)) for a, b in pairs)


def without_faults(
    project: Project, problems: Iterable[Problem], parents: Mapping[str, Mapping[str, str]]
) -> Project:
    """Return a project without the cells that `problems` name, nor the rows that these identify.

    `parents` are the parents of all rows by id, those left out included, by the path of the table.
    """
    faulty: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
    for problem in problems:
        faulty[problem.path, problem.line].add(problem.column)
    kept = {table.path: without_rows(table, faulty) for table in project.tables}
    whole = {
        path: with_stand_ins(table, faulty, parents.get(path, {})) for path, table in kept.items()
    }
    return replace(
        project,
        places=whole[project.places.path],
        names=whole[project.names.path],
        actors=whole[project.actors.path],
        background=whole[project.background.path],
        articles=whole[project.articles.path],
        mentions=whole[project.mentions.path],
        reading_problems=(),
    )


def without_rows(table: Table[R], faulty: Faulty) -> Table[R]:
    """Return a table without the rows that have a fault in a cell that identifies them."""
    identifying = TABLES[table.path].identifying | {""}
    stay = [
        i
        for i, line in enumerate(table.lines)
        if not identifying & faulty.get((table.path, line), set())
    ]
    return replace(
        table,
        rows=tuple(table.rows[i] for i in stay),
        lines=tuple(table.lines[i] for i in stay),
        numbers=tuple(table.numbers[i] for i in stay) if table.numbers else (),
        problems=(),
        parents={},
    )


def with_stand_ins(table: Table[R], faulty: Faulty, parents: Mapping[str, str]) -> Table[R]:
    """Return a table whose faulty cells hold what stands in for them."""
    rows = list(table.rows)
    for index, line in enumerate(table.lines):
        for column in faulty.get((table.path, line), ()):
            value = value_for(rows[index], column, table, parents)
            if value != getattr(rows[index], column):
                rows[index] = rows[index].model_copy(update={column: value})
    return replace(table, rows=tuple(rows))


def value_for(row: Row, column: str, table: Table[Any], parents: Mapping[str, str]) -> object:
    """Return what a row's faulty cell holds: nothing, but for parents and the marks of parties."""
    if column == "parent_id":
        return sound_parent(getattr(row, column), {other.id for other in table.rows}, parents)
    if isinstance(row, Actor) and column == "pattern":
        return free_mark(other.pattern for other in table.rows if other is not row)
    if isinstance(row, Actor) and column == "color":
        if len(row.color) == 1:
            return both_grounds(row.color)
        return free_colours(other.color for other in table.rows if other is not row)
    field = type(row).model_fields[column]
    return getattr(row, column) if field.is_required() else field.default


def sound_parent(parent: str, sound: set[str], parents: Mapping[str, str]) -> str:
    """Return the nearest ancestor that is among the `sound` ids; empty where there is none.

    A parent that is sound itself has a fault only where the parents run in a circle.
    """
    if parent in sound:
        return ""
    seen: set[str] = set()
    while parent and parent not in sound and parent not in seen:
        seen.add(parent)
        parent = parents.get(parent, "")
    return parent if parent in sound else ""


def count_lost_rows(table: Table[Any], sound: Table[Any]) -> int:
    """Return how many rows of a table are not in what is sound of it, unread ones included."""
    return max(table.total - len(table.blank), len(table.rows)) - len(sound.rows)


def find_missing(
    project: Project, sound: Project, problems: Iterable[Problem]
) -> tuple[MissingEvidence, ...]:
    """Return the accepted mentions that cannot be shown, by what keeps them from it.

    A row that cannot be read may have been accepted, and counts; a header among the rows does not.
    """
    table = project.mentions
    own = {p.line: p for p in problems if p.path == table.path and p.rule != DOUBLED}
    faulty = set(own)
    if not faulty and sound.mentions.lines == table.lines:
        return ()
    renamed = renamed_articles(project)
    changed = changed_articles(project)
    kept = set(sound.mentions.lines)
    shown = {mention.id: mention for mention in sound.mentions.rows}
    gone: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for line in sorted(faulty - set(table.lines)):
        gone["row", ""].append(line)
    for mention, line in zip(table.rows, table.lines, strict=True):
        if (
            line in kept
            or mention.status is not Review.ACCEPTED
            or shown.get(mention.id) == mention
        ):
            continue
        key = mention.article_id
        cause = ("article", renamed[key]) if key in renamed else unknown_of(mention, project)
        if cause[0] == "row" and line in own:
            cause = cause_in_article(own[line], key, changed)
        gone[next(causes_of(mention, project, sound), cause)].append(line)
    return tuple(MissingEvidence(*because, tuple(lines)) for because, lines in gone.items())


def cause_in_article(problem: Problem, article: str, changed: frozenset[str]) -> tuple[str, str]:
    """Return whether a mention's own problem comes from its `article`: its day, or its new text."""
    if problem.rule == "after-publication":
        return "day", article
    return ("text", article) if problem.column in BY_TEXT and article in changed else ("row", "")


def unknown_of(mention: Mention, project: Project) -> tuple[str, str]:
    """Return what a mention names that no table has; else that the fault is in its own row."""
    named: tuple[tuple[str, str, Table[Any]], ...] = (
        (mention.article_id, "no article", project.articles),
        (mention.place_id, "no place", project.places),
        *((party, "no party", project.actors) for party in (mention.control, mention.claimant)),
    )
    for key, kind, table in named:
        if key not in {"", CONTESTED} | (ids_of(table) or {key}):
            return kind, key
    return "row", ""


def causes_of(mention: Mention, project: Project, sound: Project) -> Iterator[tuple[str, str]]:
    """Yield the rows that took a mention with them: of its article, its place or a party."""
    parties = ((party, "party", "actors") for party in (mention.control, mention.claimant))
    for key, kind, name in (
        (mention.article_id, "article", "articles"),
        (mention.place_id, "place", "places"),
        *parties,
    ):
        before, after = getattr(project, name), getattr(sound, name)
        if key in (ids_of(before) or ()) and key not in (ids_of(after) or ()):
            yield kind, key
