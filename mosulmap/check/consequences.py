"""Which problems only follow from another one: a mistake is told once, in the row that has it.

A day of publication that is decades off makes the day of every mention of the article odd, an id
that somebody renamed makes every row unknown that has the old one, and a place under the wrong
country takes all places in it abroad. Who mends the first one has mended the rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from ..errors import Problem, Severity
from ..project.project import Project
from .causes import told_by_cause
from .rows import renamed_places
from .statements import renamed_articles

OF_PUBLICATION = ("published-after-today", "printed-day", "other-decade")
"""Rules that find a wrong day of publication, the one that says most first."""

BY_PUBLICATION = ("after-publication", "years-before", "date-phrase", "sentence-date")
"""Rules that compare a mention with the day of publication of its article."""


def without_consequences(problems: Iterable[Problem], project: Project) -> tuple[Problem, ...]:
    """Return problems without those that only follow from another one among them.

    Where an error follows from a doubt, the doubt is an error itself: it leaves rows out.
    """
    found = tuple(problems)
    if not found:
        return ()
    days = wrong_days(found, project)
    renamed, moved = renamed_articles(project), renamed_places(project)
    mistaken = mistaken_places(found, project)
    mentions = dict(zip(project.mentions.lines, project.mentions.rows, strict=True))
    places = dict(zip(project.places.lines, project.places.rows, strict=True))
    astray = [places[p.line].id for p in found if is_position(p, project) and p.line in places]
    doubled = {place_of(problem) for problem in found if problem.rule == "like-spelling"}
    kept, costs = [], Counter[str]()
    for problem in found:
        if problem.rule == "text" and place_of(problem) in doubled:
            continue  # Mended, it would be a row that stands twice.
        mention = mentions.get(problem.line) if problem.path == project.mentions.path else None
        if mention and problem.column == "article_id" and problem.value in renamed:
            continue
        if problem.column in ("place_id", "parent_id") and problem.value in moved:
            continue
        if mention and mention.article_id in days and problem.rule in BY_PUBLICATION:
            costs[mention.article_id] += problem.severity is Severity.ERROR
            continue
        if problem.rule == "coarse-position" and places[problem.line].id in astray:
            continue
        causes = mistaken if is_abroad(problem) else astray if is_far(problem) else ()
        if not (causes and lies_in(places[problem.line].id, causes, project)):
            kept.append(problem)
    told = (with_cost(problem, days, costs) for problem in kept if is_best(problem, days))
    return tuple(told_by_cause(told, project))


def place_of(problem: Problem) -> tuple[str, int, str]:
    """Return the cell that a problem is about."""
    return problem.path, problem.line, problem.column


def wrong_days(problems: Iterable[Problem], project: Project) -> Mapping[str, Problem]:
    """Return the problem of each day of publication that is wrong, by the id of the article."""
    ids = dict(zip(project.articles.lines, project.articles.rows, strict=True))
    found: dict[str, Problem] = {}
    for problem in problems:
        if problem.column == "published" and problem.rule in OF_PUBLICATION:
            key = ids[problem.line].id
            found[key] = min(problem, found.get(key, problem), key=rank)
    return found


def rank(problem: Problem) -> tuple[bool, int]:
    """Return where a problem of a day of publication comes: an error first, the vague ones last."""
    return problem.severity is not Severity.ERROR, OF_PUBLICATION.index(problem.rule)


def is_best(problem: Problem, days: Mapping[str, Problem]) -> bool:
    """Whether no other problem says more of the same day of publication."""
    said = problem.column == "published" and problem.rule in OF_PUBLICATION
    return not said or problem in days.values()


def with_cost(problem: Problem, days: Mapping[str, Problem], costs: Mapping[str, int]) -> Problem:
    """Return a problem; of a day of publication that leaves mentions out, as an error with them."""
    number = next((costs[key] for key, found in days.items() if found == problem), 0)
    if not number:
        return problem
    several = f"{number} accepted mentions are" if number > 1 else "1 accepted mention is"
    message = f"{problem.message}; {several} left out, dated after it"
    return replace(problem, severity=Severity.ERROR, message=message)


def mistaken_places(problems: Iterable[Problem], project: Project) -> frozenset[str]:
    """Return the ids of the places that are said to lie in a country where they do not lie."""
    lines = dict(zip(project.places.lines, project.places.rows, strict=True))
    return frozenset(
        lines[problem.line].id
        for problem in problems
        if problem.path == project.places.path and problem.line in lines and is_abroad(problem)
    )


def is_abroad(problem: Problem) -> bool:
    """Whether a problem is that a place lies in another country than it is said to lie in."""
    coded = problem.column == "ccodes" and problem.rule == "whereabouts"
    return coded or problem.rule in ("border", "other-country")


def is_position(problem: Problem, project: Project) -> bool:
    """Whether a problem is an error in the position of a place."""
    error = problem.path == project.places.path and problem.severity is Severity.ERROR
    return error and problem.column in ("lon", "lat")


def is_far(problem: Problem) -> bool:
    """Whether a problem is a doubt that a place lies too far from the larger one."""
    return problem.column == "parent_id" and problem.rule == "whereabouts"


def lies_in(place: str, mistaken: Collection[str], project: Project) -> bool:
    """Whether a place lies in one of the `mistaken` ones."""
    return any(around.id in mistaken for around in project.gazetteer.ancestors(place))
