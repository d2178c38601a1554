"""What is done about places: a name is made one, a row is edited, a position is confirmed."""

from __future__ import annotations

from ..curate.add_names import add_names
from ..curate.edit_cell import edit_row
from ..curate.make_place import PLACES, confirm_place, make_place, new_place
from ..errors import RequestError
from ..geocode.candidates import Question
from ..geocode.locate import open_geocoder, search_places
from ..model.rows import Name
from ..project.project import Project
from .candidates_view import candidate_entry, question_of
from .row_actions import cells_in
from .rows_sent import row_of, rows_sent
from .workspace import Reply, Values, Workspace


def make_new_place(workspace: Workspace, values: Values) -> Reply:
    """Write a place of its `cells`, and its spellings, `names`; return its id.

    Raises the errors of `make_place`, and `RequestError` for JSON of another form.
    """
    cells = {column: cell for column, cell in cells_in(values, "cells").items() if cell}
    with workspace.lock:
        taken = {place.id for place in workspace.read().project.places.rows}
        row = new_place(cells.get("title", ""), cells, taken)
        names = names_sent(values, row.id)
        signature = workspace.sign(str(values.get("why", "")))
        made = make_place(workspace.folder, row, names, signature, workspace.kept)
    return {"id": made.id}


def edit_place(workspace: Workspace, values: Values) -> Reply:
    """Write `changed` cells into the row of a place that was `seen`, and add spellings, `names`.

    Raises the errors of `edit_row` and `add_names`, and `RequestError` for JSON of another form.
    """
    place_id = str(values.get("id", ""))
    seen, changed = cells_in(values, "seen"), cells_in(values, "changed")
    names = names_sent(values, place_id)
    signature = workspace.sign(str(values.get("why", "")))
    with workspace.lock:
        if changed:
            edit_row(
                workspace.folder,
                PLACES,
                place_id,
                changed,
                signature,
                was=seen,
                kept=workspace.kept,
            )
        added = add_names(workspace.folder, names, signature, workspace.kept) if names else ()
    return {"id": place_id, "names": len(added)}


def names_sent(values: Values, place_id: str) -> list[Name]:
    """Return the spellings of a place that a page sent. Raises the errors of `row_of`."""
    return [row_of(Name, {**cells, "place_id": place_id}) for cells in rows_sent(values, "names")]


def confirm_position(workspace: Workspace, values: Values) -> Reply:
    """Note the `source` where the position of a place was read, by which it is confirmed.

    Raises the errors of `confirm_place`, and `RequestError` for JSON of another form.
    """
    place_id, source = str(values.get("id", "")), str(values.get("source", ""))
    signature = workspace.sign(str(values.get("why", "")))
    seen = cells_in(values, "seen")
    with workspace.lock:
        confirm_place(workspace.folder, place_id, source, signature, was=seen, kept=workspace.kept)
    return {"id": place_id}


def ask_geocoder(workspace: Workspace, values: Values) -> Reply:
    """Ask the geocoder where a place of some `spellings` in a place `parent_id` may lie.

    Its answers are kept in the project, as `mosulmap locate` keeps them. Raises `RequestError` when
    it cannot be asked.
    """
    spellings = values.get("spellings")
    if not (isinstance(spellings, list) and all(isinstance(one, str) for one in spellings)):
        raise RequestError("the spellings of a place are a list of texts")
    project = workspace.read().sound
    question = question_of(project, spellings, str(values.get("parent_id", "")))
    return {"candidates": asked_of_geocoder(workspace, project, question)}


def asked_of_geocoder(workspace: Workspace, project: Project, question: Question) -> list[Reply]:
    """Return the candidates that the geocoder has. Raises `RequestError` as `ask_geocoder` does."""
    geocoder = open_geocoder(workspace.folder, workspace.service, workspace.today())
    (finding,) = search_places(project, [question], geocoder).findings
    return [candidate_entry(candidate) for candidate in finding.candidates]
