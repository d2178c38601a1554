"""Where a place may lie: what to ask a geocoder, and rows of the gazetteer from what it answers.

A geocoder knows names, not this conflict, so nothing that it says is taken as true. Every candidate
comes with its source, with a radius within which the place may lie, and with its distance and
bearing from the larger place that the gazetteer puts it in, and every row says `unverified`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil, floor, log10
from typing import Any

from ..check.whereabouts import reach_m
from ..errors import RequestError
from ..geo.away import Away, away_from, distance_words
from ..geo.distance import Box, Point, distance, position
from ..model.gazetteer import Gazetteer
from ..model.rows import UNVERIFIED, FeatureClass, Name, Place
from ..project.csv_file import format_record
from ..project.table import format_cell
from ..reading.find_place import bearers, described, find_place, folded
from ..reading.missing_names import id_for
from ..reading.toponyms import ToponymIndex
from ..terminal import HIDDEN, as_json, plain, wrap

SPELLINGS = 3
"""Spellings of one place of the gazetteer that a geocoder is asked for at most.

Each costs up to two requests, a second apart: more spellings find a few places more and make a
search for all missing places that much longer.
"""

KINDS: dict[str, tuple[str, FeatureClass, float]] = {
    "country": ("country", FeatureClass.ADMINISTRATIVE, 500_000),
    "state": ("region", FeatureClass.ADMINISTRATIVE, 100_000),
    "province": ("region", FeatureClass.ADMINISTRATIVE, 100_000),
    "region": ("region", FeatureClass.ADMINISTRATIVE, 100_000),
    "county": ("region", FeatureClass.ADMINISTRATIVE, 50_000),
    "administrative": ("region", FeatureClass.ADMINISTRATIVE, 50_000),
    "city": ("city", FeatureClass.POPULATED, 5_000),
    "town": ("town", FeatureClass.POPULATED, 1_500),
    "suburb": ("neighbourhood", FeatureClass.POPULATED, 1_000),
    "quarter": ("neighbourhood", FeatureClass.POPULATED, 1_000),
    "neighbourhood": ("neighbourhood", FeatureClass.POPULATED, 1_000),
    "city_block": ("neighbourhood", FeatureClass.POPULATED, 500),
    "village": ("village", FeatureClass.POPULATED, 1_000),
    "hamlet": ("village", FeatureClass.POPULATED, 500),
    "isolated_dwelling": ("village", FeatureClass.POPULATED, 500),
    "aerodrome": ("airfield", FeatureClass.SPOT, 1_500),
    "river": ("river", FeatureClass.WATER, 50_000),
    "university": ("campus", FeatureClass.SPOT, 1_000),
    "hospital": ("building", FeatureClass.SPOT, 300),
}
"""OpenStreetMap's kinds of place: our type, the feature class, and a usual radius in metres.

