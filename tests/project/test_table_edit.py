"""A row is changed; everything else in the file keeps its bytes, and nothing is overwritten."""

from __future__ import annotations

import multiprocessing
from pathlib import Path

import pytest

from mosulmap.errors import ClashError, DataError
from mosulmap.model.rows import Mention, Name, Place
from mosulmap.project.table import read_table
from mosulmap.project.table_edit import RowChange, change_tables, changes_between
from tests.tiny_project import KARAMA_TAKEN, MENTIONS, NAMES, PLACES, TinyProject


@pytest.fixture
def folder(tiny: TinyProject, tmp_path: Path) -> Path:
    """Return the tiny project on disk."""
    return tiny.write(tmp_path / "project")


def mentions(folder: Path) -> tuple[Mention, ...]:
    """Return the mentions that can be read."""
    return read_table(folder, MENTIONS, Mention).rows


def places(folder: Path) -> tuple[Place, ...]:
    """Return the places that can be read."""
    return read_table(folder, PLACES, Place).rows


def a_place(key: str) -> Place:
    """Return a new city."""
    cells = {"id": key, "title": "New", "type": "city", "fclass": "P", "parent_id": "iraq"}
    return Place.model_validate_strings(cells)


def replace_text(path: Path, old: str, new: str) -> None:
    """Edit a file as a curator does in an editor; the words are there once."""
    text = path.read_bytes().decode()
    assert text.count(old) == 1
    path.write_bytes(text.replace(old, new).encode())


def noted(row: Mention, note: str) -> RowChange:
    """Return the change of a mention's note."""
    return RowChange(row, row.model_copy(update={"note": note}))


def test_only_the_line_of_the_row_changes(folder: Path) -> None:
    """All other lines are the same bytes."""
    before = (folder / MENTIONS).read_bytes().splitlines(keepends=True)
    change_tables(folder, {MENTIONS: [noted(mentions(folder)[KARAMA_TAKEN], "seen")]})
    after = (folder / MENTIONS).read_bytes().splitlines(keepends=True)
    changed = [i for i, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]
    assert changed == [KARAMA_TAKEN + 1]
    assert mentions(folder)[KARAMA_TAKEN].note == "seen"


def test_faulty_rows_blank_lines_and_the_form_of_the_file_stay(folder: Path) -> None:
    """A byte order mark, semicolons, CR LF, a row of two cells, an unknown date: all kept."""
    text = (folder / PLACES).read_text(encoding="utf-8").replace(",", ";").replace("\n", "\r\n")
    text = text.replace("samah;Samah", "\r\nhalf;a row\r\nsamah;Samah").replace("600", " 600 m ")
    (folder / PLACES).write_bytes(b"\xef\xbb\xbf" + text.encode())
    row = next(row for row in places(folder) if row.id == "karama")
    change_tables(folder, {PLACES: [RowChange(row, row.model_copy(update={"note": "a;b"}))]})
    after = (folder / PLACES).read_bytes()
    old = text.split("karama;")[1].split("\r\n")[0]
    assert after == b"\xef\xbb\xbf" + text.replace(old, f'{old}"a;b"').encode()


def test_a_change_of_another_row_meanwhile_is_kept(folder: Path) -> None:
    """The table is read again, not written as it once was."""
    row = mentions(folder)[KARAMA_TAKEN]
    replace_text(folder / MENTIONS, "A hope.", "Edited by hand.")
    change_tables(folder, {MENTIONS: [noted(row, "seen")]})
    assert [row.note for row in mentions(folder) if row.note] == [
        *("seen", "No day in the text.", "Edited by hand."),
    ]


def test_a_change_of_the_same_row_meanwhile_is_a_clash(folder: Path) -> None:
    """File, line, column and both values are named, and the file stays as it is."""
    row = mentions(folder)[KARAMA_TAKEN]
    replace_text(folder / MENTIONS, ",cts,cts,", ",cts,isf,")
    before = (folder / MENTIONS).read_bytes()
    with pytest.raises(ClashError) as error:
        change_tables(folder, {MENTIONS: [noted(row, "seen")]})
    assert str(error.value) == (
        "seeds/mentions.csv:3: control: was 'cts' when it was read and is 'isf' now; "
        "nothing was written"
    )
    assert (folder / MENTIONS).read_bytes() == before


