"""Ask a geocoder through geopy, at a polite pace, and keep what it answered in a cache.

Every answer is kept in one file of the project's `output/` folder, and the same question is asked
once. Between two requests lies a second, whoever the server is, unless it is this computer. The
public Nominatim is not asked by anybody who does not say who they are.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from inspect import signature
from math import isfinite
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from geopy.exc import (
    ConfigurationError,
    GeocoderAuthenticationFailure,
    GeocoderInsufficientPrivileges,
    GeocoderQuotaExceeded,
    GeocoderRateLimited,
    GeocoderTimedOut,
    GeocoderUnavailable,
    GeopyError,
)
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import SERVICE_TO_GEOCODER

from ..errors import DataError, Problem, RequestError
from ..files import write_content
from ..geo.distance import Box, latitude_first
from ..terminal import plain
from .candidates import Answer, Query, Reply

CACHE = "output/geocoder.json"
"""Where a project keeps what geocoders answered; it may be deleted at any time."""

PUBLIC = "nominatim.openstreetmap.org"
POLICY = "https://operations.osmfoundation.org/policies/nominatim/"

PAUSE = 1.0
"""Seconds between two requests: the public Nominatim allows one a second."""

MOST = 10
"""Candidates that are asked for."""

LONGEST = 200
"""Code points of a name that are kept of an answer."""

KEYS = ("api_key", "apikey", "subscription_key", "username")
"""What the geocoders of geopy call the key with which they are asked."""

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")
CONTACT = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+|https?://\S+")
ELEMENTS = {"node", "way", "relation"}

Geocode = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Service:
    """Which geocoder is asked, where, as whom, and how many seconds it may take to answer.

    `server` is an address such as `https://nominatim.example.org`, empty for the geocoder's own;
    `agent` what names us to it; `key` the password of a service that wants one.
    """

    geocoder: str = "nominatim"
    server: str = ""
    agent: str = ""
    key: str = ""
    timeout: float = 10.0


def make_geocoder(service: Service) -> Any:  # noqa: ANN401 - geopy has no types
    """Return the geocoder of geopy that a service names; nobody is asked yet.

    Raises `RequestError` when there is none, when a key or a user agent is missing or not wanted.
    """
    kind = SERVICE_TO_GEOCODER.get(service.geocoder)
    if kind is None:
        names = ", ".join(sorted(SERVICE_TO_GEOCODER))
        raise RequestError(f"--geocoder '{plain(service.geocoder)}' is none of {names}")
    wanted = signature(kind.__init__).parameters
    settings: dict[str, Any] = server_of(service, wanted) if service.server else {}
    settings |= {"timeout": service.timeout, "user_agent": agent_of(service)}
    settings |= key_of(service, wanted)
    required = {n for n, p in wanted.items() if p.default is p.empty and n != "self"}
    if lacking := sorted(required - set(settings)):
        raise RequestError(f"--geocoder {service.geocoder} wants more than a key: {lacking[0]}")
    try:
        return kind(**settings)
    except (ConfigurationError, ValueError) as error:
        raise RequestError(f"--geocoder {service.geocoder}: {said(error)}") from None


def key_of(service: Service, wanted: Mapping[str, Any]) -> dict[str, str]:
    """Return the setting that a geocoder's key goes to. Raises `RequestError` when it is amiss."""
    # An optional user name comes with a password, and is no key.
    keys = [
        k for k in KEYS if k in wanted and (k != "username" or wanted[k].default is wanted[k].empty)
    ]
    name = keys[0] if keys else ""
    if service.key and not name:
        raise RequestError(f"--geocoder {service.geocoder} takes no key; leave --key out")
    needed = bool(name) and wanted[name].default is wanted[name].empty
    if needed and not service.key:
        raise RequestError(
            f"--geocoder {service.geocoder} wants a key; "
            "set MOSULMAP_GEOCODER_KEY, or give --key KEY"
        )
    return {name: service.key} if service.key else {}


def server_of(service: Service, wanted: Mapping[str, Any]) -> dict[str, str]:
    """Return the settings of a geocoder's address. Raises `RequestError` for what is none."""
    try:
        parts = urlsplit(service.server)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host = None
    if not host or parts.scheme not in ("http", "https") or parts.query or parts.username:
        # A password in the address would be written into tables and cache.
        raise RequestError(
            "--server is not an address of a server; write it as https://nominatim.example.org"
        )
    if "domain" not in wanted:
        raise RequestError(f"--geocoder {service.geocoder} has one server; leave --server out")
    settings = {"domain": parts.netloc + parts.path.rstrip("/")}
    return settings | ({"scheme": parts.scheme} if "scheme" in wanted else {})


def agent_of(service: Service) -> str:
    """Return what names us to a server. Raises `RequestError` when the public one gets no name."""
    if not (service.agent.isascii() and service.agent.isprintable()):
        raise RequestError("--user-agent is sent as plain ASCII; write it in Latin letters")
    host = urlsplit(service.server).hostname if service.server else PUBLIC
    public = service.geocoder == "nominatim" and (host or "").rstrip(".").lower() == PUBLIC
    if public and not CONTACT.search(service.agent):
        raise RequestError(
            f"{PUBLIC} answers only who says who they are ({POLICY}); give an address at which "
            "you can be reached: --user-agent 'our-map me@example.org', or set "
            "MOSULMAP_USER_AGENT; or ask a server of your own with --server ADDRESS"
        )
    return service.agent or "mosulmap"


