"""Adds an article: a file or web page becomes a text in `seeds/` and a row of `articles.csv`.

`page` reads what a page says; a page is fetched with limits: http or https only, no private address
at any redirect, a size, a time.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
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
from ..reading.read_article import read_news, window_without
from ..reading.story import find_agencies, read_story
from ..reading.toponyms import build_index
from ..terminal import one_line
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
    path = Path(source)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise RequestError(f"{source}: {(error.strerror or str(error)).lower()}") from None
    is_html = path.suffix.lower() in (".html", ".htm", ".xhtml")
    return read_page(content, Source("", str(path)), today, is_html=is_html)


def add_article(
    folder: Path, articles: Table[Article], gazetteer: Gazetteer, page: Page, today: str
) -> Article:
    """Store an article in a project and return its row: text in `seeds/`, row in `articles.csv`.

    The day of publication is that of the page's metadata, else it is read from the text; it stays
    empty where it cannot be known, or only the day of the last change is. The agency is the one
    that the text names as its own. Raises `RequestError` when the project has the text already, and
    `OutputError` when it cannot be written.
    """
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
        address=page.url,
    )
    dating = choose_dating(Dating(page.published, page.basis), read.dating)
    row = Article(
        id=article_id,
        file=f"{article_id}.txt",
        publisher=page.publisher,
        agency=find_agencies(read_story(page.text)),
        title=page.title,
        url=page.url,
        published=dating.published,
        published_basis=dating.basis,
        sha256=digest,
        note="",
    )
    write_file(folder / "seeds" / row.file, page.text)
    change_tables(folder, {articles.path: [RowChange(None, row)]})
    return row


def choose_dating(of_page: Dating, of_text: Dating) -> Dating:
    """Return the day that a page's metadata names, else that of its text, else what is known."""
    known = [dating for dating in (of_page, of_text) if dating.published]
    return known[0] if known else of_page if of_page.basis else of_text


def next_number(articles: Table[Article]) -> int:
    """Return the number of the next article: one more than any that a row has, faulty ones too."""
    ids = (*(article.id for article in articles.rows), *articles.unread)
    return 1 + max((int(m[0]) for key in ids if (m := re.match(r"\d+", key))), default=-1)


def add_to_project(
    folder: Path, source: str, today: str, *, allow_private: bool = False
) -> tuple[Article, list[str]]:
    """Take the article behind a file name or a web address into the project in `folder`.

    Returns its row, and remarks on what is faulty in the project; the rest is used all the same.
    The page is read first, which may take long; then the project is locked and read, so that two
    commands at once do not give one number twice.

    Raises `RequestError` when the page cannot be had, and `DataError` when a whole table cannot be
    read.
    """
    read_project(folder)
    page = read_source(source, today, allow_private=allow_private)
    with locked(folder):
        project = read_project(folder)
        sound, problems = sound_for_reading(project)
        row = add_article(folder, project.articles, sound.gazetteer, page, today)
    return row, [*format_remarks(problems), *copied_words(project, row, page.text)]


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
