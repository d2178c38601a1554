"""The project of a desk is read when it changes, and not before."""

from __future__ import annotations

from mosulmap.desk.workspace import Workspace
from tests.tiny_project import PLACES


def test_a_project_is_read_once(workspace: Workspace) -> None:
    """Two questions in a row are answered from one reading."""
    assert workspace.read() is workspace.read()
    assert workspace.read().number == 1


def test_what_the_desk_wrote_is_read_before_the_next_answer(workspace: Workspace) -> None:
    """The page asks at once, long before anybody watching the files could tell."""
    workspace.read()
    path = workspace.folder / PLACES
    path.write_text(path.read_text(encoding="utf-8").replace("Samah", "Al-Samah"), encoding="utf-8")
    assert "Al-Samah" not in {place.title for place in workspace.read().project.places.rows}
    workspace.changed = True
    assert "Al-Samah" in {place.title for place in workspace.read().project.places.rows}
    assert workspace.read().number == 2


def test_a_faulty_row_is_in_the_project_and_not_in_its_sound_part(workspace: Workspace) -> None:
    """The desk goes on with what is sound."""
    path = workspace.folder / "seeds/mentions.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace(",karama,", ",karma,"), encoding="utf-8"
    )
    reading = workspace.read()
    assert {p.column for p in reading.problems} == {"place_id"}
    assert len(reading.sound.mentions.rows) < len(reading.project.mentions.rows)
