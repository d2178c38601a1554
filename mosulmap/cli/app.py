"""The command line: typed arguments, one call, one line of output."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from ..errors import DataError, MosulmapError, RequestError

if TYPE_CHECKING:
    from ..control.study import Study

T = TypeVar("T")

# Each command imports its stages when it runs: `mosulmap --help` answers at once (design: at most
# 1.3 times `import typer`), although drawing a map takes folium.

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Who held which place on which day, as dated sentences in news articles have it.",
)


class StatusFormat(StrEnum):
    """How `status` prints."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def study_with_remarks(folder: Path, known_by: str = "", stale_after: int = 14) -> Study:
    """Return a project's study, and tell on stderr which rows it had to leave out."""
    from ..pipeline import make_study
    from ..reports.summary import left_out_words

    study = make_study(folder, known_by, stale_after)
    if remark := left_out_words(study):
        typer.echo(remark, err=True)
    return study


def day_of(option: str) -> Callable[[str], str]:
    """Return a reader of the ISO days that `option` takes, which says how to mend any other."""

    def read(value: str) -> str:
        from ..model.dates import parse_day

        try:
            return parse_day(value)
        except ValueError as error:
            raise RequestError(f"{option} '{value}' {error}") from None

    return read


def language_code(value: str) -> str:
    """Return the code of a language that there is; which others there are, the error says."""
    from ..languages.catalogue import language

    return language(value).code


def day_option(name: str, meaning: str, *, needed: bool = False) -> Any:  # noqa: ANN401 - what typer.Option returns
    """Return the option `name`, which takes an ISO day; help says its `meaning`.

    Empty is no day, unless one is `needed`.
    """
    read = day_of(name)

    def read_if_given(value: str) -> str:
        return read(value) if value or needed else ""

    return typer.Option(name, metavar="DAY", callback=read_if_given, help=meaning)


ProjectOption = Annotated[
    Path, typer.Option("--project", metavar="DIR", help="The folder with gazetteer/ and seeds/.")
]
KnownByOption = Annotated[str, day_option("--known-by", "Use only articles published by this day.")]
AskedDayOption = Annotated[
    str, day_option("--date", "The day asked about, such as 2016-11-04.", needed=True)
]
LanguageOption = Annotated[
    str,
    typer.Option(
        "--lang",
        metavar="CODE",
        callback=language_code,
        help="The language in which the map begins: en or ar.",
    ),
]
StaleOption = Annotated[
    int,
    typer.Option(
        "--stale-after", metavar="DAYS", min=1, help="Days after which evidence counts as old."
    ),
]


@app.command()
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
    stale_after: StaleOption = 14,
    project: ProjectOption = Path(),
) -> None:
    """Draw the map as one HTML file that needs no network.

    Example: mosulmap render --date 2016-11-04
    """
    from ..control.row_counts import account, tell_rows
    from ..files import write_file
    from ..pipeline import draw_map
    from ..reports.summary import summary

    study = study_with_remarks(project, known_by, stale_after)
    name = f"mosulmap-{date}.html" if date else "mosulmap.html"
    target = output or project / "output" / name
    write_file(target, draw_map(study, date, lang))
    typer.echo(f"Wrote {target}: {summary(study)}\n{tell_rows(account(study))}")
    if open_map:
        typer.launch(target.resolve().as_uri())


DaysOption = Annotated[
    list[str] | None,
    typer.Option(
        "--dates",
        metavar="DAY,DAY,…",
        help="Days to draw side by side; `changes`: those on which places change.",
    ),
]


@app.command()
def preview(
    port: Annotated[
        int | None,
        typer.Option(
            "--port", metavar="N", min=0, max=65535, help="Serve there; else the first free one."
        ),
    ] = None,
    no_open: Annotated[bool, typer.Option("--no-open", help="Leave the browser alone.")] = False,  # noqa: FBT002 - a switch on the command line
    date: Annotated[
        str, day_option("--date", "Open the map on this day, such as 2016-11-04.")
    ] = "",
    lang: LanguageOption = "en",
    project: ProjectOption = Path(),
) -> None:
    """Show the map in the browser and draw it anew on every save, until Ctrl-C.

    Example: mosulmap preview --date 2016-11-04
    """
    from ..preview.preview import Asked, preview

    preview(Asked(project, port, date, lang, opens=not no_open), time_of_day, typer.echo)


