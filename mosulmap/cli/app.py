"""The command line: all commands in the order of `mosulmap --help`, and how their errors end."""

from __future__ import annotations

from typing import Annotated

import typer

from .. import __version__
from ..errors import DataError, MosulmapError
from ..terminal import plain
from .ask import conflicts, diff, explain, status, timeline
from .curate import add, check, context, evaluate, extract, init, suggest, tables
from .decide import agreement, merge, merge_tables, remove, rename, undo
from .draw import desk, export, picture, preview, render
from .help import Command, Commands
from .locate import locate
from .output import guard_output
from .review import review
from .rows import edit, place, state

# Each command imports its stages when it runs: `mosulmap --help` answers at once (design: at most
# 1.3 times `import typer`), although a check takes geopandas.

NAMES_OF_HELP = {"help_option_names": ["-h", "--help"]}

app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    # Without `color` typer drops what looks like a colour from a title, instead of showing it.
    context_settings={**NAMES_OF_HELP, "color": True},
    help="Who held which place on which day, as dated sentences in news articles have it.",
)

COMMANDS = {
    "For readers": (render, picture),
    "For analysts": (status, explain, timeline, diff, conflicts, export),
    "For curators": (
        *(init, desk, add, extract, review, state, check, preview),
        *(suggest, place, locate, context, tables, evaluate),
        *(edit, undo, rename, merge, remove, agreement, merge_tables),
    ),
}
"""The commands by who needs them, in the order in which they are needed."""

for heading, commands in COMMANDS.items():
    for command in commands:
        app.command(cls=Command, rich_help_panel=heading, context_settings=NAMES_OF_HELP)(command)


def show_version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it with the switch
    """Print the version and end, where it is asked for."""
    if wanted:
        typer.echo(f"mosulmap {__version__}")
        raise typer.Exit


@app.callback()
def program(
    version: Annotated[  # noqa: FBT002 - the callback does it
        bool,
        typer.Option("--version", callback=show_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """Take the options of the program itself."""


def main() -> None:
    """Run the command line.

    Raises `SystemExit` with the exit code of our own errors, after their messages on stderr.
    """
    guard_output()
    try:
        app(prog_name="mosulmap")
    except DataError as error:
        count = len(error.problems)
        for problem in error.problems:
            typer.echo(plain(str(problem)), err=True)
        typer.echo(f"mosulmap: {count} problem{'s' if count > 1 else ''}", err=True)
        raise SystemExit(error.exit_code) from None
    except MosulmapError as error:
        typer.echo(f"mosulmap: {error}", err=True)
        raise SystemExit(error.exit_code) from None
