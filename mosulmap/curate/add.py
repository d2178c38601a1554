"""Adds an article: a file or web page becomes a text in `seeds/` and a row of `articles.csv`.

Pages are read by trafilatura and dated by htmldate (the `html` extra); plain text needs neither. A
page is fetched with limits: http or https only, no private addresses, a largest size, a longest
time.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from ..errors import RequestError
from ..files import write_file
from ..model.gazetteer import Gazetteer
from ..model.rows import Article
from ..project.article_file import other_kind
from ..project.lock import locked
from ..project.project import read_project
from ..project.table import Table
from ..project.table_edit import RowChange, change_tables
from ..reading.read_article import read_news, window_without
from ..reading.story import find_agencies, read_story
from ..reading.toponyms import build_index
from ..terminal import one_line
from .fetch import fetch
from .sound_rows import format_remarks, sound_for_reading

NEEDS_HTML = (
    "a web page needs the html extra (pip install 'mosulmap[html]'), or save it as plain text"
)


@dataclass(frozen=True, slots=True)
class Page:
    """An article as obtained: its text, and what the page says about itself.

    `published` is an ISO day, empty when unknown; `basis` says where it was read.
    """

    text: str
    title: str
    publisher: str
    url: str
    published: str
    basis: str


def read_source(source: str, *, allow_private: bool = False) -> Page:
    """Return the article behind a file name or a web address.

    Raises `RequestError` when it cannot be had or is neither text nor HTML.
    """
    if re.match(r"https?://", source):
        content, kind = fetch(source, allow_private=allow_private)
        return read_page(content, kind, source)
    path = Path(source)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise RequestError(f"{source}: {(error.strerror or str(error)).lower()}") from None
    is_html = path.suffix.lower() in (".html", ".htm")
    return read_page(content, "text/html" if is_html else "text/plain", "", str(path))


def read_page(content: bytes, kind: str, url: str, name: str = "") -> Page:
    """Return the article in the bytes of a page or of a plain text.

    `kind` is the media type; `url` or else `name` stands in messages. Raises `RequestError` when
    the bytes are neither HTML nor text in UTF-8.
    """
    where = url or name
    if other := other_kind(content):
        raise RequestError(f"{where}: is {other}; give an HTML page or plain text in UTF-8")
    if b"\0" in content:
        raise RequestError(f"{where}: holds NUL characters; save it as plain text in UTF-8")
    if kind == "text/plain":
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise RequestError(f"{where}: is not UTF-8; save it as UTF-8 text") from None
        return Page(text, first_line(text), "", url, "", "")
    return read_html(content, url, where)


def read_html(content: bytes, url: str, where: str) -> Page:
    """Return the article in an HTML page, by trafilatura and htmldate.

    Raises `RequestError` without the `html` extra, and for a page without an article.
    """
    try:
        import htmldate
        import trafilatura
    except ImportError:
        raise RequestError(f"{where}: {NEEDS_HTML}") from None

    page = content.decode("utf-8", "replace")
    text = trafilatura.extract(page, url=url or None, include_comments=False) or ""
    if not text.strip():
        raise RequestError(f"{where}: no article was found in the page; save its text as a file")
    about = trafilatura.extract_metadata(page)
    day = htmldate.find_date(page, original_date=True, url=url or None) or ""
    return Page(
        text=text + "\n",
        title=(about and one_line(about.title or "")) or first_line(text),
        publisher=(about and one_line(about.sitename or "")) or "",
        url=url,
        published=day,
        basis="the page's own metadata, as htmldate reads them" if day else "",
    )


def first_line(text: str) -> str:
    """Return the first line of a text that is not blank, as its title."""
    return next((words for line in text.splitlines() if (words := one_line(line))), "untitled")[
        :200
    ]


def add_article(
    folder: Path, articles: Table[Article], gazetteer: Gazetteer, page: Page, today: str
) -> Article:
    """Store an article in a project and return its row: text in `seeds/`, row in `articles.csv`.

    The day of publication is that of the page's metadata, else it is read from the text; it stays
    empty where it cannot be known. The agency is the one that the text names as its own. Raises
    `RequestError` when the project has the text already, and `OutputError` when it cannot be
    written.
    """
    digest = hashlib.sha256(page.text.encode("utf-8")).hexdigest()
    for known in articles.rows:
        if known.sha256 == digest:
            raise RequestError(f"the project has this text already: {known.id}")
    article_id = f"{next_number(articles):03d}_{digest[:16]}"
    read = read_news(
        article_id,
        page.text,
        build_index(gazetteer),
        latest=today,
        window=window_without(articles.rows, article_id),
    )
    row = Article(
        id=article_id,
        file=f"{article_id}.txt",
        publisher=page.publisher,
        agency=find_agencies(read_story(page.text)),
        title=page.title,
        url=page.url,
        published=page.published or read.dating.published,
        published_basis=page.basis or read.dating.basis,
        sha256=digest,
        note="",
    )
    write_file(folder / "seeds" / row.file, page.text)
    change_tables(folder, {articles.path: [RowChange(None, row)]})
    return row


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
    page = read_source(source, allow_private=allow_private)
    with locked(folder):
        project = read_project(folder)
        sound, problems = sound_for_reading(project)
        row = add_article(folder, project.articles, sound.gazetteer, page, today)
    return row, format_remarks(problems)
