"""What is shown of the check: every problem with its place, and the mentions that contradict."""

from __future__ import annotations

from collections.abc import Mapping

from ..check.report import mendable_problems
from ..control.conflicts import CLASHES, Conflict, find_conflicts
from ..control.copies import with_shared_origins
from ..curate.mend_row import row_at
from ..errors import MosulmapError, Problem, RequestError
from ..model.rows import TABLES, Article, Mention
from ..pipeline import check_project, study_of
from .workspace import Reply, Values, Workspace


def check_view(workspace: Workspace, _: Values) -> Reply:
    """Return what `check` finds, errors first, and the accepted mentions that contradict."""
    report = check_project(workspace.folder, today=workspace.today())
    found = (*report.errors, *report.warnings)
    mendable = set(mendable_problems(found))
    return {
        "number": workspace.read().number,
        "problems": [problem_entry(one, mendable=one in mendable) for one in found],
        "summary": report.summary,
        "acknowledged": report.acknowledged,
        "conflicts": conflict_entries(workspace),
    }


def problem_entry(problem: Problem, *, mendable: bool) -> Reply:
    """Return one problem: where it is, what it is, and whether `--fix` mends it."""
    place = problem.place
    return {
        "place": place,
        "path": problem.path,
        "line": problem.line if problem.path in TABLES else 0,
        "column": problem.column,
        "words": str(problem).removeprefix(f"{place}: "),
        "severity": problem.severity.value,
        "rule": problem.rule,
        "mendable": mendable,
        "mend": dict(problem.mend) if mendable else {},
    }


def row_view(workspace: Workspace, values: Values) -> Reply:
    """Return the cells of the row on a `line` of the table at `path`, as they stand in the file.

    Raises the errors of `row_at`, and `RequestError` for a line that is no number.
    """
    return {"cells": row_at(workspace.folder, str(values.get("path", "")), line_of(values))}


def line_of(values: Values) -> int:
    """Return the line that was sent. Raises `RequestError` when it is no number."""
    line = str(values.get("line", ""))
    if not (line.isascii() and line.isdigit()):
        raise RequestError(f"'{line}' is no line of a file")
    return int(line)


def conflict_entries(workspace: Workspace) -> list[Reply]:
    """Return the pairs of mentions that contradict; none where nothing can be shown yet."""
    try:
        study = study_of(with_shared_origins(workspace.read().sound))
    except MosulmapError:
        return []
    articles = {article.id: article for article in study.project.articles.rows}
    return [conflict_entry(conflict, articles) for conflict in find_conflicts(study)]


def conflict_entry(conflict: Conflict, articles: Mapping[str, Article]) -> Reply:
    """Return a contradiction: its place, its kind in words, and both sides."""
    sides = (conflict.first, conflict.second)
    return {
        "place": conflict.first.place_id,
        "kind": conflict.clash.value,
        "why": CLASHES[conflict.clash],
        "sides": [side_entry(one, articles[one.article_id]) for one in sides],
    }


def side_entry(mention: Mention, article: Article) -> Reply:
    """Return one side of a contradiction: what it says, its sentence, and its article."""
    return {
        "id": mention.id,
        "article": article.id,
        "control": mention.control,
        "day": mention.event_date,
        "quote": mention.quote,
        "label": article.label,
        "published": article.published,
    }
