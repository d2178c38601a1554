"""What every part of the desk needs to know: parties, places, how much waits, who decided last."""

from __future__ import annotations

from ..curate.decisions import describe_decision
from ..model.decisions import group_decisions
from ..model.rows import Actor, Event, Place, Review
from ..project.project import Project
from .workspace import Reading, Reply, Values, Workspace

LAST_DECISIONS = 10
"""How many of the last decisions the desk shows."""


def project_view(workspace: Workspace, _: Values) -> Reply:
    """Return the words and rows that all parts of the desk share, and the number of the reading."""
    reading = workspace.read()
    return shared_parts(reading) | {"who": workspace.sign("").who}


def shared_parts(reading: Reading) -> Reply:
    """Return parties, places, events, counts and the last decisions of a project as it was read."""
    sound = reading.sound
    parents = {place.id: place.title for place in sound.places.rows}
    return {
        "number": reading.number,
        "parties": [party_entry(row, sound) for row in sound.actors.rows],
        "places": [place_entry(row, parents) for row in sound.places.rows],
        "events": [event.value for event in Event],
        "counts": counts_of(reading),
        "last": last_decisions(reading.project),
    }


def party_entry(row: Actor, project: Project) -> Reply:
    """Return what the desk shows of a party; `holder` is the party whose mark it has."""
    return {
        "id": row.id,
        "title": row.title,
        "title_ar": row.title_ar,
        "color": row.color,
        "pattern": row.pattern,
        "holder": project.gazetteer.holder(row.id),
    }


def place_entry(row: Place, parents: dict[str, str]) -> Reply:
    """Return what is needed to find a place by its name: id, title, kind, and where it lies in."""
    return {
        "id": row.id,
        "title": row.title,
        "type": row.type,
        "parent": parents.get(row.parent_id, ""),
    }


def counts_of(reading: Reading) -> dict[str, int]:
    """Return how many articles and faults there are, and how many mentions by their status.

    `unplaced` counts the places of which nobody has confirmed where they lie.
    """
    mentions = reading.sound.mentions.rows
    found = {status.value: 0 for status in Review}
    for mention in mentions:
        found[mention.status.value] += 1
    articles = len(reading.project.articles.rows)
    unplaced = sum(not row.located or row.unconfirmed for row in reading.project.places.rows)
    faults = len(reading.problems)
    return {**found, "articles": articles, "faults": faults, "unplaced": unplaced}


def last_decisions(project: Project) -> list[Reply]:
    """Return the last decisions, the newest first: when, who, what, and whether it stands."""
    groups = group_decisions(project.decisions)
    undone = {row.undoes for row in project.decisions if row.undoes}
    return [
        {
            "when": group[0].when,
            "who": group[0].who,
            "words": describe_decision(group).partition(": ")[2],
            "undone": group[0].when in undone,
            "undoes": group[0].undoes,
        }
        for group in reversed(groups[-LAST_DECISIONS:])
    ]
