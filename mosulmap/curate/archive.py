"""The articles in a zip archive, with limits that no archive of articles comes near."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from ..errors import RequestError

KINDS = (".txt", ".html", ".htm", ".xhtml")
"""How the names of files end that are taken for articles."""

MOST_FILES = 10_000
"""Articles in one archive; a year of a newspaper has fewer."""

MOST_BYTES = 256 * 1024 * 1024
"""Bytes that an archive may unpack to: more is an archive that was made to fill a machine."""


def is_archive(name: str) -> bool:
    """Whether a file is a zip archive by its name."""
    return name.lower().endswith(".zip")


def read_archive(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the articles of a zip archive, each with the archive's name and its own.

    Folders, hidden files and files of other kinds are passed over; nothing is written to disk.
    Raises `RequestError` when it is no such archive, is encrypted, has no article, or is larger
    unpacked than `MOST_BYTES`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield from articles_of(name, archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise RequestError(f"{name}: cannot be unpacked ({error})") from None
    except RuntimeError:
        words = "is locked by a password; unpack it and add the files"
        raise RequestError(f"{name}: {words}") from None


def articles_of(name: str, archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    """Yield the articles of an open archive. Raises `RequestError` beyond the limits."""
    entries = [entry for entry in archive.infolist() if is_article(entry)]
    if not entries:
        raise RequestError(f"{name}: has no article in it, no file that ends in {', '.join(KINDS)}")
    if len(entries) > MOST_FILES:
        raise RequestError(f"{name}: has {len(entries):,} articles; at most {MOST_FILES:,} at once")
    left = MOST_BYTES
    for entry in entries:
        # The size that an entry names may be a lie: no more is read than is left.
        with archive.open(entry) as file:
            content = file.read(left + 1)
        left -= len(content)
        if left < 0:
            raise RequestError(f"{name}: unpacks to more than {MOST_BYTES // 1024**2} MB")
        yield f"{name}/{entry.filename}", content


def is_article(entry: zipfile.ZipInfo) -> bool:
    """Whether an entry of an archive is a file that can be an article."""
    path = PurePosixPath(entry.filename.replace("\\", "/"))
    # Nothing is written by the name, so that one with `..` leads nowhere, and its article is read.
    folders = [part for part in path.parts if part not in ("..", "/")]
    hidden = any(part.startswith((".", "__MACOSX")) for part in folders)
    return not entry.is_dir() and not hidden and path.suffix.lower() in KINDS
