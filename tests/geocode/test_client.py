"""Asking a geocoder: who is asked and how often, what is kept, and every way in which it fails."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import geopy.extra.rate_limiter
import pytest
from geopy.geocoders import SERVICE_TO_GEOCODER

from mosulmap.errors import DataError, OutputError, RequestError
from mosulmap.geo.distance import Box
from mosulmap.geocode.candidates import Query
from mosulmap.geocode.client import (
    CACHE,
    Cache,
    Geocoder,
    Service,
    is_here,
    make_geocoder,
    read_answer,
)

DAY = "2026-11-22"
ELSEWHERE = "127.0.0.2"
"""An address of this computer that does not look like it: it is asked as slowly as any other."""

NODE: dict[str, Any] = {
    "osm_type": "node", "osm_id": 2, "lat": "36.325", "lon": "43.137", "class": "place",
    "type": "suburb", "addresstype": "suburb", "display_name": "Al-Josaq, Mosul, Iraq",
    "address": {"country_code": "iq"}, "namedetails": {"name": "الجوسق", "name:en": "Al-Josaq"},
    "boundingbox": ["36.305", "36.345", "43.117", "43.157"],
}  # fmt: skip
"""One answer of a real Nominatim."""


class Server(ThreadingHTTPServer):
    """A server that gives one answer to everything and remembers what it was asked."""

    daemon_threads = True

    def __init__(self, host: str, status: int, body: str) -> None:
        self.status, self.body = status, body
        self.asked: list[tuple[str, str]] = []
        super().__init__((host, 0), Handler)

    @property
    def address(self) -> str:
        """The address at which it answers."""
        return f"http://{self.server_address[0]!s}:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    """Gives the server's one answer."""

    server: Server

    def do_GET(self) -> None:
        """Answer, and remember path and user agent."""
        self.server.asked.append((self.path, self.headers["User-Agent"]))
        self.send_response(self.server.status)
        self.end_headers()
        self.wfile.write(self.server.body.encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def answering(body: str = "[]", status: int = 200, host: str = "127.0.0.1") -> Iterator[Server]:
    """Run a server that gives that answer."""
    with Server(host, status, body) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask this computer itself, whatever proxy is set."""
    monkeypatch.setenv("NO_PROXY", "*")


def geocoder(folder: Path, address: str, timeout: float = 10, *, fresh: bool = False) -> Geocoder:
    """Return a geocoder with the cache of a folder."""
    return Geocoder(Service(server=address, timeout=timeout), Cache(folder), DAY, fresh=fresh)


# How often, and as whom.


def test_what_was_answered_is_not_asked_again(tmp_path: Path) -> None:
    """Nor by the next command, nor when the answer was that there is none."""
    with answering() as server:
        for _ in range(2):
            source = geocoder(tmp_path, server.address)
            assert source.ask(Query("Telafar")) == source.ask(Query("Telafar"))
        assert len(server.asked) == 1
        source.ask(Query("Telafar", Box(west=43.0, south=36.0, east=44.0, north=37.0)))
        assert len(server.asked) == 2


def test_a_kept_answer_reads_back_as_it_was(tmp_path: Path) -> None:
    """Its box and names too, after the server is gone."""
    query = Query("Al-Josaq, Mosul", Box(west=43.0, south=36.0, east=44.0, north=37.0))
    with answering(json.dumps([NODE])) as server:
        said = geocoder(tmp_path, server.address).ask(query)
    assert said.answers[0].bounds == Box(west=43.117, south=36.305, east=43.157, north=36.345)
    assert geocoder(tmp_path, server.address).ask(query) == said


def test_fresh_asks_again(tmp_path: Path) -> None:
    """For a geocoder that has learnt since."""
    with answering() as server:
        geocoder(tmp_path, server.address).ask(Query("Telafar"))
        server.body = json.dumps([NODE])
        assert geocoder(tmp_path, server.address, fresh=True).ask(Query("Telafar")).answers
        assert geocoder(tmp_path, server.address).ask(Query("Telafar")).answers


@pytest.mark.parametrize(
    "content",
    ["", "[]", '{"a": 1}', '{"a": {"answers": [{}]}}', "\udcff", "[" * 100_000],
    ids=lambda text: ascii(text[:20]),
)
def test_a_cache_that_is_none_is_told(content: str, tmp_path: Path) -> None:
    """Rather than lost or guessed at."""
    path = tmp_path / CACHE
    path.parent.mkdir()
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(DataError, match="is not a cache of answers; delete it"):
        Cache(tmp_path)


def test_a_cache_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """A server is not asked again and again for want of a folder."""
    with answering() as server:
        source = geocoder(tmp_path, server.address)
        (tmp_path / "output").write_text("a file", encoding="utf-8")
        with pytest.raises(OutputError, match="not a directory"):
            source.ask(Query("Telafar"))


class Clock:
    """A clock that only sleeping moves, and that remembers each sleep."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Return the clock that geopy's limiter now goes by."""
    clock = Clock()
    monkeypatch.setattr(geopy.extra.rate_limiter, "sleep", clock.sleep)
    monkeypatch.setattr(geopy.extra.rate_limiter, "default_timer", lambda: clock.now)
    return clock


def test_a_second_lies_between_two_requests(tmp_path: Path, clock: Clock) -> None:
    """Before the second and the third, not before the first, and none for what is kept."""
    with answering(host=ELSEWHERE) as server:
        source = geocoder(tmp_path, server.address)
        for name in ("Mosul", "Karama", "Mosul", "Samah"):
            source.ask(Query(name))
        assert len(server.asked) == 3
    assert clock.slept == [1.0, 1.0]


def test_this_computer_is_asked_without_a_pause(tmp_path: Path, clock: Clock) -> None:
    """It is the curator's own."""
    with answering() as server:
        source = geocoder(tmp_path, server.address)
        source.first([Query("Mosul"), Query("Karama")])
        assert len(server.asked) == 2
    assert clock.slept == []


@pytest.mark.parametrize(
    ("host", "here"),
    [
        ("localhost", True),
        ("127.0.0.1:8088", True),
        ("[::1]:8088", True),
        ("localhost.example.org", False),
        ("nominatim.openstreetmap.org", False),
    ],
)
def test_this_computer_is_known_by_its_names(host: str, here: bool) -> None:  # noqa: FBT001
    """With a port or without."""
    assert is_here(host) is here


def test_the_server_is_told_who_asks(tmp_path: Path) -> None:
    """In the words given; else by the name of this program."""
    with answering() as server:
        service = Service(server=server.address, agent="our-map me@example.org")
        Geocoder(service, Cache(tmp_path), DAY).ask(Query("Mosul"))
        geocoder(tmp_path, server.address).ask(Query("Karama"))
    assert server.asked[0][1] == "our-map me@example.org"
    assert server.asked[1][1] == "mosulmap"


@pytest.mark.parametrize(
    "server", ["", "https://nominatim.openstreetmap.org/", "HTTP://NOMINATIM.openstreetmap.org.:80"]
)
@pytest.mark.parametrize("agent", ["", "mosulmap", "me@home"])
def test_the_public_server_is_not_asked_without_a_contact(server: str, agent: str) -> None:
    """Its policy wants one: an address of mail or of a page."""
    with pytest.raises(RequestError, match="give an address at which you can be reached"):
        make_geocoder(Service(server=server, agent=agent))


@pytest.mark.parametrize("agent", ["our-map me@example.org", "our-map (https://example.org/map)"])
def test_the_public_server_is_asked_with_a_contact(agent: str) -> None:
    """Nothing is sent before there is a question."""
    assert make_geocoder(Service(agent=agent)).headers["User-Agent"] == agent


# Which geocoder, and with what.


KEYLESS = {"arcgis", "banfrance", "databc", "ignfrance", "photon"}
FIXED = {"baidu", "baiduv3", "here", "liveaddress"}
"""Geocoders that take no key, and those that have one server."""


@pytest.mark.parametrize("name", sorted(set(SERVICE_TO_GEOCODER) - {"nominatim", "liveaddress"}))
def test_every_geocoder_of_geopy_can_be_asked(name: str) -> None:
    """With a key where it takes one, at another server where it has several."""
    key = "" if name in KEYLESS else "secret"
    server = "" if name in FIXED else "https://geocoder.example.org"
    made = make_geocoder(Service(name, server, key=key))
    assert isinstance(made, SERVICE_TO_GEOCODER[name])


def test_a_geocoder_that_wants_two_secrets_is_told() -> None:
    """There is one option for a key."""
    with pytest.raises(RequestError, match="--geocoder liveaddress wants more than a key: auth_id"):
        make_geocoder(Service("liveaddress"))


@pytest.mark.parametrize(
    ("service", "words"),
    [
        (Service("gogle"), "--geocoder 'gogle' is none of arcgis, "),
        (Service("opencage"), "--geocoder opencage wants a key; set MOSULMAP_GEOCODER_KEY"),
        (Service(key="k", server="http://localhost"), "nominatim takes no key; leave --key out"),
        (Service(server="localhost:8088"), "--server is not an address of a server; write it as"),
        (Service(server="ftp://example.org"), "--server is not an address of a server"),
        (Service(server="https://me:word@example.org"), "--server is not an address of a server"),
        (Service(server="http://[::1"), "--server is not an address of a server"),
        (Service(agent="a\nHost: b", server="http://localhost"), "--user-agent is sent as plain"),
    ],
)
def test_what_is_wrongly_asked_for_is_told(service: Service, words: str) -> None:
    """In one line that says how to mend it and repeats no password."""
    with pytest.raises(RequestError) as caught:
        make_geocoder(service)
    assert words in str(caught.value)
    assert "word@" not in str(caught.value)


# How it fails.


@pytest.mark.parametrize(
    ("status", "body", "words"),
    [
        (200, "<html>", "cannot be asked"),
        (200, '[{"lat": 1}]', "the answer cannot be read; is it a server of nominatim?"),
        (200, '[{"lat": "x", "lon": "1", "display_name": ""}]', "the answer cannot be read"),
        (200, '[{"lat": "nan", "lon": "1", "display_name": ""}]', "the answer cannot be read"),
        (200, "[[]]", "the answer cannot be read"),
        (200, "3", "the answer cannot be read"),
        (401, "", "does not accept the key"),
        (403, "", "refuses to answer; mend --user-agent or --key"),
        (429, "", "has been asked too much; try later"),
        (500, "\x1b[2J", "cannot be asked (Non-successful status code 500)"),
    ],
)
def test_an_answer_that_is_none_ends_in_one_line(
    status: int, body: str, words: str, tmp_path: Path
) -> None:
    """Nothing of it is kept."""
    with answering(body, status) as server, pytest.raises(RequestError) as caught:
        geocoder(tmp_path, server.address).ask(Query("Mosul"))
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)
    assert not (tmp_path / CACHE).exists()


