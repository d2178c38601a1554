"""A row is mended where it stands, and all other bytes of its table stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from mosulmap.curate.mend_row import mend_row, row_at
from mosulmap.errors import ClashError, DataError, RequestError
from tests.curate.test_review import folder
from tests.tiny_project import PLACES

__all__ = ["folder"]


def test_only_the_row_changes(folder: Path) -> None:
    """Not the line ends, not the order, not the cells beside it."""
    path = folder / PLACES
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_bytes().split(b"\r\n")
    cells = row_at(folder, PLACES, 3)
    mend_row(folder, PLACES, 3, cells, {"note": "seen, once"})
    after = path.read_bytes().split(b"\r\n")
    assert [n for n, (a, b) in enumerate(zip(before, after, strict=True), 1) if a != b] == [3]
    assert row_at(folder, PLACES, 3) == {**cells, "note": "seen, once"}


def test_a_row_without_a_sound_id_is_mended_too(folder: Path) -> None:
    """That is what its line is for."""
    path = folder / PLACES
    text = path.read_text(encoding="utf-8").replace("\nkarama,", "\n,", 1)
    path.write_text(text, encoding="utf-8")
    line = next(n for n, row in enumerate(text.splitlines(), 1) if row.startswith(",Karama"))
    mend_row(folder, PLACES, line, {"id": ""}, {"id": "karama"})
    assert row_at(folder, PLACES, line)["id"] == "karama"


def test_a_cell_that_somebody_changed_is_kept(folder: Path) -> None:
    """With what it was and what it is."""
    with pytest.raises(ClashError, match="was 'Old' when it was read and is '"):
        mend_row(folder, PLACES, 3, {"title": "Old"}, {"title": "New"})


@pytest.mark.parametrize(
    ("changed", "words"), [({"lat": "north"}, "lat"), ({"height": "3"}, "is no column")]
)
def test_a_cell_that_cannot_stand_there_is_refused(
    folder: Path, changed: dict[str, str], words: str
) -> None:
    """And nothing is written."""
    before = (folder / PLACES).read_bytes()
    with pytest.raises(DataError, match=words):
        mend_row(folder, PLACES, 3, {}, changed)
    assert (folder / PLACES).read_bytes() == before


@pytest.mark.parametrize(
    ("path", "line"), [("../x.csv", 2), ("seeds/a.txt", 2), (PLACES, 1), (PLACES, 99)]
)
def test_what_is_no_row_is_refused(folder: Path, path: str, line: int) -> None:
    """No file but the tables is read, and no header is a row."""
    with pytest.raises(RequestError):
        row_at(folder, path, line)
