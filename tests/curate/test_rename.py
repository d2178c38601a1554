"""A place gets another id, or becomes one with another, in every table."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mosulmap.check.problems import find_problems
from mosulmap.curate.decisions import Changes, Signature, make_decision, undo
from mosulmap.curate.rename import format_difference, merge_place, rename_place
from mosulmap.errors import DataError, RequestError
from mosulmap.project.project import read_project
from tests.command_line import files_in
from tests.tiny_project import DECISIONS, NAMES, PLACES, SAMAH, TinyProject

AMIRA = Signature("Amira", lambda: "2026-11-09T14:02:11.000000Z")
LATER = Signature("Amira", lambda: "2026-11-09T15:00:00.000000Z")


@pytest.fixture
def folder(tiny: TinyProject, tmp_path: Path) -> Path:
    """Return a project in which Samah has a spelling that Karama has too, and one of its own."""
    for toponym in ("Karamah", "Samah"):
        tiny.tables[NAMES].append({"place_id": "samah", "toponym": toponym, "lang": "en"})
    tiny.change(PLACES, SAMAH, {"matches": "wd:Q1"})
    return tiny.write(tmp_path / "project")


def tables(folder: Path) -> dict[str, bytes]:
    """Return the files of a project but the record of decisions, which is only added to."""
    files = files_in(folder)
    return {path: files[path] for path in files if path not in (DECISIONS, ".mosulmap.lock")}


def test_a_new_id_stands_wherever_the_old_one_stood(folder: Path) -> None:
    """The place, its parts, its spellings and its mentions; and all of it is undone at once."""
    before = tables(folder)
    make_decision(folder, rename_place(folder, "mosul", "mawsil"), AMIRA)
    project = read_project(folder)
    assert find_problems(project) == ()
    assert {p.id: p.parent_id for p in project.places.rows} == {
        "iraq": "",
        "karama": "mawsil",
        "mawsil": "iraq",
        "samah": "mawsil",
        "tal_afar": "iraq",
    }
    assert [n.toponym for n in project.names.rows if n.place_id == "mawsil"] == ["الموصل"]
    assert sum(m.place_id == "mawsil" for m in project.mentions.rows) == 3
    list(undo(folder, 1, LATER))
    assert tables(folder) == before


def test_a_merged_place_leaves_its_spellings_and_mentions(folder: Path) -> None:
    """A doubled spelling folds, ids elsewhere move; and all of it is undone at once."""
    before = tables(folder)
    make_decision(folder, merge_place(folder, "samah", "karama"), AMIRA)
    project = read_project(folder)
    assert find_problems(project) == ()
    assert "samah" not in {place.id for place in project.places.rows}
    assert project.gazetteer.place["karama"].matches == ("wd:Q1",)
    assert sorted(n.toponym for n in project.names.rows if n.place_id == "karama") == [
        *("Karamah", "Samah", "الكرامة"),
    ]
    assert {m.place_id for m in project.mentions.rows if m.toponym == "Samah"} == {"karama"}
    list(undo(folder, 1, LATER))
    assert tables(folder) == before


def test_a_part_is_merged_into_what_it_lies_in(folder: Path) -> None:
    """Its own parts would move up with it; a position goes where there is none."""
    make_decision(folder, merge_place(folder, "karama", "samah"), AMIRA)
    samah = read_project(folder).gazetteer.place["samah"]
    assert (samah.lon, samah.geo_uncertainty_m, samah.geo_source) == (43.2032, 600, "GeoNames")
    make_decision(folder, merge_place(folder, "mosul", "iraq"), LATER)
    project = read_project(folder)
    assert project.gazetteer.place["samah"].parent_id == "iraq"
    assert find_problems(project) == ()


def test_the_difference_shows_every_row(folder: Path) -> None:
    """As a unified diff, by table."""
    shown = format_difference(rename_place(folder, "samah", "sammah"))
    assert shown.count("--- ") == 3
    removed = [line for line in shown.splitlines() if line.startswith("-") and "---" not in line]
    assert [line.partition(",")[0] for line in removed] == [
        *("-samah", "-samah", "-samah", "-early:139", "-late:44"),
    ]


@pytest.mark.parametrize(
    ("change", "words", "message"),
    [
        (rename_place, ("smah", "x"), r"'smah' is not an id in .*did you mean 'samah'"),
        (rename_place, ("samah", "karama"), r"has 'karama' already"),
        (rename_place, ("samah", "al karama"), r"'al karama' is not an id; use letters"),
        (merge_place, ("samah", "atlantis"), r"'atlantis' is not an id"),
        (merge_place, ("samah", "samah"), r"cannot be merged into itself"),
        (merge_place, ("iraq", "karama"), r"'karama' lies in 'iraq', and would lie in itself"),
    ],
)
def test_what_would_break_the_project_is_refused(
    change: Callable[[Path, str, str], Changes], words: tuple[str, str], message: str, folder: Path
) -> None:
    """Before anything is written."""
    with pytest.raises(RequestError, match=message):
        change(folder, *words)


def test_a_table_with_faulty_rows_is_told(folder: Path) -> None:
    """A row that cannot be read may name the place."""
    with (folder / NAMES).open("a", encoding="utf-8") as file:
        file.write("samah,Sama\n")
    with pytest.raises(DataError, match="has 2 cells, expected 4"):
        rename_place(folder, "samah", "sammah")