@contextmanager
def mute(*sent: bytes) -> Iterator[str]:
    """Listen at an address that takes every request, sends some bytes, and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        # On a busy machine the client may come long after it was started.
        door.settimeout(60)
        held: list[socket.socket] = []

        def work() -> None:
            guest, _ = door.accept()
            held.append(guest)
            with suppress(OSError):
                for piece in sent:
                    guest.sendall(piece)

        thread = threading.Thread(target=work)
        thread.start()
        yield f"http://127.0.0.1:{door.getsockname()[1]}"
        thread.join()
        for guest in held:
            guest.close()


@pytest.mark.parametrize("sent", [(), (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n", b"[")])
def test_a_server_that_never_answers_is_given_up(sent: tuple[bytes, ...], tmp_path: Path) -> None:
    """Before the first byte or after some."""
    with mute(*sent) as address, pytest.raises(RequestError) as caught:
        geocoder(tmp_path, address, timeout=2).ask(Query("Mosul"))
    assert str(caught.value).endswith(
        "no answer within 2 seconds; try later, or wait longer with --timeout SECONDS"
    )


# What is read of an answer.


def read(**changes: object) -> Any:
    """Return what is read of Nominatim's answer with some of its fields changed."""
    raw = {**NODE, **changes}
    return read_answer(
        SimpleNamespace(
            raw=raw, latitude=raw["lat"], longitude=raw["lon"], address=raw["display_name"]
        )
    )


