"""Places that a curator makes, and positions that nobody has confirmed yet."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from mosulmap.check.problems import find_problems
from mosulmap.curate.decisions import Signature, undo
from mosulmap.curate.make_place import (
    confirm_place,
    make_place,
    new_place,
    place_words,
    spellings_of,
)
from mosulmap.errors import DataError, RequestError
from mosulmap.model.rows import Place
from mosulmap.project.project import read_project
from tests.command_line import files_in
from tests.tiny_project import TinyProject

MOMENTS: Iterator[int] = count()
AMIRA = Signature("Amira", lambda: f"2016-11-09T14:02:11.{next(MOMENTS):06}Z")
NEAR = {"parent_id": "mosul", "lat": "36.4", "lon": "43.2", "geo_uncertainty_m": "900"}


@pytest.fixture
def folder(tiny: TinyProject, tmp_path: Path) -> Path:
    """Return the tiny project on disk."""
    return tiny.write(tmp_path / "project")


def made(folder: Path, title: str, **cells: str) -> Place:
    """Make a place in Mosul with a spelling."""
    taken = set(read_project(folder).gazetteer.place)
    row = new_place(title, NEAR | cells, taken)
    return make_place(folder, row, spellings_of(row, ["Orfana"], "a map"), AMIRA)


@pytest.mark.parametrize(
    ("source", "written"),
    [
        ("", "estimate"),
        ("GeoNames 99072", "unverified: GeoNames 99072"),
        ("estimate: a press on the map", "estimate: a press on the map"),
        ("unverified: OpenStreetMap", "unverified: OpenStreetMap"),
    ],
)
def test_a_new_position_says_that_nobody_has_confirmed_it(
    folder: Path, source: str, written: str
) -> None:
    """Whatever its source; place and spellings are one decision."""
    before = files_in(folder)
    place = made(folder, "Orvana", geo_source=source)
    assert (place.id, place.geo_source, place.unconfirmed) == ("orvana", written, True)
    project = read_project(folder)
    assert project.gazetteer.place["orvana"] == place
    assert [name.toponym for name in project.gazetteer.toponyms["orvana"]] == ["Orfana", "Orvana"]
    assert find_problems(project) == ()
    list(undo(folder, 1, AMIRA))
    after = files_in(folder)
    assert {k: v for k, v in after.items() if "decisions" not in k} == {
        k: v for k, v in before.items() if "decisions" not in k
    }


def test_a_place_needs_no_position(folder: Path) -> None:
    """Unknown is a fine answer."""
    place = made(folder, "Orvana", lat="", lon="", geo_uncertainty_m="")
    assert (place.located, place.geo_source) == (False, "")
    assert place_words(place) == "orvana: Orvana, village in mosul, without a position"


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"geo_uncertainty_m": ""}, "geo_uncertainty_m: "),
        ({"parent_id": "atlantis"}, "'atlantis' is not an id in gazetteer/places.csv"),
        ({"lat": "36,4"}, "'36,4' has a decimal comma"),
        ({"lat": "43.2", "lon": "36.4"}, "lon and lat look swapped"),
    ],
)
def test_what_check_would_refuse_is_not_made(
    folder: Path, cells: dict[str, str], message: str
) -> None:
    """In its words, and no file is touched."""
    before = files_in(folder)
    with pytest.raises(DataError, match=message):
        made(folder, "Orvana", **cells)
    assert files_in(folder) == before


def test_a_place_without_a_position_gets_one(folder: Path) -> None:
    """Its row stays the same but for that; a second position is refused."""
    former = read_project(folder).gazetteer.place["samah"]
    where = {"lat": 36.4, "lon": 43.2, "geo_uncertainty_m": 900.0, "geo_source": "OSM"}
    place = make_place(folder, former.model_copy(update=where), [], AMIRA)
    assert place.geo_source == "unverified: OSM"
    with pytest.raises(RequestError, match="'samah' has a position; change it with mosulmap edit"):
        make_place(folder, place, [], AMIRA)


def test_a_new_place_has_an_id_of_its_own() -> None:
    """With its type, with a number; what is no village has its own feature class."""
    first = new_place("Karama", {}, {"karama"})
    assert (first.id, first.fclass) == ("karama_village", "P")
    assert new_place("الكرامة", {}, set()).id == "place"
    assert new_place("Tigris", {"type": "river"}, set()).fclass == "H"


def test_a_position_is_confirmed_by_where_it_was_read(folder: Path) -> None:
    """The mark goes; a source that is none is refused, as is a place without a position."""
    made(folder, "Orvana")
    change = confirm_place(folder, "orvana", "sheet 12 of the survey", AMIRA)
    assert change.after is not None
    assert dict(change.after)["geo_source"] == "sheet 12 of the survey"
    for source in ("", "estimate: I think", "unverified"):
        with pytest.raises(RequestError, match="a position is confirmed by where it was read"):
            confirm_place(folder, "orvana", source, AMIRA)
    with pytest.raises(RequestError, match="'samah' has no position to confirm"):
        confirm_place(folder, "samah", "a map", AMIRA)
