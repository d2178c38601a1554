"""Writing: all of a file or none of it."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from mosulmap.errors import OutputError
from mosulmap.files import write_file


def everything_below(folder: Path) -> dict[str, str]:
    """Return the text of every file below `folder` by its relative path."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_file_holds_the_text_as_utf8_with_its_own_line_ends(tmp_path: Path) -> None:
    """The bytes on disk are the text in UTF-8; no line end is changed."""
    write_file(tmp_path / "page.html", "الموصل\nthen\r\nthen\r")
    assert (tmp_path / "page.html").read_bytes() == "الموصل\nthen\r\nthen\r".encode()


def test_missing_folders_are_made(tmp_path: Path) -> None:
    """A file in a folder that is not there yet brings its folders along."""
    write_file(tmp_path / "a" / "b" / "page.html", "new")
    assert everything_below(tmp_path) == {"a/b/page.html": "new"}


def test_a_former_file_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    """The new text takes the place of the old one; no temporary file stays behind."""
    write_file(tmp_path / "page.html", "a long former text")
    write_file(tmp_path / "page.html", "new")
    assert everything_below(tmp_path) == {"page.html": "new"}


def test_a_new_file_can_be_read_by_others(tmp_path: Path) -> None:
    """A file has the permissions that the user's umask gives to any new file."""
    former = os.umask(0o027)
    try:
        write_file(tmp_path / "page.html", "new")
    finally:
        os.umask(former)
    assert stat.S_IMODE((tmp_path / "page.html").stat().st_mode) == 0o640


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("folder", "is a directory"),
        ("note.txt/page.html", "not a directory"),
        ("note.txt/below/page.html", "not a directory"),
        ("p" * 300 + ".html", "file name too long"),
    ],
)
def test_what_cannot_be_written_is_said_and_nothing_is_touched(
    target: str, reason: str, tmp_path: Path
) -> None:
    """An impossible target gives one line with its reason, and every other file stays."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "note.txt").write_text("former", encoding="utf-8")
    with pytest.raises(OutputError) as error:
        write_file(tmp_path / target, "new")
    path = tmp_path / target
    assert str(error.value) == (
        f"{path}: cannot be written ({reason}); choose another place with -o FILE"
    )
    assert everything_below(tmp_path) == {"note.txt": "former"}


def test_a_folder_of_the_kernel_takes_no_file() -> None:
    """A folder in which nobody can make files gives one line, even to root."""
    with pytest.raises(OutputError, match=r"^/proc/page\.html: cannot be written \("):
        write_file(Path("/proc/page.html"), "new")


def test_a_text_that_no_file_can_hold_leaves_the_former_one(tmp_path: Path) -> None:
    """A text that cannot be written as UTF-8 fails before the former file is touched."""
    write_file(tmp_path / "page.html", "former")
    with pytest.raises((OutputError, UnicodeEncodeError)):
        write_file(tmp_path / "page.html", "half of it \ud83d")
    assert everything_below(tmp_path) == {"page.html": "former"}
