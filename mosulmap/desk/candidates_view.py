"""Where a place may lie: candidates of a gazetteer, and what distances say of a position."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

from ..check.distances import difference_words
from ..check.whereabouts import located_parent, reach_m
from ..curate.decisions import cells_of_row
from ..curate.whereabouts import Saying, whereabouts
from ..errors import RequestError
from ..geo.away import Away, away_from
from ..geo.distance import Point, compass_point, position
from ..geocode.candidates import KINDS, OTHER, OTHER_RADIUS_M, Candidate, Question
from ..geocode.locate import search_places
from ..geocode.offline import open_offline
from ..model.gazetteer import Gazetteer
from ..model.rows import FeatureClass, Name, Place
from ..project.project import Project
from .workspace import Reply, Values, Workspace

NEW = "desk:new-place"
"""The id of a place that is not in the gazetteer yet."""


def candidates_view(workspace: Workspace, values: Values) -> Reply:
    """Return where a place of some `spellings`, a line each, in a place `parent_id` may lie.

    A gazetteer on this machine says it; nobody is asked. Raises `RequestError` without one, and
    `DataError` for a file that is none.
    """
    project = workspace.read().sound
    spellings = str(values.get("spellings", "")).splitlines()
    question = question_of(project, spellings, str(values.get("parent_id", "")))
    source = open_offline([question], workspace.today(), workspace.places_file)
    (finding,) = search_places(project, [question], source).findings
    return {"candidates": [candidate_entry(candidate) for candidate in finding.candidates]}


def question_of(project: Project, spellings: Sequence[str], parent_id: str) -> Question:
    """Return the question where a place lies. Raises `RequestError` without a spelling."""
    wanted = tuple(dict.fromkeys(one.strip() for one in spellings if one.strip()))
    if not wanted:
        raise RequestError("a place is looked for by a name; type one")
    within = project.gazetteer.place.get(parent_id)
    return Question(wanted[0], wanted, within.title if within else "", None, within)


def candidate_entry(candidate: Candidate) -> Reply:
    """Return a candidate: degrees, metres, how far it lies from the larger place."""
    answer = candidate.answer
    kind, fclass, _ = KINDS.get(answer.kind, OTHER)
    return {
        "title": answer.title,
        "kind": answer.kind,
        "type": kind if answer.kind in KINDS else "",
        "fclass": fclass.value,
        "lon": answer.lon,
        "lat": answer.lat,
        "radius": candidate.uncertainty_m,
        "away": away_entry(candidate.parent),
        "inside": candidate.inside if candidate.parent else None,
        "source": candidate.source,
        "match": answer.match,
        "country": answer.country,
        "names": [cells_of_row(name) for name in candidate.names],
    }


def away_entry(away: Away | None) -> Reply | None:
    """Return how far something lies from a place: metres, degrees from north, its title."""
    if away is None:
        return None
    return {
        "of": away.place.title,
        "metres": round(away.metres),
        "degrees": round(away.bearing) % 360,
        "compass": compass_point(away.bearing),
    }


def whereabouts_view(workspace: Workspace, values: Values) -> Reply:
    """Return how far a point, `lon` and `lat`, lies from the larger place, and what sentences say.

    The place is that of `id` in the gazetteer, or a new one of a `title`; it lies in `parent_id`,
    and its position is good to `radius` metres. Raises `RequestError` for a point that is none.
    """
    project = workspace.read().sound
    place = place_asked(project.gazetteer, values)
    parent = parent_of(project.gazetteer, str(values.get("parent_id", "")))
    away = away_from(position(place), parent) if place.located else None
    reach = reach_m(parent, OTHER_RADIUS_M) + (place.geo_uncertainty_m or 0) if parent else 0
    return {
        "parent": away_entry(away),
        "inside": away.metres <= reach if away else None,
        "said": [
            entry
            for saying in sayings_of(workspace, project, place)
            if (entry := saying_entry(saying, place, project.gazetteer))
        ],
    }


def place_asked(gazetteer: Gazetteer, values: Values) -> Place:
    """Return the place that is asked about, at the point that was sent.

    Raises `RequestError` for a point that is none.
    """
    known = gazetteer.place.get(str(values.get("id", "")))
    title = str(values.get("title", "")).strip() or "?"
    new = {"id": NEW, "title": title, "type": "place", "fclass": FeatureClass.POPULATED}
    return (known or Place.model_validate(new)).model_copy(
        update={
            "parent_id": str(values.get("parent_id", "")),
            **point_sent(values),
        }
    )


def point_sent(values: Values) -> dict[str, float | None]:
    """Return the cells of the point that was sent; None in them where none was.

    Raises `RequestError` for a point that is none.
    """
    try:
        lon, lat, radius = (float(values.get(name) or "nan") for name in ("lon", "lat", "radius"))
    except (TypeError, ValueError):
        raise RequestError("a point is two numbers, lon and lat, and a radius in metres") from None
    sound = isfinite(lon) and isfinite(lat)
    if sound and not (abs(lon) <= 180 and abs(lat) <= 90):  # noqa: PLR2004 - degrees
        raise RequestError(f"lon {lon:g}, lat {lat:g} is not in degrees")
    good = radius if isfinite(radius) and radius > 0 else None
    return {
        "lon": lon if sound else None,
        "lat": lat if sound else None,
        "geo_uncertainty_m": good,
    }


def parent_of(gazetteer: Gazetteer, parent_id: str) -> Place | None:
    """Return the nearest place around a place in `parent_id` that has a position."""
    parent = gazetteer.place.get(parent_id)
    if parent is None or parent.located:
        return parent
    return located_parent(parent, gazetteer)


def sayings_of(workspace: Workspace, project: Project, place: Place) -> tuple[Saying, ...]:
    """Return what sentences say of how far a place is from others, wherever it lies.

    They are found once while the same place is asked about: a point that is moved changes none.
    """
    names = (project.places.rows, project.names.rows, tuple(project.texts.values()))
    nowhere = place.model_copy(update={"lon": None, "lat": None, "geo_uncertainty_m": None})
    own = [Name(place_id=place.id, toponym=place.title, lang="und", source="")]
    with workspace.sayings_lock:
        return workspace.sayings.of(
            "sayings",
            (*names, place.id, place.title, place.parent_id),
            lambda: whereabouts(nowhere, project, own).sayings,
        )


def saying_entry(saying: Saying, place: Place, gazetteer: Gazetteer) -> Reply | None:
    """Return what a sentence says beside a point; None where the other place has no position."""
    found = saying.distance
    is_origin = found.origin.place_id == place.id
    other = gazetteer.place.get((found.goal if is_origin else found.origin).place_id)
    if other is None or not other.located:
        return None
    at = position(other)
    pair = (place, other) if is_origin else (other, place)
    differs = difference_words(found, *pair) if place.located else ""
    away = away_from(Point(*position(place)), other) if place.located else None
    return {
        "words": " ".join(found.claim.split()),
        "metres": found.high,
        "compass": found.side,
        "of": other.title,
        "lon": at.lon,
        "lat": at.lat,
        "away": away_entry(away),
        "agrees": not differs if place.located else None,
    }