@app.command()
def picture(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="Where to draw it; ends in .png, .svg or .gif."),
    ],
    date: Annotated[str, day_option("--date", "The day to draw, such as 2016-11-04.")] = "",
    dates: DaysOption = None,
    first: Annotated[str, day_option("--from", "Where a .gif begins.")] = "",
    last: Annotated[str, day_option("--to", "Where a .gif ends.")] = "",
    lang: Annotated[
        str,
        typer.Option(
            "--lang",
            metavar="CODE",
            callback=language_code,
            help="The language of words: en or ar.",
        ),
    ] = "en",
    known_by: KnownByOption = "",
    stale_after: StaleOption = 14,
    project: ProjectOption = Path(),
) -> None:
    """Draw maps for a printed page, or a time lapse: .png or .svg with --date or --dates, or .gif.

    Example: mosulmap picture mosul.png --date 2016-11-04
    """
    from ..files import write_content
    from ..pictures.request import commission_of
    from ..pipeline import draw_pictures

    asked = commission_of(file, date, dates or (), first, last)
    drawn = draw_pictures(study_with_remarks(project, known_by, stale_after), asked, lang)
    write_content(file, drawn.content, "choose another FILE")
    typer.echo(f"Wrote {file}: {drawn.summary}")


@app.command()
def status(
    date: AskedDayOption,
    output_format: Annotated[
        StatusFormat, typer.Option("--format", help="table for people; json and csv for programs.")
    ] = StatusFormat.TABLE,
    known_by: KnownByOption = "",
    stale_after: StaleOption = 14,
    project: ProjectOption = Path(),
) -> None:
    """Say who held each place on a day, and on whose word.

    Example: mosulmap status --date 2016-11-04 --format json
    """
    from ..pipeline import tell_status
    from ..reports.status import format_json, format_status_csv, format_text, unnamed_words

    study = study_with_remarks(project, known_by, stale_after)
    statuses = tell_status(study, date)
    if output_format is StatusFormat.JSON:
        typer.echo(format_json(statuses), nl=False)
    elif output_format is StatusFormat.CSV:
        typer.echo(format_status_csv(statuses), nl=False)
    else:
        typer.echo(format_text(statuses, study, date), nl=False)
        typer.echo(unnamed_words(len(statuses) - len(study.named)), nl=False, err=True)


class TextFormat(StrEnum):
    """How commands that tell something print it."""

    TEXT = "text"
    JSON = "json"


TextFormatOption = Annotated[
    TextFormat, typer.Option("--format", help="text for people; json for programs.")
]
PlaceArgument = Annotated[
    str, typer.Argument(metavar="PLACE", help="Its id, or any spelling in any script.")
]


@app.command()
def explain(
    place: PlaceArgument,
    date: AskedDayOption,
    known_by: KnownByOption = "",
    output_format: TextFormatOption = TextFormat.TEXT,
    stale_after: StaleOption = 14,
    project: ProjectOption = Path(),
) -> None:
    """Say why a place is what it is on a day: the rule, every sentence, what gave way, the doubts.

    Example: mosulmap explain Karama --date 2016-11-04
    """
    from ..pipeline import in_window
    from ..reading.find_place import find_place
    from ..reports.explain import explain as explain_place
    from ..reports.explain import format_explanation, format_explanation_json

    study = study_with_remarks(project, known_by, stale_after)
    found = explain_place(
        study, find_place(study.project.gazetteer, place), in_window(date, study.window)
    )
    write = format_explanation_json if output_format is TextFormat.JSON else format_explanation
    typer.echo(write(found, study), nl=False)


