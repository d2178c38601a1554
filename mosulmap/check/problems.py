"""All checks of a project together: what is wrong with it, and what to look at again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..errors import Problem, Severity
from ..model.kept import FORGETFUL, Kept
from ..project.project import Project
from .consequences import BY_PUBLICATION, without_consequences
from .rows import (
    find_actor_problems,
    find_background_problems,
    find_duplicate_ids,
    find_name_problems,
    find_names_without_place,
    find_place_problems,
    ids_of,
)
from .statements import find_article_problems, find_mention_problems

__all__ = [
    "find_errors",
    "find_everything",
    "find_names_without_place",
    "find_problems",
    "find_table_problems",
    "find_warnings",
    "without_shadowed",
]


def find_problems(project: Project, kept: Kept = FORGETFUL) -> tuple[Problem, ...]:
    """Return every problem of a project, sorted by file and line; empty when all is well.

    Those of mentions are `kept` from the last time where all that they depend on is the same.
    """
    places = ids_of(project.places)
    inputs = (
        *(project.mentions, project.articles, project.actors),
        *(tuple(project.texts), tuple(project.texts.values()), tuple(project.hashes.values())),
        None if places is None else frozenset(places),
    )
    found = [
        *find_table_problems(project),
        *find_article_problems(project),
        *kept.of(("mentions",), inputs, lambda: tuple(find_mention_problems(project))),
    ]
    return tuple(sorted(one_of_each_cell(project, found)))


def one_of_each_cell(project: Project, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield problems without those of a cell that could not even be read: one says it better."""
    reading = {problem for table in project.tables for problem in table.problems}
    unread = {(problem.path, problem.line, problem.column) for problem in reading}
    for problem in problems:
        if problem in reading or (problem.path, problem.line, problem.column) not in unread:
            yield problem


def find_errors(
    project: Project, problems: Iterable[Problem], today: str = ""
) -> tuple[Problem, ...]:
    """Return the `problems` of a project as `check` tells them, with the errors that only it tells.

    Each mistake comes once. `today` is as in `lasting.find_lasting_errors`.
    """
    errors = errors_to_tell(project, problems, today)
    doubts: tuple[Problem, ...] = ()
    if any(error.rule in BY_PUBLICATION for error in errors):
        # The day of publication, from which they may follow, is a doubt until it costs rows.
        from .articles import find_doubtful_articles

        doubts = without_shadowed(find_doubtful_articles(project), errors)
    told = without_consequences((*errors, *doubts), project)
    return tuple(sorted(problem for problem in told if problem.severity is Severity.ERROR))


def find_everything(
    project: Project, problems: Iterable[Problem], today: str = ""
) -> tuple[Problem, ...]:
    """Return all that `check` tells of a project with these `problems`: each mistake once, sorted.

    `today` is as in `lasting.find_lasting_errors`. Acknowledged warnings are among them.
    """
    errors = errors_to_tell(project, problems, today)
    doubts = without_shadowed(find_warnings(project), errors)
    return tuple(sorted(without_consequences((*errors, *doubts), project)))


def errors_to_tell(
    project: Project, problems: Iterable[Problem], today: str
) -> tuple[Problem, ...]:
    """Return `problems`, their mends decided by what lies around, and the errors that last."""
    # Distances on the ellipsoid take time to import, and reading needs none.
    from .lasting import find_lasting_errors
    from .positions import decided_by_parent

    return (*decided_by_parent(project, problems), *find_lasting_errors(project, today))


def find_warnings(project: Project) -> tuple[Problem, ...]:
    """Return the warnings about a project: what to look at although the rows can be used.

    Sorted by file and line.
    """
    # These import geopandas and the index of spellings, which would slow down every `render`.
    from .articles import find_doubtful_articles
    from .basemap import find_doubtful_lines
    from .borders import find_places_abroad
    from .countries import find_doubtful_countries
    from .distances import find_doubtful_distances
    from .form import find_form_warnings, find_list_warnings, find_text_warnings
    from .mentions import find_doubtful_mentions
    from .parties import find_doubtful_parties
    from .positions import find_doubtful_positions
    from .spellings import find_doubtful_spellings
    from .whereabouts import find_doubtful_places, find_shared_names

    found = list(project.reading_warnings)
    for finder, rule in {
        find_form_warnings: "",
        find_text_warnings: "text",
        find_list_warnings: "text",
        find_doubtful_places: "whereabouts",
        find_places_abroad: "border",
        find_shared_names: "shared-spelling",
        find_doubtful_mentions: "",
        find_doubtful_articles: "",
        find_doubtful_lines: "",
        find_doubtful_countries: "",
        find_doubtful_positions: "",
        find_doubtful_parties: "",
        find_doubtful_spellings: "",
        find_doubtful_distances: "distance",
    }.items():
        found += (named_after(rule, warning) for warning in finder(project))
    return tuple(sorted(found))


def named_after(rule: str, warning: Problem) -> Problem:
    """Return a warning with a rule; one that has none yet rests on all that its message says."""
    if warning.rule or not rule:
        return warning
    return replace(warning, rule=rule, facts=(re.sub(r" \(line \d+\)", "", warning.message),))


def without_shadowed(warnings: Iterable[Problem], errors: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the warnings without those about a cell in which an error stands: that comes first."""
    wrong = {(error.path, error.line, error.column) for error in errors}
    return tuple(w for w in warnings if (w.path, w.line, w.column) not in wrong or not w.line)


def find_table_problems(project: Project) -> tuple[Problem, ...]:
    """Return the problems of a project except those between its mentions and its articles.

    `extract` needs no more than this to read articles: it may be run just because a text has
    changed since its mentions were made.
    """
    found = list(project.reading_problems)
    for table in project.tables:
        found += table.problems
    for finder in (
        find_duplicate_ids,
        find_place_problems,
        find_name_problems,
        find_actor_problems,
        find_background_problems,
    ):
        found += finder(project)
    return tuple(sorted(one_of_each_cell(project, found)))
