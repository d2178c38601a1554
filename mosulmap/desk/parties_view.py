"""What is shown of the parties: their cells and sides, and marks that stay apart from theirs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..check.parties import near
from ..curate.decisions import cells_of_row
from ..curate.party_marks import OFFERED, offer_marks
from ..geo.palette import PALETTE
from ..model.gazetteer import Gazetteer
from ..model.rows import Actor
from ..project.stand_ins import MARKS
from .places_view import changed_by_others, faults_by_row
from .workspace import Reply, Values, Workspace


def parties_view(workspace: Workspace, _: Values) -> Reply:
    """Return the parties that can be read, and the marks that a further one can have."""
    reading, me = workspace.read(), workspace.sign("").who
    project, gazetteer = reading.project, reading.sound.gazetteer
    faults = faults_by_row(project.actors, reading.problems)
    named = Counter(
        party
        for row in reading.sound.mentions.rows
        for party in {row.actor, row.control, row.claimant}
    )
    others = changed_by_others(project.decisions, me, "actors")
    return {
        "number": reading.number,
        "parties": [
            {
                "cells": cells_of_row(row),
                "side": side_title(row.id, gazetteer),
                "mentions": named[row.id],
                "changed": others.get(row.id),
                "faults": faults.get(row.id, []),
            }
            for row in project.actors.rows
        ],
        "offers": offers_beside(project.actors.rows),
        "ground": PALETTE["land"]._asdict(),
        "shapes": list(MARKS),
    }


def side_title(actor_id: str, gazetteer: Gazetteer) -> str:
    """Return the title of the party at the top of another; empty for one that is its own."""
    top = gazetteer.side(actor_id)
    return gazetteer.actor[top].title if top != actor_id and top in gazetteer.actor else ""


def offers_beside(actors: Sequence[Actor]) -> list[Reply]:
    """Return marks for further parties, the first that which every eye tells best from the others.

    What `check` would call nearly the colour of a party is not among them.
    """
    shown = [actor for actor in actors if actor.pattern]
    further = [
        Actor.model_validate({"id": f"offer:{number}", "title": "?"})
        for number in range(len(OFFERED))
    ]
    marks = offer_marks([*shown, *further])
    offers = [
        one.model_copy(update={"color": colours, "pattern": pattern})
        for one, (colours, pattern) in ((one, marks[one.id]) for one in further)
    ]
    return [
        {"color": list(offer.color), "pattern": offer.pattern}
        for offer in offers
        if not any(near(offer, actor) for actor in shown)
    ]
