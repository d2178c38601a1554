"""What is shown for reading."""

from __future__ import annotations

import pytest

from mosulmap.desk.reading_view import article_view, reading_view
from mosulmap.desk.workspace import Workspace
from mosulmap.errors import RequestError
from tests.tiny_project import LATE_TEXT


def test_what_bears_control_is_asked_first_and_the_rest_is_folded(workspace: Workspace) -> None:
    """A visit asserts nothing of who holds the place."""
    questions = reading_view(workspace, {})["questions"]
    assert [question["folded"] for question in questions] == [False, False, True]
    assert [question["article"] for question in questions] == ["early", "late", "late"]


def test_an_article_comes_with_its_text_and_mentions(workspace: Workspace) -> None:
    """Cells are those of the table."""
    found = article_view(workspace, {"id": "late"})
    assert found["text"] == LATE_TEXT
    assert found["language"] == ""
    starts = [int(row["char_start"]) for row in found["mentions"]]
    assert starts == sorted(starts)
    first = found["mentions"][0]
    assert LATE_TEXT[starts[0] : int(first["char_end"])] == first["toponym"]


def test_an_unknown_article_is_refused_in_words(workspace: Workspace) -> None:
    """It may have been taken out meanwhile."""
    with pytest.raises(RequestError, match="no article has the id 'x'"):
        article_view(workspace, {"id": "x"})
