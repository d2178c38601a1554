"""What is done in the inbox: articles come in, are described, are read, and are taken out."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator

from ..curate.add import Given, add_page, read_content, read_source
from ..curate.archive import is_archive, read_archive
from ..curate.decisions import make_decision
from ..curate.extract import extract_project
from ..curate.page import Page
from ..curate.remove import remove_article
from ..errors import RequestError
from ..model.kept import FORGETFUL, Kept
from .workspace import Reply, Values, Workspace


def add_file(workspace: Workspace, values: Values) -> Reply:
    """Add the article in a file, or all of a zip archive: its `name`, and `content` in base64.

    Returns what came in, and what did not and why. Raises `RequestError` for content that is not
    base64.
    """
    name = str(values.get("name", ""))
    try:
        content = base64.b64decode(str(values.get("content", "")), validate=True)
    except (binascii.Error, ValueError):
        raise RequestError(f"{name}: did not arrive whole; add it again") from None
    # Articles that are in are not read again for each that follows.
    kept = Kept()
    added: list[Reply] = []
    refused: list[str] = []
    for own, bytes_of in contents_of(name, content, refused):
        try:
            added.append(add_read(workspace, read_content(own, bytes_of, workspace.today()), kept))
        except RequestError as error:
            refused.append(str(error))
    return {"added": added, "refused": refused}


def contents_of(name: str, content: bytes, refused: list[str]) -> Iterator[tuple[str, bytes]]:
    """Yield a file, or what is in an archive; why it cannot be unpacked goes to `refused`."""
    if not is_archive(name):
        yield name, content
        return
    try:
        yield from read_archive(name, content)
    except RequestError as error:
        refused.append(str(error))


def add_address(workspace: Workspace, values: Values) -> Reply:
    """Add the article at a web `address`. Raises `RequestError` when it cannot be had."""
    page = read_source(required_address(values), workspace.today())
    return {"added": [add_read(workspace, page)], "refused": []}


def required_address(values: Values) -> str:
    """Return the address that was sent. Raises `RequestError` when it is none of the web.

    A desk never opens a file of this machine by its name: the browser sends what is in it.
    """
    address = str(values.get("address", "")).strip()
    if not address.lower().startswith(("http://", "https://")):
        raise RequestError(f"'{address}' is no web address; it begins with https://")
    return address


def add_read(workspace: Workspace, page: Page, kept: Kept = FORGETFUL) -> Reply:
    """Add an article that was read, and return its id, its title and remarks on it.

    What did not change since it was `kept` is not read again.
    """
    row, remarks = add_page(workspace.folder, page, workspace.today(), Given(), kept)
    return {"id": row.id, "title": row.title, "remarks": remarks}


def extract(workspace: Workspace, _: Values) -> Reply:
    """Read all articles, and propose what they say. Returns what changed in words, and remarks."""
    summary, remarks = extract_project(workspace.folder, workspace.today())
    return {"summary": summary.partition(": ")[2], "remarks": remarks}


def remove(workspace: Workspace, values: Values) -> Reply:
    """Take the article with an `id` out with its mentions; undo brings it back.

    Raises the errors of `remove_article`.
    """
    changes = remove_article(workspace.folder, str(values.get("id", "")))
    make_decision(workspace.folder, changes, workspace.sign(str(values.get("why", ""))))
    return {"rows": sum(map(len, changes.values()))}