def test_a_row_that_was_deleted_meanwhile_is_a_clash(folder: Path) -> None:
    """It is not brought back."""
    row = mentions(folder)[KARAMA_TAKEN]
    lines = (folder / MENTIONS).read_text(encoding="utf-8").splitlines(keepends=True)
    del lines[KARAMA_TAKEN + 1]
    (folder / MENTIONS).write_text("".join(lines), encoding="utf-8")
    with pytest.raises(ClashError, match=rf"id: '{row.id}' is no longer in the table"):
        change_tables(folder, {MENTIONS: [noted(row, "seen")]})


def test_a_clash_in_one_table_leaves_every_table(folder: Path) -> None:
    """All changes are tried before the first is written."""
    place = places(folder)[0]
    gone = Name(place_id="karama", toponym="Krama", lang="en", source="")
    before = (folder / PLACES).read_bytes()
    changes = {
        PLACES: [RowChange(place, place.model_copy(update={"note": "seen"}))],
        NAMES: [RowChange(gone, None)],
    }
    with pytest.raises(ClashError):
        change_tables(folder, changes)
    assert (folder / PLACES).read_bytes() == before


def test_a_new_row_goes_to_its_place_in_the_order(folder: Path) -> None:
    """After the last row too, where the file lacks its last line end."""
    for key in ("basra", "zab"):
        (folder / PLACES).write_bytes((folder / PLACES).read_bytes().removesuffix(b"\n"))
        change_tables(folder, {PLACES: [RowChange(None, a_place(key))]})
    expected = ["basra", "iraq", "karama", "mosul", "samah", "tal_afar", "zab"]
    assert [row.id for row in places(folder)] == expected


def test_a_new_row_goes_to_the_end_of_an_unsorted_table(folder: Path) -> None:
    """The curator's own order stays."""
    header, *lines = (folder / PLACES).read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / PLACES).write_text("".join([header, *reversed(lines)]), encoding="utf-8")
    change_tables(folder, {PLACES: [RowChange(None, a_place("basra"))]})
    assert [row.id for row in places(folder)][-2:] == ["iraq", "basra"]


def test_a_row_is_not_added_twice(folder: Path) -> None:
    """Another program was quicker: one line says so."""
    with pytest.raises(ClashError, match="'mosul' was added by another program meanwhile"):
        change_tables(folder, {PLACES: [RowChange(None, places(folder)[2])]})


def test_a_row_is_deleted_and_one_whose_key_changes_moves(folder: Path) -> None:
    """The others keep their order."""
    rows = places(folder)
    renamed = rows[1].model_copy(update={"id": "qarama"})
    changes = [RowChange(rows[0], None), RowChange(rows[1], renamed)]
    change_tables(folder, {PLACES: changes})
    assert [row.id for row in places(folder)] == ["mosul", "qarama", "samah", "tal_afar"]


def test_a_table_with_a_quote_out_of_place_is_not_touched(folder: Path) -> None:
    """Nobody knows where its rows end."""
    row = mentions(folder)[0]
    with (folder / MENTIONS).open("a", encoding="utf-8") as file:
        file.write('"open')
    with pytest.raises(DataError, match="never closed"):
        change_tables(folder, {MENTIONS: [noted(row, "seen")]})


def test_the_changes_between_two_tables(folder: Path) -> None:
    """Rows are told apart by their key."""
    old = places(folder)
    edited = old[1].model_copy(update={"note": "seen"})
    new = old[0].model_copy(update={"id": "syria"})
    assert changes_between(PLACES, old, [new, edited, *old[2:]]) == [
        RowChange(old[0], None),
        RowChange(old[1], edited),
        RowChange(None, new),
    ]
    assert changes_between(PLACES, old, old[::-1]) == []


def add_places(folder: Path, prefix: str) -> None:
    """Add ten places, each by a change of its own."""
    for number in range(10):
        change_tables(folder, {PLACES: [RowChange(None, a_place(f"{prefix}{number}"))]})


def test_processes_that_write_at_once_lose_nothing(folder: Path) -> None:
    """Three processes add ten places each to one table."""
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=add_places, args=(folder, prefix)) for prefix in "abc"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0, 0]
    assert len(places(folder)) == 35
