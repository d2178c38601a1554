"""The report of a check as text for people, as JSON for programs, and as GitHub annotations."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from ..control.row_counts import Bucket, format_row_counts
from ..errors import Problem, Severity
from ..project.csv_file import DOUBLED, TORN
from ..project.table import with_characters
from ..terminal import HIDDEN, as_json, count, escape

MOST_ALIKE = 4
"""Problems of one kind in one column up to which all are listed; of more, the first three and how
many follow. A column that a spreadsheet spoilt has hundreds, which would hide all others."""


@dataclass(frozen=True, slots=True)
class Report:
    """The result of a check: errors, warnings, a summary of the project, and its row counts.

    `summary` is empty when a whole table cannot be read. `waiting` says how many proposals wait.
    """

    errors: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    summary: str
    rows: tuple[Bucket, ...]
    acknowledged: int = 0
    waiting: str = ""

    @property
    def exit_code(self) -> int:
        """0 when the project is without errors, 1 otherwise; warnings do not count."""
        return 1 if self.errors else 0

    @property
    def verdict(self) -> str:
        """The numbers of problems in words: `3 problems, 1 warning`; empty without errors."""
        if not self.errors:
            return ""
        found = count(len(self.errors), "problem")
        doubts = f", {count(len(self.warnings), 'warning')}" if self.warnings else ""
        mended = len(list(mendable_problems((*self.errors, *self.warnings))))
        return f"{found}{doubts}" + (f"; check --fix mends {mended:,}" if mended else "")


def mendable_problems(problems: Sequence[Problem]) -> Iterator[Problem]:
    """Yield the problems that `check --fix` mends: none of a row with an error it cannot mend.

    Nor of a table whose rows cannot be told apart.
    """
    torn = {problem.path for problem in problems if problem.rule in (TORN, DOUBLED)}
    hopeless = {
        (problem.path, problem.line)
        for problem in problems
        if problem.severity is Severity.ERROR and not problem.mend
    }
    for problem in problems:
        where = problem.path, problem.line
        if problem.mend and where not in hopeless and problem.path not in torn:
            yield problem


def format_report(report: Report, output_format: str, folder: Path) -> str:
    """Return a report as `text`, `json` or `github`; annotations name the project's `folder`."""
    match output_format:
        case "json":
            return as_json(report_values(report))
        case "github":
            found = with_characters(folder, (*report.errors, *report.warnings))
            return "".join(f"{annotation(problem, folder)}\n" for problem in found)
    return format_text(report)


def format_text(report: Report) -> str:
    """Return a report for people: grouped errors, then grouped warnings, then the row counts."""
    lines = [*grouped_lines(report.errors), *grouped_lines(report.warnings)]
    if not report.errors:
        doubts = f", {count(len(report.warnings), 'warning')}" if report.warnings else ""
        decided = f" ({report.acknowledged:,} acknowledged)" if report.acknowledged else ""
        lines.append(f"No problems{doubts}{decided}: {report.summary}")
    lines.append(format_row_counts(report.rows))
    lines += [report.waiting] if report.waiting else []
    return "".join(f"{HIDDEN.sub(escape, line)}\n" for line in lines)


def grouped_lines(problems: Iterable[Problem]) -> Iterator[str]:
    """Yield a line for each problem; of many similar ones, the last line counts the rest."""
    alike: defaultdict[tuple[str, str, str], list[Problem]] = defaultdict(list)
    for problem in problems:
        alike[problem.path, problem.column, message_pattern(problem)].append(problem)
    for same in alike.values():
        shown = same if len(same) <= MOST_ALIKE else same[: MOST_ALIKE - 1]
        yield from map(str, shown)
        if rest := same[len(shown) :]:
            column = f": {rest[0].column}" if rest[0].column else ""
            yield f"{rest[0].path}{column}: … and {len(rest):,} more, lines {line_words(rest)}"


def message_pattern(problem: Problem) -> str:
    """Return a problem's message without values and numbers: similar problems have the same one."""
    return re.sub(r"'[^']*'|; write .*|; did you mean .*|\d[\d.,:-]*", "…", problem.message)


def line_words(problems: Sequence[Problem]) -> str:
    """Return the lines of problems in words: `17, 19 to 52`."""
    lines = sorted({problem.line for problem in problems})
    runs = [
        [line for _, line in run]
        for _, run in groupby(enumerate(lines), key=lambda pair: pair[1] - pair[0])
    ]
    return ", ".join(f"{run[0]} to {run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def report_values(report: Report) -> dict[str, Any]:
    """Return a report as JSON values."""
    rows: dict[str, dict[str, int]] = {}
    for bucket in report.rows:
        rows.setdefault(bucket.table, {})[bucket.kind] = bucket.count
    return {
        "problems": [problem_values(p) for p in (*report.errors, *report.warnings)],
        "errors": len(report.errors),
        "warnings": len(report.warnings),
        "acknowledged": report.acknowledged,
        "summary": report.summary,
        "rows": rows,
    }


def problem_values(problem: Problem) -> dict[str, Any]:
    """Return one problem as JSON values; `mend` are the cells that `check --fix` writes."""
    return {
        "severity": problem.severity.value,
        "file": problem.path,
        "line": problem.line or None,
        "row": problem.row or None,
        "column": problem.column,
        "value": problem.value,
        "message": problem.message,
        "rule": problem.rule,
        "mend": dict(problem.mend),
    }


def annotation(problem: Problem, folder: Path) -> str:
    """Return a problem as a workflow command of GitHub, which shows it at its line.

    `col` counts the characters of the line; the name of the column stands in the title.
    """
    kind = "error" if problem.severity is Severity.ERROR else "warning"
    where = [f"file={property_words((folder / problem.path).as_posix())}"]
    if problem.line:
        where.append(f"line={problem.line}")
    if problem.character:
        where.append(f"col={problem.character}")
    title = ", ".join(w for w in (problem.column, f"row {problem.row}" if problem.row else "") if w)
    if title:
        where.append(f"title={property_words(title)}")
    return f"::{kind} {','.join(where)}::{message_words(problem.message)}"


def message_words(text: str) -> str:
    """Return a text as the message of a workflow command: no line end, no other command."""
    clean = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return HIDDEN.sub(escape, clean)


def property_words(text: str) -> str:
    """Return a text as a value among the properties of a workflow command."""
    return message_words(text).replace(":", "%3A").replace(",", "%2C")
