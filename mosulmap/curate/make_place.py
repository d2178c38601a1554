"""Makes a place: of what `suggest` found, of a candidate, of a click on a map, or of nothing.

Nobody has compared such a position with a map, so its source says `unverified` or `estimate` until
a curator confirms it and names where it was read.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..errors import DataError, RequestError
from ..model.kept import FORGETFUL, Kept
from ..model.rows import ESTIMATE, UNVERIFIED, Name, Place
from ..project.lock import locked
from ..project.project import read_project
from ..project.row_cells import whole_row
from ..project.table import format_cell, read_table
from ..project.table_edit import RowChange
from ..reading.missing_names import free_id, id_for
from ..reading.name_evidence import fclass_of
from ..terminal import plain
from .decisions import Signature, make_decision
from .edit_cell import Cells, edit_row
from .new_problems import new_problems, with_added, with_replaced

PLACES, NAMES = "gazetteer/places.csv", "gazetteer/names.csv"
LANGUAGE, UNDETERMINED = "en", "und"
"""The language of a spelling in Latin letters without accents, and of any other (BCP 47)."""


def make_place(
    folder: Path,
    row: Place,
    names: Sequence[Name],
    signature: Signature,
    kept: Kept = FORGETFUL,
) -> Place:
    """Write a new place with its spellings, or one that had no position, and return it.

    Its position is marked as one that nobody has confirmed, and needs a radius. Spellings that the
    place has are not written again. What did not change since it was `kept` is not read again.
    Raises `RequestError` for a place that has a position, `DataError` with what `check` would say
    of the rows, and what `make_decision` raises.
    """
    with locked(folder):
        project = read_project(folder, kept=kept)
        if problems := [
            p for t in (project.places, project.names) if not t.whole for p in t.problems
        ]:
            raise DataError(problems)
        place = marked(row)
        former = next((one for one in project.places.rows if one.id == row.id), None)
        if former is not None and former.located:
            raise RequestError(f"'{row.id}' has a position; change it with mosulmap edit places")
        have = {(name.toponym, name.lang) for name in project.names.rows if name.place_id == row.id}
        new = [name for name in names if (name.toponym, name.lang) not in have]
        places = (
            with_replaced(project.places, former, place)
            if former
            else (with_added(project.places, [place]))
        )
        if found := new_problems(project, [places, with_added(project.names, new)], kept):
            raise DataError(found)
        changes = {
            PLACES: [RowChange(former, place)],
            NAMES: [RowChange(None, name) for name in new],
        }
        make_decision(folder, changes, signature, kept=kept)
    return place


def marked(place: Place) -> Place:
    """Return a place whose position says that nobody has confirmed it."""
    if not place.located or place.unconfirmed:
        return place
    source = f"{UNVERIFIED}{place.geo_source}" if place.geo_source else ESTIMATE
    return place.model_copy(update={"geo_source": source})


def confirm_place(
    folder: Path,
    place_id: str,
    source: str,
    signature: Signature,
    *,
    was: Cells | None = None,
    kept: Kept = FORGETFUL,
) -> RowChange:
    """Write where a position was read, by which it counts as confirmed; return before and after.

    `was` are cells as the curator saw them: what is another meanwhile is a clash. Raises
    `RequestError` without a source or a position, and what `edit_row` raises.
    """
    if not source.strip() or source.strip().startswith((ESTIMATE, UNVERIFIED.rstrip(": "))):
        raise RequestError("a position is confirmed by where it was read: name the map or the book")
    places = read_table(folder, PLACES, Place, kept=kept).rows
    if any(place.id == place_id and not place.located for place in places):
        raise RequestError(f"'{plain(place_id)}' has no position to confirm")
    cells = {"geo_source": source.strip()}
    return edit_row(folder, PLACES, place_id, cells, signature, was=was, kept=kept)


def new_place(title: str, cells: dict[str, str], taken: set[str]) -> Place:
    """Return the row of a new place: its title, its other `cells`, and an id that is not `taken`.

    Its feature class follows from its type. Raises `DataError` for cells that cannot be read.
    """
    kind = cells.get("type") or "village"
    own = free_id(id_for(title), kind, taken) or free_id("place", kind, taken)
    whole = {"id": own, "title": title, "type": kind, "fclass": fclass_of(kind).value} | cells
    given = {column: cell.strip() for column, cell in whole.items() if cell.strip()}
    return whole_row(given, Place, PLACES)


def spellings_of(place: Place, spellings: Sequence[str], source: str) -> list[Name]:
    """Return the rows of the spellings of a place, its title first, each once."""
    return [
        Name(
            place_id=place.id,
            toponym=spelling,
            lang=LANGUAGE if spelling.isascii() else UNDETERMINED,
            source=source,
        )
        for spelling in dict.fromkeys((place.title, *spellings))
    ]


def place_words(place: Place) -> str:
    """Return what was made, in a line: its id, its kind, where it lies and how sure that is."""
    where = "without a position"
    if place.located:
        radius = f"within {format_cell(place.geo_uncertainty_m)} m"
        where = f"lon {format_cell(place.lon)}, lat {format_cell(place.lat)}, {radius}"
        where += f" ({place.geo_source})"
    inside = f" in {place.parent_id}" if place.parent_id else ""
    return plain(f"{place.id}: {place.title}, {place.type}{inside}, {where}")
