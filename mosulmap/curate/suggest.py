"""The command `suggest`: what the articles of a project add to its gazetteer, shown and written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ..model.gazetteer import Gazetteer
from ..model.rows import TABLES, Actor, Name, Place, Row
from ..project.csv_file import format_csv
from ..project.project import Project, read_project
from ..project.table import format_cell
from ..project.table_edit import RowChange, change_tables
from ..reading.missing_names import Suggested, SuggestedParty, SuggestedPlace, suggest_gazetteer
from ..reading.text_language import language_of
from ..reading.toponyms import build_index
from ..terminal import count, one_line, plain
from .party_marks import offer_marks
from .sound_rows import format_remarks, sound_for_reading

PLACES, NAMES, ACTORS = (next(path for path, row in TABLES.items() if row is model)
                         for model in (Place, Name, Actor))  # fmt: skip

NOTHING = "Every name that looks like a place or a party is known.\n"


def suggest_for_project(folder: Path, *, write: bool = False) -> tuple[str, list[str]]:
    """Return what to add to a project's gazetteer for its articles, ready to be read and pasted.

    With it come remarks on what is faulty; the rest is read all the same. With `write` the rows are
    put into the tables, and the remarks say which: those of names that are spelled nearly as a
    known place are left to the curator.

    Raises `DataError` when a whole table cannot be read, `ClashError` when another program has
    added such a row meanwhile, and `OutputError` when a table cannot be written or locked.
    """
    project = read_project(folder)
    sound, problems = sound_for_reading(project)
    found, foreign = suggestions_for(sound)
    skipped = [f"{key}: looks {foreign[key]}: no names were looked for" for key in foreign]
    written = write_suggestions(folder, found) if write else []
    return format_suggestions(found), [*format_remarks(project, problems), *skipped, *written]


def suggestions_for(sound: Project) -> tuple[Suggested, dict[str, str]]:
    """Return what the articles of a sound project add to its gazetteer.

    With it come the articles that were not read, by id, since they look to be in the language
    named.
    """
    texts = {article.id: sound.texts[article.id] for article in sound.articles.rows}
    foreign = {key: language for key, text in texts.items() if (language := language_of(text))}
    english = {key: text for key, text in texts.items() if key not in foreign}
    found = suggest_gazetteer(english, build_index(sound.gazetteer))
    return with_marks(found, sound.gazetteer), foreign


def with_marks(found: Suggested, gazetteer: Gazetteer) -> Suggested:
    """Return suggestions whose parties have marks that every eye can tell from all others."""
    bare = [one.row.model_copy(update={"color": (), "pattern": ""}) for one in found.parties]
    shown = [actor for actor in gazetteer.actors if actor.pattern]
    marks = offer_marks([*shown, *bare])
    parties = (
        replace(one, row=row.model_copy(update={"color": colours, "pattern": pattern}))
        for one, row in zip(found.parties, bare, strict=True)
        for colours, pattern in [marks[row.id]]
    )
    return replace(found, parties=tuple(parties))


def write_suggestions(folder: Path, found: Suggested) -> list[str]:
    """Put the suggested rows into the tables of a project, and say which.

    Places come before their spellings: no name may stand for a place that is not there.

    Raises what `change_tables` raises.
    """
    written = [one for one in found.places if one.known or not one.near]
    new = [one for one in written if not one.known]
    kept = {one.row.id for one in written}
    kept |= {one.row.parent_id for one in found.places if one.known_parent}
    rows: dict[str, Sequence[Row]] = {
        ACTORS: [one.row for one in found.parties],
        PLACES: [without_parent(one.row, kept) for one in new],
        NAMES: [name for one in written for name in one.names],
    }
    change_tables(folder, {path: [RowChange(None, row) for row in rows[path]] for path in rows})
    done = [f"Wrote {path}: {count(len(some), 'row')}" for path, some in rows.items() if some]
    left = ", ".join(plain(one.name) for one in found.places if one not in written)
    return [*done, f"Not written, spelled nearly as a known place: {left}"] if left else done


def without_parent(row: Place, kept: set[str]) -> Place:
    """Return a place, without its parent where that is not among the ids that are `kept`."""
    return row if row.parent_id in kept else row.model_copy(update={"parent_id": ""})


def format_suggestions(found: Suggested) -> str:
    """Return suggestions for a curator: each name with its quote, and rows to paste."""
    blocks = [*map(format_place, found.places), *map(format_party, found.parties)]
    return "\n\n".join(blocks) + "\n" if blocks else NOTHING


def format_place(one: SuggestedPlace) -> str:
    """Return a place: how often and where it is named, a quote, near spellings, rows to paste."""
    lines = [
        f"{plain(one.name)} ({one.count}, in {', '.join(one.articles)})",
        f"  “{one_line(one.quote)}”",
    ]
    lines += [
        f"  nearly {spelling}, of {place_id}: to names.csv  "
        f"{format_row(one.names[0].model_copy(update={'place_id': place_id}))}"
        for spelling, place_id in one.near
        if not one.known
    ]
    if not one.known:
        lines.append(f"  to places.csv  {format_row(one.row)}")
    lines += [f"  to names.csv   {format_row(name)}" for name in one.names]
    return "\n".join(lines)


def format_party(one: SuggestedParty) -> str:
    """Return a party: how often and where it is named, a quote, its row to paste."""
    return "\n".join(
        (
            f"{plain(one.row.title)}, a party ({one.count}, in {', '.join(one.articles)})",
            f"  “{one_line(one.quote)}”",
            f"  to actors.csv  {format_row(one.row)}",
        )
    )


def format_row(row: Row) -> str:
    """Return a row as it is pasted into its table."""
    return format_csv([format_cell(value) for _, value in row], []).rstrip("\n")
