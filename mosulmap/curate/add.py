"""Adds an article: a file or web page becomes a text in `seeds/` and a row of `articles.csv`.

`page` reads what a page says; a page is fetched with limits: http or https only, no private address
at any redirect, a size, a time.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ..errors import RequestError
from ..files import write_file
from ..model.gazetteer import Gazetteer
from ..model.rows import Article
from ..model.text_copies import near_copies
from ..project.lock import locked
from ..project.project import Project, read_project
from ..project.table import Table
from ..project.table_edit import RowChange, change_tables
from ..reading.publication_date import Dating
from ..reading.read_article import ReadArticle, read_news, window_without
from ..reading.story import find_agencies, read_story
from ..reading.toponyms import build_index
from ..terminal import one_line
from .archive import KINDS, is_archive, read_archive
from .fetch import fetch
from .page import Page, Source, read_page
from .sound_rows import format_remarks, sound_for_reading


def read_source(source: str, today: str, *, allow_private: bool = False) -> Page:
    """Return the article behind a file name or a web address; its day is `today` at the latest.

    Raises `RequestError` when it cannot be had or is neither text nor HTML.
    """
    if re.match(r"https?://", source):
        found = fetch(source, allow_private=allow_private)
        place = Source(source, source, found.charset)
        return read_page(found.content, place, today, is_html=found.kind == "text/html")
    return read_content(source, content_of(source), today)


def content_of(source: str) -> bytes:
    """Return the bytes of a file. Raises `RequestError` when they cannot be had."""
    try:
        return Path(source).read_bytes()
    except OSError as error:
        raise RequestError(f"{source}: {(error.strerror or str(error)).lower()}") from None


def read_content(name: str, content: bytes, today: str) -> Page:
    """Return the article in the bytes of a file, by its name; its day is `today` at the latest.

    Raises `RequestError` when it is neither text nor HTML.
    """
    is_html = Path(name).suffix.lower() in KINDS[1:]
    return read_page(content, Source("", name), today, is_html=is_html)


@dataclass(frozen=True, slots=True)
class Given:
    """What a curator says of an article; an empty cell is read from the article instead.

    `published` is an ISO day; `agency` has one name or more, with `;` between.
    """

    published: str = ""
    publisher: str = ""
    agency: str = ""
    url: str = ""
    title: str = ""


def add_article(
    folder: Path,
    articles: Table[Article],
    gazetteer: Gazetteer,
    page: Page,
    today: str,
    given: Given = Given(),
) -> tuple[Article, ReadArticle]:
    """Store an article in a project: text in `seeds/`, row in `articles.csv`.

    Returns the row, and what was read of the article. What is `given` stands. Else the day of
    publication is that of the page's metadata, else it is read from the text; it stays empty where
    it cannot be known, or only the day of the last change is. The agency is the one that the text
    names as its own. Raises `RequestError` when the project has the text already, or is to come,
    and `OutputError` when it cannot be written.
    """
    if given.published > today:
        raise RequestError(f"--published {given.published} lies in the future")
    digest = hashlib.sha256(page.text.encode("utf-8")).hexdigest()
    for stored in articles.rows:
        if stored.sha256 == digest:
            raise RequestError(f"the project has this text already: {stored.id}")
    article_id = f"{next_number(articles):03d}_{digest[:16]}"
    read = read_news(
        article_id,
        page.text,
        build_index(gazetteer),
        latest=today,
        window=window_without(articles.rows, article_id),
        address=given.url or page.url,
    )
    row = article_row(article_id, digest, page, read.dating, given)
    write_file(folder / "seeds" / row.file, page.text)
    change_tables(folder, {articles.path: [RowChange(None, row)]})
    return row, read


def article_row(article_id: str, digest: str, page: Page, of_text: Dating, given: Given) -> Article:
    """Return the row of an article: what the curator gives, else what its page or text says."""
    said = Dating(given.published, f"given by the curator: {given.published}")
    of_page = Dating(page.published, page.basis)
    dating = said if given.published else choose_dating(of_page, of_text)
    agencies = tuple(name for part in given.agency.split(";") if (name := part.strip()))
    return Article(
        id=article_id,
        file=f"{article_id}.txt",
        publisher=given.publisher or page.publisher,
        agency=agencies or find_agencies(read_story(page.text)),
        title=given.title or page.title,
        url=given.url or page.url,
        published=dating.published,
        published_basis=dating.basis,
        sha256=digest,
        note="",
    )


def choose_dating(of_page: Dating, of_text: Dating) -> Dating:
    """Return the day that a page's metadata names, else that of its text, else what is known."""
    known = [dating for dating in (of_page, of_text) if dating.published]
    return known[0] if known else of_page if of_page.basis else of_text


