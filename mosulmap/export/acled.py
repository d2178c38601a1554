"""What the articles say happened, in the 31 columns of ACLED (https://acleddata.com).

ACLED has a row for an event, we one for a statement: mentions of one kind, place, actor and time
are one row, with their ids in `tags`. It codes no holding, siege, visit, flight or plan, and no
date wider than a month; such mentions are left out and counted. What nobody has written down stays
empty: no fatalities, no scale of a source, no weapon of an attack, no opponent. Codes of actors
are the numbers that ACLED used up to 2024, from the column `side` of actors.csv.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields

from ..control.study import Study
from ..model.countries import NUMBER_OF_TWO
from ..model.dates import parse_edtf, to_day
from ..model.rows import CONTESTED, Actor, Event, FeatureClass, Mention, Place, Side
from ..project.csv_file import format_csv
from ..terminal import count
from .safe_texts import harmless
from .tables import BETWEEN, Scope, source_of

BATTLES = "Battles"
STRATEGIC = "Strategic developments"

KINDS = {
    Event.CAPTURE: (BATTLES, ""),
    Event.ENTRY: (BATTLES, "Armed clash"),
    Event.FIGHTING: (BATTLES, "Armed clash"),
    Event.WITHDRAWAL: (STRATEGIC, "Non-violent transfer of territory"),
    Event.ATTACK: ("Explosions/Remote violence", ""),
}
"""Event type and sub-event type of each event that ACLED codes; docs/method.md has the same."""

OVERTAKEN = "Non-state actor overtakes territory"
TAKEN = {
    Side.STATE: "Government regains territory",
    **dict.fromkeys((Side.REBELS, Side.POLITICAL_MILITIA, Side.IDENTITY_MILITIA), OVERTAKEN),
}
"""What a capture is, by the side of the party that captured."""

INTER = {
    Side.STATE: "1",
    Side.REBELS: "2",
    Side.POLITICAL_MILITIA: "3",
    Side.IDENTITY_MILITIA: "4",
    Side.CIVILIANS: "7",
    Side.EXTERNAL: "8",
}

WEEK, MONTH = 7, 31
"""Days within which a date is of precision 2, and of precision 3."""

VAGUE_M = 5_000.0
"""Metres of uncertainty from which on a position is only near the place."""

PREFIX = "MM"
"""How an event's id begins, so that nobody takes it for one of ACLED's."""


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event with ACLED's own columns, all of them text; what is not known is empty."""

    event_id_cnty: str = ""
    event_date: str = ""
    year: str = ""
    time_precision: str = ""
    disorder_type: str = ""
    event_type: str = ""
    sub_event_type: str = ""
    actor1: str = ""
    assoc_actor_1: str = ""
    inter1: str = ""
    actor2: str = ""
    assoc_actor_2: str = ""
    inter2: str = ""
    interaction: str = ""
    civilian_targeting: str = ""
    iso: str = ""
    region: str = ""
    country: str = ""
    admin1: str = ""
    admin2: str = ""
    admin3: str = ""
    location: str = ""
    latitude: str = ""
    longitude: str = ""
    geo_precision: str = ""
    source: str = ""
    source_scale: str = ""
    notes: str = ""
    fatalities: str = ""
    tags: str = ""
    timestamp: str = ""


def format_acled(study: Study, scope: Scope) -> tuple[str, str]:
    """Return the events as CSV, and which mentions it leaves out.

    A cell that a spreadsheet would run as a formula has an apostrophe before it.
    """
    kept, reasons = sort_mentions(study, scope)
    rows = event_rows(study, kept)
    header = [field.name for field in fields(EventRow)]
    text = format_csv(header, ([harmless(cell) for cell in astuple(row)] for row in rows))
    return text, "\n".join(filter(None, (told(rows, kept, reasons), unsaid(rows))))


def sort_mentions(study: Study, scope: Scope) -> tuple[list[Mention], Counter[str]]:
    """Return the mentions that can be events, by date, and how many cannot, by the reason."""
    kept: list[Mention] = []
    reasons: Counter[str] = Counter()
    for mention in study.mentions:
        if reason := why_no_event(mention, scope):
            reasons[reason] += 1
        else:
            kept.append(mention)
    return sorted(kept, key=lambda m: (parse_edtf(m.event_date)[1], m.place_id, m.id)), reasons


def why_no_event(mention: Mention, scope: Scope) -> str:
    """Return why a mention is no event of ACLED's; empty where it is one."""
    if mention.event not in KINDS:
        return mention.event.value
    if not mention.event_date:
        return "without a date"
    first, last = parse_edtf(mention.event_date)
    if last - first >= MONTH:
        return "dated wider than a month"
    return "" if scope.meets(first, last) else "of other days"


def event_rows(study: Study, mentions: Sequence[Mention]) -> list[EventRow]:
    """Return a row for each group of mentions that say the same of one time and place."""
    groups: dict[tuple[object, ...], list[Mention]] = defaultdict(list)
    for m in mentions:
        kind = (KINDS[m.event][0], sub_type(study, m))
        groups[parse_edtf(m.event_date), m.place_id, kind, m.actor, opponent(m)].append(m)
    return [event_row(study, group) for group in groups.values()]


