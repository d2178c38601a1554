"""The commands that write one row of a table: state, edit, place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import RequestError
from .options import NameOption, ProjectOption, WhyOption, signature

if TYPE_CHECKING:
    from ..curate.decisions import Signature
    from ..model.gazetteer import Gazetteer
    from ..model.rows import Place

PlaceOption = Annotated[
    str, typer.Option("--place", metavar="PLACE", help="The place meant: its id or a spelling.")
]
EventOption = Annotated[
    str, typer.Option("--event", metavar="EVENT", help="What happened, such as capture.")
]
ActorOption = Annotated[str, typer.Option("--actor", metavar="ID", help="The party that did it.")]
ControlOption = Annotated[
    str, typer.Option("--control", metavar="ID", help="Who holds it then, or contested.")
]
DateOption = Annotated[
    str, typer.Option("--date", metavar="EDTF", help="When: 2016-11-04, 2016-11, 2016-11-04~.")
]
PhraseOption = Annotated[
    str, typer.Option("--phrase", metavar="WORDS", help="The words of the article that date it.")
]
ClaimantOption = Annotated[
    str, typer.Option("--claimant", metavar="ID", help="The party whose word it is.")
]
ImpliedSwitch = Annotated[
    bool, typer.Option("--implied", help="The words only imply who holds the place.")
]
NoteOption = Annotated[str, typer.Option("--note", metavar="WORDS", help="Your reason.")]
AtOption = Annotated[
    int | None,
    typer.Option("--at", metavar="OFFSET", min=0, help="Where the words begin, if several do."),
]


def state(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="The id of an article.")],
    words: Annotated[str, typer.Argument(metavar="WORDS", help="Its words for the place.")],
    place: PlaceOption,
    event: EventOption = "none",
    actor: ActorOption = "",
    control: ControlOption = "",
    date: DateOption = "",
    phrase: PhraseOption = "",
    claimant: ClaimantOption = "",
    implied: ImpliedSwitch = False,  # noqa: FBT002 - a switch on the command line
    note: NoteOption = "",
    at: AtOption = None,
    name: NameOption = "",
    why: WhyOption = "",
    project: ProjectOption = Path(),
) -> None:
    """State what reading missed: an accepted mention of some words of an article.

    Example: mosulmap state 005_1f2e Karama --place karama --event visit
    """
    from ..curate.state import one_place_of, state_mention, text_of
    from ..project.project import read_project
    from ..reading.find_place import find_place

    read = read_project(project)
    found = one_place_of(text_of(read, article), article, words, at)
    words_of = article, found.char_start, found.char_end, find_place(read.gazetteer, place).id
    kind = "implied" if implied else "stated"
    said = event, control, date, claimant, phrase, kind, note
    by = signature(name, why, project)
    stated = state_mention(project, *words_of, *said, by, actor=actor)
    typer.echo(f"Stated {stated.id}: {' '.join(stated.quote.split())}")


def edit(
    table: Annotated[str, typer.Argument(metavar="TABLE", help="Which one, such as articles.")],
    key: Annotated[
        str, typer.Argument(metavar="KEY", help="The id of the row; more cells with `;` between.")
    ],
    cells: Annotated[
        list[str], typer.Argument(metavar="COLUMN=VALUE", help="What a cell shall hold.")
    ],
    name: NameOption = "",
    why: WhyOption = "",
    project: ProjectOption = Path(),
) -> None:
    """Change cells of one row; what check would refuse is not written, and undo takes it back.

    Example: mosulmap edit articles 005_1f2e published=2016-11-04 publisher=AFP
    """
    from ..curate.edit_cell import edit_row, edit_words, path_of

    path = path_of(table)
    change = edit_row(project, path, key, read_cells(cells), signature(name, why, project))
    typer.echo(f"Changed {edit_words(path, change)}")


def read_cells(texts: list[str]) -> dict[str, str]:
    """Return cells by column. Raises `RequestError` for a text that names no column."""
    pairs = [text.partition("=") for text in texts]
    for column, sign, _ in pairs:
        if not sign:
            raise RequestError(f"'{column}' changes no cell; write COLUMN=VALUE")
    return {column.strip(): cell for column, _, cell in pairs}


KindOption = Annotated[
    str, typer.Option("--kind", metavar="WORD", help="What it is: village, town, bridge, …")
]
ParentOption = Annotated[
    str, typer.Option("--parent", metavar="PLACE", help="The larger place: its id or a spelling.")
]
LatitudeOption = Annotated[
    str, typer.Option("--lat", metavar="DEGREES", help="Degrees north of the equator, WGS 84.")
]
LongitudeOption = Annotated[
    str, typer.Option("--lon", metavar="DEGREES", help="Degrees east of Greenwich, WGS 84.")
]
RadiusOption = Annotated[
    str, typer.Option("--radius", metavar="METRES", help="Within which it lies for certain.")
]
SourceOption = Annotated[
    str, typer.Option("--source", metavar="WORDS", help="Where position and name were read.")
]
SpellingOption = Annotated[
    list[str] | None,
    typer.Option("--spelling", metavar="NAME", help="Another spelling; repeatable."),
]
ConfirmSwitch = Annotated[
    bool, typer.Option("--confirm", help="NAME lies where it is said to: --source says it.")
]


def place(
    title: Annotated[str, typer.Argument(metavar="NAME", help="What the map calls it.")],
    kind: KindOption = "village",
    parent: ParentOption = "",
    lat: LatitudeOption = "",
    lon: LongitudeOption = "",
    radius: RadiusOption = "",
    source: SourceOption = "",
    spellings: SpellingOption = None,
    confirm: ConfirmSwitch = False,  # noqa: FBT002 - a switch on the command line
    name: NameOption = "",
    why: WhyOption = "",
    project: ProjectOption = Path(),
) -> None:
    """Make a place with its spellings; its position is unverified until --confirm.

    Example: mosulmap place Abbas --parent east_mosul --kind neighbourhood
    """
    from ..curate.make_place import make_place, new_place, place_words, spellings_of
    from ..project.project import read_project

    by = signature(name, why, project)
    if confirm:
        confirm_position(project, title, source, by)
        return
    gazetteer = read_project(project).gazetteer
    where = {"lat": lat, "lon": lon, "geo_uncertainty_m": radius, "geo_source": source}
    inside = parent_in(gazetteer, parent)
    around = {"parent_id": inside.id, "ccodes": ";".join(inside.ccodes)} if inside else {}
    row = new_place(title, {"type": kind, **around, **where}, set(gazetteer.place))
    made = make_place(project, row, spellings_of(row, spellings or [], source), by)
    typer.echo(f"Made {place_words(made)}")
    show_whereabouts(project, made)


def confirm_position(folder: Path, title: str, source: str, by: Signature) -> None:
    """Confirm where a place lies, and print what was changed."""
    from ..curate.edit_cell import edit_words
    from ..curate.make_place import PLACES, confirm_place
    from ..project.project import read_project
    from ..reading.find_place import find_place

    found = find_place(read_project(folder).gazetteer, title)
    typer.echo(f"Changed {edit_words(PLACES, confirm_place(folder, found.id, source, by))}")


def parent_in(gazetteer: Gazetteer, name: str) -> Place | None:
    """Return the larger place that is named, None where none is."""
    from ..reading.find_place import find_place

    return find_place(gazetteer, name) if name else None


def show_whereabouts(folder: Path, made: Place) -> None:
    """Print by what the position of a place can be judged."""
    from ..curate.whereabouts import whereabouts, whereabouts_lines
    from ..project.project import read_project

    for line in whereabouts_lines(whereabouts(made, read_project(folder))):
        typer.echo(f"  {line}")
