"""Several places of one name: which of them a mention may mean, and what is asked of a curator."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.gazetteer import Gazetteer
from ..model.rows import Mention, Place
from ..reading.letters import spelled
from ..reading.proposals import QUESTION
from ..terminal import one_line
from .merge import EDITED


def namesakes_of(row: Mention, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Return the places that a mention's toponym may mean, the one proposed first; none for one."""
    wanted = spelled(row.toponym)
    ids = {name.place_id for name in gazetteer.names if spelled(name.toponym) == wanted}
    ids |= {row.place_id}
    order = sorted(ids & set(gazetteer.place), key=lambda key: (key != row.place_id, key))
    return tuple(gazetteer.place[key] for key in order) if len(order) > 1 else ()


def question_of(places: Sequence[Place], gazetteer: Gazetteer) -> str:
    """Return the question which of several places is meant, each with its number and parent."""
    lines = [
        f"  [{number}] {described(place, gazetteer)}" for number, place in enumerate(places, 1)
    ]
    return "\n".join(("  Which one is meant?", *lines)) if places else ""


def described(place: Place, gazetteer: Gazetteer) -> str:
    """Return a place with its type and parent, by which it is told from its namesakes."""
    parent = gazetteer.place.get(place.parent_id)
    inside = f" in {parent.title}" if parent else ""
    return one_line(f"{place.title}, {place.type}{inside} ({place.id})")


def with_place(row: Mention, place: Place) -> Mention:
    """Return a proposal that means a place, without the question, and marked as edited."""
    parts = [part for part in row.note.split("; ") if part and not part.startswith(QUESTION)]
    if parts[:1] != [EDITED]:
        parts.insert(0, EDITED)
    return row.model_copy(update={"place_id": place.id, "note": "; ".join(parts)})
