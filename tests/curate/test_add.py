"""New articles: files, and pages from a real server on this machine."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from mosulmap.curate.add import add_to_project, read_source
from mosulmap.curate.fetch import LARGEST, fetch
from mosulmap.errors import RequestError
from mosulmap.project.project import read_project
from tests.tiny_project import TinyProject

TODAY = "2026-11-22"
STORY = (
    "Iraqi troops took Karama on Friday, a commander said, after days of heavy fighting in the "
    "streets of the district. Families waved white flags from their houses as the soldiers passed."
)
PAGE = f"""<!doctype html><html lang="en"><head><title>Karama taken</title>
<meta property="article:published_time" content="2016-11-05T08:00:00Z">
<meta property="og:site_name" content="The Gazette"></head><body><nav>Home News Sport</nav>
<article><h1>Karama taken</h1><p>{STORY}</p><p>{STORY.replace("Friday", "the day before")}</p>
</article></body></html>"""


CONTROLS = PAGE.replace(">Karama taken<", ">Kar\u202eama \x1b[2Jtaken<").replace(
    "The Gazette", "The\u2066 Gazette\u0007"
)
"""A page whose title would clear a terminal and turn its letters round."""


class Pages(BaseHTTPRequestHandler):
    """A site of a few pages, each with a fault of its own."""

    hung_up = threading.Event()

    def do_GET(self) -> None:
        """Answer as long as the reader listens."""
        try:
            self.answer()
        except OSError:
            self.hung_up.set()

    def answer(self) -> None:
        """Answer with the page of a path."""
        status, kind, body = {
            "/story": (200, "text/html; charset=utf-8", PAGE.encode()),
            "/text": (200, "text/plain", STORY.encode()),
            "/picture": (200, "image/png", b"\x89PNG"),
            "/slow-head": (200, "text/html", b""),
            "/slow-body": (200, "text/html", b"<p>once</p>"),
            "/controls": (200, "text/html; charset=utf-8", CONTROLS.encode()),
            "/large": (200, "text/html", b"a" * (LARGEST + 1)),
            "/moved": (302, "text/html", b""),
            "/round": (302, "text/html", b""),
            "/local": (302, "text/html", b""),
        }.get(self.path, (404, "text/html", b"gone"))
        self.send_response(status)
        self.send_header("Content-Type", kind)
        target = {"/moved": "/story", "/round": "/round", "/local": "file:///etc/passwd"}
        if self.path in target:
            self.send_header("Location", target[self.path])
        if self.path == "/slow-head":
            self.flush_headers()
            self.drip(b"X-Word: 1\r\n")
        self.end_headers()
        self.wfile.write(body)
        if self.path == "/slow-body":
            self.drip(b"<p>again</p>")

    def drip(self, words: bytes) -> None:
        """Send some bytes again and again, until the reader hangs up."""
        for _ in range(60):
            self.wfile.write(words)
            self.wfile.flush()
            time.sleep(0.05)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """Return the address of a running server."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_page_becomes_text_title_day_and_publisher(site: str) -> None:
    """Navigation stays out; what the page says of itself is taken from its metadata."""
    page = read_source(f"{site}/story", allow_private=True)
    assert STORY in page.text
    assert "Sport" not in page.text
    assert (page.title, page.publisher, page.published) == (
        *("Karama taken", "The Gazette"),
        "2016-11-05",
    )
    assert page.url == f"{site}/story"


def test_a_redirect_is_followed(site: str) -> None:
    """A page that has moved is read where it now is."""
    assert fetch(f"{site}/moved", allow_private=True) == (PAGE.encode(), "text/html")


def test_plain_text_needs_no_library(site: str) -> None:
    """A text is taken as it stands."""
    assert read_source(f"{site}/text", allow_private=True).text == STORY


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/picture", "is image/png; expected an HTML page or text"),
        ("/large", "the page is larger than 5 MB"),
        ("/gone", "the server answers 404"),
        ("/round", "more than 5 redirects"),
        ("/local", "is not an http or https address"),
    ],
)
def test_what_is_no_page_is_refused(site: str, path: str, words: str) -> None:
    """Wrong type, too large, missing, turning in circles, leading to a file of this machine."""
    with pytest.raises(RequestError, match=words):
        fetch(site + path, allow_private=True)


@pytest.mark.parametrize("path", ["/slow-body", "/slow-head"])
def test_a_page_that_trickles_in_is_given_up(site: str, path: str) -> None:
    """Each byte comes in time, all of them never: the whole page has a limit."""
    Pages.hung_up.clear()
    words = r"cannot be fetched \(it takes longer than 0\.5 seconds\)"
    with pytest.raises(RequestError, match=words):
        fetch(site + path, allow_private=True, longest=0.5)
    assert Pages.hung_up.wait(20)