The radius stands in where an answer has no outline. It is an upper size of that kind, rounded: too
large a radius makes the curator look at a map, too small a one hides that a point is a guess.
"""

OTHER_RADIUS_M = 5_000
"""Metres within which a place of no known kind may lie: those of a city, the widest settlement."""

OTHER = ("site", FeatureClass.SPOT, OTHER_RADIUS_M)
"""The same for what has no kind, or a kind that is not listed above."""


@dataclass(frozen=True, slots=True)
class Query:
    """One question to a geocoder: its words, and the box that it shall prefer, if it can."""

    text: str
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """One place as a geocoder describes it, in WGS 84 degrees; what it leaves out is empty.

    `kind` is a word of OpenStreetMap (`suburb`), `bounds` its box, `drawn` whether that box is the
    place's own outline and not made up around a point, `match` such as `osm:node/2`, `country` ISO
    3166-1 alpha-2, `names` pairs of a language tag and a spelling.
    """

    title: str
    lat: float
    lon: float
    kind: str = ""
    bounds: Box | None = None
    drawn: bool = False
    match: str = ""
    country: str = ""
    names: tuple[tuple[str, str], ...] = ()

    @property
    def point(self) -> Point:
        """Where the place is."""
        return Point(lon=self.lon, lat=self.lat)


@dataclass(frozen=True, slots=True)
class Reply:
    """What a geocoder answered to one query: on which ISO day, and who it is in a few words."""

    query: Query
    answers: tuple[Answer, ...]
    origin: str
    asked: str


@dataclass(frozen=True, slots=True)
class Question:
    """A name to be located: the words of its parent, and what the gazetteer has of both.

    `spellings` are what to ask for, one after another until there is an answer.
    """

    name: str
    spellings: tuple[str, ...]
    parent: str = ""
    place: Place | None = None
    within: Place | None = None

    def __str__(self) -> str:
        return plain(", ".join(part for part in (self.name, self.parent) if part))


@dataclass(frozen=True, slots=True)
class Candidate:
    """One answer to a question, with the rows that it would make.

    `uncertainty_m` in metres and the `basis` of that figure; `parent` and `present` are how far it
    lies from the larger place and from where the gazetteer has the place, None where that cannot
    be said; `inside` whether it can lie in that larger place.
    """

    answer: Answer
    uncertainty_m: float
    basis: str
    parent: Away | None
    present: Away | None
    inside: bool
    source: str
    row: Place
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """A question, its candidates, and the reply that they come from."""

    question: Question
    candidates: tuple[Candidate, ...]
    reply: Reply


def read_question(text: str, gazetteer: Gazetteer, index: ToponymIndex) -> Question:
    """Return what `NAME` or `NAME, PARENT` asks for.

    Raises `RequestError` for an empty name, one that a spreadsheet would run as a formula, and one
    that several places of the gazetteer bear.
    """
    name, _, parent = (part.strip() for part in text.partition(","))
    if not name or unsafe(name):
        raise RequestError(
            f"'{plain(text)}' cannot be a name of a place; write it as NAME or 'NAME, PARENT'"
        )
    within = known(parent, gazetteer, index) if parent else None
    # The same name in a place that the gazetteer has not is another place.
    place = None if parent and not within else known(name, gazetteer, index, within)
    if place and not parent:
        within = gazetteer.place.get(place.parent_id)
    return Question(name, (name,), parent, place, within)


def known(
    name: str, gazetteer: Gazetteer, index: ToponymIndex, within: Place | None = None
) -> Place | None:
    """Return the place of the gazetteer that bears a name, of those that lie in `within`."""
    ids = [name] if name in gazetteer.place else bearers(folded(name), index, gazetteer)
    if within:
        ids = [key for key in ids if within in gazetteer.ancestors(key)]
    if len(ids) > 1:
        return find_place(gazetteer, name)  # raises: it lists them
    return gazetteer.place[ids[0]] if ids else None


def question_for(place: Place, gazetteer: Gazetteer) -> Question:
    """Return the question for a place of the gazetteer."""
    within = gazetteer.place.get(place.parent_id)
    return Question(
        name=place.title,
        spellings=tuple(spellings_of(place, gazetteer)),
        parent=within.title if within else "",
        place=place,
        within=within,
    )


def unsafe(text: str) -> bool:
    """Whether a cell could be run by a spreadsheet, or move what a reader sees."""
    return text.startswith(("=", "+", "-", "@")) or bool(HIDDEN.search(text))


def queries(question: Question, gazetteer: Gazetteer) -> list[Query]:
    """Return what to ask one after another until there is an answer.

    Each spelling with its parent, then alone, near to the parent.
    """
    box = box_around(anchor(question.within, gazetteer))
    found = []
    for spelling in question.spellings:
        if question.parent:
            found.append(Query(f"{spelling}, {question.parent}"))
        found.append(Query(spelling, box))
    return found


def spellings_of(place: Place, gazetteer: Gazetteer) -> list[str]:
    """Return the spellings by which to ask for a place: its title, then one of each language."""
    names = gazetteer.toponyms.get(place.id, ())
    first = {name.lang: name.toponym for name in reversed(names)}
    return list(dict.fromkeys([place.title, *first.values()]))[:SPELLINGS]


def anchor(place: Place | None, gazetteer: Gazetteer) -> Place | None:
    """Return a place, or the nearest one around it, that has a position; None without."""
    if place is None:
        return None
    return next((p for p in (place, *gazetteer.ancestors(place.id)) if p.located), None)


def box_around(place: Place | None) -> Box | None:
    """Return the box of a place's reach, None for one without a position."""
    if place is None or not place.located:
        return None
    return Box.within(position(place), reach_m(place, OTHER_RADIUS_M))


