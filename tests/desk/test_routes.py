"""Addresses of the desk: views and actions by name, and every fault in words."""

from __future__ import annotations

import json
from collections.abc import Callable
from http import HTTPStatus

import pytest

from mosulmap.desk.routes import Routes
from mosulmap.desk.workspace import Reply, Values, Workspace
from mosulmap.errors import ClashError, DataError, OutputError, Problem, RequestError


def echo(_: Workspace, values: Values) -> Reply:
    """Answer with what was asked."""
    return dict(values)


def routes(workspace: Workspace, fault: Exception | None = None) -> Routes:
    """Return routes with a view that echoes, and an action that does or fails."""

    def fail(_: Workspace, values: Values) -> Reply:
        """Raise the fault, if there is one."""
        if fault:
            raise fault
        return dict(values)

    return Routes(workspace, {"echo": echo}, {"do": fail})


def test_a_view_is_asked_with_the_query(workspace: Workspace) -> None:
    """Percent signs and plus signs mean what they mean in a browser."""
    answer = routes(workspace).ask("/ask/echo?id=001%3A2&words=a+b&empty=")
    assert answer is not None
    assert json.loads(answer.content) == {"id": "001:2", "words": "a b", "empty": ""}


@pytest.mark.parametrize("path", ["/ask/other", "/ask/", "/ask/do", "/do/echo", "/x"])
def test_an_unknown_path_is_nobodys(workspace: Workspace, path: str) -> None:
    """Neither kind answers for the other."""
    assert routes(workspace).ask(path) is None
    assert routes(workspace).change(path, b"{}") is None


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"1", b"\xff", b"[" * 100_000])
def test_what_is_no_json_object_is_refused(workspace: Workspace, body: bytes) -> None:
    """With words, and without an exception."""
    answer = routes(workspace).change("/do/do", body)
    assert answer is not None
    assert answer.status == HTTPStatus.BAD_REQUEST
    assert "JSON" in json.loads(answer.content)["error"]


PROBLEM = Problem("seeds/mentions.csv", 3, "control", "'isff' is nobody")


@pytest.mark.parametrize(
    ("fault", "status", "words"),
    [
        (RequestError("no such place"), 400, "no such place"),
        (DataError([PROBLEM]), 422, "seeds/mentions.csv:3: control: 'isff' is nobody"),
        (ClashError([PROBLEM]), 409, "seeds/mentions.csv:3: control: 'isff' is nobody"),
        (OutputError("no space left"), 507, "no space left"),
        (KeyError("x"), 500, "a fault of mosulmap's own (KeyError: 'x')"),
    ],
)
def test_a_fault_is_told_in_words_with_its_status(
    workspace: Workspace, fault: Exception, status: int, words: str
) -> None:
    """The page shows them; the terminal sees no traceback, and the desk goes on."""
    answer = routes(workspace, fault).change("/do/do", b"{}")
    assert answer is not None
    assert (answer.status, json.loads(answer.content)["error"]) == (status, words)


def test_a_text_that_is_no_utf8_arrives_escaped(workspace: Workspace) -> None:
    """A lone surrogate breaks neither the JSON nor the connection."""
    act: Callable[[str, bytes], object] = routes(workspace).change
    answer = act("/do/do", b'{"x": "\\ud800"}')
    assert json.loads(answer.content) == {"x": "\ud800"}  # type: ignore[attr-defined]
