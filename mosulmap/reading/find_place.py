"""A place by what people call it: its id, or any spelling in any script, and near misses."""

from __future__ import annotations

from difflib import get_close_matches

from ..errors import RequestError
from ..model.gazetteer import Gazetteer
from ..model.rows import Place
from ..terminal import plain
from .letters import sought, spelled
from .toponyms import ToponymIndex, build_index

SUGGESTED = 3
"""Near misses that are offered at most."""

NEAR = 0.7
"""Likeness from which on a spelling is a near miss; 1 is the same word."""


def find_place(gazetteer: Gazetteer, name: str) -> Place:
    """Return the place that `name` means: an id, a title or a spelling of `names.csv`.

    Case, accents, hyphens, apostrophes and the regular variants of a transliteration make no
    difference; nor do, where nothing fits better, spaces and letters that people type for each
    other (ة and ه, digits of another script). Raises `RequestError` when several places bear the
    name, and when none does.
    """
    if name in gazetteer.place:
        return gazetteer.place[name]
    index = build_index(gazetteer)
    wanted = folded(name)
    ids = bearers(wanted, index, gazetteer) or nearly_called(name, gazetteer)
    if not ids:
        raise RequestError(unknown_words(name, wanted, index, gazetteer))
    if len(ids) > 1:
        choices = "; ".join(described(gazetteer.place[key], gazetteer) for key in ids)
        count = f"'{plain(name)}' is the name of {len(ids)} places"
        raise RequestError(f"{count}: {choices}; write the id of the one meant")
    return gazetteer.place[ids[0]]


def folded(name: str) -> str:
    """Return a name as the index of toponyms has it."""
    return spelled(" ".join(name.split()))


def bearers(wanted: str, index: ToponymIndex, gazetteer: Gazetteer) -> list[str]:
    """Return the ids of the places that bear a folded name, sorted: as a spelling or as title."""
    titled = {place.id for place in gazetteer.places if folded(place.title) == wanted}
    called = {name.place_id for name in gazetteer.names if folded(name.toponym) == wanted}
    return sorted({*index.places.get(wanted, ()), *titled, *called})


def nearly_called(name: str, gazetteer: Gazetteer) -> list[str]:
    """Return the ids of the places that a search finds under exactly this name, sorted."""
    wanted = sought(name)
    titles = {place.id for place in gazetteer.places if sought(place.title) == wanted}
    return sorted(titles | {n.place_id for n in gazetteer.names if sought(n.toponym) == wanted})


def unknown_words(name: str, wanted: str, index: ToponymIndex, gazetteer: Gazetteer) -> str:
    """Return that no place bears a name, with those whose names are nearest to it."""
    spellings = {folded(place.title): place.id for place in gazetteer.places}
    spellings |= {place.id: place.id for place in gazetteer.places}
    spellings |= {spelling: ids[0] for spelling, ids in index.places.items()}
    near = get_close_matches(wanted, sorted(spellings), n=SUGGESTED * 4, cutoff=NEAR)
    ids = list(dict.fromkeys(spellings[spelling] for spelling in near))[:SUGGESTED]
    choices = [described(gazetteer.place[key], gazetteer) for key in ids]
    if not choices:
        return f"no place is called '{plain(name)}'; `mosulmap status --format json` lists them all"
    return f"no place is called '{plain(name)}'; did you mean {' or '.join(choices)}?"


def described(place: Place, gazetteer: Gazetteer) -> str:
    """Return a place with its id, type and larger place: `karama (Karama, … in East Mosul)`."""
    return f"{place.id} ({introduced(place, gazetteer)})"


def introduced(place: Place, gazetteer: Gazetteer) -> str:
    """Return a place with its type and where it lies: `Karama, neighbourhood in East Mosul`."""
    parent = gazetteer.place.get(place.parent_id)
    where = f" in {plain(parent.title)}" if parent else ""
    return f"{plain(place.title)}, {plain(place.type)}{where}"
