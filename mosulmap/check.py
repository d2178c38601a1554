"""Whether a project's tables agree with each other and with the articles they quote."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from .days import parse_edtf, to_day
from .errors import DataError, Problem
from .gazetteer import circles, climb
from .model import CONTESTED, Assertion, Event, Mention, Name, Place, Review, Row
from .project import Project
from .tables import Table

R = TypeVar("R", bound=Row)

MARKS = ("circle", "square", "triangle-up", "triangle-down", "bow-tie", "dome")
"""Shapes that the page can draw for an actor."""

GROUNDS = ("light", "dark")
"""The grounds on which each mark is drawn, and for which it needs a colour."""


def find_problems(project: Project) -> tuple[Problem, ...]:
    """Return every problem of a project, sorted by file and line; empty when all is well."""
    found = [*find_table_problems(project), *broken_articles(project), *broken_mentions(project)]
    return tuple(sorted(found))


def find_table_problems(project: Project) -> tuple[Problem, ...]:
    """Return the problems of a project but for those between its mentions and its articles.

    Reading articles anew needs no more: a text that changed since its mentions were made may be
    what it is read anew for.
    """
    found = list(project.reading_problems)
    for table in project.tables:
        found += table.problems
    for finder in (doubled_ids, broken_places, broken_names, broken_actors, broken_background):
        found += finder(project)
    return tuple(sorted(found))


@dataclass(frozen=True, slots=True)
class SoundPart:
    """The rows of a project that no check faults, the faults of the others, and their number.

    `left_out` counts rows by the path of their table; a row may fall because of another one that it
    names.
    """

    project: Project
    faults: tuple[Problem, ...]
    left_out: dict[str, int]


def find_sound_part(project: Project) -> SoundPart:
    """Return what is left of a project without the rows in which a check finds a fault.

    Raises `DataError` with every problem when a whole table cannot be read: then nobody can say
    what is missing.
    """
    faults = find_problems(project)
    if not all(table.whole for table in project.tables):
        raise DataError(faults)
    sound, found = project, faults
    while found:
        sound = without_rows(sound, {(fault.path, fault.line) for fault in found})
        found = find_problems(sound)
    return SoundPart(
        sound,
        faults,
        {
            t.path: lost(t, s)
            for t, s in zip(project.tables, sound.tables, strict=True)
            if lost(t, s)
        },
    )


def lost(table: Table[Any], sound: Table[Any]) -> int:
    """Return how many rows of a table are not in what is sound of it, unread ones included."""
    unread = {problem.line for problem in table.problems} - set(table.lines)
    return len(unread) + len(table.rows) - len(sound.rows)


def without_rows(project: Project, faulty: set[tuple[str, int]]) -> Project:
    """Return a project without the rows that begin on `faulty` lines, by path and line."""

    def kept(table: Table[R]) -> Table[R]:
        stay = [i for i, line in enumerate(table.lines) if (table.path, line) not in faulty]
        rows, lines = tuple(table.rows[i] for i in stay), tuple(table.lines[i] for i in stay)
        return Table(table.path, rows, lines, ())

    return replace(
        project,
        places=kept(project.places),
        names=kept(project.names),
        actors=kept(project.actors),
        background=kept(project.background),
        articles=kept(project.articles),
        mentions=kept(project.mentions),
        reading_problems=(),
    )


def doubled_ids(project: Project) -> Iterator[Problem]:
    """Yield ids that two rows of a table share."""
    tables: tuple[Table[Any], ...] = (
        project.places,
        project.actors,
        project.articles,
        project.mentions,
    )
    for table in tables:
        first: dict[str, int] = {}
        for index, row in enumerate(table.rows):
            line = first.setdefault(row.id, table.lines[index])
            if line != table.lines[index]:
                yield table.problem(index, "id", f"'{row.id}' stands already on line {line}")


def ids_of(table: Table[Any]) -> set[str] | None:
    """Return the ids of a table, those of rows that could not be read included.

    None when the table itself could not be read: then nobody is blamed for naming its rows.
    """
    return {row.id for row in table.rows} | table.unread if table.whole else None


def unknown_id(
    table: Table[Any], index: int, column: str, value: str, known: set[str] | None, where: str
) -> Iterator[Problem]:
    """Yield a problem when `value` is filled and not among the `known` ids."""
    if value and known is not None and value not in known:
        yield table.problem(index, column, f"'{value}' is not an id in {where}")


def broken_places(project: Project) -> Iterator[Problem]:
    """Yield places whose parent is missing, whose parents run in a circle, or half located."""
    table = project.places
    known = ids_of(table)
    ringed = set(circles(table.rows))
    for index, place in enumerate(table.rows):
        yield from unknown_id(
            table, index, "parent_id", place.parent_id, known, "gazetteer/places.csv"
        )
        if place.id in ringed:
            yield table.problem(index, "parent_id", f"'{place.id}' lies in itself")
        if (place.lon is None) != (place.lat is None):
            missing = "lon" if place.lon is None else "lat"
            yield table.problem(
                index, missing, "is empty; lon and lat are given together or not at all"
            )
        if place.located and place.geo_uncertainty_m is None:
            yield table.problem(
                index,
                "geo_uncertainty_m",
                "is empty; a located place needs the radius in metres it lies within",
            )
        if place.located and not place.geo_source:
            yield table.problem(
                index, "geo_source", "is empty; say where the coordinate was read, or `estimate`"
            )


def broken_names(project: Project) -> Iterator[Problem]:
    """Yield names of places that do not exist, and names given twice."""
    table = project.names
    yield from names_of_no_place(table, project.places)
    seen: dict[tuple[str, str, str], int] = {}
    for index, name in enumerate(table.rows):
        line = seen.setdefault((name.place_id, name.toponym, name.lang), table.lines[index])
        if line != table.lines[index]:
            yield table.problem(index, "toponym", f"'{name.toponym}' stands already on line {line}")


def names_of_no_place(names: Table[Name], places: Table[Place]) -> Iterator[Problem]:
    """Yield names of places that do not exist: texts cannot be searched for them."""
    known = ids_of(places)
    for index, name in enumerate(names.rows):
        yield from unknown_id(names, index, "place_id", name.place_id, known, places.path)


def broken_actors(project: Project) -> Iterator[Problem]:
    """Yield actors without a parent that exists, or with a mark that cannot be drawn."""
    table = project.actors
    known = ids_of(table)
    ringed = set(circles(table.rows))
    for index, actor in enumerate(table.rows):
        yield from unknown_id(
            table, index, "parent_id", actor.parent_id, known, "gazetteer/actors.csv"
        )
        if actor.id in ringed:
            yield table.problem(index, "parent_id", f"'{actor.id}' belongs to itself")
        if actor.id == CONTESTED:
            yield table.problem(index, "id", f"'{CONTESTED}' is the word for no single holder")
        if actor.pattern and actor.pattern not in MARKS:
            yield table.problem(
                index, "pattern", f"'{actor.pattern}' is not one of {', '.join(MARKS)}"
            )
        if actor.pattern and len(actor.color) != len(GROUNDS):
            yield table.problem(
                index, "color", "needs two colours, light;dark, such as #1873c0;#6aa3e0"
            )


def broken_background(project: Project) -> Iterator[Problem]:
    """Yield known events of parties that do not exist."""
    table, known = project.background, ids_of(project.actors)
    for index, event in enumerate(table.rows):
        yield from unknown_id(table, index, "actor", event.actor, known, "gazetteer/actors.csv")


def broken_articles(project: Project) -> Iterator[Problem]:
    """Yield articles whose file changed since it was recorded."""
    table = project.articles
    for index, article in enumerate(table.rows):
        found = project.hashes.get(article.id, article.sha256)
        if found != article.sha256:
            yield table.problem(
                index,
                "sha256",
                f"'{article.sha256}' is not the hash of {article.file}; the file now has {found}",
            )


def broken_mentions(project: Project) -> Iterator[Problem]:
    """Yield mentions that point nowhere, misquote, or assert control without saying when."""
    table = project.mentions
    ids = {
        "article_id": (ids_of(project.articles), "seeds/articles.csv"),
        "place_id": (ids_of(project.places), "gazetteer/places.csv"),
        "actor": (ids_of(project.actors), "gazetteer/actors.csv"),
        "claimant": (ids_of(project.actors), "gazetteer/actors.csv"),
    }
    for index, mention in enumerate(table.rows):
        for column, (known, where) in ids.items():
            yield from unknown_id(table, index, column, getattr(mention, column), known, where)
        for column, message in (
            *control_faults(mention, project),
            *quote_faults(mention, project),
            *date_faults(mention, project),
        ):
            yield table.problem(index, column, message)


def control_faults(mention: Mention, project: Project) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with who is said to hold the place, as (column, message)."""
    if mention.control and mention.control != CONTESTED:
        yield from holder_faults(mention.control, project)
    if mention.event in (Event.CAPTURE, Event.HOLDING) and not mention.control:
        yield "control", f"is empty; '{mention.event}' says who holds the place"
    if mention.control and not mention.event_date:
        yield "event_date", "is empty; a mention that asserts control needs its day"
    if mention.assertion is Assertion.IMPLIED and not mention.control:
        yield "assertion", "'implied' says nothing where control is empty; write stated"


