"""What is shown of the places that there are: their cells, what is known of where they lie."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache
from typing import TypeVar

from ..check.whereabouts import located_parent
from ..curate.decisions import cells_of_row
from ..errors import Problem
from ..geo.away import away_from
from ..geo.distance import position
from ..geocode.candidates import KINDS, OTHER_RADIUS_M
from ..model.decisions import standing_decisions
from ..model.gazetteer import Gazetteer
from ..model.rows import Actor, Decision, FeatureClass, Place
from ..project.table import Table
from ..reading.name_words import kinds
from .candidates_view import away_entry
from .workspace import Reply, Values, Workspace

T = TypeVar("T", Place, Actor)

UNSAID = "-"
"""The type of a word that calls a place something and does not say what it is."""


def places_view(workspace: Workspace, _: Values) -> Reply:
    """Return the places that can be read, each with its state, and what a place can be."""
    reading, me = workspace.read(), workspace.sign("").who
    project = reading.project
    gazetteer = reading.sound.gazetteer
    faults = faults_by_row(project.places, reading.problems)
    mentions = Counter(row.place_id for row in reading.sound.mentions.rows)
    others = changed_by_others(project.decisions, me, "places")
    return {
        "number": reading.number,
        "places": [
            {
                "cells": cells_of_row(row),
                "names": [cells_of_row(name) for name in gazetteer.toponyms.get(row.id, ())],
                "state": state_of(row),
                "away": away_from_parent(row, gazetteer),
                "mentions": mentions[row.id],
                "changed": others.get(row.id),
                "faults": faults.get(row.id, []),
            }
            for row in project.places.rows
        ],
        "kinds": place_kinds(),
        "classes": [fclass.value for fclass in FeatureClass],
        "geocoder": workspace.service.geocoder,
    }


def sentences_view(workspace: Workspace, values: Values) -> Reply:
    """Return the sentences of the mentions of the place with an `id`, each once."""
    wanted = str(values.get("id", ""))
    rows = workspace.read().sound.mentions.rows
    found = dict.fromkeys((row.article_id, row.quote) for row in rows if row.place_id == wanted)
    return {"sentences": [{"article": article, "words": quote} for article, quote in found]}


def state_of(place: Place) -> str:
    """Return what is known of a position: `nowhere`, `unverified`, `estimate` or `read`."""
    if not place.located:
        return "nowhere"
    if place.estimated:
        return "estimate"
    return "unverified" if place.unconfirmed else "read"


def away_from_parent(place: Place, gazetteer: Gazetteer) -> Reply | None:
    """Return how far a place lies from the nearest place around it that has a position.

    In metres and degrees clockwise from north; None where one of the two has none.
    """
    parent = located_parent(place, gazetteer) if place.located else None
    return away_entry(away_from(position(place), parent)) if parent else None


def changed_by_others(rows: Iterable[Decision], me: str, table: str) -> dict[str, Reply]:
    """Return by the ids of a table's rows who changed each last and when, if it was not `me`."""
    last: dict[str, Decision] = {}
    for decision in standing_decisions(rows):
        for cell in decision:
            if cell.table == table:
                last[cell.row] = cell
    return {
        key: {"who": cell.who, "when": cell.when} for key, cell in last.items() if cell.who != me
    }


def faults_by_row(table: Table[T], problems: Iterable[Problem]) -> dict[str, list[Reply]]:
    """Return the faults of a table's rows by their ids: the column and what is wrong."""
    ids = dict(zip(table.lines, (row.id for row in table.rows), strict=False))
    found: defaultdict[str, list[Reply]] = defaultdict(list)
    for problem in problems:
        if problem.path == table.path and problem.line in ids:
            entry = {"column": problem.column, "message": problem.message}
            found[ids[problem.line]].append(entry)
    return dict(found)


@cache
def place_kinds() -> list[dict[str, object]]:
    """Return what a place can be called: type, feature class, and a usual radius in metres.

    The radius is that of the geocoder's kind of the same name, or of a place of no known kind.
    """
    radii = {kind: metres for kind, _, metres in reversed(KINDS.values())}
    classes = {kind.type: kind.fclass.value for kind in kinds().values() if kind.type != UNSAID}
    classes |= {kind: fclass.value for kind, fclass, _ in KINDS.values()}
    return [
        {"type": kind, "fclass": fclass, "radius": radii.get(kind, OTHER_RADIUS_M)}
        for kind, fclass in sorted(classes.items())
    ]