def test_an_answer_of_nominatim_is_read_whole() -> None:
    """Kind, element, country, names."""
    answer = read()
    assert (answer.kind, answer.match, answer.country) == ("suburb", "osm:node/2", "IQ")
    assert answer.names == (("en", "Al-Josaq"), ("und", "الجوسق"))
    assert not answer.drawn
    assert read(osm_type="way").drawn


@pytest.mark.parametrize(
    ("changes", "field", "value"),
    [
        ({"osm_id": "2, or 3"}, "match", ""),
        ({"osm_type": "=node"}, "match", ""),
        ({"address": {"country_code": "iq;us"}}, "country", ""),
        ({"address": "Iraq"}, "country", ""),
        ({"boundingbox": ["1", "2"]}, "bounds", None),
        ({"boundingbox": ["nan", "2", "3", "4"]}, "bounds", None),
        ({"namedetails": {"name:=1": "Mosul", "name:en": ""}}, "names", ()),
        ({"namedetails": ["Mosul"]}, "names", ()),
        ({"display_name": "Mosul\x1b[2J\n"}, "title", "Mosul\\u001b[2J"),
        ({"addresstype": "suburb\u202e"}, "kind", "suburb\\u202e"),
    ],
)
def test_nothing_of_an_answer_is_trusted(
    changes: dict[str, object], field: str, value: object
) -> None:
    """What has not its form is left out, and no letter of control goes on."""
    assert getattr(read(**changes), field) == value


def test_an_answer_of_another_service_has_place_and_name() -> None:
    """Whatever else it tells in a form of its own."""
    location = SimpleNamespace(raw=[], latitude=36.3, longitude=43.1, address="Mosul")
    answer = read_answer(location)
    assert (answer.title, answer.lat, answer.lon, answer.kind) == ("Mosul", 36.3, 43.1, "")
