"""One page of the web, fetched with limits, from a real server on this machine."""

from __future__ import annotations

import pytest

from mosulmap.curate.add import read_source
from mosulmap.curate.fetch import fetch
from mosulmap.errors import RequestError

from .site import PAGE, Pages


def test_a_redirect_is_followed(site: str) -> None:
    """A page that has moved is read where it now is."""
    assert fetch(f"{site}/moved", allow_private=True) == (
        *(PAGE.encode(), "text/html"),
        "utf-8",
    )


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/picture", "is image/png; expected an HTML page or text"),
        ("/large", "the page is larger than 5 MB"),
        ("/cut", r"cut short: \d+ of 1,\d+ bytes came; try again"),
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


def test_the_encoding_that_a_server_names_is_handed_on(site: str) -> None:
    """In small letters, without quotation marks; and the text is read in it."""
    assert fetch(f"{site}/old", allow_private=True).charset == "windows-1256"
    assert read_source(f"{site}/old", "2026-11-22", allow_private=True).text == "الكرامة"


def test_a_private_address_is_refused_unless_asked_for(site: str) -> None:
    """A link in an article must not make this machine ask its own network."""
    with pytest.raises(RequestError, match="is a private address; --allow-private fetches it"):
        fetch(f"{site}/story")


@pytest.mark.parametrize("address", ["http://[::1", "http://localhost:99999/", "http:///story"])
def test_a_broken_address_is_refused(address: str) -> None:
    """What cannot be an address is told, without a traceback."""
    with pytest.raises(RequestError, match="address"):
        read_source(address, "2026-11-22")
