"""The command that finds what is wrong in a project: check, with --fix and --acknowledge."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from .options import ProjectOption, WhyOption, newest_day


class ReportFormat(StrEnum):
    """How `check` prints."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


FixOption = Annotated[
    bool, typer.Option("--fix", help="Correct what has one right answer; keep the former files.")
]
ReportFormatOption = Annotated[
    ReportFormat,
    typer.Option(
        "--format",
        metavar="text|json|github",
        help="text is for people, json for programs, github for workflows.",
    ),
]
EncodingOption = Annotated[
    str,
    typer.Option(
        "--encoding",
        metavar="NAME",
        help="Read tables that are not UTF-8 in this encoding, such as windows-1256.",
    ),
]
AcknowledgeOption = Annotated[
    list[str] | None,
    typer.Option(
        "--acknowledge",
        metavar="WHERE",
        help="Decide the warnings at FILE:LINE, of a rule, or all; with --why.",
    ),
]


def check(
    fix: FixOption = False,  # noqa: FBT002 - a switch on the command line
    output_format: ReportFormatOption = ReportFormat.TEXT,
    encoding: EncodingOption = "",
    acknowledge: AcknowledgeOption = None,
    why: WhyOption = "",
    project: ProjectOption = Path(),
) -> None:
    """Check every table, quote, offset and distance; list all problems at once.

    Example: mosulmap check --fix
    """
    from ..check.report import format_report
    from ..pipeline import check_project

    if fix:
        from ..curate.fix import fix_project, format_fixes

        mended = format_fixes(fix_project(project, encoding))
        typer.echo(mended, nl=False, err=output_format is not ReportFormat.TEXT)
    if acknowledge:
        from ..curate.acknowledge import acknowledge as decide

        typer.echo(decide(project, acknowledge, why), err=output_format is not ReportFormat.TEXT)
    report = check_project(project, encoding, newest_day())
    typer.echo(format_report(report, output_format.value, project), nl=False)
    if report.exit_code:
        end_check(report.verdict, report.exit_code)


def end_check(verdict: str, exit_code: int) -> NoReturn:
    """Print the verdict of a check on stderr, and raise `SystemExit` with its code."""
    typer.echo(f"mosulmap: {verdict}", err=True)
    raise SystemExit(exit_code)
