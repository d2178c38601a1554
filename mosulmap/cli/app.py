"""The command line: all commands in the order of `mosulmap --help`, and how their errors end."""

from __future__ import annotations

import typer

from ..errors import DataError, MosulmapError
from .ask import conflicts, diff, explain, status, timeline
from .curate import add, check, evaluate, extract, init, review, suggest
from .decide import agreement, merge, merge_tables, rename, undo
from .draw import picture, preview, render
from .locate import locate

# Each command imports its stages when it runs: `mosulmap --help` answers at once (design: at most
# 1.3 times `import typer`), although a check takes geopandas.

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Who held which place on which day, as dated sentences in news articles have it.",
)

COMMANDS = (
    *(render, preview, picture),
    *(status, explain, timeline, diff, conflicts),
    *(check, init, extract, add, review, suggest, locate, evaluate),
    *(undo, rename, merge, agreement, merge_tables),
)
for command in COMMANDS:
    app.command()(command)


def main() -> None:
    """Run the command line.

    Raises `SystemExit` with the exit code of our own errors, after their messages on stderr.
    """
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