@app.command()
def timeline(
    place: PlaceArgument,
    known_by: KnownByOption = "",
    output_format: TextFormatOption = TextFormat.TEXT,
    stale_after: StaleOption = 14,
    project: ProjectOption = Path(),
) -> None:
    """Tell the whole history of a place: its periods, each with state, rule and source.

    Example: mosulmap timeline Samah
    """
    from ..reading.find_place import find_place
    from ..reports.timeline import format_history, format_history_json

    study = study_with_remarks(project, known_by, stale_after)
    write = format_history_json if output_format is TextFormat.JSON else format_history
    typer.echo(write(study, find_place(study.project.gazetteer, place)), nl=False)


@app.command()
def diff(
    days: Annotated[
        list[str] | None, typer.Argument(metavar="DAY DAY", help="What to compare, oldest first.")
    ] = None,
    known_by: KnownByOption = "",
    date: Annotated[
        str,
        day_option("--date", "With --known-by DAY DAY: the day asked about; else the last one."),
    ] = "",
    output_format: TextFormatOption = TextFormat.TEXT,
    stale_after: StaleOption = 14,
    project: ProjectOption = Path(),
) -> None:
    """Say what changed between two days, or between what was known by two days (--known-by).

    Example: mosulmap diff 2016-11-01 2016-11-04
    """
    from ..pipeline import in_window, make_study
    from ..reports.diff import compare, format_changes, format_changes_json, in_order

    first, second = two_days(days or [], known_by, date)
    if days and len(days) == 1:
        in_order(first, second, "--known-by")
        before = make_study(project, first, stale_after)
        after = study_with_remarks(project, second, stale_after)
        first = second = in_window(date or after.window.last, after.window)
    else:
        in_order(first, second)
        before = after = study_with_remarks(project, known_by, stale_after)
        first, second = (in_window(day, after.window, "day") for day in (first, second))
    found = compare(before, first, after, second)
    write = format_changes_json if output_format is TextFormat.JSON else format_changes
    typer.echo(write(found), nl=False)


def two_days(days: Sequence[str], known_by: str, date: str) -> tuple[str, str]:
    """Return the two days that `diff` compares: both typed, or one beside `--known-by DAY`."""
    read = [day_of("day")(day) for day in days]
    if known_by and len(read) == 1:
        return known_by, read[0]
    if len(read) == 2 and not date:  # noqa: PLR2004 - a comparison has two sides
        return read[0], read[1]
    raise RequestError(
        "diff compares two days, such as `mosulmap diff 2016-11-01 2016-11-04`; or what was known, "
        "such as `mosulmap diff --known-by 2016-11-04 2016-11-06 --date 2016-11-04`"
    )


@app.command()
def conflicts(
    output_format: TextFormatOption = TextFormat.TEXT,
    stale_after: StaleOption = 14,
    project: ProjectOption = Path(),
) -> None:
    """List the accepted mentions that cannot both be true: who held a place, and figures.

    Example: mosulmap conflicts
    """
    from ..control.conflicts import find_conflicts
    from ..reports.conflicts import format_conflicts, format_conflicts_json

    study = study_with_remarks(project, "", stale_after)
    write = format_conflicts_json if output_format is TextFormat.JSON else format_conflicts
    typer.echo(write(find_conflicts(study), study), nl=False)


