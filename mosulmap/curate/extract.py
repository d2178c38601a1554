"""The command `extract`: reading articles, and merging proposals into a table."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..check.problems import find_names_without_place
from ..check.statements import find_article_problems, turned_articles
from ..errors import DataError, Problem, RequestError
from ..model.gazetteer import Gazetteer
from ..model.rows import ID, Actor, Article, Assertion, Background, Mention, Name, Place
from ..project.article_file import read_article
from ..project.lock import locked
from ..project.project import Project, read_optional, read_project
from ..project.table import Table, format_cell, format_table, read_table
from ..project.table_edit import change_tables, changes_between
from ..reading.proposals import Proposal
from ..reading.read_article import ReadArticle, read_news, window_without
from ..reading.toponyms import build_index
from .merge import Merge, merge_proposals
from .sound_rows import find_faults, format_remarks, sound_for_reading

MENTIONS = "seeds/mentions.csv"

Track = Callable[[Sequence[Path]], Iterable[Path]]
"""Yields the files that it is given, and may show which one is being read."""


def extract_project(folder: Path, today: str) -> tuple[str, list[str]]:
    """Merge what a project's articles propose into its mentions, and say what came of it.

    Returns the summary, and remarks on what is faulty: the rest is read all the same. The articles
    are read without a lock; the mentions are read again under it, then merged and written, so that
    an answer of `review` meanwhile is kept.

    Raises what `merge_project` raises, `ClashError` when an editor saves the table in that moment,
    and `OutputError` when it cannot be written.
    """
    reading = read_articles(read_project(folder), today)
    with locked(folder):
        before, merge = merge_reading(folder, reading)
        change_tables(folder, {MENTIONS: changes_between(MENTIONS, before.rows, merge.rows)})
    counts = f"{len(merge.new)} new, {merge.kept} kept, {len(merge.gone)} gone"
    changed = f", {len(merge.changed)} changed" if merge.changed else ""
    others = f", {len(merge.moved)} moved, {len(merge.lost)} no longer in their article"
    moved = others if merge.moved or merge.lost else ""
    return f"{folder / MENTIONS}: {counts}{changed}{moved}", reading.remarks


@dataclass(frozen=True, slots=True)
class Reading:
    """What the sound articles of a project propose, their texts by id, and remarks on the rest."""

    proposals: list[Mention]
    texts: dict[str, str]
    remarks: list[str]


def merge_project(folder: Path, today: str) -> tuple[Project, Merge]:
    """Read every article of a project and merge what it proposes into the project's mentions.

    Returns the project and the merge; nothing is written. A reviewed mention that does not fit its
    article is looked for in it. Raises `DataError` when a whole table cannot be read.
    """
    project = read_project(folder)
    _, merge = merge_reading(folder, read_articles(project, today))
    return project, merge


def merge_reading(folder: Path, reading: Reading) -> tuple[Table[Mention], Merge]:
    """Return the mentions as they are on disk, and the merge of what was read into them.

    Raises `DataError` when the table cannot be read. A row of it that has no id that can be read,
    or another fault that hides its words, stays; what it may stand for is not proposed again.
    """
    table = read_table(folder, MENTIONS, Mention)
    if not table.whole:
        raise DataError(table.problems)
    proposals = [row for row in reading.proposals if row.id not in table.unread]
    return table, merge_proposals(table.rows, proposals, reading.texts)


def read_articles(project: Project, today: str) -> Reading:
    """Return what the sound articles of a project propose, without what `check` would call faulty.

    A file that a program has spoilt, such as by other line ends, is not read: its mentions are
    counted in the recorded one, and would be moved to where they are wrong for everybody else.
    Raises `DataError` when a whole table cannot be read.
    """
    sound, problems = sound_for_reading(project)
    index = build_index(sound.gazetteer)
    turned = turned_articles(sound)
    articles = [article for article in sound.articles.rows if article.id not in turned]
    texts = {article.id: sound.texts[article.id] for article in articles}
    news = [
        read_news(
            article.id,
            texts[article.id],
            index,
            latest=today,
            window=window_without(sound.articles.rows, article.id),
            published=article.published,
            address=article.url,
        )
        for article in articles
    ]
    read = [proposal.mention for article in news for proposal in article.proposals]
    fitted = [fit(row, sound) for row in read]
    dropped = [
        f"not proposed: {row.id}: {fault.column}: {fault.message}"
        for row, (_, faults) in zip(read, fitted, strict=True)
        for fault in faults
    ]
    proposals = [row for row, faults in fitted if not faults]
    foreign = [article.remark for article in news if article.remark]
    remarks = [*format_remarks(project, problems), *remarks_on_gaps(sound.gazetteer), *foreign]
    return Reading(proposals, texts, [*remarks, *spoilt_articles(sound, turned), *dropped])


def spoilt_articles(sound: Project, turned: Collection[str]) -> Iterator[str]:
    """Yield why each of the `turned` articles, which a program has spoilt, was not read."""
    pairs = zip(sound.articles.rows, sound.articles.lines, strict=True)
    lines = {line for article, line in pairs if article.id in turned}
    for problem in find_article_problems(sound):
        if problem.column == "sha256" and problem.line in lines:
            yield f"not read: {problem}"


def remarks_on_gaps(gazetteer: Gazetteer) -> Iterator[str]:
    """Yield what a gazetteer lacks, without which articles say little or nothing."""
    if not gazetteer.names:
        yield "gazetteer/names.csv has no spelling: no place is found (mosulmap suggest)"
    elif not gazetteer.parties:
        yield (
            "gazetteer/actors.csv has no party with a shape: nobody is read as holding a place "
            "(mosulmap suggest)"
        )
    named = {name.place_id for name in gazetteer.names}
    named |= {place.parent_id for place in gazetteer.places}
    lost = sorted(place.id for place in gazetteer.places if place.id not in named)
    if lost and gazetteer.names:
        yield f"found in no article, as gazetteer/names.csv has no spelling: {', '.join(lost)}"


LEFT_OPEN = ("actor", "control", "claimant", "event_date", "date_phrase")
"""The columns of a proposal that a curator may fill in: a faulty cell in them is left empty."""


def fit(row: Mention, project: Project) -> tuple[Mention, list[Problem]]:
    """Return a proposal as `check` accepts it, with no value in a faulty cell that may be empty.

    With it come the faults that cannot be helped.
    """
    faults = find_faults(row, project)
    empty = dict.fromkeys((f.column for f in faults if f.column in LEFT_OPEN), "")
    if not empty:
        return row, list(faults)
    fitted = row.model_copy(update={**empty, "assertion": Assertion.STATED})
    return fitted, list(find_faults(fitted, project))


def extract_files(
    sources: Sequence[Path],
    folder: Path,
    gazetteer_folder: Path | None,
    today: str,
    track: Track = iter,
) -> tuple[list[Proposal], list[str]]:
    """Return what text files propose, and a remark on each: how it was dated, how many mentions.

    The gazetteer is that of the project in `folder` unless a folder is given; with its own one the
    project's articles, if it has any, give the window of the campaign. `track` gets the files and
    yields them, each as it is read.

    Raises `RequestError` for a gazetteer or a file that is not there, `DataError` for tables or
    texts that cannot be read; nothing is returned then.
    """
    gazetteer = read_gazetteer(gazetteer_folder or folder / "gazetteer")
    articles = articles_of_campaign(folder, gazetteer_folder)
    proposals: list[Proposal] = []
    remarks = []
    for article in read_files(sources, gazetteer, articles, today, track):
        proposals += article.proposals
        day = article.dating.published or "unknown"
        remarks.append(
            f"{article.article_id}: {len(article.proposals)} mentions; published {day} "
            f"({article.dating.basis})"
        )
        remarks += [article.remark] if article.remark else []
    return proposals, remarks


def articles_of_campaign(folder: Path, gazetteer_folder: Path | None) -> tuple[Article, ...]:
    """Return a project's articles where its own gazetteer is used: none date another war.

    Raises `DataError` when their table as a whole cannot be read.
    """
    own = gazetteer_folder is None or gazetteer_folder.resolve() == (folder / "gazetteer").resolve()
    return known_articles(folder) if own else ()


def known_articles(folder: Path) -> tuple[Article, ...]:
    """Return the articles of the project in `folder`; none where it is no project.

    Raises `DataError` when their table as a whole cannot be read.
    """
    if not (folder / "seeds" / "articles.csv").exists():
        return ()
    table = read_table(folder, "seeds/articles.csv", Article)
    if not table.whole:
        raise DataError(table.problems)
    return table.rows


BAD_NAME = "a file's name is its article's id; rename it with letters, digits, _ . - only"


def read_files(
    sources: Iterable[Path],
    gazetteer: Gazetteer,
    articles: Sequence[Article],
    today: str,
    track: Track = iter,
) -> list[ReadArticle]:
    """Return each text file as read; folders give their `.txt` files, sorted.

    `track` gets all files and yields them, so that a caller may show the progress.

    Raises `RequestError` for a path that is not there and `DataError` with a problem for each file
    that is no text in UTF-8 or whose name is no id.
    """
    index = build_index(gazetteer)
    found, problems = [], []
    for file in track([file for source in sources for file in text_files(source)]):
        try:
            text, _ = read_article(file)
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else str(error)
            problems.append(Problem(file.as_posix(), 0, "", f"{reason}; give a text file in UTF-8"))
            continue
        if not ID.fullmatch(file.stem):
            problems.append(Problem(file.as_posix(), 0, "", BAD_NAME))
            continue
        window = window_without(articles, file.stem)
        found.append(read_news(file.stem, text, index, latest=today, window=window))
    if problems:
        raise DataError(problems)
    return found


def text_files(path: Path) -> list[Path]:
    """Return the text files that a path means: itself, or those in the folder, sorted.

    Raises `RequestError` when there is nothing at the path.
    """
    if not path.exists():
        raise RequestError(f"{path}: no such file or folder")
    return sorted(path.glob("*.txt")) if path.is_dir() else [path]


def read_gazetteer(folder: Path) -> Gazetteer:
    """Return the gazetteer in a folder that holds `places.csv`, `names.csv` and `actors.csv`.

    Raises `RequestError` when there is no such folder and `DataError` when a table is wrong.
    """
    if not folder.is_dir():
        raise RequestError(f"{folder}: no such folder; name the gazetteer with --gazetteer DIR")
    home, own = folder.resolve().parent, folder.resolve().name
    places = read_table(home, f"{own}/places.csv", Place)
    names = read_table(home, f"{own}/names.csv", Name)
    actors = read_table(home, f"{own}/actors.csv", Actor)
    background = read_optional(home, f"{own}/background.csv", Background)
    problems = [p for table in (places, names, actors, background) for p in table.problems]
    problems += find_names_without_place(names, places)
    if problems:
        raise DataError(problems)
    return Gazetteer(places.rows, names.rows, actors.rows, background.rows)


def format_proposals_csv(proposals: Iterable[Proposal]) -> str:
    """Return proposals with the columns of `mentions.csv`."""
    return format_table((proposal.mention for proposal in proposals), Mention)


def format_proposals_jsonl(proposals: Iterable[Proposal]) -> str:
    """Return proposals as JSON lines: the columns of `mentions.csv` and what is known besides.

    `published` is an ISO day or null, `rule` the rule that read the event, `event_date_start` and
    `event_date_end` ISO days, null where the time could not be resolved.
    """
    return "".join(
        json.dumps(
            {
                **{column: plain(value) for column, value in proposal.mention},
                "published": proposal.published or None,
                "rule": proposal.rule,
                "event_date_start": proposal.first or None,
                "event_date_end": proposal.last or None,
            },
            ensure_ascii=False,
        )
        + "\n"
        for proposal in proposals
    )


def plain(value: object) -> object:
    """Return a cell's value as JSON has it: numbers stay numbers, all else is text."""
    return value if isinstance(value, int) else format_cell(value)
