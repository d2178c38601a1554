"""What stands behind the addresses of a desk: views answer `/ask/NAME`, actions `/do/NAME`.

Both are plain functions of the workspace and of what the page sends. Whatever goes wrong becomes
one JSON object with the words for it: the page never sees a traceback.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import parse_qsl, urlsplit

from ..errors import ClashError, DataError, MosulmapError, Problem, RequestError
from ..preview.server import Answer
from .workspace import Reply, Values, Workspace

View = Callable[[Workspace, Values], Reply]
"""Answers a question; `Action` has the same form, and changes the project."""

Action = View

ASK, DO = "/ask/", "/do/"


@dataclass(frozen=True, slots=True)
class Routes:
    """The views and actions of a desk by their names, and the workspace that they work on."""

    workspace: Workspace
    views: Mapping[str, View]
    actions: Mapping[str, Action]

    def ask(self, path: str) -> Answer | None:
        """Answer a path such as `/ask/article?id=001`; None when no view has its name."""
        parts = urlsplit(path)
        view = self.views.get(parts.path.removeprefix(ASK)) if parts.path.startswith(ASK) else None
        if view is None:
            return None
        values = dict(parse_qsl(parts.query, keep_blank_values=True))
        return answered(lambda: view(self.workspace, values))

    def change(self, path: str, body: bytes) -> Answer | None:
        """Do what a path such as `/do/undo` asks for; None when no action has its name."""
        action = self.actions.get(path.removeprefix(DO)) if path.startswith(DO) else None
        if action is None:
            return None
        try:
            return answered(lambda: action(self.workspace, values_of(body)))
        finally:
            self.workspace.changed = True


def values_of(body: bytes) -> Values:
    """Return the JSON object that a page sent. Raises `RequestError` when it is none."""
    try:
        values = json.loads(body)
    except (ValueError, RecursionError):
        raise RequestError("what was sent is not JSON") from None
    if not isinstance(values, dict):
        raise RequestError("what was sent is no JSON object")
    return values


def answered(reply: Callable[[], Reply]) -> Answer:
    """Return a reply as JSON, or the words for what went wrong."""
    try:
        return answer_of(reply())
    except ClashError as error:
        return answer_of(told(error.problems), HTTPStatus.CONFLICT)
    except DataError as error:
        return answer_of(told(error.problems), HTTPStatus.UNPROCESSABLE_ENTITY)
    except RequestError as error:
        return answer_of({"error": str(error), "problems": []}, HTTPStatus.BAD_REQUEST)
    except MosulmapError as error:
        return answer_of({"error": str(error), "problems": []}, HTTPStatus.INSUFFICIENT_STORAGE)
    except Exception as error:  # noqa: BLE001 - a desk that ends at an unknown fault loses what is typed
        words = f"a fault of mosulmap's own ({type(error).__name__}: {error})"
        return answer_of({"error": words, "problems": []}, HTTPStatus.INTERNAL_SERVER_ERROR)


def told(problems: tuple[Problem, ...]) -> Reply:
    """Return problems as the page shows them: each with its column and message."""
    return {
        "error": str(problems[0]),
        "problems": [{"column": one.column, "message": one.message} for one in problems],
    }


def answer_of(reply: Reply, status: HTTPStatus = HTTPStatus.OK) -> Answer:
    """Return a reply as JSON in UTF-8; a lone surrogate stays escaped."""
    text = json.dumps(reply, ensure_ascii=False, separators=(",", ":"))
    return Answer(text.encode("utf-8", "backslashreplace"), status)