class Cache:
    """What geocoders answered before, in one JSON file of a project."""

    def __init__(self, folder: Path) -> None:
        """Read the cache of the project in `folder`. Raises `DataError` when it is none."""
        self.path = folder / CACHE
        self.replies: dict[str, Reply] = {}
        try:
            records = json.loads(self.path.read_text(encoding="utf-8"))
            self.replies = {str(key): read_reply(value) for key, value in records.items()}
        except FileNotFoundError:
            return
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            problem = Problem(CACHE, 0, "", "is not a cache of answers; delete it")
            raise DataError([problem]) from None

    def keep(self, key: str, reply: Reply) -> None:
        """Write a reply into the file, which is always whole. Raises `OutputError`."""
        self.replies[key] = reply
        records = {key: reply_record(self.replies[key]) for key in sorted(self.replies)}
        text = json.dumps(records, ensure_ascii=False, indent=1) + "\n"
        mend = "answers are kept there; make the folder writable"
        write_content(self.path, text.encode("utf-8", "replace"), mend)


def reply_record(reply: Reply) -> dict[str, Any]:
    """Return a reply as JSON values, which `read_reply` reads back."""
    record = asdict(reply)
    record["query"]["box"] = box_record(reply.query.box)
    for values, answer in zip(record["answers"], reply.answers, strict=True):
        values["bounds"] = box_record(answer.bounds)
    return record


def box_record(box: Box | None) -> list[float] | None:
    """Return a box as the file of answers has always had it: south, west, north, east."""
    return [box.south, box.west, box.north, box.east] if box else None


def read_box(record: Iterable[float] | None) -> Box | None:
    """Return a box from that record. Raises `TypeError` or `ValueError`."""
    if not record:
        return None
    south, west, north, east = map(float, record)
    return Box(west=west, south=south, east=east, north=north)


def read_reply(value: Mapping[str, Any]) -> Reply:
    """Return a reply from its JSON. Raises `KeyError`, `TypeError` or `ValueError`."""
    answers = []
    for one in value["answers"]:
        bounds = read_box(one["bounds"])
        names = tuple((str(lang), str(spelling)) for lang, spelling in one["names"])
        answers.append(Answer(**{**one, "bounds": bounds, "names": names}))
    query = value["query"]
    asked = Query(query["text"], read_box(query["box"]))
    return Reply(asked, tuple(answers), value["origin"], value["asked"])


class Geocoder:
    """A geocoder that is asked at most once for everything, and at most once a second."""

    def __init__(self, service: Service, cache: Cache, today: str, *, fresh: bool = False) -> None:
        """Ask `service`, unless `cache` knows; `today` is the ISO day; `fresh` asks again."""
        self.service, self.cache, self.today, self.fresh = service, cache, today, fresh
        self.source = make_geocoder(service)
        host = str(getattr(self.source, "domain", "")) or service.geocoder
        self.origin = f"{type(self.source).__name__} at {host}"
        if isinstance(self.source, SERVICE_TO_GEOCODER["nominatim"]):
            self.origin += " (OpenStreetMap contributors, ODbL)"
        self.host = host
        self.understood = signature(self.source.geocode).parameters
        pause = 0.0 if is_here(host) else PAUSE
        self.geocode = RateLimiter(
            within_time(self.source.geocode, service.timeout),
            min_delay_seconds=pause,
            error_wait_seconds=pause,
            max_retries=0,
            swallow_exceptions=False,
        )

    def first(self, queries: Iterable[Query]) -> Reply:
        """Return the first reply that has an answer, else the last one."""
        for query in queries:
            reply = self.ask(query)
            if reply.answers:
                break
        return reply

    def ask(self, query: Query) -> Reply:
        """Return the reply to a query, from the cache or from the server.

        Raises `RequestError`, in one line, when the server cannot be asked.
        """
        box = box_record(query.box)
        key = json.dumps([self.service.geocoder, self.host, query.text, box])
        kept = self.cache.replies.get(key)
        if kept and not self.fresh:
            return kept
        try:
            found = self.geocode(query.text, **self.settings(query))
            answers = tuple(read_answer(one) for one in found or ())
        except GeopyError as error:
            raise RequestError(self.trouble(error)) from None
        except (ValueError, TypeError, KeyError, AttributeError, IndexError):
            raise RequestError(
                f"{self.host}: the answer cannot be read; "
                f"is it a server of {self.service.geocoder}?"
            ) from None
        reply = Reply(query, answers, self.origin, self.today)
        self.cache.keep(key, reply)
        return reply

    def settings(self, query: Query) -> dict[str, Any]:
        """Return the options of a query that the geocoder understands."""
        options: dict[str, Any] = {"exactly_one": False, "limit": MOST, "language": "en"}
        options |= {"addressdetails": True, "namedetails": True}
        if query.box:
            corners = query.box.corners
            options["viewbox"] = [latitude_first(corners[0]), latitude_first(corners[-1])]
        return {name: value for name, value in options.items() if name in self.understood}

    def trouble(self, error: GeopyError) -> str:
        """Say in one line why a server was not asked with success, and what to do."""
        kept = "what it answered before is kept"
        # An answer that stops midway is no longer called a timeout by the time it is caught.
        stopped = isinstance(error, GeocoderUnavailable) and "Read timed out" in str(error)
        match error:
            case _ if stopped or isinstance(error, GeocoderTimedOut):
                what = f"no answer within {self.service.timeout:g} seconds"
                return f"{self.host}: {what}; try later, or wait longer with --timeout SECONDS"
            case GeocoderUnavailable():
                return f"{self.host}: cannot be reached; is the network there? {kept}"
            case GeocoderRateLimited() | GeocoderQuotaExceeded():
                return f"{self.host}: has been asked too much; try later: {kept}"
            case GeocoderAuthenticationFailure():
                return f"{self.host}: does not accept the key; mend MOSULMAP_GEOCODER_KEY or --key"
            case GeocoderInsufficientPrivileges():
                return f"{self.host}: refuses to answer; mend --user-agent or --key"
            case _:
                return f"{self.host}: cannot be asked ({said(error)}); try later: {kept}"


