"""A map served on loopback, for browsers of this machine only: three paths, and what a site adds.

`/` is the page around the map, `/map` the map, `/events` the stream of messages about both. Other
machines cannot reach it; a host name that somebody points at loopback is refused by its `Host`, and
a request from another page by `Origin` and `Sec-Fetch-Site`. What changes something wants, besides,
a token that only the site's own page has been given. Nothing is read from disk here.
"""

from __future__ import annotations

import errno
import os
import socket
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from email.message import Message
from hmac import compare_digest
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from socketserver import ThreadingTCPServer
from threading import Condition, Lock, Thread
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from ..errors import RequestError

PORT = 8765
"""The first port that is tried where none is asked for …"""

TRIES = 50
"""… and how many are."""

BEAT = 10.0
"""Seconds after which a silent stream sends an empty comment; a closed connection shows then."""

IDLE = 10
"""Seconds that a browser may take to send its request."""

MOST = 200
"""Connections at a time: far more than one reader's tabs need, and few enough threads."""

OWN_SITES = {"none", "same-origin"}
"""Values of `Sec-Fetch-Site` that are served: the reader's address bar, and our own page."""

HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""Headers of every answer: no cache, no guessing of its type, no use by another page."""

HTML = "text/html; charset=utf-8"
TEXT = "text/plain; charset=utf-8"
JSON = "application/json"

TOKEN = "X-Mosulmap-Token"  # noqa: S105 - the name of the header, not its value
"""The header in which a page proves that it is the site's own."""

MOST_BYTES = 64 * 1024 * 1024
"""Bytes that a browser may send at once: a folder of articles, and no film."""

EMPTY: Mapping[str, str] = MappingProxyType({})


class Broadcast:
    """The newest message and the newest map, handed to every browser that waits for them."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._number = 0
        self._message = ""
        self._closed = False
        self.page: bytes | None = None

    def publish(self, message: str, page: bytes | None) -> None:
        """Hand out `message`, one line, and the map as HTML; None when there was none yet."""
        with self._changed:
            self.page = page
            self._message = message
            self._number += 1
            self._changed.notify_all()

    def wait(self, seen: int, patience: float) -> tuple[int, str] | None:
        """Return the newest message and its number; None when the broadcast was closed.

        Waits for one with a number other than `seen`, `patience` seconds at most.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._number != seen, patience)
            return None if self._closed else (self._number, self._message)

    def close(self) -> None:
        """End the wait of every browser."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a site answers to a request that is its own: JSON, and the status of HTTP."""

    content: bytes
    status: HTTPStatus = HTTPStatus.OK


def ask_nothing(_: str) -> Answer | None:
    """Answer no path: the site has none of its own."""
    return None


def change_nothing(_path: str, _body: bytes) -> Answer | None:
    """Change nothing: the site has nothing to change."""
    return None


@dataclass(frozen=True, slots=True)
class Site:
    """What is served: the page around the map, the policy it is sent with, and the broadcast.

    `ask` answers a further path, query included; `change` a path and the JSON that was sent there,
    once `token` was shown. Both return None for a path that they do not know. Without a token
    nothing can be changed.
    """

    frame_page: bytes
    policy: str
    broadcast: Broadcast = field(default_factory=Broadcast)
    ask: Callable[[str], Answer | None] = ask_nothing
    change: Callable[[str, bytes], Answer | None] = change_nothing
    token: str = ""