def test_what_a_page_says_of_itself_cannot_command_a_terminal(site: str) -> None:
    """No letter of control and none that turns the direction gets into a title or a publisher."""
    page = read_source(f"{site}/controls", allow_private=True)
    assert "Karama" in page.title
    assert page.publisher == "The Gazette"
    for words in (page.title, page.publisher):
        assert words.isprintable()


def test_the_title_of_a_text_is_its_first_line_that_is_seen(tmp_path: Path) -> None:
    """A line of control letters alone is none."""
    (tmp_path / "a.txt").write_bytes("\x07\n\u202eKarama\x1b[31m taken\nOn Friday.".encode())
    assert read_source(str(tmp_path / "a.txt")).title == "Karama[31m taken"


def test_a_private_address_is_refused_unless_asked_for(site: str) -> None:
    """A link in an article must not make this machine ask its own network."""
    with pytest.raises(RequestError, match="is a private address; --allow-private fetches it"):
        fetch(f"{site}/story")


@pytest.mark.parametrize("address", ["http://[::1", "http://localhost:99999/", "http:///story"])
def test_a_broken_address_is_refused(address: str) -> None:
    """What cannot be an address is told, without a traceback."""
    with pytest.raises(RequestError, match="address"):
        read_source(address)


def test_a_saved_page_is_read_like_one_of_the_web(tmp_path: Path) -> None:
    """A page saved from a browser gives the same text and day."""
    (tmp_path / "saved.html").write_text(PAGE, encoding="utf-8")
    page = read_source(str(tmp_path / "saved.html"))
    assert STORY in page.text
    assert page.published == "2016-11-05"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.txt", b"caf\xe9", "is not UTF-8"),
        ("a.txt", b"PK\x03\x04...", "is a zip archive or an office document; give an HTML page or"),
        ("a.html", b"%PDF-1.7", "is a PDF; give an HTML page or plain text in UTF-8"),
        ("a.txt", "Karama".encode("utf-16"), "is UTF-16 text; give an HTML page or plain text"),
        (
            "a.txt",
            b"\x00\x01",
            "is full of NUL bytes and may be UTF-16; give an HTML page or plain",
        ),
        ("a.txt", b"M" * 9000 + b"\0", "holds NUL characters; save it as plain text in UTF-8"),
        ("a.html", b"<html><body></body></html>", "no article was found in the page"),
    ],
)
def test_a_file_that_is_no_article_is_refused(
    tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    """Other encodings, pictures and empty pages change nothing."""
    (tmp_path / name).write_bytes(content)
    with pytest.raises(RequestError, match=words):
        read_source(str(tmp_path / name))


def test_a_missing_file_is_told() -> None:
    """The name is in the message."""
    with pytest.raises(RequestError, match=r"nowhere\.txt: no such file"):
        read_source("nowhere.txt")


def test_an_added_article_is_stored_dated_and_hashed(tiny: TinyProject, tmp_path: Path) -> None:
    """Its text lies in seeds/, its row tells where its day comes from, and the project is sound."""
    folder = tiny.write(tmp_path / "project")
    article = tmp_path / "new.txt"
    article.write_text(f"Published November 5, 2016\n\n{STORY}\n", encoding="utf-8")
    row = add_to_project(folder, str(article), TODAY)
    assert row.published == "2016-11-05"
    assert row.published_basis == 'printed: "Published November 5, 2016"'
    assert (folder / "seeds" / row.file).read_text(encoding="utf-8") == article.read_text("utf-8")
    project = read_project(folder)
    assert row in project.articles.rows
    assert project.reading_problems == ()


def test_the_agency_that_a_dateline_names_is_recorded(tiny: TinyProject, tmp_path: Path) -> None:
    """Two papers that print one agency's text are one source."""
    folder = tiny.write(tmp_path / "project")
    (tmp_path / "new.txt").write_text(f"Karama taken\n\nMOSUL (Reuters) - {STORY}\n", "utf-8")
    row = add_to_project(folder, str(tmp_path / "new.txt"), TODAY)
    assert row.agency == ("Reuters",)
    assert row in read_project(folder).articles.rows


def test_the_same_text_is_not_added_twice(tiny: TinyProject, tmp_path: Path) -> None:
    """A second copy would count as a second source."""
    folder = tiny.write(tmp_path / "project")
    (tmp_path / "new.txt").write_text(STORY, encoding="utf-8")
    add_to_project(folder, str(tmp_path / "new.txt"), TODAY)
    with pytest.raises(RequestError, match="the project has this text already: 000_"):
        add_to_project(folder, str(tmp_path / "new.txt"), TODAY)
