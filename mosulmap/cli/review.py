"""The command that asks a curator about proposals, one by one or many at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import RequestError
from ..terminal import plain
from .decide import YesOption, agreed
from .options import NameOption, ProjectOption, WhyOption, signature

if TYPE_CHECKING:
    from ..curate.decisions import Signature

Ids = list[str] | None


def where_option(name: str, verb: str) -> typer.models.OptionInfo:
    """Return an option that selects proposals by conditions; `verb` is what is done with them."""
    found: typer.models.OptionInfo = typer.Option(
        name,
        metavar="CONDITIONS",
        help=f"{verb} all with place=, article=, rule=, event=, control=; `,` joins conditions.",
    )
    return found


AcceptOption = Annotated[Ids, typer.Option("--accept", metavar="ID", help="Accept this proposal.")]
RejectOption = Annotated[Ids, typer.Option("--reject", metavar="ID", help="Reject this proposal.")]
AcceptWhere = Annotated[Ids, where_option("--accept-where", "Accept")]
RejectWhere = Annotated[Ids, where_option("--reject-where", "Reject")]
DeferWhere = Annotated[Ids, where_option("--defer-where", "Put off")]
DrySwitch = Annotated[
    bool, typer.Option("--dry-run", help="Show what CONDITIONS would change, and write nothing.")
]
AllSwitch = Annotated[
    bool, typer.Option("--all", help="Ask about sentences that assert nothing too.")
]


def review(
    accept: AcceptOption = None,
    reject: RejectOption = None,
    accept_where: AcceptWhere = None,
    reject_where: RejectWhere = None,
    defer_where: DeferWhere = None,
    dry_run: DrySwitch = False,  # noqa: FBT002 - a switch on the command line
    yes: YesOption = False,  # noqa: FBT002 - likewise
    all_: AllSwitch = False,  # noqa: FBT002 - likewise
    name: NameOption = "",
    why: WhyOption = "",
    project: ProjectOption = Path(),
) -> None:
    """Go through the proposed mentions, control first; every decision is saved at once.

    Example: mosulmap review --accept-where place=karama,event=capture --dry-run
    """
    by = signature(name, why, project)
    wheres = {
        "accepted": accept_where or [],
        "rejected": reject_where or [],
        "deferred": defer_where or [],
    }
    one_way(bool(accept or reject), bool(any(wheres.values())), dry_run=dry_run)
    if any(wheres.values()):
        answer_many(project, wheres, by, dry_run=dry_run, yes=yes)
    elif accept or reject:
        from ..curate.decide import decide

        counts, remarks = decide(project, accept or [], reject or [], by)
        for remark in remarks:
            typer.echo(remark, err=True)
        typer.echo(str(counts))
    else:
        ask_one_by_one(project, by, folded=all_)


def one_way(named: bool, where: bool, *, dry_run: bool) -> None:  # noqa: FBT001 - what was asked for
    """Raise `RequestError` where ids and conditions come together, or nothing can be tried."""
    if named and where:
        raise RequestError("--accept and --reject take ids, --accept-where conditions; not both")
    if dry_run and not where:
        raise RequestError("--dry-run shows what --accept-where or its like would change; name one")


def ask_one_by_one(folder: Path, by: Signature, *, folded: bool) -> None:
    """Ask about proposals on the terminal, and print how many were decided."""
    from ..curate.review import review_proposals

    counts = review_proposals(
        folder,
        # A terminal is asked past `SafeOutput`, so the question is made plain here.
        lambda words: input(f"{plain(words)} > "),
        typer.echo,
        lambda words: typer.echo(words, err=True),
        by,
        folded=folded,
    )
    typer.echo(str(counts))


def answer_many(
    folder: Path, wheres: Mapping[str, Sequence[str]], by: Signature, *, dry_run: bool, yes: bool
) -> None:
    """Show what an answer to many proposals changes, and write it if that is wanted.

    `wheres` are the conditions by the status that they give. Raises `SystemExit` with the code 1
    when it is not wanted.
    """
    from ..curate.bulk import answer_where, format_answer, read_where
    from ..curate.decide import MENTIONS, count_waiting
    from ..curate.decisions import make_decision
    from ..curate.sound_rows import format_remarks, sound_for_review
    from ..model.rows import Review
    from ..project.project import read_project

    sound, problems = sound_for_review(read_project(folder))
    for remark in format_remarks(problems):
        typer.echo(remark, err=True)
    asked = [
        (Review(status), read_where(text, sound)) for status in wheres for text in wheres[status]
    ]
    answer = answer_where(sound, asked)
    typer.echo(format_answer(answer, sound.gazetteer), nl=False)
    if dry_run or not answer.changes:
        return
    if not yes and not agreed():
        typer.echo("Nothing was written")
        raise SystemExit(1)
    make_decision(folder, {MENTIONS: answer.changes}, by)
    typer.echo(f"Written; {count_waiting(folder)} left; mosulmap undo takes it back")
