"""Whether mentions agree with the articles they quote, with the gazetteer, and with themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePath

from ..errors import Mend, Problem
from ..model.dates import parse_edtf, to_day
from ..model.gazetteer import climb
from ..model.quote_offsets import (
    Relocation,
    find_relocations,
    moved_to,
    only_printing,
    toponym_stands,
)
from ..model.rows import CONTESTED, Assertion, Event, Mention, Review
from ..project.cell_faults import bare, did_you_mean, twin
from ..project.project import Project
from .rows import ids_of, unknown_id

Fault = tuple[str, str, Mend]
"""What is wrong with a row: column, message, and the cells as they should be."""

SHOWN = 60
"""Characters of a sentence that a message shows."""


def broken_articles(project: Project) -> Iterator[Problem]:
    """Yield articles whose file changed since it was recorded, or whose id lost its zeros."""
    table = project.articles
    for index, article in enumerate(table.rows):
        stem = PurePath(article.file).stem
        if article.id != stem and bare(article.id) == bare(stem):
            message = f"'{article.id}' is not the name of its file without the ending; write {stem}"
            yield table.problem(index, "id", message, (("id", stem),))
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
    stems = {PurePath(article.file).stem for article in project.articles.rows}
    articles, actors = ids_of(project.articles), ids_of(project.actors)
    ids = {
        "article_id": (articles if articles is None else articles | stems, "seeds/articles.csv"),
        "place_id": (ids_of(project.places), "gazetteer/places.csv"),
        "actor": (actors, "gazetteer/actors.csv"),
        "claimant": (actors, "gazetteer/actors.csv"),
    }
    relocations = find_relocations(table.rows, project.texts)
    taken = {mention.id for mention in table.rows}
    published = {article.id: article.published for article in project.articles.rows}
    for index, mention in enumerate(table.rows):
        for column, (known, where) in ids.items():
            yield from unknown_id(table, index, column, getattr(mention, column), known, where)
        for column, message, mend in (
            *control_faults(mention, project),
            *text_faults(mention, project, relocations.get(index), taken),
            *date_faults(mention, published),
        ):
            yield table.problem(index, column, message, mend)


def control_faults(mention: Mention, project: Project) -> Iterator[Fault]:
    """Yield what is wrong with who is said to hold the place."""
    if mention.control and mention.control != CONTESTED:
        yield from holder_faults(mention.control, project)
    if mention.event in (Event.CAPTURE, Event.HOLDING) and not mention.control:
        yield "control", f"is empty; '{mention.event}' says who holds the place", ()
    if mention.control and not mention.event_date:
        yield "event_date", "is empty; a mention that asserts control needs its day", ()
    if mention.assertion is Assertion.IMPLIED and not mention.control:
        yield "assertion", "'implied' says nothing where control is empty; write stated", ()


def holder_faults(actor_id: str, project: Project) -> Iterator[Fault]:
    """Yield why the actor that `control` names is none or can hold nothing.

    Nothing when its own row is at fault.
    """
    if not settled(actor_id, project):
        return
    if actor_id not in project.gazetteer.actor:
        what = f"'{actor_id}' is neither an id in gazetteer/actors.csv nor '{CONTESTED}'"
        known = ids_of(project.actors) or set()
        yield from meant_fault("control", actor_id, what, known | {CONTESTED})
    elif not project.gazetteer.holder(actor_id):
        yield (
            "control",
            (
                f"'{actor_id}' cannot hold a place: neither it nor a parent "
                "has a pattern in gazetteer/actors.csv"
            ),
            (),
        )


def meant_fault(column: str, value: str, message: str, known: set[str]) -> Iterator[Fault]:
    """Yield the fault of a word that is none of those known, with the one that was meant."""
    if meant := twin(value, known):
        yield column, f"{message}; write {meant}", ((column, meant),)
    else:
        yield column, f"{message}{did_you_mean(value, known)}", ()


def settled(actor_id: str, project: Project) -> bool:
    """Whether an actor and all its parents could be read: a fault is then the mention's own."""
    known = ids_of(project.actors)
    actor = project.gazetteer.actor.get(actor_id)
    if known is None or (actor is None and actor_id in known):
        return False
    chain = [actor, *climb(project.gazetteer.actor, actor_id)] if actor else []
    return all(not a.parent_id or a.parent_id in project.gazetteer.actor for a in chain if a)


def text_faults(
    mention: Mention, project: Project, relocation: Relocation | None, taken: set[str]
) -> Iterator[Fault]:
    """Yield where a mention and its article disagree.

    `relocation` is where its words stand now, None where they stand as the row says.
    """
    text = project.texts.get(mention.article_id)
    stands = text is not None and toponym_stands(mention, text)
    key = f"{mention.article_id}:{mention.char_start}"
    stem, _, _ = mention.id.rpartition(".") if mention.id.count(":") else ("", "", "")
    if key not in (mention.id, stem):
        certain = stands and key not in taken
        mend: Mend = (("id", key),) if certain else ()
        yield "id", f"'{mention.id}' must be {key}, or {key}.2 for a second statement", mend
    if text is None:
        return
    if relocation and stands:
        yield misquoted_fault(relocation)
    elif relocation:
        yield misplaced_fault(mention, text, relocation, taken)
    if mention.date_phrase and mention.date_phrase not in text:
        message = f"'{mention.date_phrase}' is not in the article"
        if words := only_printing(mention.date_phrase, text):
            yield "date_phrase", f"{message}; it prints '{words}'", (("date_phrase", words),)
        else:
            yield "date_phrase", message, ()


def misplaced_fault(mention: Mention, text: str, relocation: Relocation, taken: set[str]) -> Fault:
    """Return the fault of offsets at which the toponym does not stand, and where it does."""
    found = text[mention.char_start : mention.char_end]
    message = (
        f"'{mention.toponym}' is not what stands at {mention.char_start}-{mention.char_end} "
        f"of the article: '{shortened(found)}'"
    )
    if relocation.passage is None:
        where = " or ".join(f"{p.char_start}-{p.char_end}" for p in relocation.candidates[:3])
        return "toponym", f"{message}; it stands at {where}" if where else message, ()
    moved = moved_to(mention, relocation.passage)
    message += f"; its quote has it at {moved.char_start}-{moved.char_end}"
    if moved.id in taken - {mention.id}:
        return "toponym", message, ()
    cells = [(name, str(cell)) for name, cell in moved if cell != getattr(mention, name)]
    return "toponym", message, tuple(cells)


def misquoted_fault(relocation: Relocation) -> Fault:
    """Return the fault of a quote that does not stand around its toponym, and what does."""
    message = "is not in the article around the toponym; copy the sentence as printed"
    if relocation.passage is None:
        return "quote", message, ()
    words = relocation.passage.quote
    return "quote", f"{message}: '{shortened(words)}'", (("quote", words),)


def shortened(words: str) -> str:
    """Return words on one line, cut where they are too long for a message."""
    line = " ".join(words.split())
    return line if len(line) <= SHOWN else f"{line[:SHOWN].rstrip()}…"


def date_faults(mention: Mention, published: Mapping[str, str]) -> Iterator[Fault]:
    """Yield accepted control asserted for days after the article was published."""
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
                (),
            )