class RequestHandler(BaseHTTPRequestHandler):
    """One request of a browser and its answer."""

    server: LoopbackServer
    timeout = IDLE

    def __getattr__(self, name: str) -> Callable[[], None]:
        """Return `answer` for every method of HTTP: the base class looks for `do_` and its name.

        Raises `AttributeError` for all other names.
        """
        if name.startswith("do_"):
            return self.answer
        raise AttributeError(name)

    def answer(self) -> None:
        """Serve a known path to our own browser; refuse all else, in this order."""
        if reason := refusal(self.headers, self.server.port):
            self.send_text(HTTPStatus.FORBIDDEN, reason)
        elif self.command == "POST" and self.server.site.token:
            self.answer_change()
        elif self.command not in {"GET", "HEAD"}:
            self.send_text(
                HTTPStatus.METHOD_NOT_ALLOWED, "only GET and HEAD", {"Allow": "GET, HEAD"}
            )
        else:
            self.answer_question(urlsplit(self.path).path)

    def answer_question(self, path: str) -> None:
        """Serve a known path, or say that there is none."""
        site = self.server.site
        if path == "/":
            self.send_content(site.frame_page, {"Content-Security-Policy": site.policy})
        elif path == "/map" and (page := site.broadcast.page) is not None:
            # The map brings its own policy; here is what only a header can say.
            self.send_content(page, {"Content-Security-Policy": "frame-ancestors 'self'"})
        elif path == "/events":
            self.send_events()
        else:
            self.send_answer(site.ask(self.path))

    def answer_change(self) -> None:
        """Let the site change something, if its own page asks for it in JSON of some length."""
        site, length = self.server.site, self.headers.get("Content-Length", "")
        if not compare_digest(self.headers.get(TOKEN, "").encode(), site.token.encode()):
            self.send_text(HTTPStatus.FORBIDDEN, "only this desk's own page may change something")
        elif self.headers.get_content_type() != JSON:
            self.send_text(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"send {JSON}")
        elif not (length.isascii() and length.isdigit()):
            self.send_text(HTTPStatus.LENGTH_REQUIRED, "say in Content-Length how much is sent")
        elif int(length) > MOST_BYTES:
            most = f"send at most {MOST_BYTES // 1024**2} MB at once"
            self.send_text(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, most)
        else:
            self.send_answer(site.change(self.path, self.rfile.read(int(length))))

    def send_answer(self, answer: Answer | None) -> None:
        """Send what the site answers, or that it does not know the path."""
        if answer is None:
            self.send_text(HTTPStatus.NOT_FOUND, "not here")
        else:
            self.send_content(answer.content, {"Content-Type": JSON}, answer.status)

    def send_text(self, status: HTTPStatus, words: str, headers: Mapping[str, str] = EMPTY) -> None:
        """Answer with a line of text."""
        self.send_content(f"{words}\n".encode(), {"Content-Type": TEXT, **headers}, status)

    def send_content(
        self, content: bytes, headers: Mapping[str, str], status: HTTPStatus = HTTPStatus.OK
    ) -> None:
        """Answer with a whole content, HTML unless the headers say else; to HEAD with headers."""
        self.send_response(status)
        for name, value in {"Content-Type": HTML, **headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def send_events(self) -> None:
        """Answer with the newest message, now and on each change, until one side has closed."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.end_headers()
        seen = 0
        while self.command != "HEAD" and (found := self.server.site.broadcast.wait(seen, BEAT)):
            number, message = found
            self.wfile.write(f"data: {message}\n\n".encode() if number != seen else b":\n\n")
            seen = number

    def end_headers(self) -> None:
        """End the headers with those of every answer."""
        for name, value in HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def version_string(self) -> str:
        """Return the name of the server without a version, which would help an attacker."""
        return "mosulmap"

    def log_message(self, *_: Any) -> None:  # noqa: ANN401 - the base class says what these are
        """Log nothing: the terminal is for the curator."""


class LoopbackServer(ThreadingTCPServer):
    """A server on one loopback address; closing it ends every connection and every thread."""

    # Where that lets two programs share a port, a former one is not waited for.
    allow_reuse_address = os.name != "nt"
    daemon_threads = False
    request_queue_size = 64

    def __init__(self, host: str, port: int, site: Site) -> None:
        """Listen on `port`, 0 for any free one. Raises `OSError` when that is impossible."""
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self.site = site
        self.open: set[Any] = set()
        self.lock = Lock()
        super().__init__((host, port), RequestHandler)
        self.port = int(self.server_address[1])

    def verify_request(self, request: Any, client_address: Any) -> bool:  # noqa: ANN401, ARG002 - likewise
        """Whether fewer than `MOST` connections are open."""
        with self.lock:
            return len(self.open) < MOST

    def process_request(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - likewise
        """Answer in a thread of its own."""
        with self.lock:
            self.open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:  # noqa: ANN401 - likewise
        """End a connection."""
        with self.lock:
            self.open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - likewise
        """Ignore a connection that the browser broke off: that happens when a tab is closed."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)

    def server_close(self) -> None:
        """End every connection, wait for its thread, and free the port."""
        with self.lock:
            for request in self.open:
                with suppress(OSError):
                    request.shutdown(socket.SHUT_RDWR)
        super().server_close()


@contextmanager
def serving(site: Site, port: int | None) -> Iterator[int]:
    """Serve `site` on loopback, and give the port; at the end nothing is left of it.

    Without a `port` the first free one from `PORT` up is taken. Raises `RequestError` when none is
    free, or the one asked for is not.
    """
    servers = listen(site, port)
    with ExitStack() as stack:
        for server in servers:
            stack.callback(server.server_close)
            thread = Thread(target=server.serve_forever, args=(0.1,))
            stack.callback(thread.join)
            thread.start()
            stack.callback(server.shutdown)
        stack.callback(site.broadcast.close)
        yield servers[0].port


def listen(site: Site, port: int | None) -> tuple[LoopbackServer, ...]:
    """Return servers of `site` that listen on one port. Raises `RequestError` when none can."""
    for number in range(PORT, PORT + TRIES) if port is None else [port]:
        try:
            return listen_on(site, number)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
    if port is None:
        raise RequestError(f"no port from {PORT} to {PORT + TRIES - 1} can be used ({reason})")
    raise RequestError(
        f"--port {port} cannot be used ({reason}); choose another, or leave it out for a free one"
    )


def listen_on(site: Site, port: int) -> tuple[LoopbackServer, ...]:
    """Return servers on 127.0.0.1 and, where there is one, ::1. Raises `OSError` if it is taken.

    A browser may take `localhost` for either, and no other program shall answer there.
    """
    four = LoopbackServer("127.0.0.1", port, site)
    try:
        return four, LoopbackServer("::1", four.port, site)
    except OSError as error:
        if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
            return (four,)
        four.server_close()
        raise


def refusal(headers: Message, port: int) -> str:
    """Return why a request is not our own browser's; empty when it is."""
    hosts = [f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]")]
    asked = [host.lower() for host in headers.get_all("Host") or []]
    if len(asked) != 1 or asked[0] not in hosts:
        return f"this is {hosts[0]}, and answers to no other name"
    if headers.get("Origin", f"http://{asked[0]}") != f"http://{asked[0]}":
        return "no other page may read this one"
    if headers.get("Sec-Fetch-Site", "none") not in OWN_SITES:
        return "no other page may ask for this one"
    return ""
