"""The commands of those who decide together: merge-tables, undo."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, NoReturn

import typer

from .options import NameOption, ProjectOption, WhyOption, signature


def merge_tables(
    base: Annotated[Path, typer.Argument(metavar="BASE", help="The common version, %O.")],
    ours: Annotated[Path, typer.Argument(metavar="OURS", help="Our version, %A; is overwritten.")],
    theirs: Annotated[Path, typer.Argument(metavar="THEIRS", help="The other version, %B.")],
    path: Annotated[
        str, typer.Argument(metavar="[PATH]", help="Which table it is, %P; else by its header.")
    ] = "",
) -> None:
    """Merge two versions of a table row by row and cell by cell; git runs it as a merge driver.

    Example: mosulmap merge-tables base.csv ours.csv theirs.csv seeds/mentions.csv
    """
    from ..curate.merge_tables import MEND, merge_files

    conflicts = merge_files(base, ours, theirs, path)
    for conflict in conflicts:
        typer.echo(conflict, err=True)
    if conflicts:
        end_merge(f"{len(conflicts)} conflict{'s' * (len(conflicts) != 1)}; {MEND}")


def end_merge(verdict: str) -> NoReturn:
    """Print the verdict of a merge on stderr, and raise `SystemExit` with the code 1."""
    typer.echo(f"mosulmap: {verdict}", err=True)
    raise SystemExit(1)


def undo(
    count: Annotated[
        int, typer.Option("--count", metavar="N", min=1, help="How many decisions, the last first.")
    ] = 1,
    name: NameOption = "",
    why: WhyOption = "",
    project: ProjectOption = Path(),
) -> None:
    """Take back the last decision of review, rename or merge; the record says that it was undone.

    Example: mosulmap undo --count 2
    """
    from ..curate.decisions import undo as undo_decisions

    for undone in undo_decisions(project, count, signature(name, why, project)):
        typer.echo(f"Undone: {undone}")
