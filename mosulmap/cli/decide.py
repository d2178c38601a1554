"""The commands of those who decide together: rename, merge, remove, undo, agreement."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from .options import (
    NameOption,
    ProjectOption,
    TextFormat,
    TextFormatOption,
    WhyOption,
    signature,
)

if TYPE_CHECKING:
    from ..curate.decisions import Changes, Signature


def merge_tables(
    base: Annotated[Path, typer.Argument(metavar="BASE", help="The common version, %O.")],
    ours: Annotated[Path, typer.Argument(metavar="OURS", help="Our version, %A; is overwritten.")],
    theirs: Annotated[Path, typer.Argument(metavar="THEIRS", help="The other version, %B.")],
    path: Annotated[
        str, typer.Argument(metavar="FILE", help="Which table it is, %P; else by its header.")
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
    """Take back the last decision, whichever command made it; the record says so.

    Example: mosulmap undo --count 2
    """
    from ..curate.decisions import undo as undo_decisions

    for undone in undo_decisions(project, count, signature(name, why, project)):
        typer.echo(f"Undone: {undone}")


YesOption = Annotated[bool, typer.Option("--yes", help="Write it without a question.")]
PlaceArgument = Annotated[str, typer.Argument(metavar="PLACE", help="The id of a place.")]


def rename(
    place: PlaceArgument,
    new: Annotated[str, typer.Argument(metavar="NEW", help="The id that it gets.")],
    yes: YesOption = False,  # noqa: FBT002 - a switch on the command line
    name: NameOption = "",
    why: WhyOption = "",
    project: ProjectOption = Path(),
) -> None:
    """Give a place another id in all tables; shows the difference first, and undo takes it back.

    Example: mosulmap rename karama al_karama --yes
    """
    from ..curate.rename import rename_place

    changes = rename_place(project, place, new)
    write_if_wanted(project, changes, signature(name, why, project), yes=yes)


def merge(
    place: PlaceArgument,
    into: Annotated[str, typer.Argument(metavar="INTO", help="The id of the place that stays.")],
    yes: YesOption = False,  # noqa: FBT002 - a switch on the command line
    name: NameOption = "",
    why: WhyOption = "",
    project: ProjectOption = Path(),
) -> None:
    """Make one place of two in all tables; shows the difference first, and undo takes it back.

    Example: mosulmap merge masarif mushayrifa_e --yes
    """
    from ..curate.rename import merge_place

    changes = merge_place(project, place, into)
    write_if_wanted(project, changes, signature(name, why, project), yes=yes)


def remove(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="The id of an article.")],
    yes: YesOption = False,  # noqa: FBT002 - a switch on the command line
    name: NameOption = "",
    why: WhyOption = "",
    project: ProjectOption = Path(),
) -> None:
    """Take an article out with all its mentions; its text stays, and undo takes it back.

    Example: mosulmap remove 005_1f2e --why 'the same text as 002' --yes
    """
    from ..curate.remove import remove_article

    changes = remove_article(project, article)
    write_if_wanted(project, changes, signature(name, why, project), yes=yes)


def write_if_wanted(folder: Path, changes: Changes, by: Signature, *, yes: bool) -> None:
    """Show changes as a difference, and make them when the curator agrees.

    Raises `SystemExit` with the code 1 when not.
    """
    from ..curate.decisions import make_decision
    from ..curate.rename import format_difference

    typer.echo(format_difference(changes), nl=False)
    if not yes and not agreed():
        typer.echo("Nothing was written")
        raise SystemExit(1)
    make_decision(folder, changes, by)
    rows = sum(len(of_table) for of_table in changes.values())
    tables = f"{len(changes)} table{'s' * (len(changes) != 1)}"
    typer.echo(f"Changed {rows} row{'s' * (rows != 1)} in {tables}; mosulmap undo takes it back")


def agreed() -> bool:
    """Ask whether to write; the end of the input is a no."""
    try:
        return input("Write this? [y/N] ").strip().lower() in ("y", "yes")
    except EOFError:
        return False


def agreement(
    reviewers: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME NAME]", help="Two reviewers; without any, each pair."),
    ] = None,
    output_format: TextFormatOption = TextFormat.TEXT,
    project: ProjectOption = Path(),
) -> None:
    """Say how far two reviewers agree on the mentions both decided: percent and Cohen's kappa.

    Example: mosulmap agreement Amira Nour --format json
    """
    from ..project.project import read_project
    from ..reports.agreement import find_agreements, format_agreements, format_agreements_json

    found = find_agreements(read_project(project).decisions, reviewers or [])
    write = format_agreements_json if output_format is TextFormat.JSON else format_agreements
    typer.echo(write(found), nl=False)
