"""The table of predicates: what each way of saying does to the places in its roles.

`frames.csv` has one row a way of saying, verbs, nouns and states alike; to add one, add a row.
`form` is one of `FORMS`; `words` are lemmas. A verb may ask for a `particle` or for a `noun` as its
object (`take control of`); the particle `none` stands after no verb: its rows are for their nouns.
`roles` says who holds a place in each role afterwards (`object=agent;in=contested`): see `ROLES`
and `EFFECTS`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ..errors import DataError, Problem
from ..model.rows import Event
from ..project.csv_file import read_sheet

FORMS = ("verb", "noun", "state")
"""What calls a frame up: a verb, a noun (`the recapture of X`), or a state (`under … control`)."""
ROLES = {
    "subject": "who or what a verb is about; of a state, the place that is in it",
    "object": "what a verb acts on; of a noun, the object of the verb that it is the subject of",
    "main": "the subject of the main clause after a clause of time",
    **{
        preposition: f"what stands behind `{preposition}`"
        for preposition in (
            *("of", "on", "in", "into", "near", "to", "from", "for"),
            *("by", "with", "between", "among", "except"),
        )
    },
}
"""What may stand before `=` in the column of roles, in words."""
EFFECTS = {
    "agent": "who acts holds it",
    "party": "who acts holds it, if it acts on a party",
    "to": "the party of the role `to` holds it; without one it is lost",
    "flag": "the party whose flag it is holds it",
    "contested": "it is fought over",
    "fought": "it is fought over, if the fight is for the ground",
    "shared": "it is contested, where the role `between` names parties",
    "left": "who acts holds it no longer; if it was forced, it is fought over or its winner's",
    "lost": "who acts holds it no longer",
    "kept": "who acts, or the party that it acts on, holds it still",
    "besieged": "nothing yet: they stand before it",
    "none": "nothing",
}
"""What may stand in a role's column, in words."""
PREPOSITIONS = {
    **dict.fromkeys(("over", "above", "atop", "against"), "on"),
    **dict.fromkeys(("at", "inside", "within", "across", "throughout"), "in"),
    **dict.fromkeys(("around", "outside", "near"), "near"),
    **dict.fromkeys(("onto", "through"), "into"),
    **dict.fromkeys(("out of", "off"), "from"),
    **dict.fromkeys(("toward", "towards"), "to"),
}
"""Prepositions that play the role of another."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One row of the table."""

    name: str
    form: str
    words: tuple[str, ...]
    particles: tuple[str, ...]
    nouns: tuple[str, ...]
    event: Event
    roles: dict[str, str]
    acled: str
    example: str


@cache
def frames() -> tuple[Frame, ...]:
    """Return the frames of the shipped table."""
    content = files("mosulmap.reading").joinpath("frames.csv").read_bytes()
    return read_frames(content)


def read_frames(content: bytes) -> tuple[Frame, ...]:
    """Return the frames of a table.

    Raises `DataError` when a row has another number of cells than the header, or a form, event,
    role or effect that is none: with every line and column, and what is known there.
    """
    sheet = read_sheet(content, "frames.csv")
    if sheet.broken:
        raise DataError([sheet.broken])
    header, *records = [record for record in sheet.records if not record.blank]
    rows: list[Frame] = []
    problems: list[Problem] = []
    for record in records:
        found = list(faults_of(header.cells, record.cells))
        problems += (problem.at("frames.csv", record.line) for problem in found)
        if not found:
            rows.append(make_frame(dict(zip(header.cells, record.cells, strict=True))))
    if problems:
        raise DataError(problems)
    return tuple(rows)


def faults_of(columns: Sequence[str], cells: Sequence[str]) -> Iterator[Problem]:
    """Yield what is wrong with one row of the table, by column."""
    if len(cells) != len(columns):
        said = f"has {len(cells)} cells; expected {len(columns)}: {', '.join(columns)}"
        yield Problem.of_cell("", said)
        return
    row = dict(zip(columns, cells, strict=True))
    pairs = [pair.partition("=") for pair in row["roles"].split(";") if pair]
    yield from unknown("form", [row["form"]], FORMS)
    yield from unknown("event", [row["event"]], [event.value for event in Event])
    yield from unknown("roles", [role for role, _, _ in pairs], ROLES, "role")
    yield from unknown("roles", [effect for _, _, effect in pairs], EFFECTS, "effect")


def unknown(
    column: str, words: Iterable[str], known: Collection[str], what: str = ""
) -> Iterator[Problem]:
    """Yield a problem for each word of a cell that is not `known`; `what` names its kind."""
    for word in words:
        if word not in known:
            said = f"is no {what or column}; expected one of {', '.join(known)}"
            yield Problem.of_cell(column, said).in_column(column, word)


def make_frame(row: dict[str, str]) -> Frame:
    """Return the frame of a row."""
    return Frame(
        row["name"],
        row["form"],
        tuple(row["words"].split(";")),
        tuple(filter(None, row["particle"].split(";"))),
        tuple(filter(None, row["noun"].split(";"))),
        Event(row["event"]),
        read_roles(row["roles"]),
        row["acled"],
        row["example"],
    )


def read_roles(cell: str) -> dict[str, str]:
    """Return the effects of a row by role, from `object=agent;in=contested`."""
    pairs = (pair.partition("=") for pair in cell.split(";") if pair)
    return {role: effect for role, _, effect in pairs}


@cache
def frame_verbs() -> frozenset[str]:
    """Return the lemmas of all verbs of the table."""
    return frozenset(word for frame in frames() if frame.form == "verb" for word in frame.words)


@dataclass(frozen=True)
class Lexicon:
    """The frames by the words that call them up."""

    verbs: dict[str, tuple[Frame, ...]]
    nouns: dict[str, tuple[Frame, ...]]
    states: dict[str, tuple[Frame, ...]]


@cache
def lexicon() -> Lexicon:
    """Return the shipped frames by their words."""
    return make_lexicon(frames())


def make_lexicon(rows: Sequence[Frame]) -> Lexicon:
    """Return frames by their words."""
    return Lexicon(by_word(rows, "verb"), by_word(rows, "noun"), by_word(rows, "state"))


def by_word(rows: Iterable[Frame], form: str) -> dict[str, tuple[Frame, ...]]:
    """Return the frames of one form by their words; the most demanding first."""
    found: dict[str, list[Frame]] = {}
    for frame in rows:
        if frame.form == form:
            for word in frame.words:
                found.setdefault(word, []).append(frame)
    return {
        word: tuple(sorted(rows, key=lambda f: not (f.nouns or f.particles)))
        for word, rows in found.items()
    }
