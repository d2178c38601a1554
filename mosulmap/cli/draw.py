"""The commands that draw: a map, a map beside the tables, the desk, a picture."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..control import STALE_AFTER
from .locate import AgentOption, FileOption, GeocoderOption, KeyOption, ServerOption
from .options import (
    KnownByOption,
    LanguageOption,
    NameOption,
    ProjectOption,
    StaleOption,
    day_option,
    language_option,
    newest_day,
    reviewer_name,
    signature,
    study_with_remarks,
    time_of_day,
)

if TYPE_CHECKING:
    from ..curate.decisions import Signature

AllowFaultsOption = Annotated[
    bool,
    typer.Option("--allow-faults", help="End well although faults keep sentences off the map."),
]


def render(
    date: Annotated[
        str, day_option("--date", "Open the map on this day, such as 2016-11-04.")
    ] = "",
    known_by: KnownByOption = "",
    lang: LanguageOption = "en",
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Where to write the map.")
    ] = None,
    open_map: Annotated[bool, typer.Option("--open", help="Open the map in the browser.")] = False,  # noqa: FBT002 - a switch on the command line
    stale_after: StaleOption = STALE_AFTER,
    allow_faults: AllowFaultsOption = False,  # noqa: FBT002 - a switch on the command line
    project: ProjectOption = Path(),
) -> None:
    """Draw the map as one HTML file that needs no network.

    Example: mosulmap render --date 2016-11-04
    """
    from ..control.row_counts import account, format_row_counts
    from ..control.waiting import waiting_words
    from ..files import write_file
    from ..pipeline import draw_map
    from ..project.own_files import writable_target
    from ..reports.summary import missing_words, summary

    name = f"mosulmap-{date}.html" if date else "mosulmap.html"
    target = writable_target(output or project / "output" / name, project)
    study = study_with_remarks(project, known_by, stale_after)
    write_file(target, draw_map(study, date, lang))
    typer.echo(f"Wrote {target}: {summary(study)}\n{format_row_counts(account(study))}")
    waiting = waiting_words(study.project.mentions.rows)
    for words in filter(None, (waiting, missing_words(study))):
        typer.echo(words)
    if open_map:
        typer.launch(target.resolve().as_uri())
    if study.missing and not allow_faults:
        end_with_faults()


def verify(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A map that `render` has drawn.")],
    project: ProjectOption = Path(),
) -> None:
    """Say whether a map is, byte for byte, what the project gives; else name the first difference.

    Example: mosulmap verify output/mosulmap.html
    """
    from ..pipeline import verify_map
    from ..render.verify import read_page

    page = read_page(file)
    found = verify_map(page, project)
    made_of = f"{len(found.inputs)} inputs and {len(found.assets)} assets"
    typer.echo(f"{file}: {len(page):,} bytes, drawn from {made_of} as they are now")


def end_with_faults() -> None:
    """Say that faults keep evidence off the map, and raise `SystemExit` with 1."""
    typer.echo("mosulmap: mend the faults, or say --allow-faults", err=True)
    raise SystemExit(1)


def export(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="Ends in .gpkg, .geojson, .parquet, .kml, .acled.csv, .lpf.json, .jsonld or .xlsx;"
            " without an ending it is a folder, for a data package.",
        ),
    ],
    date: Annotated[str, day_option("--date", "Only what can be said of this day.")] = "",
    first: Annotated[str, day_option("--from", "Only periods that end on this day or later.")] = "",
    last: Annotated[str, day_option("--to", "Only periods that begin by this day.")] = "",
    known_by: KnownByOption = "",
    stale_after: StaleOption = STALE_AFTER,
    allow_faults: AllowFaultsOption = False,  # noqa: FBT002 - a switch on the command line
    project: ProjectOption = Path(),
) -> None:
    """Write the control periods for a GIS or another program; the file's name says in which form.

    Example: mosulmap export control.gpkg
    """
    from ..export.export import write_export
    from ..export.tables import Scope
    from ..project.own_files import writable_target
    from ..reports.summary import missing_words, summary

    writable_target(file, project)
    study = study_with_remarks(project, known_by, stale_after)
    left_out = write_export(file, study, Scope(date, first, last), project)
    typer.echo(f"Wrote {file}: {summary(study)}")
    for words in filter(None, (left_out, missing_words(study))):
        typer.echo(words)
    if study.missing and not allow_faults:
        end_with_faults()


DaysOption = Annotated[
    list[str] | None,
    typer.Option(
        "--dates",
        metavar="DAY,DAY,…",
        help="Days to draw side by side; `changes`: those on which places change.",
    ),
]


PortOption = Annotated[
    int | None,
    typer.Option(
        "--port", metavar="N", min=0, max=65535, help="Serve there; else the first free one."
    ),
]
NoOpenOption = Annotated[bool, typer.Option("--no-open", help="Leave the browser alone.")]


def preview(
    port: PortOption = None,
    no_open: NoOpenOption = False,  # noqa: FBT002 - a switch on the command line
    date: Annotated[
        str, day_option("--date", "Open the map on this day, such as 2016-11-04.")
    ] = "",
    lang: LanguageOption = "en",
    project: ProjectOption = Path(),
) -> None:
    """Show the map in the browser and draw it again on every save, until Ctrl-C.

    Example: mosulmap preview --date 2016-11-04
    """
    from ..preview.preview import PreviewOptions, preview

    preview(PreviewOptions(project, port, date, lang, opens=not no_open), time_of_day, typer.echo)


def desk(
    port: PortOption = None,
    no_open: NoOpenOption = False,  # noqa: FBT002 - a switch on the command line
    lang: LanguageOption = "en",
    name: NameOption = "",
    geocoder: GeocoderOption = "nominatim",
    server: ServerOption = "",
    agent: AgentOption = "",
    key: KeyOption = "",
    file: FileOption = None,
    project: ProjectOption = Path(),
) -> None:
    """Work on a project in the browser: read, answer, state, with the map beside it.

    Example: mosulmap desk --as Amira
    """
    from ..desk.desk import DeskOptions, run_desk
    from ..geocode.client import Service

    def sign(why: str) -> Signature:
        """Return the signature of a decision with its reason."""
        return signature(who, why, project)

    who = reviewer_name(name, project)
    service = Service(geocoder, server, agent, key)
    options = DeskOptions(
        project, sign, newest_day, port, lang, opens=not no_open, service=service, places_file=file
    )
    run_desk(options, time_of_day, typer.echo)


def picture(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="Where to draw it; ends in .png, .svg or .gif."),
    ],
    date: Annotated[str, day_option("--date", "The day to draw, such as 2016-11-04.")] = "",
    dates: DaysOption = None,
    first: Annotated[str, day_option("--from", "Where a .gif begins.")] = "",
    last: Annotated[str, day_option("--to", "Where a .gif ends.")] = "",
    lang: Annotated[str, language_option("The language of words")] = "en",
    known_by: KnownByOption = "",
    stale_after: StaleOption = STALE_AFTER,
    project: ProjectOption = Path(),
) -> None:
    """Draw maps for a printed page, or a time lapse: .png or .svg with --date or --dates, or .gif.

    Example: mosulmap picture mosul.png --date 2016-11-04
    """
    from ..files import write_content
    from ..pictures.request import read_request
    from ..pipeline import draw_pictures
    from ..project.own_files import writable_target

    asked = read_request(writable_target(file, project), date, dates or (), first, last)
    drawn = draw_pictures(study_with_remarks(project, known_by, stale_after), asked, lang)
    write_content(file, drawn.content, "choose another FILE")
    typer.echo(f"Wrote {file}: {drawn.summary}")
