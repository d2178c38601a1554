"""The articles as stored: bytes, text and SHA-256, nothing changed."""

from __future__ import annotations

import hashlib
from functools import partial
from pathlib import Path

from ..model.kept import FORGETFUL, Kept


def read_article(path: Path, kept: Kept = FORGETFUL) -> tuple[str, str]:
    """Return the text of an article and the SHA-256 of its bytes.

    Line ends stay as they are, so that an offset is a count of code points in the file as stored.
    What `kept` has of a file with the same bytes is not decoded again.

    Raises `OSError` when the file cannot be read and `ValueError` when it is not UTF-8.
    """
    content = path.read_bytes()
    return kept.of(("article", path.name), (content,), partial(decode_article, content))


def decode_article(content: bytes) -> tuple[str, str]:
    """Return the text of an article and the SHA-256. Raises `ValueError` when it is not UTF-8."""
    if kind := other_kind(content):
        raise ValueError(f"is {kind}")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ValueError(f"is not UTF-8 at byte {error.start}") from None
    return text, hashlib.sha256(content).hexdigest()


OTHER_KINDS = [
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "a rich text document"),
    (b"%PDF-", "a PDF"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\xff\xfe", "UTF-16 text"),
    (b"\xfe\xff", "UTF-16 text"),
]
"""First bytes of files that people take for texts."""


BEGINNING = 4_096
"""Bytes by which a file is judged: more than a tenth of them NUL is no text in UTF-8."""


def other_kind(content: bytes) -> str:
    """Return the kind of a file by its first bytes; empty for plain text."""
    begins = content[:BEGINNING]
    full = "full of NUL bytes and may be UTF-16"
    other = full if begins.count(0) * 10 > len(begins) else ""
    return next((kind for start, kind in OTHER_KINDS if begins.startswith(start)), other)
