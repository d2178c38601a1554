"""Whether mentions agree with the articles they quote, with the gazetteer, and with themselves."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import PurePath

from ..errors import Problem
from ..model.dates import parse_edtf, to_day, to_ordinal
from ..model.gazetteer import climb
from ..model.quote_offsets import (
    Relocation,
    find_relocations,
    moved_to,
    only_printing,
    toponym_stands,
)
from ..model.rows import CONTESTED, Article, Assertion, Event, Mention, Review
from ..project.near_words import bare, did_you_mean, twin
from ..project.project import Project
from .rows import UNKNOWN_ID, find_unknown_id, ids_of, ids_of_titles, lacks_shape, unmarked_holders

BY_TEXT = ("toponym", "quote", "date_phrase")
"""The columns of a mention that are compared with the text of its article."""

PARTIES = ("actor", "claimant")
"""The columns of a mention that name a party and nothing else."""

SHOWN = 60
"""Characters of a sentence that a message shows: enough to find it, and the message fits on two
lines of a terminal."""


def find_article_problems(project: Project) -> Iterator[Problem]:
    """Yield the problems of articles: changed files, and ids that lost their leading zeros."""
    table = project.articles
    for index, article in enumerate(table.rows):
        if stem := shortened_id(article):
            message = f"'{article.id}' is not the name of its file without the ending; write {stem}"
            yield table.problem(index, "id", message, (("id", stem),))
        found = project.hashes.get(article.id, article.sha256)
        if found == article.sha256:
            continue
        if other := bearer_of_file(article, project):
            stem = f"{article.id}{PurePath(article.file).suffix}"
            message = (
                f"'{article.file}' is the file of '{other}', whose hash it has; write the file of "
                f"this article, such as {stem}"
            )
            yield table.problem(index, "file", message)
            continue
        message = f"'{article.sha256}' is not the hash of {article.file}; the file now has {found}"
        if words := what_was_added(article, project):
            message = words
        elif has_other_line_ends(article, project):
            message = (
                f"only the line ends of {article.file} changed, as git does where core.autocrlf is "
                "on; restore the file: write 'seeds/*.txt -text' into .gitattributes, delete the "
                f"file and run git checkout -- seeds/{article.file}"
            )
        yield table.problem(index, "sha256", message)


def changed_articles(project: Project) -> frozenset[str]:
    """Return the ids of the articles whose file is not the one that was recorded."""
    rows = project.articles.rows
    return frozenset(a.id for a in rows if project.hashes.get(a.id, a.sha256) != a.sha256)


def turned_articles(project: Project) -> frozenset[str]:
    """Return the ids of the articles whose file is the recorded one but for what a program did.

    Line ends, a byte order mark, nothing left, the file of another article: their mentions are
    right, and the file is not.
    """
    changed = changed_articles(project)
    return frozenset(
        a.id
        for a in project.articles.rows
        if a.id in changed
        and (
            bearer_of_file(a, project)
            or what_was_added(a, project)
            or has_other_line_ends(a, project)
        )
    )


def what_was_added(article: Article, project: Project) -> str:
    """Say that an article's file is empty, or the recorded one but for what an editor added."""
    text = project.texts.get(article.id, "")
    again = f"restore it from an older copy, such as git checkout -- seeds/{article.file}"
    if not text.strip():
        return f"{article.file} is empty now; {again}"
    if is_recorded(article, text.removeprefix("\ufeff")):
        return (
            f"an editor has put a byte order mark before the text of {article.file}; save it as "
            f"UTF-8 without one, or {again}"
        )
    forms = (text.rstrip("\n"), text + "\n", text.rstrip("\n") + "\n")
    if any(is_recorded(article, form) for form in forms):
        return f"an editor has changed the line ends at the end of {article.file}; {again}"
    return ""


def bearer_of_file(article: Article, project: Project) -> str:
    """Return the id of the article whose file another row names too; empty where none is."""
    rows = (a for a in project.articles.rows if a.file == article.file and a.id != article.id)
    return next((a.id for a in rows if project.hashes.get(a.id) == a.sha256), "")


def is_recorded(article: Article, text: str) -> bool:
    """Whether a text is the one that the article's row was written for."""
    return sha256(text.encode()).hexdigest() == article.sha256


def has_other_line_ends(article: Article, project: Project) -> bool:
    """Whether an article's file is the recorded one but for its line ends."""
    text = project.texts.get(article.id, "")
    unix = re.sub("\r\n?", "\n", text)
    forms = (unix, unix.replace("\n", "\r\n"))
    return any(sha256(form.encode()).hexdigest() == article.sha256 for form in forms)


def shortened_id(article: Article) -> str:
    """Return what an article's id was before a spreadsheet took its zeros; empty where none did."""
    stem = PurePath(article.file).stem
    lost = article.id != stem and article.id.casefold() != stem.casefold()
    return stem if lost and bare(article.id) == bare(stem) else ""


