"""Places in Linked Places format (LPF 1.3), as World Historical Gazetteer and Recogito take them.

A feature is a place with its names, its position and, as relations, the larger place it lies in and
who held it when (https://github.com/LinkedPasts/linked-places-format). An omitted end would mean
"during the start", so an open end says from when on it may be. WHG keeps of a date only its year,
and so the record as a whole is dated by years, and its relations by days.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

from ..control.study import Study
from ..model.countries import COUNTRY_CODES
from ..model.rows import Certainty, Name, Place, State
from ..terminal import count
from .tables import PeriodRow, Scope, mentions_of, period_rows, source_of

Json = dict[str, Any]

CONTEXT = (
    "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/"
    "linkedplaces-context-v1.1.jsonld"
)
"""Which terms the keys stand for (JSON-LD); nothing of it is fetched here."""

OWN = "urn:mosulmap:"
"""How the identifiers begin that only the project knows: its places, parties and states."""

CERTAINTIES = {Certainty.CONFIRMED: "certain", Certainty.REPORTED: "less-certain"}
"""LPF's words; what is only claimed or inferred is `uncertain`."""

LINKED = re.compile(r"(?:bnf|cerl|dbp|gn|gnd|gov|loc|pl|tgn|viaf|wd|wp):\S+|https?://\S+")
"""The identifiers elsewhere that WHG resolves."""

STREET_MAP = re.compile(r"osm:((?:node|way|relation)/\d+)")


def format_linked_places(study: Study, scope: Scope) -> tuple[str, str]:
    """Return the named places with who held them, and what LPF leaves out.

    Periods in which nothing is known make no relation.
    """
    held: dict[str, list[PeriodRow]] = {place_id: [] for place_id in sorted(study.named)}
    unknown = 0
    for row in period_rows(study, scope):
        if row.state == State.UNKNOWN:
            unknown += 1
        else:
            held[row.place_id].append(row)
    features = ",\n".join(
        json.dumps(feature(study, study.project.gazetteer.place[key], rows), ensure_ascii=False)
        for key, rows in held.items()
    )
    head = f'{{"type": "FeatureCollection", "@context": "{CONTEXT}", "features": [\n'
    return f"{head}{features}\n]}}\n", left_out(study, unknown)


def left_out(study: Study, unknown: int) -> str:
    """Say what LPF has no place for, and how much of it there is."""
    words = []
    if unknown:
        words.append(f"{count(unknown, 'period')} of unknown state left out: LPF says what is so")
    places = (study.project.gazetteer.place[key] for key in sorted(study.named))
    other = Counter(
        match.partition(":")[0] for place in places for match in place.matches if not link(match)
    )
    if other:
        kinds = ", ".join(f"{number:,} {kind}" for kind, number in sorted(other.items()))
        ids = count(other.total(), "identifier")
        words.append(f"{ids} left out, of gazetteers that WHG does not know ({kinds})")
    return "\n".join(words)


def feature(study: Study, place: Place, periods: list[PeriodRow]) -> Json:
    """Return one place as a feature; what it has not is left away."""
    codes = [code for code in dict.fromkeys(place.ccodes) if code in COUNTRY_CODES - {"XK"}]
    about = {"title": place.title, "ccodes": codes, "fclasses": [place.fclass.value]}
    links = [
        {"type": "closeMatch", "identifier": found}
        for match in place.matches
        if (found := link(match))
    ]
    years = {"start": {"in": study.window.first[:4]}, "end": {"in": study.window.last[:4]}}
    return filled(
        {
            "@id": place_uri(place.id),
            "type": "Feature",
            "properties": filled(about),
            "when": {"timespans": [years]},
            "names": names(study, place),
            "types": [{"label": place.type, "sourceLabels": [{"label": place.type, "lang": "en"}]}],
            "links": links,
            "relations": [*larger(study, place), *(control(study, row) for row in periods)],
            "descriptions": [{"value": place.note, "lang": "en"}] if place.note else [],
        }
    ) | {"geometry": geometry(place)}


