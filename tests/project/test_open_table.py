"""A table that stays open from one change to the next, while others may write its file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mosulmap.errors import ClashError
from mosulmap.model.kept import FORGETFUL, Kept
from mosulmap.model.rows import Mention, Name
from mosulmap.project.open_table import key_of, sort_key
from mosulmap.project.table import read_table
from mosulmap.project.table_edit import RowChange, change_tables, find_row, open_kept
from tests.tiny_project import KARAMA_TAKEN, MENTIONS, NAMES, SAMAH_FLED, TinyProject


@pytest.fixture
def folder(tiny: TinyProject, tmp_path: Path) -> Path:
    """Return the tiny project on disk."""
    return tiny.write(tmp_path / "project")


EDITOR = """
import pathlib, sys
table = pathlib.Path(sys.argv[1])
text = table.read_bytes().replace(b"A hope.", b"A vain hope.")
table.write_bytes(text.replace(b"2016-11-02~", b"2016-11-03~"))
"""
"""A program that changes two rows."""


def mention(folder: Path, index: int) -> Mention:
    """Return a mention as it is on disk."""
    return read_table(folder, MENTIONS, Mention).rows[index]


def note(folder: Path, index: int, words: str, kept: Kept) -> None:
    """Write a note on one mention."""
    row = mention(folder, index)
    change = RowChange(row, row.model_copy(update={"note": words}))
    change_tables(folder, {MENTIONS: [change]}, kept)


def test_a_table_that_nobody_else_wrote_is_not_opened_again(folder: Path) -> None:
    """The second change goes into the table of the first, and the file says the same."""
    kept = Kept()
    note(folder, KARAMA_TAKEN, "first", kept)
    _, table = open_kept(folder, MENTIONS, kept)
    note(folder, KARAMA_TAKEN, "second", kept)
    note(folder, SAMAH_FLED, "third", kept)
    assert open_kept(folder, MENTIONS, kept)[1] is table
    notes = [mention(folder, index).note for index in (KARAMA_TAKEN, SAMAH_FLED)]
    assert notes == ["second", "third"]


def test_a_change_by_another_process_between_two_answers_is_kept(folder: Path) -> None:
    """The file is another then, and is read; a row that it changed is a clash, not overwritten."""
    kept = Kept()
    note(folder, KARAMA_TAKEN, "ours", kept)
    before = mention(folder, SAMAH_FLED)
    command = [sys.executable, "-c", EDITOR, str(folder / MENTIONS)]
    subprocess.run(command, check=True)
    note(folder, KARAMA_TAKEN, "ours again", kept)
    text = (folder / MENTIONS).read_text(encoding="utf-8")
    assert "A vain hope." in text
    assert "ours again" in text
    change = RowChange(before, before.model_copy(update={"note": "late"}))
    with pytest.raises(ClashError, match="event_date: was '2016-11-02~' when it was read and is"):
        change_tables(folder, {MENTIONS: [change]}, kept)
    assert (folder / MENTIONS).read_text(encoding="utf-8") == text
    note(folder, SAMAH_FLED, "seen", kept)
    assert mention(folder, SAMAH_FLED).note == "seen"


def test_a_clash_in_an_open_table_names_the_line_of_the_file(folder: Path) -> None:
    """Also where rows were added above since it was opened."""
    kept = Kept()
    row = mention(folder, KARAMA_TAKEN)
    first = mention(folder, 0).model_copy(update={"char_start": 2, "id": "early:2", "note": "a\nb"})
    change_tables(folder, {MENTIONS: [RowChange(None, first)]}, kept)
    stale = row.model_copy(update={"note": "as it never was"})
    with pytest.raises(ClashError, match=r"^seeds/mentions\.csv:5: note: was 'as it never was'"):
        change_tables(folder, {MENTIONS: [RowChange(stale, row)]}, kept)


def test_a_row_is_found_by_its_key(folder: Path) -> None:
    """As it is on disk; a key that no row has finds none."""
    key = mention(folder, KARAMA_TAKEN).id
    found = find_row(folder, MENTIONS, (key,), Kept())
    assert found == mention(folder, KARAMA_TAKEN)
    assert find_row(folder, MENTIONS, ("early:9999",)) is None


WORDS = st.sampled_from(["Karameh", "Karāma", "al-Karama", "Mosul", "b, c", "Zuhur"])
ROWS = st.builds(
    lambda place, words, lang: Name(place_id=place, toponym=words, lang=lang, source="a law"),
    st.sampled_from(["karama", "mosul"]),
    WORDS,
    st.sampled_from(["en", "ar"]),
)


@given(st.lists(st.tuples(st.booleans(), ROWS), max_size=12))
def test_an_open_table_is_the_table_in_its_file(
    tmp_path_factory: pytest.TempPathFactory, drawn: list[tuple[bool, Name]]
) -> None:
    """A law: rows added, changed and taken out in one open table make the bytes of fresh ones."""
    folders = [TinyProject().write(tmp_path_factory.mktemp("law") / name) for name in "ab"]
    keepers = [Kept(), FORGETFUL]
    for gone, row in drawn:
        rows = {key_of(NAMES, one): one for one in read_table(folders[0], NAMES, Name).rows}
        before = rows.get(key_of(NAMES, row))
        change = RowChange(before, None if gone and before else row)
        for folder, kept in zip(folders, keepers, strict=True):
            change_tables(folder, {NAMES: [change]}, kept)
    one, other = ((folder / NAMES).read_bytes() for folder in folders)
    assert one == other
    found = read_table(folders[0], NAMES, Name).rows
    assert list(map(sort_key, found)) == sorted(map(sort_key, found))
