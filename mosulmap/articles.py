"""The articles as stored: bytes, text and hash, nothing changed."""

from __future__ import annotations

import hashlib
from pathlib import Path


def read_article(path: Path) -> tuple[str, str]:
    """Return the text of an article and the SHA-256 of its bytes.

    Line ends stay as they are, so that an offset is a count of code points in the file as stored.

    Raises `OSError` when the file cannot be read and `ValueError` when it is not UTF-8.
    """
    content = path.read_bytes()
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ValueError(f"is not UTF-8 at byte {error.start}") from None
    return text, hashlib.sha256(content).hexdigest()
