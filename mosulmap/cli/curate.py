"""The commands of a curator: init, check, add, extract, suggest, evaluate."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from ..errors import RequestError
from .options import (
    GazetteerOption,
    ProjectOption,
    WhyOption,
    day_option,
    newest_day,
    show_progress,
)


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


CountryOption = Annotated[
    list[str] | None,
    typer.Option(
        "--country", metavar="CC", help="Draw the ground of this country, such as CD; repeatable."
    ),
]


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where the new project begins.")],
    example: Annotated[
        str,
        typer.Option(
            "--example",
            metavar="NAME",
            help="empty for headers alone; mosul copies the shipped one.",
        ),
    ] = "empty",
    source: Annotated[
        Path | None,
        typer.Option("--from", metavar="FILE", help="Take places and names from an LP-TSV file."),
    ] = None,
    radius: Annotated[
        float | None,
        typer.Option(
            "--radius",
            metavar="METRES",
            min=1,
            help="With --from: how far off positions may be of which the file does not say it.",
        ),
    ] = None,
    countries: CountryOption = None,
) -> None:
    """Begin a project: tables with their headers, a README for curators, a data package.

    Example: mosulmap init sirte --from places.tsv --radius 5000
    """
    from ..curate.new_project import begin_project

    echo_remarks(begin_project(folder, example, source, radius, countries or ()))
    typer.echo(f"Began {folder}; its README.md says what to do next")


def context(
    countries: CountryOption = None,
    project: ProjectOption = Path(),
) -> None:
    """Draw coasts, borders, provinces and water around the places into context.geojson.

    Example: mosulmap context --country CD --country RW
    """
    from ..curate.draw_context import draw_context

    typer.echo(draw_context(project, countries or ()))


class ProposalFormat(StrEnum):
    """How `extract` writes."""

    CSV = "csv"
    JSONL = "jsonl"


SourcesArgument = Annotated[
    list[Path] | None,
    typer.Argument(metavar="FILE|DIR", help="Articles; without any, those of the project."),
]


def extract(
    sources: SourcesArgument = None,
    gazetteer: GazetteerOption = None,
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="FILE", help="Where to write; - is the screen.")
    ] = "-",
    output_format: Annotated[
        ProposalFormat,
        typer.Option(
            "--format", metavar="csv|jsonl", help="csv as in mentions.csv, or JSON lines."
        ),
    ] = ProposalFormat.CSV,
    project: ProjectOption = Path(),
) -> None:
    """Read articles and propose mentions; without files, merge them into seeds/mentions.csv.

    Example: mosulmap extract article.txt --format jsonl
    """
    from ..curate import extract as extraction
    from ..files import write_file

    if not sources:
        summary, remarks = extraction.extract_project(project, newest_day())
        echo_remarks(remarks)
        typer.echo(summary)
        return
    proposals, remarks = extraction.extract_files(
        sources, project, gazetteer, newest_day(), show_progress
    )
    as_csv = output_format is ProposalFormat.CSV
    write = extraction.format_proposals_csv if as_csv else extraction.format_proposals_jsonl
    text = write(proposals)
    if output == "-":
        typer.echo(text, nl=False)
    else:
        write_file(Path(output), text)
    echo_remarks(remarks)


def echo_remarks(remarks: Iterable[str]) -> None:
    """Print remarks on stderr."""
    for remark in remarks:
        typer.echo(remark, err=True)


ArticlesArgument = Annotated[
    list[str],
    typer.Argument(metavar="FILE|DIR|URL", help="Plain texts, web pages, folders of them."),
]
PublishedOption = Annotated[
    str, day_option("--published", "The day of publication, where you know it.")
]
PublisherOption = Annotated[
    str, typer.Option("--publisher", metavar="NAME", help="Who published it.")
]
AgencyOption = Annotated[
    str, typer.Option("--agency", metavar="NAME", help="Whose report it is, if another's.")
]
AddressOption = Annotated[str, typer.Option("--url", metavar="URL", help="Where it was read.")]
TitleOption = Annotated[str, typer.Option("--title", metavar="WORDS", help="Its title.")]
PrivateSwitch = Annotated[
    bool, typer.Option("--allow-private", help="Fetch from private network addresses too.")
]


def add(
    sources: ArticlesArgument,
    published: PublishedOption = "",
    publisher: PublisherOption = "",
    agency: AgencyOption = "",
    url: AddressOption = "",
    title: TitleOption = "",
    allow_private: PrivateSwitch = False,  # noqa: FBT002 - a switch on the command line
    project: ProjectOption = Path(),
) -> None:
    """Take articles into the project: their texts into seeds/, days and hashes into articles.csv.

    Example: mosulmap add article.txt --publisher Reuters --published 2016-11-04
    """
    from ..curate.add import Given, add_articles

    given = Given(published, publisher, agency, url, title)
    added = add_articles(project, sources, newest_day(), given, allow_private=allow_private)
    for row, remarks in added:
        echo_remarks(remarks)
        day = row.published or f"unknown ({row.published_basis}); fill it in seeds/articles.csv"
        typer.echo(f"Added seeds/{row.file}: {row.title}; published {day}")


def tables(
    target: Annotated[
        Path | None,
        typer.Option("--to", metavar="FILE", help="Write all tables into this .xlsx workbook."),
    ] = None,
    source: Annotated[
        Path | None,
        typer.Option("--from", metavar="FILE", help="Take the tables of a workbook back."),
    ] = None,
    project: ProjectOption = Path(),
) -> None:
    """Put all tables into one workbook to edit, and take them back; what is the same stays.

    Example: mosulmap tables --to tables.xlsx
    """
    from ..curate.tables import export_tables, import_tables

    one_direction(target, source)
    lines = [export_tables(project, target)] if target else []
    for line in (*lines, *(import_tables(project, source) if source else ())):
        typer.echo(line)


def one_direction(target: Path | None, source: Path | None) -> None:
    """Raise `RequestError` unless `tables` is asked for one thing."""
    if bool(target) == bool(source):
        raise RequestError("tables wants --to FILE.xlsx or --from FILE.xlsx, one of the two")


def suggest(
    write: Annotated[  # noqa: FBT002 - a switch on the command line
        bool, typer.Option("--write", help="Put the rows into the tables of the gazetteer.")
    ] = False,
    project: ProjectOption = Path(),
) -> None:
    """List places and parties that the articles name and the gazetteer has not, with rows to paste.

    Example: mosulmap suggest
    """
    from ..curate.suggest import suggest_for_project

    suggestions, remarks = suggest_for_project(project, write=write)
    typer.echo(suggestions, nl=False)
    echo_remarks(remarks)


def evaluate(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="Articles with their gold annotations.")
    ],
    gazetteer: GazetteerOption = None,
    project: ProjectOption = Path(),
) -> None:
    """Score what extract reads against gold: ID.jsonl beside or under a folder of ID.txt.

    Example: mosulmap evaluate tests/evaluation/seeds
    """
    from ..curate.evaluate import evaluate_folder, format_scores

    scores = evaluate_folder(folder, project, gazetteer, newest_day())
    typer.echo(format_scores({folder.name: scores}), nl=False)
