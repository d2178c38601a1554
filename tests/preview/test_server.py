"""Who may read what is served on loopback: this machine's own browser, three paths, nobody else."""

from __future__ import annotations

import http.client
import socket
import threading
from collections.abc import Iterator, Mapping
from itertools import product

import pytest

from mosulmap.errors import RequestError
from mosulmap.preview.server import PORT, Site, listen, serving

PATHS = ("/", "/map", "/events")
Reply = tuple[int, dict[str, str], bytes]


@pytest.fixture
def site() -> Site:
    """Return a site with a map."""
    site = Site(b"the page around", "default-src 'none'")
    site.broadcast.publish('{"some": "news"}', b"the map")
    return site


@pytest.fixture
def port(site: Site) -> Iterator[int]:
    """Serve the site."""
    with serving(site, 0) as number:
        yield number


def ask(port: int, path: str, method: str = "GET", **headers: str) -> Reply:
    """Return status, headers and content of an answer; of the events the first line."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers=named)
        answer = connection.getresponse()
        endless = answer.status == 200 and path == "/events"
        content = answer.readline() if endless else answer.read()
        return answer.status, dict(answer.getheaders()), content
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("path", "content"),
    [("/", b"the page around"), ("/map", b"the map"), ("/events", b'data: {"some": "news"}\n')],
)
def test_a_known_path_is_served(port: int, path: str, content: bytes) -> None:
    """To whoever types the address, and to our own page."""
    for headers in ({}, {"Sec_Fetch_Site": "none"}, {"Sec_Fetch_Site": "same-origin"}):
        assert ask(port, path, **headers)[::2] == (200, content)


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_is_for_our_own_page_alone(port: int, path: str) -> None:
    """No header lets another page read it; a HEAD brings the headers and no content."""
    for method in ("GET", "HEAD"):
        status, headers, content = ask(port, path, method)
        assert status == 200
        assert bool(content) == (method == "GET")
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert headers["Cache-Control"] == "no-store"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert not [name for name in headers if name.lower().startswith("access-control")]


def test_the_page_around_cannot_be_framed_and_the_map_by_it_alone(port: int) -> None:
    """No other page can put either under its own buttons."""
    assert ask(port, "/")[1]["Content-Security-Policy"] == "default-src 'none'"
    assert ask(port, "/map")[1]["Content-Security-Policy"] == "frame-ancestors 'self'"


FOREIGN: list[Mapping[str, str]] = [
    {"Host": "evil.example"},
    {"Host": "evil.example:PORT"},
    {"Host": "127.0.0.1"},
    {"Host": "127.0.0.1:1"},
    {"Host": "127.0.0.1.evil.example:PORT"},
    {"Host": ""},
    {"Origin": "http://evil.example"},
    {"Origin": "http://127.0.0.1:1"},
    {"Origin": "null"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
]


@pytest.mark.parametrize(("path", "headers"), [*product(PATHS, FOREIGN)])
def test_a_foreign_name_or_page_is_refused(
    port: int, path: str, headers: Mapping[str, str]
) -> None:
    """A name that was pointed at loopback, another origin, another site."""
    given = {name.replace("-", "_"): v.replace("PORT", str(port)) for name, v in headers.items()}
    status, _, content = ask(port, path, **given)
    assert status == 403
    assert b"map" not in content


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"])
def test_the_names_of_loopback_are_ours(port: int, name: str) -> None:
    """With the port, as a browser sends them; and pages under that name may ask."""
    host = f"{name}:{port}"
    assert ask(port, "/map", Host=host, Origin=f"http://{host.lower()}")[0] == 200


def test_a_request_without_one_host_is_refused(port: int) -> None:
    """Neither none nor two."""
    for hosts in ("", f"Host: 127.0.0.1:{port}\r\nHost: evil.example\r\n"):
        with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
            connection.sendall(f"GET /map HTTP/1.1\r\n{hosts}\r\n".encode())
            assert b" 403 " in connection.makefile("rb").readline()


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "BREW"])
def test_any_other_method_is_refused(port: int, method: str) -> None:
    """Nothing can be changed from a page."""
    for path in PATHS:
        status, headers, _ = ask(port, path, method)
        assert (status, headers["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    "path", ["/x", "/map/", "/mapa", "/../pyproject.toml", "/%2e%2e/etc/passwd", "*"]
)
def test_any_other_path_is_not_there(port: int, path: str) -> None:
    """No file of the disk has an address."""
    assert ask(port, path)[0] == 404


def test_without_a_map_there_is_none() -> None:
    """Before the first could be drawn."""
    with serving(Site(b"", ""), 0) as port:
        assert ask(port, "/map")[0] == 404


def test_only_loopback_is_listened_on(site: Site) -> None:
    """On no address that another machine reaches."""
    servers = listen(site, 0)
    try:
        assert {server.server_address[0] for server in servers} <= {"127.0.0.1", "::1"}
        assert len({server.port for server in servers}) == 1
    finally:
        for server in servers:
            server.server_close()


def test_a_taken_port_is_said_and_without_one_asked_for_the_next_is_taken(site: Site) -> None:
    """The line says how to mend it."""
    with serving(site, None) as first, serving(site, None) as second:
        assert PORT <= first < second
        with (
            pytest.raises(RequestError, match=rf"--port {first} cannot be used \(address already"),
            serving(site, first),
        ):
            pass


def test_at_the_end_nothing_is_left(site: Site) -> None:
    """No thread of a stream, of a silent connection, or of a server; the port is free again."""
    before = threading.active_count()
    with serving(site, 0) as port:
        stream = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        stream.request("GET", "/events")
        answer = stream.getresponse()
        assert answer.readline()
        silent = socket.create_connection(("127.0.0.1", port), timeout=30)
        while threading.active_count() < before + 3:
            pass
    assert threading.active_count() == before
    assert answer.read() == b"\n"
    assert silent.recv(1) == b""
    stream.close()
    silent.close()
    with serving(site, port) as again:
        assert again == port


def test_every_browser_gets_the_newest_news(site: Site, port: int) -> None:
    """Two of them, the first when it happens, the second when it comes."""
    first = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    first.request("GET", "/events")
    stream = first.getresponse()
    assert stream.readline() == b'data: {"some": "news"}\n'
    assert stream.readline() == b"\n"
    site.broadcast.publish('{"more": "news"}', b"another map")
    assert stream.readline() == b'data: {"more": "news"}\n'
    first.close()
    assert ask(port, "/events")[2] == b'data: {"more": "news"}\n'
    assert ask(port, "/map")[2] == b"another map"
