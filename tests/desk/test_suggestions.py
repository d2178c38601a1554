"""Names that are unknown at the desk: with all their sentences, and found once."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

import pytest

from mosulmap.curate.suggest import suggestions_for
from mosulmap.desk import suggestions
from mosulmap.desk.reading_view import reading_view
from mosulmap.desk.suggestions import Found, suggestions_view
from mosulmap.desk.workspace import Workspace
from mosulmap.project.project import Project
from tests.desk.places_project import with_unknown_names
from tests.tiny_project import MENTIONS, TinyProject


@pytest.fixture
def folder(tiny: TinyProject, tmp_path: Path) -> Path:
    """Return a project in which Orvana and Morvian rebels are unknown."""
    return with_unknown_names(tiny).write(tmp_path / "project")


def test_unknown_names_come_with_their_sentences(workspace: Workspace) -> None:
    """A place and a party, each with cells of its row and the articles that name it."""
    found = suggestions_view(workspace, {})
    (orvana,) = [one for one in found["places"] if one["cells"]["id"] == "orvana"]
    assert (orvana["cells"]["title"], orvana["cells"]["type"]) == ("Orvana", "town")
    assert orvana["count"] == len(orvana["sentences"]) == 3
    assert {"article": "late", "words": "Rebels take Orvana"} in orvana["sentences"]
    assert "Morvian rebels" in [one["cells"]["title"] for one in found["parties"]]
    assert found["articles"]["late"] == {"label": "AFP, Reuters", "published": "2016-11-06"}


def test_names_are_found_once_while_the_gazetteer_and_the_texts_are_the_same(
    workspace: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mention that is changed has nothing read again, a place that is changed has."""
    searches = []

    def search(sound: Project) -> Found:
        """Find names, and note that they were looked for."""
        searches.append(sound)
        return suggestions_for(sound)

    monkeypatch.setattr(suggestions, "suggestions_for", search)
    suggestions_view(workspace, {})
    for table, old, new in (
        (MENTIONS, "accepted", "rejected"),
        ("gazetteer/places.csv", ",Karama,", ",Al-Karama,"),
    ):
        path = folder / table
        path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
        workspace.read_again()
        suggestions_view(workspace, {})
    assert len(searches) == 2


def test_the_search_for_names_keeps_nobody_waiting(workspace: Workspace) -> None:
    """While one thread holds the search, another is shown what waits for reading."""
    workspace.read()
    with workspace.suggested_lock:
        waiting = Thread(target=lambda: suggestions_view(workspace, {}))
        waiting.start()
        assert reading_view(workspace, {})["articles"]
        assert waiting.is_alive()
    waiting.join()
