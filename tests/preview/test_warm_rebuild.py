"""A map of which most was kept has the bytes of one that is made from nothing."""

from __future__ import annotations

import csv
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mosulmap.model.rows import TABLES
from mosulmap.preview.preview import MapDrawer, Snapshot
from tests.tiny_project import (
    ACTORS,
    ARTICLES,
    BACKGROUND,
    CTS,
    EARLY,
    IRAQ,
    IS,
    ISF,
    KARAMA,
    KARAMA_TAKEN,
    LATE,
    MENTIONS,
    MOSUL,
    MOSUL_HELD,
    NAMES,
    PLACES,
    SAMAH_SEEN,
    Cells,
    TinyProject,
    csv_text,
)

EDITABLE = (PLACES, NAMES, ACTORS, BACKGROUND, ARTICLES, MENTIONS)

VALUES = ["", "x", "0", "-0.0", "0.0", "42.4481", "42,4481", "is", "isf", "contested", "karama"]
VALUES += ["2016-11-04", "2016-10", "accepted", "rejected", "visit", "holding", "implied", "Mosul"]
"""What an edit writes into any cell: some of it is a fault in most columns, some in few."""


def save(folder: Path, project: TinyProject) -> None:
    """Write the tables and the texts of a project that has a folder already."""
    for path, rows in project.tables.items():
        (folder / path).write_text(csv_text(path, rows), encoding="utf-8", newline="")
    for key, text in project.texts.items():
        (folder / "seeds" / f"{key}.txt").write_bytes(text.encode())


def cold(folder: Path) -> Snapshot:
    """Return the snapshot that a preview takes first."""
    return MapDrawer(folder, "en").snapshot()


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, int, str, str]:
    """Return an edit: the table, the row, the column, and what its cell holds then.

    Half of them write what another row of the table has in that column.
    """
    tables = TinyProject().tables
    path = draw(st.sampled_from(EDITABLE))
    row = draw(st.integers(0, len(tables[path]) - 1))
    column = draw(st.sampled_from(list(TABLES[path].model_fields)))
    others = [other.get(column, "") for other in tables[path]]
    return path, row, column, draw(st.sampled_from(VALUES) | st.sampled_from(others))


@given(st.lists(edits(), min_size=1, max_size=4))
def test_a_warm_rebuild_is_a_cold_one_after_any_edit(
    changes: list[tuple[str, int, str, str]],
) -> None:
    """Map, problems and all; each edit is taken back, so that a fault does not hide the rest."""
    with tempfile.TemporaryDirectory() as name:
        folder = TinyProject().write(Path(name) / "project")
        drawer = MapDrawer(folder, "en")
        first = drawer.snapshot()
        for path, row, column, value in changes:
            save(folder, TinyProject().change(path, row, {column: value}))
            assert drawer.snapshot() == cold(folder)
        save(folder, TinyProject())
        assert drawer.snapshot() == first


DISTANT: list[tuple[str, int, Cells]] = [
    (ACTORS, IS, {"title": "Another party"}),
    (ACTORS, ISF, {"title_ar": "اسم آخر"}),
    (ACTORS, ISF, {"color": "#101010;#a0a0a0"}),
    (ACTORS, CTS, {"parent_id": "is"}),
    (ACTORS, CTS, {"title": "Another service"}),
    (PLACES, MOSUL, {"title": "Another city"}),
    (PLACES, IRAQ, {"title": "Another country"}),
    (PLACES, MOSUL, {"lon": "43.2"}),
    (NAMES, 2, {"toponym": "مدينة أخرى"}),
    (ARTICLES, EARLY, {"publisher": "AFP"}),
    (ARTICLES, EARLY, {"published": "2016-11-07"}),
    (ARTICLES, LATE, {"published": ""}),
    (ARTICLES, LATE, {"agency": "AFP;Reuters;The Gazette"}),
    (MENTIONS, MOSUL_HELD, {"control": "isf", "event": "fighting"}),
    (MENTIONS, MOSUL_HELD, {"event_date": "2016-11-03"}),
    (MENTIONS, KARAMA_TAKEN, {"event_date": "2016-10-20"}),
    (MENTIONS, SAMAH_SEEN, {"actor": "is"}),
]
"""Edits on which what is said of other places depends too."""


