"""New articles: a file or a page of the web becomes a text in `seeds/` and a row of `articles.csv`.

Pages are read by trafilatura and dated by htmldate (the `html` extra); plain text needs neither. A
page is fetched with limits: http or https only, no private address at any redirect, a size, a time.
"""

from __future__ import annotations

import contextlib
import hashlib
import http.client
import ipaddress
import re
import socket
import ssl
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, urljoin, urlsplit

from .articles import find_agencies, one_line, other_kind, read_story
from .errors import DataError, RequestError
from .files import write_file
from .gazetteer import Gazetteer
from .model import Article
from .project import read_project
from .reading import read_news, window_without
from .tables import Table, write_table
from .toponyms import build_index

LARGEST = 5_000_000
"""Bytes of the largest page that is read."""

LONGEST = 30
"""Seconds that fetching one page may take, redirects included."""

HOPS = 5
"""Redirects that are followed."""

NEEDS_HTML = (
    "a web page needs the html extra (pip install 'mosulmap[html]'), or save it as plain text"
)


@dataclass(frozen=True, slots=True)
class Page:
    """What was obtained: the text of the article and what the page says about itself."""

    text: str
    title: str
    publisher: str
    url: str
    published: str
    basis: str


def obtain(source: str, *, allow_private: bool = False) -> Page:
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
    """Return the article in the bytes of a page or of a plain text."""
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
    """Return the article in an HTML page, by trafilatura and htmldate."""
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


def fetch(url: str, *, allow_private: bool = False, longest: float = LONGEST) -> tuple[bytes, str]:
    """Return the bytes of a page and its media type, text/html or text/plain.

    `longest` is how many seconds it may take, redirects included. Raises `RequestError` for
    addresses that are not public, for pages too large, too slow or of another type, and for every
    failure of the network.
    """
    deadline = time.monotonic() + longest
    for _ in range(HOPS):
        address = split_address(url)
        target = public_address(address, allow_private=allow_private)
        try:
            status, headers, content = request(address, target, deadline)
        except (OSError, http.client.HTTPException) as error:
            reason = (
                one_line(str(error)).lower() if time.monotonic() < deadline else too_slow(longest)
            )
            raise RequestError(f"{url}: cannot be fetched ({reason})") from None
        if time.monotonic() > deadline:
            raise RequestError(f"{url}: cannot be fetched ({too_slow(longest)})")
        if status in (301, 302, 303, 307, 308):
            url = urljoin(url, one_line(headers.get("location", "")))
            continue
        if status != http.client.OK:
            raise RequestError(f"{url}: the server answers {status}")
        kind = one_line(headers.get("content-type", "")).partition(";")[0].strip().lower()
        if kind not in ("text/html", "application/xhtml+xml", "text/plain"):
            raise RequestError(f"{url}: is {kind or 'of no type'}; expected an HTML page or text")
        return content, "text/plain" if kind == "text/plain" else "text/html"
    raise RequestError(f"{url}: more than {HOPS} redirects")


def too_slow(longest: float) -> str:
    """Say that a page has taken its time."""
    return f"it takes longer than {longest:g} seconds"


def split_address(url: str) -> SplitResult:
    """Return the parts of an address. Raises `RequestError` for what is none."""
    try:
        address = urlsplit(url)
        _ = address.port
    except ValueError as error:
        raise RequestError(f"{url}: is not a web address ({error})") from None
    return address


def public_address(address: SplitResult, *, allow_private: bool) -> str:
    """Return the network address of a host, checked: it is looked up once and then used as is."""
    if address.scheme not in ("http", "https") or not address.hostname:
        raise RequestError(f"{address.geturl()}: is not an http or https address")
    try:
        found = socket.getaddrinfo(address.hostname, None, type=socket.SOCK_STREAM)
    except OSError as error:
        raise RequestError(f"{address.hostname}: cannot be found ({error.strerror})") from None
    target = str(found[0][4][0])
    if not allow_private and not ipaddress.ip_address(target.partition("%")[0]).is_global:
        raise RequestError(
            f"{address.geturl()}: {target} is a private address; --allow-private fetches it"
        )
    return target


def request(
    address: SplitResult, target: str, deadline: float
) -> tuple[int, dict[str, str], bytes]:
    """Ask one server for one page, at the network address that was checked."""
    secure = address.scheme == "https"
    port = address.port or (443 if secure else 80)
    left = max(0.1, deadline - time.monotonic())
    plain = socket.create_connection((target, port), timeout=left)
    host = address.hostname or ""
    stream = (
        ssl.create_default_context().wrap_socket(plain, server_hostname=host) if secure else plain
    )
    connection = http.client.HTTPConnection(host, port, timeout=left)
    connection.sock = stream
    alarm = threading.Timer(deadline - time.monotonic(), hang_up, [stream])
    alarm.daemon = True
    alarm.start()
    try:
        path = (address.path or "/") + (f"?{address.query}" if address.query else "")
        connection.request(
            "GET", path, headers={"User-Agent": "mosulmap", "Accept": "text/html,text/plain"}
        )
        answer = connection.getresponse()
        headers = {name.lower(): value for name, value in answer.getheaders()}
        return answer.status, headers, read_limited(answer)
    finally:
        alarm.cancel()
        connection.close()


def hang_up(stream: socket.socket) -> None:
    """End a connection under whoever reads from it: a trickle of bytes never times out."""
    with contextlib.suppress(OSError):
        socket.socket.shutdown(stream, socket.SHUT_RDWR)


def read_limited(answer: http.client.HTTPResponse) -> bytes:
    """Return the body of an answer. Raises `RequestError` when it is too large."""
    content = bytearray()
    while chunk := answer.read1(65536):
        content += chunk
        if len(content) > LARGEST:
            raise RequestError(f"the page is larger than {LARGEST // 1_000_000} MB")
    return bytes(content)


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
    number = 1 + max(
        (int(m[0]) for a in articles.rows if (m := re.match(r"\d+", a.id))), default=-1
    )
    article_id = f"{number:03d}_{digest[:16]}"
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
    write_table(folder / "seeds" / "articles.csv", (*articles.rows, row), Article)
    return row


def add_to_project(
    folder: Path, source: str, today: str, *, allow_private: bool = False
) -> Article:
    """Take the article behind a file name or a web address into the project in `folder`.

    Raises `RequestError` when it cannot be had, `DataError` when the project's tables are wrong.
    """
    project = read_project(folder)
    problems = (*project.articles.problems, *project.places.problems, *project.names.problems)
    if problems:
        raise DataError(problems)
    page = obtain(source, allow_private=allow_private)
    return add_article(folder, project.articles, project.gazetteer, page, today)