def filled(cells: Json) -> Json:
    """Return what is not empty: LPF has no empty lists."""
    return {key: value for key, value in cells.items() if value}


def place_uri(key: str) -> str:
    """Return the identifier of a place."""
    return f"{OWN}place:{key}"


def link(match: str) -> str:
    """Return an identifier elsewhere as WHG takes it; empty if it takes none of its kind."""
    if found := STREET_MAP.fullmatch(match):
        return f"https://www.openstreetmap.org/{found[1]}"
    return match if LINKED.fullmatch(match) else ""


def names(study: Study, place: Place) -> list[Json]:
    """Return the spellings of a place, its title first, each with where it was read."""
    spelled = study.project.gazetteer.toponyms.get(place.id, ())
    printed: dict[str, dict[str, None]] = {}
    for mention in mentions_of(study, place.id):
        printed.setdefault(mention.toponym, {})[source_of(study, mention)] = None
    rows = [(name.toponym, name.lang, cited(name, printed)) for name in spelled]
    if all(toponym != place.title for toponym, *_ in rows):
        rows.insert(0, (place.title, "", list(printed.get(place.title, ()))))
    rows.sort(key=lambda row: row[0] != place.title)
    return [
        filled({"toponym": toponym, "lang": lang, "citations": [{"label": of} for of in sources]})
        for toponym, lang, sources in rows
    ]


def cited(name: Name, printed: dict[str, dict[str, None]]) -> list[str]:
    """Return where a spelling was read: the source of its row, then the articles that print it."""
    return list(dict.fromkeys(filter(None, (name.source, *printed.get(name.toponym, ())))))


def geometry(place: Place) -> Json | None:
    """Return where a place lies, with its radius in kilometres; None where that is not known."""
    if not place.located:
        return None
    point: Json = {"type": "Point", "coordinates": [place.lon, place.lat]}
    if place.geo_uncertainty_m:
        accuracy = {"type": "geo:hasSpatialAccuracy", "tolerance": place.geo_uncertainty_m / 1000}
        point["approximation"] = accuracy
    if place.geo_source:
        point["citations"] = [{"label": one_line(place.geo_source)}]
    return point | ({"certainty": "uncertain"} if place.estimated else {})


def larger(study: Study, place: Place) -> list[Json]:
    """Return the relation of a place to the one it lies in, where it does."""
    parent = study.project.gazetteer.place.get(place.parent_id)
    if parent is None:
        return []
    words = f"part of {parent.title}"
    whole = {"relationType": "gvp:broaderPartitive", "relationTo": place_uri(parent.id)}
    return [whole | {"label": words}]


def control(study: Study, row: PeriodRow) -> Json:
    """Return who held a place in a period, or that it was contested, and on whose word."""
    who = f"actor:{row.controller}" if row.state == State.HELD else f"state:{row.state}"
    label = f"held by {row.controller_title}" if row.state == State.HELD else row.state
    guess = row.inferred or row.inherited
    word = Certainty(row.certainty) if row.certainty else None
    return filled(
        {
            "relationType": f"{OWN}relation:control",
            "relationTo": f"{OWN}{who}",
            "label": label,
            "when": {"timespans": [timespan(study, row)]},
            "citations": [{"label": one_line(f"{row.source}: {row.quote}")}] if row.quote else [],
            "certainty": CERTAINTIES.get(word, "uncertain") if word and not guess else "uncertain",
        }
    )


def timespan(study: Study, row: PeriodRow) -> Json:
    """Return the days of a period; where nothing bounds it, the day by which, or from which."""
    first, last = study.window.first, study.window.last
    began = {"in": row.start} if row.start else {"latest": min(row.end or first, first)}
    lasts = row.last_word or max(row.start or last, last)
    return {"start": began, "end": {"in": row.end} if row.end else {"earliest": lasts}}


def one_line(text: str) -> str:
    """Return a text without line ends, which a label of LPF has not."""
    return " ".join(text.split())