@pytest.mark.parametrize(("path", "row", "cells"), DISTANT)
def test_what_rests_on_a_row_elsewhere_is_made_again(
    path: str, row: int, cells: Cells, tmp_path: Path
) -> None:
    """A party, a larger place, its spellings, an article, a mention of the larger place."""
    folder = TinyProject().write(tmp_path / "project")
    drawer = MapDrawer(folder, "en")
    first = drawer.snapshot()
    save(folder, TinyProject().change(path, row, cells))
    assert drawer.snapshot() == cold(folder) != first


def without_row(project: TinyProject, path: str, row: int) -> None:
    """Delete a row."""
    del project.tables[path][row]


def with_row_twice(project: TinyProject, path: str, row: int) -> None:
    """Write a row a second time, with another id where it has one."""
    project.tables[path].insert(row, dict(project.tables[path][row]))


def with_row_last(project: TinyProject, path: str, row: int) -> None:
    """Move a row to the end."""
    project.tables[path].append(project.tables[path].pop(row))


@pytest.mark.parametrize("edit", [without_row, with_row_twice, with_row_last])
@pytest.mark.parametrize("path", EDITABLE)
def test_rows_that_come_go_and_move_change_the_same(
    edit: object, path: str, tmp_path: Path
) -> None:
    """The lines of all rows below change with them."""
    folder = TinyProject().write(tmp_path / "project")
    drawer = MapDrawer(folder, "en")
    drawer.snapshot()
    changed = TinyProject()
    assert callable(edit)
    edit(changed, path, 0)
    save(folder, changed)
    assert drawer.snapshot() == cold(folder)


@pytest.mark.parametrize("text", ["", "Another text.\n", "\ufeffThe same with a mark."])
def test_a_text_that_changed_is_read_again(text: str, tmp_path: Path) -> None:
    """Its mentions may no longer stand in it."""
    folder = TinyProject().write(tmp_path / "project")
    drawer = MapDrawer(folder, "en")
    drawer.snapshot()
    (folder / "seeds" / "late.txt").write_text(text, encoding="utf-8")
    assert drawer.snapshot() == cold(folder)


SHIPPED: list[tuple[str, int, Cells]] = [
    (PLACES, 40, {"title": "Another name"}),
    (PLACES, 3, {"lon": "43.1"}),
    (NAMES, 100, {"toponym": "Another spelling"}),
    (ACTORS, 2, {"title": "Another party"}),
    (ARTICLES, 1, {"publisher": "Another paper"}),
    (MENTIONS, 20, {"status": "rejected"}),
    (MENTIONS, 60, {"control": "contested", "event": "fighting"}),
]


def test_the_shipped_project_is_drawn_as_from_nothing(shipped_copy: Path) -> None:
    """One row after the other is edited, in every table, and stays as it is then."""
    drawer = MapDrawer(shipped_copy, "en")
    drawer.snapshot()
    for path, row, cells in SHIPPED:
        edit_row(shipped_copy / path, row, cells)
        assert drawer.snapshot() == cold(shipped_copy)


def edit_row(file: Path, row: int, cells: Cells) -> None:
    """Put cells into a row of a table on disk."""
    with file.open(encoding="utf-8", newline="") as stream:
        header, *rows = csv.reader(stream)
    for column, value in cells.items():
        rows[row][header.index(column)] = value
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows([header, *rows])


def test_a_row_elsewhere_is_not_made_again(tmp_path: Path) -> None:
    """That is what the keeping is for: of the rows only the one that was edited is another."""
    folder = TinyProject().write(tmp_path / "project")
    drawer = MapDrawer(folder, "en")
    drawer.snapshot()
    before = kept_places(drawer)
    save(folder, TinyProject().change(PLACES, KARAMA, {"note": "a note"}))
    drawer.snapshot()
    after = kept_places(drawer)
    assert {key for key in before if before[key] is not after[key]} == {"karama"}
    save(folder, TinyProject().change(PLACES, MOSUL, {"note": "a note"}))
    drawer.snapshot()
    last = kept_places(drawer)
    assert {key for key in after if after[key] is not last[key]} >= {"mosul", "karama"}
    assert after["tal_afar"] is last["tal_afar"]


def kept_places(drawer: MapDrawer) -> dict[str, object]:
    """Return the drafts that a drawer keeps, by the id of their place."""
    _, column = drawer.kept.before["draft",]
    return dict(zip(column.keys, column.results, strict=True))
