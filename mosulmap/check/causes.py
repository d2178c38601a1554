"""One cause for many rows: what they lack is told once, with how many they are and which.

A row that somebody has deleted is missed by every row that names it, and an article that somebody
has edited has moved the words of all its mentions. Each of these is one mistake.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ..errors import Problem
from ..project.project import Project
from ..terminal import count
from .rows import UNKNOWN_ID
from .statements import BY_TEXT, changed_articles

SHOWN = 3
"""Lines that are named of the rows that hang on one cause."""

THINGS = {
    "gazetteer/places.csv": "place",
    "gazetteer/names.csv": "spelling",
    "gazetteer/actors.csv": "actor",
    "gazetteer/background.csv": "known event",
    "seeds/mentions.csv": "mention",
}
"""What a row of a table is."""

Group = Sequence[Problem]


def told_by_cause(problems: Iterable[Problem], project: Project) -> Iterator[Problem]:
    """Yield problems; of those that hang on one cause, the cause with their number and lines."""
    found = tuple(problems)
    groups: defaultdict[tuple[str, ...], list[Problem]] = defaultdict(list)
    articles = dict(zip(project.mentions.lines, project.mentions.rows, strict=True))
    changed = changed_articles(project)
    for problem in found:
        if key := cause_of(problem):
            groups[key].append(problem)
        elif problem.path == project.mentions.path and problem.column in BY_TEXT:
            mention = articles.get(problem.line)
            if mention and mention.article_id in changed:
                groups["text", mention.article_id].append(problem)
    hidden = {problem for key, group in groups.items() if hides(key, group) for problem in group}
    for problem in found:
        if problem not in hidden:
            yield with_moved_mentions(problem, groups, project)
    for (kind, *what), group in groups.items():
        if kind == UNKNOWN_ID and hides((kind, *what), group):
            yield missing_row(what[0], what[1], group)


def cause_of(problem: Problem) -> tuple[str, ...]:
    """Return what a problem hangs on: a row that is not there."""
    if problem.rule == UNKNOWN_ID and not problem.mend:
        return UNKNOWN_ID, *problem.facts, problem.value
    return ()


def hides(key: tuple[str, ...], group: Group) -> bool:
    """Whether the cause is told in the place of its group: of an edited text it always is."""
    return key[0] == "text" or len(group) > 1


def with_moved_mentions(
    problem: Problem, groups: dict[tuple[str, ...], list[Problem]], project: Project
) -> Problem:
    """Return a problem; of an edited article, with how to go on and the mentions that it moved."""
    if problem.path != project.articles.path or problem.column != "sha256":
        return problem
    index = project.articles.lines.index(problem.line)
    group = groups.get(("text", project.articles.rows[index].id))
    if not group:
        return problem
    verb = "does" if len(lines_of(group)) == 1 else "do"
    message = (
        f"{problem.message}; {rows_in_words(group)} {verb} not fit the text as it is now; restore "
        "the text, or, if it is meant so, write its new hash and run mosulmap check --fix"
    )
    return replace(problem, message=message)


def missing_row(where: str, key: str, group: Group) -> Problem:
    """Return the problem of a row that several others name: where it is missing, if it was there.

    A row of which rows of more than one table speak was there once, and was deleted or renamed;
    else its id may be mistyped.
    """
    first = min(group)
    tables = {problem.path for problem in group}
    named = " and ".join(
        rows_in_words([p for p in group if p.path == path]) for path in sorted(tables)
    )
    if len(tables) == 1 and first.column != "article_id":
        return replace(first, message=f"{first.message}; {named} name it")
    message = f"no row has the id '{key}', which {named} name"
    message += "; put its row back, or write another id there"
    return Problem(where, 0, "id", message, value=key, rule=UNKNOWN_ID, facts=(where,))


def lines_of(group: Group) -> list[int]:
    """Return the lines of problems, each once, from the first."""
    return sorted({problem.line for problem in group})


def rows_in_words(group: Group) -> str:
    """Return the rows of problems of one table: `3 mentions (seeds/mentions.csv:73, 74, 104)`."""
    lines, path = lines_of(group), group[0].path
    shown = lines if len(lines) <= SHOWN + 1 else lines[:SHOWN]
    more = ", …" if len(shown) < len(lines) else ""
    return f"{count(len(lines), THINGS[path])} ({path}:{', '.join(map(str, shown))}{more})"