def holder_faults(actor_id: str, project: Project) -> Iterator[tuple[str, str]]:
    """Yield why the actor that `control` names is none or can hold nothing, as (column, message).

    Nothing when its own row is at fault.
    """
    if not settled(actor_id, project):
        return
    if actor_id not in project.gazetteer.actor:
        message = f"'{actor_id}' is neither an id in gazetteer/actors.csv nor '{CONTESTED}'"
        yield "control", message
    elif not project.gazetteer.holder(actor_id):
        yield (
            "control",
            (
                f"'{actor_id}' cannot hold a place: neither it nor a parent "
                "has a pattern in gazetteer/actors.csv"
            ),
        )


def settled(actor_id: str, project: Project) -> bool:
    """Whether an actor and all its parents could be read: a fault is then the mention's own."""
    known = ids_of(project.actors)
    actor = project.gazetteer.actor.get(actor_id)
    if known is None or (actor is None and actor_id in known):
        return False
    chain = [actor, *climb(project.gazetteer.actor, actor_id)] if actor else []
    return all(not a.parent_id or a.parent_id in project.gazetteer.actor for a in chain if a)


def quote_faults(mention: Mention, project: Project) -> Iterator[tuple[str, str]]:
    """Yield where a mention and the article's text part, as (column, message)."""
    stem, _, _ = mention.id.rpartition(".") if mention.id.count(":") else ("", "", "")
    key = f"{mention.article_id}:{mention.char_start}"
    if key not in (mention.id, stem):
        yield "id", f"'{mention.id}' must be {key}, or {key}.2 for a second statement"
    text = project.texts.get(mention.article_id)
    if text is None:
        return
    printed = text[mention.char_start : mention.char_end]
    if printed != mention.toponym:
        yield (
            "toponym",
            (
                f"'{mention.toponym}' is not what stands at {mention.char_start}-"
                f"{mention.char_end} of the article: '{printed}'"
            ),
        )
    elif quote_start(mention, text) < 0:
        yield "quote", "is not in the article around the toponym; copy the sentence as printed"
    if mention.date_phrase and mention.date_phrase not in text:
        yield "date_phrase", f"'{mention.date_phrase}' is not in the article"


def quote_start(mention: Mention, text: str) -> int:
    """Return where in `text` the quote that surrounds the toponym begins, -1 if nowhere."""
    start = text.rfind(mention.quote, 0, mention.char_start + len(mention.quote))
    return start if start >= 0 and mention.char_end <= start + len(mention.quote) else -1


def date_faults(mention: Mention, project: Project) -> Iterator[tuple[str, str]]:
    """Yield accepted control asserted for days after the article was published."""
    published = {article.id: article.published for article in project.articles.rows}
    day = published.get(mention.article_id, "")
    if mention.control and mention.event_date and day and mention.status is Review.ACCEPTED:
        first = to_day(parse_edtf(mention.event_date)[0])
        if first > day:
            yield (
                "event_date",
                (
                    f"'{mention.event_date}' is after the article's publication on "
                    f"{day}; a plan asserts nothing"
                ),
            )
