"""Articles in zip archives, and archives that are made to do harm."""

from __future__ import annotations

import io
import zipfile

import pytest

from mosulmap.curate import archive
from mosulmap.curate.archive import read_archive
from mosulmap.errors import RequestError


def zipped(files: dict[str, bytes]) -> bytes:
    """Return a zip archive of files by their names."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return stream.getvalue()


def test_articles_come_out_and_nothing_else() -> None:
    """Not pictures, not what a Mac or a hidden folder adds; a name with `..` hides nothing."""
    files = {
        "wires/a.txt": b"one",
        "b.HTML": b"two",
        "b_files/logo.png": b"x",
        "__MACOSX/a.txt": b"x",
        ".git/c.txt": b"x",
        "../../d.txt": b"three",
    }
    assert list(read_archive("all.zip", zipped(files))) == [
        ("all.zip/wires/a.txt", b"one"),
        ("all.zip/b.HTML", b"two"),
        ("all.zip/../../d.txt", b"three"),
    ]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"no archive", "cannot be unpacked"),
        (b"", "cannot be unpacked"),
        (zipped({"a.txt": b"text" * 50})[:-30], "cannot be unpacked"),
        (zipped({"a.png": b"x"}), "has no article in it"),
    ],
    ids=["other bytes", "empty", "cut off", "a picture"],
)
def test_what_is_no_archive_of_articles_is_refused(content: bytes, words: str) -> None:
    """In one line."""
    with pytest.raises(RequestError, match=words):
        list(read_archive("all.zip", content))


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small file that would fill the machine."""
    monkeypatch.setattr(archive, "MOST_BYTES", 1024**2)
    bomb = zipped({f"{number}.txt": b"0" * 1024**2 for number in range(3)})
    assert len(bomb) < 10_000
    with pytest.raises(RequestError, match="unpacks to more than 1 MB"):
        list(read_archive("bomb.zip", bomb))


def test_too_many_articles_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before the first is read."""
    monkeypatch.setattr(archive, "MOST_FILES", 2)
    with pytest.raises(RequestError, match="has 3 articles; at most 2"):
        next(read_archive("many.zip", zipped({f"{n}.txt": b"x" for n in range(3)})))