def renamed_articles(project: Project) -> dict[str, str]:
    """Return the present id of each article that its mentions call by the name of its file.

    Somebody has renamed it in its own row alone: no mention has the new id.
    """
    ids = ids_of(project.articles) or set()
    stems = {PurePath(article.file).stem: article.id for article in project.articles.rows}
    others = {stem: key for stem, key in stems.items() if stem not in ids}
    if not others:
        return {}
    used = {mention.article_id for mention in project.mentions.rows}
    return {stem: key for stem, key in others.items() if stem in used and key not in used}


def find_mention_problems(project: Project) -> Iterator[Problem]:
    """Yield the problems of mentions: unknown ids, wrong quotes, control without a day."""
    table = project.mentions
    stems = {meant for article in project.articles.rows if (meant := shortened_id(article))}
    articles, actors = ids_of(project.articles), ids_of(project.actors)
    ids = {
        "article_id": (articles if articles is None else articles | stems, "seeds/articles.csv"),
        "place_id": (ids_of(project.places), "gazetteer/places.csv"),
        "actor": (actors, "gazetteer/actors.csv"),
        "claimant": (actors, "gazetteer/actors.csv"),
    }
    changed, turned = changed_articles(project), turned_articles(project)
    unmarked = unmarked_holders(project)
    titles = ids_of_titles(project.actors)
    relocations = find_relocations(table.rows, project.texts)
    taken = {mention.id for mention in table.rows}
    published = {article.id: article.published for article in project.articles.rows}
    for index, mention in enumerate(table.rows):
        for column, (known, where) in ids.items():
            value, names = getattr(mention, column), titles if column in PARTIES else None
            if not value or (known is not None and value in known):
                continue
            yield from find_unknown_id(table, index, column, value, known, where, names)
        for problem in (
            *control_problems(mention, project, unmarked),
            *(
                without_mend(problem) if mention.article_id in changed else problem
                for problem in text_problems(mention, project, relocations.get(index), taken)
                if mention.article_id not in turned
            ),
            *date_problems(mention, published),
        ):
            yield table.placed(index, problem)


def without_mend(problem: Problem) -> Problem:
    """Return a problem that `check --fix` leaves alone.

    Offsets are counted in the article that was recorded. Against another text they would be moved
    to where they are wrong for everybody who has the right one.
    """
    return replace(problem, mend=())


def control_problems(
    mention: Mention, project: Project, unmarked: Collection[str]
) -> Iterator[Problem]:
    """Yield the problems of a mention's statement about who holds the place.

    Only what is accepted needs its holder and its day: before, a curator may fill them in, and
    what was rejected says nothing. `unmarked` are the parties that lack a mark, which is told in
    their own rows.
    """
    if mention.control and mention.control != CONTESTED:
        yield from holder_problems(mention.control, project, unmarked)
    if mention.status is Review.ACCEPTED:
        yield from lacking(mention)
    if mention.assertion is Assertion.IMPLIED and not mention.control:
        yield Problem.of_cell(
            "assertion", "'implied' says nothing where control is empty; write stated"
        )


def lacking(mention: Mention) -> Iterator[Problem]:
    """Yield a problem for a statement about control without a holder, and for one without a day."""
    if mention.event in (Event.CAPTURE, Event.HOLDING) and not mention.control:
        yield Problem.of_cell("control", f"is empty; '{mention.event}' says who holds the place")
    if mention.control and not mention.event_date:
        yield Problem.of_cell(
            "event_date", "is empty; a mention that asserts control needs its day"
        )


def holder_problems(
    actor_id: str, project: Project, unmarked: Collection[str]
) -> Iterator[Problem]:
    """Yield a problem when the actor that `control` names is unknown or cannot hold a place.

    None when the row of the actor has a problem itself: one mistake gives one problem.
    """
    if not is_readable(actor_id, project, unmarked):
        return
    if actor_id not in project.gazetteer.actor:
        what = f"'{actor_id}' is neither an id in gazetteer/actors.csv nor '{CONTESTED}'"
        known = (ids_of(project.actors) or set()) | {CONTESTED}
        titles = ids_of_titles(project.actors)
        meant = twin(actor_id, known) or titles.get(actor_id.casefold(), "")
        hint = f"; write {meant}" if meant else did_you_mean(actor_id, known)
        unknown = Problem.of_cell("control", f"{what}{hint}", meant)
        yield replace(unknown, rule=UNKNOWN_ID, facts=("gazetteer/actors.csv",))
    elif not project.gazetteer.holder(actor_id):
        message = (
            f"'{actor_id}' cannot hold a place: neither it nor a parent "
            "has a pattern in gazetteer/actors.csv"
        )
        yield Problem.of_cell("control", message)


def is_readable(actor_id: str, project: Project, unmarked: Collection[str]) -> bool:
    """Whether the rows of an actor and of all its parents are sound.

    A problem with who holds the place is then the mention's own.
    """
    known = ids_of(project.actors)
    actor = project.gazetteer.actor.get(actor_id)
    if known is None or (actor is None and actor_id in known):
        return False
    line_of_parents = [actor, *climb(project.gazetteer.actor, actor_id)] if actor else []
    if any(lacks_shape(a) or a.id in unmarked for a in line_of_parents if a):
        return False
    return all(
        not a.parent_id or a.parent_id in project.gazetteer.actor for a in line_of_parents if a
    )