def next_number(articles: Table[Article]) -> int:
    """Return the number of the next article: one more than any that a row has, faulty ones too."""
    ids = (*(article.id for article in articles.rows), *articles.unread)
    return 1 + max((int(m[0]) for key in ids if (m := re.match(r"\d+", key))), default=-1)


def find_sources(sources: Sequence[str]) -> list[str]:
    """Return files and addresses, with the files of folders in place of these, each once.

    An archive stays one file here. Raises `RequestError` for a folder in which no file can be an
    article.
    """
    found: list[str] = []
    for source in sources:
        if not (folder := Path(source)).is_dir():
            found.append(source)
            continue
        inside = sorted(p for p in folder.rglob("*") if p.suffix.lower() in (*KINDS, ".zip"))
        if not inside:
            kinds = ", ".join(KINDS)
            raise RequestError(f"{source}: has no article in it, no file that ends in {kinds}")
        found += map(str, inside)
    return list(dict.fromkeys(found))


def add_articles(
    folder: Path, sources: Sequence[str], today: str, given: Given, *, allow_private: bool = False
) -> Iterator[tuple[Article, list[str]]]:
    """Take the articles of files, folders and addresses into the project in `folder`, one by one.

    Yields the row of each, and those remarks on faults of the project that were not yielded yet.
    Raises `RequestError` at the end with each article that cannot be had, at the beginning when an
    address or a title is given for several, and what else `add_to_project` does.
    """
    found = find_sources(sources)
    if (len(found) > 1 or any(map(is_archive, found))) and (given.url or given.title):
        number = len(found) if len(found) > 1 else "an archive of them"
        raise RequestError(f"--url and --title are of one article; {number} are given")
    read_project(folder)
    refused: list[str] = []
    known: set[str] = set()
    for read in find_pages(found, today, refused, allow_private=allow_private):
        try:
            row, remarks = add_page(folder, read(), today, given)
        except RequestError as error:
            refused.append(str(error))
            continue
        yield row, [remark for remark in remarks if remark not in known]
        known.update(remarks)
    if refused:
        raise RequestError("\n".join(refused))


def find_pages(
    sources: Sequence[str], today: str, refused: list[str], *, allow_private: bool
) -> Iterator[Callable[[], Page]]:
    """Yield for each article behind some sources what reads it; those in archives one by one.

    What cannot be had of an archive is written into `refused`, and the next source follows.
    """
    for source in sources:
        if not is_archive(source) or re.match(r"https?://", source):
            yield partial(read_source, source, today, allow_private=allow_private)
            continue
        try:
            for name, content in read_archive(source, content_of(source)):
                yield partial(read_content, name, content, today)
        except RequestError as error:
            refused.append(str(error))


def add_to_project(
    folder: Path,
    source: str,
    today: str,
    given: Given = Given(),
    *,
    allow_private: bool = False,
) -> tuple[Article, list[str]]:
    """Take the article behind a file name or a web address into the project in `folder`.

    Returns what `add_page` returns. The page is read first, which may take long. Raises
    `RequestError` when it cannot be had, and what `add_page` does.
    """
    read_project(folder)
    page = read_source(source, today, allow_private=allow_private)
    return add_page(folder, page, today, given)


def add_page(
    folder: Path, page: Page, today: str, given: Given = Given()
) -> tuple[Article, list[str]]:
    """Take an article that was read into the project in `folder`.

    Returns its row, and remarks on what is faulty in the project; the rest is used all the same.
    The project is locked and read, so that two commands at once do not give one number twice.

    Raises `RequestError` when the project has the text already, and `DataError` when a whole table
    cannot be read.
    """
    with locked(folder):
        project = read_project(folder)
        sound, problems = sound_for_reading(project)
        row, read = add_article(folder, project.articles, sound.gazetteer, page, today, given)
    remarks = [*format_remarks(problems), *([read.remark] if read.remark else [])]
    return row, [*remarks, *copied_words(project, row, page.text)]


def copied_words(project: Project, row: Article, text: str) -> Iterator[str]:
    """Yield a remark on each article that prints mostly the sentences of a new one."""
    titles = {article.id: article.title for article in project.articles.rows}
    texts = {key: other for key, other in project.texts.items() if key in titles}
    for pair in near_copies({**texts, row.id: text}):
        if row.id in pair:
            other = next(key for key in pair if key != row.id)
            yield (
                f"{row.id} prints mostly the sentences of {other} ({one_line(titles[other])}): the "
                "two count as one source; name the agency that both are from"
            )