def rank_candidates(question: Question, reply: Reply, gazetteer: Gazetteer) -> Finding:
    """Return the candidates of a reply, those nearest to the larger place first."""
    made = [candidate_of(question, answer, reply, gazetteer) for answer in reply.answers]
    made.sort(key=lambda one: one.parent.metres if one.parent else 0.0)
    return Finding(question, tuple(made), reply)


def candidate_of(
    question: Question, answer: Answer, reply: Reply, gazetteer: Gazetteer
) -> Candidate:
    """Return an answer with its distances and the rows that it would make."""
    radius, basis = uncertainty(answer)
    larger = anchor(question.within, gazetteer)
    parent = away_from(answer.point, larger)
    source = ", ".join(p for p in (f"{UNVERIFIED}{reply.origin}", answer.match) if p)
    source = f"{source}, asked {reply.asked}"
    row = place_row(question, answer, source, gazetteer)
    return Candidate(
        answer=answer,
        uncertainty_m=radius,
        basis=basis,
        parent=parent,
        present=away_from(answer.point, question.place),
        inside=parent is None or parent.metres <= reach_m(parent.place, OTHER_RADIUS_M) + radius,
        source=source,
        row=row,
        names=name_rows(question, answer, row, reply, gazetteer),
    )


def uncertainty(answer: Answer) -> tuple[float, str]:
    """Return the radius in metres within which a place may lie, rounded up, and its basis.

    A place with an outline lies within its farthest corner. Around a point geocoders make up a
    box by the kind of place: there the usual radius of that kind is the honest figure.
    """
    if answer.drawn and answer.bounds:
        far = max(distance(answer.point, corner) for corner in answer.bounds.corners)
        return rounded_up(max(far, 100.0)), "to the corner of its outline"
    kind = plain(answer.kind)
    if answer.kind in KINDS:
        return KINDS[answer.kind][2], f"usual for a {kind}"
    return OTHER[2], "its kind is not told apart; check it on a map"


def rounded_up(metres: float) -> float:
    """Return metres rounded up to two figures: 1834 is 1900."""
    step = 10.0 ** (floor(log10(metres)) - 1)
    return float(round(ceil(metres / step) * step))


def place_row(question: Question, answer: Answer, source: str, gazetteer: Gazetteer) -> Place:
    """Return the row of `places.csv`: the gazetteer's own with a position, or a new one."""
    place = question.place
    cells = dict(place) if place else new_cells(question, answer, gazetteer)
    matches = place.matches if place else ()
    more = (answer.match,) if answer.match and answer.match not in matches else ()
    return Place.model_validate(
        {
            **cells,
            "lon": round(answer.lon, 6),
            "lat": round(answer.lat, 6),
            "geo_uncertainty_m": uncertainty(answer)[0],
            "geo_source": source,
            "matches": (*matches, *more),
        }
    )


def new_cells(question: Question, answer: Answer, gazetteer: Gazetteer) -> dict[str, Any]:
    """Return what a place that the gazetteer has not is, under an id that it has not."""
    kind, fclass, _ = KINDS.get(answer.kind, OTHER)
    named = [question.name, *(spelling for lang, spelling in answer.names if lang == "en")]
    slugs = [slug for slug in map(id_for, named) if slug]
    parent = question.within.id if question.within else ""
    return {
        "id": free_id(slugs[0] if slugs else "place", parent, gazetteer),
        "title": question.name,
        "type": kind,
        "fclass": fclass,
        "parent_id": parent,
        "ccodes": (answer.country,) if answer.country else (),
    }


