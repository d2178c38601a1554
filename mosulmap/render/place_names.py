"""What the page calls a place, where it lies, and by which spellings a search finds it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..languages import DEFAULT
from ..model.gazetteer import Gazetteer
from ..model.rows import Name, Place
from ..reading.letters import sought
from .encode.pool import Json, Wordings, compact


def place_name_entry(place: Place, gazetteer: Gazetteer, words: Wordings) -> Json:
    """Return what a place is called in each language, in which place it lies, and where."""
    parent = gazetteer.place.get(place.parent_id)
    others = [one.code for one in words.languages if one.code != DEFAULT]
    names = {code: gazetteer.own_name(place, code) for code in others}
    spellings = gazetteer.toponyms.get(place.id, ())
    return compact(
        {
            "id": place.id,
            "title": place.title,
            **names,
            "names": "|".join(searched((place.title, *names.values()), spellings)),
            "type": place.type,
            "in": words.number(lambda language: gazetteer.place_name(parent, language.code))
            if parent
            else None,
            "at": coordinates(place),
        }
    )


def coordinates(place: Place) -> list[float]:
    """Return the (lon, lat) of a place as the page writes them, empty when it is not located."""
    if place.lon is None or place.lat is None:
        return []
    return [round(place.lon, 4), round(place.lat, 4)]


def searched(shown: Sequence[str], spellings: Iterable[Name]) -> list[str]:
    """Return the spellings that a search does not find in a name `shown` or in one another."""
    kept = list(shown)
    for toponym in sorted({name.toponym for name in spellings}, key=lambda t: (-len(t), t)):
        if not any(sought(toponym) in sought(other) for other in kept):
            kept.append(toponym)
    return kept[len(shown) :]