def event_row(study: Study, group: Sequence[Mention]) -> EventRow:
    """Return the row of mentions that are one event."""
    one = group[0]
    actors = study.project.gazetteer.actor
    first, second = actors.get(one.actor), actors.get(opponent(one))
    kind = KINDS[one.event][0]
    day = to_day(parse_edtf(one.event_date)[1])
    return EventRow(
        event_id_cnty=f"{PREFIX}:{one.id}",
        event_date=day,
        year=day[:4],
        time_precision=time_precision(group),
        disorder_type=STRATEGIC if kind == STRATEGIC else "Political violence",
        event_type=kind,
        sub_event_type=sub_type(study, one),
        actor1=first.title if first else "",
        assoc_actor_1=parent_title(study, first),
        inter1=inter(first),
        actor2=second.title if second else "",
        assoc_actor_2=parent_title(study, second),
        inter2=inter(second),
        interaction=interaction(first, second),
        source=BETWEEN.join(dict.fromkeys(source_of(study, m) for m in group)),
        notes="\n".join(dict.fromkeys(m.quote for m in group)),
        tags=BETWEEN.join(m.id for m in group),
        **whereabouts(study, one),
    )


def whereabouts(study: Study, mention: Mention) -> dict[str, str]:
    """Return the cells that say where the place of a mention lies."""
    place = study.project.gazetteer.place[mention.place_id]
    country, (first, second, third) = larger_places(study, place)
    return {
        "iso": NUMBER_OF_TWO.get(next(iter(place.ccodes), ""), "").lstrip("0"),
        "country": country,
        "admin1": first,
        "admin2": second,
        "admin3": third,
        "location": place.title,
        "latitude": "" if place.lat is None else str(place.lat),
        "longitude": "" if place.lon is None else str(place.lon),
        "geo_precision": geo_precision(place, mention),
    }


def sub_type(study: Study, mention: Mention) -> str:
    """Return the sub-event type of a mention; empty where the tables do not tell it."""
    if mention.event is not Event.CAPTURE:
        return KINDS[mention.event][1]
    winner = study.project.gazetteer.actor.get(mention.actor or mention.control)
    return TAKEN.get(winner.side, "") if winner and winner.side else ""


def opponent(mention: Mention) -> str:
    """Return the id of the second party: the new holder after a withdrawal, else nobody is named.

    That is also the word for contested, which is no id of a party.
    """
    return mention.control if mention.event is Event.WITHDRAWAL else ""


def time_precision(group: Sequence[Mention]) -> str:
    """Return ACLED's code of how exact a date is: 1 the day, 2 within a week, 3 within a month."""
    first, last = parse_edtf(group[0].event_date)
    about = any(mention.event_date[-1] in "?~%" for mention in group)
    if last - first >= WEEK:
        return "3"
    return "2" if last > first or about else "1"


def geo_precision(place: Place, mention: Mention) -> str:
    """Return ACLED's code of how exact a position is: 1 the place, 2 near or a part, 3 a region."""
    if place.fclass is FeatureClass.ADMINISTRATIVE:
        return "3"
    vague = place.estimated or not place.geo_uncertainty_m or place.geo_uncertainty_m > VAGUE_M
    # Who captured a place that is contested all the same has captured parts of it.
    part = mention.event is Event.CAPTURE and mention.control == CONTESTED
    return "2" if vague or part else "1"


def parent_title(study: Study, actor: Actor | None) -> str:
    """Return what the larger party of an actor is called; empty without one."""
    parent = study.project.gazetteer.actor.get(actor.parent_id) if actor else None
    return parent.title if parent else ""


def inter(actor: Actor | None) -> str:
    """Return ACLED's code of an actor's kind; empty without an actor or where it is not decided."""
    return INTER[actor.side] if actor and actor.side else ""


def interaction(first: Actor | None, second: Actor | None) -> str:
    """Return both codes in one, the smaller first, and 0 for a single actor; empty if not known."""
    codes = [inter(actor) for actor in (first, second) if actor]
    if not codes or not all(codes):
        return ""
    return "".join(sorted(codes)) if len(codes) > 1 else f"{codes[0]}0"


def larger_places(study: Study, place: Place) -> tuple[str, tuple[str, str, str]]:
    """Return the country of a place and the areas in it that hold the place, the largest first."""
    above = [place, *study.project.gazetteer.ancestors(place.id)]
    country = next((one.title for one in above if one.type == "country"), "")
    areas = [
        one.title
        for one in reversed(above)
        if one.fclass is FeatureClass.ADMINISTRATIVE and one.type != "country"
    ]
    first, second, third, *_ = (*areas, "", "", "")
    return country, (first, second, third)


def told(rows: Sequence[EventRow], kept: Sequence[Mention], reasons: Counter[str]) -> str:
    """Say how many mentions make how many events, and which are left out."""
    made = f"{count(len(kept), 'mention')} in {count(len(rows), 'event')}"
    if not reasons:
        return made
    why = ", ".join(f"{number:,} {reason}" for reason, number in sorted(reasons.items()))
    return f"{made}; {count(reasons.total(), 'mention')} left out ({why})"


def unsaid(rows: Sequence[EventRow]) -> str:
    """Say which cells stay empty that ACLED always has, where some do."""
    empty = {
        "sub_event_type": "the weapon, or the side of the winner, is not known",
        "latitude": "the place has no position",
        "inter1": "no actor, or none whose side is decided",
    }
    found = {column: sum(not getattr(row, column) for row in rows) for column in empty}
    return "\n".join(
        f"{count(number, 'event')} without {column}: {empty[column]}"
        for column, number in found.items()
        if number
    )
