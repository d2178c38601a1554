"""A site of a few pages on this machine, each with a fault of its own."""

from __future__ import annotations

import threading
import time
from http.server import BaseHTTPRequestHandler

from mosulmap.curate.fetch import LARGEST

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


ARABIC = "دخلت القوات حي الكرامة في مدينة الموصل يوم الجمعة، وقال قائد عسكري إن المعارك انتهت فيه."
RUSSIAN = "Войска вошли в район Карама в пятницу, сказал командир, после долгих боев на улицах."


def page_in(story: str, title: str, head: str = "") -> str:
    """Return a page with a story of two paragraphs, and `head` in its head."""
    body = f"<article><h1>{title}</h1><p>{story * 2}</p><p>{story}</p></article>"
    return (
        f"<!doctype html><html><head>{head}<title>{title}</title></head><body>{body}</body></html>"
    )


ARABIC_PAGE = page_in(ARABIC, "الكرامة")
"""A page that does not name its encoding itself."""

RUSSIAN_PAGE = page_in(RUSSIAN, "Карама", '<meta charset="windows-1251">')


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
            "/cut": (200, "text/html", PAGE.encode()),
            "/arabic": (200, "text/html; charset=windows-1256", ARABIC_PAGE.encode("cp1256")),
            "/russian": (200, "text/html", RUSSIAN_PAGE.encode("cp1251")),
            "/unnamed": (200, "text/html", ARABIC_PAGE.encode("cp1256")),
            "/broken": (200, "text/html", RUSSIAN_PAGE.encode("cp1251") + b"\x98"),
            "/old": (200, 'text/plain; charset="Windows-1256"', "الكرامة".encode("cp1256")),
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
        if self.path == "/cut":
            self.send_header("Content-Length", str(len(body) + 1000))
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
