"""Writing: all of a file or none of it."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import threading
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


def test_the_content_reaches_the_disk_before_the_name_and_the_name_before_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A power cut leaves the former file or the new one, never an empty one."""
    calls: list[str] = []
    fsync, replace = os.fsync, os.replace

    def recorded_fsync(handle: int) -> None:
        calls.append("sync folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "sync file")
        assert calls[-1] == "sync folder" or os.fstat(handle).st_size == len("new")
        fsync(handle)

    def recorded_replace(source: Path, target: Path) -> None:
        calls.append("rename")
        replace(source, target)

    monkeypatch.setattr(os, "fsync", recorded_fsync)
    monkeypatch.setattr(os, "replace", recorded_replace)
    write_file(tmp_path / "page.html", "new")
    assert calls == ["sync file", "rename", "sync folder"]


@pytest.mark.parametrize("mode", [0o600, 0o664, 0o640])
def test_a_former_file_keeps_its_mode(mode: int, tmp_path: Path) -> None:
    """What its owner hid stays hidden."""
    write_file(tmp_path / "table.csv", "former")
    (tmp_path / "table.csv").chmod(mode)
    write_file(tmp_path / "table.csv", "new")
    assert stat.S_IMODE((tmp_path / "table.csv").stat().st_mode) == mode


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_a_former_file_keeps_its_owner(tmp_path: Path) -> None:
    """Root may write the file of another, who can write it afterwards too."""
    write_file(tmp_path / "table.csv", "former")
    os.chown(tmp_path / "table.csv", 1234, 2345)
    write_file(tmp_path / "table.csv", "new")
    found = (tmp_path / "table.csv").stat()
    assert (found.st_uid, found.st_gid) == (1234, 2345)


def test_a_read_only_file_is_refused(tmp_path: Path) -> None:
    """Its owner does not want it written; even root is told."""
    write_file(tmp_path / "table.csv", "former")
    (tmp_path / "table.csv").chmod(0o444)
    with pytest.raises(OutputError, match=r"table\.csv: cannot be written \(read-only\); "):
        write_file(tmp_path / "table.csv", "new")
    assert everything_below(tmp_path) == {"table.csv": "former"}


def test_a_link_stays_and_its_target_is_written(tmp_path: Path) -> None:
    """A chain of links too, and one whose target is not there yet."""
    shared = tmp_path / "shared"
    shared.mkdir()
    (tmp_path / "table.csv").symlink_to(tmp_path / "other.csv")
    (tmp_path / "other.csv").symlink_to(shared / "table.csv")
    for text in ("first", "second"):
        write_file(tmp_path / "table.csv", text)
        assert (shared / "table.csv").read_text(encoding="utf-8") == text
    assert (tmp_path / "table.csv").is_symlink()
    assert (tmp_path / "other.csv").is_symlink()


def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    """One line, no traceback."""
    (tmp_path / "table.csv").symlink_to("table.csv")
    with pytest.raises(OutputError, match=r"table\.csv: cannot be written \("):
        write_file(tmp_path / "table.csv", "new")


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    """Its reader gets the text; the same goes for a device, which nobody should replace."""
    os.mkfifo(tmp_path / "pipe")
    got: list[str] = []
    reader = threading.Thread(
        target=lambda: got.append((tmp_path / "pipe").read_text(encoding="utf-8"))
    )
    reader.start()
    write_file(tmp_path / "pipe", "through the pipe")
    reader.join()
    assert got == ["through the pipe"]
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


KILLED = """
import os, sys
from pathlib import Path
from mosulmap.files import write_file
os.fsync = lambda handle: os.kill(os.getpid(), 9)
write_file(Path(sys.argv[1]), "half")
"""


def test_what_a_killed_run_left_goes_with_the_next(tmp_path: Path) -> None:
    """The file of a run that still runs stays, and so does every file with another name."""
    write_file(tmp_path / "page.html", "former")
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path / "page.html")], check=False
    )
    assert killed.returncode == -signal.SIGKILL
    assert len(list(tmp_path.iterdir())) == 2
    running = f".mosulmap-{os.getpid()}-abc.part"
    for name in (running, ".page.html.part"):
        (tmp_path / name).write_text("mine", encoding="utf-8")
    write_file(tmp_path / "other.html", "new")
    assert everything_below(tmp_path) == {
        "page.html": "former",
        "other.html": "new",
        running: "mine",
        ".page.html.part": "mine",
    }
