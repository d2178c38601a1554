"""Places at the desk: made, edited, confirmed; never over what somebody else has written."""

from __future__ import annotations

from typing import Any

import pytest

from mosulmap.desk.places_actions import (
    ask_geocoder,
    confirm_position,
    edit_place,
    make_new_place,
)
from mosulmap.desk.places_view import places_view
from mosulmap.desk.workspace import Workspace
from mosulmap.errors import ClashError, DataError, RequestError
from mosulmap.geocode.client import Service
from mosulmap.model.rows import Place
from mosulmap.project.project import read_project

ORVANA = {"id": "orvana", "title": "Orvana", "type": "town", "fclass": "P", "parent_id": "mosul"}
POINT = {"lon": "43.12", "lat": "36.44", "geo_uncertainty_m": "1500"}
NAMES = [
    {"toponym": "Orvana", "lang": "en", "source": "read in late"},
    {"toponym": "أورفانا", "lang": "ar", "source": ""},
]


def place_on_disk(workspace: Workspace, key: str) -> Place:
    """Return a place as it is on disk now."""
    return read_project(workspace.folder).gazetteer.place[key]


def cells_shown(workspace: Workspace, key: str) -> dict[str, str]:
    """Return the cells of a place as the page shows them."""
    workspace.changed = True
    rows = [one["cells"] for one in places_view(workspace, {})["places"]]
    return next(cells for cells in rows if cells["id"] == key)


def test_a_name_is_made_a_place_with_its_spellings(workspace: Workspace) -> None:
    """Signed; its position says that nobody has confirmed it."""
    source = {"geo_source": "GeoNames"}
    assert make_new_place(workspace, {"cells": ORVANA | POINT | source, "names": NAMES}) == {
        "id": "orvana"
    }
    place = place_on_disk(workspace, "orvana")
    assert (place.parent_id, place.geo_source) == ("mosul", "unverified: GeoNames")
    project = read_project(workspace.folder)
    assert [name.toponym for name in project.gazetteer.toponyms["orvana"]] == ["أورفانا", "Orvana"]
    assert project.decisions[-1].who == "Amira"


def test_a_place_without_an_id_gets_one(workspace: Workspace) -> None:
    """Of its title; empty cells are as good as none."""
    made = make_new_place(workspace, {"cells": {"title": "New Velin", "type": "village", "id": ""}})
    assert place_on_disk(workspace, made["id"]).title == "New Velin"


@pytest.mark.parametrize(
    "wrong",
    [{"lat": "36,44"}, {"parent_id": "nowhere"}, {"geo_uncertainty_m": ""}, {"fclass": "X"}],
)
def test_a_place_that_check_refuses_is_not_written(
    workspace: Workspace, wrong: dict[str, str]
) -> None:
    """Neither the place nor its spellings."""
    with pytest.raises(DataError):
        make_new_place(workspace, {"cells": ORVANA | POINT | wrong, "names": NAMES})
    project = read_project(workspace.folder)
    assert "orvana" not in project.gazetteer.place
    assert "orvana" not in project.gazetteer.toponyms


@pytest.mark.parametrize(
    "sent", [{}, {"cells": []}, {"cells": {"title": 1}}, {"cells": ORVANA, "names": "Orvana"}]
)
def test_json_of_another_form_is_refused(workspace: Workspace, sent: dict[str, Any]) -> None:
    """In words."""
    with pytest.raises(RequestError):
        make_new_place(workspace, sent)


def test_a_place_is_edited_in_place(workspace: Workspace) -> None:
    """Cells and a spelling at once."""
    seen = cells_shown(workspace, "samah")
    sent = {"id": "samah", "seen": seen, "changed": {"note": "West of the river."}}
    edit_place(workspace, sent | {"names": [{"toponym": "Al-Samah", "lang": "en", "source": ""}]})
    assert place_on_disk(workspace, "samah").note == "West of the river."
    names = read_project(workspace.folder).gazetteer.toponyms["samah"]
    assert [name.toponym for name in names] == ["Al-Samah"]


def test_what_somebody_changed_meanwhile_is_not_overwritten(workspace: Workspace) -> None:
    """The cell that he changed is named."""
    seen = cells_shown(workspace, "samah")
    edit_place(workspace, {"id": "samah", "seen": seen, "changed": {"type": "suburb"}})
    with pytest.raises(ClashError) as clash:
        edit_place(workspace, {"id": "samah", "seen": seen, "changed": {"type": "village"}})
    assert clash.value.problems[0].column == "type"
    assert place_on_disk(workspace, "samah").type == "suburb"


def test_a_position_is_confirmed_by_where_it_was_read(workspace: Workspace) -> None:
    """A word that says nothing is refused, and so is a position that is another meanwhile."""
    make_new_place(workspace, {"cells": ORVANA | POINT})
    seen = cells_shown(workspace, "orvana")
    assert seen["geo_source"] == "estimate"
    with pytest.raises(RequestError, match="name the map"):
        confirm_position(workspace, {"id": "orvana", "seen": seen, "source": "unverified"})
    with pytest.raises(ClashError):
        confirm_position(
            workspace, {"id": "orvana", "seen": seen | {"lat": "36.4"}, "source": "sheet 12"}
        )
    confirm_position(workspace, {"id": "orvana", "seen": seen, "source": "sheet 12"})
    assert not place_on_disk(workspace, "orvana").unconfirmed


def test_a_geocoder_that_wants_to_know_who_asks_is_not_asked(workspace: Workspace) -> None:
    """Nothing leaves the machine without the curator's address."""
    workspace.service = Service()
    with pytest.raises(RequestError, match="who they are"):
        ask_geocoder(workspace, {"spellings": ["Orvana"], "parent_id": ""})