class ReportFormat(StrEnum):
    """How `check` prints."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


@app.command()
def check(
    fix: Annotated[  # noqa: FBT002 - a switch on the command line
        bool, typer.Option("--fix", help="Mend what has one right answer; keep the former files.")
    ] = False,
    output_format: Annotated[
        ReportFormat, typer.Option("--format", help="text for people; json; github for workflows.")
    ] = ReportFormat.TEXT,
    encoding: Annotated[
        str, typer.Option("--encoding", metavar="NAME", help="Read tables in it that are no UTF-8.")
    ] = "",
    project: ProjectOption = Path(),
) -> None:
    """Check every table, quote, offset and distance; list all problems at once.

    Example: mosulmap check --fix
    """
    from ..check.report import format_report
    from ..pipeline import check_project

    if fix:
        from ..curate.fix import mend_project, tell_mends

        mended = tell_mends(mend_project(project, encoding))
        typer.echo(mended, nl=False, err=output_format is not ReportFormat.TEXT)
    report = check_project(project, encoding)
    typer.echo(format_report(report, output_format.value, project), nl=False)
    if report.exit_code:
        typer.echo(f"mosulmap: {report.verdict}", err=True)
        raise SystemExit(report.exit_code)


@app.command()
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
) -> None:
    """Begin a project: tables with their headers, a README for curators, a data package.

    Example: mosulmap init sirte --from places.tsv --radius 5000
    """
    from ..curate.new_project import begin_project

    for remark in begin_project(folder, example, source, radius):
        typer.echo(remark, err=True)
    typer.echo(f"Began {folder}; its README.md says what to do next")


class ProposalFormat(StrEnum):
    """How `extract` writes."""

    CSV = "csv"
    JSONL = "jsonl"


GazetteerOption = Annotated[
    Path | None,
    typer.Option("--gazetteer", metavar="DIR", help="A folder with places, names and actors."),
]
SourcesArgument = Annotated[
    list[Path] | None,
    typer.Argument(metavar="[FILE|DIR]...", help="Articles; without any, those of the project."),
]


@app.command()
def extract(
    sources: SourcesArgument = None,
    gazetteer: GazetteerOption = None,
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="FILE", help="Where to write; - is the screen.")
    ] = "-",
    output_format: Annotated[
        ProposalFormat, typer.Option("--format", help="csv as in mentions.csv, or JSON lines.")
    ] = ProposalFormat.CSV,
    project: ProjectOption = Path(),
) -> None:
    """Read articles and propose mentions; without files, merge them into seeds/mentions.csv.

    Example: mosulmap extract article.txt --format jsonl
    """
    from ..curate import extract as extraction
    from ..files import write_file

    if not sources:
        typer.echo(extraction.extract_project(project, today()))
        return
    proposals, remarks = extraction.extract_files(
        sources, project, gazetteer, today(), show_progress
    )
    as_csv = output_format is ProposalFormat.CSV
    write = extraction.format_proposals_csv if as_csv else extraction.format_proposals_jsonl
    text = write(proposals)
    if output == "-":
        typer.echo(text, nl=False)
    else:
        write_file(Path(output), text)
    for remark in remarks:
        typer.echo(remark, err=True)


@app.command()
def add(
    source: Annotated[str, typer.Argument(metavar="FILE|URL", help="Plain text or a web page.")],
    allow_private: Annotated[  # noqa: FBT002 - a switch on the command line
        bool,
        typer.Option("--allow-private", help="Fetch from private network addresses too."),
    ] = False,
    project: ProjectOption = Path(),
) -> None:
    """Take an article into the project: its text into seeds/, its day and hash into articles.csv.

    Example: mosulmap add article.txt
    """
    from ..curate.add import add_to_project

    row = add_to_project(project, source, today(), allow_private=allow_private)
    day = row.published or "unknown; fill it in seeds/articles.csv"
    typer.echo(f"Added seeds/{row.file}: {row.title}; published {day}")


@app.command()
def review(
    accept: Annotated[
        list[str] | None, typer.Option("--accept", metavar="ID", help="Accept this proposal.")
    ] = None,
    reject: Annotated[
        list[str] | None, typer.Option("--reject", metavar="ID", help="Reject this proposal.")
    ] = None,
    project: ProjectOption = Path(),
) -> None:
    """Go through the proposed mentions one by one; every decision is saved at once.

    Example: mosulmap review --accept 005_1f2e:120
    """
    from ..curate.review import decide, review_proposals

    if accept or reject:
        typer.echo(str(decide(project, accept or [], reject or [])))
        return
    typer.echo(str(review_proposals(project, lambda words: input(f"{words} > "), typer.echo)))


@app.command()
def suggest(project: ProjectOption = Path()) -> None:
    """List names that look like places and that the gazetteer has not, with rows to paste.

    Example: mosulmap suggest
    """
    from ..curate.extract import suggest_for_project

    typer.echo(suggest_for_project(project), nl=False)


NamesArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="NAME...", help="A spelling, with the larger place: 'NAME, PARENT'."),
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
KeyOption = Annotated[
    str,
    typer.Option(
        "--key",
        metavar="KEY",
        envvar="MOSULMAP_GEOCODER_KEY",
        help="For services that want one; other users of the computer may see it typed.",
    ),
]


@app.command()
def locate(
    names: NamesArgument = None,
    missing: MissingSwitch = False,  # noqa: FBT002 - a switch on the command line
    write: WriteSwitch = False,  # noqa: FBT002 - likewise
    pick: PickOption = 0,
    fresh: FreshSwitch = False,  # noqa: FBT002 - likewise
    output_format: TextFormatOption = TextFormat.TEXT,
    geocoder: GeocoderOption = "nominatim",
    server: ServerOption = "",
    agent: AgentOption = "",
    key: KeyOption = "",
    timeout: TimeoutOption = 10.0,
    project: ProjectOption = Path(),
) -> None:
    """Ask a geocoder where places lie; show candidates, unverified, with rows to paste.

    Example: mosulmap locate 'Al-Josaq, Mosul' --user-agent 'our-map me@example.org'
    """
    from ..geocode import locate as surveyor
    from ..geocode.candidates import format_findings, format_findings_json
    from ..geocode.client import Service

    one_request(names or [], missing=missing, write=write, pick=pick)
    read = surveyor.open_project(project)
    asked = surveyor.questions(read, names or [], missing=missing)
    service = Service(geocoder, server, agent, key, timeout)
    source = surveyor.open_geocoder(project, service, today(), fresh=fresh)
    survey = surveyor.make_survey(read, asked, source, lambda all_: show_progress(all_, "Asking"))
    as_json = output_format is TextFormat.JSON
    shown = format_findings_json if as_json else format_findings
    typer.echo(shown(survey.findings, survey.gazetteer), nl=False)
    if missing:
        for remark in surveyor.remarks_on(read, survey):
            typer.echo(remark, err=True)
    if write:
        for line in surveyor.write_rows(project, read, survey, pick):
            typer.echo(line, err=True)


def one_request(names: Sequence[str], *, missing: bool, write: bool, pick: int) -> None:
    """Raise `RequestError` unless the options of `locate` ask for one thing."""
    if bool(names) == missing:
        raise RequestError(
            "locate asks for names, such as `mosulmap locate 'Al-Josaq, Mosul'`, "
            "or with --missing for every place without a position"
        )
    if pick and (not write or len(names) != 1):
        raise RequestError("--pick NUMBER chooses a candidate of one NAME for --write")


@app.command()
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

    scores = evaluate_folder(folder, project, gazetteer, today())
    typer.echo(format_scores({folder.name: scores}), nl=False)


def show_progress(things: Sequence[T], label: str = "Reading") -> Iterator[T]:
    """Yield things, with a bar on stderr that grows as they are done; on a terminal only."""
    if len(things) < 2 or not sys.stderr.isatty():  # noqa: PLR2004 - one needs no bar
        yield from things
        return
    with typer.progressbar(things, label=label, show_pos=True, file=sys.stderr) as bar:
        yield from bar


def today() -> str:
    """Return the present day, the one place that asks the clock; every stage is told the day."""
    from datetime import UTC, datetime

    return datetime.now(UTC).date().isoformat()


def time_of_day() -> str:
    """Return the present hour where the reader is, such as 14:02:11."""
    from datetime import datetime

    return datetime.now().astimezone().strftime("%H:%M:%S")


def main() -> None:
    """Run the command line; our own errors become clear lines and an exit code."""
    try:
        app()
    except DataError as error:
        count = len(error.problems)
        typer.echo(str(error), err=True)
        typer.echo(f"mosulmap: {count} problem{'s' if count > 1 else ''}", err=True)
        raise SystemExit(error.exit_code) from None
    except MosulmapError as error:
        typer.echo(f"mosulmap: {error}", err=True)
        raise SystemExit(error.exit_code) from None
