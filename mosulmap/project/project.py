"""A project on disk: a folder with a `gazetteer/` and a `seeds/`, read whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path, PurePath
from typing import Any

from ..errors import Problem, RequestError
from ..model.gazetteer import Gazetteer
from ..model.kept import FORGETFUL, Kept
from ..model.rows import (
    ACKNOWLEDGED,
    TABLES,
    Acknowledgement,
    Actor,
    Article,
    Background,
    Decision,
    Mention,
    Name,
    Place,
)
from .article_file import read_article
from .beside import find_beside, find_unlisted
from .context import ContextLine, read_context
from .near_words import did_you_mean, twin
from .raw_tables import explain_table
from .table import R, Table, read_table
from .workbook import workbooks_beside

DECISIONS = "seeds/decisions.csv"


@dataclass(frozen=True)
class Project:
    """Everything a project's folder holds, with the problems met on reading it."""

    places: Table[Place]
    names: Table[Name]
    actors: Table[Actor]
    background: Table[Background]
    articles: Table[Article]
    mentions: Table[Mention]
    texts: dict[str, str]
    hashes: dict[str, str]
    context: tuple[ContextLine, ...]
    reading_problems: tuple[Problem, ...]
    decisions: tuple[Decision, ...] = ()
    reading_warnings: tuple[Problem, ...] = ()
    acknowledged: Table[Acknowledgement] = field(
        default_factory=lambda: Table(ACKNOWLEDGED, (), (), ())
    )

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The index over places, names and actors."""
        return Gazetteer(self.places.rows, self.names.rows, self.actors.rows, self.background.rows)

    @property
    def tables(self) -> tuple[Table[Any], ...]:
        """All tables with what the map rests on, in the order in which a curator fills them."""
        return self.places, self.names, self.actors, self.background, self.articles, self.mentions


def read_project(folder: Path, encoding: str = "", kept: Kept = FORGETFUL) -> Project:
    """Return the project in `folder`, problems included.

    Tables that are not Unicode are read in `encoding`, where one is given. Rows and texts that did
    not change are the very same objects as those that are `kept`.

    Raises `RequestError` when `folder` is not a project at all.
    """
    require_folders(folder)

    def read(path: str, model: type[R]) -> Table[R]:
        return explain_table(folder, read_table(folder, path, model, encoding, kept))

    articles = read("seeds/articles.csv", Article)
    texts, hashes, unreadable = read_texts(folder, articles, kept)
    mentions = read("seeds/mentions.csv", Mention)
    context, misdrawn = read_context(folder, kept)
    decisions = read_decisions(folder, encoding, kept)
    acknowledged = read_acknowledged(folder, encoding, kept)
    return Project(
        places=read("gazetteer/places.csv", Place),
        names=read("gazetteer/names.csv", Name),
        actors=read("gazetteer/actors.csv", Actor),
        background=read_optional(folder, "gazetteer/background.csv", Background, encoding, kept),
        articles=articles,
        mentions=mentions,
        texts=texts,
        hashes=hashes,
        context=context,
        reading_problems=(*unreadable, *misdrawn, *acknowledged.problems, *decisions.problems),
        decisions=decisions.rows,
        acknowledged=acknowledged,
        reading_warnings=(
            *find_beside(folder),
            *(() if unreadable else unlisted_texts(folder, articles, mentions)),
        ),
    )


def require_folders(folder: Path) -> None:
    """Raise `RequestError` where a project's two folders are not there."""
    for part in ("gazetteer", "seeds"):
        if not (folder / part).is_dir():
            raise RequestError(
                f"{folder / part}: no such folder; a project has a gazetteer/ and a seeds/ "
                "(name it with --project DIR)"
            )


def read_acknowledged(folder: Path, encoding: str, kept: Kept) -> Table[Acknowledgement]:
    """Return the warnings that somebody has decided; none in a project without their table."""
    if not (folder / ACKNOWLEDGED).exists():
        return Table(ACKNOWLEDGED, (), (), ())
    table = read_table(folder, ACKNOWLEDGED, Acknowledgement, encoding, kept)
    return explain_table(folder, table)