def free_id(slug: str, parent: str, gazetteer: Gazetteer) -> str:
    """Return an id that no place has: the slug, with its parent's, with a number."""
    wanted = [slug, f"{slug}_{parent}"] if parent else [slug]
    numbered = (f"{wanted[-1]}_{number}" for number in range(2, len(gazetteer.places) + 3))
    return next(key for key in (*wanted, *numbered) if key not in gazetteer.place)


def name_rows(
    question: Question, answer: Answer, row: Place, reply: Reply, gazetteer: Gazetteer
) -> tuple[Name, ...]:
    """Return rows of `names.csv`: the spelling asked for, then those of the answer.

    Of the answer's, only those in a language that the gazetteer has, and only safe ones. None
    that the place bears already.
    """
    langs = {name.lang for name in gazetteer.names} | {"und"}
    tagged = {spelling: lang for lang, spelling in reversed(answer.names) if lang in langs}
    asked = tagged.pop(question.name, "en" if question.name.isascii() else "und")
    have = {name.toponym for name in gazetteer.toponyms.get(row.id, ())}
    rows = {question.name: asked, **dict(reversed(tagged.items()))}
    return tuple(
        Name(place_id=row.id, toponym=spelling, lang=lang, source=f"{UNVERIFIED}{reply.origin}")
        for spelling, lang in rows.items()
        if spelling not in have and not unsafe(spelling)
    )


def choose(finding: Finding, pick: int) -> Candidate:
    """Return the candidate to write: the one in its parent, or number `pick` from 1.

    Raises `RequestError` that says why there is none.
    """
    question, count = finding.question, len(finding.candidates)
    if question.place and question.place.located:
        raise RequestError(
            f"{question}: {question.place.id} has a position; change it in gazetteer/places.csv"
        )
    if question.within is None and question.place is None:
        raise RequestError(
            f"{question}: a new place needs the place it lies in, one that the gazetteer has; "
            f"write 'NAME, PARENT'"
        )
    if not count or pick > count:
        raise RequestError(f"{question}: there is no candidate {pick or 1} to write")
    if not pick and finding.candidates[0].parent is None:
        raise RequestError(
            f"{question}: no distance tells the right one; choose with --pick NUMBER"
        )
    inside = [one for one in finding.candidates if one.inside]
    if not pick and len(inside) != 1:
        count_words = "no candidate lies" if not inside else f"{len(inside)} candidates lie"
        raise RequestError(f"{question}: {count_words} in it; choose one with --pick NUMBER")
    chosen = finding.candidates[pick - 1] if pick else inside[0]
    if not chosen.inside:
        raise RequestError(f"{question}: candidate {pick} lies {chosen.parent}, outside of it")
    return chosen


def rows_to_write(chosen: Candidate, question: Question) -> tuple[Place, tuple[Name, ...]]:
    """Return what `--write` adds: the place, and of the names only the spelling asked for."""
    return chosen.row, tuple(name for name in chosen.names if name.toponym == question.name)


def with_place(gazetteer: Gazetteer, row: Place, names: Iterable[Name]) -> Gazetteer:
    """Return a gazetteer with a place added, or replaced where it has a row already, and names."""
    others = tuple(place for place in gazetteer.places if place.id != row.id)
    return replace(gazetteer, places=(*others, row), names=(*gazetteer.names, *names))


def format_findings(findings: Sequence[Finding], gazetteer: Gazetteer) -> str:
    """Return findings for a curator: candidates with their distances, and rows to paste."""
    return "\n".join(
        "\n".join(line for line in finding_lines(finding, gazetteer)) + "\n" for finding in findings
    )


