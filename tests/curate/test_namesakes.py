"""Two places of one name: both are told, and the curator says which is meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.curate.extract import extract_project
from mosulmap.curate.namesakes import namesakes_of, question_of, with_place
from mosulmap.model.rows import Mention
from mosulmap.project.project import read_project
from mosulmap.project.table import read_table
from tests.curate.test_review import answering
from tests.tiny_project import MENTIONS, NAMES, PLACES, TinyProject, place

TWIN = place("karama_tal_afar", "Karama", "village", "tal_afar")
SPELLED = [
    {"place_id": key, "toponym": "Karama", "lang": "en", "source": "made up"}
    for key in ("karama", "karama_tal_afar")
]


@pytest.fixture
def folder(tiny: TinyProject, tmp_path: Path) -> Path:
    """Return a project with two places called Karama, and what its articles propose of them."""
    tiny.tables[PLACES].append(TWIN)
    tiny.tables[NAMES] += SPELLED
    tiny.tables[MENTIONS].clear()
    folder = tiny.write(tmp_path / "project")
    extract_project(folder, "2020-01-01")
    return folder


def proposals(folder: Path) -> list[Mention]:
    """Return the proposals of the early article for Karama, in their order."""
    rows = read_table(folder, MENTIONS, Mention).rows
    return [row for row in rows if row.toponym == "Karama" and row.article_id == "early"]


def test_extract_tells_both_places_with_their_parents(folder: Path) -> None:
    """In the note of each proposal, until somebody has answered."""
    for row in proposals(folder):
        assert "which one is meant: " in row.note
        assert {"karama in mosul", "karama_tal_afar in tal_afar"} <= set(
            row.note.partition("meant: ")[2].partition("?")[0].split(" or ")
        )


def test_review_asks_which_one_is_meant(folder: Path) -> None:
    """A number sets the place, and the proposal waits on; then it is accepted as usual."""
    first, *_ = proposals(folder)
    _, said = answering(folder, "2", "a")
    question = next(words for words in said if "Which one is meant?" in words).split("\n")
    assert question[-2:] == [
        "  [1] Karama, neighbourhood in Mosul (karama)",
        "  [2] Karama, village in Tal Afar (karama_tal_afar)",
    ]
    saved = proposals(folder)[0]
    assert (saved.id, saved.place_id, saved.status) == (first.id, "karama_tal_afar", "accepted")
    assert "which one is meant" not in saved.note


def test_the_answer_is_kept_when_extract_reads_again(folder: Path) -> None:
    """It is marked as edited, also where the place that was proposed is the right one."""
    answering(folder, "1", "s", "2")
    before = [row.place_id for row in proposals(folder)]
    assert before == ["karama", "karama_tal_afar"]
    extract_project(folder, "2020-01-01")
    assert [row.place_id for row in proposals(folder)] == before


def test_a_number_without_a_place_is_no_answer(folder: Path) -> None:
    """What can be typed is said."""
    _, said = answering(folder, "3")
    assert "'3' is none of a, r, d, e, c, s, q, 1, 2" in said


def test_a_single_place_is_not_asked_about(tiny: TinyProject, tmp_path: Path) -> None:
    """Most names are of one place."""
    project = read_project(tiny.write(tmp_path))
    row = project.mentions.rows[0]
    assert namesakes_of(row, project.gazetteer) == ()
    assert question_of((), project.gazetteer) == ""
    assert with_place(row, project.gazetteer.place["samah"]).note.startswith("edited")