def unlisted_texts(
    folder: Path, articles: Table[Article], mentions: Table[Mention]
) -> Iterator[Problem]:
    """Yield a warning for each text of no article; none where that is told already.

    A row that cannot be read, that names another file or that mentions miss may be the one.
    """
    if articles.problems:
        return
    files = {name for row in articles.rows for name in (row.file, f"{row.id}.txt")}
    yield from find_unlisted(folder, files | {f"{row.article_id}.txt" for row in mentions.rows})


def read_decisions(folder: Path, encoding: str = "", kept: Kept = FORGETFUL) -> Table[Decision]:
    """Return the table of decisions, with a problem for each that is about no table."""
    table = read_optional(folder, DECISIONS, Decision, encoding, kept)
    return replace(table, problems=(*table.problems, *find_unknown_tables(table)))


def find_unknown_tables(decisions: Table[Decision]) -> Iterator[Problem]:
    """Yield a problem for each decision about no table or column: `undo` could not take it back."""
    models = {PurePath(path).stem: model for path, model in TABLES.items() if path != DECISIONS}
    for index, decision in enumerate(decisions.rows):
        if decision.table not in models:
            message = f"'{decision.table}' is no table of a project"
            hint = did_you_mean(decision.table, models)
            yield decisions.problem(index, "table", f"{message}{hint}")
            continue
        model = models[decision.table]
        if decision.column and decision.column not in model.model_fields:
            message = f"'{decision.column}' is no column of {decision.table}"
            hint = did_you_mean(decision.column, model.model_fields)
            yield decisions.problem(index, "column", f"{message}{hint}")


def read_optional(
    folder: Path, path: str, model: type[R], encoding: str = "", kept: Kept = FORGETFUL
) -> Table[R]:
    """Return the table at `folder/path`; a project without that file has an empty one."""
    if not (folder / path).exists() and not workbooks_beside(folder, path):
        return Table(path, (), (), ())
    return read_table(folder, path, model, encoding, kept)


def read_texts(
    folder: Path, articles: Table[Article], kept: Kept = FORGETFUL
) -> tuple[dict[str, str], dict[str, str], list[Problem]]:
    """Return the text and the SHA-256 of each article by id, and what could not be read."""
    texts, hashes, problems = {}, {}, []
    seeds = (folder / "seeds").resolve()
    for index, article in enumerate(articles.rows):
        path = seeds / article.file
        if path.resolve().parent != seeds:
            problems.append(
                articles.problem(
                    index,
                    "file",
                    f"'{article.file}' is not a file in seeds/; name it without folders",
                )
            )
            continue
        try:
            texts[article.id], hashes[article.id] = read_plain(path, kept)
        except OSError as error:
            problems.append(unreadable_file(articles, index, seeds, error))
        except ValueError as error:
            problems.append(articles.problem(index, "file", f"'{article.file}' {error}"))
    return texts, hashes, problems


def unreadable_file(articles: Table[Article], index: int, seeds: Path, error: OSError) -> Problem:
    """Return the problem of an article's file that cannot be read, with the one that is meant."""
    file = articles.rows[index].file
    reason = (error.strerror or str(error)).lower()
    suffix = Path(file).suffix
    others = () if (seeds / file).exists() else seeds.iterdir()
    names = [other.name for other in others if other.suffix == suffix and other.is_file()]
    meant = twin(file, names)
    hint = f"; write {meant}" if meant else did_you_mean(file, names)
    mend = (("file", meant),) if meant else ()
    return articles.problem(index, "file", f"'{file}' cannot be read ({reason}){hint}", mend)


def read_plain(path: Path, kept: Kept = FORGETFUL) -> tuple[str, str]:
    """Return the text and the SHA-256 of an article.

    Raises `OSError` when it cannot be read and `ValueError` when it is not text.

    UTF-16 of English reads as UTF-8 with NUL characters, which break tables and pages.
    """
    text, found = read_article(path, kept)
    if "\0" in text:
        raise ValueError("holds NUL characters and may be UTF-16; save it as UTF-8")
    return text, found
