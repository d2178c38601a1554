"""The commands of a curator: init, add, extract, suggest, tables, context, evaluate."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ..errors import RequestError
from .options import (
    GazetteerOption,
    ProjectOption,
    day_option,
    newest_day,
    show_progress,
)

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
        typer.Option(
            "--from",
            metavar="FILE",
            help="Take places and names from LP-TSV, Linked Places, GeoJSON or GeoPackage.",
        ),
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
    from ..project.own_files import writable_target

    if not sources:
        summary, remarks = extraction.extract_project(project, newest_day())
        echo_remarks(remarks)
        typer.echo(summary)
        say_waiting(project)
        return
    target = Path(output) if output == "-" else writable_target(Path(output), project)
    proposals, remarks = extraction.extract_files(
        sources, project, gazetteer, newest_day(), show_progress
    )
    as_csv = output_format is ProposalFormat.CSV
    write = extraction.format_proposals_csv if as_csv else extraction.format_proposals_jsonl
    text = write(proposals)
    if output == "-":
        typer.echo(text, nl=False)
    else:
        write_file(target, text)
    echo_remarks(remarks)


def say_waiting(folder: Path) -> None:
    """Print how many proposals wait, on stderr."""
    from ..control.waiting import waiting_words
    from ..curate.decide import read_mentions

    echo_remarks(filter(None, [waiting_words(read_mentions(folder).rows)]))


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
    say_waiting(project)


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
    from ..project.own_files import writable_target

    one_direction(target, source)
    lines = [export_tables(project, writable_target(target, project))] if target else []
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
