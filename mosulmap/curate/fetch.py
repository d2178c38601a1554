"""Fetches one web page with limits, since its address may come from anybody.

They are: http or https only, no private address at any redirect, a largest size, a longest time.
"""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
import time
from typing import NamedTuple
from urllib.parse import SplitResult, urljoin, urlsplit

from ..errors import RequestError
from ..terminal import one_line

LARGEST = 5_000_000
"""Bytes of the largest page that is read."""


LONGEST = 30
"""Seconds that fetching one page may take, redirects included."""


HOPS = 5
"""Redirects that are followed."""


class Fetched(NamedTuple):
    """The bytes of a page, its media type (text/html or text/plain), and the encoding it came in.

    `charset` is what the server called it, empty where it did not.
    """

    content: bytes
    kind: str
    charset: str


def fetch(url: str, *, allow_private: bool = False, longest: float = LONGEST) -> Fetched:
    """Return a page.

    `longest` is how many seconds it may take, redirects included. Raises `RequestError` for
    addresses that are not public, for pages too large, too slow, cut short or of another type, and
    for every failure of the network.
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
        kind, charset = content_type(headers.get("content-type", ""))
        if kind not in ("text/html", "application/xhtml+xml", "text/plain"):
            raise RequestError(f"{url}: is {kind or 'of no type'}; expected an HTML page or text")
        return Fetched(content, "text/plain" if kind == "text/plain" else "text/html", charset)
    raise RequestError(f"{url}: more than {HOPS} redirects")


def content_type(header: str) -> tuple[str, str]:
    """Return the media type and the encoding that a header Content-Type names, in small letters."""
    kind, *parameters = one_line(header).lower().split(";")
    named = dict(parameter.strip().partition("=")[::2] for parameter in parameters)
    return kind.strip(), named.get("charset", "").strip(" \"'")


def too_slow(longest: float) -> str:
    """Return the message that a page took longer than `longest` seconds."""
    return f"it takes longer than {longest:g} seconds"


def split_address(url: str) -> SplitResult:
    """Return the parts of a web address. Raises `RequestError` when it is not one."""
    try:
        address = urlsplit(url)
        _ = address.port
    except ValueError as error:
        raise RequestError(f"{url}: is not a web address ({error})") from None
    return address


def public_address(address: SplitResult, *, allow_private: bool) -> str:
    """Return the network address of a host, checked: it is looked up once and then used as is.

    Raises `RequestError` for other schemes than http and https, for a host that is not found, and
    for a private address unless these are allowed.
    """
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
    """Close a connection while it is read: one that trickles bytes would never time out."""
    with contextlib.suppress(OSError):
        socket.socket.shutdown(stream, socket.SHUT_RDWR)


def read_limited(answer: http.client.HTTPResponse) -> bytes:
    """Return the body of an answer. Raises `RequestError` when it is too large, or cut short."""
    content = bytearray()
    promised = answer.length
    while chunk := answer.read1(65536):
        content += chunk
        if len(content) > LARGEST:
            raise RequestError(f"the page is larger than {LARGEST // 1_000_000} MB")
    if promised is not None and len(content) < promised:
        raise RequestError(
            f"the page was cut short: {len(content):,} of {promised:,} bytes came; try again"
        )
    return bytes(content)
