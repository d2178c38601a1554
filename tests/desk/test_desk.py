"""The desk as a process of its own: who may change something, and what a kill costs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from mosulmap.preview.server import TOKEN
from mosulmap.project.project import read_project
from tests.running_preview import Preview, previewing

ARGS = ("--no-open", "--port", "0", "--as", "Amira")


@pytest.fixture
def desk(folder: Path) -> Iterator[Preview]:
    """Run the desk on a tiny project."""
    with previewing(folder, *ARGS, name="desk") as running:
        yield running


def token_of(desk: Preview) -> str:
    """Return the token that the desk's own page has been given."""
    page = desk.ask("/")[2].decode()
    found = re.search(r'"token": "([\w-]+)"', page)
    assert found
    return found[1]


def send(desk: Preview, action: str, values: object, **headers: str) -> tuple[int, bytes]:
    """Have the desk do something, with some headers, and return status and content."""
    import http.client

    connection = http.client.HTTPConnection("127.0.0.1", desk.port, timeout=60)
    try:
        named = {"Content-Type": "application/json"}
        named |= {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("POST", f"/do/{action}", json.dumps(values), named)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def first_proposal(desk: Preview) -> dict[str, str]:
    """Return the first row that waits."""
    question = json.loads(desk.ask("/ask/reading")[2])["questions"][0]
    rows = json.loads(desk.ask(f"/ask/article?id={question['article']}")[2])["mentions"]
    found: dict[str, str] = next(row for row in rows if row["id"] == question["ids"][0])
    return found


def status_on_disk(folder: Path, key: str) -> str:
    """Return the status of a mention as it is on disk now."""
    return next(row.status for row in read_project(folder).mentions.rows if row.id == key)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 403),
        ({"X_Mosulmap_Token": "guessed"}, 403),
        ({"X_Mosulmap_Token": "TOKEN", "Origin": "http://evil.example"}, 403),
        ({"X_Mosulmap_Token": "TOKEN", "Sec_Fetch_Site": "cross-site"}, 403),
        ({"X_Mosulmap_Token": "TOKEN", "Host": "evil.example"}, 403),
        ({"X_Mosulmap_Token": "TOKEN", "Content_Type": "text/plain"}, 415),
    ],
)
def test_nobody_but_the_desks_own_page_changes_anything(
    desk: Preview, folder: Path, headers: dict[str, str], status: int
) -> None:
    """A form of another page can send text, and has no token."""
    row, token = first_proposal(desk), token_of(desk)
    given = {name: value.replace("TOKEN", token) for name, value in headers.items()}
    values = {"rows": [{"seen": row, "changed": {"status": "accepted"}}]}
    assert send(desk, "answer", values, **given)[0] == status
    assert status_on_disk(folder, row["id"]) == "proposed"


def test_an_answer_is_on_disk_when_the_desk_says_so(desk: Preview, folder: Path) -> None:
    """So that a kill at any moment costs at most the answer that is on its way."""
    row = first_proposal(desk)
    values = {"rows": [{"seen": row, "changed": {"status": "accepted"}}]}
    status, _ = send(desk, "answer", values, **{TOKEN: token_of(desk)})
    desk.process.kill()
    assert status == 200
    assert status_on_disk(folder, row["id"]) == "accepted"
    assert read_project(folder).decisions[-1].who == "Amira"


def test_two_desks_lose_nothing_of_each_other(desk: Preview, folder: Path) -> None:
    """The second answer to a row is refused as a clash, the answer to another is saved."""
    with previewing(folder, *ARGS[:-1], "Nour", name="desk") as other:
        row = first_proposal(other)
        accepted = {"rows": [{"seen": row, "changed": {"status": "accepted"}}]}
        rejected = {"rows": [{"seen": row, "changed": {"status": "rejected"}}]}
        assert send(desk, "answer", accepted, **{TOKEN: token_of(desk)})[0] == 200
        status, content = send(other, "answer", rejected, **{TOKEN: token_of(other)})
    assert status == 409
    assert "nothing was written" in json.loads(content)["error"]
    assert status_on_disk(folder, row["id"]) == "accepted"


def test_an_empty_project_can_be_worked_on(tmp_path: Path) -> None:
    """Right after `init`: no article, no map yet, and no fault."""
    from mosulmap.curate.new_project import begin_project

    begin_project(tmp_path / "new", "empty", None, None, ())
    with previewing(tmp_path / "new", *ARGS, name="desk") as running:
        assert json.loads(running.ask("/ask/inbox")[2])["articles"] == []
        assert json.loads(running.ask("/ask/reading")[2])["questions"] == []
        assert running.ask("/ask/check")[0] == 200


def test_a_folder_that_is_no_project_is_refused(tmp_path: Path) -> None:
    """In one line, as every command does."""
    with (
        pytest.raises(AssertionError, match="no such folder"),
        previewing(tmp_path, *ARGS, name="desk"),
    ):
        pass