def finding_lines(finding: Finding, gazetteer: Gazetteer) -> Iterator[str]:
    """Yield the lines on one question."""
    question = finding.question
    yield str(question)
    if question.place:
        state = "a position" if question.place.located else "no position"
        yield f"  The gazetteer has it, with {state}: {described(question.place, gazetteer)}."
    if question.parent and question.within is None:
        yield f"  The gazetteer has no '{plain(question.parent)}': distances cannot be said."
    elif question.within is None and finding.candidates:
        yield "  Without a larger place distances cannot be said; write 'NAME, PARENT'."
    for number, candidate in enumerate(finding.candidates, 1):
        yield from candidate_lines(number, candidate)
    if not finding.candidates:
        yield wrap(advice(finding, gazetteer), 2)


def candidate_lines(number: int, candidate: Candidate) -> Iterator[str]:
    """Yield the lines on one candidate."""
    answer = candidate.answer
    kind = f"{plain(answer.kind)}, " if answer.kind else ""
    yield f"  {number}  {plain(answer.title)}"
    yield (
        f"     {kind}lon {answer.lon:.6f}, lat {answer.lat:.6f}, within "
        f"{distance_words(candidate.uncertainty_m)} ({candidate.basis})"
    )
    if candidate.parent:
        outside = "" if candidate.inside else ": outside of it"
        yield f"     {candidate.parent}{outside}"
    if candidate.present:
        place = plain(candidate.present.place.title)
        yield f"     {candidate.present.way} of where the gazetteer has {place}"
    yield f"     {plain(candidate.source)}"
    yield f"     places.csv  {record(candidate.row)}"
    for name in candidate.names:
        yield f"     names.csv   {record(name)}"


def record(row: Place | Name) -> str:
    """Return a row as one line of its table."""
    return format_record([format_cell(value) for _, value in row]).rstrip("\n")


def advice(finding: Finding, gazetteer: Gazetteer) -> str:
    """Say that nothing was found and what to do."""
    question = finding.question
    place = question.place
    others = [s for s in spellings_of(place, gazetteer) if s != question.name] if place else []
    known_as = f" The gazetteer calls it {', '.join(others)} too." if others else ""
    return (
        f"The geocoder has no '{question.name}'. Try another spelling, best that of the place's "
        f"own language.{known_as} Or read its position off a map and type lon, lat, "
        "geo_uncertainty_m and geo_source into gazetteer/places.csv."
    )


def format_findings_json(findings: Iterable[Finding], gazetteer: Gazetteer) -> str:
    """Return findings as JSON: one object a question, with its candidates and their rows."""
    return as_json([finding_json(finding, gazetteer) for finding in findings])


def finding_json(finding: Finding, gazetteer: Gazetteer) -> dict[str, Any]:
    """Return one finding as a JSON value; `advice` is null where there are candidates."""
    question = finding.question
    return {
        "name": question.name,
        "parent": question.parent or None,
        "place_id": question.place.id if question.place else None,
        "parent_id": question.within.id if question.within else None,
        "asked": finding.reply.asked,
        "candidates": [candidate_json(candidate) for candidate in finding.candidates],
        "advice": None if finding.candidates else advice(finding, gazetteer),
    }


def candidate_json(candidate: Candidate) -> dict[str, Any]:
    """Return one candidate as a JSON value: degrees, metres, cells as the tables have them."""
    answer, parent = candidate.answer, candidate.parent
    return {
        "title": answer.title,
        "kind": answer.kind or None,
        "lon": answer.lon,
        "lat": answer.lat,
        "uncertainty_m": candidate.uncertainty_m,
        "uncertainty_basis": candidate.basis,
        "distance_m": round(parent.metres) if parent else None,
        "bearing": round(parent.bearing) if parent else None,
        "distance_from": parent.place.id if parent else None,
        "inside": candidate.inside if parent else None,
        "verified": False,
        "source": candidate.source,
        "place": {column: format_cell(value) for column, value in candidate.row},
        "names": [
            {column: format_cell(value) for column, value in name} for name in candidate.names
        ],
    }
