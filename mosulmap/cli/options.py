"""What several commands share: their options, the project they read, the clock, the progress."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from ..control import STALE_AFTER
from ..errors import RequestError
from ..languages import choices

if TYPE_CHECKING:
    from ..control.study import Study
    from ..curate.decisions import Signature


T = TypeVar("T")


def study_with_remarks(folder: Path, known_by: str = "", stale_after: int = STALE_AFTER) -> Study:
    """Return the study of the project in `folder`, and print on stderr which rows were left out."""
    from ..pipeline import make_study
    from ..reports.summary import left_out_words

    study = make_study(folder, known_by, stale_after, newest_day())
    if remark := left_out_words(study):
        typer.echo(remark, err=True)
    return study


def day_of(option: str) -> Callable[[str], str]:
    """Return a function that checks the ISO day given to `option` and returns it.

    That function raises `RequestError` for any other text, with how to mend it.
    """

    def read(value: str) -> str:
        """Return an ISO day as it is. Raises `RequestError` for any other text."""
        from ..model.dates import parse_day

        try:
            return parse_day(value)
        except ValueError as error:
            raise RequestError(f"{option} '{value}' {error}") from None

    return read


def language_code(value: str) -> str:
    """Return the code of a language that has a catalogue.

    Raises `RequestError` with the known codes for any other.
    """
    from ..languages.catalogue import language

    return language(value).code


def day_option(name: str, meaning: str, *, needed: bool = False) -> Any:  # noqa: ANN401 - what typer.Option returns
    """Return the option `name`, which takes an ISO day; `meaning` is its help.

    It may be empty unless it is `needed`.
    """
    read = day_of(name)

    def read_if_given(value: str) -> str:
        return read(value) if value or needed else ""

    return typer.Option(name, metavar="DAY", callback=read_if_given, help=meaning)


ProjectOption = Annotated[
    Path,
    typer.Option(
        "--project",
        metavar="DIR",
        envvar="MOSULMAP_PROJECT",
        help="The folder with gazetteer/ and seeds/.",
    ),
]
KnownByOption = Annotated[str, day_option("--known-by", "Use only articles published by this day.")]
AskedDayOption = Annotated[
    str, day_option("--date", "The day asked about, such as 2016-11-04.", needed=True)
]


def language_option(meaning: str) -> Any:  # noqa: ANN401 - what typer.Option returns
    """Return the option `--lang`; its help is `meaning` and the codes of all languages."""
    return typer.Option(
        "--lang", metavar="CODE", callback=language_code, help=f"{meaning}: {choices()}."
    )


LanguageOption = Annotated[str, language_option("The language in which the map begins")]
StaleOption = Annotated[
    int,
    typer.Option(
        "--stale-after", metavar="DAYS", min=1, help="Days after which evidence counts as old."
    ),
]


NameOption = Annotated[
    str, typer.Option("--as", metavar="NAME", help="Who decides; else git's user.name, else login.")
]
WhyOption = Annotated[str, typer.Option("--why", metavar="WORDS", help="The reason, kept with it.")]


class TextFormat(StrEnum):
    """How most commands that answer a question print it."""

    TEXT = "text"
    JSON = "json"


TextFormatOption = Annotated[
    TextFormat,
    typer.Option("--format", metavar="text|json", help="text is for people, json for programs."),
]
GazetteerOption = Annotated[
    Path | None,
    typer.Option("--gazetteer", metavar="DIR", help="A folder with places, names and actors."),
]


def show_progress(things: Sequence[T], label: str = "Reading") -> Iterator[T]:
    """Yield things, with a progress bar on stderr when that is a terminal."""
    if len(things) < 2 or not sys.stderr.isatty():  # noqa: PLR2004 - one needs no bar
        yield from things
        return
    with typer.progressbar(things, label=label, show_pos=True, file=sys.__stderr__) as bar:
        yield from bar


def today() -> str:
    """Return today as an ISO day, in UTC.

    Only this function asks the clock for the day; every stage gets the day as an argument.
    """
    from datetime import UTC, datetime

    return datetime.now(UTC).date().isoformat()


def now() -> str:
    """Return this moment in UTC, as ISO 8601 with microseconds: 2016-11-09T14:02:11.000000Z."""
    from datetime import UTC, datetime

    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def reviewer_name(given: str, folder: Path) -> str:
    """Return who decides: the name given, else that of git's user, else the one logged in."""
    import getpass

    if name := " ".join((given or git_user(folder)).split()):
        return name
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def git_user(folder: Path) -> str:
    """Return the name that git would write into a commit in `folder`; empty where it has none."""
    import subprocess

    command = ["git", "config", "user.name"]
    try:
        asked = subprocess.run(command, cwd=folder, capture_output=True, check=False)  # noqa: S603 - fixed words
    except OSError:
        return ""
    return asked.stdout.decode("utf-8", "replace")


def signature(given: str, why: str, folder: Path) -> Signature:
    """Return who decides in the project in `folder`, why, and the clock that says when."""
    from ..curate.decisions import Signature

    return Signature(reviewer_name(given, folder), now, why)


def newest_day() -> str:
    """Return the newest day that has begun anywhere on Earth: an article may be of that day.

    The first clocks to reach a day are 14 hours ahead of UTC (Kiribati).
    """
    from datetime import UTC, datetime, timedelta

    return (datetime.now(UTC) + timedelta(hours=14)).date().isoformat()


def time_of_day() -> str:
    """Return the local time of day, such as 14:02:11."""
    from datetime import datetime

    return datetime.now().astimezone().strftime("%H:%M:%S")