def text_problems(
    mention: Mention, project: Project, relocation: Relocation | None, taken: set[str]
) -> Iterator[Problem]:
    """Yield the problems of a mention's id, offsets, quote and date phrase against its article.

    `relocation` is where its words are now, None where they are as the row says; `taken` are the
    ids of all mentions.
    """
    if problem := other_article(mention, project):
        yield problem
        return
    text = project.texts.get(mention.article_id)
    stands = text is not None and toponym_stands(mention, text)
    key = f"{mention.article_id}:{mention.char_start}"
    stem, _, _ = mention.id.rpartition(".") if mention.id.count(":") else ("", "", "")
    if key not in (mention.id, stem) and not moves_back(mention, relocation):
        message = f"'{mention.id}' must be {key}, or {key}.2 for a second statement"
        yield Problem.of_cell("id", message, key if stands and key not in taken else "")
    if text is None:
        return
    if relocation and stands:
        yield quote_problem(relocation)
    elif relocation:
        yield toponym_problem(mention, text, relocation, taken)
    if mention.date_phrase and mention.date_phrase not in text:
        words = only_printing(mention.date_phrase, text)
        hint = f"; it prints '{words}'" if words else ""
        message = f"'{mention.date_phrase}' is not in the article{hint}"
        yield Problem.of_cell("date_phrase", message, words)


def other_article(mention: Mention, project: Project) -> Problem | None:
    """Return the problem of a mention that names another article than the one it is made of."""
    key, _, _ = mention.id.rpartition(":")
    text = project.texts.get(key)
    if key == mention.article_id or text is None or not toponym_stands(mention, text):
        return None
    if toponym_stands(mention, project.texts.get(mention.article_id, "")):
        return None
    message = f"'{mention.article_id}' is not the article in which its words stand; write {key}"
    return Problem.of_cell("article_id", message, key)


def moves_back(mention: Mention, relocation: Relocation | None) -> bool:
    """Whether the offsets alone are wrong: where the words stand, the id is right."""
    return bool(
        relocation
        and relocation.passage
        and moved_to(mention, relocation.passage).id in (mention.id, mention.id.rpartition(".")[0])
    )


def toponym_problem(
    mention: Mention, text: str, relocation: Relocation, taken: set[str]
) -> Problem:
    """Return the problem of a toponym that is not at its offsets; the message says where it is."""
    found = text[mention.char_start : mention.char_end]
    message = (
        f"'{mention.toponym}' is not what stands at {mention.char_start}-{mention.char_end} "
        f"of the article: '{shorten(found)}'"
    )
    if found != mention.toponym and found.strip() == mention.toponym:
        message = (
            f"'{mention.toponym}' is not all that stands at {mention.char_start}-"
            f"{mention.char_end} of the article: {found!r} has a blank too many"
        )
    if relocation.passage is None:
        where = " or ".join(f"{p.char_start}-{p.char_end}" for p in relocation.candidates[:3])
        return Problem.of_cell("toponym", f"{message}; it stands at {where}" if where else message)
    moved = moved_to(mention, relocation.passage)
    message += f"; its quote has it at {moved.char_start}-{moved.char_end}"
    if moved.id in taken - {mention.id}:
        return Problem.of_cell("toponym", message)
    cells = [(name, str(cell)) for name, cell in moved if cell != getattr(mention, name)]
    return Problem("", 0, "toponym", message, mend=tuple(cells))


def quote_problem(relocation: Relocation) -> Problem:
    """Return the problem of a quote that is not around its toponym; the message says what is."""
    message = "is not in the article around the toponym; copy the sentence as printed"
    if relocation.passage is None:
        return Problem.of_cell("quote", message)
    words = relocation.passage.quote
    return Problem.of_cell("quote", f"{message}: '{shorten(words)}'", words)


def shorten(words: str) -> str:
    """Return words on one line, cut to `SHOWN` characters."""
    line = " ".join(words.split())
    return line if len(line) <= SHOWN else f"{line[:SHOWN].rstrip()}…"


def date_problems(mention: Mention, published: Mapping[str, str]) -> Iterator[Problem]:
    """Yield a problem for accepted control on a day after the article was published."""
    day = published.get(mention.article_id, "")
    if mention.control and mention.event_date and day and mention.status is Review.ACCEPTED:
        first = to_day(parse_edtf(mention.event_date)[0])
        if first > day:
            message = (
                f"'{mention.event_date}' is after the article's publication on {day}; "
                f"a plan asserts nothing{exchanged(mention.event_date, day)}"
            )
            yield replace(Problem.of_cell("event_date", message), rule="after-publication")


def exchanged(event_date: str, published: str) -> str:
    """Ask whether day and month are exchanged, where that gives a day of the weeks before."""
    parts = event_date.split("-")
    if len(parts) != len(published.split("-")) or "/" in event_date:
        return ""
    meant = "-".join((parts[0], parts[2], parts[1]))
    near = meant <= published and meant[:7] >= to_day(to_ordinal(published) - 31)[:7]
    return f"; is {meant} meant?" if near and meant != event_date else ""
