"""Articles come in at the desk: files, archives, addresses; and go out again."""

from __future__ import annotations

import base64
import io
import zipfile
from pathlib import Path

import pytest

from mosulmap.desk.inbox_actions import add_address, add_file, extract, remove
from mosulmap.desk.reading_actions import undo_last
from mosulmap.desk.workspace import Workspace
from mosulmap.errors import RequestError
from mosulmap.project.project import read_project

STORY = """Troops take Karama

Published November 7, 2016

Iraqi forces took Karama on Sunday, an officer said.
"""


def sent(name: str, content: str | bytes) -> dict[str, str]:
    """Return a file as the page sends it."""
    data = content.encode() if isinstance(content, str) else content
    return {"name": name, "content": base64.b64encode(data).decode()}


def zipped(**files: str) -> bytes:
    """Return a zip archive of texts by their names."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return stream.getvalue()


def titles(folder: Path) -> list[str]:
    """Return the titles of the articles on disk."""
    return [row.title for row in read_project(folder).articles.rows]


def test_a_file_becomes_an_article_and_is_read(workspace: Workspace) -> None:
    """Its proposals wait after `extract`."""
    [added] = add_file(workspace, sent("karama.txt", STORY))["added"]
    assert added["title"] == "Troops take Karama"
    assert " new, " in extract(workspace, {})["summary"]
    rows = [
        row
        for row in read_project(workspace.folder).mentions.rows
        if row.article_id == added["id"] and row.event_date == "2016-11-06"
    ]
    assert [(row.place_id, row.control, row.status) for row in rows] == [
        ("karama", "isf", "proposed")
    ]


def test_an_archive_brings_all_its_articles_and_tells_what_it_refuses(
    workspace: Workspace,
) -> None:
    """One faulty file costs itself."""
    content = zipped(**{"a.txt": STORY, "b.txt": STORY, "x.png": "no article"})
    found = add_file(workspace, sent("all.zip", content))
    assert [one["title"] for one in found["added"]] == ["Troops take Karama"]
    assert len(found["refused"]) == 1
    assert "the project has this text already" in found["refused"][0]


@pytest.mark.parametrize("name", ["../../evil.txt", "/etc/passwd.txt", "C:\\evil.txt", "a\0b.txt"])
def test_no_name_of_a_file_leads_out_of_the_project(workspace: Workspace, name: str) -> None:
    """The text is kept under a name of the project's own."""
    before = {path for path in workspace.folder.parent.rglob("*") if path.is_file()}
    add_file(workspace, sent(name, STORY))
    new = {path for path in workspace.folder.parent.rglob("*") if path.is_file()} - before
    assert {path.parent for path in new} == {workspace.folder / "seeds"}


@pytest.mark.parametrize("content", ["%%%", "abc", "ä"])
def test_a_file_that_arrives_torn_is_refused(workspace: Workspace, content: str) -> None:
    """And nothing is written."""
    with pytest.raises(RequestError, match="did not arrive whole"):
        add_file(workspace, {"name": "a.txt", "content": content})


@pytest.mark.parametrize("address", ["", "file:///etc/passwd", "/etc/passwd", "ftp://x.example/a"])
def test_an_address_is_one_of_the_web(workspace: Workspace, address: str) -> None:
    """A desk opens no file of this machine."""
    with pytest.raises(RequestError, match="no web address"):
        add_address(workspace, {"address": address})


def test_no_address_of_this_network_is_fetched(workspace: Workspace) -> None:
    """What a page makes the desk ask for must not be a neighbour."""
    with pytest.raises(RequestError, match=r"127\.0\.0\.1"):
        add_address(workspace, {"address": "http://127.0.0.1:1/a"})


def test_an_article_goes_out_with_its_mentions_and_comes_back(workspace: Workspace) -> None:
    """One decision, taken back by one."""
    before = titles(workspace.folder)
    assert remove(workspace, {"id": "late"})["rows"] == 7
    assert len(titles(workspace.folder)) == len(before) - 1
    undo_last(workspace, {})
    assert titles(workspace.folder) == before
