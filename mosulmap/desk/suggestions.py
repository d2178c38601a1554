"""What the articles add to the gazetteer, for the desk: found once for the same rows and texts."""

from __future__ import annotations

from collections.abc import Iterable

from ..curate.decisions import cells_of_row
from ..curate.suggest import suggestions_for
from ..project.project import Project
from ..reading.missing_names import Suggested, SuggestedParty, SuggestedPlace
from .workspace import Reply, Values, Workspace

Found = tuple[Suggested, dict[str, str]]


def suggestions_view(workspace: Workspace, _: Values) -> Reply:
    """Return the places and parties that articles name and the gazetteer has not.

    With them come the articles that were not read, by id, with the language that they look to be
    in. To read all articles may take seconds.
    """
    suggested, foreign = find_suggested(workspace)
    reading = workspace.read()
    parents = {one.row.id: one.row.title for one in suggested.places}
    parents |= {place.id: place.title for place in reading.sound.places.rows}
    return {
        "number": reading.number,
        "places": [suggested_place(one, parents) for one in suggested.places],
        "parties": [suggested_party(one) for one in suggested.parties],
        "articles": article_labels(reading.sound),
        "foreign": foreign,
    }


def find_suggested(workspace: Workspace) -> Found:
    """Return what articles add to the gazetteer; one thread finds it, and no reading waits."""
    with workspace.suggested_lock:
        sound = workspace.read().sound
        gazetteer = (sound.places.rows, sound.names.rows, sound.actors.rows)
        inputs = (*gazetteer, sound.articles.rows, tuple(sound.texts.values()))
        return workspace.suggested.of("suggested", inputs, lambda: suggestions_for(sound))


def article_labels(project: Project) -> Reply:
    """Return by the ids of articles under which name and day they are cited.

    One without a publisher and an agency goes by its title.
    """
    return {
        row.id: {
            "label": row.label if row.label != row.id else row.title,
            "published": row.published,
        }
        for row in project.articles.rows
    }


def suggested_place(one: SuggestedPlace, parents: dict[str, str]) -> Reply:
    """Return a name that looks like a place: cells of its row, spellings, evidence."""
    return {
        "cells": cells_of_row(one.row),
        "names": [cells_of_row(name) for name in one.names],
        "count": one.count,
        "events": one.events,
        "sentences": sentence_entries(one.sentences),
        "near": [{"toponym": toponym, "place": place_id} for toponym, place_id in one.near],
        "known": one.known,
        "known_parent": one.known_parent,
        "parent": parents.get(one.row.parent_id, ""),
    }


def suggested_party(one: SuggestedParty) -> Reply:
    """Return the names of a party that the gazetteer has not: cells of its row, evidence."""
    return {
        "cells": cells_of_row(one.row),
        "count": one.count,
        "roles": one.roles,
        "sentences": sentence_entries(one.sentences),
    }


def sentence_entries(sentences: Iterable[tuple[str, str]]) -> list[Reply]:
    """Return sentences with the ids of their articles."""
    return [{"article": article_id, "words": words} for article_id, words in sentences]