def is_here(host: str) -> bool:
    """Whether a host, with or without its port, is this computer."""
    return urlsplit(f"//{host}").hostname in ("localhost", "127.0.0.1", "::1")


def said(error: Exception) -> str:
    """Return the words of an error on one line that no terminal obeys."""
    return plain(str(error))[:LONGEST]


def within_time(geocode: Geocode, seconds: float) -> Geocode:
    """Return `geocode` with a limit of `seconds`: a trickle of bytes never times out by itself.

    The function returned raises `GeocoderTimedOut` after that time, and what `geocode` raises.
    """

    def ask(*args: object, **settings: object) -> object:
        """Return what `geocode` returns; raises what it raises, or `GeocoderTimedOut`."""
        found: list[object] = []
        failed: list[Exception] = []

        def work() -> None:
            try:
                found.append(geocode(*args, **settings))
            except Exception as error:  # noqa: BLE001 - raised again by who waits
                failed.append(error)

        worker = threading.Thread(target=work, daemon=True)
        worker.start()
        worker.join(seconds)
        if worker.is_alive():
            raise GeocoderTimedOut("no answer in time")
        if failed:
            raise failed[0]
        return found[0]

    return ask


def read_answer(location: Any) -> Answer:  # noqa: ANN401 - geopy has no types
    """Return one of geopy's locations as an answer, without trusting any of it.

    What has the form of Nominatim's answers is read whole; of all others place and name. Raises
    `ValueError` for a position that is none, and `TypeError` for another form of answer.
    """
    raw = location.raw if isinstance(location.raw, dict) else {}
    lat, lon = float(location.latitude), float(location.longitude)
    if not (isfinite(lat) and isfinite(lon)):
        raise ValueError("no position")
    element, number = raw.get("osm_type"), str(raw.get("osm_id", ""))
    known = element in ELEMENTS and number.isascii() and number.isdigit()
    address = raw.get("address") if isinstance(raw.get("address"), dict) else {}
    country = str((address or {}).get("country_code", "")).upper()
    kind = raw.get("addresstype") if raw.get("class") in ("place", "boundary") else raw.get("type")
    return Answer(
        title=plain(str(location.address))[:LONGEST],
        lat=lat,
        lon=lon,
        kind=plain(str(kind or ""))[:LONGEST],
        bounds=read_bounds(raw.get("boundingbox")),
        drawn=element != "node",  # countries come without an element, in their own box
        match=f"osm:{element}/{number}" if known else "",
        country=country if re.fullmatch("[A-Z]{2}", country) else "",
        names=tuple(read_names(raw.get("namedetails"))),
    )


def read_bounds(box: object) -> Box | None:
    """Return Nominatim's box, which is south, north, west, east; None for anything else."""
    try:
        south, north, west, east = map(float, box)  # type: ignore[call-overload]
    except (TypeError, ValueError):
        return None
    found = Box(west=west, south=south, east=east, north=north)
    return found if all(map(isfinite, found)) else None


def read_names(details: object) -> Iterable[tuple[str, str]]:
    """Yield the names of an answer with their languages; `und` where none is given."""
    if not isinstance(details, dict):
        return
    tagged = {key[5:]: value for key, value in details.items() if str(key).startswith("name:")}
    spoken = {lang: str(value) for lang, value in tagged.items() if LANGUAGE.fullmatch(lang)}
    local = details.get("name")
    if isinstance(local, str) and local not in spoken.values():
        spoken["und"] = local
    for lang, spelling in sorted(spoken.items()):
        if 0 < len(spelling.strip()) <= LONGEST:
            yield lang, spelling.strip()
